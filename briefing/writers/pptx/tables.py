"""Tables, native: a header row that assistive technology knows, thin rules between the rows, everything explicit.

A cell inherits no size from the theme, so each says its own (`text.cell_text`); the table style is the one without any
look, because a style's look differs between programs.
"""

from __future__ import annotations

from briefing.frame import Cell, Color, Outline, TableBox
from briefing.writers.pptx.sheet import Sheet
from briefing.writers.pptx.text import cell_text

_NO_STYLE_NO_GRID = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_RULE = Outline(Color.RULE, 0.75)


def table_xml(box: TableBox, sheet: Sheet) -> str:
    """The `a:tbl` of a table."""
    columns = "".join(f'<a:gridCol w="{width}"/>' for width in box.columns)
    named_rows = any(row and row[0].header for row in box.cells[box.header_rows :])
    flags = f' firstRow="{int(box.header_rows > 0)}"' + (' firstCol="1"' if named_rows else "")
    rows = "".join(_row(row, height, box, sheet) for row, height in zip(box.cells, box.heights, strict=True))
    return (
        f"<a:tbl><a:tblPr{flags}><a:tableStyleId>{_NO_STYLE_NO_GRID}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>"
    )


def _row(row: tuple[Cell, ...], height: int, box: TableBox, sheet: Sheet) -> str:
    return f'<a:tr h="{height}">{"".join(_cell(cell, box, sheet) for cell in row)}</a:tr>'


def _cell(cell: Cell, box: TableBox, sheet: Sheet) -> str:
    none = "<a:noFill/>"
    edges = "".join(f'<a:{side} w="0">{none}</a:{side}>' for side in ("lnL", "lnR", "lnT"))
    below = sheet.style.line(_RULE).replace("a:ln", "a:lnB")
    i = box.insets
    return (
        f"<a:tc>{cell_text(cell.paragraphs, sheet)}"
        f'<a:tcPr marL="{i.left}" marR="{i.right}" marT="{i.top}" marB="{i.bottom}" anchor="ctr">'
        f"{edges}{below}{sheet.style.fill(cell.fill)}</a:tcPr></a:tc>"
    )

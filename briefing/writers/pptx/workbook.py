"""The workbook inside a chart: its numbers, so that "Edit data" in PowerPoint works (ECMA-376 part 1, clause 18)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeGuard

from briefing.deck import Series
from briefing.writers.pptx.archive import zipped
from briefing.writers.pptx.markup import HEAD, OFFICE, PACKAGE, escaped

_SHEET_ML = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
SHEET = "Sheet1"


def workbook(categories: Sequence[str], series: Sequence[Series]) -> bytes:
    """An .xlsx file: categories in column A from the second row, each series in a column below its name."""
    head = _row(1, ["", *(s.name for s in series)])
    rows = [_row(i + 2, [name, *(_at(s, i) for s in series)]) for i, name in enumerate(categories)]
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relationships("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{_SHEET_ML}" xmlns:r="{OFFICE}"><sheets>'
        f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relationships("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'{HEAD}<worksheet xmlns="{_SHEET_ML}"><sheetData>{head}{"".join(rows)}'
        "</sheetData></worksheet>",
    }
    return zipped({name: xml.encode() for name, xml in parts.items()})


def column(index: int) -> str:
    """The letters of a column, counted from 0: A, B ... Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def number(value: float) -> str:
    """A number as the file wants it: no exponent sign that a reader may not know, no needless ".0"."""
    return repr(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def is_number(value: float | None) -> TypeGuard[float]:
    """Whether a cell holds a number that can be drawn."""
    return value is not None and math.isfinite(value)


def _at(series: Series, index: int) -> float | None:
    return series.values[index] if index < len(series.values) else None


def _row(row: int, cells: Sequence[str | float | None]) -> str:
    return f'<row r="{row}">{"".join(_cell(f"{column(i)}{row}", value) for i, value in enumerate(cells))}</row>'


def _cell(reference: str, value: str | float | None) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        return f'<c r="{reference}" t="inlineStr"><is><t>{escaped(value)}</t></is></c>'
    return f'<c r="{reference}"><v>{number(value)}</v></c>' if is_number(value) else ""


def _types() -> str:
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>'
    )


def _relationships(kind: str, target: str) -> str:
    row = f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/>'
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{row}</Relationships>'

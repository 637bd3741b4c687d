"""A native table: columns by their content, rows of measured height."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.deck import TableSlide
from briefing.frame import Align, Box, Cell, Color, Insets, TableBox
from briefing.layout.canvas import Canvas, Overflow, below, top_of
from briefing.layout.slides.blocks import refuse_broken_words
from briefing.layout.text import Style, height_of
from briefing.template.model import TextRole
from briefing.units import Emu, Rect, inches, points

_INSETS = Insets(inches(0.14), inches(0.07), inches(0.14), inches(0.07))
_ROOMY = 0.6  # of the width at least
_TALLEST_ROW = inches(0.66)  # that a row of one line grows to where there is room
_NUMBER = re.compile(r"^[~<>≈±+–−-]?\s*[$€£¥]?\s*[\d.,  ]*\d\s*(?:%|[A-Za-z€£$]{0,4})\.?$")


def table(slide: TableSlide, canvas: Canvas) -> tuple[Box, ...]:
    """The table with its header row; the caption stands above it."""
    rect = canvas.content
    boxes: list[Box] = []
    if slide.caption and slide.caption.text:
        style = canvas.style(TextRole.LABEL, canvas.tones.muted)
        caption = canvas.paragraph(slide.caption, rect.width, style)
        height = height_of([caption])
        boxes.append(canvas.box("Caption", top_of(rect, height), [caption]))
        rect = below(rect, height + inches(0.1))
    boxes.append(_table(slide, rect, canvas))
    return tuple(boxes)


def _table(slide: TableSlide, rect: Rect, canvas: Canvas) -> TableBox:
    has_header = any(slide.header)
    rows = (slide.header, *slide.rows) if has_header else slide.rows
    styles = [_styles(rows[int(has_header) :], column, canvas) for column in range(len(slide.header))]
    columns = column_widths(rows, rect.width, canvas, [body for _, body in styles])
    cells = tuple(
        tuple(
            _cell(
                text,
                slide.points,
                canvas,
                width,
                style[0 if has_header and i == 0 else 1],
                has_header and i == 0,
                j == 0,
            )
            for j, (text, width, style) in enumerate(zip(row, columns, styles, strict=True))
        )
        for i, row in enumerate(rows)
    )
    heights = _heights(cells, rect.height)
    kind = canvas.setting.label("table")
    alt = (
        f"{kind}: {slide.caption.text if slide.caption else slide.title.text}. {', '.join(filter(None, slide.header))}"
    )
    area = Rect(rect.x, rect.y, sum(columns), sum(heights))
    return TableBox("Table", area, columns, heights, cells, _INSETS, alt, int(has_header))


def _styles(rows: Sequence[Sequence[str]], column: int, canvas: Canvas) -> tuple[Style, Style]:
    """The styles of a column's header and of its cells: numbers stand flush right."""
    texts = [row[column] for row in rows if row[column].strip()]
    numeric = bool(texts) and sum(bool(_NUMBER.match(t.strip())) for t in texts) >= 0.7 * len(texts)
    align = Align.RIGHT if numeric and column else Align.LEFT
    head = canvas.style(TextRole.CELL, canvas.tones_on(Color.DARK).heading, bold=True, align=align)
    body = canvas.style(TextRole.CELL, canvas.tones.ink, align=align)
    return head, body


def column_widths(
    rows: Sequence[Sequence[str]], width: Emu, canvas: Canvas, styles: Sequence[Style]
) -> tuple[Emu, ...]:
    """Widths in EMU that sum to at most `width`: every column its longest word at least, the rest by what it holds.

    Raises Overflow if the longest words do not fit beside each other.
    """
    typesetter = canvas.setting.typesetter
    padding = _INSETS.left + _INSETS.right + inches(0.06)
    least: list[Emu] = []
    wanted: list[Emu] = []
    for column, style in enumerate(styles):
        bold = canvas.style(TextRole.CELL, style.color, bold=True)
        measured = [
            [
                typesetter.width_pt(typesetter.runs(word, bold), style.size_pt)
                for word in (row[column], *row[column].split())
            ]
            for row in rows
        ]
        slack = 1 + 2 * typesetter.slack
        wanted.append(points(max(m[0] for m in measured) * slack) + padding)
        least.append(points(max(max(m[1:], default=0.0) for m in measured) * slack) + padding)
    if sum(least) > width:
        raise Overflow("columns")
    if sum(wanted) <= width:
        target = max(sum(wanted), int(_ROOMY * width) if sum(wanted) < _ROOMY * width / 2 else width)
        return tuple(w * target // sum(wanted) for w in wanted)
    spare = width - sum(least)
    asked = [w - n for w, n in zip(wanted, least, strict=True)]
    return tuple(n + spare * a // sum(asked) for n, a in zip(least, asked, strict=True))


def _cell(
    text: str, points_: tuple[str, ...], canvas: Canvas, width: Emu, style: Style, header: bool, first: bool
) -> Cell:
    paragraph = canvas.setting.typesetter.paragraph(text, width - _INSETS.left - _INSETS.right, style, points=points_)
    refuse_broken_words([paragraph])
    return Cell((paragraph,), Color.DARK if header else None, header)


def _heights(cells: Sequence[Sequence[Cell]], given: Emu) -> tuple[Emu, ...]:
    """Row heights: what the highest cell needs, and more where there is room."""
    padding = _INSETS.top + _INSETS.bottom
    needed = [max(height_of(cell.paragraphs) for cell in row) + padding for row in cells]
    spare = given - sum(needed)
    if spare < 0:
        raise Overflow("table")
    share = min(spare // len(needed), max(_TALLEST_ROW - min(needed), 0))
    return tuple(height + share for height in needed)

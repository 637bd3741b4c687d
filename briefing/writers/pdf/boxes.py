"""The boxes of a page, each drawn at its place with its words tagged for what they are."""

from __future__ import annotations

from itertools import accumulate
from typing import assert_never

from briefing.diagnostics import OutputError, Place
from briefing.frame import (
    Anchor,
    Box,
    Cell,
    ChartBox,
    Color,
    GroupBox,
    Insets,
    Page,
    Paragraph,
    PictureBox,
    Shape,
    ShapeBox,
    TableBox,
    Tag,
    TextBox,
)
from briefing.units import Rect
from briefing.writers.pdf.charts import draw_chart
from briefing.writers.pdf.pen import Pen
from briefing.writers.pdf.structure import Element
from briefing.writers.pdf.text import Column, draw_artifact, draw_paragraph

_RULE_PT = 0.6  # the line under each row of a table


def draw_page(pen: Pen, page: Page) -> None:
    """Draws every box of `page`, in reading order."""
    for box in page.boxes:
        _draw(pen, box, page.rect)


def _draw(pen: Pen, box: Box, sheet: Rect) -> None:
    match box:
        case TextBox():
            _draw_text(pen, box, sheet)
        case ShapeBox():
            with pen.canvas.artifact():
                pen.shape(box.rect, box.shape, box.fill, box.outline, box.adjust, box.arrow)
        case PictureBox():
            _draw_picture(pen, box)
        case TableBox():
            _draw_table(pen, box)
        case ChartBox():
            with pen.canvas.content(pen.canvas.tree.block("Figure", box.alt, pen.quad(box.rect))):
                draw_chart(pen, box)
        case GroupBox():
            for member in box.boxes:
                _draw(pen, member, sheet)
        case _:
            assert_never(box)


def _draw_text(pen: Pen, box: TextBox, sheet: Rect) -> None:
    if box.tag is Tag.ARTIFACT:
        with pen.canvas.artifact(_pagination(box.rect, sheet)):
            pen.shape(box.rect, box.shape, box.fill, box.outline, box.adjust)
            for paragraph, column in _columns(pen, box.paragraphs, box.rect, box.insets, box.anchor):
                draw_artifact(pen, paragraph, column)
        return
    if box.fill or box.outline:
        with pen.canvas.artifact():
            pen.shape(box.rect, box.shape, box.fill, box.outline, box.adjust)
    _draw_paragraphs(pen, box)


def _draw_paragraphs(pen: Pen, box: TextBox) -> None:
    parent = pen.canvas.tree.block("BlockQuote") if box.tag is Tag.QUOTE else None
    for paragraph, column in _columns(pen, box.paragraphs, box.rect, box.insets, box.anchor):
        if paragraph.tag is Tag.ARTIFACT:
            with pen.canvas.artifact():
                draw_artifact(pen, paragraph, column)
        elif paragraph.text.strip():
            draw_paragraph(pen, paragraph, column, pen.canvas.tree.paragraph(paragraph, parent))


def _pagination(rect: Rect, sheet: Rect) -> str:
    """The properties of page furniture: a header in the upper half of the sheet, a footer in the lower."""
    is_header = rect.y + rect.bottom < sheet.y + sheet.bottom
    return f"/Type /Pagination /Subtype /{'Header' if is_header else 'Footer'}"


def _columns(
    pen: Pen, paragraphs: tuple[Paragraph, ...], rect: Rect, insets: Insets, anchor: Anchor
) -> list[tuple[Paragraph, Column]]:
    """Each paragraph with the column that it is set in, from its top."""
    inner = rect.inset(insets.left, insets.top, insets.right, insets.bottom)
    left, bottom, right, top = pen.quad(inner)
    before = [0.0, *(p.before_pt for p in paragraphs[1:])]
    height = sum(p.height_pt for p in paragraphs) + sum(before[: len(paragraphs)])
    match anchor:
        case Anchor.TOP:
            y = top
        case Anchor.MIDDLE:
            y = (top + bottom + height) / 2
        case Anchor.BOTTOM:
            y = bottom + height
    columns = []
    for space, paragraph in zip(before, paragraphs, strict=False):
        columns.append((paragraph, Column(left, right, y - space)))
        y -= space + paragraph.height_pt
    return columns


def _draw_picture(pen: Pen, box: PictureBox) -> None:
    data = pen.assets.get(box.asset)
    if data is None:
        raise OutputError.one("PDF002", "the handout shows a picture that is not at hand", Place(box.asset))
    quad = pen.quad(box.rect)
    figure = pen.canvas.tree.block("Figure", box.alt or box.asset, quad)
    with pen.canvas.content(figure):
        pen.canvas.place_picture(box.asset, data, quad, pen.grayscale)


def _draw_table(pen: Pen, box: TableBox) -> None:
    table = pen.canvas.tree.block("Table", bbox=pen.quad(box.rect))
    lefts = list(accumulate(box.columns, initial=box.rect.x))
    tops = list(accumulate(box.heights, initial=box.rect.y))
    for r, row in enumerate(box.cells):
        element = table.add("TR")
        for c, cell in enumerate(row):
            rect = Rect(lefts[c], tops[r], box.columns[c], box.heights[r])
            _draw_cell(pen, cell, rect, box.insets, _cell_element(pen, cell, element, r < box.header_rows))
        _draw_rule(pen, Rect(box.rect.x, tops[r], box.rect.width, box.heights[r]))


def _cell_element(pen: Pen, cell: Cell, row: Element, in_header: bool) -> Element:
    has_words = any(paragraph.text.strip() for paragraph in cell.paragraphs)
    if not cell.header or not has_words:
        return pen.canvas.tree.cell(row, "TD")
    return pen.canvas.tree.cell(row, "TH", "Column" if in_header else "Row")


def _draw_cell(pen: Pen, cell: Cell, rect: Rect, insets: Insets, element: Element) -> None:
    if cell.fill:
        with pen.canvas.artifact():
            pen.shape(rect, Shape.RECT, cell.fill, None)
    for paragraph, column in _columns(pen, cell.paragraphs, rect, insets, Anchor.MIDDLE):
        if paragraph.text.strip():
            draw_paragraph(pen, paragraph, column, pen.canvas.tree.paragraph(paragraph, element))


def _draw_rule(pen: Pen, row: Rect) -> None:
    left, bottom, right, _ = pen.quad(row)
    with pen.canvas.artifact():
        pen.line((left, bottom), (right, bottom), Color.RULE, _RULE_PT)

"""Slides that set things side by side: comparison, pairs, outlook."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.deck import Bullet, ComparisonSlide, Line, OutlookColumn, OutlookSlide, Pair, PairsSlide
from briefing.frame import Anchor, Box, Color, Insets, Outline, Paragraph, Run, Shape, ShapeBox, Tag, TextBox
from briefing.layout.canvas import GUTTER, Canvas, Overflow, below, inner_width, top_of
from briefing.layout.slides.around import around
from briefing.layout.slides.blocks import body_text, refuse_broken_words, row_heights
from briefing.layout.slides.bullets import details
from briefing.layout.text import height_of
from briefing.template.model import TextRole
from briefing.units import Emu, Rect, inches

_HEAD_INSETS = Insets(inches(0.25), inches(0.12), inches(0.2), inches(0.12))
_BODY_INSETS = Insets(inches(0.25), inches(0.2), inches(0.25), inches(0.2))
_ROW_INSETS = Insets(inches(0.25), inches(0.1), inches(0.2), inches(0.1))
_ARROW = inches(0.32)
_ARROW_LANE = inches(0.55)
_MOST_SPARE = inches(0.7)  # in a row of pairs beyond what its text needs
_SPARSE = 0.6  # of a body at most, for text that stands in its middle


def comparison(slide: ComparisonSlide, canvas: Canvas) -> tuple[Box, ...]:
    """Two named sides as columns under headers of two colours."""
    room = around(canvas, bar=slide.bar)
    sides = ((slide.left, slide.left_lines, Color.DARK), (slide.right, slide.right_lines, Color.ACCENT))
    columns = room.rect.columns(2, GUTTER)
    heads = [_head([Run(name.text, bold=True)], name, canvas, columns[0], fill) for name, _, fill in sides]
    texts = [
        tuple(_points(lines, canvas, inner_width(column, _BODY_INSETS), Color.MIST))
        for (_, lines, _), column in zip(sides, columns, strict=True)
    ]
    fills = [(fill, None) for _, _, fill in sides]
    return room.holding(*_columns(columns, heads, texts, fills, canvas, ("Left", "Right")))


def outlook(slide: OutlookSlide, canvas: Canvas) -> tuple[Box, ...]:
    """A column for each degree of certainty, headed by its name and the article's own hedge."""
    if not slide.columns:
        raise Overflow("columns")
    room = around(canvas, bar=slide.bar)
    columns = room.rect.columns(len(slide.columns), GUTTER)
    possible = canvas.setting.label("possible")
    looks = [_outlook_look(column, i, possible) for i, column in enumerate(slide.columns)]
    heads = [
        _head(_named_hedge(column), column.name, canvas, area, look[0])
        for column, area, look in zip(slide.columns, columns, looks, strict=True)
    ]
    texts = [
        tuple(_points([Bullet(line) for line in column.lines], canvas, inner_width(area, _BODY_INSETS), _tint(look)))
        for column, area, look in zip(slide.columns, columns, looks, strict=True)
    ]
    names = tuple(column.name.text or f"Column {i + 1}" for i, column in enumerate(slide.columns))
    return room.holding(*_columns(columns, heads, texts, looks, canvas, names))


def _outlook_look(column: OutlookColumn, index: int, possible: str) -> tuple[Color | None, Outline | None]:
    """What is only possible has a dashed outline; the rest takes the two strong colours in turn."""
    if column.name.text == possible or index > 1:
        return None, Outline(Color.ACCENT, 1.5, dashed=True)
    return (Color.DARK, Color.ACCENT)[index], None


def _tint(look: tuple[Color | None, Outline | None]) -> Color | None:
    """The fill below a header of that look."""
    return Color.MIST if look[1] is None else None


def _named_hedge(column: OutlookColumn) -> list[Run]:
    hedge = [Run(f"  {column.hedge.text}", italic=True)] if column.hedge.text else []
    return [Run(column.name.text, bold=True), *hedge]


def _head(runs: list[Run], line: Line, canvas: Canvas, column: Rect, fill: Color | None) -> Paragraph:
    tones = canvas.tones_on(fill)
    color = tones.accent if fill is None else tones.heading
    style = canvas.style(TextRole.HEADING, color, tag=Tag.H2, size_pt=canvas.heading_pt)
    width = inner_width(column, _HEAD_INSETS)
    return canvas.setting.typesetter.paragraph(runs, width, style, line.origin, line.points)


def _points(lines: Sequence[Bullet], canvas: Canvas, width: Emu, fill: Color | None) -> list[Paragraph]:
    """Bullets with their details, on a card of that fill."""
    tones = canvas.tones_on(fill)
    style = canvas.style(TextRole.LIST, tones.ink, size_pt=canvas.statement_pt, before_pt=10)
    if len(lines) == 1 and not lines[0].details:
        return [canvas.paragraph(lines[0].line, width, style)]
    paragraphs: list[Paragraph] = []
    for entry in lines:
        paragraphs += canvas.bullets([entry.line], width, style)
        paragraphs += details(entry, canvas, width, fill)
    return paragraphs


def _columns(
    areas: Sequence[Rect],
    heads: Sequence[Paragraph],
    texts: Sequence[Sequence[Paragraph]],
    looks: Sequence[tuple[Color | None, Outline | None]],
    canvas: Canvas,
    names: Sequence[str],
) -> list[TextBox]:
    """Headers of one height with bodies of one height below them, down to the end of the room."""
    refuse_broken_words([*heads, *(p for text in texts for p in text)])
    head = max(height_of([h]) for h in heads) + _HEAD_INSETS.top + _HEAD_INSETS.bottom
    body = max(height_of(t) for t in texts) + _BODY_INSETS.top + _BODY_INSETS.bottom
    given = areas[0].height - head
    if body > given:
        raise Overflow("columns")
    canvas.refuse_crowding(body, given)
    anchor = Anchor.MIDDLE if body <= _SPARSE * given else Anchor.TOP
    boxes: list[TextBox] = []
    for area, heading, text, (fill, outline), name in zip(areas, heads, texts, looks, names, strict=True):
        boxes.append(
            canvas.box(
                name,
                top_of(area, head),
                [heading],
                insets=_HEAD_INSETS,
                anchor=Anchor.MIDDLE,
                fill=fill,
                outline=outline,
            )
        )
        tint = _tint((fill, outline))
        boxes.append(
            canvas.box(
                f"{name}: text",
                below(area, head),
                text,
                insets=_BODY_INSETS,
                anchor=anchor,
                fill=tint,
                outline=outline,
            )
        )
    return boxes


def pairs(slide: PairsSlide, canvas: Canvas) -> tuple[Box, ...]:
    """Rows from a limit to its response, or from a cause to its result; what has none is dashed and says so."""
    room = around(canvas, bar=slide.bar)
    left, right = _lanes(room.rect)
    warns = _speaks_of_limits(slide, canvas)
    boxes: list[Box] = []
    top = 0
    if slide.left_heading.text or slide.right_heading.text:
        heads = _headings(slide, canvas, left, right, warns)
        boxes += heads
        top = max((box.rect.height for box in heads), default=0) + inches(0.1)
    rows = [_row(pair, canvas, left, right, warns) for pair in slide.pairs]
    refuse_broken_words(p for row in rows for text in row for p in text)
    needed = [max(height_of(t) for t in row) + _ROW_INSETS.top + _ROW_INSETS.bottom for row in rows]
    canvas.refuse_crowding(sum(needed), room.rect.height - top)
    heights = row_heights([max(needed, default=0)] * len(rows), room.rect.height - top, _MOST_SPARE)
    y = room.rect.y + top
    for i, (pair, row, height) in enumerate(zip(slide.pairs, rows, heights, strict=True)):
        boxes += _draw_row(
            i, pair, row, Rect(left.x, y, left.width, height), Rect(right.x, y, right.width, height), canvas, warns
        )
        y += height + inches(0.14)
    return room.holding(*boxes)


def _lanes(rect: Rect) -> tuple[Rect, Rect]:
    """The two lanes of the pairs, with room for the arrows between them."""
    left, right = rect.columns(2, _ARROW_LANE)
    return left, right


def _speaks_of_limits(slide: PairsSlide, canvas: Canvas) -> bool:
    """Whether the left side may take the warning colour: it names limits, or one of them has no answer."""
    limits = {canvas.setting.label("limit"), canvas.setting.label("limits")}
    return slide.left_heading.text in limits or any(pair.right is None for pair in slide.pairs)


def _headings(slide: PairsSlide, canvas: Canvas, left: Rect, right: Rect, warns: bool) -> list[TextBox]:
    tones = canvas.tones
    boxes: list[TextBox] = []
    for name, line, lane, color in (
        ("Left heading", slide.left_heading, left, tones.warning if warns else tones.heading),
        ("Right heading", slide.right_heading, right, tones.accent),
    ):
        if line.text:
            paragraph = canvas.paragraph(line, lane.width, canvas.style(TextRole.BODY, color, bold=True, tag=Tag.H2))
            boxes.append(canvas.box(name, top_of(lane, height_of([paragraph])), [paragraph]))
    return boxes


def _row(pair: Pair, canvas: Canvas, left: Rect, right: Rect, warns: bool) -> tuple[tuple[Paragraph, ...], ...]:
    fill = Color.SAND if warns else Color.MIST
    said = body_text([pair.left], canvas, inner_width(left, _ROW_INSETS), fill)
    width = inner_width(right, _ROW_INSETS)
    if pair.right:
        return said, body_text([pair.right], canvas, width, Color.SKY)
    style = canvas.style(TextRole.LIST, canvas.tones.warning, bold=True, size_pt=canvas.statement_pt)
    return said, (canvas.paragraph(canvas.setting.label("no-response"), width, style),)


def _draw_row(
    index: int,
    pair: Pair,
    texts: tuple[tuple[Paragraph, ...], ...],
    left: Rect,
    right: Rect,
    canvas: Canvas,
    warns: bool,
) -> list[Box]:
    """One row: the left box, an arrow, the right box."""
    lane = right.x - left.right
    arrow = Rect(left.right + (lane - _ARROW) // 2, left.y + (left.height - _ARROW) // 2, _ARROW, _ARROW)
    given = pair.right is not None
    return [
        canvas.box(
            f"Row {index + 1}",
            left,
            texts[0],
            insets=_ROW_INSETS,
            anchor=Anchor.MIDDLE,
            fill=Color.SAND if warns else Color.MIST,
        ),
        ShapeBox("Arrow", arrow, Shape.ARROW, fill=Color.ACCENT if given else Color.WARNING),
        canvas.box(
            f"Row {index + 1}: answer",
            right,
            texts[1],
            insets=_ROW_INSETS,
            anchor=Anchor.MIDDLE,
            fill=Color.SKY if given else None,
            outline=None if given else Outline(Color.WARNING, 1.5, dashed=True),
        ),
    ]

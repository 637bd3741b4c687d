"""Big numbers: one in a tinted panel beside what it counts, two or three in panels side by side or below each other."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from briefing.deck import BigNumber, BigNumberSlide
from briefing.frame import Anchor, Box, Color, Insets, Paragraph, TextBox
from briefing.layout.canvas import GUTTER, Canvas, Overflow, below, inner_width, rule, top_of
from briefing.layout.slides.blocks import refuse_broken_words
from briefing.layout.slides.bullets import body_box
from briefing.layout.text import height_of
from briefing.template.model import TextRole
from briefing.units import Emu, Rect, inches

_LARGE, _ROWS = 0, 1  # arrangements: side by side if that leaves the numbers large, below each other, side by side
_FILL = Color.SKY
_INSETS = Insets(inches(0.3), inches(0.2), inches(0.25), inches(0.25))
_FIGURE_GAP_PT = 4.0
_MOST = 3
_ALONE_SHARE = 0.44  # of the width, for the panel of a single number
_ALONE_HEIGHT = inches(3.2)  # of that panel
_ROW_SHARE = 0.46  # of the width, for numbers below each other
_LEAST_ROW = inches(0.9)
_TALLEST_ROW = inches(1.35)
_LEAST_SHARE = 0.55  # of the room, for panels side by side with nothing below them


def big_number(slide: BigNumberSlide, canvas: Canvas) -> tuple[Box, ...]:
    """One to three numbers, each with what it counts; bullets beside a single one, below several."""
    if not 1 <= len(slide.numbers) <= _MOST:
        raise Overflow("numbers")
    if len(slide.numbers) == 1:
        return _alone(slide, canvas)
    if canvas.arrangement == _ROWS:
        drawn = _down(slide.numbers, canvas)
    else:
        drawn = _across(slide.numbers, canvas, has_more=bool(slide.bullets))
    if not slide.bullets:
        return tuple(drawn)
    lowest = max(box.rect.bottom for box in drawn)
    rest = below(canvas.content, lowest + GUTTER - canvas.content.y)
    return (*drawn, body_box(slide.bullets, rest, canvas))


def _alone(slide: BigNumberSlide, canvas: Canvas) -> tuple[Box, ...]:
    """The number in a panel at the left; at its right what it counts, and the bullets below that."""
    (number,) = slide.numbers
    content = canvas.content
    width = int(_ALONE_SHARE * content.width)
    right = content.inset(left=width + 2 * GUTTER)
    meaning = _meaning(number, canvas, right.width)
    said = height_of([meaning])
    if not slide.bullets:
        height = min(max(_ALONE_HEIGHT, said), content.height)
        canvas.refuse_crowding(said, height)
        beside = canvas.box("Meaning", top_of(right, height), [meaning], anchor=Anchor.MIDDLE)
        return _panel(number, canvas, Rect(content.x, content.y, width, height)), beside
    body = body_box(slide.bullets, below(right, said + 2 * GUTTER), canvas)
    needed = said + 2 * GUTTER + height_of(body.paragraphs) + body.insets.top + body.insets.bottom
    canvas.refuse_crowding(needed, content.height)
    height = min(max(_ALONE_HEIGHT, needed), content.height)
    return (
        _panel(number, canvas, Rect(content.x, content.y, width, height)),
        canvas.box("Meaning", top_of(right, said), [meaning]),
        rule(below(right, said + GUTTER)),
        replace(body, rect=top_of(body.rect, right.y + height - body.rect.y)),
    )


def _panel(number: BigNumber, canvas: Canvas, rect: Rect) -> TextBox:
    """The tinted panel of a single number."""
    figures = _figures([number], canvas, inner_width(rect, _INSETS))
    return canvas.box("Figure", rect, figures, insets=_INSETS, anchor=Anchor.MIDDLE, fill=_FILL)


def _across(numbers: Sequence[BigNumber], canvas: Canvas, *, has_more: bool) -> list[Box]:
    """Panels of one height, each with a number over what it counts."""
    areas = canvas.content.columns(len(numbers), GUTTER)
    width = inner_width(areas[0], _INSETS)
    meanings = [_meaning(n, canvas, width, before_pt=_FIGURE_GAP_PT, fill=_FILL) for n in numbers]
    figures = _figures(numbers, canvas, width)
    if canvas.arrangement == _LARGE and figures[0].size_pt < canvas.setting.theme.deck[TextRole.NUMERAL][0]:
        raise Overflow("figures")
    texts = list(zip(figures, meanings, strict=True))
    needed = max(height_of(text) for text in texts) + _INSETS.top + _INSETS.bottom
    given = canvas.content.height
    if needed > given:
        raise Overflow("numbers")
    canvas.refuse_crowding(needed, given)
    height = needed if has_more else max(needed, int(_LEAST_SHARE * given))
    return [
        canvas.box(f"Figure {i}", top_of(area, height), text, insets=_INSETS, fill=_FILL)
        for i, (text, area) in enumerate(zip(texts, areas, strict=True), 1)
    ]


def _down(numbers: Sequence[BigNumber], canvas: Canvas) -> list[Box]:
    """Rows: the number in a panel at the left, what it counts at its right."""
    content = canvas.content
    left = int(_ROW_SHARE * content.width)
    figures = _figures(numbers, canvas, left - _INSETS.left - _INSETS.right)
    meanings = [_meaning(n, canvas, content.width - left - GUTTER) for n in numbers]
    needed = [max(height_of([f]), height_of([m]), _LEAST_ROW) for f, m in zip(figures, meanings, strict=True)]
    pitch = min(max((content.height + GUTTER) // len(numbers) - GUTTER, max(needed)), max(_TALLEST_ROW, *needed))
    boxes: list[Box] = []
    rest = content
    for i, (figure, meaning) in enumerate(zip(figures, meanings, strict=True), 1):
        row = top_of(rest, pitch)
        panel, beside = Rect(row.x, row.y, left, pitch), row.inset(left=left + GUTTER)
        boxes.append(_row_panel(f"Figure {i}", panel, figure, canvas))
        boxes.append(canvas.box(f"Meaning {i}", beside, [meaning], anchor=Anchor.MIDDLE))
        rest = rest.inset(top=pitch + GUTTER)
    if boxes[-1].rect.bottom > content.bottom:
        raise Overflow("numbers")
    return boxes


def _row_panel(name: str, rect: Rect, figure: Paragraph, canvas: Canvas) -> TextBox:
    insets = Insets(_INSETS.left, 0, _INSETS.right, 0)
    return canvas.box(name, rect, [figure], insets=insets, anchor=Anchor.MIDDLE, fill=_FILL)


def _figures(numbers: Sequence[BigNumber], canvas: Canvas, width: Emu) -> list[Paragraph]:
    """The numbers, each on one line, at the largest size at which all of them are so wide at most."""
    sizes = canvas.setting.theme.deck
    for size_pt in (*sizes[TextRole.FIGURE], *sizes[TextRole.NUMERAL]):
        style = canvas.style(TextRole.FIGURE, canvas.tones_on(_FILL).accent, bold=True, size_pt=size_pt)
        figures = [canvas.paragraph(number.figure, width, style) for number in numbers]
        if all(len(figure.lines) == 1 for figure in figures):
            return figures
    raise Overflow("figure")


def _meaning(
    number: BigNumber, canvas: Canvas, width: Emu, before_pt: float = 0.0, fill: Color | None = None
) -> Paragraph:
    style = canvas.style(TextRole.LIST, canvas.tones_on(fill).ink, size_pt=canvas.statement_pt, before_pt=before_pt)
    paragraph = canvas.paragraph(number.meaning, width, style)
    refuse_broken_words([paragraph])
    return paragraph

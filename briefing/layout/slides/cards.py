"""Cards: two to six boxes of one size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.deck import Card, CardsSlide
from briefing.frame import Anchor, Box, Color, Paragraph, ShapeBox, Tag
from briefing.layout.canvas import CARD_INSETS, GUTTER, RULE_HEIGHT, Canvas, Overflow
from briefing.layout.emphasis import emphasised
from briefing.layout.slides.around import around
from briefing.layout.slides.blocks import refuse_broken_words
from briefing.layout.text import height_of
from briefing.template.model import TextRole
from briefing.units import Emu, Rect, inches

# Columns and rows for a number of cards, the better-looking arrangement first.
_GRIDS = {
    1: ((1, 1), (1, 1)),
    2: ((2, 1), (1, 2)),
    3: ((3, 1), (1, 3)),
    4: ((2, 2), (1, 4)),
    5: ((3, 2), (2, 3)),
    6: ((3, 2), (2, 3)),
}
_HEADING_GAP_PT = 6.0
_LARGE_PT = 22.0
_MOST_HEADING_LINES = 2  # before a smaller size is tried
_LEAST_SHARE = 0.4  # of the room, for a single row of cards that hold little
_AIR = inches(0.3)  # in a card beyond what its text needs
_ABOVE = 0.35  # of the room that cards leave free, where nothing stands above or below them
_WIDE_SHARE = 0.7  # of the room: cards side by side that need more are the better for being wide


def cards(slide: CardsSlide, canvas: Canvas) -> tuple[Box, ...]:
    """Cards in a grid. More than six never fit."""
    room = around(canvas, slide.lead, slide.bar)
    if len(slide.cards) not in _GRIDS:
        raise Overflow("cards")
    columns, rows = _GRIDS[len(slide.cards)][canvas.arrangement]
    return room.holding(*_grid(slide.cards, room.rect, canvas, columns, rows, not (room.before or room.after)))


def _grid(
    entries: Sequence[Card], rect: Rect, canvas: Canvas, columns: int, rows: int, is_alone: bool
) -> tuple[Box, ...]:
    """The cards with their accent rules, as high as the fullest of them needs; lower down where they are alone."""
    width = rect.columns(columns, GUTTER)[0].width
    texts = [tuple(_text(card, canvas, width - CARD_INSETS.left - CARD_INSETS.right)) for card in entries]
    needed = max(height_of(t) for t in texts) + CARD_INSETS.top + CARD_INSETS.bottom + RULE_HEIGHT
    given = rect.rows(rows, GUTTER)[0].height
    refuse_broken_words(p for text in texts for p in text)
    if canvas.can_shrink(TextRole.HEADING) and any(len(t[0].lines) > _MOST_HEADING_LINES for t in texts if len(t) > 1):
        raise Overflow("heading")
    if needed > given:
        raise Overflow("cards")
    if rows == 1 and columns > 2 and needed > _WIDE_SHARE * given and canvas.size(TextRole.LIST) < _LARGE_PT:
        raise Overflow("narrow cards")
    height = min(given, max(needed + _AIR, int(_LEAST_SHARE * rect.height) // rows))
    free = rect.height - rows * height - (rows - 1) * GUTTER
    anchor = Anchor.MIDDLE if rows > 1 else Anchor.TOP
    if is_alone:
        rect = rect.inset(top=int(_ABOVE * free))
    boxes: list[Box] = []
    for i, text in enumerate(texts):
        cell = Rect(rect.x + i % columns * (width + GUTTER), rect.y + i // columns * (height + GUTTER), width, height)
        boxes += _card(f"Card {i + 1}", cell, text, canvas, anchor)
    return tuple(boxes)


def _below_heading(canvas: Canvas) -> float:
    """The size of text below a card's heading: a step smaller than the heading, or the least of its ladder."""
    ladder = canvas.setting.theme.deck[TextRole.LIST]
    smaller = [size for size in ladder if size < canvas.size(TextRole.HEADING)]
    return min(canvas.size(TextRole.LIST), smaller[0] if smaller else ladder[-1])


def _card(name: str, cell: Rect, text: Sequence[Paragraph], canvas: Canvas, anchor: Anchor) -> Iterator[Box]:
    """A tinted box under a rule in the accent colour."""
    top = Rect(cell.x, cell.y, cell.width, RULE_HEIGHT)
    yield ShapeBox("Accent", top, fill=Color.ACCENT)
    body = cell.inset(top=RULE_HEIGHT)
    yield canvas.box(name, body, text, insets=CARD_INSETS, anchor=anchor, fill=Color.MIST)


def _text(card: Card, canvas: Canvas, width: Emu) -> Iterator[Paragraph]:
    tones = canvas.tones_on(Color.MIST)
    if card.heading:
        yield canvas.paragraph(
            card.heading, width, canvas.style(TextRole.HEADING, tones.heading, bold=True, tag=Tag.H2)
        )
    body = canvas.style(TextRole.LIST, tones.ink, before_pt=_HEADING_GAP_PT)
    if card.heading:  # never larger than what stands above it
        body = canvas.style(TextRole.LIST, tones.ink, before_pt=_HEADING_GAP_PT, size_pt=_below_heading(canvas))
    if len(card.body) > 1:
        yield from canvas.bullets(card.body, width, body)
    else:
        yield from (emphasised(line, canvas, width, body, Color.MIST) for line in card.body)

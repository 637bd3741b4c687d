"""Cards: two to six boxes of one size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.deck import Card, CardsSlide
from briefing.frame import Anchor, Box, Color, Paragraph, ShapeBox, Tag
from briefing.layout.canvas import CARD_INSETS, GUTTER, RULE_HEIGHT, Canvas, Overflow
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
_MOST_HEADING_LINES = 2  # before a smaller size is tried
_LEAST_SHARE = 0.62  # of the room, for a single row of cards that hold little


def cards(slide: CardsSlide, canvas: Canvas) -> tuple[Box, ...]:
    """Cards in a grid. More than six never fit."""
    room = around(canvas, slide.lead, slide.bar)
    if len(slide.cards) not in _GRIDS:
        raise Overflow("cards")
    columns, rows = _GRIDS[len(slide.cards)][canvas.arrangement]
    return room.holding(*_grid(slide.cards, room.rect, canvas, columns, rows))


def _grid(entries: Sequence[Card], rect: Rect, canvas: Canvas, columns: int, rows: int) -> tuple[Box, ...]:
    """The cards with their accent rules."""
    width = rect.columns(columns, GUTTER)[0].width
    texts = [tuple(_text(card, canvas, width - CARD_INSETS.left - CARD_INSETS.right)) for card in entries]
    needed = max(height_of(t) for t in texts) + CARD_INSETS.top + CARD_INSETS.bottom + RULE_HEIGHT
    given = rect.rows(rows, GUTTER)[0].height
    refuse_broken_words(p for text in texts for p in text)
    if canvas.can_shrink(TextRole.HEADING) and any(len(t[0].lines) > _MOST_HEADING_LINES for t in texts if len(t) > 1):
        raise Overflow("heading")
    if needed > given:
        raise Overflow("cards")
    height = given if rows > 1 else min(given, max(needed + inches(0.3), int(_LEAST_SHARE * given)))
    anchor = Anchor.MIDDLE if rows > 1 else Anchor.TOP
    boxes: list[Box] = []
    for i, text in enumerate(texts):
        cell = Rect(rect.x + i % columns * (width + GUTTER), rect.y + i // columns * (height + GUTTER), width, height)
        boxes += _card(f"Card {i + 1}", cell, text, canvas, anchor)
    return tuple(boxes)


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
    role = TextRole.BODY if card.heading else TextRole.LIST
    body = canvas.style(role, tones.ink, before_pt=_HEADING_GAP_PT)
    if len(card.body) > 1:
        yield from canvas.bullets(card.body, width, body)
    else:
        yield from (canvas.paragraph(line, width, body) for line in card.body)

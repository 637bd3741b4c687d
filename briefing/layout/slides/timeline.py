"""Timeline: dated events in their order. Across where the words are short, else down; what is to come is dashed."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.deck import Event, TimelineSlide
from briefing.frame import Anchor, Box, Color, GroupBox, Insets, Outline, Shape, ShapeBox, Tag, TextBox
from briefing.layout.canvas import CARD_INSETS, GUTTER, Canvas, Overflow, inner_width, top_of
from briefing.layout.slides.around import around
from briefing.layout.slides.blocks import ROW_GAP, body_text, refuse_broken_words, row_heights, told
from briefing.layout.text import height_of
from briefing.template.model import TextRole
from briefing.units import Emu, Rect, inches, points

_MOST_ACROSS = 6
_NODE = inches(0.2)
_LEAST_SHARE = 0.6  # of the room, for cards that hold little; with a bar below they reach down to it
_MOST_LINES = 7  # of an event on its card, before smaller type or another arrangement is tried


def timeline(slide: TimelineSlide, canvas: Canvas) -> tuple[Box, ...]:
    """Dates over a line with nodes and what happened below it; what is to come is dashed."""
    room = around(canvas, bar=slide.bar)
    if canvas.arrangement:
        return room.holding(*_events_down(slide.events, room.rect, canvas))
    return room.holding(*_events_across(slide.events, room.rect, canvas, bool(room.after)))


def _events_across(events: Sequence[Event], rect: Rect, canvas: Canvas, barred: bool) -> list[Box]:
    if not 2 <= len(events) <= _MOST_ACROSS:
        raise Overflow("events")
    columns = rect.columns(len(events), GUTTER)
    style = canvas.style(TextRole.HEADING, canvas.tones.accent, bold=True, tag=Tag.H2, size_pt=canvas.heading_pt)
    dates = [canvas.paragraph(event.when, columns[0].width, style) for event in events]
    refuse_broken_words(dates)
    height = max(height_of([date]) for date in dates)
    axis = rect.y + height + inches(0.1) + _NODE // 2
    labels: list[TextBox | ShapeBox] = [
        canvas.box(f"Date {i + 1}", top_of(column, height), [date], anchor=Anchor.BOTTOM)
        for i, (date, column) in enumerate(zip(dates, columns, strict=True))
    ]
    top = axis + _NODE // 2 + inches(0.2)
    picture = GroupBox(
        "Timeline",
        Rect(rect.x, rect.y, rect.width, axis + _NODE // 2 - rect.y),
        (*labels, *_axis(events, columns, axis, rect.right)),
        told(event.when for event in events),
    )
    room = rect.inset(top=top - rect.y)
    if room.height <= 0:
        raise Overflow("events")
    return [picture, *_event_cards(events, [Rect(c.x, room.y, c.width, room.height) for c in columns], canvas, barred)]


def _axis(events: Sequence[Event], columns: Sequence[Rect], axis: Emu, right: Emu) -> list[ShapeBox]:
    """The line from node to node, dashed from the first event that is to come, and the nodes on it."""
    shapes: list[ShapeBox] = []
    ends = [*(column.x for column in columns[1:]), right]
    for event, column, end in zip(events, columns, ends, strict=True):
        stretch = Rect(column.x + _NODE, axis, end - column.x - _NODE, 0)
        outline = Outline(Color.ACCENT, 2.0, dashed=event.future)
        shapes.append(ShapeBox("Line", stretch, Shape.LINE, outline=outline, arrow=end == right))
    for event, column in zip(events, columns, strict=True):
        node = Rect(column.x, axis - _NODE // 2, _NODE, _NODE)
        fill = Color.PAPER if event.future else Color.ACCENT
        shapes.append(ShapeBox("Node", node, Shape.ELLIPSE, fill, Outline(Color.ACCENT, 2.0)))
    return shapes


def _event_cards(events: Sequence[Event], areas: Sequence[Rect], canvas: Canvas, barred: bool) -> list[Box]:
    """A card for each event, all of one height."""
    insets = Insets(inches(0.18), CARD_INSETS.top, inches(0.15), CARD_INSETS.bottom)
    texts = [
        body_text(event.body, canvas, inner_width(area, insets), _event_fill(event))
        for event, area in zip(events, areas, strict=True)
    ]
    refuse_broken_words(p for text in texts for p in text)
    if canvas.can_shrink(TextRole.LIST) and any(sum(len(p.lines) for p in text) > _MOST_LINES for text in texts):
        raise Overflow("narrow cards")
    needed = max(height_of(text) for text in texts) + insets.top + insets.bottom
    given = areas[0].height
    canvas.refuse_crowding(needed, given)
    height = given if barred else min(given, max(needed, int(_LEAST_SHARE * given)))
    return [
        canvas.box(
            f"Event {i + 1}",
            top_of(area, height),
            text,
            insets=insets,
            fill=_event_fill(event),
            outline=Outline(Color.ACCENT, 1.5, dashed=True) if event.future else None,
        )
        for i, (event, text, area) in enumerate(zip(events, texts, areas, strict=True))
    ]


def _event_fill(event: Event) -> Color:
    return Color.PAPER if event.future else Color.MIST


def _events_down(events: Sequence[Event], rect: Rect, canvas: Canvas) -> list[Box]:
    """Dates at the left, a line with nodes, and what happened at the right."""
    width = int(0.26 * rect.width)
    right = rect.inset(left=width + 3 * _NODE)
    style = canvas.style(TextRole.HEADING, canvas.tones.accent, bold=True, tag=Tag.H2, size_pt=canvas.heading_pt)
    dates = [canvas.paragraph(event.when, width, style) for event in events]
    texts = [body_text(event.body, canvas, right.width) for event in events]
    heights = row_heights([max(height_of([d]), height_of(t)) for d, t in zip(dates, texts, strict=True)], rect.height)
    boxes: list[Box] = []
    y = rect.y
    for i, (event, date, text, height) in enumerate(zip(events, dates, texts, heights, strict=True)):
        boxes += [
            canvas.box(f"Date {i + 1}", Rect(rect.x, y, width, height), [date]),
            *_node_down(event, rect.x + width + _NODE, y, height, last=i == len(events) - 1),
            canvas.box(f"Event {i + 1}", Rect(right.x, y, right.width, height), text),
        ]
        y += height + ROW_GAP
    return boxes


def _node_down(event: Event, x: Emu, y: Emu, height: Emu, last: bool) -> list[ShapeBox]:
    top = y + points(4)
    fill = Color.PAPER if event.future else Color.ACCENT
    node = ShapeBox("Node", Rect(x, top, _NODE, _NODE), Shape.ELLIPSE, fill, Outline(Color.ACCENT, 2.0))
    stem = Rect(x + _NODE // 2, top + _NODE, 0, max(height + ROW_GAP - _NODE, 0))
    line = ShapeBox("Line", stem, Shape.LINE, outline=Outline(Color.ACCENT, 2.0, dashed=event.future))
    return [node] if last else [line, node]

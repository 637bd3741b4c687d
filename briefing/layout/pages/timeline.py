"""The timeline of a handout: events side by side under a line that is dashed where the future begins."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from msgspec.structs import replace

from briefing.deck import Event
from briefing.frame import Box, Color, Outline, Paragraph, Shape, ShapeBox, TextBox
from briefing.handout import Timeline
from briefing.layout.pages.blocks import Setting, headed, text_box
from briefing.layout.pages.flow import Stack
from briefing.layout.pages.slabs import Slab, moved
from briefing.template.model import TextRole
from briefing.units import Emu, Rect, points

_GUTTER = points(12)
_NARROWEST_EMS = 9.0  # of running text: a narrower column of events breaks too often
_LINE_PT = 1.8
_DOT = points(8)
_TEXT_TOP = points(13)


def timeline(setting: Setting, block: Timeline) -> Stack:
    """The heading and the events in as many rows as they need."""
    head = headed(setting, block.heading, block.marks, block.bullets)
    narrowest = points(_NARROWEST_EMS * setting.type.size(TextRole.BODY))
    most = max(1, (setting.width + _GUTTER) // (narrowest + _GUTTER))
    count = max(1, ceil(len(block.events) / most))
    across = ceil(len(block.events) / count)
    rows = [block.events[i : i + across] for i in range(0, len(block.events), across)]
    slabs = [_row(setting, events, across, last=i == len(rows) - 1) for i, events in enumerate(rows)]
    return Stack((head, *slabs))


def _row(setting: Setting, events: Sequence[Event], across: int, last: bool) -> Slab:
    columns = Rect(0, 0, setting.width, 0).columns(across, _GUTTER)
    texts = [_event(setting, event, column.width) for event, column in zip(events, columns, strict=False)]
    marks = _line(events, columns, setting.width, last)
    placed = [moved(box, column.x, _TEXT_TOP) for box, column in zip(texts, columns, strict=False)]
    return Slab((*marks, *placed), _TEXT_TOP + max(box.rect.height for box in texts), points(8))


def _event(setting: Setting, event: Event, width: Emu) -> TextBox:
    when = setting.type.style(TextRole.BODY, bold=True, color=Color.ACCENT)
    body = setting.type.style(TextRole.BODY, before_pt=1)
    paragraphs: list[Paragraph] = [setting.type.paragraph(event.when, width, when)] if event.when.text else []
    paragraphs += [setting.type.paragraph(line, width, body) for line in event.body]
    return text_box("event", paragraphs, width)


def _line(events: Sequence[Event], columns: Sequence[Rect], width: Emu, last: bool) -> list[Box]:
    """The line through the dots: whole up to the first event of the future, dashed from there on."""
    starts = [column.x for column in columns[: len(events)]]
    future = next((x for x, event in zip(starts, events, strict=True) if event.future), None)
    end = width if not last or future is not None else starts[-1]
    until = end if future is None else future
    stroke = Outline(Color.ACCENT, _LINE_PT)
    boxes: list[Box] = []
    if until > 0:
        boxes.append(_stretch("past", 0, until, stroke))
    if future is not None:
        boxes.append(_stretch("future", future, end, replace(stroke, dashed=True)))
    for x, event in zip(starts, events, strict=True):
        rect = Rect(x, 0, _DOT, _DOT)
        fill = Color.PAPER if event.future else Color.ACCENT
        boxes.append(ShapeBox("dot", rect, Shape.ELLIPSE, fill, stroke))
    return boxes


def _stretch(name: str, start: Emu, end: Emu, stroke: Outline) -> ShapeBox:
    return ShapeBox(name, Rect(start, _DOT // 2, end - start, 0), Shape.LINE, outline=stroke)

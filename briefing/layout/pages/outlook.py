"""The outlook of a handout: what is likely, expected, possible ..., side by side across the page."""

from __future__ import annotations

from briefing.deck import OutlookColumn
from briefing.frame import Box, Color, ShapeBox
from briefing.handout import Outlook
from briefing.layout.pages.blocks import Setting, headed, text_box
from briefing.layout.pages.flow import Stack
from briefing.layout.pages.slabs import Slab, moved
from briefing.template.model import TextRole
from briefing.units import Emu, Rect, points

_GUTTER = points(16)
_NARROWEST_EMS = 11.0  # of running text
_EDGE = points(2)
_INSET = points(8)
_TALLEST = 0.6  # of a page: higher columns are set below each other, so that they can break


def outlook(setting: Setting, block: Outlook) -> Stack:
    """The heading, and a column for each certainty; in rows where the page is too narrow for all.

    The statements have the article's own hedges, so that these are not repeated beside the certainties.
    """
    head = headed(setting, block.heading, block.marks, block.bullets)
    narrowest = points(_NARROWEST_EMS * setting.type.size(TextRole.BODY))
    most = max(1, (setting.width + _GUTTER) // (narrowest + _GUTTER))
    slabs = _rows(setting, block, min(most, len(block.columns)))
    if max(slab.height for slab in slabs) > setting.sheet.body.height * _TALLEST:
        slabs = _rows(setting, block, 1)
    return Stack((head, *slabs))


def _rows(setting: Setting, block: Outlook, across: int) -> list[Slab]:
    parts = [block.columns[i : i + across] for i in range(0, len(block.columns), across)]
    return [_row(setting, part, across) for part in parts]


def _row(setting: Setting, columns: tuple[OutlookColumn, ...], across: int) -> Slab:
    places = Rect(0, 0, setting.width, 0).columns(across, _GUTTER)
    texts = [_column(setting, column, place.width) for column, place in zip(columns, places, strict=False)]
    height = max(text.height for text in texts)
    boxes: list[Box] = []
    for text, place in zip(texts, places, strict=False):
        boxes.append(ShapeBox("certainty", Rect(place.x, 0, _EDGE, height), fill=Color.ACCENT))
        boxes += [moved(box, place.x + _INSET, 0) for box in text.boxes]
    return Slab(tuple(boxes), height, points(6))


def _column(setting: Setting, column: OutlookColumn, width: Emu) -> Slab:
    """The certainty in bold, its statements below it."""
    inner = width - _INSET
    name = setting.type.style(TextRole.BODY, bold=True, color=Color.ACCENT)
    body = setting.type.style(TextRole.BODY, before_pt=3)
    paragraphs = [setting.type.paragraph(column.name, inner, name)]
    paragraphs += [setting.type.paragraph(line, inner, body) for line in column.lines]
    box = text_box("outlook", paragraphs, inner)
    return Slab((box,), box.rect.height)

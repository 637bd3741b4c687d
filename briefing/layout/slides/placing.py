"""Where content stands that does not fill its room: a little above the middle, as one block."""

from __future__ import annotations

from msgspec.structs import replace

from briefing.frame import Box, GroupBox
from briefing.units import Emu, Rect, inches

_ABOVE = 0.3  # of the room that is left free
_MOST = inches(0.5)  # so that the content still belongs to its title


def placed(boxes: tuple[Box, ...], room: Rect) -> tuple[Box, ...]:
    """The boxes, which start at the top of `room`, moved down by a share of what they leave free of it."""
    lowest = max((box.rect.bottom for box in boxes), default=room.bottom)
    by = min(int(_ABOVE * (room.bottom - lowest)), _MOST)
    return tuple(_moved(box, by) for box in boxes) if by > 0 else boxes


def _moved(box: Box, by: Emu) -> Box:
    rect = Rect(box.rect.x, box.rect.y + by, box.rect.width, box.rect.height)
    if isinstance(box, GroupBox):
        inner = tuple(replace(b, rect=Rect(b.rect.x, b.rect.y + by, b.rect.width, b.rect.height)) for b in box.boxes)
        return replace(box, rect=rect, boxes=inner)
    return replace(box, rect=rect)

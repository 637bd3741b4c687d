"""Blocks over pages: filling each page, breaking what does not fit, and using up the room that is left.

A page may end with at most 40 points of white that nobody planned. What a break leaves is shared out among the gaps
above the blocks of that page; on the last page note lines take it, where the handout has them.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field

from briefing.frame import Box
from briefing.layout.pages.flow import MOST_STRETCH, Flowable
from briefing.layout.pages.slabs import MOST_WHITE
from briefing.units import Emu, Rect

_FILLED = 0.75  # a last page is stretched if it is filled to this share


class Body(Struct):
    """What stands on one page, and how high it is."""

    flowables: list[Flowable] = field(default_factory=list)
    height: Emu = 0

    def add(self, flowable: Flowable) -> None:
        self.height += flowable.height + (flowable.gap if self.flowables else 0)
        self.flowables.append(flowable)

    def room(self, most: Emu, flowable: Flowable) -> Emu:
        """The height that is left for `flowable` on a page of `most`."""
        return most - self.height - (flowable.gap if self.flowables else 0)

    @property
    def openings(self) -> int:
        """How many gaps may grow."""
        return max(0, len(self.flowables) - 1) + sum(f.openings for f in self.flowables)

    def stretch(self, most: Emu) -> Emu:
        """How much each of its gaps grows to fill a page of `most`."""
        return min(MOST_STRETCH, (most - self.height) // self.openings) if self.openings else 0

    def white(self, most: Emu) -> Emu:
        """What stays empty on a page of `most` after stretching."""
        return most - self.height - self.stretch(most) * self.openings

    def place(self, rect: Rect, stretched: bool) -> list[Box]:
        """Its boxes in `rect`, with wider gaps if `stretched`."""
        stretch = self.stretch(rect.height) if stretched else 0
        boxes: list[Box] = []
        y = rect.y
        for i, flowable in enumerate(self.flowables):
            y += flowable.gap + stretch if i else 0
            boxes += flowable.place(rect.x, y, stretch)
            y += flowable.height + stretch * flowable.openings
        return boxes


def paginate(flowables: Iterable[Flowable], height: Emu) -> list[Body]:
    """The flowables in order over pages of `height`; at least one page."""
    pages = [Body()]
    for flowable in flowables:
        rest: Flowable | None = flowable
        while rest:
            rest = _put(pages, rest, height)
    return pages


def _put(pages: list[Body], flowable: Flowable, height: Emu) -> Flowable | None:
    """Puts what fits of `flowable` on the last page and returns the rest; opens a page if nothing fits."""
    page = pages[-1]
    room = page.room(height, flowable)
    if flowable.height <= room:
        page.add(flowable)
        return None
    first, rest = flowable.split(room, anywhere=not page.flowables)
    if first:
        page.add(first)
    if rest:
        pages.append(Body())
    return rest


def is_stretched(pages: list[Body], number: int, height: Emu) -> bool:
    """Whether page `number` (from 0) is filled by wider gaps: all but the last, and that too if it is nearly full."""
    return number < len(pages) - 1 or pages[number].height >= _FILLED * height


def too_white(pages: list[Body], height: Emu) -> Emu:
    """How much more than allowed stays empty on the pages but the last, in sum."""
    return sum(max(0, page.white(height) - MOST_WHITE) for page in pages[:-1])


def torn_pages(pages: list[Body]) -> int:
    """How many pages begin inside a block."""
    return sum(bool(page.flowables) and page.flowables[0].is_torn for page in pages[1:])


def torn_columns(pages: list[Body]) -> int:
    """How many columns begin inside a block."""
    return sum(flowable.torn_columns for page in pages for flowable in page.flowables)


def ragged(pages: list[Body]) -> Emu:
    """How unevenly columns end, in sum."""
    return sum(flowable.ragged for page in pages for flowable in page.flowables)

"""Slabs: boxes that stay together, the heights of rows of them, and where such a row may break.

A break falls between slabs only, and never after one that is kept with the next, as a heading is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations_with_replacement, pairwise

from msgspec import Struct
from msgspec.structs import replace

from briefing.frame import Box, GroupBox
from briefing.units import Emu, points

NO_LIMIT = points(100_000)
MOST_WHITE = points(40)  # what may stay empty at the end of a page or column


class Slab(Struct, frozen=True):
    """Boxes that stay together, around (0, 0).

    gap    the space above, left out at the top of a page or column
    keep   whether the next slab must follow in the same column
    opens  whether a block begins here: a good place to break, and to stretch
    """

    boxes: tuple[Box, ...]
    height: Emu
    gap: Emu = 0
    keep: bool = False
    opens: bool = False

    def place(self, x: Emu, y: Emu) -> Iterator[Box]:
        """Its boxes with the top left corner at `x`, `y`."""
        return (moved(box, x, y) for box in self.boxes)


def moved(box: Box, x: Emu, y: Emu) -> Box:
    """`box` moved by `x` to the right and `y` down."""
    rect = replace(box.rect, x=box.rect.x + x, y=box.rect.y + y)
    if isinstance(box, GroupBox):
        members = tuple(moved(member, x, y) for member in box.boxes)
        return replace(box, rect=rect, boxes=members)
    return replace(box, rect=rect)


def height_of(slabs: Sequence[Slab]) -> Emu:
    """The height of slabs below each other."""
    return sum(slab.height for slab in slabs) + sum(slab.gap for slab in slabs[1:])


def tops_of(slabs: Sequence[Slab], stretch: Emu) -> Iterator[Emu]:
    """Where each of them begins, with every gap above a block `stretch` wider."""
    top = 0
    for i, slab in enumerate(slabs):
        top += slab.gap + (stretch if slab.opens else 0) if i else 0
        yield top
        top += slab.height


def fitting(slabs: Sequence[Slab], room: Emu, anywhere: bool) -> int:
    """How many of the first slabs fit in `room` without parting kept ones.

    The break falls between blocks if that leaves no more white than is allowed. `anywhere`: where nothing fits, kept
    slabs part, and the first one counts even if it is too high.
    """
    best = whole = used = reached = 0
    for i, slab in enumerate(slabs):
        if slab.opens and room - used <= MOST_WHITE:
            whole = i
        used += slab.height + (slab.gap if i else 0)
        if used > room:
            break
        reached = i + 1
        if not slab.keep:
            best = reached
    else:
        return len(slabs)
    return whole or best or (max(reached, 1) if anywhere else 0)


def balanced_ends(slabs: Sequence[Slab], count: int, limit: Emu, price: Emu) -> tuple[int, ...]:
    """Where the columns but the last end; a break inside a block costs `price`.

    Columns stay empty if there are fewer slabs than columns.
    """
    ends = (0, *accumulate(slab.gap + slab.height for slab in slabs))

    def height(first: int, last: int) -> Emu:
        return ends[last] - ends[first] - slabs[first].gap if first < last else 0

    best: tuple[bool, Emu, tuple[int, ...]] = (True, NO_LIMIT, (-len(slabs),) * (count - 1))
    breaks = [i for i in range(1, len(slabs) + 1) if i == len(slabs) or not slabs[i - 1].keep]
    for chosen in combinations_with_replacement(breaks, count - 1):
        highest = max(height(a, b) for a, b in pairwise((0, *chosen, len(slabs))))
        torn = sum(i < len(slabs) and not slabs[i].opens for i in chosen)
        # Of equal breaks the one with the fuller first columns.
        best = min(best, (highest > limit, highest + torn * price, tuple(-i for i in chosen)))
    return tuple(-i for i in best[2])

"""What flows over the pages of a handout: slabs that stay together, and the three ways in which they are set.

A `Slab` holds boxes around its own origin. A `Stack` sets slabs below each other, `Columns` side by side in balanced
columns, a `Table` row by row under a header that is repeated. Each knows its height, what of it fits in less
(`split`) and its boxes at a place (`place`). Nothing is cut apart: a break falls between slabs or rows only, and never
after one that is kept with the next, as a heading is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TypeAlias

from briefing.frame import Box, Cell, GroupBox, Insets, TableBox
from briefing.units import Emu, Rect, points

NO_LIMIT = points(100_000)
MOST_WHITE = points(40)  # what may stay empty at the end of a page or column
MOST_STRETCH = points(14)  # how much a gap above a block may grow to fill a page
_TORN = points(36)  # a break inside a block is worth this much imbalance of the columns


@dataclass(frozen=True, slots=True)
class Slab:
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


@dataclass(frozen=True, slots=True)
class Stack:
    """Slabs below each other."""

    slabs: tuple[Slab, ...]

    @property
    def gap(self) -> Emu:
        return self.slabs[0].gap

    @property
    def height(self) -> Emu:
        return _height(self.slabs)

    @property
    def openings(self) -> int:
        """How many gaps inside may grow."""
        return sum(slab.opens for slab in self.slabs[1:])

    @property
    def torn_columns(self) -> int:
        """How many columns begin inside a block."""
        return 0

    @property
    def is_torn(self) -> bool:
        """Whether it begins inside a block, the first part of which is on the page before."""
        return not self.slabs[0].opens

    def split(self, room: Emu, anywhere: bool = False) -> tuple[Stack | None, Stack | None]:
        """What fits in `room`, and the rest; `anywhere`: kept slabs may part, where nothing else helps."""
        count = _fitting(self.slabs, room, anywhere)
        first, rest = self.slabs[:count], self.slabs[count:]
        return (Stack(first) if first else None), (Stack(rest) if rest else None)

    def place(self, x: Emu, y: Emu, stretch: Emu = 0) -> Iterator[Box]:
        """Its boxes, with every gap above a block `stretch` wider."""
        for slab, top in zip(self.slabs, _tops(self.slabs, stretch), strict=True):
            yield from slab.place(x, y + top)


@dataclass(frozen=True, slots=True)
class Columns:
    """Slabs in `count` columns of `width`, `gutter` apart, read column by column; `head` stands above them all.

    No column gets higher than `limit` if there is a break that prevents it. `is_list`: all breaks are as good.
    """

    slabs: tuple[Slab, ...]
    count: int
    width: Emu
    gutter: Emu
    head: Slab | None = None
    limit: Emu = NO_LIMIT
    is_list: bool = False

    @property
    def gap(self) -> Emu:
        return (self.head or self.slabs[0]).gap

    @property
    def height(self) -> Emu:
        return self._head_height + max(map(_height, self._balanced()))

    @property
    def torn_columns(self) -> int:
        return 0 if self.is_list else sum(bool(c) and not c[0].opens for c in self._balanced()[1:])

    @property
    def is_torn(self) -> bool:
        return not (self.is_list or (self.head or self.slabs[0]).opens)

    @property
    def openings(self) -> int:
        return max(sum(slab.opens for slab in column[1:]) for column in self._balanced())

    def split(self, room: Emu, anywhere: bool = False) -> tuple[Columns | None, Columns | None]:
        """The columns filled to `room`, and the rest."""
        room -= self._head_height
        taken = 0
        for _ in range(self.count):
            taken += _fitting(self.slabs[taken:], room, anywhere)
        first, rest = self.slabs[:taken], self.slabs[taken:]
        if not first:
            return None, self
        rest_of_it = replace(self, slabs=rest, head=None) if rest else None
        return replace(self, slabs=first, limit=room), rest_of_it

    def place(self, x: Emu, y: Emu, stretch: Emu = 0) -> Iterator[Box]:
        """Its boxes; the gaps in shorter columns grow, so that all end at one height."""
        if self.head:
            yield from self.head.place(x, y)
        columns = self._balanced()
        height = max(_height(c) + stretch * sum(slab.opens for slab in c[1:]) for c in columns)
        for column in columns:
            openings = sum(slab.opens for slab in column[1:])
            extra = min((height - _height(column)) // openings, stretch + MOST_STRETCH) if openings else 0
            for slab, top in zip(column, _tops(column, extra), strict=True):
                yield from slab.place(x, y + self._head_height + top)
            x += self.width + self.gutter

    @property
    def _head_height(self) -> Emu:
        return self.head.height + self.slabs[0].gap if self.head else 0

    def _balanced(self) -> tuple[tuple[Slab, ...], ...]:
        """The slabs by column: the breaks that leave the highest column lowest, preferring those between blocks."""
        ends = _balanced_ends(self.slabs, self.count, self.limit, 0 if self.is_list else _TORN)
        return tuple(self.slabs[a:b] for a, b in zip((0, *ends), (*ends, len(self.slabs)), strict=True))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table as high as its highest cell."""

    cells: tuple[Cell, ...]
    height: Emu


@dataclass(frozen=True, slots=True)
class Table:
    """A table under its `head`; `header` is repeated where it goes on."""

    rows: tuple[Row, ...]
    widths: tuple[Emu, ...]
    insets: Insets
    alt: str
    header: Row | None
    head: Slab | None
    gap: Emu
    openings: int = 0
    torn_columns: int = 0

    @property
    def is_torn(self) -> bool:
        return self.head is None

    @property
    def height(self) -> Emu:
        return self._head_height + sum(row.height for row in self._drawn)

    def split(self, room: Emu, anywhere: bool = False) -> tuple[Table | None, Table | None]:
        """The rows that fit in `room`, at least two where there are more, and the rest."""
        room -= self._head_height + (self.header.height if self.header else 0)
        count = sum(1 for used in accumulate(row.height for row in self.rows) if used <= room)
        if count == len(self.rows):
            return self, None
        count = max(count, 1) if anywhere else (count if count > 1 else 0)
        if not count:
            return None, self
        return replace(self, rows=self.rows[:count]), replace(self, rows=self.rows[count:], head=None)

    def place(self, x: Emu, y: Emu, stretch: Emu = 0) -> Iterator[Box]:
        """The heading and the table below it."""
        if self.head:
            yield from self.head.place(x, y)
        heights = tuple(row.height for row in self._drawn)
        rect = Rect(x, y + self._head_height, sum(self.widths), sum(heights))
        cells = tuple(row.cells for row in self._drawn)
        yield TableBox("table", rect, self.widths, heights, cells, self.insets, self.alt, int(self.header is not None))

    @property
    def _drawn(self) -> tuple[Row, ...]:
        return (self.header, *self.rows) if self.header else self.rows

    @property
    def _head_height(self) -> Emu:
        return self.head.height + points(3) if self.head else 0


Flowable: TypeAlias = Stack | Columns | Table


def moved(box: Box, x: Emu, y: Emu) -> Box:
    """`box` moved by `x` to the right and `y` down."""
    rect = replace(box.rect, x=box.rect.x + x, y=box.rect.y + y)
    if isinstance(box, GroupBox):
        members = tuple(moved(member, x, y) for member in box.boxes)
        return replace(box, rect=rect, boxes=members)  # type: ignore[arg-type]  # members keep their kind
    return replace(box, rect=rect)


def _height(slabs: Sequence[Slab]) -> Emu:
    return sum(slab.height for slab in slabs) + sum(slab.gap for slab in slabs[1:])


def _tops(slabs: Sequence[Slab], stretch: Emu) -> Iterator[Emu]:
    top = 0
    for i, slab in enumerate(slabs):
        top += slab.gap + (stretch if slab.opens else 0) if i else 0
        yield top
        top += slab.height


def _fitting(slabs: Sequence[Slab], room: Emu, anywhere: bool) -> int:
    """How many of the first slabs fit in `room` without parting kept ones; `anywhere`: at least one, kept or not.

    The break falls between blocks if that leaves no more white than is allowed.
    """
    best = whole = used = 0
    for i, slab in enumerate(slabs):
        if slab.opens and room - used <= MOST_WHITE:
            whole = i
        used += slab.height + (slab.gap if i else 0)
        if used > room:
            break
        if not slab.keep or anywhere or i == len(slabs) - 1:
            best = i + 1
    else:
        return len(slabs)
    return max(whole or best, 1) if anywhere and slabs else whole or best


def _balanced_ends(slabs: Sequence[Slab], count: int, limit: Emu, price: Emu) -> tuple[int, ...]:
    """Where the columns but the last end; a break inside a block costs `price`.

    Columns stay empty if there are fewer slabs than columns.
    """
    if count == 1:
        return ()
    best: tuple[bool, Emu, tuple[int, ...]] = (True, NO_LIMIT, (-len(slabs),) * (count - 1))
    for end in range(1, len(slabs) + 1):
        if end < len(slabs) and slabs[end - 1].keep:
            continue
        others = tuple(end + e for e in _balanced_ends(slabs[end:], count - 1, limit, price))
        columns = [slabs[a:b] for a, b in zip((0, end, *others), (end, *others, len(slabs)), strict=True)]
        torn = sum(bool(column) and not column[0].opens for column in columns[1:])
        height = max(map(_height, columns))
        best = min(best, (height > limit, height + torn * price, (-end, *(-other for other in others))))
    return tuple(-end for end in best[2])

"""What flows over the pages of a handout: slabs, in the three ways in which they are set.

A `Stack` sets slabs below each other, `Columns` side by side in balanced
columns, a `Table` row by row under a header that is repeated. Each knows its height, what of it fits in less
(`split`) and its boxes at a place (`place`). Nothing is cut apart: a break falls between slabs or rows only, and never
after one that is kept with the next, as a heading is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from briefing.frame import Box, Cell, Insets, TableBox
from briefing.layout.pages.slabs import MOST_WHITE, NO_LIMIT, Slab, balanced_ends, fitting, height_of, tops_of
from briefing.units import Emu, Rect, points

MOST_STRETCH = points(6)  # how much a gap above a block may grow to fill a page: larger ones tear it apart
_LOOSE = MOST_WHITE + 3 * MOST_STRETCH  # what stretching can make of white
_SMALL_TABLE = 6  # rows
_TORN = points(36)  # a break inside a block is worth this much imbalance of the columns


class Stack(Struct, frozen=True):
    """Slabs below each other."""

    slabs: tuple[Slab, ...]

    @property
    def gap(self) -> Emu:
        return self.slabs[0].gap

    @property
    def height(self) -> Emu:
        return height_of(self.slabs)

    @property
    def openings(self) -> int:
        """How many gaps inside may grow."""
        return sum(slab.opens for slab in self.slabs[1:])

    @property
    def torn_columns(self) -> int:
        """How many columns begin inside a block."""
        return 0

    @property
    def ragged(self) -> Emu:
        """How much lower one column ends than another."""
        return 0

    @property
    def is_torn(self) -> bool:
        """Whether it begins inside a block, the first part of which is on the page before."""
        return not self.slabs[0].opens

    def split(self, room: Emu, anywhere: bool = False) -> tuple[Stack | None, Stack | None]:
        """What fits in `room`, and the rest; `anywhere`: kept slabs may part, where nothing else helps."""
        count = fitting(self.slabs, room, anywhere)
        first, rest = self.slabs[:count], self.slabs[count:]
        return (Stack(first) if first else None), (Stack(rest) if rest else None)

    def place(self, x: Emu, y: Emu, stretch: Emu = 0) -> Iterator[Box]:
        """Its boxes, with every gap above a block `stretch` wider."""
        for slab, top in zip(self.slabs, tops_of(self.slabs, stretch), strict=True):
            yield from slab.place(x, y + top)


class Columns(Struct, frozen=True):
    """Slabs in `count` columns of `width`, `gutter` apart, read column by column; `head` stands above them all.

    No column gets higher than `limit` if there is a break that prevents it. `is_list`: all breaks are as good.
    `across` sets the same slabs across the page, `done` of which are on pages before: a single block that is left over
    would leave columns empty. Few pages end so, hence a function.
    """

    slabs: tuple[Slab, ...]
    count: int
    width: Emu
    gutter: Emu
    head: Slab | None = None
    limit: Emu = NO_LIMIT
    is_list: bool = False
    across: Callable[[], tuple[Slab, ...]] | None = None
    done: int = 0

    @property
    def gap(self) -> Emu:
        return (self.head or self.slabs[0]).gap

    @property
    def height(self) -> Emu:
        return self._head_height + max(map(height_of, self._balanced()))

    @property
    def torn_columns(self) -> int:
        return 0 if self.is_list else sum(bool(c) and not c[0].opens for c in self._balanced()[1:])

    @property
    def ragged(self) -> Emu:
        """How much lower the highest column ends than the shortest."""
        heights = [height_of(column) for column in self._balanced()]
        return 0 if self.is_list else max(heights) - min(heights)

    @property
    def is_torn(self) -> bool:
        return not (self.is_list or (self.head or self.slabs[0]).opens)

    @property
    def openings(self) -> int:
        return max(sum(slab.opens for slab in column[1:]) for column in self._balanced())

    def split(self, room: Emu, anywhere: bool = False) -> tuple[Columns | None, Columns | Stack | None]:
        """The columns filled to `room`, and the rest."""
        room -= self._head_height
        taken = 0
        for _ in range(self.count):
            taken += fitting(self.slabs[taken:], room, anywhere)
        if taken < len(self.slabs) and not self.is_list:
            taken = self._whole_blocks(taken, room)
        first, rest = self.slabs[:taken], self.slabs[taken:]
        if not first:
            return None, self
        part = replace(self, slabs=first, limit=room)
        return part, (self._rest(taken) if rest else None)

    def _rest(self, taken: int) -> Columns | Stack:
        """The slabs from `taken` on: across the page, if they are a single block."""
        rest = replace(self, slabs=self.slabs[taken:], head=None, done=self.done + taken)
        if self.across and rest.slabs[0].opens and sum(slab.opens for slab in rest.slabs) == 1:
            wide = self.across()[rest.done :]
            return Stack(wide) if len(wide) == len(rest.slabs) else rest
        return rest

    def _whole_blocks(self, taken: int, room: Emu) -> int:
        """How many slabs to take instead of `taken` so that columns end with blocks, if that costs little."""
        for end in range(taken, 0, -1):
            if end < len(self.slabs) and self.slabs[end].opens:
                part = replace(self, slabs=self.slabs[:end], limit=room)
                if not part.torn_columns and min(map(height_of, part._balanced())) >= room - _LOOSE:
                    return end
        return taken

    def place(self, x: Emu, y: Emu, stretch: Emu = 0) -> Iterator[Box]:
        """Its boxes; all gaps above blocks grow alike, so that shorter columns end higher."""
        if self.head:
            yield from self.head.place(x, y)
        for column in self._balanced():
            for slab, top in zip(column, tops_of(column, stretch), strict=True):
                yield from slab.place(x, y + self._head_height + top)
            x += self.width + self.gutter

    @property
    def _head_height(self) -> Emu:
        return self.head.height + self.slabs[0].gap if self.head else 0

    def _balanced(self) -> tuple[tuple[Slab, ...], ...]:
        """The slabs by column: the breaks that leave the highest column lowest, preferring those between blocks."""
        ends = balanced_ends(self.slabs, self.count, self.limit, 0 if self.is_list else _TORN)
        return tuple(self.slabs[a:b] for a, b in zip((0, *ends), (*ends, len(self.slabs)), strict=True))


class Row(Struct, frozen=True):
    """A row of a table as high as its highest cell."""

    cells: tuple[Cell, ...]
    height: Emu


class Table(Struct, frozen=True):
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
    ragged: Emu = 0

    @property
    def is_torn(self) -> bool:
        return self.head is None

    @property
    def height(self) -> Emu:
        return self._head_height + sum(row.height for row in self._drawn)

    def split(self, room: Emu, anywhere: bool = False) -> tuple[Table | None, Table | None]:
        """The rows that fit in `room`, and the rest: at least two each, and a small table stays whole."""
        if len(self.rows) <= _SMALL_TABLE and not anywhere:
            return None, self
        room -= self._head_height + (self.header.height if self.header else 0)
        count = sum(1 for used in accumulate(row.height for row in self.rows) if used <= room)
        if count == len(self.rows):
            return self, None
        count = min(count, len(self.rows) - 2)
        if count < 2 and not anywhere:
            return None, self
        count = max(count, 1)
        return replace(self, rows=self.rows[:count]), replace(self, rows=self.rows[count:], head=None)

    def place(self, x: Emu, y: Emu, stretch: Emu = 0) -> Iterator[Box]:
        """The heading and the table below it."""
        if self.head:
            yield from self.head.place(x, y)
        heights = tuple(row.height for row in self._drawn)
        rect = Rect(x, y + self._head_height, sum(self.widths), sum(heights))
        cells = tuple(row.cells for row in (self._drawn if self._names_rows else map(_unnamed, self._drawn)))
        yield TableBox("table", rect, self.widths, heights, cells, self.insets, self.alt, int(self.header is not None))

    @property
    def _names_rows(self) -> bool:
        """Whether the first cells name their rows: checkers mind more header cells than data cells."""
        data = (len(self.widths) - 1) * len(self.rows)
        return not self.header or data >= len(self.widths) + len(self.rows)

    @property
    def _drawn(self) -> tuple[Row, ...]:
        return (self.header, *self.rows) if self.header else self.rows

    @property
    def _head_height(self) -> Emu:
        return self.head.height + points(3) if self.head else 0


def _unnamed(row: Row) -> Row:
    """`row` with its first cell as data, unless all are header cells."""
    first, *others = row.cells
    return row if any(cell.header for cell in others) else replace(row, cells=(replace(first, header=False), *others))


Flowable: TypeAlias = Stack | Columns | Table

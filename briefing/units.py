"""Lengths and rectangles.

Every length on a slide or a page is a whole number of EMU (English Metric Units, 914,400 to the inch:
the unit of the Office Open XML file itself), so that sums are exact and the same on every machine.
Sizes of type are points (`float`, 72 to the inch) and say so in their names.
"""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

Emu: TypeAlias = int

EMU_PER_INCH = 914_400
EMU_PER_PT = 12_700


def inches(value: float) -> Emu:
    """The length of `value` inches in EMU, rounded to a whole EMU."""
    return round(value * EMU_PER_INCH)


def points(value: float) -> Emu:
    """The length of `value` points in EMU, rounded to a whole EMU."""
    return round(value * EMU_PER_PT)


def to_points(length: Emu) -> float:
    """A length in EMU as points."""
    return length / EMU_PER_PT


class Rect(Struct, frozen=True):
    """A rectangle in EMU; the origin is the top left of the slide or page and y grows downwards."""

    x: Emu
    y: Emu
    width: Emu
    height: Emu

    @property
    def right(self) -> Emu:
        return self.x + self.width

    @property
    def bottom(self) -> Emu:
        return self.y + self.height

    def inset(self, left: Emu = 0, top: Emu = 0, right: Emu = 0, bottom: Emu = 0) -> Rect:
        """The rectangle with its edges moved inwards; negative values move them outwards."""
        return Rect(self.x + left, self.y + top, self.width - left - right, self.height - top - bottom)

    def columns(self, count: int, gutter: Emu = 0) -> tuple[Rect, ...]:
        """`count` (>= 1) rectangles of equal width side by side, `gutter` apart."""
        width = (self.width - gutter * (count - 1)) // count
        return tuple(Rect(self.x + i * (width + gutter), self.y, width, self.height) for i in range(count))

    def rows(self, count: int, gutter: Emu = 0) -> tuple[Rect, ...]:
        """`count` (>= 1) rectangles of equal height below each other, `gutter` apart."""
        height = (self.height - gutter * (count - 1)) // count
        return tuple(Rect(self.x, self.y + i * (height + gutter), self.width, height) for i in range(count))

    def overlaps(self, other: Rect) -> bool:
        """Whether the two share an area; touching edges do not count."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def contains(self, other: Rect, tolerance: Emu = 0) -> bool:
        """Whether `other` lies inside, give or take `tolerance`."""
        return (
            other.x >= self.x - tolerance
            and other.y >= self.y - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )

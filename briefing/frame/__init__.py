"""Slides and pages as they will be drawn: boxes with positions, sizes, colours and measured lines.

Made by `layout`, drawn by `writers`. A writer measures and splits nothing. The order of the boxes is the reading order.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from briefing.frame.boxes import (
    Box,
    Cell,
    ChartBox,
    GroupBox,
    Insets,
    Outline,
    PictureBox,
    Placeholder,
    Shape,
    ShapeBox,
    TableBox,
    TextBox,
)
from briefing.frame.text import Align, Anchor, Color, Face, Paragraph, Run, Tag
from briefing.units import Emu, Rect

__all__ = [
    "Align",
    "Anchor",
    "Bookmark",
    "Box",
    "Cell",
    "ChartBox",
    "Color",
    "Face",
    "Frame",
    "GroupBox",
    "Insets",
    "Outline",
    "Page",
    "Paragraph",
    "PictureBox",
    "Placeholder",
    "Run",
    "Shape",
    "ShapeBox",
    "TableBox",
    "Tag",
    "TextBox",
    "flatten",
    "paragraphs_of",
]


class Frame(Struct, frozen=True):
    """One slide, ready to be drawn on the slide layout named `layout`.

    `number` counts from 1; `section` is the name of the part it belongs to; `notes` are its speaker notes.
    """

    slide_id: str
    number: int
    kind: str
    layout: str
    title: str
    boxes: tuple[Box, ...]
    notes: tuple[str, ...] = ()
    section: str = ""


class Bookmark(Struct, frozen=True):
    """An entry of a PDF's outline, at height `y` (EMU from the top) of its page."""

    title: str
    level: int
    y: Emu


class Page(Struct, frozen=True):
    """One page of a handout, ready to be drawn; `rect` is the sheet (its origin is 0, 0).

    `white`: the height below the last block that stays empty.
    """

    number: int
    rect: Rect
    boxes: tuple[Box, ...]
    bookmarks: tuple[Bookmark, ...] = ()
    white: Emu = 0


def flatten(boxes: tuple[Box, ...]) -> Iterator[Box]:
    """Every box, the members of a group after the group itself."""
    for box in boxes:
        yield box
        if isinstance(box, GroupBox):
            yield from flatten(box.boxes)


def paragraphs_of(boxes: tuple[Box, ...]) -> Iterator[Paragraph]:
    """Every paragraph in reading order."""
    for box in flatten(boxes):
        if isinstance(box, TextBox):
            yield from box.paragraphs
        elif isinstance(box, TableBox):
            for row in box.cells:
                for cell in row:
                    yield from cell.paragraphs

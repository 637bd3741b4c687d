"""The boxes that slides and pages are drawn from, a closed union."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from briefing.deck import ChartForm, Series
from briefing.frame.text import Anchor, Color, Paragraph, Tag
from briefing.units import Emu, Rect


class Shape(StrEnum):
    """The outline of a box, by its preset name in DrawingML."""

    RECT = "rect"
    ROUND = "roundRect"
    ELLIPSE = "ellipse"
    PENTAGON = "homePlate"
    CHEVRON = "chevron"
    ARROW = "rightArrow"
    LINE = "line"


class Placeholder(Struct, frozen=True):
    """The placeholder of the slide layout that a box fills: its `type` in the file ("title", "body", ...) and idx."""

    type: str
    idx: int = 0


class Insets(Struct, frozen=True):
    """The distance between a box's edge and its text, in EMU."""

    left: Emu = 0
    top: Emu = 0
    right: Emu = 0
    bottom: Emu = 0


class Outline(Struct, frozen=True):
    """The line around a box."""

    color: Color
    width_pt: float = 1.0
    dashed: bool = False


class TextBox(Struct, frozen=True):
    """A box with text. `link` as in `Run`: the whole box is the link. `adjust`: the shape's first adjustment, 0-1."""

    name: str
    rect: Rect
    paragraphs: tuple[Paragraph, ...]
    placeholder: Placeholder | None = None
    insets: Insets = Insets()
    anchor: Anchor = Anchor.TOP
    fill: Color | None = None
    outline: Outline | None = None
    shape: Shape = Shape.RECT
    adjust: float | None = None
    tag: Tag = Tag.P
    link: str = ""


class ShapeBox(Struct, frozen=True):
    """A decorative shape without text (`Shape.LINE` runs from top left to bottom right; `arrow` gives it a head)."""

    name: str
    rect: Rect
    shape: Shape = Shape.RECT
    fill: Color | None = None
    outline: Outline | None = None
    adjust: float | None = None
    arrow: bool = False


class PictureBox(Struct, frozen=True):
    """A picture of the article, drawn to fill `rect` (which has its proportions)."""

    name: str
    rect: Rect
    asset: str
    alt: str
    placeholder: Placeholder | None = None


class Cell(Struct, frozen=True):
    """A cell of a table; `header` cells name their column or row."""

    paragraphs: tuple[Paragraph, ...]
    fill: Color | None = None
    header: bool = False


class TableBox(Struct, frozen=True):
    """A native table. `columns` and `heights` in EMU sum to the rect; the first `header_rows` rows are headers."""

    name: str
    rect: Rect
    columns: tuple[Emu, ...]
    heights: tuple[Emu, ...]
    cells: tuple[tuple[Cell, ...], ...]
    insets: Insets
    alt: str
    header_rows: int = 1


class ChartBox(Struct, frozen=True):
    """A native chart; `alt` says its message in words. `size_pt` is the size of its labels."""

    name: str
    rect: Rect
    form: ChartForm
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    number_format: str = "General"
    size_pt: float = 14.0


class GroupBox(Struct, frozen=True):
    """Boxes that make one picture together (a process, a timeline). `alt` says what it shows."""

    name: str
    rect: Rect
    boxes: tuple[TextBox | ShapeBox, ...]
    alt: str


Box: TypeAlias = TextBox | ShapeBox | PictureBox | TableBox | ChartBox | GroupBox

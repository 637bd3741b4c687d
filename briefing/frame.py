"""Slides and pages as they will be drawn: boxes with positions, sizes, colours and measured lines.

Made by `layout`, drawn by `writers`. A writer measures and splits nothing. The order of the boxes is the reading order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from briefing.deck import ChartForm, Origin, Series
from briefing.units import Emu, Rect


class Color(StrEnum):
    """A colour by what it is for; the theme says which theme slot (and RGB) that is."""

    INK = "ink"  # running text
    PAPER = "paper"  # the background, and text on dark
    DARK = "dark"  # titles, panels, conclusion bar
    MIST = "mist"  # the neutral tint of cards
    ACCENT = "accent"  # the one strong colour
    WARNING = "warning"  # only limits, gaps and caveats
    SLATE = "slate"  # secondary text
    SKY = "sky"  # the tint of the accent
    SAND = "sand"  # the tint of the warning colour
    RULE = "rule"  # lines


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Anchor(StrEnum):
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class Face(StrEnum):
    """Which of the theme's families a run is set in."""

    HEADING = "heading"
    BODY = "body"
    MONO = "mono"


class Tag(StrEnum):
    """What a paragraph or box is in the structure of the document (PDF structure types)."""

    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    P = "P"
    LI = "LI"  # consecutive list items make one list
    CAPTION = "Caption"
    QUOTE = "BlockQuote"
    FIGURE = "Figure"
    TABLE = "Table"
    ARTIFACT = "Artifact"  # page furniture: read by nobody


class Shape(StrEnum):
    """The outline of a box, by its preset name in DrawingML."""

    RECT = "rect"
    ROUND = "roundRect"
    ELLIPSE = "ellipse"
    PENTAGON = "homePlate"
    CHEVRON = "chevron"
    ARROW = "rightArrow"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look. `color` None: the paragraph's. `family`: a fallback font where the theme's has no glyph.

    `link` is an address, or "slide:ID" for a slide of the deck.
    """

    text: str
    bold: bool = False
    italic: bool = False
    color: Color | None = None
    face: Face = Face.BODY
    family: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A measured paragraph.

    runs          the whole text
    lines         the same text as it breaks in its box: a tuple of runs for each line, trailing spaces removed
    size_pt       size of type
    leading_pt    distance from one base line to the next
    line_spacing  the same as a factor of the font's own line height (what PowerPoint stores)
    bullet        the bullet character or number text ("•", "1."), "" for none
    indent        left margin of the text in EMU; the bullet hangs `hanging` EMU to its left
    before_pt     space above, not used at the top of a box
    """

    runs: tuple[Run, ...]
    lines: tuple[tuple[Run, ...], ...]
    size_pt: float
    leading_pt: float
    line_spacing: float = 1.0
    color: Color = Color.INK
    align: Align = Align.LEFT
    bullet: str = ""
    bullet_color: Color = Color.ACCENT
    indent: Emu = 0
    hanging: Emu = 0
    before_pt: float = 0.0
    level: int = 0
    rtl: bool = False
    tag: Tag = Tag.P
    origin: Origin = Origin.SOURCE
    points: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "".join(r.text for r in self.runs)

    @property
    def height_pt(self) -> float:
        """The height of its lines in points, without `before_pt`."""
        return len(self.lines) * self.leading_pt


@dataclass(frozen=True, slots=True)
class Placeholder:
    """The placeholder of the slide layout that a box fills: its `type` in the file ("title", "body", ...) and idx."""

    type: str
    idx: int = 0


@dataclass(frozen=True, slots=True)
class Insets:
    """The distance between a box's edge and its text, in EMU."""

    left: Emu = 0
    top: Emu = 0
    right: Emu = 0
    bottom: Emu = 0


@dataclass(frozen=True, slots=True)
class Outline:
    """The line around a box."""

    color: Color
    width_pt: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class TextBox:
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


@dataclass(frozen=True, slots=True)
class ShapeBox:
    """A decorative shape without text (`Shape.LINE` runs from top left to bottom right; `arrow` gives it a head)."""

    name: str
    rect: Rect
    shape: Shape = Shape.RECT
    fill: Color | None = None
    outline: Outline | None = None
    adjust: float | None = None
    arrow: bool = False


@dataclass(frozen=True, slots=True)
class PictureBox:
    """A picture of the article, drawn to fill `rect` (which has its proportions)."""

    name: str
    rect: Rect
    asset: str
    alt: str
    placeholder: Placeholder | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `header` cells name their column or row."""

    paragraphs: tuple[Paragraph, ...]
    fill: Color | None = None
    header: bool = False


@dataclass(frozen=True, slots=True)
class TableBox:
    """A native table. `columns` and `heights` in EMU sum to the rect; the first `header_rows` rows are headers."""

    name: str
    rect: Rect
    columns: tuple[Emu, ...]
    heights: tuple[Emu, ...]
    cells: tuple[tuple[Cell, ...], ...]
    insets: Insets
    alt: str
    header_rows: int = 1


@dataclass(frozen=True, slots=True)
class ChartBox:
    """A native chart; `alt` says its message in words. `size_pt` is the size of its labels."""

    name: str
    rect: Rect
    form: ChartForm
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    number_format: str = "General"
    size_pt: float = 14.0


@dataclass(frozen=True, slots=True)
class GroupBox:
    """Boxes that make one picture together (a process, a timeline). `alt` says what it shows."""

    name: str
    rect: Rect
    boxes: tuple[TextBox | ShapeBox, ...]
    alt: str


Box: TypeAlias = TextBox | ShapeBox | PictureBox | TableBox | ChartBox | GroupBox


@dataclass(frozen=True, slots=True)
class Frame:
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


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of a PDF's outline, at height `y` (EMU from the top) of its page."""

    title: str
    level: int
    y: Emu


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a handout, ready to be drawn; `rect` is the sheet (its origin is 0, 0)."""

    number: int
    rect: Rect
    boxes: tuple[Box, ...]
    bookmarks: tuple[Bookmark, ...] = ()


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

"""Measured text: runs, paragraphs, and the colours, faces and structure tags they carry."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from briefing.deck import Origin
from briefing.units import Emu


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


class Run(Struct, frozen=True):
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


class Paragraph(Struct, frozen=True):
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

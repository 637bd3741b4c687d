"""The resolved template: what `load` makes and every later stage reads.

All fields mirror the keys of the TOML files (docs/templates.md); defaults live in templates/base/template.toml.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct, field

from briefing.digest import Role
from briefing.frame import Color


class Literalness(StrEnum):
    """How far condensing may go."""

    POINTS = "points"  # delete, split and select
    SENTENCES = "sentences"  # select only: the author's sentences stay whole
    EVERYTHING = "everything"  # keep all, in whole sentences, on as many slides as it takes


class TextRole(StrEnum):
    """What a text is on a slide or page; each has its ladder of sizes."""

    COVER = "cover"
    PANEL = "panel"
    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    LIST = "list"
    BODY = "body"
    BAR = "bar"
    CELL = "cell"
    LABEL = "label"
    SOURCE = "source"
    FOOTER = "footer"
    NUMERAL = "numeral"
    FIGURE = "figure"
    QUOTE = "quote"


class Replacement(Struct, frozen=True):
    """Words that this audience reads differently ("ISR" -> "ISR (intelligence, surveillance, reconnaissance)")."""

    find: str
    replace: str
    first_only: bool = False


class Audience(Struct, frozen=True):
    """Who is briefed, and how much they get.

    name              the template's name
    minutes           the length of the briefing (1-240)
    max_slides        at most so many slides, cover and takeaways included (3-1000)
    bullets           at most so many bullets on a slide (1-12)
    words_per_bullet  the length that a bullet aims at (5-40); a point that cannot be shortened may be longer
    literal           how far condensing may go
    weights           factor on the salience of a point by its role (0-5; 1 where not named)
    sections_skip     regular expressions of headings that are left out
    sections_only     if any: only the sections whose headings match
    sections_first    sections whose headings match come first
    replacements      glossary and text replacements, applied last, marked as such in the trace
    """

    name: str
    minutes: int
    max_slides: int
    bullets: int
    words_per_bullet: int
    literal: Literalness = Literalness.POINTS
    weights: Mapping[Role, float] = field(default_factory=lambda: MappingProxyType({}))
    sections_skip: tuple[str, ...] = ()
    sections_only: tuple[str, ...] = ()
    sections_first: tuple[str, ...] = ()
    replacements: tuple[Replacement, ...] = ()


class ThemeColor(Struct, frozen=True):
    """A colour: its slot in the PowerPoint theme ("dk1" ... "accent6"), changed by luminance factors (percent), and
    the resulting RGB ("0E2A47") for contrast checks and the PDF."""

    slot: str
    rgb: str
    lum_mod: int = 100
    lum_off: int = 0


class Fonts(Struct, frozen=True):
    """Family names. `fallback` is tried in order for a glyph that a family lacks."""

    heading: str
    body: str
    mono: str
    fallback: tuple[str, ...] = ()


class Theme(Struct, frozen=True):
    """Colours, fonts and sizes.

    palette  every Color
    slots    the RGB of each of the twelve slots of the PowerPoint theme
    deck     per role the sizes that may be tried on a slide, largest first (pt)
    handout  the same for the handout
    leading  line spacing on slides as a factor of the font's line height, per role (1.0 where not named)
    """

    palette: Mapping[Color, ThemeColor]
    slots: Mapping[str, str]
    fonts: Fonts
    deck: Mapping[TextRole, tuple[float, ...]]
    handout: Mapping[TextRole, tuple[float, ...]]
    leading: Mapping[TextRole, float] = field(default_factory=lambda: MappingProxyType({}))


class DeckSettings(Struct, frozen=True):
    """How the deck is built.

    master     path of the PowerPoint master, resolved against the template's folder; "" for the base master
    aspect     "16:9" or "4:3", for the base master
    kinds      names of the slide kinds that may be used (`briefing.deck.SLIDE_KINDS`)
    rules      names of the layout rules that may choose a kind, in order of preference
    parts      the order of the deck's parts: "title", "bottom-line", "agenda", "topics", "sources", "takeaways"
    layouts    slide kind -> name of the slide layout in the master
    notes      "full": what to say and the verbatim source; "source": the source only; "none"
    footer     text of the footer; {title}, {audience}, {date}, {author} are filled in
    date       text of the date placeholder, "" for none; nothing is filled in unasked
    logo       path of a picture, resolved; "" for none
    extra      fixed slides that a template adds: see ExtraSlide
    """

    kinds: frozenset[str]
    rules: tuple[str, ...]
    parts: tuple[str, ...]
    layouts: Mapping[str, str]
    master: str = ""
    aspect: str = "16:9"
    notes: str = "full"
    footer: str = ""
    date: str = ""
    logo: str = ""
    extra: tuple[ExtraSlide, ...] = ()


class ExtraSlide(Struct, frozen=True):
    """A slide that the template fixes (a legal notice, a contact page). `after` names the part it follows."""

    title: str
    bullets: tuple[str, ...]
    after: str = "sources"


class HandoutSettings(Struct, frozen=True):
    """How the handout is built.

    paper        "A4" or "Letter"
    pages        the page budget (1-50)
    columns      1 or 2 columns for the themes
    variant      "text", or "slides": the slides drawn small beside note lines
    per_page     for "slides": slides on a page (2 or 3)
    margins_pt   left, top, right, bottom in points
    gutter_pt    between columns
    bullets      at most so many bullets for a theme
    parts        the order of blocks: "bottom-line", "timeline", "themes", "tables", "pairs", "outlook", "takeaways",
                 "caveats", "key", "notes"
    footer       text of the footer, filled in as in the deck
    blanks       classroom: so many key words of each theme become blanks (0: none)
    grayscale    only grays
    """

    paper: str
    pages: int
    columns: int
    margins_pt: tuple[float, float, float, float]
    gutter_pt: float
    bullets: int
    parts: tuple[str, ...]
    variant: str = "text"
    per_page: int = 3
    footer: str = ""
    blanks: int = 0
    grayscale: bool = False


class ValueOrigin(Struct, frozen=True):
    """Where a value came from: the file and line that set it ("--set" has no line)."""

    file: str
    line: int = 0


class Template(Struct, frozen=True):
    """A template with everything resolved.

    `labels` maps a language code to label key -> text and overrides the language's own labels. `marking` is the user's
    protective marking, shown on every slide and page, "" for none. `origins` maps each dotted key to where its value
    came from. `folder` is where relative paths were resolved.
    """

    name: str
    title: str
    description: str
    audience: Audience
    theme: Theme
    deck: DeckSettings
    handout: HandoutSettings
    labels: Mapping[str, Mapping[str, str]]
    marking: str = ""
    folder: str = ""
    origins: Mapping[str, ValueOrigin] = field(default_factory=lambda: MappingProxyType({}))

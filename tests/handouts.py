"""Handouts, pages and templates for tests, built by small constructors; their text is about an invented river."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from briefing.deck import Bullet, Event, Line, Origin, OutlookColumn, Pair, Reference
from briefing.frame import Box, Color, Page, Paragraph, TextBox
from briefing.frame.boxes import Insets
from briefing.handout import (
    BottomLine,
    Caveats,
    Grid,
    Handout,
    Key,
    NoteLines,
    Outlook,
    Pairs,
    Takeaways,
    Theme,
    Timeline,
)
from briefing.language import load
from briefing.layout.text import Style, Typesetter, height_of
from briefing.template import model
from briefing.template.model import (
    Audience,
    DeckSettings,
    Fonts,
    HandoutSettings,
    Template,
    TextRole,
    ThemeColor,
)
from briefing.units import Rect, points
from msgspec.structs import replace

A4 = Rect(0, 0, points(595.276), points(841.89))

_PALETTE = {
    Color.INK: "1A2530",
    Color.PAPER: "FFFFFF",
    Color.DARK: "0E2A47",
    Color.MIST: "F2F5F8",
    Color.ACCENT: "0B6A96",
    Color.WARNING: "A34C07",
    Color.SLATE: "566573",
    Color.SKY: "DDEAF2",
    Color.SAND: "FAF0E4",
    Color.RULE: "C5D0DA",
}

_SIZES = {
    TextRole.COVER: (18.5, 17, 16),
    TextRole.PANEL: (13, 12, 11.5),
    TextRole.TITLE: (18.5, 17, 16),
    TextRole.SUBTITLE: (9,),
    TextRole.HEADING: (11.5,),
    TextRole.LIST: (11.5, 11, 10.6, 10.2, 9.8, 9.4, 9),
    TextRole.BODY: (10, 9.5, 9),
    TextRole.BAR: (10,),
    TextRole.CELL: (9, 8.5, 8),
    TextRole.LABEL: (8,),
    TextRole.SOURCE: (8,),
    TextRole.FOOTER: (8,),
    TextRole.NUMERAL: (11.5,),
    TextRole.FIGURE: (18.5,),
    TextRole.QUOTE: (11, 10),
}

LABELS = load("en").labels

SETTER = Typesetter(Fonts("Arial", "Arial", "Courier New", ("DejaVu Sans",)), slack=0.0)


def template(**handout: object) -> Template:
    """A template with the base look; `handout` changes its handout settings."""
    settings = HandoutSettings(
        paper="A4",
        pages=2,
        columns=2,
        margins_pt=(44, 40, 44, 50),
        gutter_pt=20,
        bullets=3,
        parts=(),
        footer="{title} | {audience}",
    )
    theme = model.Theme(
        palette=MappingProxyType({c: ThemeColor("dk1", rgb) for c, rgb in _PALETTE.items()}),
        slots=MappingProxyType({}),
        fonts=SETTER.fonts,
        deck=MappingProxyType({}),
        handout=MappingProxyType(_SIZES),
    )
    return Template(
        name="base",
        title="Base",
        description="",
        audience=Audience("base", 20, 16, 5, 14),
        theme=theme,
        deck=DeckSettings(frozenset(), (), (), MappingProxyType({})),
        handout=replace(settings, **handout),  # type: ignore[arg-type]
        labels=MappingProxyType({}),
    )


def bare(title: str = "The Quill basin", language: str = "en", byline: str = "") -> Handout:
    """A handout without blocks, for what the writer asks of it."""
    return Handout(line(title), label("Handout"), label(""), (), language, byline=byline)


def line(text: str, *points: str) -> Line:
    """A line of the article."""
    return Line(text, points=points or ("p1",))


def label(text: str) -> Line:
    """A line of the program's own."""
    return Line(text, Origin.LABEL)


def page(*boxes: Box, number: int = 1) -> Page:
    """An A4 page with these boxes."""
    return Page(number, A4, boxes)


def text_box(*content: str | Paragraph, y: float = 60, width: float = 240, x: float = 44, **changes: object) -> TextBox:
    """A box with these paragraphs, as high as they are; lengths in points."""
    insets = changes.get("insets", Insets())
    assert isinstance(insets, Insets)
    inner = points(width) - insets.left - insets.right
    paragraphs = tuple(SETTER.paragraph(c, inner, Style(10)) if isinstance(c, str) else c for c in content)
    rect = Rect(points(x), points(y), points(width), height_of(paragraphs) + insets.top + insets.bottom)
    return TextBox("text", rect, paragraphs, **changes)  # type: ignore[arg-type]


def rich(**changes: object) -> Handout:
    """A handout with every kind of block, as large as two pages."""
    handout = Handout(
        title=line("The Quill basin after the flood: what held, what failed, and what comes next"),
        kicker=label("Executive handout"),
        subtitle=label("Companion to the 15-minute briefing. § marks the section of the article behind each block."),
        blocks=(
            _BOTTOM_LINE,
            _TIMELINE,
            *_themes(),
            _COMPARISON,
            _LIMITS,
            _OUTLOOK,
            _TAKEAWAYS,
            _CAVEATS,
            _KEY,
            NoteLines(label("Notes")),
        ),
        language="en",
        footer="The Quill basin | Executive handout",
        byline="Ada Reyes",
        date="3 May 2024",
    )
    return replace(handout, **changes)  # type: ignore[arg-type]


_BOTTOM_LINE = BottomLine(
    label("Bottom line up front"),
    line("Dams alone did not save the lower town; early warning and cleared channels did."),
    (
        line("The basin authority held two of its three dams, but the third overflowed within nine hours."),
        line("Warning came in time only where the gauges had been renewed before 2017."),
        line("Repair remains slow, largely because ownership of the channels is disputed."),
    ),
    ("§1", "§4", "§9"),
)

_TIMELINE = Timeline(
    label("How it developed"),
    (
        Event(line("1962"), (line("The first dam closes the upper valley."),)),
        Event(line("After the 1990s"), (line("Farms move onto the flood plain and channels silt up."),)),
        Event(line("2019"), (line("The river rises by four metres in two days."),)),
        Event(line("By 2030"), (line("The authority expects to have renewed every gauge."),), future=True),
    ),
    ("§1", "§2"),
)

_SUBJECTS = (
    ("Dams and reservoirs", "§2", "dam", "spillway"),
    ("Gauges and early warning", "§3", "gauge", "siren"),
    ("Channels and maintenance", "§4", "channel", "culvert"),
    ("Towns on the flood plain", "§5, §5a", "quarter", "shelter"),
    ("Farms and upstream land", "§6", "field", "terrace"),
    ("Insurance and repair", "§7, §8", "policy", "claim"),
)


def _themes() -> Iterator[Theme]:
    for heading, marks, thing, other in _SUBJECTS:
        yield Theme(
            line(heading),
            (
                Bullet(line(f"Every {thing} inspected in the year before the flood held, most of them undamaged.")),
                Bullet(
                    line(f"Where a {thing} failed, the nearest {other} failed within the hour."),
                    (line(f"Effect: the {other} downstream had to be cleared by hand."),),
                ),
                Bullet(line(f"Limits: no {other} was tested at night or in a second wave.")),
            ),
            tuple(marks.split(", ")),
        )


_COMPARISON = Grid(
    line("Dams and channels do different jobs"),
    (label(""), line("Dams"), line("Channels")),
    (
        (
            line("Hold"),
            line("A single wave, for as long as the reservoir has room"),
            line("Nothing: they carry water away"),
        ),
        (line("Cost to keep"), line("High, and due at once"), line("Low, and due every year")),
        (line("Fail"), line("Rarely, and then without warning"), line("Often, slowly and in plain sight")),
        (line("Built"), line("1962–1988"), line("Before 1900")),
    ),
    ("§2", "§4"),
)

_LIMITS = Pairs(
    line("Four limits, and what is done about them"),
    label("Limit"),
    label("Response in the article"),
    (
        Pair(line("Disputed ownership of the channels"), line("A register of owners, open since March")),
        Pair(line("Too few gauges above the second dam"), line("Renewal of all gauges is expected by 2030")),
        Pair(line("Sirens fail when the power does"), line("Batteries in every second siren")),
        Pair(line("Insurance ends where the flood plain begins")),
    ),
    ("§9", "§9a"),
)

_OUTLOOK = Outlook(
    label("Outlook"),
    (
        OutlookColumn(label("Likely"), line("likely"), (line("Two of the three dams will be raised by a metre."),)),
        OutlookColumn(
            label("Expected"), line("expects"), (line("The authority expects to have renewed every gauge."),)
        ),
        OutlookColumn(
            label("Possible"),
            line("might"),
            (line("Farms might be paid to flood first."), line("A second spillway might open the east bank.")),
        ),
    ),
    ("§10",),
)

_TAKEAWAYS = Takeaways(
    label("Takeaways"),
    (
        line("Warning saved more lives than walls did."),
        line("A channel that nobody owns is a channel that nobody clears."),
        line("The next flood may come from the east bank, where there are no gauges."),
    ),
    ("§3", "§4", "§10"),
)

_CAVEATS = Caveats(
    label("Source and caveats"),
    (
        line("Parts of this text were translated by machine. Figures are the authority's and were not checked."),
        line("First published in the Quill Valley Review."),
    ),
)

_SECTIONS = (
    *("Opening", "How the basin was dammed", "Dams and reservoirs", "Gauges and warning", "Channels"),
    *("Towns on the flood plain", "Farms and upstream land", "Insurance", "Repair of houses, roads and bridges"),
    *("Limits of what was done", "What may come"),
)

_KEY = Key(
    label("Sections of the article"),
    tuple(Reference(f"§{i}", name, 10 * i + 1, 10 * i + 9) for i, name in enumerate(_SECTIONS)),
)

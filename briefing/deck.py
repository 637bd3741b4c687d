"""The deck as planned: slides by kind, with their words and where each word comes from; no positions, no sizes.

Made by `plan` from a digest or by `outline` from an edited outline; laid out by `layout`. The union `Slide` is closed:
every `match` over it ends in `assert_never`, so that mypy names what a new kind still lacks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, TypeAlias


class Origin(StrEnum):
    """Where a text comes from."""

    SOURCE = "source"  # a subsequence of the words of its points' sentences
    LABEL = "label"  # a word of the program's own, from the language's or the template's labels
    REPLACEMENT = "replacement"  # changed by a glossary or replacement rule of the template
    HUMAN = "human"  # written by a person in an outline


@dataclass(frozen=True, slots=True)
class Line:
    """One text on a slide or page, its origin, and the ids of the key points behind it."""

    text: str
    origin: Origin = Origin.SOURCE
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullet:
    """A line with the lines below it: details, or the items of an enumeration."""

    line: Line
    details: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A section of the article behind a slide: its mark, heading and the lines of the sentences that are used."""

    mark: str
    heading: str
    line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class SourceQuote:
    """A sentence of the article, verbatim, for the speaker notes."""

    mark: str
    line: int
    last_line: int
    text: str
    point: str


@dataclass(frozen=True, slots=True)
class Notes:
    """Speaker notes: what to say, how long (seconds), details that found no room, and the verbatim source."""

    say: tuple[Line, ...] = ()
    seconds: int = 0
    more: tuple[Line, ...] = ()
    quotes: tuple[SourceQuote, ...] = ()


@dataclass(frozen=True, slots=True)
class _SlideBase:
    """What every kind has. `rule` names the layout rule that chose the kind, `why` says what it saw."""

    id: str
    title: Line
    kicker: Line = Line("", Origin.LABEL)
    notes: Notes = Notes()
    sources: tuple[Reference, ...] = ()
    rule: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class TitleSlide(_SlideBase):
    """The cover. `lines`: caveat and provenance at its foot."""

    kind: ClassVar[str] = "title"
    subtitle: Line = Line("", Origin.LABEL)
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class BottomLineSlide(_SlideBase):
    """The bottom line up front: the thesis is the title, the other statements stand beside it."""

    kind: ClassVar[str] = "bottom-line"
    statements: tuple[Bullet, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """One part of the briefing: the slide it starts at (by id) and its length in seconds."""

    line: Line
    target: str
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class AgendaSlide(_SlideBase):
    """The parts of the briefing, each linked to its first slide."""

    kind: ClassVar[str] = "agenda"
    entries: tuple[AgendaEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionSlide(_SlideBase):
    """A divider between parts."""

    kind: ClassVar[str] = "section"
    summary: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class BulletsSlide(_SlideBase):
    """Bullets, with a lead-in where the author introduces them, and a conclusion bar where one is earned."""

    kind: ClassVar[str] = "bullets"
    bullets: tuple[Bullet, ...] = ()
    lead: Line | None = None
    bar: Line | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One card; the heading may be missing."""

    body: tuple[Line, ...]
    heading: Line | None = None


@dataclass(frozen=True, slots=True)
class CardsSlide(_SlideBase):
    """Two to six cards of one rank."""

    kind: ClassVar[str] = "cards"
    cards: tuple[Card, ...] = ()
    lead: Line | None = None
    bar: Line | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a process: its name and what it means."""

    name: Line
    body: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class ProcessSlide(_SlideBase):
    """Steps in an order that the article states."""

    kind: ClassVar[str] = "process"
    steps: tuple[Step, ...] = ()
    lead: Line | None = None
    bullets: tuple[Bullet, ...] = ()
    bar: Line | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something with its date or period. `future` is drawn dashed."""

    when: Line
    body: tuple[Line, ...]
    future: bool = False


@dataclass(frozen=True, slots=True)
class TimelineSlide(_SlideBase):
    """Events in the order of time."""

    kind: ClassVar[str] = "timeline"
    events: tuple[Event, ...] = ()
    bar: Line | None = None


@dataclass(frozen=True, slots=True)
class ComparisonSlide(_SlideBase):
    """Two named sides and what the article says of each."""

    kind: ClassVar[str] = "comparison"
    left: Line = Line("")
    right: Line = Line("")
    left_lines: tuple[Bullet, ...] = ()
    right_lines: tuple[Bullet, ...] = ()
    bar: Line | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A limit and its response, or a cause and its result; `right` is None where the article gives none."""

    left: Line
    right: Line | None = None


@dataclass(frozen=True, slots=True)
class PairsSlide(_SlideBase):
    """Rows of pairs that the article itself relates."""

    kind: ClassVar[str] = "pairs"
    left_heading: Line = Line("", Origin.LABEL)
    right_heading: Line = Line("", Origin.LABEL)
    pairs: tuple[Pair, ...] = ()
    bar: Line | None = None


@dataclass(frozen=True, slots=True)
class OutlookColumn:
    """What the article calls likely, expected, possible ...: `name` is a label, `hedge` the article's own word."""

    name: Line
    hedge: Line
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class OutlookSlide(_SlideBase):
    """What is to come, by the article's own certainty."""

    kind: ClassVar[str] = "outlook"
    columns: tuple[OutlookColumn, ...] = ()
    bar: Line | None = None


@dataclass(frozen=True, slots=True)
class BigNumber:
    """A number with its unit, and what it counts."""

    figure: Line
    meaning: Line


@dataclass(frozen=True, slots=True)
class BigNumberSlide(_SlideBase):
    """One to three numbers."""

    kind: ClassVar[str] = "big-number"
    numbers: tuple[BigNumber, ...] = ()
    bullets: tuple[Bullet, ...] = ()


@dataclass(frozen=True, slots=True)
class TableSlide(_SlideBase):
    """A table of the article, whole. `points` are the ids of the key points behind it."""

    kind: ClassVar[str] = "table"
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    caption: Line | None = None
    points: tuple[str, ...] = ()


class ChartForm(StrEnum):
    """The form of a chart."""

    BAR = "bar"
    COLUMN = "column"
    LINE = "line"
    PIE = "pie"


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers of one series; None where the table has no number."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class ChartSlide(_SlideBase):
    """A numeric table of the article, drawn. The numbers are the table's own."""

    kind: ClassVar[str] = "chart"
    form: ChartForm = ChartForm.COLUMN
    categories: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()
    number_format: str = "General"
    caption: Line | None = None
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureSlide(_SlideBase):
    """A picture of the article with its caption, and bullets beside it. `width`, `height`: pixels, 0 where unknown."""

    kind: ClassVar[str] = "figure"
    asset: str = ""
    alt: str = ""
    width: int = 0
    height: int = 0
    caption: Line | None = None
    bullets: tuple[Bullet, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteSlide(_SlideBase):
    """A quotation, whole, and its speaker."""

    kind: ClassVar[str] = "quote"
    quote: Line = Line("")
    speaker: Line | None = None


@dataclass(frozen=True, slots=True)
class TakeawaysSlide(_SlideBase):
    """What to remember; the last slide."""

    kind: ClassVar[str] = "takeaways"
    takeaways: tuple[Bullet, ...] = ()


@dataclass(frozen=True, slots=True)
class SourcesSlide(_SlideBase):
    """Caveats and the sections that the deck rests on; stands before the takeaways."""

    kind: ClassVar[str] = "sources"
    caveats: tuple[Line, ...] = ()
    references: tuple[Reference, ...] = ()


Slide: TypeAlias = (
    TitleSlide
    | BottomLineSlide
    | AgendaSlide
    | SectionSlide
    | BulletsSlide
    | CardsSlide
    | ProcessSlide
    | TimelineSlide
    | ComparisonSlide
    | PairsSlide
    | OutlookSlide
    | BigNumberSlide
    | TableSlide
    | ChartSlide
    | FigureSlide
    | QuoteSlide
    | TakeawaysSlide
    | SourcesSlide
)

SLIDE_KINDS: dict[str, type[Slide]] = {
    cls.kind: cls
    for cls in (
        TitleSlide,
        BottomLineSlide,
        AgendaSlide,
        SectionSlide,
        BulletsSlide,
        CardsSlide,
        ProcessSlide,
        TimelineSlide,
        ComparisonSlide,
        PairsSlide,
        OutlookSlide,
        BigNumberSlide,
        TableSlide,
        ChartSlide,
        FigureSlide,
        QuoteSlide,
        TakeawaysSlide,
        SourcesSlide,
    )
}


@dataclass(frozen=True, slots=True)
class Part:
    """A run of slides with a name: an entry of the agenda and a section of the PowerPoint file."""

    name: str
    slides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deck:
    """A whole deck.

    `template` is the template's name; `source` and `sha256` are the article's. `parts` covers every slide id once, in
    order. `marking` is the user's own protective marking ("" for none), never inferred.
    """

    title: str
    language: str
    template: str
    source: str
    sha256: str
    slides: tuple[Slide, ...]
    parts: tuple[Part, ...] = ()
    byline: str = ""
    date: str = ""
    marking: str = ""


def lines_of(slide: Slide) -> Iterator[Line]:
    """Every `Line` that `slide` shows, in reading order, its title first; notes are not shown."""
    yield slide.title
    yield slide.kicker
    yield from _lines_in(tuple(getattr(slide, name) for name in _OWN_FIELDS[type(slide)]))


_OWN_FIELDS: dict[type, tuple[str, ...]] = {
    cls: tuple(n for n in cls.__dataclass_fields__ if n not in _SlideBase.__dataclass_fields__)
    for cls in SLIDE_KINDS.values()
}


def _lines_in(value: object) -> Iterator[Line]:
    if isinstance(value, Line):
        if value.text:
            yield value
    elif isinstance(value, tuple):
        for member in value:
            yield from _lines_in(member)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _lines_in(getattr(value, name))

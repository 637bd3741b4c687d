"""The kinds of slides, a closed union.

Every `match` over `Slide` ends in `assert_never`, so that mypy names what a new kind still lacks.
"""

from __future__ import annotations

from typing import ClassVar, TypeAlias

from msgspec import Struct

from briefing.deck.evidence import BigNumberSlide, ChartSlide, FigureSlide, QuoteSlide, TableSlide
from briefing.deck.lines import Bullet, Line, Origin, Reference, SlideBase


class TitleSlide(SlideBase, frozen=True):
    """The cover. `lines`: caveat and provenance at its foot."""

    kind: ClassVar[str] = "title"
    subtitle: Line = Line("", Origin.LABEL)
    lines: tuple[Line, ...] = ()


class BottomLineSlide(SlideBase, frozen=True):
    """The bottom line up front: the thesis is the title, the other statements stand beside it."""

    kind: ClassVar[str] = "bottom-line"
    statements: tuple[Bullet, ...] = ()


class AgendaEntry(Struct, frozen=True):
    """One part of the briefing: the slide it starts at (by id) and its length in seconds."""

    line: Line
    target: str
    seconds: int = 0


class AgendaSlide(SlideBase, frozen=True):
    """The parts of the briefing, each linked to its first slide."""

    kind: ClassVar[str] = "agenda"
    entries: tuple[AgendaEntry, ...] = ()


class SectionSlide(SlideBase, frozen=True):
    """A divider between parts."""

    kind: ClassVar[str] = "section"
    summary: tuple[Line, ...] = ()


class BulletsSlide(SlideBase, frozen=True):
    """Bullets, with a lead-in where the author introduces them, and a conclusion bar where one is earned."""

    kind: ClassVar[str] = "bullets"
    bullets: tuple[Bullet, ...] = ()
    lead: Line | None = None
    bar: Line | None = None


class Card(Struct, frozen=True):
    """One card; the heading may be missing."""

    body: tuple[Line, ...]
    heading: Line | None = None


class CardsSlide(SlideBase, frozen=True):
    """Two to six cards of one rank."""

    kind: ClassVar[str] = "cards"
    cards: tuple[Card, ...] = ()
    lead: Line | None = None
    bar: Line | None = None


class Step(Struct, frozen=True):
    """One step of a process: its name and what it means."""

    name: Line
    body: tuple[Line, ...] = ()


class ProcessSlide(SlideBase, frozen=True):
    """Steps in an order that the article states."""

    kind: ClassVar[str] = "process"
    steps: tuple[Step, ...] = ()
    lead: Line | None = None
    bullets: tuple[Bullet, ...] = ()
    bar: Line | None = None


class Event(Struct, frozen=True):
    """Something with its date or period. `future` is drawn dashed."""

    when: Line
    body: tuple[Line, ...]
    future: bool = False


class TimelineSlide(SlideBase, frozen=True):
    """Events in the order of time."""

    kind: ClassVar[str] = "timeline"
    events: tuple[Event, ...] = ()
    bar: Line | None = None


class ComparisonSlide(SlideBase, frozen=True):
    """Two named sides and what the article says of each."""

    kind: ClassVar[str] = "comparison"
    left: Line = Line("")
    right: Line = Line("")
    left_lines: tuple[Bullet, ...] = ()
    right_lines: tuple[Bullet, ...] = ()
    bar: Line | None = None


class Pair(Struct, frozen=True):
    """A limit and its response, or a cause and its result; `right` is None where the article gives none."""

    left: Line
    right: Line | None = None


class PairsSlide(SlideBase, frozen=True):
    """Rows of pairs that the article itself relates."""

    kind: ClassVar[str] = "pairs"
    left_heading: Line = Line("", Origin.LABEL)
    right_heading: Line = Line("", Origin.LABEL)
    pairs: tuple[Pair, ...] = ()
    bar: Line | None = None


class OutlookColumn(Struct, frozen=True):
    """What the article calls likely, expected, possible ...: `name` is a label, `hedge` the article's own word."""

    name: Line
    hedge: Line
    lines: tuple[Line, ...] = ()


class OutlookSlide(SlideBase, frozen=True):
    """What is to come, by the article's own certainty."""

    kind: ClassVar[str] = "outlook"
    columns: tuple[OutlookColumn, ...] = ()
    bar: Line | None = None


class TakeawaysSlide(SlideBase, frozen=True):
    """What to remember; the last slide."""

    kind: ClassVar[str] = "takeaways"
    takeaways: tuple[Bullet, ...] = ()


class SourcesSlide(SlideBase, frozen=True):
    """Caveats, sentences on no other slide, the sections that the deck rests on; stands before the takeaways."""

    kind: ClassVar[str] = "sources"
    caveats: tuple[Line, ...] = ()
    left_out: tuple[Line, ...] = ()
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

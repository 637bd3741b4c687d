"""The deck as planned: slides by kind, with their words and where each word comes from; no positions, no sizes.

Made by `plan` from a digest or by `outline` from an edited outline; laid out by `layout`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from msgspec import Struct

from briefing.deck.evidence import (
    BigNumber,
    BigNumberSlide,
    ChartForm,
    ChartSlide,
    FigureSlide,
    QuoteSlide,
    Series,
    TableSlide,
)
from briefing.deck.kinds import (
    SLIDE_KINDS,
    AgendaEntry,
    AgendaSlide,
    BottomLineSlide,
    BulletsSlide,
    Card,
    CardsSlide,
    ComparisonSlide,
    Event,
    OutlookColumn,
    OutlookSlide,
    Pair,
    PairsSlide,
    ProcessSlide,
    SectionSlide,
    Slide,
    SourcesSlide,
    Step,
    TakeawaysSlide,
    TimelineSlide,
    TitleSlide,
)
from briefing.deck.lines import BETWEEN, Bullet, Line, Notes, Origin, Reference, SlideBase, SourceQuote

__all__ = [
    "BETWEEN",
    "SLIDE_KINDS",
    "AgendaEntry",
    "AgendaSlide",
    "BigNumber",
    "BigNumberSlide",
    "BottomLineSlide",
    "Bullet",
    "BulletsSlide",
    "Card",
    "CardsSlide",
    "ChartForm",
    "ChartSlide",
    "ComparisonSlide",
    "Deck",
    "Event",
    "FigureSlide",
    "Line",
    "Notes",
    "Origin",
    "OutlookColumn",
    "OutlookSlide",
    "Pair",
    "PairsSlide",
    "Part",
    "ProcessSlide",
    "QuoteSlide",
    "Reference",
    "SectionSlide",
    "Series",
    "Slide",
    "SlideBase",
    "SourceQuote",
    "SourcesSlide",
    "Step",
    "TableSlide",
    "TakeawaysSlide",
    "TimelineSlide",
    "TitleSlide",
    "lines_of",
    "speech_minutes",
]


class Part(Struct, frozen=True):
    """A run of slides with a name: an entry of the agenda and a section of the PowerPoint file."""

    name: str
    slides: tuple[str, ...]


class Deck(Struct, frozen=True):
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


def speech_minutes(slides: Iterable[Slide]) -> int:
    """How long the speaker notes of `slides` take: whole minutes, rounded up, at least 1."""
    return max(1, math.ceil(sum(slide.notes.seconds for slide in slides) / 60))


def lines_of(slide: Slide) -> Iterator[Line]:
    """Every `Line` that `slide` shows, in reading order, its title first; notes are not shown."""
    yield slide.title
    yield slide.kicker
    yield from _lines_in(tuple(getattr(slide, name) for name in _OWN_FIELDS[type(slide)]))


_OWN_FIELDS: dict[type, tuple[str, ...]] = {
    cls: tuple(n for n in cls.__struct_fields__ if n not in SlideBase.__struct_fields__) for cls in SLIDE_KINDS.values()
}


def _lines_in(value: object) -> Iterator[Line]:
    if isinstance(value, Line):
        if value.text:
            yield value
    elif isinstance(value, tuple):
        for member in value:
            yield from _lines_in(member)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _lines_in(getattr(value, name))

"""Slide kinds as boxes: one function for each kind, from what the slide says to boxes inside the layout's content."""

from __future__ import annotations

from typing import assert_never

from briefing.deck import (
    AgendaSlide,
    BigNumberSlide,
    BottomLineSlide,
    BulletsSlide,
    CardsSlide,
    ChartSlide,
    ComparisonSlide,
    FigureSlide,
    OutlookSlide,
    PairsSlide,
    ProcessSlide,
    QuoteSlide,
    SectionSlide,
    Slide,
    SourcesSlide,
    TableSlide,
    TakeawaysSlide,
    TimelineSlide,
    TitleSlide,
)
from briefing.frame import Box
from briefing.layout.canvas import Canvas
from briefing.layout.slides import (
    agenda,
    bullets,
    cards,
    ends,
    evidence,
    grid,
    numbers,
    process,
    sides,
    sources,
    statements,
    timeline,
)
from briefing.layout.slides.agenda import Numbers
from briefing.layout.slides.placing import placed

# How many arrangements a kind has, where there are several: all sizes of one are tried before the next. Those of
# bullets are `looks.Look`.
ARRANGEMENTS = {
    "agenda": 2,
    "big-number": 3,
    "cards": 2,
    "process": 2,
    "takeaways": 2,
    "timeline": 2,
}

# What may be set larger than the ladder of a list where it has few words.
STATEMENTS = frozenset(
    {
        "agenda",
        "big-number",
        "bottom-line",
        "comparison",
        "outlook",
        "pairs",
        "process",
        "sources",
        "takeaways",
        "timeline",
    }
)


def compose(slide: Slide, canvas: Canvas, pages: Numbers) -> tuple[Box, ...]:
    """The content of a slide as boxes in reading order. Raises Overflow if it does not fit at the canvas's sizes.

    `pages` is for the agenda.
    """
    match slide:
        case TitleSlide():
            return ends.cover(slide, canvas)
        case BottomLineSlide():
            return statements.bottom_line(slide, canvas)
        case AgendaSlide():
            return placed(agenda.agenda(slide, canvas, pages), canvas.content)
        case SectionSlide():
            return statements.section(slide, canvas)
        case BulletsSlide():
            return bullets.bullets(slide, canvas)
        case CardsSlide():
            return cards.cards(slide, canvas)
        case ProcessSlide():
            return placed(process.process(slide, canvas), canvas.content)
        case TimelineSlide():
            return placed(timeline.timeline(slide, canvas), canvas.content)
        case ComparisonSlide():
            return sides.comparison(slide, canvas)
        case PairsSlide():
            return placed(sides.pairs(slide, canvas), canvas.content)
        case OutlookSlide():
            return sides.outlook(slide, canvas)
        case BigNumberSlide():
            return placed(numbers.big_number(slide, canvas), canvas.content)
        case TableSlide():
            return placed(grid.table(slide, canvas), canvas.content)
        case ChartSlide():
            return evidence.chart(slide, canvas)
        case FigureSlide():
            return evidence.figure(slide, canvas)
        case QuoteSlide():
            return evidence.quote(slide, canvas)
        case TakeawaysSlide():
            return ends.takeaways(slide, canvas)
        case SourcesSlide():
            return sources.sources(slide, canvas)
        case _:
            assert_never(slide)

"""One form for each kind of slide: its blocks, and the slide again from its blocks.

To add a kind, write its two functions side by side and name them in `write` and `_READ`; mypy and a test name what
is missing.
"""

from __future__ import annotations

from collections.abc import Callable
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
from briefing.outline.blocks import Block, Image, Quotation, Table
from briefing.outline.body import Body
from briefing.outline.forms import diagrams, grids, lists


def write(slide: Slide) -> list[Block]:
    """The blocks of a slide's own content: no title, kicker, sources or notes."""
    match slide:
        case TitleSlide():
            return lists.write_title(slide)
        case BottomLineSlide():
            return lists.write_bottom_line(slide)
        case AgendaSlide():
            return lists.write_agenda(slide)
        case SectionSlide():
            return lists.write_section(slide)
        case BulletsSlide():
            return lists.write_bullets(slide)
        case CardsSlide():
            return diagrams.write_cards(slide)
        case ProcessSlide():
            return diagrams.write_process(slide)
        case TimelineSlide():
            return diagrams.write_timeline(slide)
        case ComparisonSlide():
            return diagrams.write_comparison(slide)
        case PairsSlide():
            return grids.write_pairs(slide)
        case OutlookSlide():
            return diagrams.write_outlook(slide)
        case BigNumberSlide():
            return diagrams.write_big_number(slide)
        case TableSlide():
            return grids.write_table(slide)
        case ChartSlide():
            return grids.write_chart(slide)
        case FigureSlide():
            return grids.write_figure(slide)
        case QuoteSlide():
            return lists.write_quote(slide)
        case TakeawaysSlide():
            return lists.write_takeaways(slide)
        case SourcesSlide():
            return lists.write_sources(slide)
        case _:
            assert_never(slide)


# None where the blocks are not what the kind needs (a table slide without a table).
_READ: dict[str, Callable[[Body], Slide | None]] = {
    TitleSlide.kind: lists.read_title,
    BottomLineSlide.kind: lists.read_bottom_line,
    AgendaSlide.kind: lists.read_agenda,
    SectionSlide.kind: lists.read_section,
    BulletsSlide.kind: lists.read_bullets,
    CardsSlide.kind: diagrams.read_cards,
    ProcessSlide.kind: diagrams.read_process,
    TimelineSlide.kind: diagrams.read_timeline,
    ComparisonSlide.kind: diagrams.read_comparison,
    PairsSlide.kind: grids.read_pairs,
    OutlookSlide.kind: diagrams.read_outlook,
    BigNumberSlide.kind: diagrams.read_big_number,
    TableSlide.kind: grids.read_table,
    ChartSlide.kind: grids.read_chart,
    FigureSlide.kind: grids.read_figure,
    QuoteSlide.kind: lists.read_quote,
    TakeawaysSlide.kind: lists.read_takeaways,
    SourcesSlide.kind: lists.read_sources,
}

KINDS = tuple(_READ)

# What is missing where a kind's `read` gives None.
NEEDS = {
    ProcessSlide.kind: "a numbered list",
    ComparisonSlide.kind: "two items, each with what is said of it nested below",
    PairsSlide.kind: "a table of two columns",
    BigNumberSlide.kind: "an item with its number in bold",
    TableSlide.kind: "a table",
    ChartSlide.kind: "a table of two columns or more",
    FigureSlide.kind: "a picture, ![description](file)",
    QuoteSlide.kind: "a quotation, its lines starting with >",
}


def read(kind: str, body: Body) -> Slide | None:
    """The slide of this kind from its body; None, the body then being of no use, where it cannot be one."""
    return _READ[kind](body)


def infer(blocks: tuple[Block, ...]) -> str:
    """The kind of a slide that does not say it."""
    match blocks:
        case (Table(), *rest) if not any(isinstance(b, Table) for b in rest):
            return TableSlide.kind
        case (Quotation(),):
            return QuoteSlide.kind
        case blocks if any(isinstance(b, Image) for b in blocks):
            return FigureSlide.kind
        case _:
            return BulletsSlide.kind

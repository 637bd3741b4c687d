"""What a slide says, for a handout: its section's heading, and bullets for what no block of its own shows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from briefing.deck import (
    AgendaSlide,
    BigNumberSlide,
    BottomLineSlide,
    Bullet,
    BulletsSlide,
    Card,
    CardsSlide,
    ChartSlide,
    ComparisonSlide,
    FigureSlide,
    Line,
    Origin,
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
    lines_of,
)
from briefing.handout import Theme
from briefing.plan.bundles import CONTINUED
from briefing.plan.speech import Index
from briefing.plan.wording import same_words

_NUMBER = re.compile(r" \([^()]+\)$")  # of a slide in its section: "(2/3)", "(§4, 2)"


class Article(Struct, frozen=True):
    """What tells headings apart: the deck's title, the sections' headings, and the one for what stands before them.

    `opening` is None where no section has a heading.
    """

    title: str
    headings: frozenset[str]
    opening: Line | None


def pieces(slide: Slide, article: Article, index: Index, exhibits: Collection[str]) -> Iterator[Theme]:
    """What `slide` says, as themes: one, or one a section where sections share it without a lead.

    Of slides whose id is in `exhibits` only what their block does not show.
    """
    if not (isinstance(slide, CardsSlide) and not slide.lead and all(_is_section(c) for c in slide.cards)):
        marks = tuple(r.mark for r in slide.sources)
        heading = heading_of(slide, article)
        yield Theme(heading, tuple(_bullets(slide, heading, exhibits)), marks)
        return
    for card in slide.cards:
        marks = tuple(dict.fromkeys(index.mark(p) for line in card.body for p in line.points if p in index.topics))
        titled = any(p in index.topics and index.mark(p) in marks for p in slide.title.points)
        bullets = [Bullet(line) for line in ([slide.title] if titled else []) + list(card.body)]
        yield Theme(card.heading or slide.title, tuple(bullets), marks)


def _is_section(card: Card) -> bool:
    """Whether the card stands for a section: its heading is the article's, behind no point."""
    return card.heading is not None and card.heading.origin is Origin.SOURCE and not card.heading.points


def heading_of(slide: Slide, article: Article) -> Line:
    """The heading of the slide's section, without the number that a section of several slides has in its titles."""
    if not slide.title.points and slide.title.origin is not Origin.HUMAN:
        bare = _NUMBER.sub("", slide.title.text)
        if bare in article.headings:
            return Line(bare)
        behind = {r.heading for r in slide.sources}
        if article.opening and behind == {""}:
            return article.opening
        if slide.title.origin is Origin.LABEL:
            return replace(slide.title, text=bare)
        return Line(behind.pop()) if len(behind) == 1 and behind <= article.headings else slide.title
    if slide.kicker.text and same_words(slide.kicker.text) != same_words(article.title):
        return slide.kicker
    before = bool(slide.sources) and not any(r.heading for r in slide.sources)
    return article.opening if article.opening and before else slide.title


def _bullets(slide: Slide, heading: Line, exhibits: Collection[str]) -> Iterator[Bullet]:
    """What `slide` says, as bullets: its title first, where that is a sentence that nothing else says."""
    shown = slide.id in exhibits
    body = () if shown and not isinstance(slide, FigureSlide) else tuple(_body(slide))
    joins = shown and isinstance(slide, TimelineSlide | PairsSlide | OutlookSlide | ComparisonSlide)
    bar = getattr(slide, "bar", None)
    below = bar is not None and bar.points == slide.title.points
    if (body or joins) and heading.text != slide.title.text and not _is_repeated(slide):
        rest = body[:1] if body and body[0].line.text.startswith(CONTINUED) else ()
        body = body[len(rest) :]
        further = tuple(line for bullet in rest for line in (bullet.line, *bullet.details))
        yield Bullet(slide.title, (*further, bar) if below and bar else further)
    yield from body
    if (body or joins) and bar and not below:
        yield Bullet(bar)


def _is_repeated(slide: Slide) -> bool:
    """Whether the slide's title is said by one of its lines again, or is no statement but its section's heading."""
    is_heading = not slide.title.points and slide.title.origin is not Origin.HUMAN
    words = same_words(slide.title.text)
    return is_heading or any(same_words(line.text) == words for line in list(lines_of(slide))[2:])


def _body(slide: Slide) -> Iterator[Bullet]:
    match slide:
        case BulletsSlide() if slide.lead:
            yield Bullet(slide.lead, tuple(line for b in slide.bullets for line in (b.line, *b.details)))
        case BulletsSlide() | FigureSlide():
            yield from slide.bullets
        case CardsSlide():
            yield from _cards(slide)
        case PairsSlide():
            yield from (Bullet(p.left, (p.right,) if p.right else ()) for p in slide.pairs)
        case TimelineSlide():
            yield from (Bullet(event.body[0], event.body[1:]) for event in slide.events if event.body)
        case OutlookSlide():
            yield from (Bullet(line) for column in slide.columns for line in column.lines)
        case ComparisonSlide():
            yield from (*slide.left_lines, *slide.right_lines)
        case ProcessSlide():
            yield from [Bullet(slide.lead)] if slide.lead else []
            yield from (Bullet(step.name, step.body) for step in slide.steps)
            yield from slide.bullets
        case BigNumberSlide():
            yield from (Bullet(n.meaning) for n in slide.numbers)
            yield from slide.bullets
        case QuoteSlide():
            yield Bullet(slide.quote, (slide.speaker,) if slide.speaker else ())
        case TableSlide() | ChartSlide() | SectionSlide():
            return
        case TitleSlide() | BottomLineSlide() | AgendaSlide() | TakeawaysSlide() | SourcesSlide():
            return
        case _:
            assert_never(slide)


def _cards(slide: CardsSlide) -> Iterator[Bullet]:
    """Its cards as bullets; what stands under a subsection's heading needs none of it here."""
    if slide.lead:
        yield Bullet(slide.lead)
    for card in slide.cards:
        if _is_section(card):
            yield from map(Bullet, card.body)
        else:
            first, *rest = (card.heading, *card.body) if card.heading else card.body
            yield Bullet(first, tuple(rest))

"""Dividing what a slide says: into portions, into plainer slides, into what is shown and what is only said.

Pure changes to slides; whether the outcome fits is for `fit` to find out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar, assert_never

from msgspec.structs import replace

from briefing.deck import (
    AgendaSlide,
    BigNumber,
    BigNumberSlide,
    BottomLineSlide,
    Bullet,
    BulletsSlide,
    CardsSlide,
    ChartSlide,
    ComparisonSlide,
    FigureSlide,
    Line,
    Notes,
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
)

Item = TypeVar("Item")
SlideT = TypeVar("SlideT", bound=Slide)


def item_count(slide: Slide) -> int:
    """Into how many portions a slide can be divided: 1 if not at all."""
    return max(min(len(items) for items in _lists(slide)), 1)


def portion(slide: Slide, start: int, stop: int) -> Slide:
    """The slide with only its items from `start` to `stop`, of `item_count`; lists of other lengths in proportion.

    The lead-in is repeated; a conclusion bar stays with the last portion, caveats with the first.
    """
    count = item_count(slide)

    def part(items: tuple[Item, ...]) -> tuple[Item, ...]:
        return items[len(items) * start // count : len(items) * stop // count]

    kept = _without_bar(slide) if stop < count else slide
    match kept:
        case BulletsSlide():
            return replace(kept, bullets=part(kept.bullets))
        case CardsSlide():
            return replace(kept, cards=part(kept.cards))
        case ProcessSlide():
            return replace(kept, steps=part(kept.steps), bullets=kept.bullets if stop == count else ())
        case TimelineSlide():
            return replace(kept, events=part(kept.events))
        case ComparisonSlide():
            return replace(kept, left_lines=part(kept.left_lines), right_lines=part(kept.right_lines))
        case PairsSlide():
            return replace(kept, pairs=part(kept.pairs))
        case OutlookSlide():
            return replace(kept, columns=tuple(replace(c, lines=part(c.lines)) for c in kept.columns))
        case BottomLineSlide():
            return replace(kept, statements=part(kept.statements))
        case AgendaSlide():
            return replace(kept, entries=part(kept.entries))
        case TableSlide():
            return replace(kept, rows=part(kept.rows))
        case TakeawaysSlide():
            return replace(kept, takeaways=part(kept.takeaways))
        case SourcesSlide():
            first = replace(kept, references=part(kept.references))
            return replace(first, caveats=(), left_out=()) if start else first
        case TitleSlide() | SectionSlide() | BigNumberSlide() | ChartSlide() | FigureSlide() | QuoteSlide():
            return kept
        case _:
            assert_never(kept)


def _lists(slide: Slide) -> tuple[Sequence[object], ...]:
    """What can be divided; every one of them goes on in each portion."""
    match slide:
        case BulletsSlide():
            return (slide.bullets,)
        case CardsSlide():
            return (slide.cards,)
        case ProcessSlide():
            return (slide.steps,)
        case TimelineSlide():
            return (slide.events,)
        case ComparisonSlide():
            return slide.left_lines, slide.right_lines
        case PairsSlide():
            return (slide.pairs,)
        case OutlookSlide():
            return tuple(column.lines for column in slide.columns) or ((),)
        case BottomLineSlide():
            return (slide.statements,)
        case AgendaSlide():
            return (slide.entries,)
        case TableSlide():
            return (slide.rows,)
        case TakeawaysSlide():
            return (slide.takeaways,)
        case SourcesSlide():
            return (slide.references,)
        case TitleSlide() | SectionSlide() | BigNumberSlide() | ChartSlide() | FigureSlide() | QuoteSlide():
            return ((),)
        case _:
            assert_never(slide)


def _without_bar(slide: Slide) -> Slide:
    match slide:
        case (
            BulletsSlide()
            | CardsSlide()
            | ProcessSlide()
            | TimelineSlide()
            | ComparisonSlide()
            | PairsSlide()
            | OutlookSlide()
        ):
            return replace(slide, bar=None)
        case _:
            return slide


def plainer(slide: Slide) -> tuple[Slide, ...]:
    """The same words as bullets, a picture on a slide of its own; nothing if the slide is as plain as it gets."""
    match slide:
        case FigureSlide() if slide.bullets:
            return replace(slide, bullets=()), _as_bullets(slide, slide.bullets, suffix="text")
        case BulletsSlide() if not slide.lead and not slide.bar:
            return ()
        case ChartSlide() | FigureSlide():
            return (replace(slide, caption=None),) if slide.caption else ()
        case TitleSlide():
            return ()
        case _:
            return (_as_bullets(slide, _flattened(slide)),)


def _as_bullets(slide: Slide, bullets: Iterable[Bullet], suffix: str = "") -> BulletsSlide:
    return BulletsSlide(
        id=f"{slide.id}-{suffix}" if suffix else slide.id,
        title=slide.title,
        kicker=slide.kicker,
        notes=Notes() if suffix else slide.notes,
        sources=slide.sources,
        rule=slide.rule,
        why=slide.why,
        bullets=tuple(bullets),
    )


def _flattened(slide: Slide) -> list[Bullet]:
    """Everything that a slide says below its title, as bullets with details."""
    match slide:
        case BulletsSlide():
            return [*_plain(slide.lead), *slide.bullets, *_plain(slide.bar)]
        case CardsSlide():
            cards = [_headed(card.heading, card.body) for card in slide.cards]
            return [*_plain(slide.lead), *cards, *_plain(slide.bar)]
        case ProcessSlide():
            steps = [Bullet(step.name, step.body) for step in slide.steps]
            return [*_plain(slide.lead), *steps, *slide.bullets, *_plain(slide.bar)]
        case TimelineSlide():
            return [*(Bullet(event.when, event.body) for event in slide.events), *_plain(slide.bar)]
        case ComparisonSlide():
            sides = [_side(slide.left, slide.left_lines), _side(slide.right, slide.right_lines)]
            return [*sides, *_plain(slide.bar)]
        case PairsSlide():
            pairs = [Bullet(pair.left, (pair.right,) if pair.right else ()) for pair in slide.pairs]
            return [*pairs, *_plain(slide.bar)]
        case OutlookSlide():
            return [*(Bullet(column.name, column.lines) for column in slide.columns), *_plain(slide.bar)]
        case BigNumberSlide():
            return [*(_told(n) for n in slide.numbers), *slide.bullets]
        case BottomLineSlide():
            return list(slide.statements)
        case AgendaSlide():
            return [Bullet(entry.line) for entry in slide.entries]
        case TableSlide():
            return [*_plain(slide.caption), *(_row_bullet(slide, row) for row in slide.rows)]
        case TakeawaysSlide():
            return list(slide.takeaways)
        case SourcesSlide():
            references = [Line(f"{r.mark} {r.heading}", Origin.LABEL) for r in slide.references]
            return [Bullet(line) for line in (*slide.caveats, *slide.left_out, *references)]
        case SectionSlide():
            return [Bullet(line) for line in slide.summary]
        case QuoteSlide():
            return [Bullet(slide.quote, (slide.speaker,) if slide.speaker else ())]
        case FigureSlide() | ChartSlide() | TitleSlide():
            return []
        case _:
            assert_never(slide)


def _told(number: BigNumber) -> Bullet:
    """What a number means, alone where it names the number itself."""
    said = number.figure.text in number.meaning.text
    return Bullet(number.meaning) if said else Bullet(number.figure, (number.meaning,))


def _plain(line: Line | None) -> list[Bullet]:
    return [Bullet(line)] if line and line.text else []


def _headed(heading: Line | None, body: tuple[Line, ...]) -> Bullet:
    return Bullet(heading, body) if heading else Bullet(body[0], body[1:])


def _side(name: Line, entries: Iterable[Bullet]) -> Bullet:
    return Bullet(name, tuple(line for entry in entries for line in (entry.line, *entry.details)))


def _row_bullet(slide: TableSlide, row: Sequence[str]) -> Bullet:
    """A row of a table: its first cell, and below it each other cell after its column's name."""
    named = [f"{head}: {text}" if head else text for head, text in zip(slide.header[1:], row[1:], strict=False)]
    lines = tuple(Line(text, points=slide.points) for text in named if text)
    return Bullet(Line(row[0] if row else "", points=slide.points), lines)


def without_details(slide: SlideT) -> tuple[SlideT, tuple[Line, ...]]:
    """The slide without the details of its bullets, and those details."""
    moved: list[Line] = []
    changes: dict[str, Any] = {}
    for name in ("bullets", "statements", "takeaways", "left_lines", "right_lines"):
        entries: tuple[Bullet, ...] = getattr(slide, name, ())
        if any(entry.details for entry in entries):
            moved += [line for entry in entries for line in entry.details]
            changes[name] = tuple(replace(entry, details=()) for entry in entries)
    return replace(slide, **changes), tuple(moved)


def with_more_notes(slide: SlideT, lines: Iterable[Line]) -> SlideT:
    """The slide with `lines` added to the details in its speaker notes."""
    notes = replace(slide.notes, more=(*slide.notes.more, *lines))
    return replace(slide, notes=notes)

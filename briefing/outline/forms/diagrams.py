"""Kinds whose items have a name, date or number in bold: how each is written, and read back."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from briefing.deck import (
    BigNumber,
    BigNumberSlide,
    Bullet,
    Card,
    CardsSlide,
    ComparisonSlide,
    Event,
    Line,
    OutlookColumn,
    OutlookSlide,
    ProcessSlide,
    Step,
    TimelineSlide,
)
from briefing.outline.blocks import Block, Item, Table
from briefing.outline.body import (
    NO_LINE,
    Body,
    bullet_items,
    bullets,
    lead_item,
    line_items,
    lines_below,
    own_lines,
)
from briefing.outline.forms.shared import bar, lead

_SEPARATOR = re.compile(r" [—–-] |: ")


def write_cards(slide: CardsSlide) -> list[Block]:
    return [*lead(slide.lead), *(lead_item(c.heading, c.body) for c in slide.cards), *bar(slide.bar)]


def read_cards(body: Body) -> CardsSlide:
    lead_in = body.lead()
    cards = tuple(Card(lines_below(item), item.lead) for item in body.items())
    return CardsSlide(body.id, body.title, cards=cards, lead=lead_in, bar=body.field("Bar"))


def write_process(slide: ProcessSlide) -> list[Block]:
    steps = (lead_item(s.name, s.body, ordered=True) for s in slide.steps)
    return [*lead(slide.lead), *steps, *bullet_items(slide.bullets), *bar(slide.bar)]


def read_process(body: Body) -> ProcessSlide | None:
    """Numbered items are steps and the others bullets; where none is numbered, all are steps."""
    lead_in, items = body.lead(), body.items()
    if body.left and not items:
        return None
    steps = [item for item in items if item.ordered] or items
    others = tuple(item for item in items if item not in steps)
    named = _named(steps)
    return ProcessSlide(
        body.id,
        body.title,
        steps=tuple(Step(item.lead or NO_LINE, lines_below(item)) for item in named),
        lead=lead_in,
        bullets=bullets(others),
        bar=body.field("Bar"),
    )


def write_timeline(slide: TimelineSlide) -> list[Block]:
    return [*(lead_item(e.when, e.body, future=e.future) for e in slide.events), *bar(slide.bar)]


def read_timeline(body: Body) -> TimelineSlide:
    items = _named(body.items())
    events = tuple(Event(item.lead or NO_LINE, lines_below(item), item.future) for item in items)
    return TimelineSlide(body.id, body.title, events=events, bar=body.field("Bar"))


def _named(items: Iterable[Item]) -> list[Item]:
    """The items, each with a lead; in place of one without any text stand those below it."""
    return [named for i in items for named in ([_with_lead(i)] if own_lines(i) else _named(i.children))]


def _with_lead(item: Item) -> Item:
    """The item with a lead: what stands before its dash or colon, or all of it, where nothing is bold."""
    if item.lead is not None or item.line is None:
        return item
    line = item.line
    if found := _SEPARATOR.search(line.text):
        before, after = line.text[: found.start()], line.text[found.end() :]
        return replace(item, lead=replace(line, text=before), line=replace(line, text=after))
    return replace(item, lead=line, line=None)


def write_comparison(slide: ComparisonSlide) -> list[Block]:
    return [_side(slide.left, slide.left_lines), _side(slide.right, slide.right_lines), *bar(slide.bar)]


def _side(name: Line, lines: tuple[Bullet, ...]) -> Item:
    return Item(None, name if name.text else None, children=bullet_items(lines))


def read_comparison(body: Body) -> ComparisonSlide | None:
    """Two items with what is said of each below them, or a table of two columns."""
    items = _columns(body) or body.items()
    if len(items) != 2:
        return None
    left, right = items
    return ComparisonSlide(
        body.id,
        body.title,
        left=left.lead or NO_LINE,
        right=right.lead or NO_LINE,
        left_lines=bullets(_below(left)),
        right_lines=bullets(_below(right)),
        bar=body.field("Bar"),
    )


def _columns(body: Body) -> tuple[Item, ...]:
    table = body.take(Table)
    if table is None:
        return ()
    if len(table.header) != 2:
        body.left.append(table)
        return ()
    columns = zip(table.header, *table.rows, strict=True)
    return tuple(Item(None, head, children=line_items(tuple(c for c in cells if c.text))) for head, *cells in columns)


def _below(item: Item) -> tuple[Item, ...]:
    return (*(Item(line) for line in (item.hedge, item.line) if line), *item.children)


def write_outlook(slide: OutlookSlide) -> list[Block]:
    columns = (replace(lead_item(c.name, c.lines), hedge=c.hedge if c.hedge.text else None) for c in slide.columns)
    return [*columns, *bar(slide.bar)]


def read_outlook(body: Body) -> OutlookSlide:
    items = _named(body.items())
    columns = tuple(
        OutlookColumn(i.lead or NO_LINE, i.hedge or NO_LINE, lines_below(replace(i, hedge=None))) for i in items
    )
    return OutlookSlide(body.id, body.title, columns=columns, bar=body.field("Bar"))


def write_big_number(slide: BigNumberSlide) -> list[Block]:
    numbers = (Item(n.meaning if n.meaning.text else None, n.figure) for n in slide.numbers)
    return [*numbers, *bullet_items(slide.bullets)]


def read_big_number(body: Body) -> BigNumberSlide | None:
    """Items with a number in bold; the others are bullets. More than one text below a number makes bullets too."""
    items = body.items()
    if (items or body.left) and not any(item.lead for item in items):
        return None
    numbers = tuple(BigNumber(i.lead, (*lines_below(i), NO_LINE)[0]) for i in items if i.lead)
    spare = tuple(Item(line) for i in items if i.lead for line in lines_below(i)[1:])
    others = tuple(i for i in items if not i.lead)
    return BigNumberSlide(body.id, body.title, numbers=numbers, bullets=bullets((*spare, *others)))

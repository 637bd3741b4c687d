"""Blocks across the page, one for each slide whose layout is more than a list: timeline, pairs, outlook, tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from briefing import handout as blocks
from briefing.article import Table
from briefing.deck import (
    Bullet,
    ChartSlide,
    ComparisonSlide,
    FigureSlide,
    Line,
    OutlookSlide,
    PairsSlide,
    Slide,
    TableSlide,
    TimelineSlide,
)
from briefing.digest import Digest
from briefing.handout import Block
from briefing.plan.wording import label

_NOTHING = Line("")


def grid_of(slide: Slide, digest: Digest, labels: Mapping[str, str]) -> Block | None:
    """The block that shows what `slide` shows, or None where bullets do (a single pair relates too little)."""
    marks = tuple(r.mark for r in slide.sources)
    match slide:
        case TimelineSlide():
            return blocks.Timeline(slide.title, slide.events, marks)
        case PairsSlide() if slide.left_heading.text or len(slide.pairs) > 1:
            left = slide.left_heading if slide.left_heading.text else label(labels["statement"])
            return blocks.Pairs(slide.title, left, slide.right_heading, slide.pairs, marks)
        case OutlookSlide():
            return blocks.Outlook(slide.title, slide.columns, marks)
        case ComparisonSlide():
            return blocks.Grid(slide.title, (slide.left, slide.right), _side_by_side(slide), marks)
        case TableSlide():
            return _table(slide.title, slide.header, slide.rows, slide.points, marks)
        case ChartSlide():
            table = _table_behind(slide.points, digest)
            return _table(slide.title, table.header, table.rows, slide.points, marks) if table else None
        case FigureSlide():
            caption = slide.caption or slide.title
            shown = Line(caption.text, caption.origin, caption.points or slide.points)
            return blocks.Picture(slide.asset, slide.alt, slide.width, slide.height, shown, marks)
        case _:
            return None


def _side_by_side(slide: ComparisonSlide) -> tuple[tuple[Line, ...], ...]:
    pairs = zip_longest(_flat(slide.left_lines), _flat(slide.right_lines), fillvalue=_NOTHING)
    return tuple((left, right) for left, right in pairs)


def _flat(bullets: Sequence[Bullet]) -> list[Line]:
    return [line for b in bullets for line in (b.line, *b.details)]


def _table(
    heading: Line, header: Sequence[str], rows: Sequence[Sequence[str]], points: tuple[str, ...], marks: tuple[str, ...]
) -> blocks.Grid:
    """A table of the article; its points stand with its heading cells, so that they count as used."""
    return blocks.Grid(
        heading,
        tuple(Line(text, points=points) for text in header),
        tuple(tuple(Line(text, points=points) for text in row) for row in rows),
        marks,
    )


def _table_behind(points: Sequence[str], digest: Digest) -> Table | None:
    found = (p.payload for p in digest.points() if p.id in points)
    return next((payload for payload in found if isinstance(payload, Table)), None)

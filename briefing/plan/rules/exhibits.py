"""Rules for what is not prose: numbers, tables, charts, figures and quotations."""

from __future__ import annotations

import re

from briefing.article import Figure, Table
from briefing.deck import BigNumber, BigNumberSlide, ChartSlide, FigureSlide, Line, QuoteSlide, TableSlide
from briefing.digest import KeyPoint, Role
from briefing.plan.numbers import drawing
from briefing.plan.rules.base import Candidate, Context
from briefing.plan.views import TopicView
from briefing.plan.wording import same_words, source, word_count

_SHARE_OR_MONEY = re.compile(r"[%‰€$£¥]")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,'  ]\d{3})+\b")
_MEANING_WORDS = 16
_NUMBERS = range(1, 4)
_FIGURE_CHARACTERS = 14
_BESIDE = 3
_QUOTE_WORDS = range(5, 61)


def big_number(view: TopicView, context: Context) -> Candidate | None:
    """One to three figures that carry the slide: at least half of its points, the first among them."""
    large = [i for i in view.items if i.point.role is Role.QUANTITY and _is_large(i.point, context)]
    others = [i for i in view.items if i not in large]
    if view.merged or len(large) not in _NUMBERS or len(others) > min(_BESIDE, len(large)):
        return None
    numbers = tuple(BigNumber(source(i.point.figure, i.point), i.line) for i in large)
    if any(i.below for i in large):
        return None
    slide = BigNumberSlide(view.id, view.title, view.kicker, numbers=numbers, bullets=tuple(i.bullet for i in others))
    return Candidate(slide, 0.82, "figures: " + "; ".join(i.point.figure for i in large))


def _is_large(point: KeyPoint, context: Context) -> bool:
    """Whether the figure says something by its size: money, a share, a large count; not a length or a date."""
    figure = point.figure
    if not figure or len(figure) > _FIGURE_CHARACTERS or figure not in point.text:
        return False
    scaled = set(figure.casefold().split()) & set(context.words("scales"))
    large = scaled or _SHARE_OR_MONEY.search(figure) or _THOUSANDS.match(figure)
    return bool(large) and word_count(point.text) <= _MEANING_WORDS


def table(view: TopicView, context: Context) -> Candidate | None:
    """A table of the article, whole."""
    if not view.exhibit or not isinstance(view.exhibit.payload, Table):
        return None
    grid = view.exhibit.payload
    slide = TableSlide(
        view.id,
        view.title,
        view.kicker,
        header=grid.header,
        rows=grid.rows,
        caption=_caption(view, grid.caption),
        points=(view.exhibit.id,),
    )
    return Candidate(slide, 0.9, f"a table of {len(grid.rows)} rows and {len(grid.header)} columns")


def chart(view: TopicView, context: Context) -> Candidate | None:
    """A table of numbers in one unit, drawn."""
    if not view.exhibit or not isinstance(view.exhibit.payload, Table):
        return None
    grid = view.exhibit.payload
    drawn = drawing(grid, context.language)
    if drawn is None:
        return None
    slide = ChartSlide(
        view.id,
        view.title,
        view.kicker,
        form=drawn.form,
        categories=drawn.categories,
        series=drawn.series,
        number_format=drawn.number_format,
        caption=_caption(view, grid.caption),
        points=(view.exhibit.id,),
    )
    return Candidate(slide, 0.95, drawn.why)


def figure(view: TopicView, context: Context) -> Candidate | None:
    """A picture of the article whose file is there."""
    if not view.exhibit or not isinstance(view.exhibit.payload, Figure) or not view.exhibit.payload.asset:
        return None
    picture = view.exhibit.payload
    slide = FigureSlide(
        view.id,
        view.title,
        view.kicker,
        asset=picture.asset,
        alt=picture.alt or picture.caption,
        width=picture.width,
        height=picture.height,
        caption=_caption(view, picture.caption),
        points=(view.exhibit.id,),
    )
    return Candidate(slide, 0.9, "a picture of the article")


def _caption(view: TopicView, text: str) -> Line | None:
    """The caption as a line, unless the title says it (but for the caption's number)."""
    if not text or not view.exhibit or same_words(text).endswith(same_words(view.title.text)):
        return None
    return source(text, view.exhibit)


def quote(view: TopicView, context: Context) -> Candidate | None:
    """A quotation with a speaker that stands alone on its slide."""
    if len(view.items) != 1 or view.items[0].below:
        return None
    point = view.items[0].point
    if point.role is not Role.QUOTATION or not point.speaker or word_count(point.text) not in _QUOTE_WORDS:
        return None
    speaker = None if point.speaker in point.text else source(point.speaker, point)
    slide = QuoteSlide(view.id, view.title, view.kicker, quote=source(point.text, point), speaker=speaker)
    return Candidate(slide, 0.85, f"a quotation of {point.speaker}")

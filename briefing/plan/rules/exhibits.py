"""Rules for what is not prose: numbers, tables, charts, figures and quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.article import Figure, Table
from briefing.deck import BigNumber, BigNumberSlide, ChartSlide, FigureSlide, Line, QuoteSlide, TableSlide
from briefing.digest import KeyPoint, Role
from briefing.plan.bundles import Bundle
from briefing.plan.numbers import drawing
from briefing.plan.rules.base import Candidate, Context
from briefing.plan.shares import QUOTE_WORDS
from briefing.plan.views import TopicView
from briefing.plan.wording import same_words, source, word_count

_SHARE_OR_MONEY = re.compile(r"[%‰€$£¥]")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,'  ]\d{3})+\b")
_MEANING_WORDS = 20
_NUMBERS = range(1, 4)
_FOREMOST = 2  # figures of a lower rank do not carry their section; one alone must be its first point
_WITHIN_RANGE = re.compile(r"\d\s*(?:[%€$£–-]|\w{1,3}\b)?\s*(?:\b\w{1,3}\s+)?$")
_FIGURES = re.compile(r"\d[\d.,]*")
_FIGURE_CHARACTERS = 14
_BESIDE = 3


def big_number(view: TopicView, context: Context) -> Candidate | None:
    """One to three figures that carry the slide: at least half of its points, the first among them."""
    large = [i for i in view.items if _is_counted(i.point, context)]
    others = [i for i in view.items if i not in large]
    if view.merged or len(large) not in _NUMBERS or len(others) > min(_BESIDE, len(large)):
        return None
    if any(i.below for i in large):
        return None
    numbers = tuple(BigNumber(source(_bounded(i.point, context), i.point), i.line) for i in large)
    slide = BigNumberSlide(view.id, view.title, view.kicker, numbers=numbers, bullets=tuple(i.bullet for i in others))
    return Candidate(slide, 0.74, "figures: " + "; ".join(n.figure.text for n in numbers))


def figured(found: Sequence[Bundle], headings: Sequence[str], context: Context) -> Sequence[Bundle]:
    """The section's best large figures and as many of its other points, the best one among them all first."""
    by_rank = sorted((b for b in found if not b.bound), key=lambda b: b.rank)
    large = [b for b in by_rank if _is_counted(b.head, context)][: _NUMBERS.stop - 1]
    if not large or large[0].rank > (_FOREMOST if len(large) > 1 else 0):
        return ()
    others = [b for b in by_rank if not _is_counted(b.head, context)][: len(large)]
    return [replace(b, leaning=()) if b in large else b for b in found if b in large or b in others]


def _is_counted(point: KeyPoint, context: Context) -> bool:
    """Whether the point is about one figure: a quantity, or an event that names no second figure."""
    if point.role is Role.QUANTITY or (point.role is Role.EVENT and len(_FIGURES.findall(point.text)) <= 2):
        return _is_large(point, context) and not any(d.required for d in point.details)
    return False


def _numeral(point: KeyPoint, context: Context) -> str:
    """The figure without the words behind its unit ("30 percent of owners"): its whole sentence stands below it."""
    figure = point.figure
    for at, tail in enumerate(context.words("figure-tails")):
        if at == 0 or len(figure) > _FIGURE_CHARACTERS:
            figure = figure.partition(tail)[0]
    return figure


def _bounded(point: KeyPoint, context: Context) -> str:
    """The numeral with the words before it that bound it: "less than $2 million" is not "$2 million"."""
    before = point.text.partition(point.figure)[0].rstrip()
    ends = [b for b in context.words("figure-bounds") if f" {before}".casefold().endswith(f" {b}")]
    bound = max(ends, key=len, default="")
    return f"{before[len(before) - len(bound) :]} {_numeral(point, context)}".strip()


def _is_large(point: KeyPoint, context: Context) -> bool:
    """Whether the figure says something by its size: money, a share, a large count; not a length or a date."""
    figure = _numeral(point, context)
    if not figure or len(figure) > _FIGURE_CHARACTERS or point.figure not in point.text:
        return False
    scaled = set(figure.casefold().split()) & set(context.words("scales"))
    large = scaled or _SHARE_OR_MONEY.search(figure) or _THOUSANDS.match(figure)
    if set(point.text.casefold().split()) & set(context.words("unsettled")):
        return False  # a number that may come or may not is no headline
    if _WITHIN_RANGE.search(point.text.partition(point.figure)[0]):
        return False  # "12 to 15%": one end of a range is not the number
    is_label = point.text.removeprefix(point.figure).startswith(",")  # "£0.94, due in June" does not say of what
    return bool(large) and not is_label and word_count(point.text) <= _MEANING_WORDS


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
    point = view.exhibit or (view.items[0].point if len(view.items) == 1 and not view.items[0].below else None)
    if point is None or point.role is not Role.QUOTATION or not point.speaker:
        return None
    if word_count(point.text) not in QUOTE_WORDS:
        return None
    named = point.speaker in point.text or same_words(point.speaker) == same_words(view.title.text)
    speaker = None if named else source(point.speaker, point)
    slide = QuoteSlide(view.id, view.title, view.kicker, quote=source(point.text, point), speaker=speaker)
    return Candidate(slide, 0.85, f"a quotation of {point.speaker}")

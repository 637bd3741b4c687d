"""Rules for what is not prose: tables, charts, pictures and quotations."""

from __future__ import annotations

import re

from briefing.article import Figure, Table
from briefing.deck import ChartSlide, FigureSlide, Line, QuoteSlide, TableSlide
from briefing.digest import KeyPoint, Role
from briefing.plan.numbers import drawing
from briefing.plan.rules.base import Candidate, Context
from briefing.plan.shares import QUOTE_WORDS
from briefing.plan.views import TopicView
from briefing.plan.wording import same_words, source, word_count

# “We have waited long enough,” said Ann Lee, the harbour master
_QUOTATION = re.compile(r"^(?P<words>[“\"„»«].+?)(?P<end>[”\"“«»]),?\s+(?P<said>[^“”\"„»«]+)$")
_SPEECH_WORDS = 2  # between a quotation and the name of its speaker


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
    quoted, name = _attributed(point)
    is_named = name in quoted or same_words(name) == same_words(view.title.text)
    speaker = None if is_named else source(name, point)
    slide = QuoteSlide(view.id, view.title, view.kicker, quote=source(quoted, point), speaker=speaker)
    return Candidate(slide, 0.85, f"a quotation of {point.speaker}")


def _attributed(point: KeyPoint) -> tuple[str, str]:
    """What is quoted, and who said it: apart where the sentence is one quotation with its speaker behind it."""
    found = _QUOTATION.match(point.text)
    verb, at, rest = found["said"].partition(point.speaker) if found else ("", "", "")
    if not found or not at or word_count(verb) > _SPEECH_WORDS:
        return point.text, point.speaker
    return f"{found['words'].rstrip(',')}{found['end']}", f"{at}{rest}".rstrip(". ")

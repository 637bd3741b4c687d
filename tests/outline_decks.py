"""Decks for the tests of the outline: one of every kind, and any deck at all as hypothesis strategies."""

from __future__ import annotations

from briefing import deck as d
from briefing.deck import Bullet, Line, Notes, Origin, Reference, SourceQuote
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

_NASTY = (
    "# heading", "## two", "#", "- item", "-", "* star", "+ plus", "> quote", "| cell", "a | b", "|", "1. first",
    "12) x", "`code`", "```", "<!-- comment -->", "<!--", "-->", "<!-- p:1a2b3c4d -->", "**bold**", "**", "*",
    "**a** — b", "trailing ", " leading", "  both  ", "back\\slash", "end\\", "\\*", "\\", "C:\\temp", "{cards}",
    "The set {a, b}", "---", "***", "___", "- - -", "Kicker: x", "bar: y", "Sources: §1 A (line 1)", "Notes (5 s)",
    "### Notes", "§2 A (lines 3–4)", "two\nlines", "tab\there", "<br>", "&#10;", "&amp;", "[a](#b)", "[a](b) (3 s)",
    "![alt](x)", "(future)", "“x” (”)", "Left out", "a / b", "a; b", "; c", "— dash", "-5 °C", "40 %",
    "\xe9\xa0\xfc", "\u2028", "\x85", "\x0b\x0c\x1c", "𝄞", "a:b", "1949: x", "1949 — x", "~~~", "===", "](", "]",
    ")", "=", "\r", "\ufeff", "_x_", "!", "'", '"', '"q"',
)  # fmt: skip

texts = st.one_of(
    st.sampled_from(_NASTY),
    st.lists(st.sampled_from(_NASTY), min_size=2, max_size=3).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12),
    st.sampled_from(("NATO widened its role after 1991.", "Forward presence", "It may take years, e.g. ten.")),
)
ids = st.text("0123456789abcdef", min_size=8, max_size=8)
point_ids = st.lists(ids, max_size=2, unique=True).map(tuple)
lines = st.builds(Line, texts, st.sampled_from(Origin), point_ids)
maybe_line = st.none() | lines


def _some(members: SearchStrategy[object], least: int = 0, most: int = 3) -> SearchStrategy[tuple[object, ...]]:
    return st.lists(members, min_size=least, max_size=most).map(tuple)


bullets = st.builds(Bullet, lines, _some(lines, most=2))
references = st.builds(
    Reference, st.sampled_from(("§0", "§4.1", "§12")), st.just("") | texts, st.integers(0, 99), st.integers(100, 120)
) | st.builds(lambda line: Reference("§2", "One line", line, line), st.integers(1, 99))
quotes = st.builds(
    SourceQuote, st.sampled_from(("", "§3")), st.integers(1, 9), st.integers(9, 12), texts, st.just("") | ids
)
notes = st.builds(Notes, _some(lines), st.integers(0, 600), _some(lines), _some(quotes))


def _with_base(cls: type[d.Slide], **own: SearchStrategy[object]) -> SearchStrategy[d.Slide]:
    return st.builds(
        cls,
        id=st.just(""),  # set in `decks`
        title=st.builds(Line, st.just("") | texts, st.sampled_from(Origin), point_ids),
        kicker=st.just(Line("", Origin.LABEL)) | lines,
        notes=notes,
        sources=_some(references),
        rule=st.just("") | texts,
        why=st.just("") | texts,
        **own,
    )


cards = st.builds(d.Card, _some(lines, least=1), st.none() | lines) | st.builds(d.Card, st.just(()), lines)
steps = st.builds(d.Step, lines, _some(lines))
events = st.builds(d.Event, lines, _some(lines), st.booleans())
sides = st.just(Line("")) | lines
pairs = st.builds(d.Pair, lines, maybe_line)
headings = st.just(Line("", Origin.LABEL)) | lines
columns = st.builds(d.OutlookColumn, lines, st.just(Line("")) | lines, _some(lines))
numbers = st.builds(d.BigNumber, lines, st.just(Line("")) | lines)
cells = st.just("") | texts
floats = st.none() | st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def tables(draw: st.DrawFn) -> d.Slide:
    width = draw(st.integers(1, 3))
    row = st.lists(cells, min_size=width, max_size=width).map(tuple)
    return draw(
        _with_base(
            d.TableSlide, header=row, rows=st.lists(row, max_size=3).map(tuple), caption=maybe_line, points=point_ids
        )
    )


@st.composite
def charts(draw: st.DrawFn) -> d.Slide:
    height = draw(st.integers(0, 3))
    series = st.builds(d.Series, cells, st.lists(floats, min_size=height, max_size=height).map(tuple))
    return draw(
        _with_base(
            d.ChartSlide,
            form=st.sampled_from(d.ChartForm),
            categories=st.lists(cells, min_size=height, max_size=height).map(tuple),
            series=_some(series, least=1),
            number_format=st.just("General") | texts,
            caption=maybe_line,
            points=point_ids,
        )
    )


# A lead introduces a list: without one it is not expressible, and would be read as a bullet.
_with_lead = {
    "bullets": _with_base(d.BulletsSlide, bullets=_some(bullets, least=1), lead=lines, bar=maybe_line),
    "cards": _with_base(d.CardsSlide, cards=_some(cards, least=1), lead=lines, bar=maybe_line),
    "process": _with_base(
        d.ProcessSlide, steps=_some(steps, least=1), lead=lines, bullets=_some(bullets), bar=maybe_line
    ),
}
by_kind: dict[str, SearchStrategy[d.Slide]] = {
    "title": _with_base(d.TitleSlide, subtitle=headings, lines=_some(lines)),
    "bottom-line": _with_base(d.BottomLineSlide, statements=_some(bullets)),
    "agenda": _with_base(
        d.AgendaSlide, entries=_some(st.builds(d.AgendaEntry, lines, st.just("s1"), st.integers(0, 600)))
    ),
    "section": _with_base(d.SectionSlide, summary=_some(lines)),
    "bullets": _with_base(d.BulletsSlide, bullets=_some(bullets), bar=maybe_line) | _with_lead["bullets"],
    "cards": _with_base(d.CardsSlide, cards=_some(cards), bar=maybe_line) | _with_lead["cards"],
    "process": _with_base(d.ProcessSlide, steps=_some(steps, least=1), bullets=_some(bullets), bar=maybe_line)
    | _with_lead["process"],
    "timeline": _with_base(d.TimelineSlide, events=_some(events), bar=maybe_line),
    "comparison": _with_base(
        d.ComparisonSlide,
        left=sides,
        right=sides,
        left_lines=_some(bullets, least=1),
        right_lines=_some(bullets, least=1),
        bar=maybe_line,
    ),
    "pairs": _with_base(
        d.PairsSlide, left_heading=headings, right_heading=headings, pairs=_some(pairs), bar=maybe_line
    ),
    "outlook": _with_base(d.OutlookSlide, columns=_some(columns), bar=maybe_line),
    "big-number": _with_base(d.BigNumberSlide, numbers=_some(numbers, least=1), bullets=_some(bullets)),
    "table": tables(),
    "chart": charts(),
    "figure": _with_base(
        d.FigureSlide,
        asset=st.just("") | texts,
        alt=st.just("") | texts,
        width=st.integers(0, 4000),
        height=st.integers(0, 4000),
        caption=maybe_line,
        bullets=_some(bullets),
        points=point_ids,
    ),
    "quote": _with_base(d.QuoteSlide, quote=lines, speaker=maybe_line),
    "takeaways": _with_base(d.TakeawaysSlide, takeaways=_some(bullets)),
    "sources": _with_base(d.SourcesSlide, caveats=_some(lines), left_out=_some(lines), references=_some(references)),
}


@st.composite
def decks(draw: st.DrawFn, kinds: tuple[str, ...] = tuple(by_kind)) -> d.Deck:
    """A deck that an outline can express, of slides of these kinds."""
    drawn = draw(st.lists(st.sampled_from(kinds).flatmap(by_kind.__getitem__), min_size=1, max_size=3))
    slides = tuple(replace(slide, id=f"s{n}") for n, slide in enumerate(drawn, 1))
    cut = draw(st.integers(1, len(slides)))
    runs = [run for run in (slides[:cut], slides[cut:]) if run]
    parts = tuple(d.Part(draw(st.just("") | texts), tuple(s.id for s in run)) for run in runs)
    values = {
        name: draw(st.just("") | texts)
        for name in ("title", "language", "template", "source", "sha256", "byline", "date", "marking")
    }
    return d.Deck(slides=slides, parts=parts if draw(st.booleans()) else (), **values)

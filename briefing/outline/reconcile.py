"""Says of each line of an edited outline where it comes from, and brings notes and sources along with moved lines.

A slide that nobody edited stays as it is, to the letter. On the others a line is `source` when its words are those
of sentences of the article with some deleted, and else `human`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from briefing.article import Figure, Table
from briefing.deck import (
    ChartSlide,
    Deck,
    FigureSlide,
    Line,
    Origin,
    Reference,
    Slide,
    SourceQuote,
    TableSlide,
    lines_of,
)
from briefing.diagnostics import Place, Report
from briefing.digest import Digest
from briefing.outline.evidence import Evidence, Unit, words
from briefing.outline.left_out import topic_of
from briefing.outline.parse import Outline

_T = TypeVar("_T")


def reconcile(outline: Outline, digest: Digest, report: Report) -> Deck:
    """The deck of `outline` with the origin of every edited line set by what `digest` has.

    Lines that were brought back or moved take their references and verbatim sentences with them. Where the article
    is not the one the outline was made from, every slide is checked, and what no longer matches is reported.
    """
    deck = outline.deck
    changed = deck.sha256 != digest.sha256
    if changed:
        hint = "look at the lines named below, or make a new outline"
        report.warning("OUT011", "the article changed since the outline was written", Place(digest.source), hint)
    checker = _Checker(digest, Evidence.of(digest, deck.language), changed, _has_quotes(deck), report)
    slides = tuple(checker.slide(s) if changed or s.id in outline.edited else s for s in deck.slides)
    return replace(deck, slides=slides, sha256=digest.sha256, source=deck.source or digest.source)


def _has_quotes(deck: Deck) -> bool:
    return any(slide.notes.quotes for slide in deck.slides)


class _Checker:
    """Checks slides against one digest."""

    def __init__(self, digest: Digest, evidence: Evidence, changed: bool, quoting: bool, report: Report) -> None:
        self.digest = digest
        self.evidence = evidence
        self.changed = changed
        self.quoting = quoting
        self.report = report

    def slide(self, slide: Slide) -> Slide:
        """The slide with its lines checked, and its references and quotations to match."""
        found: list[Unit] = []
        checked = _map_lines(slide, lambda line: self._line(line, slide, found))
        checked = self._with_points(checked)
        units = self._behind(checked, found)
        references = _references(units, self.digest) if slide.sources or found else ()
        quotes = self._quotes(checked, units) if slide.notes.quotes or (found and self.quoting) else ()
        notes = replace(checked.notes, quotes=quotes)
        return replace(checked, sources=references or checked.sources, notes=notes)

    def _line(self, line: Line, slide: Slide, found: list[Unit]) -> Line:
        if not line.text or line.origin in (Origin.LABEL, Origin.REPLACEMENT) or self._holds(line):
            return line
        if line.origin is Origin.HUMAN and line.text in self.evidence.labels:
            return Line(line.text, Origin.LABEL)
        if words(line.text) in self.evidence.names:
            return Line(line.text, Origin.SOURCE)
        if line.origin is Origin.HUMAN and line.points and self.evidence.supports(line.points, line.text):
            return replace(line, origin=Origin.SOURCE)
        if unit := self.evidence.find(line.text):
            found.append(unit)
            return Line(line.text, Origin.SOURCE, (unit.point,) if unit.point else ())
        if self.changed and line.origin is Origin.SOURCE:
            message = f"no longer in the article: “{line.text}”"
            self.report.warning("OUT012", message, Place(f"slide {slide.id}"), "the line is kept, as a person's own")
        return Line(line.text, Origin.HUMAN, tuple(p for p in line.points if p in self.evidence.by_point))

    def _holds(self, line: Line) -> bool:
        """Whether the line is `source` and still true."""
        if line.origin is not Origin.SOURCE:
            return False
        return self.evidence.supports(line.points, line.text) if line.points else not self.changed

    def _with_points(self, slide: Slide) -> Slide:
        """A table, chart or picture with the points that have it: none where a person changed its contents."""
        match slide:
            case TableSlide() | ChartSlide() | FigureSlide():
                having = tuple(p.id for p in self.digest.points() if _is_shown(p.payload, slide))
                return replace(slide, points=having)
            case _:
                return slide

    def _behind(self, slide: Slide, found: list[Unit]) -> tuple[Unit, ...]:
        """The sentences behind a slide in the order in which it uses them, each once."""
        lines = (*lines_of(slide), *slide.notes.say, *slide.notes.more)
        points = [p for line in lines for p in line.points] + list(getattr(slide, "points", ()))
        units = [self.evidence.by_point[p][0] for p in dict.fromkeys(points) if p in self.evidence.by_point]
        units += [unit for unit in found if not unit.point]
        return tuple(dict.fromkeys(units))

    def _quotes(self, slide: Slide, units: tuple[Unit, ...]) -> tuple[SourceQuote, ...]:
        """The verbatim sentences for the notes: those behind the slide, and those a person added."""
        quotes = [_quote(unit, self.digest) for unit in units]
        known = {quote.text for quote in quotes}
        others = [q for q in slide.notes.quotes if q.text not in known and not q.point]
        return (*quotes, *others)


def _is_shown(payload: object, slide: TableSlide | ChartSlide | FigureSlide) -> bool:
    match payload, slide:
        case Figure(), FigureSlide():
            return bool(payload.asset) and payload.asset == slide.asset
        case Table(), TableSlide():
            cells = {*payload.header, *(cell for row in payload.rows for cell in row), ""}
            return any(payload.rows) and {*slide.header, *(c for row in slide.rows for c in row)} <= cells
        case Table(), ChartSlide():
            cells = {cell for row in payload.rows for cell in row}
            return bool(slide.categories) and set(slide.categories) <= cells and _numbers(slide) <= _read(cells)
        case _:
            return False


def _numbers(slide: ChartSlide) -> set[float]:
    return {value for series in slide.series for value in series.values if value is not None}


def _read(cells: set[str]) -> set[float]:
    """The numbers in the cells of a table, their thousands together and their signs and units left aside."""
    bare = (cell.replace(",", "").replace("−", "-").strip(" %$€£\u00a0") for cell in cells)
    return {number for text in bare if (number := _float(text)) is not None}


def _float(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _references(units: tuple[Unit, ...], digest: Digest) -> tuple[Reference, ...]:
    """One reference for each section of the article, in its order, over the lines that are used of it."""
    references: dict[str, Reference] = {}
    for unit in sorted(units, key=lambda u: (u.span.start, u.span.end)):
        if topic := topic_of(unit.span, digest):
            new = Reference(topic.mark, topic.heading, unit.span.line, unit.span.last_line)
            references[topic.mark] = _joined(references.get(topic.mark, new), new)
    return tuple(references.values())


def _joined(one: Reference, other: Reference) -> Reference:
    return replace(one, line=min(one.line, other.line), last_line=max(one.last_line, other.last_line))


def _quote(unit: Unit, digest: Digest) -> SourceQuote:
    topic = topic_of(unit.span, digest)
    return SourceQuote(topic.mark if topic else "", unit.span.line, unit.span.last_line, unit.text, unit.point)


def _map_lines(value: _T, change: Callable[[Line], Line]) -> _T:
    """`value`, a slide or part of one, with every line in it changed."""
    if isinstance(value, Line):
        return cast(_T, change(value))
    if isinstance(value, tuple):
        return cast(_T, tuple(_map_lines(member, change) for member in value))
    if isinstance(value, Struct):
        changed = {name: _map_lines(getattr(value, name), change) for name in value.__struct_fields__}
        return cast(_T, replace(value, **changed))
    return value

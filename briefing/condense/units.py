"""The units of an article: what is accounted for one by one.

A unit is a sentence of a paragraph, list item or quotation, the lead-in of a list, a table, a figure, a block of code
or a footnote. Every unit is later behind at least one key point or is one omission, never both.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from briefing import article as art
from briefing.article import Article, Section, plain_text
from briefing.condense import sentences
from briefing.diagnostics import Span

_NAME_WORDS = 3  # at most so many words name an item


class UnitKind(StrEnum):
    """What a unit is in the article."""

    SENTENCE = "sentence"
    LEAD = "lead"  # the line that introduces a list
    ITEM = "item"  # the words of a list item, whole
    QUOTED = "quoted"  # a sentence of a block quotation
    TABLE = "table"
    FIGURE = "figure"
    CODE = "code"
    FOOTNOTE = "footnote"


class Unit(Struct, frozen=True):
    """One unit.

    text       its words on one line, without mark-up
    paragraph  the number of its paragraph in the section; all items of a list and their lead share one
    position   its place in the paragraph or list item, from 0
    item       the place of its item in the list
    depth      how deep its list is nested, from 0
    ordered    of a lead: whether the items below it are numbered
    """

    kind: UnitKind
    text: str
    span: Span
    paragraph: int
    position: int = 0
    item: int = 0
    depth: int = 0
    ordered: bool = False
    speaker: str = ""
    payload: art.Table | art.Figure | art.Code | None = None


def of_section(section: Section, article: Article, language: str) -> tuple[Unit, ...]:
    """The units of a section without its subsections, in source order; footnotes follow the block that cites them."""
    found: list[Unit] = []
    for number, block in enumerate(section.blocks):
        found += _of_block(block, number, article, language)
        found += _footnotes(block, number, article)
    return tuple(found)


def uncited_footnotes(article: Article, cited: frozenset[str]) -> tuple[Unit, ...]:
    """The footnotes that no block refers to."""
    labels = [label for label in article.footnotes if label not in cited]
    return tuple(_footnote(article.footnotes[label], 0) for label in labels)


def cited_labels(section: Section) -> frozenset[str]:
    """The labels of the footnotes that the blocks of a section refer to."""
    return frozenset(label for block in section.blocks for label in _references(block))


def _of_block(block: art.Block, number: int, article: Article, language: str) -> Iterator[Unit]:
    match block:
        case art.Paragraph(inlines, span):
            yield from _sentences(plain_text(inlines), span, UnitKind.SENTENCE, number, article, language)
        case art.List():
            yield from _list(block, number, article, language)
        case art.Quote(paragraphs, _, speaker):
            for p in paragraphs:
                yield from _sentences(
                    plain_text(p.inlines), p.span, UnitKind.QUOTED, number, article, language, speaker
                )
        case art.Table(span=span, caption=caption):
            yield Unit(UnitKind.TABLE, caption or " | ".join(block.header), span, number, payload=block)
        case art.Figure(alt=alt, span=span, caption=caption):
            yield Unit(UnitKind.FIGURE, caption or alt or block.asset, span, number, payload=block)
        case art.Code(text, span):
            yield Unit(UnitKind.CODE, text, span, number, payload=block)
        case art.Notice():
            return


def _sentences(
    text: str, span: Span, kind: UnitKind, number: int, article: Article, language: str, speaker: str = ""
) -> Iterator[Unit]:
    ranges = sentences.split(text, language)
    if kind is UnitKind.ITEM:
        ranges = _with_name(text, ranges)
    spans = sentences.place(text, ranges, article.text, span)
    for position, ((start, end), where) in enumerate(zip(ranges, spans, strict=True)):
        yield Unit(kind, sentences.clean(text[start:end]), where, number, position, speaker=speaker)


def _with_name(text: str, ranges: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """The name that opens an item ("Rent. It is £0.94 ...") is no sentence: it stays with the one that it names."""
    if len(ranges) < 2 or len(text[slice(*ranges[0])].split()) > _NAME_WORDS:
        return ranges
    return ((ranges[0][0], ranges[1][1]), *ranges[2:])


def _list(block: art.List, number: int, article: Article, language: str, depth: int = 0) -> Iterator[Unit]:
    """The lead, then every item in reading order. An item that has a list below it is that list's lead-in."""
    if block.lead is not None:
        for unit in _lead(block.lead, number, article, language, depth):
            yield replace(unit, ordered=block.ordered)
    for place, item in enumerate(block.items):
        found = tuple(_sentences(plain_text(item.inlines), item.span, UnitKind.ITEM, number, article, language))
        for unit in found:
            kind = UnitKind.LEAD if item.lists and unit is found[-1] else UnitKind.ITEM
            inner = depth + (kind is UnitKind.LEAD)
            numbered = any(nested.ordered for nested in item.lists)
            yield replace(unit, kind=kind, item=place, depth=inner, ordered=numbered)
        for nested in item.lists:
            yield from _list(nested, number, article, language, depth + 1)


def _lead(lead: art.Paragraph, number: int, article: Article, language: str, depth: int) -> Iterator[Unit]:
    """The sentences of the paragraph before a list; the last one is its lead-in."""
    found = tuple(_sentences(plain_text(lead.inlines), lead.span, UnitKind.SENTENCE, number, article, language))
    yield from found[:-1]
    for unit in found[-1:]:
        yield replace(unit, kind=UnitKind.LEAD, depth=depth)


def _footnotes(block: art.Block, number: int, article: Article) -> Iterator[Unit]:
    for label in _references(block):
        if label in article.footnotes:
            yield _footnote(article.footnotes[label], number)


def _footnote(note: art.Paragraph, number: int) -> Unit:
    return Unit(UnitKind.FOOTNOTE, sentences.clean(plain_text(note.inlines)), note.span, number)


def _references(block: art.Block) -> Iterator[str]:
    match block:
        case art.Paragraph(inlines):
            yield from _labels(inlines)
        case art.List(items, lead=lead):
            yield from _labels(lead.inlines if lead else ())
            for item in items:
                yield from _labels(item.inlines)
                for nested in item.lists:
                    yield from _references(nested)
        case art.Quote(paragraphs):
            for paragraph in paragraphs:
                yield from _labels(paragraph.inlines)


def _labels(inlines: tuple[art.Inline, ...]) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case art.FootnoteRef(label):
                yield label
            case art.Emph(children) | art.Strong(children) | art.Link(children, _):
                yield from _labels(children)

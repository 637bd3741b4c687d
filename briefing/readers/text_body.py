"""The body of a plain text: each chunk below the front matter becomes a heading or a block.

Quotations are chunks indented by two columns more than the usual paragraph, mail-style ones ("> "), or a paragraph in
quotation marks with a line "— Name" below it. A paragraph that ends in a colon gives its last sentence as the lead of
the list after it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from briefing.article import Block, Break, Inline, Paragraph, Quote, Text
from briefing.diagnostics import Span
from briefing.readers import headings
from briefing.readers.chunks import Chunk, Shape
from briefing.readers.clean import clean
from briefing.readers.leads import attribution, last_sentence
from briefing.readers.lists import Item, build, genuine
from briefing.readers.numbering import Numbering
from briefing.readers.paragraph_numbers import believed, with_run_in_headings, without_number
from briefing.readers.sections import Heading
from briefing.readers.source import Source, covering
from briefing.readers.tables import table
from briefing.readers.unmarked import with_unmarked_items
from briefing.readers.words import language_of
from briefing.readers.wrapping import Joiner

# Of all chunks, those with a blank line before them in a text that parts its paragraphs so.
_SPACED = 0.4
_QUOTE_INDENT = 2

_QUOTED = re.compile(r"[\"“„«»].+[\"”“«»]$", re.DOTALL)


class Body:
    """The chunks of a body in their places."""

    def __init__(self, source: Source, joiner: Joiner, chunks: Sequence[Chunk]) -> None:
        chunks = with_unmarked_items(chunks)
        items = genuine(chunks, _usual_indent(chunks))
        self._source = source
        self._joiner = joiner
        marked = [c.plain(joiner) if c.marker and i not in items else c for i, c in enumerate(chunks)]
        self._chunks = [*with_run_in_headings(marked, joiner)]
        spaced = sum(c.spaced for c in chunks) >= _SPACED * len(chunks)
        counted = believed(self._chunks)
        telling = (i in counted or (len(c.lines) == 1 and len(c.text) < 120) for i, c in enumerate(self._chunks))
        self._numbering = Numbering(c.text for c, tells in zip(self._chunks, telling, strict=True) if tells)
        self._headings = headings.find(self._chunks, spaced, self._numbering)
        for i in sorted(counted - self._headings):
            self._chunks[i] = without_number(self._chunks[i], joiner)
        self._indent = _usual_indent([c for i, c in enumerate(self._chunks) if i not in self._headings])

    def parts(self) -> Iterator[Heading | Block]:
        """Headings and blocks in order."""
        found = sorted(self._headings)
        language = language_of(c.text for c in self._chunks)
        levels = dict(
            zip(found, headings.levels([self._chunks[i] for i in found], self._numbering, language), strict=True)
        )
        at = 0
        while at < len(self._chunks):
            if at in levels:
                yield self._heading(self._chunks[at], levels[at])
                at += 1
            else:
                end, blocks = self._blocks(at)
                yield from blocks
                at = end

    def _heading(self, c: Chunk, level: int) -> Heading:
        number, text = self._numbering.of(c.text)
        return Heading(text.rstrip(":").rstrip(), level, self._span(c), number)

    def _span(self, c: Chunk) -> Span:
        return self._source.span(c.start, c.end)

    def _blocks(self, at: int) -> tuple[int, Sequence[Block]]:
        """The index after the chunks that belong together from `at` on, and the blocks they make."""
        c = self._chunks[at]
        match c.shape:
            case Shape.TABLE:
                return at + 1, (table(c.lines, self._span(c)),)
            case Shape.ITEM:
                return self._list(at, None)
            case Shape.VERSE if c.indent < self._indent + _QUOTE_INDENT:
                return at + 1, (self._verse(c),)
            case Shape.MAIL_QUOTE:
                return self._quote(at, lambda c: c.shape is Shape.MAIL_QUOTE)
            case _ if self._is_indented(c):
                return self._quote(at, self._is_indented)
            case _ if _QUOTED.match(c.text) and self._attribution(at + 1):
                return self._quote(at, lambda other: other is c)
        if c.text.endswith(":") and self._is_item(at + 1):
            before, lead = self._lead(c)
            end, lists = self._list(at + 1, lead)
            return end, (*before, *lists)
        return at + 1, (Paragraph((Text(c.text),), self._span(c)),)

    def _verse(self, c: Chunk) -> Paragraph:
        inlines: list[Inline] = []
        for line in c.lines:
            inlines += [*([Break()] if inlines else []), Text(clean(line.content))]
        return Paragraph(tuple(inlines), self._span(c))

    # --- lists -----------------------------------------------------------------------------------------------

    def _is_item(self, at: int) -> bool:
        return at < len(self._chunks) and self._chunks[at].shape is Shape.ITEM

    def _list(self, at: int, lead: Paragraph | None) -> tuple[int, Sequence[Block]]:
        """The lists of the run of items from `at` on; an indented paragraph belongs to the item above it."""
        items: list[Item] = []
        while at < len(self._chunks) and at not in self._headings:
            c = self._chunks[at]
            if c.marker is not None:
                items.append(Item(c.text, self._span(c), c.lines[0].indent, c.marker))
            elif items and c.shape is Shape.PLAIN and c.indent > items[-1].indent + 1 and c.text[0] not in '"“„«':
                last = items[-1]
                items[-1] = Item(f"{last.text} {c.text}", covering(last.span, self._span(c)), last.indent, last.marker)
            else:
                break
            at += 1
        return at, build(items, lead)

    def _lead(self, c: Chunk) -> tuple[Sequence[Paragraph], Paragraph]:
        """The paragraph cut before its last sentence, which introduces a list."""
        raw = self._source.text[c.start : c.end]
        cut = c.start + last_sentence(raw)
        if cut == c.start:
            return (), Paragraph((Text(c.text),), self._span(c))
        return (self._prose(c.start, cut),), self._prose(cut, c.end)

    def _prose(self, start: int, end: int) -> Paragraph:
        lines = [line.strip() for line in self._source.text[start:end].split("\n") if line.strip()]
        return Paragraph((Text(clean(self._joiner.join(lines))),), self._source.span(start, end))

    # --- quotations ------------------------------------------------------------------------------------------

    def _is_indented(self, c: Chunk) -> bool:
        return c.shape in (Shape.PLAIN, Shape.VERSE) and c.indent >= self._indent + _QUOTE_INDENT

    def _attribution(self, at: int) -> str:
        """The name in a line "— Name" at index `at`, "" if there is none."""
        return attribution(self._chunks[at].plain(self._joiner).text) if at < len(self._chunks) else ""

    def _quote(self, at: int, belongs: Callable[[Chunk], bool]) -> tuple[int, Sequence[Block]]:
        """The quotation of the chunks from `at` on, as far as they belong, and its speaker."""
        end = at
        while end < len(self._chunks) and end not in self._headings and belongs(self._chunks[end]):
            if end > at and self._attribution(end):
                break
            end += 1
        paragraphs = tuple(self._quoted(c) for c in self._chunks[at:end])
        speaker = self._attribution(end)
        span = covering(paragraphs[0].span, self._span(self._chunks[end]) if speaker else paragraphs[-1].span)
        return end + bool(speaker), (Quote(paragraphs, span, speaker),)

    def _quoted(self, c: Chunk) -> Paragraph:
        return self._verse(c) if c.shape is Shape.VERSE else Paragraph((Text(c.text),), self._span(c))


def _usual_indent(chunks: Sequence[Chunk]) -> int:
    """The indent at which most of the words of paragraphs stand."""
    lengths: Counter[int] = Counter()
    for c in chunks:
        if c.shape is Shape.PLAIN:
            lengths[c.indent] += len(c.text)
    return min(lengths, key=lambda indent: (-lengths[indent], indent), default=0)

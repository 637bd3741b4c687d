"""Numbered paragraphs: "2.3 Participating units were ..." and "5.1 Movement. The base was ...".

A number of two or more parts at the beginning of a paragraph is believed if the text counts up to it. It is no word of
the paragraph. The first sentence behind it is a run-in heading if it is a few words only, and if all paragraphs beside
it (of the same parent number, three at least) begin so: a short sentence among long ones is just a short sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from briefing.readers import numbering
from briefing.readers.chunks import Chunk, Shape
from briefing.readers.clean import clean
from briefing.readers.source import Line
from briefing.readers.wrapping import Joiner

# So many paragraphs of one parent must begin alike.
_ALIKE = 3

_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})+[.):]?\s+")
# At most five words without a comma, a full stop, and the next sentence.
_RUN_IN = re.compile(rf"(?P<head>{_NUMBER.pattern}(?:[^\s.!?:;,]+ ){{0,4}}[^\s.!?:;,]+)\.\s+(?=[\"“„(]?[A-ZÄÖÜÀ-Þ\d])")


def believed(chunks: Sequence[Chunk]) -> frozenset[int]:
    """The indexes of the plain chunks whose number of two or more parts continues a count."""
    numbers = [numbering.split(c.text)[0] if c.shape is Shape.PLAIN else "" for c in chunks]
    every = frozenset(numbers)
    seen: set[str] = set()
    found: set[int] = set()
    for index, number in enumerate(numbers):
        parent, _, last = number.rpartition(".")
        if parent and last.isdigit():
            begins = last == "1" and (parent in seen or f"{parent}.2" in every)
            if not begins and f"{parent}.{int(last) - 1}" not in seen:
                continue
            found.add(index)
        seen.add(number)
    return frozenset(found)


def with_run_in_headings(chunks: Sequence[Chunk], joiner: Joiner) -> Iterator[Chunk]:
    """The chunks, those with a run-in heading as two: the heading with its number, and the paragraph."""
    numbered = believed(chunks)
    cuts = {i: m.end("head") for i in sorted(numbered) if (m := _RUN_IN.match(chunks[i].lines[0].content))}
    plain = {_parent(chunks[i]) for i in numbered - cuts.keys()}
    alike = Counter(_parent(chunks[i]) for i in cuts)
    for index, c in enumerate(chunks):
        if index in cuts and _parent(c) not in plain and alike[_parent(c)] >= _ALIKE:
            head, rest = _cut(c.lines[0], cuts[index], 1)
            yield Chunk((head,), Shape.PLAIN, clean(head.content), spaced=c.spaced)
            yield _of((rest, *c.lines[1:]), c, joiner)
        else:
            yield c


def without_number(c: Chunk, joiner: Joiner) -> Chunk:
    """A numbered paragraph without its number."""
    found = _NUMBER.match(c.lines[0].content)
    return _of((_cut(c.lines[0], found.end(), 0)[1], *c.lines[1:]), c, joiner) if found else c


def _parent(c: Chunk) -> str:
    return numbering.split(c.text)[0].rpartition(".")[0]


def _cut(line: Line, at: int, skipped: int) -> tuple[Line, Line]:
    """A line as two: its content up to `at`, and from `skipped` characters after that on."""
    offset = len(line.raw) - len(line.raw.lstrip()) + at
    raw = line.raw[offset + skipped :]
    head = replace(line, raw=line.raw[:offset], content=line.content[:at].rstrip())
    return head, replace(line, start=line.start + offset + skipped, raw=raw, content=raw.strip())


def _of(lines: tuple[Line, ...], c: Chunk, joiner: Joiner) -> Chunk:
    return replace(c, lines=lines, text=clean(joiner.join([line.content for line in lines])))

"""What a plain text opens with: markings, a letterhead, the title and what stands below it, and a block of entries.

An entry is a short line such as "Distribution: List B". One alone may be a heading or a subtitle ("Phase one: the
harbour"), so that entries count only where two stand together. They speak of the document and not of its subject: the
author and the date are taken from them, the others are left out and reported (REA013).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from briefing.diagnostics import Report
from briefing.readers import numbering
from briefing.readers.chunks import Chunk, Shape, has_gap
from briefing.readers.clean import clean, leading_pictographs
from briefing.readers.notices import EDGE_FIRST, credit, date_in, entry_key, is_notice
from briefing.readers.source import Source
from briefing.readers.words import words

# A title may be longer than a heading, but a paragraph of this many words is none.
_TITLE_WORDS = 25
# Lines below the title that may name the author or the date.
_CREDIT_LINES = 4
# Chunks at the beginning among which a block of entries may start.
_FRONT_CHUNKS = 8


class Opening(Struct, frozen=True):
    """What the first lines say; "" for what they do not."""

    title: str = ""
    byline: str = ""
    date: str = ""


def opening(source: Source, chunks: Sequence[Chunk], report: Report) -> tuple[Opening, Sequence[Chunk]]:
    """The title, author and date that a text opens with, and the chunks besides them."""
    found, chunks = _without_entries(source, [*_in_lines(chunks)], report)
    marks = [*takewhile(lambda c: is_notice(c.text, 0, len(chunks)), chunks[:EDGE_FIRST])]
    head, rest = _letterhead(chunks[len(marks) :])
    loose = next((date for c in head if (date := date_in(c.text))), "")
    title, at = _title(rest)
    kept: list[Chunk] = []
    for candidate in rest[at : at + _CREDIT_LINES]:
        line = credit(candidate.text)
        if line:
            found = replace(found, byline=found.byline or line.byline, date=found.date or line.date)
        elif is_notice(candidate.text, 0, len(rest)):
            kept.append(candidate)
        elif title and ((below := _is_subtitle(rest, at)) or date_in(candidate.text)):
            loose = loose or date_in(candidate.text)
            kept.append(replace(candidate, shape=Shape.VERSE) if below else candidate)
        else:
            break
        at += 1
    return replace(found, title=title, date=found.date or loose), [*marks, *head, *kept, *rest[at:]]


# --- entries -------------------------------------------------------------------------------------------------


def _in_lines(chunks: Sequence[Chunk]) -> Iterator[Chunk]:
    """The chunks; verse at the beginning that is a block of entries comes line by line."""
    for index, c in enumerate(chunks):
        entries = sum(bool(entry_key(line.content)) for line in c.lines)
        if c.shape is not Shape.VERSE or index >= _FRONT_CHUNKS or entries < 2:
            yield c
            continue
        last = len(c.lines) - 1
        for at, line in enumerate(c.lines):
            yield Chunk((line,), Shape.PLAIN, clean(line.content), spaced=at == 0, closed=at == last)


def _without_entries(source: Source, chunks: Sequence[Chunk], report: Report) -> tuple[Opening, Sequence[Chunk]]:
    """The author and date in the first block of entries, and the chunks without that block."""
    start, end = _block(chunks)
    found = Opening()
    unused: list[str] = []
    for c in chunks[start:end]:
        line = credit(c.text)
        if line is None:
            unused.append(entry_key(c.text))
        else:
            found = replace(found, byline=found.byline or line.byline, date=found.date or line.date)
    if unused:
        span = source.span(chunks[start].start, chunks[end - 1].end)
        report.info("REA013", f"not used from the header: {', '.join(unused)}", span)
    return found, [*chunks[:start], *chunks[end:]]


def _block(chunks: Sequence[Chunk]) -> tuple[int, int]:
    """The first and the end index of the first run of entries without blank lines; (0, 0) if there is none."""
    for start in range(min(_FRONT_CHUNKS, len(chunks))):
        end = start
        while end < len(chunks) and _is_entry(chunks[end]) and (end == start or not chunks[end].spaced):
            end += 1
        if end - start > 1:
            return start, end
    return 0, 0


def _is_entry(c: Chunk) -> bool:
    return c.shape is Shape.PLAIN and len(c.lines) == 1 and not c.underline and bool(entry_key(c.text))


# --- the title -----------------------------------------------------------------------------------------------


def _title(chunks: Sequence[Chunk]) -> tuple[str, int]:
    """The title, and how many chunks it takes; "" and 0 if there is none. Capitals may go on in the next line."""
    if not chunks or not _is_title(chunks[0], len(chunks)):
        return "", 0
    first, *rest = chunks
    title = without_pictographs(first.text)
    if rest and _goes_on(first, rest[0]):
        return f"{title} {rest[0].text}", 2
    return title, 1


def _goes_on(first: Chunk, second: Chunk) -> bool:
    """Whether two lines of capitals with nothing between them are one title."""
    together = not second.spaced and not first.underline and not second.underline
    return together and first.text.isupper() and second.text.isupper() and _is_title(second, 0)


def _is_subtitle(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a line stands right below the title, in one group with it, and is no heading: the author or the date
    follows in that group, or it is the last line of the group and of another case than the title."""
    c = chunks[at]
    if c.spaced or at == 0 or len(c.text.split()) > _TITLE_WORDS or c.text.endswith("."):
        return False
    following = chunks[at + 1] if at + 1 < len(chunks) else None
    credited = following is not None and not following.spaced and credit(following.text) is not None
    return credited or (c.closed and c.shape is Shape.PLAIN and chunks[at - 1].text.isupper() and not c.text.isupper())


def _letterhead(chunks: Sequence[Chunk]) -> tuple[Sequence[Chunk], Sequence[Chunk]]:
    """The lines above the title that are set in two columns, with what stands beside them, and the rest."""
    end = next((i for i, c in enumerate(chunks) if c.closed), 0) + 1
    if any(has_gap(line) for c in chunks[:end] for line in c.lines) and len(chunks) > end:
        return chunks[:end], chunks[end:]
    return (), chunks


def _is_title(first: Chunk, count: int) -> bool:
    """Whether the first of `count` chunks is a title: short, no sentence, no list, and no heading that usually comes
    after one."""
    text = first.text
    number, rest = numbering.split(text)
    return (
        first.shape is Shape.PLAIN
        and len(text.split()) <= _TITLE_WORDS
        and not text.endswith((".", ",", ";", ":"))
        and (not number or bool(first.underline and not number[0].isdigit()))
        and rest.lower() not in words().openings
        and credit(text) is None
        and not is_notice(text, 0, count)
    )


def without_pictographs(text: str) -> str:
    """`text` without the symbols that it begins with."""
    return text[len(leading_pictographs(text)) :]

"""Lists without marks: short lines below a line that ends in a colon, as they are pasted from a web page.

A line that ends in a comma, a semicolon or a conjunction is an item that goes on with the next one. Other lines are
items if they have no full stop, two of them at least. What a heading may be is left to `headings`: a single line, a
line with a capital behind items in small letters, and a line with a blank line before it and its text right below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from briefing.readers.chunks import Chunk, Shape
from briefing.readers.leads import attribution
from briefing.readers.lists import Marker

# Quotation marks and brackets that may stand behind a full stop.
_CLOSING_MARKS = '”"“»«’)]'
_UNMARKED = Marker("", (), 0)
# A single line below a colon is a heading more often than an item: with 1, four of 266 articles lost one for nothing.
_FEWEST = 2
# With 8 a list of these articles falls apart; from 12 to 60 they are all read alike.
_MOST_WORDS = 25
_GOES_ON = re.compile(r"(?:[;,]|\b(?:and|or|und|oder|sowie))$")


def with_unmarked_items(chunks: Sequence[Chunk]) -> list[Chunk]:
    """`chunks` with the lines of lists without marks as items."""
    found = list(chunks)
    for at, chunk in enumerate(chunks):
        if chunk.shape is Shape.PLAIN and chunk.text.endswith(":"):
            items = chunks[at + 1 : _end(chunks, at + 1)]
            if len(items) >= _FEWEST:
                found[at + 1 : at + 1 + len(items)] = [replace(i, shape=Shape.ITEM, marker=_UNMARKED) for i in items]
    return found


def _end(chunks: Sequence[Chunk], start: int) -> int:
    """The index behind the last item of the list that may begin at `start`."""
    at = start
    while at < len(chunks) and _is_line(chunks[at]) and _GOES_ON.search(chunks[at].text):
        at += 1
    if at > start:
        return at + (at < len(chunks) and _is_line(chunks[at]) and not _heads(chunks, at))
    while at < len(chunks) and _is_line(chunks[at]) and not _is_sentence(chunks[at]) and not _heads(chunks, at):
        at += 1
    is_heading = at - start > 1 and chunks[at - 1].text[:1].isupper() and chunks[at - 2].text[:1].islower()
    return at - is_heading


def _is_line(chunk: Chunk) -> bool:
    """Whether a chunk may be an item: one line of its own, of no more than a long sentence, and no speaker's name."""
    plain = chunk.shape is Shape.PLAIN and len(chunk.lines) == 1 and not chunk.underline
    words = len(chunk.text.split())
    return plain and not chunk.text.endswith(":") and words <= _MOST_WORDS and not attribution(chunk.text)


def _is_sentence(chunk: Chunk) -> bool:
    """Whether a chunk ends like a sentence, in quotation marks or not."""
    return chunk.text.rstrip(_CLOSING_MARKS).endswith((".", "!", "?"))


def _heads(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a line stands right above its text, with a blank line before it only: that is where a heading stands."""
    alone = chunks[at].spaced and not chunks[at].closed and not _is_sentence(chunks[at])
    return alone and at + 1 < len(chunks) and (_is_sentence(chunks[at + 1]) or not _is_line(chunks[at + 1]))

"""Lists without marks: short lines below a line that ends in a colon, as they are pasted from a web page.

A line that ends in a comma, a semicolon or a conjunction is an item that goes on with the next one. Other lines are
items if they have no full stop, two of them at least. What a heading may be is left to `headings`: a single line, and a
line with a capital behind items in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from briefing.readers.chunks import Chunk, Shape
from briefing.readers.lists import Marker

_UNMARKED = Marker("", (), 0)
_FEWEST = 2
_MOST_WORDS = 25
_LEAD_WORDS = 4
_GOES_ON = re.compile(r"(?:[;,]|\b(?:and|or|und|oder|sowie))$")


def with_unmarked_items(chunks: Sequence[Chunk]) -> list[Chunk]:
    """`chunks` with the lines of lists without marks as items."""
    found = list(chunks)
    for at, chunk in enumerate(chunks):
        if chunk.shape is Shape.PLAIN and chunk.text.endswith(":") and len(chunk.text.split()) >= _LEAD_WORDS:
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
        return at + (at < len(chunks) and _is_line(chunks[at]))
    while at < len(chunks) and _is_line(chunks[at]) and not chunks[at].text.endswith((".", "!", "?")):
        at += 1
    is_heading = at - start > 1 and chunks[at - 1].text[:1].isupper() and chunks[at - 2].text[:1].islower()
    return at - is_heading


def _is_line(chunk: Chunk) -> bool:
    """Whether a chunk may be an item: one line of its own, of no more than a long sentence."""
    plain = chunk.shape is Shape.PLAIN and len(chunk.lines) == 1 and not chunk.underline
    return plain and not chunk.text.endswith(":") and len(chunk.text.split()) <= _MOST_WORDS

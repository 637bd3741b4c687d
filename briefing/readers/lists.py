"""Lists of plain text: their marks, and how runs of marked items nest.

Marks: - * • – · ‣ ▪ ◦ + for bullets; 1. 1) (1) a. a) (a) i. i) for numbers. An ordered mark makes a list only
together with the next number or letter: "1. Introduction" above a paragraph is a heading, "A. Smith" is a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from briefing.article import List, ListItem, Paragraph, Text
from briefing.diagnostics import Span
from briefing.readers.source import covering
from briefing.readers.words import words

_MARK = re.compile(
    r"(?P<bullet>[-*•–·‣▪◦●○■□+]|o(?=[ \t]{2}))[ \t]+(?=\S)"
    r"|(?P<open>\(?)(?P<ordinal>\d{1,3}|[A-Za-z]|[ivxIVX]{2,5})(?P<close>[.)])[ \t]+(?=\S)"
)
_ROMAN = {"i": 1, "v": 5, "x": 10}


class Marker(Struct, frozen=True):
    """What an item begins with. `style` tells kinds of marks apart; `ordinals` are the numbers it may stand for
    ("i" is 1 and 9), none for a bullet; `length` is the characters it takes, with the space after it."""

    style: str
    ordinals: tuple[int, ...]
    length: int

    @property
    def ordered(self) -> bool:
        return bool(self.ordinals)

    def follows(self, other: Marker) -> bool:
        """Whether it may be the next mark after `other` in one list."""
        if not self.ordered:
            return not other.ordered
        return self.style == other.style and any(n - 1 in other.ordinals for n in self.ordinals)


def marker(content: str) -> Marker | None:
    """The mark at the beginning of `content`, None if there is none."""
    found = _MARK.match(content)
    if found is None or (content[0].isdigit() and words().date.match(content)):  # "4. November 2025"
        return None
    if found["bullet"]:
        return Marker(found["bullet"], (), found.end())
    kind = "1" if found["ordinal"].isdigit() else "A" if found["ordinal"].isupper() else "a"
    if kind == "A" and not found["open"] and found["close"] == "." and len(found["ordinal"]) == 1:
        kind = "A."
    return Marker(found["open"] + kind + found["close"], _ordinals(found["ordinal"]), found.end())


def _ordinals(written: str) -> tuple[int, ...]:
    if written.isdigit():
        return (int(written),)
    lower = written.lower()
    letter = (ord(lower) - ord("a") + 1,) if len(lower) == 1 else ()
    if set(lower) <= _ROMAN.keys():
        values = [_ROMAN[c] for c in lower]
        roman = sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
        return (*letter, roman)
    return letter or (0,)


class Item(Struct, frozen=True):
    """One item as found: its words, where they stand, how far its mark is indented, and the mark."""

    text: str
    span: Span
    indent: int
    marker: Marker


def build(items: Sequence[Item], lead: Paragraph | None = None) -> tuple[List, ...]:
    """The lists that a run of `items` makes: deeper indents nest; another kind of mark at the same depth begins a new
    list, or, after an ordered mark, nests (1. with a. or - below it). `lead` goes to the first list."""
    roots: list[_Growing] = []
    path: list[_Growing] = []
    for item in items:
        while path and not _fits(path[-1], item):
            path.pop()
        if path and path[-1].takes(item):
            path[-1].add(item)
            continue
        new = _Growing(item)
        (path[-1].below if path else roots).append(new)
        path.append(new)
    built = [root.close() for root in roots]
    if built and lead is not None:
        first = built[0]
        built[0] = List(first.items, first.ordered, covering(lead.span, first.span), lead)
    return tuple(built)


def _fits(growing: _Growing, item: Item) -> bool:
    """Whether `item` continues the list or hangs below its last item."""
    return growing.takes(item) or item.indent > growing.indent + 1


class _Growing:
    """A list that is still being filled; `below` are the lists under its last item."""

    def __init__(self, item: Item) -> None:
        self.indent = item.indent
        self.below: list[_Growing] = []
        self._items: list[ListItem] = []
        self._last = item

    def takes(self, item: Item) -> bool:
        return abs(item.indent - self.indent) <= 1 and item.marker.follows(self._last.marker)

    def add(self, item: Item) -> None:
        self._items.append(self._close_last())
        self._last, self.below = item, []

    def _close_last(self) -> ListItem:
        lists = tuple(growing.close() for growing in self.below)
        span = covering(self._last.span, lists[-1].span) if lists else self._last.span
        return ListItem((Text(self._last.text),), span, lists)

    def close(self) -> List:
        items = (*self._items, self._close_last())
        return List(items, self._last.marker.ordered, covering(items[0].span, items[-1].span))


def genuine(chunks: Sequence[Marked], body_indent: int) -> frozenset[int]:
    """The indexes of the marked chunks that are items of a list.

    Bullets are. An ordered mark is if the one before or after it in the same run (no paragraph at the margin between
    them) is its neighbour in the count, unless it hangs left of the body, whose indent is `body_indent`: there
    headings stand. Capitals do not continue a list in small letters: there the next heading begins.
    """
    found: set[int] = set()
    last: dict[tuple[str, int], int] = {}
    margin = 0
    for index, chunk in enumerate(chunks):
        if chunk.marker is None:
            if chunk.indent <= margin:
                last.clear()
            continue
        margin = chunk.indent if not last else min(margin, chunk.indent)
        if not chunk.marker.ordered:
            found.add(index)
        else:
            key = (chunk.marker.style, chunk.indent)
            before = last.get(key) if chunk.indent >= body_indent else None
            if before is not None and _linked(chunks[before], chunk, before in found):
                found |= {before, index}
            last[key] = index
    return frozenset(found)


class Marked(Protocol):
    """What `genuine` needs to know about a chunk."""

    @property
    def text(self) -> str: ...
    @property
    def marker(self) -> Marker | None: ...
    @property
    def indent(self) -> int: ...
    @property
    def spaced(self) -> bool: ...


def _linked(before: Marked, item: Marked, inside: bool) -> bool:
    """Whether `item` goes on with the list of `before`, which already has two items if `inside`."""
    if before.marker is None or item.marker is None or before.text.isupper() != item.text.isupper():
        return False
    if inside and item.spaced and not before.spaced:
        return False
    return item.marker.follows(before.marker)

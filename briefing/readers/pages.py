"""Texts that were printed to pages: running heads and feet are no part of the article.

A page ends at a form feed. The last line before it goes if it is a page number ("[Page 3]", "Seite 3 von 9", "- 3 -",
or a foot that ends so), the first line after it if at least one other page begins with the very same words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefing.readers.source import Line

_FOOT = re.compile(
    r"(?:.*\s)?\[?(?:page|seite|p\.)\s+\d+(?:\s*(?:of|von|/)\s*\d+)?\]?$|[-–—]\s*\d+\s*[-–—]$", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_ENDED = (".", "!", "?", ":", "”", '"')


def without_page_marks(lines: Sequence[Line]) -> list[Line]:
    """`lines` without running heads and feet; a paragraph that a page's end cut in two is whole again."""
    breaks = [(_last_text(lines, i), _first_text(lines, i)) for i, line in enumerate(lines) if "\f" in line.raw]
    heads = Counter(_head(lines, after) for _, after in breaks)
    dropped: set[int] = set()
    for before, after in breaks:
        foot = before >= 0 and bool(_FOOT.match(lines[before].content))
        head = after < len(lines) and heads[_head(lines, after)] > 1
        if foot or head:
            dropped |= _gap(lines, before - foot, after + head, {before} if foot else set(), {after} if head else set())
    return [line for i, line in enumerate(lines) if i not in dropped]


def _gap(lines: Sequence[Line], before: int, after: int, foot: set[int], head: set[int]) -> set[int]:
    """What goes at one page's end: the foot, the head and, inside a paragraph, the blank lines around them."""
    while before >= 0 and not lines[before].content:
        before -= 1
    while after < len(lines) and not lines[after].content:
        after += 1
    cut = 0 <= before < after < len(lines) and not lines[before].content.endswith(_ENDED)
    return (set(range(before + 1, after)) if cut else set()) | foot | head


def _last_text(lines: Sequence[Line], feed: int) -> int:
    """The index of the last line with words before the form feed of line `feed`; -1 if there is none."""
    index = feed if lines[feed].content and not lines[feed].raw.lstrip(" \t").startswith("\f") else feed - 1
    while index >= 0 and not lines[index].content:
        index -= 1
    return index


def _first_text(lines: Sequence[Line], feed: int) -> int:
    """The index of the first line with words after the form feed of line `feed`; len(lines) if there is none."""
    index = feed if lines[feed].content and lines[feed].raw.lstrip(" \t").startswith("\f") else feed + 1
    while index < len(lines) and not lines[index].content:
        index += 1
    return index


def _head(lines: Sequence[Line], index: int) -> str:
    """The line at `index` without its numbers, so that the heads of two pages are the same."""
    return _DIGITS.sub("#", lines[index].content) if index < len(lines) else ""

"""Hard-wrapped text: finding its width, and joining the lines of a paragraph.

A text is hard-wrapped if most of its lines end where they do because the next word would not have fitted. So the test
is the one that the wrapping program made: a line is *full* if its width and the first word of the next line go beyond
the margin. The margin is the width that 95 % of lines keep (the rest are addresses and tables); a text wider than 120
columns, or narrower than a newspaper column of 34, is not wrapped but has a paragraph per line, or is verse.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from briefing.readers.lists import marker
from briefing.readers.source import Line
from briefing.readers.words import words

NARROWEST = 34
WIDEST = 120
# Of all pairs of neighbouring lines, those that must be full: in prose without wrapping it is about one in five.
_MOST = 0.5
# Manual wrapping is ragged: a line counts as full if the next word would reach this far.
_RAGGED = 0.85
# Of all line ends in a text that a program hyphenated; without one they are rare.
_HYPHENATING = 0.06

_HYPHEN_END = re.compile(r"([^\W\d_][\w'’-]*)[-\u2010\u00ad]$")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010'’][^\W\d_]+)*")


def wrap_width(lines: Sequence[Line]) -> int:
    """The margin at which the text is hard-wrapped, 0 if it is not."""
    widths = sorted(line.width for line in lines if line.content)
    if not widths:
        return 0
    width = widths[min(len(widths) - 1, len(widths) * 95 // 100)]
    if not NARROWEST <= width <= WIDEST:
        return 0
    pairs = [(a, b) for a, b in pairwise(lines) if _prose(a, b) and a.width > width / 2]
    full = sum(is_full(a, b, width) for a, b in pairs)
    enough = len(pairs) > 1 or any(b.content[0].islower() for _, b in pairs)
    return width if enough and full >= len(pairs) * _MOST else 0


def _prose(line: Line, following: Line) -> bool:
    """Whether the two could belong to one paragraph: no list begins between them, and neither is in capitals."""
    if not line.content or not following.content:
        return False
    return marker(following.content) is None and not line.content.isupper() and not following.content.isupper()


def is_full(line: Line, following: Line, width: int) -> bool:
    """Whether `line` ended because the first word of `following` would not have fitted."""
    return line.width + 1 + len(following.content.split(maxsplit=1)[0]) > width * _RAGGED


class Joiner:
    """Joins the lines of a paragraph; it knows the text's words, to tell a hyphen of spelling from one of
    typesetting."""

    def __init__(self, lines: Iterable[Line]) -> None:
        contents = [line.content for line in lines if line.content]
        self._known = {word.lower() for content in contents for word in _WORD.findall(content)}
        hyphens = sum(1 for content in contents if _HYPHEN_END.search(content))
        self._hyphenated = hyphens > max(2, len(contents) * _HYPHENATING)

    def join(self, contents: Sequence[str]) -> str:
        """The lines as one, with a space between two of them or, after a hyphen, what the word needs."""
        parts = [contents[0]]
        for content in contents[1:]:
            parts.append(self._seam(parts[-1], content, parts))
        return "".join(parts)

    def _seam(self, before: str, after: str, parts: list[str]) -> str:
        """`after` with what goes before it; takes the hyphen off the last of `parts` where it was the typesetter's."""
        broken = _HYPHEN_END.search(before.rsplit(maxsplit=1)[-1]) if before.strip() else None
        if broken is None:
            return " " + after
        if after.split(maxsplit=1)[0].lower() in words().suspended:
            return " " + after
        if self._keeps_hyphen(broken.group(1), _WORD.match(after)):
            return after
        parts[-1] = before[:-1]
        return after

    def _keeps_hyphen(self, head: str, tail: re.Match[str] | None) -> bool:
        """Whether `head`-`tail` is spelt with its hyphen, by the rest of the text and else by its look."""
        if tail is None or not tail.group()[0].islower():
            return True
        rest = tail.group()
        if (head + rest).lower() in self._known:
            return False
        if "-" in head or f"{head}-{rest}".lower() in self._known:
            return True
        return not self._hyphenated

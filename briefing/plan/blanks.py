"""A worksheet: key words of each theme become blanks to fill in while listening."""

from __future__ import annotations

import re

from msgspec.structs import replace

from briefing.deck import Bullet, Line, Origin
from briefing.handout import Theme

_BLANK = "_" * 10
_LEFT = 1  # so many such words at least stay in a line
# Words shorter than this are seldom what a lesson is about.
_WORD = re.compile(r"[^\W\d_]{6,}")


def blanked(theme: Theme, count: int) -> Theme:
    """`theme` with up to `count` words blanked, one a bullet, the longest that its heading does not give away."""
    given = {w.casefold() for w in _WORD.findall(theme.heading.text)}
    bullets: list[Bullet] = []
    for bullet in theme.bullets:
        line = _blanked(bullet.line, given) if count > 0 else bullet.line
        count -= line is not bullet.line
        bullets.append(replace(bullet, line=line))
    return replace(theme, bullets=tuple(bullets))


def _blanked(line: Line, given: set[str]) -> Line:
    """`line` with its longest word blanked; the first word of a sentence stays, for it tells what it is about.

    So does a word that the line has twice, and every word of a line that would have too little left to guess from.
    """
    words = [m[0].casefold() for m in _WORD.finditer(line.text)]
    known = given | {word for word in words if words.count(word) > 1}
    found = [m for m in _WORD.finditer(line.text) if m.start() > 0 and m[0].casefold() not in known]
    if not found or len(words) <= _LEFT:
        return line
    word = max(found, key=lambda m: len(m[0]))
    text = line.text[: word.start()] + _BLANK + line.text[word.end() :]
    return replace(line, text=text, origin=Origin.REPLACEMENT)

"""Which chunks of plain text are headings, and of what level.

Whether a line is a heading is a sum of signs (SIGNS) against a threshold. The weights are set so that two things are
enough: a strong sign (an underline, a number, capitals) on a short line, or a short line without a full stop that
leads to a longer paragraph. In a text that has blank lines, a heading without strong signs must have one before it.

The level comes from the style: underlines, capitals, numbers and case are ranked by prominence (RANKS); a heading
hangs below the last one of a more prominent style. Case tells two levels apart (Title Case above sentence case) only
in a language that has Title Case and only if the more prominent style comes first, twice at least, and in a quarter
of the headings: one capitalised name in a sentence-case heading does not make it a chapter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from briefing.readers.chunks import Chunk, Shape, has_gap
from briefing.readers.notices import credit
from briefing.readers.numbering import Numbering, style
from briefing.readers.words import capitalises_headings, small_words

THRESHOLD = 4
SHORT_WORDS = 12
LONG_WORDS = 18
# A run of so many plain short lines with nothing between them is a list without marks, not headings without text.
RUN = 3

_WORD = re.compile(r"[^\W\d_][\w'’]*")
_SENTENCE_INSIDE = re.compile(r"[a-zäöüß)][.!?] [A-ZÄÖÜ]")


class Context(Struct, frozen=True):
    """A chunk with its neighbours (None at the edges); `spaced_text`: the text parts its paragraphs by blank lines."""

    chunk: Chunk
    before: Chunk | None
    after: Chunk | None
    spaced_text: bool
    numbering: Numbering

    @property
    def words(self) -> int:
        return len(self.chunk.text.split())


# --- signs ---------------------------------------------------------------------------------------------------


def _numbered(c: Context) -> bool:
    return bool(c.numbering.of(c.chunk.text)[0]) and c.words <= SHORT_WORDS


def _capitals(c: Context) -> bool:
    return c.chunk.text.isupper() and sum(map(str.isalpha, c.chunk.text)) > 2


def _leads_to_prose(c: Context) -> bool:
    after = c.after
    if after is None:
        return False
    return (
        after.shape is not Shape.PLAIN or len(after.text) > max(1.3 * len(c.chunk.text), 60) or after.text.endswith(":")
    )


def _leads_to_heading(c: Context) -> bool:
    after = c.after
    return after is not None and not _leads_to_prose(c) and after.text[-1:] not in _STOPS


_STOPS = (".", "!", ",", ";", ":", "…")

SIGNS: tuple[tuple[int, Callable[[Context], bool]], ...] = (
    (+6, lambda c: bool(c.chunk.underline)),
    (+3, _numbered),
    (+3, _capitals),
    (+2, lambda c: c.chunk.text[-1:] not in _STOPS),
    (+2, _leads_to_prose),
    (+1, _leads_to_heading),
    (+1, lambda c: c.words <= SHORT_WORDS),
    (+1, lambda c: case_class(c.chunk.text, "en") == "title"),
    (-1, lambda c: c.chunk.text.endswith("?")),
    (-2, lambda c: c.chunk.text.endswith(":")),
    (-5, lambda c: c.chunk.text.endswith((".", "!", ",", ";", "…"))),
    (-5, lambda c: c.chunk.text.endswith(("”", '"')) and not _capitals(c)),
    (-2, lambda c: c.chunk.text.count(",") >= 2),
    (-3, lambda c: bool(_SENTENCE_INSIDE.search(c.chunk.text))),
    (-4, lambda c: c.chunk.text[:1].islower()),
    (-4, lambda c: not any(map(str.isalpha, c.chunk.text))),
    (-4, lambda c: c.words > LONG_WORDS),
    (-4, lambda c: len(c.chunk.lines) > 1),
    (-9, lambda c: has_gap(c.chunk.lines[0])),
    (-5, lambda c: c.after is None and not is_strong(c)),
    (-5, lambda c: c.chunk.text.startswith(("— ", "– ", "“", '"', "„", "«")) and not _capitals(c)),
    (-5, lambda c: credit(c.chunk.text) is not None),
    (-3, lambda c: c.spaced_text and not c.chunk.spaced and not is_strong(c)),
    (-4, lambda c: c.chunk.text.endswith(":") and c.after is not None and c.after.shape is Shape.ITEM),
)


def is_strong(c: Context) -> bool:
    """Whether the line itself, without its surroundings, says that it is a heading."""
    return bool(c.chunk.underline) or _capitals(c) or _numbered(c)


def score(c: Context) -> int:
    """The sum of the signs that hold."""
    return sum(weight for weight, holds in SIGNS if holds(c))


def find(chunks: Sequence[Chunk], spaced_text: bool, numbering: Numbering) -> frozenset[int]:
    """The indexes of the chunks that are headings."""
    neighbours: list[Chunk | None] = [None, *chunks, None]
    contexts = [Context(c, neighbours[i], neighbours[i + 2], spaced_text, numbering) for i, c in enumerate(chunks)]
    if not any(_is_body(c) for c in contexts):
        return frozenset(range(len(chunks)))
    likely = [c.chunk.shape is Shape.PLAIN and score(c) >= THRESHOLD for c in contexts]
    found: set[int] = set()
    for run in _runs(likely):
        strong = [i for i in run if is_strong(contexts[i])]
        kept = run if len(run) < RUN else strong
        # A heading with nothing below it up to the end of the text is no heading unless it looks like one.
        found.update(kept if run[-1] + 1 < len(chunks) else strong)
    return frozenset(found)


def _is_body(c: Context) -> bool:
    """Whether a chunk can be nothing but text: a text without any such chunk has only headings."""
    shape_tells = c.chunk.shape is not Shape.PLAIN or len(c.chunk.lines) > 1
    return shape_tells or c.words > SHORT_WORDS or c.chunk.text.endswith((".", "!", "?", "…", "”", '"'))


def _runs(flags: Sequence[bool]) -> list[list[int]]:
    """The indexes of true flags, neighbours together."""
    runs: list[list[int]] = []
    for index, flag in enumerate(flags):
        if flag and runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        elif flag:
            runs.append([index])
    return runs


# --- levels --------------------------------------------------------------------------------------------------

_STYLES = (
    *(f"underline {character}" for character in "=*#-_~^+"),
    *("named", "capitals", "roman", "number 1", "letter", "number 2", "number 3", "number 4", "title", "sentence"),
)
RANKS = {style: rank for rank, style in enumerate(_STYLES)}


def case_class(text: str, code: str) -> str:
    """ "title" if every word but the small ones of language `code` begins with a capital or is a numeral, "sentence"
    if one does not, "either" if only the first word counts.
    """
    words = _WORD.findall(text)[1:]
    telling = [w for w in words if w.lower() not in small_words().get(code, frozenset())]
    if not telling:
        return "either"
    return "sentence" if any(w[0].islower() for w in telling) else "title"


def levels(chunks: Sequence[Chunk], numbering: Numbering, language: str) -> list[int]:
    """The level (from 1, without gaps) of each of the chunks, which are headings in order."""
    styles = [_style(chunk, numbering, language) for chunk in chunks]
    alike = ("either",) if _case_tells(styles) else ("either", "sentence")
    plain = "number 1" if _opens_unnumbered(styles) else "title"
    found: list[int] = []
    open_ranks: list[int] = []
    for name in styles:
        rank = RANKS[plain if name in (*alike, "title") else name]
        while open_ranks and open_ranks[-1] >= rank:
            open_ranks.pop()
        open_ranks.append(rank)
        found.append(len(open_ranks))
    return found


def _style(chunk: Chunk, numbering: Numbering, language: str) -> str:
    if chunk.underline:
        return f"underline {chunk.underline}"
    number, rest = numbering.of(chunk.text)
    if number:
        return style(number)
    if chunk.text.isupper():
        return "capitals"
    return case_class(rest, language) if capitalises_headings(language) else "title"


def _opens_unnumbered(styles: Sequence[str]) -> bool:
    """Whether chapters without a number ("Abstract") precede the numbered ones: then they stand beside them."""
    return "number 1" in styles and styles[0] in ("title", "sentence", "either")


def _case_tells(styles: Sequence[str]) -> bool:
    """Whether Title Case stands above sentence case in this text."""
    cased = [name for name in styles if name in ("title", "sentence")]
    upper = cased.count("title")
    return bool(cased) and cased[0] == "title" and upper >= 2 and upper * 4 >= len(cased)

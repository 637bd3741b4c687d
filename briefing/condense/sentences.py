"""From running text to sentences, and from a sentence to its place in the source.

The boundaries are `sentencex`'s (unicode rules and abbreviations for some 240 languages); what it splits inside
brackets or quotation marks, or before a citation, is put together again, and what follows a sentence in brackets is
parted from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from briefing.diagnostics import Span
from briefing.language import load

_PAIRS = (("(", ")"), ("[", "]"))
_CITATION = re.compile(r"^\[\d+(?:\s?[,–-]\s?\d+)*\]\s*")
_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")
# An open bracket is not waited for longer than this many sentences: it is more likely a stray one.
_PATIENCE = 4
# Patterns look back and ahead within a sentence, at a cost that grows faster than its length. No sentence of prose has
# more characters than this; what has (a transcript without full stops, a table pasted as text) is cut between words.
LONGEST = 2000
# A straight quotation mark opens where a word follows it, behind a space or a bracket; elsewhere it closes.
_OPENING_QUOTE = re.compile(r"(?:^|(?<=[\s(\[–—-]))\"(?=\S)")
_IN_BRACKETS = re.compile(r"\([^()]*[.!?]\)\s+")  # a sentence of its own
_LOOSE_QUOTE = re.compile(r"\s\"\s*$")


def split(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """The sentences of `text` as (start, end) offsets into it, without the white space around them."""
    import sentencex  # its compiled part is loaded only when something is condensed

    found = sentencex.get_sentence_boundaries(language or "en", text)
    ranges = [part for b in found for part in _parted(text, b["start_index"], b["end_index"], language)]
    ranges = _opening_quotes_moved(text, _numbers_joined(text, ranges, language))
    short = (piece for start, end in _join(text, ranges) for piece in _pieces(text, start, end))
    trimmed = [t for start, end in short if (t := _trim(text, start, end))]
    return tuple(trimmed)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The range from `start` to `end`, in pieces where it is longer than any sentence; so long a word is cut, too."""
    while end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        cut = space if space > 0 else start + LONGEST
        yield start, cut
        start = cut
    yield start, end


def _parted(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """The range from `start` to `end`, divided where the language sees the end of a sentence that was taken for an
    abbreviation ("a work of art. It ...", "... gepflanzt. 1947 fiel ...") and behind a whole sentence in brackets."""
    seam = _rule(language, "missed-end")
    cuts = {m.end() for m in seam.finditer(text, start, end)} if seam else set[int]()
    cuts |= {m.end() for m in _IN_BRACKETS.finditer(text, start, end) if m.start() == start}
    return list(pairwise((start, *sorted(cuts), end)))


def _opening_quotes_moved(text: str, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A quotation mark behind the space at the end of a sentence opens the next one."""
    moved = list(ranges)
    for at, (start, end) in enumerate(ranges[:-1]):
        if loose := _LOOSE_QUOTE.search(text, start, end):
            moved[at] = (moved[at][0], loose.start())
            moved[at + 1] = (loose.start(), moved[at + 1][1])
    return moved


def _numbers_joined(text: str, ranges: list[tuple[int, int]], language: str) -> list[tuple[int, int]]:
    """The ranges, a number in one with the abbreviation before it that was taken for the end of a sentence."""
    abbreviated = _rule(language, "before-number")
    joined: list[tuple[int, int]] = []
    for start, end in ranges:
        before = text[slice(*joined[-1])].rstrip() if joined else ""
        if abbreviated and abbreviated.search(before) and text[start:end].lstrip()[:1].isdigit():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


@cache
def _rule(language: str, name: str) -> re.Pattern[str] | None:
    """The language's pattern of that name for where sentences end; None where it has none."""
    try:
        source = load(language).tables.get("sentences", {}).get(name, "") if language else ""
    except KeyError:
        source = ""
    return re.compile(source) if source else None


def clean(text: str) -> str:
    """`text` on one line, with single spaces."""
    return _SPACE.sub(" ", text).strip()


def place(text: str, ranges: tuple[tuple[int, int], ...], source: str, span: Span) -> tuple[Span, ...]:
    """The spans of the sentences at `ranges` of `text`, a paragraph that stands at `span` of `source`.

    The words of the paragraph are looked for in the source in turn, so that mark-up between them does no harm. The
    spans follow each other without a gap but white space: each sentence ends where the next begins.
    """
    raw = source[span.start : span.end]
    starts = _starts(text, [r[0] for r in ranges], raw)
    return tuple(_span(raw, a, b, span) for a, b in pairwise((*starts, len(raw))))


def _join(text: str, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    waiting = 0
    for start, end in ranges:
        citation = _CITATION.match(text[start:end]) if joined else None
        if citation:
            joined[-1] = (joined[-1][0], start + citation.end())
            start += citation.end()
        if joined and waiting < _PATIENCE and (waiting := _next_waiting(text, joined[-1], waiting)):
            joined[-1] = (joined[-1][0], end)
        elif start < end:
            joined.append((start, end))
            waiting = 0
    return joined


def _next_waiting(text: str, last: tuple[int, int], waiting: int) -> int:
    """How many sentences have been waited for to close what is open in the last one; 0 if nothing is."""
    return waiting + 1 if _waits(text[last[0] : last[1]]) else 0


def _waits(text: str) -> bool:
    """Whether `text` opens something that a later sentence may close. A straight quotation mark is told by its place,
    for a quotation that goes on may open with each sentence and closes once."""
    last = text.rfind('"')
    return is_open(text.replace('"', "")) or any(m.start() == last for m in _OPENING_QUOTE.finditer(text))


def is_open(text: str) -> bool:
    """Whether a bracket or a quotation mark is opened in `text` and not closed."""
    closing = text.count("”") + (text.count("“") if "„" in text else 0)
    opening = text.count("„") or text.count("“")
    if opening > closing or any(text.count(a) > text.count(b) for a, b in _PAIRS):
        return True
    return text.count('"') % 2 == 1 or text.count("«") != text.count("»")  # either may open: «French», »German«


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    end = start + len(inner.strip())
    return (start, end) if start < end else None


def _starts(text: str, wanted: list[int], raw: str) -> list[int]:
    """For each offset of `text`, where it stands in `raw`; increasing, the first is 0."""
    starts: list[int] = []
    position = 0
    words = list(_WORD.finditer(text))
    index = 0
    for offset in wanted:
        found: int | None = None
        while index < len(words) and (words[index].start() < offset or found is None):
            at = raw.find(words[index].group(), position)
            if at >= 0 and words[index].start() >= offset:
                found = _before(raw, at, text[offset : words[index].start()])
                if starts:
                    found = max(found, starts[-1] + 1)
            position = at + len(words[index].group()) if at >= 0 else position
            index += 1
        starts.append(_fallback(offset, text, raw, starts) if found is None else found)
    return [0, *starts[1:]] if starts else []


def _before(raw: str, at: int, opening: str) -> int:
    """`at`, moved over the marks (quotation marks, brackets) that open the sentence."""
    for mark in reversed(opening.strip()):
        if at > 0 and raw[at - 1] == mark:
            at -= 1
    return at


def _fallback(offset: int, text: str, raw: str, starts: list[int]) -> int:
    """A proportional guess, for a source in which the words cannot be found."""
    guess = offset * len(raw) // max(1, len(text))
    return min(max(guess, starts[-1] + 1 if starts else 0), max(0, len(raw) - 1))


def _span(raw: str, start: int, end: int, span: Span) -> Span:
    inner = raw[start:end]
    start += len(inner) - len(inner.lstrip())
    end = max(start, start + len(inner.strip()))
    line = span.line + raw.count("\n", 0, start)
    return Span(span.source, line, line + raw.count("\n", start, end), span.start + start, span.start + end)

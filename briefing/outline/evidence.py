"""Looks up words in what the article says: is a line a sentence of the article, or one shortened by deletion?

Compared are words, without case and punctuation; signs that mean something ("%", "$") count as words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from briefing.article import Code, Figure, Table
from briefing.diagnostics import Span
from briefing.digest import Digest, KeyPoint
from briefing.language import load

_WORD = re.compile(r"\w+|[^\w\s.,;:!?\"'“”‘’„«»…()\[\]–—-]")
# Lists of a language's tables whose words turn a sentence around: who deletes "not" or "may" writes something new.
_TURNING = (
    *("negation", "hedge", "restriction", "condition", "modal_word", "norm", "exception"),
    *("hedges-planned", "hedges-expected", "hedges-likely", "hedges-possible", "hedges-unlikely"),
)
_MEANT_FOR_SLIDES = 3  # words: what is shorter is found only as a phrase, or any two words of an article would be


def words(text: str) -> tuple[str, ...]:
    """The words of `text` as they are compared."""
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def is_subsequence(short: Sequence[str], full: Sequence[str], kept: Collection[tuple[str, ...]] = ()) -> bool:
    """Whether `short` is `full` with some members deleted, and has each phrase of `kept` as often as `full`."""
    rest = iter(full)
    if not all(word in rest for word in short):
        return False
    return all(count_phrase(full, phrase) == count_phrase(short, phrase) for phrase in kept)


def count_phrase(sentence: Sequence[str], phrase: tuple[str, ...]) -> int:
    """How often `phrase` stands in `sentence`."""
    if phrase[0] not in sentence:
        return 0
    return sum(tuple(sentence[i : i + len(phrase)]) == phrase for i in range(len(sentence)))


class Unit(Struct, frozen=True):
    """A sentence, table, figure or block of code of the article, with its point ("" where it is behind none)."""

    point: str
    span: Span
    text: str
    words: tuple[str, ...]


class Evidence(Struct, frozen=True):
    """Everything that the article says, ready to be searched; and the words about it (title, headings, labels).

    `turning` holds the words and phrases of the language that a line cannot lose and still be the article's.
    """

    units: tuple[Unit, ...]
    by_point: dict[str, tuple[Unit, ...]]
    names: frozenset[tuple[str, ...]]
    labels: frozenset[str]
    turning: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, digest: Digest, language: str) -> Evidence:
        """The evidence in a digest: its points in source order, then its omissions."""
        of_points = {p.id: tuple(_units(p)) for p in digest.points()}
        omitted = tuple(Unit("", o.span, o.text, words(o.text)) for o in digest.omissions)
        caveats = tuple(Unit("", c.span, c.text, words(c.text)) for c in digest.caveats)
        names = (digest.title, digest.byline, digest.date, *(t.heading for t in digest.topics))
        every = (*(unit for units in of_points.values() for unit in units), *omitted, *caveats)
        return cls(every, of_points, frozenset(words(n) for n in names if n), *_vocabulary(language))

    def supports(self, points: Sequence[str], text: str) -> bool:
        """Whether the words of `text` are those of the points' sentences, some deleted."""
        wanted = words(text)
        sentences = [self.by_point[p] for p in points if p in self.by_point]
        joined = tuple(word for units in sentences for word in units[0].words)
        return is_subsequence(wanted, joined, self.turning) or any(
            is_subsequence(wanted, unit.words, self.turning) for units in sentences for unit in units
        )

    def find(self, text: str) -> Unit | None:
        """The unit that has the words of `text`: preferably alone, then as a phrase, then with others between them."""
        wanted = words(text)
        if not wanted:
            return None
        holding = [unit for unit in self.units if is_subsequence(wanted, unit.words, self.turning)]
        phrases = [unit for unit in holding if _has_phrase(unit.words, wanted)]
        whole = next((unit for unit in phrases if unit.words == wanted), None)
        loose = holding if len(wanted) >= _MEANT_FOR_SLIDES else []
        return whole or next(iter(phrases), None) or next(iter(loose), None)


def _units(point: KeyPoint) -> Iterator[Unit]:
    """The sentence of a point first, then its other texts."""
    others = (point.text, *point.items, *(d.text for d in point.details), point.speaker, *_payload(point))
    for text in (point.sentence, *(t for t in others if t)):
        yield Unit(point.id, point.spans[0], point.sentence or text, words(text))


def _payload(point: KeyPoint) -> tuple[str, ...]:
    match point.payload:
        case Table(header, rows, _, caption):
            return (caption, " ".join((*header, *(cell for row in rows for cell in row))))
        case Figure(asset, alt, _, caption):
            return (caption, alt, asset)
        case Code(text):
            return (text,)
        case None:
            return ()


def _vocabulary(code: str) -> tuple[frozenset[str], tuple[tuple[str, ...], ...]]:
    """The labels of a language, and what turns a sentence around; nothing for a language without tables."""
    try:
        language = load(code)
    except KeyError:
        return frozenset(), ()
    lists = {**language.tables.get("lists", {}), **language.tables.get("plan", {})}
    turning = {words(entry) for name in _TURNING for entry in lists.get(name, ())}
    return frozenset(language.labels.values()), tuple(sorted(turning))


def _has_phrase(full: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(full[i : i + len(part)] == part for i in range(len(full) - len(part) + 1))

"""Comparisons: two things that the article itself sets against each other, with what it says of each.

Two lines at least stand on each side, each of which begins with what names one side and not the other. A single line
a side reads better as the one sentence that it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from briefing.deck import Bullet, ComparisonSlide, Line
from briefing.digest import KeyPoint
from briefing.plan.bundles import Bundle, Item
from briefing.plan.rules.base import Candidate, Context
from briefing.plan.views import TopicView
from briefing.plan.wording import capitalised, source, word_count

_LINES = range(2, 5)  # on each side
_NAME_WORDS = range(1, 6)
_CLAUSE_WORDS = 24
_SUBJECT_WORDS = 7  # what a sentence is about stands among its first words
_STEM = 6  # letters that the inflected forms of a word share
_ENDING = re.compile(r"(?<=\w{3})(?:e[ns]?|[ns])$")


class _Sides(Struct, frozen=True):
    """The names of two things; `point` is the sentence that sets them against each other, if one does."""

    names: tuple[str, str]
    point: KeyPoint | None = None


# --- by the heading: "X versus Y" --------------------------------------------------------------------------------


def compared(found: Sequence[Bundle], headings: Sequence[str], context: Context) -> Sequence[Bundle]:
    """The bundles that are about one of the two things that the section's heading sets against each other."""
    sides = _heading_sides(headings, context)
    return [b for b in found if _side(b.head.text, sides.names) is not None] if sides else ()


def comparison(view: TopicView, context: Context) -> Candidate | None:
    """Two things that the heading sets against each other, with the points that are about one of them."""
    sides = _heading_sides(view.headings, context)
    return _columns(view, sides, 0.86, f"the heading compares: {view.headings[0]}") if sides else None


def _heading_sides(headings: Sequence[str], context: Context) -> _Sides | None:
    """What a heading compares: the text either side of a joining word that the language lists."""
    for pattern in context.words("comparisons") if len(headings) == 1 else ():
        found = re.fullmatch(pattern, headings[0].strip(), re.IGNORECASE)
        if found and all(word_count(side) in _NAME_WORDS for side in found.groups()):
            return _Sides((capitalised(found[1].strip()), capitalised(found[2].strip())))
    return None


# --- by a sentence: "While X ..., Y ..." -------------------------------------------------------------------------


def contrasted(found: Sequence[Bundle], headings: Sequence[str], context: Context) -> Sequence[Bundle]:
    """The bundle that sets two things against each other, and the bundles that are about one of them."""
    sides = _named([b.head for b in found])
    if sides is None:
        return ()
    about = [b for b in found if _sets(b.head, sides) or _side(b.head.text, sides.names) is not None]
    return [replace(b, leaning=()) for b in about]


def contrast(view: TopicView, context: Context) -> Candidate | None:
    """Two columns under the two names that one sentence sets against each other."""
    sides = _named([i.point for i in view.items])
    if sides is None:
        return None
    return _columns(view, sides, 0.92, f"one sentence contrasts {sides.names[0]} with {sides.names[1]}")


def _named(points: Sequence[KeyPoint]) -> _Sides | None:
    """The two things of the first contrast among `points`, of one that says something of both if there is any."""
    found = [sides for p in points if (sides := _sentence_sides(p))]
    return next((s for s in found if s.point and s.point.sides), found[0] if found else None)


def _sets(point: KeyPoint, sides: _Sides) -> bool:
    """Whether the point sets the two things against each other, in this order."""
    return len(point.subjects) == 2 and [_stems(s) for s in point.subjects] == [_stems(name) for name in sides.names]


def _sentence_sides(point: KeyPoint) -> _Sides | None:
    """The two things of the point's contrast; None where it does not name both, or something else must stand below."""
    if len(point.subjects) != 2 or any(d.required for d in point.details):
        return None
    if any(word_count(clause) > _CLAUSE_WORDS for clause in point.sides):
        return None
    one, two = (_stems(name) for name in point.subjects)
    if not (one - two and two - one):
        return None
    return _Sides((capitalised(point.subjects[0]), capitalised(point.subjects[1])), point)


# --- the slide ---------------------------------------------------------------------------------------------------


def _columns(view: TopicView, sides: _Sides, score: float, why: str) -> Candidate | None:
    """The slide, if each item is about one side and both have enough to say; a claim as its title is about both."""
    if view.head and not all(_stems(name) & _stems(view.title.text) for name in sides.names):
        return None
    columns: tuple[list[Bullet], list[Bullet]] = ([], [])
    for item in view.items:
        placed = _placed(item, sides)
        if placed is None:
            return None
        for at, bullet in placed:
            columns[at].append(bullet)
    if view.merged or any(len(column) not in _LINES for column in columns):
        return None
    left, right = (source(name, sides.point) if sides.point else Line(name) for name in sides.names)
    slide = ComparisonSlide(
        view.id,
        view.title,
        view.kicker,
        left=left,
        right=right,
        left_lines=tuple(columns[0]),
        right_lines=tuple(columns[1]),
    )
    return Candidate(slide, score, why)


def _placed(item: Item, sides: _Sides) -> list[tuple[int, Bullet]] | None:
    """The item's bullets, each with its side (0 or 1); None if it is about neither, or both."""
    sets = sides.point is not None and _sets(item.point, sides)
    if sets and item.point.sides:
        clauses = [Bullet(source(capitalised(clause), item.point)) for clause in item.point.sides]
        return list(enumerate(clauses))
    side = 1 if sets else _side(item.point.text, sides.names)  # "Unlike X, Y ..." speaks of Y
    return None if side is None else [(side, item.bullet)]


def _side(text: str, names: tuple[str, str]) -> int | None:
    """0 or 1 for the one thing that `text` is about, by a word that the other's name has not; else None.

    The word must stand where the sentence names its subject, and nothing in the sentence may name the other side.
    """
    one, two = _stems(names[0]), _stems(names[1])
    about, words = _stems(" ".join(text.split()[:_SUBJECT_WORDS])), _stems(text)
    on_left, on_right = bool(words & (one - two)), bool(words & (two - one))
    if on_left == on_right or not about & (one ^ two):
        return None
    return int(on_right)


def _stems(text: str) -> set[str]:
    """The words of `text`, cut to what its inflected forms share: enough to see which side a sentence names."""
    return {_ENDING.sub("", word.casefold())[:_STEM] for word in re.findall(r"\w{3,}", text)}

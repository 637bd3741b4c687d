"""The bottom line: the two to four points that a reader must leave with, the thesis first.

Scored over the whole article by what they share with it, their relevance in their section, their role and their
place; each further one comes from another part. The first sentence has no right to it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from briefing.condense import roles
from briefing.condense.candidate import Candidate
from briefing.condense.lexicon import Lexicon
from briefing.condense.shown import word_count
from briefing.condense.units import UnitKind
from briefing.condense.vectors import Vector, cosine, vector
from briefing.digest import Role

_FEWEST, _MOST = 2, 4
_LEAST_SHARE = 0.25  # of the score of the thesis: what matters much less is no bottom line
_SHORTEST, _LONGEST = 6, 24
_LONGEST_THESIS = 22
_EVALUATIVE = 0.6
_FIRST_PART = 1.3  # the first part, all of it, says what the rest is about
_LAST_PART = 1.15
_REDUNDANCY = 0.8
_SAME_PART = 0.4
_SAME_ROLE = 0.8
_ROLES = {Role.CONTRAST: 1.3, Role.LIMIT: 1.2, Role.OUTLOOK: 1.1, Role.CAUSE: 1.1, Role.QUANTITY: 1.0, Role.EVENT: 0.4}
_WEIGHED = 1.4  # "While A, B is not enough": the article weighs two things and decides
# The article's own words for what matters (the language's patterns), and for what does not.
_CUES = (
    ("conclusion", 1.8),
    ("verdict", 2.0),
    ("cost", 1.2),
    ("narrative", 0.75),
    ("anecdote", 0.3),
    ("first_person", 0.4),
    ("vague", 0.4),
    ("method", 0.4),
    ("filler", 0.6),
)
_COMMON = 0.1  # in an article of which more than this share is told in the first person, "I" tells nothing
_NEVER = frozenset({Role.QUOTATION, Role.TABLE, Role.FIGURE, Role.CODE, Role.ENUMERATION})
# What may be the thesis: a statement of how things are, not of when or how much.
_NO_THESIS = 0.5
_THESES = frozenset({Role.CLAIM, Role.CONTRAST, Role.CAUSE, Role.LIMIT, Role.DEFINITION})


class _Scored(NamedTuple):
    candidate: Candidate
    part: int
    score: float


def choose(title: str, parts: Sequence[Sequence[Candidate]], wanted: int, lexicon: Lexicon) -> tuple[str, ...]:
    """The ids of the points of the bottom line: up to `wanted`, at most four, the thesis first.

    `parts` are the candidates of each top-level section with all below it.
    """
    subject = vector(Counter(lexicon.terms(title)))
    able = [(number, c) for number, part in enumerate(parts) for c in part if _may_stand(c, lexicon)]
    cues = _telling([c for _, c in able], lexicon)
    scored = [_Scored(c, number, _score(c, subject, cues, lexicon) * _place(number, len(parts))) for number, c in able]
    chosen: list[_Scored] = []
    while scored and len(chosen) < min(wanted, _MOST):
        factor = partial(_fresh, chosen=chosen) if chosen else partial(_as_thesis, lexicon=lexicon)
        best = max(scored, key=lambda s: (round(s.score * factor(s), 9), -s.part))
        if len(chosen) >= _FEWEST and best.score < _LEAST_SHARE * chosen[0].score:
            break
        chosen.append(best)
        scored.remove(best)
    return tuple(s.candidate.point.id for s in chosen)


def _may_stand(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether it means something by itself, and is no fragment, quotation or list."""
    point = candidate.point
    dependent = candidate.leaning or candidate.leans_on or candidate.filler or candidate.fragment
    return (
        not dependent
        and point.role not in _NEVER
        and candidate.units[0].kind is UnitKind.SENTENCE
        and _SHORTEST <= word_count(point.text) <= _LONGEST
        and not lexicon.has("no_thesis", candidate.clause)
    )


def _telling(candidates: Sequence[Candidate], lexicon: Lexicon) -> tuple[tuple[str, float], ...]:
    """The cues that count in this article."""
    personal = sum(lexicon.has("first_person", c.clause) for c in candidates) > _COMMON * len(candidates)
    return tuple(cue for cue in _CUES if not (personal and cue[0] == "first_person"))


def _score(candidate: Candidate, subject: Vector, cues: Iterable[tuple[str, float]], lexicon: Lexicon) -> float:
    point = candidate.point
    # Relevance compares within a section only, so it counts less than the share of the whole article.
    score = math.sqrt(candidate.central * candidate.relevance) * _ROLES.get(point.role, 1.0)
    score *= 1 + cosine(candidate.vector, subject)
    if _weighs(candidate, lexicon):
        score *= _WEIGHED
    for cue, factor in cues:
        score *= factor if lexicon.has(cue, candidate.clause) else 1.0
    return score * (_EVALUATIVE if candidate.restates else 1.0)


def _place(number: int, parts: int) -> float:
    """What is said first or last is more often said of the whole."""
    if parts == 1:
        return 1.0
    return _FIRST_PART if number == 0 else _LAST_PART if number == parts - 1 else 1.0


def _weighs(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether it sets two things against each other and says what the second one lacks."""
    sides = candidate.point.sides
    return bool(sides) and roles.is_limit(sides[1], lexicon)


def _as_thesis(scored: _Scored, lexicon: Lexicon) -> float:
    """The first one says how things are, best of all weighed up or as a verdict, rather than when or how much."""
    if _weighs(scored.candidate, lexicon):
        return _WEIGHED
    if word_count(scored.candidate.point.text) > _LONGEST_THESIS:
        return _NO_THESIS
    if lexicon.has("verdict", scored.candidate.point.text):
        return 1.0
    return 1.0 if scored.candidate.point.role in _THESES else _NO_THESIS


def _fresh(scored: _Scored, chosen: Sequence[_Scored]) -> float:
    """How much of it is not yet said by the chosen ones."""
    factor = 1.0
    for other in chosen:
        factor *= 1 - _REDUNDANCY * cosine(scored.candidate.vector, other.candidate.vector)
        factor *= _SAME_PART if scored.part == other.part else 1.0
        factor *= _SAME_ROLE if scored.candidate.point.role is other.candidate.point.role else 1.0
    return factor

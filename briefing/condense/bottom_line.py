"""The bottom line: the two to four points that a reader must leave with, the thesis first.

Scored over the whole article by what they share with it, their relevance in their section, their role and their
place; each further one comes from another part. The first sentence has no right to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.condense import roles
from briefing.condense.candidate import Candidate
from briefing.condense.lexicon import Lexicon
from briefing.condense.salience import cosine, vector
from briefing.condense.shown import word_count
from briefing.digest import Role

_FEWEST, _MOST = 2, 4
_LEAST_SHARE = 0.35  # of the score of the thesis: what matters much less is no bottom line
_LONGEST = 26
_EVALUATIVE = 0.6
_EDGE = 1.15  # the first and the last part carry introduction and conclusion
_REDUNDANCY = 0.8
_SAME_PART = 0.4
_SAME_ROLE = 0.8
_ROLES = {Role.CONTRAST: 1.3, Role.LIMIT: 1.2, Role.OUTLOOK: 1.1, Role.CAUSE: 1.1, Role.QUANTITY: 1.1}
_WEIGHED = 1.4  # "While A, B is not enough": the article weighs two things and decides
_NEVER = frozenset({Role.QUOTATION, Role.TABLE, Role.FIGURE, Role.CODE, Role.ENUMERATION})
# What may be the thesis: a statement of how things are, not of when or how much.
_THESES = frozenset({Role.CLAIM, Role.CONTRAST, Role.CAUSE, Role.LIMIT, Role.DEFINITION})


@dataclass(frozen=True, slots=True)
class Part:
    """The candidates of a top-level section and all below it."""

    candidates: tuple[Candidate, ...]


def choose(parts: Sequence[Part], wanted: int, lexicon: Lexicon) -> tuple[str, ...]:
    """The ids of the points of the bottom line: up to `wanted`, at most four, the thesis first."""
    scored = [
        (c, number, _score(c, number, len(parts), lexicon)) for number, p in enumerate(parts) for c in p.candidates
    ]
    scored = [row for row in scored if row[2] > 0]
    chosen: list[tuple[Candidate, int]] = []
    least = 0.0
    while scored and len(chosen) < min(wanted, _MOST):
        pool = [r for r in scored if r[0].point.role in _THESES] if not chosen else scored
        best = max(pool or scored, key=lambda r: (round(r[2] * _fresh(r[0], r[1], chosen), 9), -r[1]))
        if best[2] < least and len(chosen) >= _FEWEST:
            break
        least = least or best[2] * _LEAST_SHARE
        chosen.append((best[0], best[1]))
        scored.remove(best)
    return tuple(c.point.id for c, _ in chosen)


def _score(candidate: Candidate, part: int, parts: int, lexicon: Lexicon) -> float:
    point = candidate.point
    if candidate.leaning or candidate.leans_on or candidate.filler or candidate.fragment or point.role in _NEVER:
        return 0.0
    if word_count(point.text) > _LONGEST or word_count(point.text) < 5 or lexicon.has("no_thesis", point.sentence):
        return 0.0
    score = candidate.central * candidate.relevance * _ROLES.get(point.role, 1.0)
    if point.sides and roles.is_limit(point.sides[1], lexicon):
        score *= _WEIGHED
    if part in (0, parts - 1):
        score *= _EDGE
    return score * (_EVALUATIVE if lexicon.has("filler", point.text) else 1.0)


def _fresh(candidate: Candidate, part: int, chosen: Sequence[tuple[Candidate, int]]) -> float:
    """How much of the candidate is not yet said by the chosen ones."""
    factor = 1.0
    for other, other_part in chosen:
        factor *= 1 - _REDUNDANCY * cosine(vector(candidate.terms), vector(other.terms))
        factor *= _SAME_PART if part == other_part else 1.0
        factor *= _SAME_ROLE if candidate.point.role is other.point.role else 1.0
    return factor

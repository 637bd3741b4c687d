"""The order in which a topic's points are chosen: relevance against redundancy, a share for every paragraph.

Greedy choice by relevance x (1 - .7 x highest cosine with what is chosen), a paragraph beyond its quota x .55
(measured, see `salience`). A leaning point never comes before the one it leans on; a corrected claim shares the rank
of its correction.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from briefing.condense.candidate import Candidate
from briefing.condense.units import UnitKind
from briefing.condense.vectors import cosine
from briefing.digest import Relation, RelationKind

_REDUNDANCY = 0.7
_BEYOND_QUOTA = 0.55
# The usual number of bullets of a topic, from which the quota of a paragraph follows.
_FEWEST, _MOST = 2, 5
# The choice is quadratic; no slide shows more than so many points, so the rest is ordered by relevance alone.
_CHOSEN_WITH_CARE = 30


def ranks(candidates: Sequence[Candidate], relations: Mapping[str, tuple[Relation, ...]]) -> dict[str, int]:
    """The rank of each candidate by its point's id."""
    ordered = _Choice(candidates).ordered()
    partners = _partners(relations)
    supports = {c.point.id: c.leans_on.point.id for c in candidates if c.leans_on is not None}
    found: dict[str, int] = {}
    for candidate in ordered:
        _place(candidate.point.id, found, partners, supports, set())
    return {c.point.id: found[c.point.id] for c in candidates}


def _place(
    point_id: str,
    found: dict[str, int],
    partners: Mapping[str, tuple[str, ...]],
    supports: Mapping[str, str],
    placing: set[str],
) -> None:
    """Gives a point and its partners the next rank in `found`, once all that they lean on has one."""
    if point_id in found or point_id in placing:
        return
    group = (point_id, *partners.get(point_id, ()))
    placing.update(group)
    for member in group:
        if member in supports:
            _place(supports[member], found, partners, supports, placing)
    rank = len(found)
    for member in group:
        found.setdefault(member, rank)


class _Choice:
    """The greedy choice among the candidates of one topic."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._all = candidates
        self._vectors = {c.point.id: c.vector for c in candidates}
        self._redundancy = dict.fromkeys(self._vectors, 0.0)
        self._taken: Counter[int] = Counter()
        self._chosen: dict[str, Candidate] = {}
        self._leads = {c.leans_on.point.id for c in candidates if c.leans_on and _announces(c.leans_on)}
        paragraphs = len({c.paragraph for c in candidates}) or 1
        self._quota = math.ceil(min(_MOST, max(_FEWEST, paragraphs + 1)) / paragraphs)

    def ordered(self) -> tuple[Candidate, ...]:
        while len(self._chosen) < min(len(self._all), _CHOSEN_WITH_CARE):
            best = max(self._open(), key=lambda c: (round(self._pair_score(c), 9), -c.point.spans[0].start))
            self._choose(best)
        for candidate in sorted(self._open(), key=lambda c: -c.relevance):
            self._choose(candidate)
        return tuple(self._chosen.values())

    def _open(self) -> list[Candidate]:
        return [c for c in self._all if c.point.id not in self._chosen]

    def _pair_score(self, candidate: Candidate) -> float:
        """A leaning candidate brings the one that it leans on: the two count by their mean.

        A lead-in says nothing alone: it only comes with the first of its items.
        """
        if candidate.point.id in self._leads:
            return 0.0
        score = self._score(candidate)
        support = candidate.leans_on
        if support is None or support.point.id in self._chosen or support.point.id not in self._vectors:
            return score
        return (score + self._score(support)) / 2

    def _score(self, candidate: Candidate) -> float:
        score = candidate.relevance * (1 - _REDUNDANCY * self._redundancy[candidate.point.id])
        return score * (_BEYOND_QUOTA if self._taken[candidate.paragraph] >= self._quota else 1.0)

    def _choose(self, candidate: Candidate) -> None:
        for link in _chain(candidate):
            if link.point.id in self._chosen or link.point.id not in self._vectors:
                continue
            self._chosen[link.point.id] = link
            self._taken[link.paragraph] += 1
            if len(self._chosen) < _CHOSEN_WITH_CARE:
                self._note(link)

    def _note(self, chosen: Candidate) -> None:
        """Notes how much of every open candidate is now said."""
        said = self._vectors[chosen.point.id]
        for point_id, v in self._vectors.items():
            if point_id not in self._chosen:
                self._redundancy[point_id] = max(self._redundancy[point_id], cosine(said, v))


def _announces(candidate: Candidate) -> bool:
    return candidate.units[0].kind is UnitKind.LEAD


def _chain(candidate: Candidate) -> list[Candidate]:
    """What the candidate leans on, the first one first, and itself."""
    links = [candidate]
    while links[-1].leans_on is not None:
        links.append(links[-1].leans_on)
    return links[::-1]


def _partners(relations: Mapping[str, tuple[Relation, ...]]) -> dict[str, tuple[str, ...]]:
    """For each point the ones that share its rank: claims and their corrections, both ways."""
    found: dict[str, tuple[str, ...]] = {}
    for holder, held in relations.items():
        for relation in held:
            if relation.kind is RelationKind.CORRECTION:
                found[holder] = (*found.get(holder, ()), relation.other)
                found[relation.other] = (*found.get(relation.other, ()), holder)
    return found

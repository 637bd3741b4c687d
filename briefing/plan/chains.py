"""Which point stands below which: what leans on another, and what corrects one."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.digest import KeyPoint, RelationKind


def heads_of(points: Sequence[KeyPoint]) -> dict[str, str]:
    """For each point the id of the point it is shown below (itself, if none); without those that hang in the air."""
    above = _above(points)
    heads: dict[str, str] = {}
    ends: dict[str, str] = {}  # where points lead, so that no long chain is walked twice
    for point in points:
        at, seen = point.id, {point.id}
        while (next_up := above.get(at, at)) != at and next_up not in seen:
            at = ends.get(next_up, next_up)
            seen.add(at)
        if above.get(at, at) == at:
            ends[point.id] = at
        if at in above:
            heads[point.id] = at
    return heads


def _above(points: Sequence[KeyPoint]) -> dict[str, str]:
    """For each point the id that it leans on or corrects (its own, if none); a correction stands below what comes
    first."""
    place = {p.id: n for n, p in enumerate(points)}
    above: dict[str, str] = {}
    for point in points:
        for relation in point.relations:
            if relation.kind is RelationKind.CORRECTION and relation.other in place:
                first, second = sorted((point.id, relation.other), key=place.__getitem__)
                above[second] = min(first, above.get(second, first), key=place.__getitem__)
    leaning = {p.id: r.other for p in points for r in reversed(p.relations) if r.kind is RelationKind.LEANS}
    return {p.id: leaning.get(p.id) or above.get(p.id, p.id) for p in points}


def corrects(one: KeyPoint, other: KeyPoint) -> bool:
    """Whether either holds a correction of the other."""
    pairs = ((one, other), (other, one))
    return any(r.kind is RelationKind.CORRECTION and r.other == b.id for a, b in pairs for r in a.relations)


def correcting(points: Sequence[KeyPoint]) -> set[str]:
    """The ids of those of `points` that correct another of them, or are corrected by one."""
    here = {p.id for p in points}
    pairs = ((p.id, r.other) for p in points for r in p.relations if r.kind is RelationKind.CORRECTION)
    return {one for pair in pairs if pair[1] in here for one in pair}

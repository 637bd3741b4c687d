"""The bottom line: the two to four points that a reader must leave with, the thesis first.

The most lasting points of the whole article (see `lasting`), each further one from another part and saying something
else. The first sentence has no right to it: its place weighs for it (see `zones`), as editors weighed it, and its words
may weigh more against it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from briefing.condense.candidate import Candidate
from briefing.condense.lasting import WEIGHED, weighs_up
from briefing.condense.lexicon import Lexicon
from briefing.condense.shown import word_count
from briefing.condense.vectors import cosine
from briefing.digest import Role

_FEWEST, _MOST = 2, 4
_LEAST_SHARE = 0.25  # of the weight of the thesis: what matters much less is no bottom line
_LONGEST_THESIS = 24  # words: the panel that holds it takes two lines more at most
_SHORTEST_THESIS = 8  # words: a shorter one is mostly an aside or an example ...
_TERSE = 0.6  # ... and must be much the weightiest
_REDUNDANCY = 0.8
_SAME_PART = 0.4
_SAME_ROLE = 0.8
_UNHELD = 0.5  # no panel holds it
# What may be the thesis: a statement of how things are, not of when or how much.
_NO_THESIS = 0.8
_THESES = frozenset({Role.CLAIM, Role.CONTRAST, Role.CAUSE, Role.LIMIT, Role.DEFINITION})


class _Scored(NamedTuple):
    candidate: Candidate
    part: int

    @property
    def weight(self) -> float:
        return self.candidate.lasting


def choose(parts: Sequence[Sequence[Candidate]], wanted: int, lexicon: Lexicon) -> tuple[str, ...]:
    """The ids of the points of the bottom line: up to `wanted`, at most four, the thesis first.

    `parts` are the candidates of each top-level section with all below it.
    """
    open_ = [_Scored(c, number) for number, part in enumerate(parts) for c in part if c.lasting > 0]
    chosen: list[_Scored] = []
    while open_ and len(chosen) < min(wanted, _MOST):
        factor = partial(_fresh, chosen=chosen) if chosen else partial(_as_thesis, lexicon=lexicon)
        best = max(open_, key=lambda s: (round(s.weight * factor(s), 9), -s.part))
        if len(chosen) >= _FEWEST and best.weight < _LEAST_SHARE * chosen[0].weight:
            break
        chosen.append(best)
        open_.remove(best)
    return tuple(s.candidate.point.id for s in chosen)


def _as_thesis(scored: _Scored, lexicon: Lexicon) -> float:
    """The first one says how things are, best of all weighed up or as a verdict, rather than when or how much."""
    if weighs_up(scored.candidate, lexicon):
        return WEIGHED
    point = scored.candidate.point
    words = word_count(" ".join((point.text, *(d.text for d in point.details if d.required))))
    if words > _LONGEST_THESIS or point.items:
        return _UNHELD
    if words < _SHORTEST_THESIS:
        return _TERSE
    if any(lexicon.has(name, scored.candidate.sentence) for name in ("conclusion", "thesis", "verdict")):
        return 1.0
    return 1.0 if point.role in _THESES else _NO_THESIS


def _fresh(scored: _Scored, chosen: Sequence[_Scored]) -> float:
    """How much of it is not yet said by the chosen ones."""
    factor = 1.0
    for other in chosen:
        factor *= 1 - _REDUNDANCY * cosine(scored.candidate.vector, other.candidate.vector)
        factor *= _SAME_PART if scored.part == other.part else 1.0
        factor *= _SAME_ROLE if scored.candidate.point.role is other.candidate.point.role else 1.0
    return factor

"""How much of what a point says a reader should leave with: the weight behind the bottom line and the takeaways.

Four features, after Edmundson (1969): what a sentence shares with the article, with its title, the place where it
stands and its own words. A point that cannot stand alone has no such weight.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from briefing.condense import roles, zones
from briefing.condense.candidate import Candidate
from briefing.condense.cues import Cues
from briefing.condense.lexicon import Lexicon
from briefing.condense.shown import word_count
from briefing.condense.standing import stands_alone
from briefing.condense.units import UnitKind
from briefing.condense.vectors import Vector, cosine, vector
from briefing.condense.zones import Zone
from briefing.digest import Role

# A limit, a contrast or a cause says more of the whole than one event does.
_ROLES = {
    Role.CONTRAST: 1.3,
    Role.LIMIT: 1.2,
    Role.OUTLOOK: 1.1,
    Role.CAUSE: 1.1,
    Role.EVENT: 0.4,
    Role.ENUMERATION: 0.0,
}
WEIGHED = 1.4  # "While A, B is not enough": the article weighs two things and decides
_LEAST_CENTRAL = 0.01  # in a very short article no two sentences need share a word
_RESTATING = 0.6  # says little beyond its heading
_WORDS = range(8, 21)  # what is said and heard in one breath
_OFF_LENGTH = 0.7
_SHORTEST, _LONGEST = 5, 26


class Part(NamedTuple):
    """A section's candidates and what the section is for."""

    zone: Zone
    candidates: Sequence[Candidate]


def weigh(title: str, parts: Sequence[Part], tied: Collection[str], cues: Cues, lexicon: Lexicon) -> None:
    """Sets how lasting each candidate is; `tied` are the ids of points that nobody may be shown alone."""
    everyone = [c for part in parts for c in part.candidates]
    subject = vector(Counter(lexicon.terms(title)))
    concluded = any(part.zone is Zone.CONCLUDING and part.candidates for part in parts)
    number = 0
    for zone, candidates in parts:
        for candidate in candidates:
            place = zone.value * zones.of_place(number / len(everyone), has_conclusion=concluded)
            number += 1
            if candidate.point.id not in tied and _may_last(candidate, zone, lexicon):
                candidate.lasting = _own(candidate, subject, lexicon) * cues.factor(candidate.clause) * place


def weighs_up(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether it sets two things against each other and says what the second one lacks."""
    sides = candidate.point.sides
    return bool(sides) and roles.is_limit(sides[1], lexicon)


def _may_last(candidate: Candidate, zone: Zone, lexicon: Lexicon) -> bool:
    """Whether it means something by itself: a sentence, or an item of the author's conclusions."""
    kinds = (UnitKind.SENTENCE, UnitKind.ITEM) if zone is Zone.CONCLUDING else (UnitKind.SENTENCE,)
    return (
        candidate.units[0].kind in kinds
        and _SHORTEST <= word_count(candidate.point.text) <= _LONGEST
        and stands_alone(candidate, lexicon)
        and not lexicon.has("no_thesis", candidate.clause)
    )


def _own(candidate: Candidate, subject: Vector, lexicon: Lexicon) -> float:
    """What it shares with article, section and title, by its role and length."""
    # Relevance (1 on average) compares within a section only, so it counts half as much as the share of the article.
    shared = max(candidate.central, _LEAST_CENTRAL) * (1 + candidate.relevance) / 2
    score = math.sqrt(shared) * (1 + cosine(candidate.vector, subject))
    score *= _ROLES.get(candidate.point.role, 1.0)
    score *= WEIGHED if weighs_up(candidate, lexicon) else 1.0
    score *= _RESTATING if candidate.restates else 1.0
    return score * (1.0 if word_count(candidate.point.text) in _WORDS else _OFF_LENGTH)

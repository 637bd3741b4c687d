"""How much of what a point says a reader should leave with: the weight behind the bottom line and the takeaways.

Four features, after Edmundson (1969): what a sentence shares with the article, with its title, the place where it
stands and its own words. A point that cannot stand alone has no such weight. The weights follow a regression on 64
articles (news, policy, essays, histories, minutes, German) in which editors had marked what they would accept as a
bottom line; fitted on seven eighths, they found an accepted thesis for 44 % of the rest, the first sentence alone 39 %.
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
from briefing.condense.vectors import Vector, vector
from briefing.condense.zones import Zone
from briefing.digest import Role

# A limit, a contrast or a cause says more of the whole than one event does.
_ROLES = {
    Role.LIMIT: 1.6,
    Role.CONTRAST: 1.5,
    Role.OUTLOOK: 1.3,
    Role.CAUSE: 1.1,
    Role.EVENT: 0.7,
}
WEIGHED = 1.4  # "While A, B is not enough": the article weighs two things and decides
_CENTRAL = 0.7  # a short verdict shares few words with the article: less than the share counts
_TITLED = 1.7  # by how much more counts what holds every term of the title
_LEAST_CENTRAL = 0.01  # in a very short article no two sentences need share a word
_OWN_LISTS = frozenset({Zone.CONCLUDING, Zone.SUMMARY})  # where the items of a list are conclusions themselves
_ITEM = 1.5  # such an item is a verdict or advice, whatever its words
_BEHIND_ITEM = 0.6  # what an item says after its first sentence only adds to it
_CONCEDED = 0.6  # "It is nothing new. But ...": what the author comes to is the second
_RESTATING = 0.6  # says little beyond its heading
_WORDS = range(8, 27)  # what is said and heard in one breath
_OFF_LENGTH = 0.6
_STOPS = (".", "!", ".”", ".)")
_SHORTEST, _LONGEST = 5, 32


class Part(NamedTuple):
    """A section's candidates and what the section is for."""

    zone: Zone
    candidates: Sequence[Candidate]


def weigh(
    title: str,
    parts: Sequence[Part],
    tied: Collection[str],
    conceded: Collection[str],
    cues: Cues,
    lexicon: Lexicon,
) -> None:
    """Sets how lasting each candidate is.

    `tied` are the ids of points that nobody may be shown alone, `conceded` those against which the next sentence turns.
    """
    everyone = [c for part in parts for c in part.candidates]
    subject = vector(Counter(lexicon.terms(title)))
    concluded = any(part.zone is Zone.CONCLUDING and part.candidates for part in parts)
    number = 0
    for zone, candidates in parts:
        for candidate in candidates:
            on_subject = _shared(candidate.vector, subject) > 0
            place = zones.of_place(number, len(everyone), on_subject=on_subject, has_conclusion=concluded)
            number += 1
            if candidate.point.id not in tied and _may_last(candidate, zone, lexicon):
                own = _own(candidate, subject, lexicon) * (_CONCEDED if candidate.point.id in conceded else 1.0)
                candidate.lasting = own * _cue(candidate, cues) * zone.value * place


def _cue(candidate: Candidate, cues: Cues) -> float:
    """What its own words say for or against it; an item of the author's list is a verdict or advice."""
    cue = cues.factor(candidate.sentence)
    if candidate.units[0].kind is UnitKind.ITEM:
        return max(cue, _ITEM) if candidate.position == 0 else cue * _BEHIND_ITEM
    return cue


def weighs_up(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether it sets two things against each other and says what the second one lacks."""
    sides = candidate.point.sides
    return bool(sides) and roles.is_limit(sides[1], lexicon)


def _may_last(candidate: Candidate, zone: Zone, lexicon: Lexicon) -> bool:
    """Whether it means something by itself: a sentence, or an item of the author's conclusions."""
    unit = candidate.units[0]
    item = unit.kind is UnitKind.ITEM and zone in _OWN_LISTS
    sentence = unit.kind is UnitKind.SENTENCE and unit.text.endswith(_STOPS)
    return (
        (sentence or item)
        and _SHORTEST <= _words(candidate) <= _LONGEST
        and stands_alone(candidate, lexicon)
        and not any(lexicon.has("no_thesis", text) for text in (candidate.sentence, candidate.point.text))
    )


def _own(candidate: Candidate, subject: Vector, lexicon: Lexicon) -> float:
    """What it shares with article, section and title, by its role and length."""
    # Relevance (1 on average) compares within a section only, so it counts half as much as the share of the article.
    score = math.pow(max(candidate.central, _LEAST_CENTRAL), _CENTRAL) * math.sqrt((1 + candidate.relevance) / 2)
    score *= 1 + _TITLED * _shared(candidate.vector, subject)
    score *= _ROLES.get(candidate.point.role, 1.0)
    score *= WEIGHED if weighs_up(candidate, lexicon) else 1.0
    score *= _RESTATING if candidate.restates else 1.0
    return score * (1.0 if _words(candidate) in _WORDS else _OFF_LENGTH)


def _shared(words: Vector, subject: Vector) -> float:
    """The share of the title's terms that stand in `words`."""
    return len(words.keys() & subject.keys()) / (len(subject) or 1)


def _words(candidate: Candidate) -> int:
    """The words of what is shown alone: the point's text, with the members of its list."""
    return word_count(" ".join((candidate.point.text, *candidate.point.items)))

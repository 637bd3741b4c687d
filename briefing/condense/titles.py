"""The point of a topic that can stand as its title: an assertion of 5-13 words that needs nothing before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from briefing.condense.candidate import Candidate
from briefing.condense.lexicon import Lexicon
from briefing.condense.shown import word_count
from briefing.condense.standing import stands_alone
from briefing.condense.vectors import Vector, cosine, vector
from briefing.digest import Relation, RelationKind, Role

_FEWEST_WORDS, _MOST_WORDS = 5, 13
_MOST_CHARACTERS = 95  # two lines of a title
_ALIKE = 0.6
_CLOSE = 0.15  # to the heading: about one content word in common
_LEAST_SHARE = 0.65  # of the best relevance in the section, for a title that has no word of the heading
_WITH_DETAILS = 0.8
_VERDICT = 1.3
_EVENT = 0.6  # one event is seldom what a section is about


def assertion(
    candidates: Sequence[Candidate],
    heading: str,
    relations: Mapping[str, tuple[Relation, ...]],
    taken: Iterable[Candidate],
    lexicon: Lexicon,
) -> Candidate | None:
    """The best title among `candidates`, unlike every title in `taken`; None if there is none."""
    others = [c.vector for c in taken]
    fit = [c for c in candidates if _may_be_title(c, relations, lexicon)]
    fit = [c for c in fit if all(cosine(c.vector, o) < _ALIKE for o in others)]
    wanted = vector(Counter(lexicon.terms(heading)))
    fit = [c for c in fit if _covers(c, candidates, wanted, lexicon)]
    return max(fit, key=lambda c: (round(_score(c, wanted, lexicon), 9), -c.point.spans[0].start), default=None)


def _score(candidate: Candidate, heading: Vector, lexicon: Lexicon) -> float:
    whole = 1.0 if not candidate.point.details else _WITH_DETAILS
    kind = _EVENT if candidate.point.role is Role.EVENT else 1.0
    verdict = _VERDICT if lexicon.has("verdict", candidate.point.text) else 1.0
    return candidate.relevance * (1 + 2 * _closeness(candidate, heading, lexicon)) * whole * kind * verdict


def _closeness(candidate: Candidate, heading: Vector, lexicon: Lexicon) -> float:
    return cosine(vector(Counter(lexicon.terms(candidate.point.text))), heading)


def _covers(candidate: Candidate, candidates: Sequence[Candidate], heading: Vector, lexicon: Lexicon) -> bool:
    """Whether it speaks for the section: by the heading's words, or as one of its most relevant points.

    Without a heading nothing says what the section is about, so that only a verdict may.
    """
    best = max(c.relevance for c in candidates)
    if not heading:
        return lexicon.has("verdict", candidate.point.text)
    close = _closeness(candidate, heading, lexicon) >= _CLOSE
    return close or (candidate.point.role is not Role.EVENT and candidate.relevance >= _LEAST_SHARE * best)


def _may_be_title(candidate: Candidate, relations: Mapping[str, tuple[Relation, ...]], lexicon: Lexicon) -> bool:
    point = candidate.point
    corrected = any(r.kind is RelationKind.CORRECTION for r in relations.get(point.id, ()))
    return (
        point.role is not Role.ENUMERATION
        and not corrected
        and stands_alone(candidate, lexicon)
        and _FEWEST_WORDS <= word_count(point.text) <= _MOST_WORDS
        and len(point.text) <= _MOST_CHARACTERS
        and not any(d.required for d in point.details)
        and not any(c in point.text for c in '?!:;()[]"“”„«»')
        and lexicon.has("assertive", point.text)
        and not lexicon.has("weak_title", point.text)
    )

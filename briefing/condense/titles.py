"""How well a point would do as the title of a slide.

A title is a claim of 5-13 words that stands alone and that its section is about (after the assertion-evidence slides
of Alley and Garner); up to 20 short words are worth less, for they may still make two lines. Which of several such
points a slide takes is the planner's choice: it knows what else stands on the slide, and how wide a title is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from briefing.condense.candidate import Candidate
from briefing.condense.lexicon import Lexicon
from briefing.condense.sentences import is_open
from briefing.condense.shaping import Shaper
from briefing.condense.shown import word_count
from briefing.condense.standing import stands_alone
from briefing.condense.units import UnitKind
from briefing.condense.vectors import Vector, cosine, vector
from briefing.digest import Detail, Headline, Relation, RelationKind, Role
from briefing.template.model import Literalness

_FEWEST_WORDS, _MOST_WORDS = 5, 22
_USUAL_WORDS = 13
_WANTED_WORDS = 9  # what a title that has to be cut is cut down to, if it can be
_MOST_BELOW = 18  # words of its sentence that then stand below it
_FEWEST_TERMS = 2  # words that carry a topic
_A_LIST = 3  # recommendations: none of so many speaks for the others
_UNFIT = ("no_title", "procedure")
_POOR = ("poor_title", "reported", "person")
_VERDICTS = ("verdict", "thesis")
_MARKS = "?!:;[]«»"
# PageRank within a section tells little where sentences share few words, so that it counts by its cube root.
_RELEVANCE = 1 / 3
# A verdict is what a listener waits for; one event, or what was so once, is seldom what a section is about.
_VERDICT = 1.3
_NARRATIVE = 0.6
# One of several recommendations, and a weak claim, may be a title only where a slide has no other name.
_WEAK, _MOST_WEAK = 0.5, 0.35
# A poor one is worth what a slide without any name asks for (LEAST_UNNAMED in plan/budget.py) and little more: with
# less, "Completed just 10 years later, it was 66m tall" gives way to "Great body".
_LEAST_POOR, _MOST_POOR = 0.2, 0.25
_EVENT = 0.6
_DATED = 0.6
_EVALUATIVE = 0.8
_LONG = 0.75
_VERY_LONG, _VERY_LONG_WORDS = 0.7, 17
_WITH_DETAILS = 0.8
_WITH_REST = 0.6  # a sentence that goes on below its title is read twice
_OPENED = 0.85  # by a phrase or clause before its subject
_FIRST_OF_PARAGRAPH = 1.2


class Titler:
    """Finds what of an article's points could be titles, for one language and way of shortening."""

    def __init__(self, lexicon: Lexicon, literal: Literalness) -> None:
        self._lexicon = lexicon
        self._shaper = Shaper(lexicon, literal, _WANTED_WORDS)

    def headlines(
        self, candidates: Sequence[Candidate], heading: str, relations: Mapping[str, tuple[Relation, ...]]
    ) -> dict[str, Headline]:
        """The candidates of a section that could be titles, by their points' ids."""
        wanted = self._vector(heading)
        best = max((c.relevance for c in candidates), default=0.0) or 1.0
        directives = {c.point.id for c in candidates if self._lexicon.has("directive", c.sentence)}
        listed = directives if len(directives) >= _A_LIST else frozenset[str]()
        found: dict[str, Headline] = {}
        for candidate in candidates:
            if headline := self._headline(candidate, relations.get(candidate.point.id, ())):
                worth = self._worth(candidate, headline, wanted) * (candidate.relevance / best) ** _RELEVANCE
                if candidate.point.id in listed or self._lexicon.has("weak_title", headline.text):
                    worth = min(_WEAK * worth, _MOST_WEAK)
                if any(self._lexicon.has(name, headline.text) for name in _POOR):
                    worth = max(_LEAST_POOR, min(worth, _MOST_POOR))
                found[candidate.point.id] = replace(headline, worth=round(worth, 6))
        return found

    def _headline(self, candidate: Candidate, relations: Sequence[Relation]) -> Headline | None:
        """The candidate as a title, not yet valued; None if it cannot be one."""
        if not _is_whole(candidate, relations, self._lexicon):
            return None
        headline = next(filter(self._is_title, self._versions(candidate)), None)
        return replace(headline, verdict=self._is_verdict(headline.text)) if headline else None

    def _versions(self, candidate: Candidate) -> Iterator[Headline]:
        """The point as it is shown, and cut down where that is too long for a usual title; the shorter one first."""
        point = candidate.point
        if word_count(point.text) > _USUAL_WORDS:
            shown = self._shaper.shape(candidate.sentence)
            yield from () if shown.items else self._with_rest(shown.text, shown.details)
        yield from self._with_rest(point.text, point.details)

    def _with_rest(self, text: str, details: Sequence[Detail]) -> Iterator[Headline]:
        """The headline with what must stand below it, if that is one short line.

        What takes it back ("but ...") may not stand below it.
        """
        must = [d.text for d in details if d.required]
        taken_back = any(self._lexicon.has("exception", text) for text in must)
        if len(must) <= 1 and not taken_back and all(word_count(t) <= _MOST_BELOW for t in must):
            yield Headline(text, (must or [""])[0])

    def _is_title(self, headline: Headline) -> bool:
        """Whether it is one whole claim of the right length that says what it means."""
        text, lexicon = headline.text, self._lexicon
        return (
            _FEWEST_WORDS <= word_count(text) <= _MOST_WORDS
            and len(set(lexicon.terms(text))) >= _FEWEST_TERMS
            and not any(c in text for c in _MARKS)
            and text[0].isalnum()
            and not is_open(text)
            and lexicon.has("assertive", text)
            and not any(lexicon.has(name, text) for name in _UNFIT)
        )

    def _worth(self, candidate: Candidate, headline: Headline, heading: Vector) -> float:
        text, lexicon = headline.text, self._lexicon
        worth = 1 + 2 * cosine(self._vector(text), heading)
        for applies, factor in (
            (headline.verdict, _VERDICT),
            (lexicon.has("narrative", text), _NARRATIVE),
            (candidate.point.role is Role.EVENT, _EVENT),
            (lexicon.has("dated", text), _DATED),
            (lexicon.has("evaluative", text), _EVALUATIVE),
            (lexicon.has("opened", text), _OPENED),
            (bool(candidate.point.details), _WITH_DETAILS),
            (bool(headline.rest), _WITH_REST),
            (word_count(text) > _USUAL_WORDS, _LONG),
            (word_count(text) > _VERY_LONG_WORDS, _VERY_LONG),
            (candidate.position == 0, _FIRST_OF_PARAGRAPH),
        ):
            worth *= factor if applies else 1.0
        return worth

    def _is_verdict(self, text: str) -> bool:
        return any(self._lexicon.has(name, text) for name in _VERDICTS)

    def _vector(self, text: str) -> Vector:
        return vector(Counter(self._lexicon.terms(text)))


def _is_whole(candidate: Candidate, relations: Sequence[Relation], lexicon: Lexicon) -> bool:
    """Whether it is a sentence of the text that means the same without the ones around it."""
    return (
        candidate.units[0].kind is UnitKind.SENTENCE
        and candidate.point.role is not Role.ENUMERATION
        and stands_alone(candidate, lexicon)
        and not any(r.kind is RelationKind.CORRECTION for r in relations)
    )

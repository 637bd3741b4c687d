"""What a sentence's own words say for or against it: bonus and stigma words (Edmundson 1969, the cue method).

The words are patterns of the language's table. The factors follow the regression that `lasting` describes. First comes
what the author calls the conclusion, then a thesis or a verdict on the whole, then what ought to be; against them stand
what somebody did once, how it was measured, and words that fit any topic.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from briefing.condense.lexicon import Lexicon

# Only the strongest counts: an author who concludes and judges at once says one thing.
_BONUS = (
    ("conclusion", 2.0),
    ("thesis", 1.6),
    ("verdict", 1.6),
    ("advice", 1.4),
    ("cost", 1.1),
)
# Each of these takes from what is left.
_STIGMA = (
    ("narrative", 0.7),
    ("first_person", 0.6),
    ("second_person", 0.45),
    ("reported", 0.9),
    ("hypothetical", 0.7),
    ("open_question", 0.3),
    ("vague", 0.4),
    ("method", 0.3),
    ("procedure", 0.3),
    ("filler", 0.6),
)
# A judgement may be the author's own, and tell how things were: "I think ...", "The immediate cause was ...".
_JUDGEMENT = 1.5
_EXCUSED = frozenset({"narrative", "first_person"})
# A person's story, told with a name or without.
_ANECDOTE = 0.3
# In an article of which more than this share is told so, that tells nothing: a life, a history, a guide.
_COMMON = {"anecdote": 0.4, "narrative": 0.75, "second_person": 0.2}


class Cues:
    """The cues that count in one article."""

    def __init__(self, sentences: Collection[str], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._people = people(sentences, lexicon)
        self._factors: dict[str, float] = {}  # each sentence is weighed in its section and in the article
        self._common = {name for name, share in _COMMON.items() if self._share(name, sentences) > share}

    def factor(self, sentence: str) -> float:
        """By how much `sentence` counts more or less than one without any cue."""
        if sentence not in self._factors:
            self._factors[sentence] = self._factor(sentence)
        return self._factors[sentence]

    def _factor(self, sentence: str) -> float:
        has = self._lexicon.has
        bonus = max((factor for name, factor in _BONUS if has(name, sentence)), default=1.0)
        stigma = _ANECDOTE if self._counts("anecdote", sentence) else 1.0
        for name, factor in _STIGMA:
            excused = bonus >= _JUDGEMENT and name in _EXCUSED
            stigma *= factor if self._counts(name, sentence) and not excused else 1.0
        return bonus * stigma

    def _counts(self, name: str, sentence: str) -> bool:
        return name not in self._common and self._tells(name, sentence)

    def _tells(self, name: str, sentence: str) -> bool:
        if self._lexicon.has(name, sentence):
            return True
        return name == "anecdote" and not self._people.isdisjoint(re.findall(r"\w+", sentence))

    def _share(self, name: str, sentences: Collection[str]) -> float:
        return sum(self._tells(name, s) for s in sentences) / max(1, len(sentences))


def people(sentences: Iterable[str], lexicon: Lexicon) -> frozenset[str]:
    """The last names of those whom the sentences quote or introduce: "says Ann Keel" makes every Keel a person."""
    found = (match for s in sentences for match in lexicon.pattern("person").finditer(s))
    names = (name for match in found for name in match.groups() if name)
    return frozenset(name.split()[-1] for name in names if not lexicon.has("organisation", name))

"""From a sentence to what is shown of it: shortened, listed where it is a list, and held against every guard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefing.condense import clauses, enumerations, guards, tails
from briefing.condense.lexicon import Lexicon
from briefing.condense.shown import Shown, whole
from briefing.template.model import Literalness


class Shaper:
    """Shapes sentences for one audience and language; counts how many were changed and which guards fell back."""

    def __init__(self, lexicon: Lexicon, literal: Literalness, target: int) -> None:
        self._lexicon = lexicon
        self._may_shorten = literal is Literalness.POINTS and not lexicon.empty
        self._target = target
        self.changed = 0
        self.fallbacks: Counter[str] = Counter()

    def shape(self, sentence: str) -> Shown:
        """What is shown of `sentence`: the sentence itself where it must stay whole or a guard objects."""
        if not self._may_shorten:
            return whole(sentence)
        unchanged = whole(sentence)
        for shown in self._versions(sentence):
            if shown == unchanged:
                return unchanged
            failing = guards.first_failing(sentence, shown, self._lexicon)
            if not failing:
                self.changed += 1
                return shown
            self.fallbacks[failing] += 1
        return unchanged

    def _versions(self, sentence: str) -> Iterator[Shown]:
        """`sentence` shortened in every way, then in fewer."""
        shortened = clauses.shorten(sentence, self._lexicon, self._target)
        listed = enumerations.enumerate_items(shortened, self._lexicon, self._target)
        if listed is not shortened:
            yield listed
        parted = tails.part(sentence, shortened, self._lexicon, self._target)
        if parted is not shortened:
            yield parted
        yield shortened

"""What a layout rule takes and gives."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from briefing.deck import Slide
from briefing.language import Language
from briefing.plan.bundles import Bundle
from briefing.plan.views import TopicView


class Context(Struct, frozen=True):
    """What a rule may know beside the view: the labels, and the language with its word lists."""

    labels: Mapping[str, str]
    language: Language

    def words(self, name: str) -> tuple[str, ...]:
        """The language's list `name` of its table [plan]; empty where it has none, and the rule stays quiet."""
        return tuple(self.language.tables.get("plan", {}).get(name, ()))

    @property
    def inverts(self) -> bool:
        """Whether the verb comes second: what stands behind an opening adverb is no sentence alone."""
        return bool(self.language.tables.get("plan", {}).get("inverts", False))

    def matched(self, name: str, text: str) -> str:
        """What the pattern `name` of the language's table [plan] matches where `text` begins; "" if nothing."""
        pattern = self.language.tables.get("plan", {}).get(name, "")
        found = re.match(pattern, text, re.IGNORECASE) if pattern else None
        return found.group() if found else ""

    def says(self, name: str, text: str) -> bool:
        """Whether `text` holds a word of the language's list `name` of its table [lists]."""
        words = self.language.tables.get("lists", {}).get(name, ())
        return any(re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE) for word in words)


class Candidate(Struct, frozen=True):
    """A slide that a rule offers; `score` (0-1) is how sure it is that the kind fits, `why` says what it saw."""

    slide: Slide
    score: float
    why: str


Make: TypeAlias = Callable[[TopicView, Context], Candidate | None]
About: TypeAlias = Callable[[Sequence[Bundle], Sequence[str], Context], Sequence[Bundle]]


class Rule(Struct, frozen=True):
    """A layout rule: `make` offers a slide for a view or None.

    `about` picks, from a section's bundles under its headings, those that the layout can hold; a view of these alone is
    tried beside the view of the best. Without it the rule takes what it is given. `most`: how many points the layout
    holds, where that is more than a slide of bullets.
    """

    name: str
    make: Make
    about: About | None = None
    most: int = 0

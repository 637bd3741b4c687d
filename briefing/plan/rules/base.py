"""What a layout rule takes and gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from briefing.deck import Slide
from briefing.language import Language
from briefing.plan.views import TopicView


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know beside the view: the labels, and the language with its word lists."""

    labels: Mapping[str, str]
    language: Language

    def words(self, name: str) -> tuple[str, ...]:
        """The language's list `name` of its table [plan]; empty where it has none, and the rule stays quiet."""
        return tuple(self.language.tables.get("plan", {}).get(name, ()))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A slide that a rule offers; `score` (0-1) is how sure it is that the kind fits, `why` says what it saw."""

    slide: Slide
    score: float
    why: str


Rule: TypeAlias = Callable[[TopicView, Context], Candidate | None]

"""Layout rules: which kind of slide the shape of the words calls for.

A rule is a named function from a view to a candidate or None. A rule whose layout asserts a relation fires only where
the article states that relation. A template enables rules by name, in its order of preference.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefing.plan.rules.base import Candidate, Context, Rule
from briefing.plan.rules.exhibits import big_number, chart, figure, quote, table
from briefing.plan.rules.prose import bullets, cards, list_
from briefing.plan.rules.relations import comparison, pairs
from briefing.plan.rules.time import outlook, process, timeline
from briefing.plan.views import TopicView
from briefing.template.model import DeckSettings

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "chart": chart,
        "table": table,
        "figure": figure,
        "quote": quote,
        "process": process,
        "timeline": timeline,
        "outlook": outlook,
        "comparison": comparison,
        "pairs": pairs,
        "big-number": big_number,
        "list": list_,
        "cards": cards,
        "bullets": bullets,
    }
)

# Another layout that scores at least this share of the best is taken rather than the same layout twice running.
_NEARLY = 0.85


def candidates(view: TopicView, context: Context, settings: DeckSettings) -> list[tuple[str, Candidate]]:
    """What the enabled rules offer, best first; ties in the template's order. Bullets are always allowed."""
    names = [n for n in settings.rules if n in RULES]
    offered = [(n, c) for n in names if (c := RULES[n](view, context)) and c.slide.kind in settings.kinds]
    offered.sort(key=lambda nc: -nc[1].score)
    if offered:
        return offered
    plain = bullets(view, context)
    return [("bullets", plain)] if plain else []


def choose_layout(
    view: TopicView, context: Context, settings: DeckSettings, previous: str
) -> tuple[str, Candidate] | None:
    """The best candidate, or one nearly as good of another kind than `previous`; None if there is nothing to show."""
    offered = candidates(view, context, settings)
    if not offered:
        return None
    best = offered[0]
    if best[1].slide.kind != previous:
        return best
    return next((o for o in offered if o[1].slide.kind != previous and o[1].score >= _NEARLY * best[1].score), best)


__all__ = ["RULES", "Candidate", "Context", "Rule", "candidates", "choose_layout"]

"""Layout rules: which kind of slide the shape of the words calls for.

A rule is a named function from a view to a candidate or None. A rule whose layout asserts a relation fires only where
the article states that relation. A template enables rules by name, in its order of preference.
"""

from __future__ import annotations

from briefing.plan.rules.base import Candidate, Context, Rule
from briefing.plan.rules.comparison import compared, comparison, contrast, contrasted
from briefing.plan.rules.exhibits import chart, figure, quote, table
from briefing.plan.rules.figures import big_number, figured
from briefing.plan.rules.outlook import ahead, outlook
from briefing.plan.rules.prose import bullets, cards, list_, listed, lists_
from briefing.plan.rules.relations import effective, effects, pairs, related
from briefing.plan.rules.steps import coordinated, numbered, process, sequence, sequenced, series
from briefing.plan.rules.time import dated, timeline

# Rules may share a name: several ways to the same layout.
RULES: tuple[Rule, ...] = (
    Rule("chart", chart),
    Rule("table", table),
    Rule("figure", figure),
    Rule("quote", quote),
    Rule("process", process, numbered),
    Rule("process", sequence, sequenced),
    Rule("process", series, coordinated),
    Rule("timeline", timeline, dated, most=6),
    Rule("outlook", outlook, ahead),
    Rule("comparison", comparison, compared, most=6),
    Rule("comparison", contrast, contrasted, most=6),
    Rule("pairs", pairs, related),
    Rule("pairs", effects, effective),
    Rule("big-number", big_number, figured),
    Rule("list", list_, listed),
    Rule("cards", cards, lists_),
    Rule("bullets", bullets),
)

__all__ = ["RULES", "Candidate", "Context", "Rule"]

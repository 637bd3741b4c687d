"""From a digest to a deck and a handout: what is said, where, and in which kind of slide or block.

budget    how much there is room for, and the next smaller amount
bundles   points that belong together, and the choice of those that fit; chains: which stands below which
shares    which sections share a slide
turns     where a section that takes several slides is cut
titles    the claim or heading that titles a slide
views     the words of one slide: its title and what stands below it
rules     the layout rules: which kind of slide those words call for
choice    the best of what the rules offer, beside the slide before
topics    the topic slides
speech    speaker notes, times and sources
ends      cover, bottom line, agenda, sources, takeaways, the template's fixed slides
agenda    the parts and their entries
deck      the whole deck
handout   the whole handout
recount   the agenda's title, after an outline was edited
"""

from __future__ import annotations

from briefing.plan.budget import Budget, HandoutBudget, deck_budgets, handout_budgets
from briefing.plan.deck import plan_deck
from briefing.plan.handout import plan_handout
from briefing.plan.recount import recounted
from briefing.plan.uses import used_points
from briefing.plan.wording import labels

__all__ = [
    "Budget",
    "HandoutBudget",
    "deck_budgets",
    "handout_budgets",
    "labels",
    "plan_deck",
    "plan_handout",
    "recounted",
    "used_points",
]

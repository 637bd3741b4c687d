"""The outlook: what is to come, by the certainty that the article's own hedges give it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.deck import OutlookColumn, OutlookSlide
from briefing.digest import KeyPoint, Role
from briefing.plan.bundles import Bundle, Item
from briefing.plan.rules.base import Candidate, Context
from briefing.plan.views import TopicView
from briefing.plan.wording import label, source

_COLUMNS = range(2, 4)
_OUTLOOKS = 4  # in two columns; in three, the best of each
_CERTAINTIES = ("planned", "expected", "likely", "possible", "unlikely")  # label keys


def ahead(found: Sequence[Bundle], headings: Sequence[str], context: Context) -> Sequence[Bundle]:
    """What speaks of the future with a hedge that the language knows: the best of each certainty, then by rank."""
    hedged = [b for b in found if _certainty(b.head, context)]
    by_rank = sorted(hedged, key=lambda b: b.rank)
    best = list({_certainty(b.head, context): b for b in reversed(by_rank)}.values())
    best = sorted(best, key=lambda b: b.rank)[: _COLUMNS.stop - 1]
    names = {_certainty(b.head, context) for b in best}
    others = [b for b in by_rank if b not in best and _certainty(b.head, context) in names]
    kept = best + (others[: _OUTLOOKS - len(best)] if len(best) < _COLUMNS.stop - 1 else [])
    return [b for b in hedged if b in kept]


def outlook(view: TopicView, context: Context) -> Candidate | None:
    """What is to come, in columns by the article's own hedges; only where it uses hedges of two kinds or more."""
    if view.merged or len(view.items) < 3:
        return None
    columns: dict[str, list[Item]] = {}
    for item in view.items:
        name = _certainty(item.point, context)
        if not name or item.whole is None:
            return None
        columns.setdefault(name, []).append(item)
    if len(columns) not in _COLUMNS:
        return None
    made = tuple(_column(name, items, context) for name, items in columns.items())
    slide = OutlookSlide(view.id, view.title, view.kicker, columns=made)
    return Candidate(slide, 0.6 + 0.12 * len(made), "hedges: " + "; ".join(i.point.hedge for i in view.items))


def _certainty(point: KeyPoint, context: Context) -> str:
    """The label key of the column that the point's hedge belongs to; "" if it speaks of no future or has none."""
    if point.role is Role.LIMIT or not (point.future or point.role is Role.OUTLOOK):
        return ""
    words = set(re.findall(r"\w+", point.hedge.casefold()))
    return next((name for name in _CERTAINTIES if words & set(context.words(f"hedges-{name}"))), "")


def _column(name: str, items: Sequence[Item], context: Context) -> OutlookColumn:
    hedges = list(dict.fromkeys(i.point.hedge for i in items))
    lines = tuple(line for i in items if (line := i.whole))
    return OutlookColumn(
        label(context.labels[name]),
        source(", ".join(context.labels["quotation"].format(text=h) for h in hedges), *(i.point for i in items)),
        lines,
    )

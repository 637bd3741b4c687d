"""The process: steps in an order that the article states."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from briefing.deck import ProcessSlide, Step
from briefing.digest import KeyPoint
from briefing.plan.bundles import Bundle
from briefing.plan.rules.base import Candidate, Context
from briefing.plan.views import TopicView
from briefing.plan.wording import capitalised, source, word_count

_STEPS = range(3, 7)
_STEP_WORDS = 22
_BESIDE = 3  # bullets below a series of verbs


# --- a numbered list ---------------------------------------------------------------------------------------------


def numbered(found: Sequence[Bundle], headings: Sequence[str], context: Context) -> Sequence[Bundle]:
    """The one list that its author numbered."""
    lists = [replace(b, leaning=()) for b in found if b.head.ordered]
    return lists if len(lists) == 1 else ()


def process(view: TopicView, context: Context) -> Candidate | None:
    """The steps of a list that its author numbered and calls steps."""
    if len(view.items) != 1 or not view.items[0].point.ordered:
        return None
    item = view.items[0]
    named = [(text, item.point) for text in item.point.items] or [(p.text, p) for p in item.points[1:]]
    if len(named) not in _STEPS or not _calls_steps((item.point.text, view.title.text, *view.headings), context):
        return None
    if len(item.below) != len(named) or any(word_count(text) > _STEP_WORDS for text, _ in named):
        return None
    steps = tuple(_step(text, point) for text, point in named)
    slide = ProcessSlide(view.id, view.title, view.kicker, steps=steps, lead=item.line)
    return Candidate(slide, 0.92, f"{len(steps)} numbered steps")


def _calls_steps(texts: Sequence[str], context: Context) -> bool:
    return bool(set(re.findall(r"\w+", " ".join(texts).casefold())) & set(context.words("steps")))


def _step(text: str, point: KeyPoint) -> Step:
    name, _, body = text.partition(": ")
    if body and word_count(name) <= 5:
        return Step(source(capitalised(name), point), (source(capitalised(body), point),))
    return Step(source(capitalised(text), point))


# --- first, then, finally ----------------------------------------------------------------------------------------


def sequenced(found: Sequence[Bundle], headings: Sequence[str], context: Context) -> Sequence[Bundle]:
    """The sentences that the article puts in sequence ("First, ...", "Then ...", "Finally, ..."), all in one bundle."""
    told = [(p, b.mark) for b in found for p in (b.head, *b.bound, *b.leaning)]
    marked = [(p, mark) for p, mark in told if _opener(p, context)]
    orders = [_order(p, context) for p, _ in marked]
    if len(marked) not in _STEPS or orders[0] != 0 or orders.count(0) != 1 or orders != sorted(orders):
        return ()
    (first, mark), *rest = marked
    called = _calls_steps((*headings, *(p.text for p, _ in told)), context)
    if not called and not any(context.matched("sequence-then", p.sentence) for p, _ in rest):
        return ()  # "First, ... Second, ...": arguments are counted like that, too
    return [Bundle(first, mark, bound=tuple(p for p, _ in rest))]


def sequence(view: TopicView, context: Context) -> Candidate | None:
    """The sentences that the article puts in sequence, each below the word that gives its place."""
    if len(view.items) != 1 or len(view.items[0].points) not in _STEPS:
        return None
    points = view.items[0].points
    if not all(_opener(p, context) for p in points) or any(p.items or word_count(p.text) > _STEP_WORDS for p in points):
        return None
    if any(d.required for p in points for d in p.details):
        return None
    steps = tuple(_placed(p, context) for p in points)
    slide = ProcessSlide(view.id, view.title, view.kicker, steps=steps)
    return Candidate(slide, 0.9, "in sequence: " + ", ".join(step.name.text for step in steps))


def _opener(point: KeyPoint, context: Context) -> str:
    """The word that gives the sentence its place in a sequence, "" if there is none."""
    names = ("sequence-first", "sequence-then", "sequence-next", "sequence-last")
    return next((word for name in names if (word := context.matched(name, point.sentence))), "")


def _order(point: KeyPoint, context: Context) -> int:
    """0 for what opens a sequence, 1 for what goes on, 2 for what ends it."""
    if context.matched("sequence-first", point.sentence):
        return 0
    return 2 if context.matched("sequence-last", point.sentence) else 1


def _placed(point: KeyPoint, context: Context) -> Step:
    opener = _opener(point, context)
    rest = point.text
    if rest.casefold().startswith(opener.casefold()):
        rest = rest[len(opener) :].lstrip(" ,")
    return Step(source(opener, point), (source(rest if context.inverts else capitalised(rest), point),))


# --- a series of verbs -------------------------------------------------------------------------------------------


def coordinated(found: Sequence[Bundle], headings: Sequence[str], context: Context) -> Sequence[Bundle]:
    """The bundle whose sentence names three verbs or more in a series, and the best of the others beside it."""
    series = [b for b in found if _series(b.head, context) and not b.bound]
    if len(series) != 1:
        return ()
    others = sorted((b for b in found if b is not series[0] and not b.bound), key=lambda b: b.rank)[:_BESIDE]
    return [replace(b, leaning=()) for b in found if b is series[0] or b in others]


def series(view: TopicView, context: Context) -> Candidate | None:
    """The verbs that lead from one to the next ("to find, hold and mend ..."), and above them what is said of them."""
    leads = [(i, found) for i in view.items if (found := _series(i.point, context))]
    if view.merged or len(leads) != 1 or leads[0][0].below:
        return None
    item, (before, verbs, after) = leads[0]
    others = [i for i in view.items if i is not item]
    if len(others) > _BESIDE:
        return None
    lead = source(f"{before} … {after}", item.point)
    steps = tuple(Step(source(capitalised(verb), item.point)) for verb in verbs)
    bullets = tuple(i.bullet for i in others)
    slide = ProcessSlide(view.id, view.title, view.kicker, steps=steps, lead=lead, bullets=bullets)
    return Candidate(slide, 0.8, "a series of verbs: " + ", ".join(step.name.text for step in steps))


def _series(point: KeyPoint, context: Context) -> tuple[str, Sequence[str], str] | None:
    """The verbs of the point's one series after "to", with the words before and after; None if there is none.

    The language lists what such a course begins and ends with: "inform, engage and inspire" has no order.
    """
    pattern = context.language.tables.get("plan", {}).get("series", "")
    found = list(re.finditer(pattern, point.text)) if pattern else []
    if len(found) != 1:
        return None
    verbs = re.split(r",?\s+and\s+|,\s+", found[0]["steps"])
    leads_on = verbs[0] in context.words("series-first") and verbs[-1] in context.words("series-last")
    if len(verbs) not in _STEPS or not leads_on:
        return None
    return point.text[: found[0].start("steps")].rstrip(), verbs, point.text[found[0].end("steps") :].strip()

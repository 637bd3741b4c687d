"""The choice of a layout: what the enabled rules offer for a share, and the best of it beside the slide before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from briefing.deck import BulletsSlide, CardsSlide, Slide, lines_of
from briefing.plan.bundles import Bundle
from briefing.plan.rules import RULES, Context, Rule
from briefing.plan.shares import Share
from briefing.plan.views import Setting, TopicView, titled, view
from briefing.plan.wording import word_count
from briefing.template.model import DeckSettings

# Another layout that scores at least this part of the best is taken rather than the same layout twice running.
_NEARLY = 0.85
# After so many slides of one kind, another of it keeps but a part of its worth: what strikes must be rare.
_OFTEN = 2
_WORN = 0.6
_PLAIN = (BulletsSlide.kind, CardsSlide.kind)
# What a layout is worth if it leaves out all but its own points; the rest is in proportion to what it keeps.
_FLOOR = 0.7
# How often a slide that came out too long is tried again with fewer words.
_TRIES = 3


class Chosen(Struct, frozen=True):
    """A slide with the view that it was made from and its final score."""

    slide: Slide
    view: TopicView
    score: float


def choose_layout(
    share: Share, setting: Setting, context: Context, settings: DeckSettings, before: Sequence[str]
) -> Chosen | None:
    """The best slide for `share`, or one nearly as good of another kind than the last; None if there is nothing.

    `before`: the kinds of the slides before it. A striking kind that was used twice is worth less.
    """
    previous = before[-1] if before else ""
    worn = [
        replace(c, score=c.score * _freshness(c.slide.kind, before)) for c in _offers(share, setting, context, settings)
    ]
    offered = sorted(worn, key=lambda c: -c.score)
    if not offered:
        return None
    best = offered[0]
    fresh = (c for c in offered if c.slide.kind != previous and c.score >= _NEARLY * best.score)
    chosen = next(fresh, best)
    return replace(chosen, slide=replace(chosen.slide, others=_others(offered, chosen)))


def _others(offered: Sequence[Chosen], chosen: Chosen) -> tuple[str, ...]:
    """The rules that offered something else, each once with its best score: what nearly won, for the trace."""
    scores: dict[str, float] = {}
    for offer in offered:
        scores.setdefault(offer.slide.rule, offer.score)
    scores.pop(chosen.slide.rule, None)
    return tuple(f"{rule} {score:.2f}" for rule, score in scores.items())


def _freshness(kind: str, before: Sequence[str]) -> float:
    return 1.0 if kind in _PLAIN or before.count(kind) < _OFTEN else _WORN


def _offers(share: Share, setting: Setting, context: Context, settings: DeckSettings) -> Iterator[Chosen]:
    """What each enabled rule makes of the whole share and of the part that it is about; at the least, bullets."""
    order = {name: i for i, name in enumerate(settings.rules)}
    enabled = sorted((r for r in RULES if r.name in order), key=lambda r: order[r.name])
    head = titled(share, setting)
    plain = view(share, head, setting)
    none = True
    for rule in enabled:
        roomy = _roomy(setting, rule)
        for offer in (
            _offer(rule, share, head, roomy, context, plain if roomy is setting else None),
            _about(rule, share, head, plain, roomy, context),
            _under_heading(rule, share, head, roomy, context),
        ):
            if offer and offer.slide.kind in settings.kinds:
                none = False
                yield offer
    if none:
        last = next(r for r in RULES if r.name == "bullets")
        yield from filter(None, [_offer(last, share, head, setting, context)])


def _under_heading(rule: Rule, share: Share, head: Bundle | None, setting: Setting, context: Context) -> Chosen | None:
    """What a rule that asserts a relation makes of all points, where one of them would otherwise be the title."""
    offer = _offer(rule, share, None, setting, context) if head and rule.about else None
    return offer if offer and offer.slide.kind not in _PLAIN else None


def _roomy(setting: Setting, rule: Rule) -> Setting:
    """The setting with as many points as the rule's layout holds."""
    if rule.most <= setting.budget.bullets:
        return setting
    return replace(setting, budget=replace(setting.budget, bullets=rule.most))


def _about(
    rule: Rule, share: Share, head: Bundle | None, plain: TopicView, setting: Setting, context: Context
) -> Chosen | None:
    """What the rule makes of the bundles that it is about, if they stand for every section of the share."""
    if rule.about is None or share.exhibit or share.merged or setting.budget.complete:
        return None
    found = tuple(rule.about(share.found, [t.heading for t in share.topics], context))
    shown = {i for b in found for i in _ids(b)}
    free = titled(share, setting, shown, bare=True) if head else None
    same = found == share.found and free is head
    if not found or same or {b.mark for b in found} != {b.mark for b in share.found}:
        return None
    part = replace(share, found=found)
    offer = _offer(rule, part, free, setting, context)
    if offer is None and free:
        offer = _offer(rule, part, None, setting, context)
    if offer is None:
        return None
    kept = min(1.0, _weight(offer.view) / max(_weight(plain), 1e-9))
    return replace(offer, score=offer.score * (_FLOOR + (1 - _FLOOR) * kept))


def _ids(bundle: Bundle) -> set[str]:
    return {p.id for p in (bundle.head, *bundle.bound, *bundle.leaning)}


def _weight(seen: TopicView) -> float:
    """The salience of what a view shows."""
    own = seen.head.salience if seen.head else 0.0
    return own + sum(p.salience for i in seen.items for p in i.points)


def _offer(
    rule: Rule, share: Share, head: Bundle | None, setting: Setting, context: Context, first: TopicView | None = None
) -> Chosen | None:
    """What the rule makes of `share` within the words of a slide; `first`: its view, where that is known already."""
    less = 0
    for _ in range(_TRIES):
        seen = first or view(share, head, setting, less)
        first = None
        made = rule.make(seen, context)
        if made is None:
            return None
        over = words_on(made.slide) - setting.budget.words
        if over <= 0 or setting.budget.complete or not seen.items or (head is None and len(seen.items) < 2):
            return Chosen(replace(made.slide, rule=rule.name, why=made.why), seen, made.score)
        if len(seen.items) < 2:
            head = None  # a single long item stands better under the shorter heading
        else:
            less += over
    return None


def words_on(slide: Slide) -> int:
    """The content words of `slide`: its title and body, not its kicker, footer or notes."""
    return sum(word_count(line.text) for line in lines_of(slide)) - word_count(slide.kicker.text)

"""Rules that assert nothing: bullets, lists and cards."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from briefing.deck import Bullet, BulletsSlide, Card, CardsSlide, Line
from briefing.plan.bundles import Bundle, Item
from briefing.plan.rules.base import Candidate, Context
from briefing.plan.views import Group, TopicView
from briefing.plan.wording import capitalised, source, word_count

_CARDS = range(2, 7)
_CARD_WORDS = 26
_BARE_CARD_WORDS = 14  # in a card without a heading: a longer one is a sentence to be read, not a card to be seen
_SECTION_WORDS = 72  # in all cards that sections share: two columns of 36 words below a heading of two lines
_HEADING_WORDS = 9
_LIST = range(3, 13)


def bullets(view: TopicView, context: Context) -> Candidate | None:
    """The plain case: each point with what stands below it."""
    if view.exhibit:
        return None
    made = tuple(item.bullet for item in view.items)
    return Candidate(
        BulletsSlide(view.id, view.title, view.kicker, bullets=made), 0.6, f"{len(made)} points of one section"
    )


def listed(found: Sequence[Bundle], headings: Sequence[str], context: Context) -> Sequence[Bundle]:
    """The one enumeration or list of the section, if it has only one."""
    lists = [replace(b, leaning=()) for b in found if b.head.items or len(b.bound) > 1]
    return lists if len(lists) == 1 else ()


def lists_(found: Sequence[Bundle], headings: Sequence[str], context: Context) -> Sequence[Bundle]:
    """All enumerations of the section."""
    return [replace(b, leaning=()) for b in found if b.head.items]


def list_(view: TopicView, context: Context) -> Candidate | None:
    """The author's own list, its lead-in above it, where it is all that the slide shows."""
    if len(view.items) != 1 or len(view.items[0].below) not in _LIST:
        return None
    item = view.items[0]
    members = {*item.point.items, *(p.text for p in item.points[1:])}
    if any(line.text not in members for line in item.below):
        return None
    below = tuple(Bullet(_member(line)) for line in item.below)
    slide = BulletsSlide(view.id, view.title, view.kicker, bullets=below, lead=item.line)
    return Candidate(slide, 0.66, f"an enumeration of {len(below)} under its lead-in")


def cards(view: TopicView, context: Context) -> Candidate | None:
    """Parallel things side by side: sections under their headings, lists under their lead-ins, points of one shape."""
    if view.exhibit or view.complete:
        return None
    return _sections(view) or _lists(view) or _members(view) or _parallel(view)


def _sections(view: TopicView) -> Candidate | None:
    """A card for each section that the slide brings together, under the section's own heading."""
    groups = [g for g in view.groups if g.heading.text]
    if len(groups) not in _CARDS or len(groups) < len(view.groups):
        return None
    lead: Line | None = None
    if not view.merged and groups[0].heading.text == view.headings[0]:
        # The section's own points stand above its subsections, if one line holds them.
        own = min(groups[0].items, key=lambda i: i.point.rank)
        lead, groups = own.whole, groups[1:]
        if lead is None or len(groups) < 2:
            return None
    bodies = [_body(g, _SECTION_WORDS // len(groups)) for g in groups]
    if not all(bodies):
        return None
    made = tuple(Card(body, g.heading) for body, g in zip(bodies, groups, strict=True))
    slide = CardsSlide(view.id, view.title, view.kicker, cards=made, lead=lead)
    return Candidate(slide, 0.78 if view.merged else 0.7, f"{len(made)} sections, each under its own heading")


def _body(group: Group, words: int) -> tuple[Line, ...]:
    """The group's points in one line each, the best that `words` hold, in source order; the best one in any case."""
    kept: dict[int, Line] = {}
    for item in sorted(group.items, key=lambda i: i.point.rank):
        line = item.whole
        if line and (not kept or sum(word_count(k.text) for k in (*kept.values(), line)) <= words):
            kept[item.order] = line
    return tuple(kept[order] for order in sorted(kept))


def _lists(view: TopicView) -> Candidate | None:
    """A card for each of the author's lists, its lead-in as the heading; one point before them as the lead."""
    lists = [i for i in view.items if i.point.items]
    others = [i for i in view.items if not i.point.items]
    if len(lists) not in _CARDS or len(others) > 1 or any(o.below for o in others):
        return None
    if any(word_count(i.point.text) > _HEADING_WORDS or len(i.below) > 6 for i in lists):
        return None
    if others and others[0].order > lists[0].order:
        return None
    made = tuple(Card(tuple(_member(x) for x in i.below), i.line) for i in lists)
    slide = CardsSlide(view.id, view.title, view.kicker, cards=made, lead=others[0].line if others else None)
    return Candidate(slide, 0.74, f"{len(made)} enumerations, each under its lead-in")


def _members(view: TopicView) -> Candidate | None:
    """A card for each member of one enumeration whose members have names ("Name: what it is")."""
    if len(view.items) != 1 or len(view.items[0].point.items) not in _CARDS:
        return None
    item = view.items[0]
    named = [member.partition(": ") for member in item.point.items]
    if len(item.below) != len(named) or not all(_is_named(name, body) for name, _, body in named):
        return None
    made = tuple(
        Card((source(capitalised(body), item.point),), source(capitalised(name), item.point)) for name, _, body in named
    )
    slide = CardsSlide(view.id, view.title, view.kicker, cards=made, lead=item.line)
    return Candidate(slide, 0.8, f"{len(made)} members with a name each")


def _is_named(name: str, body: str) -> bool:
    return bool(body) and word_count(name) <= 5 and word_count(body) <= _CARD_WORDS


def _parallel(view: TopicView) -> Candidate | None:
    """A card for each point, where three to six short ones of about the same length stand side by side."""
    items = view.items
    if len(items) not in range(3, 7) or any(i.point.items or i.continues for i in items):
        return None
    lines = [line for item in items if (line := item.whole)]
    words = [word_count(line.text) for line in lines]
    if len(lines) < len(items) or max(words) > _BARE_CARD_WORDS or max(words) > 2.2 * min(words):
        return None
    made = tuple(Card((line,)) for line in lines)
    slide = CardsSlide(view.id, view.title, view.kicker, cards=made)
    return Candidate(slide, 0.58 + 0.08 * _alikeness(items), f"{len(made)} points of like length")


def _alikeness(items: Sequence[Item]) -> float:
    """How alike the points are in role (0-1), less what would be lost below them: cards have no levels."""
    roles = [i.point.role for i in items]
    bare = sum(not i.below for i in items)
    return max(roles.count(r) for r in roles) / len(items) * bare / len(items)


def _member(line: Line) -> Line:
    return Line(capitalised(line.text), line.origin, line.points)

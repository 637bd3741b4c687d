"""Rules for relations that the article itself states: pairs and comparisons. They are quiet when unsure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.deck import Bullet, ComparisonSlide, Line, Pair, PairsSlide
from briefing.digest import DetailKind, RelationKind
from briefing.plan.bundles import Item
from briefing.plan.rules.base import Candidate, Context
from briefing.plan.views import TopicView
from briefing.plan.wording import capitalised, label, source, word_count

_PAIRS = range(2, 6)
_EFFECTS = range(3, 6)
_LABELS = {RelationKind.RESPONSE: ("limit", "response"), RelationKind.RESULT: ("cause", "result")}


def pairs(view: TopicView, context: Context) -> Candidate | None:
    """Limits with their responses or causes with their results, each pair joined by the article's own connective."""
    for kind in (RelationKind.RESPONSE, RelationKind.RESULT):
        rows = _related(view.items, kind)
        if len(rows) in _PAIRS and 2 * len(rows) == len(view.items):
            left, right = _LABELS[kind]
            return _rows(view, context, left, right, [(a.line, b.line, a, b) for a, b in rows], f"{kind.value} stated")
    return _effects(view, context)


def _related(items: Sequence[Item], kind: RelationKind) -> list[tuple[Item, Item]]:
    """Each item that states a relation of `kind` to another item here, once; a response may not serve two limits."""
    known = {i.point.id: i for i in items}
    found: list[tuple[Item, Item]] = []
    used: set[str] = set()
    for item in items:
        for relation in item.point.relations:
            other = known.get(relation.other)
            if relation.kind is kind and other and not {item.point.id, other.point.id} & used:
                used |= {item.point.id, other.point.id}
                found.append((item, other))
    return found


def _effects(view: TopicView, context: Context) -> Candidate | None:
    """Points that each say, in the same sentence, what they lead to: all of them, or none."""
    rows: list[tuple[Line, Line, Item, Item]] = []
    for item in view.items:
        effects = [d for d in item.point.details if d.kind is DetailKind.EFFECT]
        if len(effects) != 1 or item.point.items:
            return None
        rows.append((item.line, source(capitalised(effects[0].text), item.point), item, item))
    if len(rows) not in _EFFECTS:
        return None
    return _rows(view, context, "", "effect", rows, "an effect in each sentence")


def _rows(
    view: TopicView, context: Context, left: str, right: str, rows: Sequence[tuple[Line, Line, Item, Item]], why: str
) -> Candidate | None:
    """The slide, unless a row has more to say than a row can hold."""
    shown = {line.text.casefold() for a, b, *_ in rows for line in (a, b)}
    rest = [line for *_, a, b in rows for line in (*a.below, *b.below) if line.text.casefold() not in shown]
    if any(word_count(line.text) > 24 for a, b, *_ in rows for line in (a, b)):
        return None
    required = {d.text for *_, a, b in rows for i in (a, b) for d in i.point.details if d.required}
    if any(line.text in required for line in rest):
        return None
    slide = PairsSlide(
        view.id,
        view.title,
        view.kicker,
        left_heading=label(context.labels.get(left, "")),
        right_heading=label(context.labels[right]),
        pairs=tuple(Pair(a, b) for a, b, *_ in rows),
    )
    return Candidate(slide, 0.84, f"{len(rows)} pairs: {why}")


def comparison(view: TopicView, context: Context) -> Candidate | None:
    """Two things that a heading sets against each other ("X versus Y"), with the points that name one of them."""
    for heading in view.headings:
        sides = _sides(heading, context)
        if sides and not view.merged:
            return _compared(view, heading, *sides)
    return None


def _sides(heading: str, context: Context) -> tuple[str, str] | None:
    """What a heading compares: the text either side of a joining word that the language lists."""
    for pattern in context.words("comparisons"):
        found = re.fullmatch(pattern, heading.strip(), re.IGNORECASE)
        if found and all(1 <= word_count(side) <= 5 for side in found.groups()):
            return capitalised(found[1].strip()), capitalised(found[2].strip())
    return None


def _compared(view: TopicView, heading: str, left: str, right: str) -> Candidate | None:
    one, two = _stems(left) - _stems(right), _stems(right) - _stems(left)
    columns: tuple[list[Item], list[Item]] = ([], [])
    for item in view.items:
        words = _stems(item.point.text)
        on_left, on_right = bool(words & one), bool(words & two)
        if on_left == on_right:
            return None
        columns[on_right].append(item)
    if not all(columns) or len(view.items) < 3:
        return None
    slide = ComparisonSlide(
        view.id,
        view.title,
        view.kicker,
        left=Line(left),
        right=Line(right),
        left_lines=_bullets(columns[0]),
        right_lines=_bullets(columns[1]),
    )
    return Candidate(slide, 0.86, f"the heading compares: {heading}")


def _bullets(items: Sequence[Item]) -> tuple[Bullet, ...]:
    return tuple(i.bullet for i in items)


def _stems(text: str) -> set[str]:
    """The words of `text`, cut to what its inflected forms share: enough to see which side a sentence names."""
    return {word.casefold()[:6] for word in re.findall(r"\w{3,}", text)}

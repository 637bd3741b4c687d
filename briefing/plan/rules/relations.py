"""Pairs: a limit and its response, a cause and its result, a measure and its effect, as the article states them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from briefing.deck import Line, Pair, PairsSlide
from briefing.digest import DetailKind, KeyPoint, Relation, RelationKind, Role
from briefing.plan.bundles import Bundle, Item, fixed
from briefing.plan.rules.base import Candidate, Context
from briefing.plan.views import TopicView
from briefing.plan.wording import capitalised, label, source, word_count

_PAIRS = range(2, 6)
_ROW_WORDS = 24
_EFFECTS = range(3, 6)
_LABELS = {RelationKind.RESPONSE: ("limit", "response"), RelationKind.RESULT: ("cause", "result")}


def related(found: Sequence[Bundle], headings: Sequence[str], context: Context) -> Sequence[Bundle]:
    """Each limit with its response, or each cause with its result, in one bundle; of the kind that there is more of."""
    by_kind = [_joined(found, kind, context) for kind in _LABELS]
    return max(by_kind, key=len)


def _states(relation: Relation, kind: RelationKind, context: Context) -> bool:
    """Whether the relation is of `kind`; what "thus" or "this means" join may be an inference as well as a result."""
    sure = kind is not RelationKind.RESULT or bool(context.matched("results", relation.connective))
    return relation.kind is kind and sure


def _joined(found: Sequence[Bundle], kind: RelationKind, context: Context) -> list[Bundle]:
    """Bundles whose head is answered by a point that states a relation of `kind` to it; each point once."""
    heads = {b.head.id: b for b in found}
    joined: list[Bundle] = []
    used: set[str] = set()
    for bundle in found:
        if _own_response(bundle.head, context) and kind is RelationKind.RESPONSE and bundle.head.id not in used:
            used.add(bundle.head.id)
            joined.append(replace(bundle, leaning=()))
            continue
        for point in (bundle.head, *bundle.leaning):
            target = next((r.other for r in point.relations if _states(r, kind, context)), "")
            if target in heads and not {target, point.id} & used and target != point.id:
                used |= {target, point.id}
                joined.append(Bundle(heads[target].head, heads[target].mark, bound=(point,)))
    return joined


def pairs(view: TopicView, context: Context) -> Candidate | None:
    """Limits with their responses or causes with their results, each pair joined by the article's own connective."""
    for kind, (left, right) in _LABELS.items():
        rows = [(item.line, answer, item) for item in view.items if (answer := _answer(item, kind, context))]
        if len(rows) == len(view.items) and len(rows) in _PAIRS:
            named = kind is RelationKind.RESULT or all(i.point.role is Role.LIMIT for i in view.items)
            return _rows(
                view, (context.labels[left] if named else "", context.labels[right]), rows, f"{kind.value} stated"
            )
    return None


def _answer(item: Item, kind: RelationKind, context: Context) -> Line | None:
    """What answers the item: a point below it that states a relation of `kind`, or the end of its own sentence."""
    for point in item.points[1:]:
        for relation in point.relations:
            if relation.other == item.point.id and _states(relation, kind, context):
                return source(_unjoined(point.text, relation.connective, context), point)
    response = _own_response(item.point, context) if kind is RelationKind.RESPONSE else ""
    return source(capitalised(response), item.point) if response else None


def _own_response(point: KeyPoint, context: Context) -> str:
    """What the sentence of a limit says that it prompts, "" if it does not."""
    if point.role is not Role.LIMIT or point.items:
        return ""
    return next((text for text in _effects(point) if context.matched("prompting", text)), "")


def _unjoined(text: str, connective: str, context: Context) -> str:
    """`text` without the connective that it opens with: its place says the same. "This led to ..." stays whole."""
    if not connective or not text.casefold().startswith(connective.casefold()):
        return text
    rest = text[len(connective) :]
    points_back = set(connective.casefold().split()) & set(context.words("pronouns"))
    whole = rest.startswith(",") or (not points_back and context.matched("subject-start", rest.strip()))
    return capitalised(rest.lstrip(" ,")) if whole else text


def effective(found: Sequence[Bundle], headings: Sequence[str], context: Context) -> Sequence[Bundle]:
    """The bundles whose sentence says one effect."""
    return [replace(b, leaning=()) for b in found if len(_effects(b.head)) == 1 and not (b.head.items or b.bound)]


def effects(view: TopicView, context: Context) -> Candidate | None:
    """Points that each say, in the same sentence, what they lead to: all of them, or none."""
    if len(view.items) not in _EFFECTS or any(len(_effects(i.point)) != 1 or i.point.items for i in view.items):
        return None
    lines = [(i.line, source(capitalised(_effects(i.point)[0]), i.point), i) for i in view.items]
    return _rows(view, ("", context.labels["effect"]), lines, "an effect in each sentence")


def _effects(point: KeyPoint) -> list[str]:
    return [d.text for d in point.details if d.kind is DetailKind.EFFECT]


def _rows(
    view: TopicView, headings: tuple[str, str], rows: Sequence[tuple[Line, Line, Item]], why: str
) -> Candidate | None:
    """The slide, unless a row has more to say than a row can hold."""
    for left, right, item in rows:
        must = {line.text.casefold() for p in item.points for line in fixed(p)}
        if must - {right.text.casefold()} or max(word_count(left.text), word_count(right.text)) > _ROW_WORDS:
            return None
    left_heading, right_heading = (label(text) for text in headings)
    slide = PairsSlide(
        view.id,
        view.title,
        view.kicker,
        left_heading=left_heading,
        right_heading=right_heading,
        pairs=tuple(Pair(left, right) for left, right, _ in rows),
    )
    return Candidate(slide, 0.84, f"{len(rows)} pairs: {why}")

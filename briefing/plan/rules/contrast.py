"""The comparison of two named things that one sentence sets against each other ("While Ost digs, West builds")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.deck import Bullet, ComparisonSlide
from briefing.digest import KeyPoint
from briefing.plan.bundles import Bundle
from briefing.plan.rules.base import Candidate, Context
from briefing.plan.views import TopicView
from briefing.plan.wording import capitalised, source

_LEAST = 3  # lines on both sides together: the sentence alone is better read as one
_MOST = 3  # lines on a side
# One to four capitalised words in a row at the beginning of a side: the name of a place, firm or person.
_NAME = re.compile(r"(?:the )?((?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+){0,3})(?= )")


@dataclass(frozen=True, slots=True)
class _Sides:
    """The point that sets two things against each other, their names, and what it says of each."""

    point: KeyPoint
    names: tuple[str, str]
    clauses: tuple[str, str]


def contrasted(found: Sequence[Bundle], headings: Sequence[str], context: Context) -> Sequence[Bundle]:
    """The bundle that contrasts two named things, and the bundles that name one of them only."""
    sides = next((s for b in found if (s := _sides(b.head, context))), None)
    if sides is None:
        return ()
    return [
        replace(b, leaning=()) for b in found if b.head is sides.point or _side(b.head.text, sides.names) is not None
    ]


def contrast(view: TopicView, context: Context) -> Candidate | None:
    """Two columns under the two names, where the article says of at least one of them more than the contrast itself."""
    sides = next((s for i in view.items if (s := _sides(i.point, context))), None)
    if sides is None or view.merged:
        return None
    columns: tuple[list[Bullet], list[Bullet]] = ([], [])
    for at, clause in enumerate(sides.clauses):
        columns[at].append(Bullet(source(capitalised(clause), sides.point)))
    for item in view.items:
        if item.point is sides.point:
            continue
        side = _side(item.point.text, sides.names)
        if side is None:
            return None
        columns[side].append(item.bullet)
    if sum(map(len, columns)) < _LEAST or max(map(len, columns)) > _MOST:
        return None
    slide = ComparisonSlide(
        view.id,
        view.title,
        view.kicker,
        left=source(sides.names[0], sides.point),
        right=source(sides.names[1], sides.point),
        left_lines=tuple(columns[0]),
        right_lines=tuple(columns[1]),
    )
    return Candidate(slide, 0.92, f"one sentence contrasts {sides.names[0]} with {sides.names[1]}")


def _sides(point: KeyPoint, context: Context) -> _Sides | None:
    """The two named things of the point's contrast; None where a side does not begin with a name.

    Only after the language's opening word: at the very beginning of a sentence every word has a capital.
    """
    opening = "|".join(map(re.escape, context.words("contrast-openings")))
    found = re.fullmatch(rf"(?:{opening}) ([^,;]+), (.+)", point.text, re.IGNORECASE) if opening else None
    if found is None or any(d.required for d in point.details):
        return None
    left, right = _NAME.match(found[1]), _NAME.match(found[2])
    if not left or not right or set(left[1].split()) & set(right[1].split()):
        return None
    return _Sides(point, (left[1], right[1]), (found[1], found[2]))


def _side(text: str, names: tuple[str, str]) -> int | None:
    """0 or 1 for the one name that `text` holds; None if it holds neither or both."""
    on_left, on_right = names[0] in text, names[1] in text
    return None if on_left == on_right else int(on_right)

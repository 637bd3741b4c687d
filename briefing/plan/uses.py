"""Which points a deck or a handout shows."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from briefing.deck import Deck, Line
from briefing.handout import Handout
from briefing.plan.speech import used_on


def used_points(made: Deck | Handout) -> frozenset[str]:
    """The ids of all points that are shown; speaker notes do not count."""
    if isinstance(made, Deck):
        return frozenset(point for slide in made.slides for point in used_on(slide))
    return points_in((made.title, made.subtitle, *made.blocks))


def points_in(value: object) -> frozenset[str]:
    """The ids of the points behind every line in `value`: a block, a slide, or several."""
    return frozenset(point for line in _lines(value) for point in line.points)


def _lines(value: object) -> Iterator[Line]:
    if isinstance(value, Line):
        yield value
    elif isinstance(value, tuple):
        for member in value:
            yield from _lines(member)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _lines(getattr(value, name))

"""Which of its looks a slide of bullets has: by the shape of its text, and unlike the slides before it.

A look asserts nothing about the text. The choice is a function of the slide and of what the slides before it look like,
so that the same deck, planned or read from an outline, is always drawn alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from briefing.deck import BottomLineSlide, BulletsSlide, CardsSlide, Slide, lines_of
from briefing.layout.canvas import Canvas
from briefing.template.master import LayoutGeometry, MasterGeometry


class Look(IntEnum):
    """The arrangements of a slide of bullets, as `Canvas.arrangement` holds them."""

    PANEL = 0  # bullets on a tinted panel under an accent rule
    OPEN = 1  # bullets over the whole area: what always fits best
    ROWS = 2  # statements between hairlines
    STATEMENT = 3  # a single point, large, beside an accent bar
    BESIDE = 4  # rows beside the title, on a layout that has it so


_ROWS = range(2, 5)
_BESIDE = range(2, 5)
_BESIDE_WORDS = 62  # in the points and their details: the column is narrow
_SIDE_TITLE_WORDS = 14


def wanted(slide: BulletsSlide, before: Sequence[tuple[Slide, Canvas]], has_side: bool) -> tuple[Look, ...]:
    """The looks to try for `slide`, the one that was seen longest ago first; the last one takes any text.

    `before`: the slides before it, as they came out. `has_side`: whether the master has a layout for `Look.BESIDE`.
    """
    if len(slide.bullets) == 1:
        return Look.STATEMENT, Look.PANEL, Look.OPEN
    suiting = [look for look in _by_shape(slide) if look is not Look.BESIDE or (has_side and _may_turn(before))]
    seen = {_look_of(*shown): at for at, shown in enumerate(before)}
    return *sorted(suiting, key=lambda look: seen.get(look, -1)), Look.OPEN


def _by_shape(slide: BulletsSlide) -> Sequence[Look]:
    """The looks that suit the words of `slide`, the most suitable first."""
    count, words = len(slide.bullets), sum(len(line.text.split()) for line in list(lines_of(slide))[2:])
    looks = [Look.PANEL]
    if count in _ROWS:
        looks.insert(0 if not any(b.details for b in slide.bullets) else 1, Look.ROWS)
    is_free = slide.lead is None and slide.bar is None
    if count in _BESIDE and is_free and words <= _BESIDE_WORDS and len(slide.title.text.split()) <= _SIDE_TITLE_WORDS:
        looks.append(Look.BESIDE)
    return looks


def _may_turn(before: Sequence[tuple[Slide, Canvas]]) -> bool:
    """Whether the title may stand at the side: not right after a slide that has it there."""
    return not before or not isinstance(before[-1][0], BottomLineSlide)


def _look_of(slide: Slide, canvas: Canvas) -> Look | None:
    """What a slide looks like, if a slide of bullets can look so; cards are panels."""
    match slide:
        case BulletsSlide():
            return Look(canvas.arrangement)
        case CardsSlide():
            return Look.PANEL
        case BottomLineSlide():
            return Look.BESIDE
        case _:
            return None


def side_layout(geometry: MasterGeometry) -> LayoutGeometry | None:
    """The master's layout with the title beside a body of more than half the slide, the first of them, if any."""
    for layout in geometry.layouts.values():
        title, body = layout.placeholder("title"), layout.placeholder("body")
        plain = not any(p.role in ("picture", "other", "subtitle") for p in layout.placeholders)
        if title and body and plain and title.rect.right <= body.rect.x and 2 * body.rect.width > geometry.slide.width:
            return layout
    return None

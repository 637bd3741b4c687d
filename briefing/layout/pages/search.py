"""Which size and leading suit a handout: the steps of the ladders are tried, the best ones with other leadings too.

A trial is judged by what a reader would mind, in points of height: pages beyond the budget most of all, white at the
end of a page, a block torn over two pages, too few note lines, and type far from the middle of the ladder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from briefing.layout.pages.blocks import Setting
from briefing.layout.pages.fill import Body, ragged, too_white, torn_columns, torn_pages
from briefing.layout.pages.slabs import MOST_WHITE
from briefing.layout.pages.style import start_step
from briefing.template.model import Template, TextRole
from briefing.units import Emu, to_points

_LEADINGS = (1.04, 1.08, 1.12, 1.15, 0.97, 0.95)
_REFINED = 2  # so many of the best steps are tried with other leadings

_GOOD = 8.0  # good enough to look no further
_OVER = 10_000.0  # for each page beyond the budget
_WHITE = 30.0  # for pages with more white than is allowed, besides the white itself
_TORN_PAGE = 45.0
_TORN_COLUMN = 20.0
_RAGGED = 0.4  # of the height by which columns end unevenly
_STEP = 8.0  # for each step away from the middle
_LEADING = 100.0  # for all of the leading more or less
_NOTES_PT = (60.0, 150.0)  # room that note lines should have, at least and at most


class Trial(Struct, frozen=True):
    """The handout set at one step of the ladders (0 = largest) with one factor on the leading."""

    step: int
    leading: float
    setting: Setting
    pages: list[Body]

    @property
    def left(self) -> Emu:
        """The room on the last page."""
        return self.setting.sheet.body.height - self.pages[-1].height


def best_trial(make: Callable[[int, float], Trial], template: Template, has_notes: bool) -> Trial:
    """The trial that a reader would mind least; `make` sets the handout at a step with a leading."""
    start, steps = start_step(template), len(template.theme.handout[TextRole.LIST])

    def badness(trial: Trial) -> float:
        return _badness(trial, template.handout.pages, start, has_notes)

    first = make(start, 1.0)
    tightest = make(steps - 1, _LEADINGS[-1]) if len(first.pages) > template.handout.pages else first
    if len(tightest.pages) > template.handout.pages:
        return tightest  # nothing fits: there is nothing to choose between
    trials = [
        first,
        tightest,
        *_larger(make, start, template.handout.pages),
        *_smaller(make, start, steps, template.handout.pages),
    ]
    if min(map(badness, trials)) <= _GOOD:
        return min(trials, key=badness)
    for trial in sorted(trials, key=badness)[:_REFINED]:
        trials += (make(trial.step, leading) for leading in _LEADINGS)
    return min(trials, key=badness)


def _larger(make: Callable[[int, float], Trial], start: int, budget: int) -> Iterator[Trial]:
    """Larger and larger type, as long as the pages suffice."""
    for step in range(start - 1, -1, -1):
        trial = make(step, 1.0)
        if len(trial.pages) > budget:
            return
        yield trial


def _smaller(make: Callable[[int, float], Trial], start: int, steps: int, budget: int) -> Iterator[Trial]:
    """Smaller and smaller type, until the pages have sufficed three times."""
    fitting = 0
    for step in range(start + 1, steps):
        trial = make(step, 1.0)
        yield trial
        fitting += len(trial.pages) <= budget
        if fitting == 3:
            return


def _badness(trial: Trial, budget: int, start: int, has_notes: bool) -> float:
    """What a reader would mind, in points of height; the fewer the better."""
    white = to_points(too_white(trial.pages, trial.setting.sheet.body.height))
    return (
        _OVER * max(0, len(trial.pages) - budget)
        + (_WHITE + white if white else 0.0)
        + _TORN_PAGE * torn_pages(trial.pages)
        + _TORN_COLUMN * torn_columns(trial.pages)
        + _RAGGED * to_points(ragged(trial.pages))
        + _STEP * abs(trial.step - start)
        + _LEADING * abs(trial.leading - 1.0)
        + _unused(trial, has_notes)
    )


def _unused(trial: Trial, has_notes: bool) -> float:
    """Room on the last page that type could have used, or that note lines lack; these count half."""
    left = to_points(trial.left)
    least, most = _NOTES_PT
    return max(0.0, least - left, left - most) / 2 if has_notes else max(0.0, left - to_points(MOST_WHITE))

"""Which size and leading suit a handout: the steps of the ladders are tried, the best ones with other leadings too.

A trial is judged by what a reader would mind, in points of height: pages beyond the budget most of all, white at the
end of a page, a block torn over two pages, too few note lines, and type far from the middle of the ladder.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter

from msgspec import Struct, field

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


def fits(make: Callable[[int, float], Trial], template: Template) -> bool:
    """Whether the best trial keeps to the budget of pages; two trials tell."""
    return len(_first_and_tightest(make, template)[1].pages) <= template.handout.pages


def best_trial(make: Callable[[int, float], Trial], template: Template, has_notes: bool) -> Trial:
    """The trial that a reader would mind least; `make` sets the handout at a step with a leading."""
    first, tightest = _first_and_tightest(make, template)
    if len(tightest.pages) > template.handout.pages:
        return tightest  # nothing fits: there is nothing to choose between
    search = _Search(make, start_step(template), template.handout.pages, has_notes)
    search.add(first)
    search.add(tightest)
    _try_larger(search)
    _try_smaller(search, len(template.theme.handout[TextRole.LIST]))
    if search.best(1)[0][0] > _GOOD:
        _try_leadings(search)
    return search.best(1)[0][1]


def _first_and_tightest(make: Callable[[int, float], Trial], template: Template) -> tuple[Trial, Trial]:
    """The trial in the middle of the ladders, and the one that takes the least room if that does not fit."""
    first = make(start_step(template), 1.0)
    if len(first.pages) <= template.handout.pages:
        return first, first
    return first, make(len(template.theme.handout[TextRole.LIST]) - 1, _LEADINGS[-1])


class _Search(Struct, frozen=True):
    """The trials made so far, each with its badness."""

    make: Callable[[int, float], Trial]
    start: int
    budget: int
    has_notes: bool
    tried: list[tuple[float, Trial]] = field(default_factory=list)

    def add(self, trial: Trial) -> None:
        self.tried.append((_badness(trial, self.budget, self.start, self.has_notes), trial))

    def best(self, count: int) -> list[tuple[float, Trial]]:
        """The best trials; of equal ones the earlier."""
        return sorted(self.tried, key=itemgetter(0))[:count]

    def is_hopeless(self, step: int, leading: float, count: int) -> bool:
        """Whether a trial cannot be among the best `count`, however well its pages are filled: it need not be made."""
        return _off_middle(step, leading, self.start) >= self.best(count)[-1][0]


def _try_larger(search: _Search) -> None:
    """Larger and larger type, as long as the pages suffice."""
    for step in range(search.start - 1, -1, -1):
        if search.is_hopeless(step, 1.0, _REFINED):
            return
        trial = search.make(step, 1.0)
        if len(trial.pages) > search.budget:
            return
        search.add(trial)


def _try_smaller(search: _Search, steps: int) -> None:
    """Smaller and smaller type, until the pages have sufficed three times."""
    fitting = 0
    for step in range(search.start + 1, steps):
        if fitting == 3 or search.is_hopeless(step, 1.0, _REFINED):
            return
        trial = search.make(step, 1.0)
        search.add(trial)
        fitting += len(trial.pages) <= search.budget


def _try_leadings(search: _Search) -> None:
    """The best steps with more and with less leading."""
    for _, trial in search.best(_REFINED):
        for leading in _LEADINGS:
            if not search.is_hopeless(trial.step, leading, 1):
                search.add(search.make(trial.step, leading))


def _badness(trial: Trial, budget: int, start: int, has_notes: bool) -> float:
    """What a reader would mind, in points of height; the fewer the better."""
    white = to_points(too_white(trial.pages, trial.setting.sheet.body.height))
    return (
        _OVER * max(0, len(trial.pages) - budget)
        + (_WHITE + white if white else 0.0)
        + _TORN_PAGE * torn_pages(trial.pages)
        + _TORN_COLUMN * torn_columns(trial.pages)
        + _RAGGED * to_points(ragged(trial.pages))
        + _off_middle(trial.step, trial.leading, start)
        + _unused(trial, has_notes)
    )


def _off_middle(step: int, leading: float, start: int) -> float:
    """What is minded of type and leading alone: no trial is less bad than that."""
    return _STEP * abs(step - start) + _LEADING * abs(leading - 1.0)


def _unused(trial: Trial, has_notes: bool) -> float:
    """Room on the last page that type could have used, or that note lines lack; these count half."""
    left = to_points(trial.left)
    least, most = _NOTES_PT
    return max(0.0, least - left, left - most) / 2 if has_notes else max(0.0, left - to_points(MOST_WHITE))

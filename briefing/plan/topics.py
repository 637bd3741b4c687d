"""Topic slides: each share of the article in the layout that its words call for, a conclusion bar on a few."""

from __future__ import annotations

import math
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from briefing.deck import (
    BulletsSlide,
    CardsSlide,
    ComparisonSlide,
    Line,
    OutlookSlide,
    PairsSlide,
    ProcessSlide,
    Slide,
    TimelineSlide,
)
from briefing.diagnostics import Report
from briefing.digest import UNSHOWABLE, Digest
from briefing.plan.budget import MOST_SHOWN, ROOMY_WORDS, SECONDS_A_SLIDE, Budget
from briefing.plan.bundles import EXHIBITS
from briefing.plan.choice import choose_layout, words_on
from briefing.plan.rules import Context
from briefing.plan.shares import Share, chapters, divide
from briefing.plan.speech import Index, used_on
from briefing.plan.titles import TitleRoom, Titles
from briefing.plan.views import Setting, TopicView
from briefing.plan.wording import label, language_of, word_count
from briefing.template.model import Template

# Slides, of however short an article: with 1, one in fifteen texts of 60-250 words is one slide without takeaways;
# with 4, as many get another that has no title but "Overview (3/4)".
_FEWEST = 3
# A bar on every slide stops being a conclusion.
_BARS = 3
# The labels that are titles of other slides.
_TITLE_LABELS = ("takeaways-title", "caveats-title", "bottom-line", "left-out")


class Subject(Struct, frozen=True):
    """What a deck is planned from: the digest and its index, the audience's template, the labels, the room."""

    digest: Digest
    index: Index
    template: Template
    labels: Mapping[str, str]
    budget: Budget


class TopicSlide(Struct, frozen=True):
    """A topic slide with its share and the view that it was made from."""

    slide: Slide
    share: Share
    view: TopicView


def topic_slides(subject: Subject, slots: int, front: Slide | None, report: Report) -> list[TopicSlide]:
    """At most `slots` (>= 1) topic slides, in order; none has a title of another or of `front`, the bottom line.

    Adds diagnostics to `report` for what found no room.
    """
    digest, settings = subject.digest, subject.template.deck
    first = subject.template.audience.sections_first
    shares = divide(digest, settings, first, subject.budget, _timely(subject, slots), report)
    setting = _setting(subject, front)
    context = Context(subject.labels, language_of(digest.language))
    made: list[TopicSlide] = []
    for share in shares:
        chosen = choose_layout(share, setting, context, settings, [m.slide.kind for m in made])
        if chosen:
            setting.taken.add(chosen.slide.title, chosen.view.head)
            made.append(TopicSlide(chosen.slide, share, chosen.view))
    return _with_bars(made, subject.budget)


def _timely(subject: Subject, slots: int) -> int:
    """As many of `slots` as the audience can take in in its minutes and the condensed article fills, but one for each
    chapter, table and picture."""
    if subject.budget.complete:
        return slots
    exhibits = sum(1 for p in subject.digest.points() if p.role in EXHIBITS)
    in_time = subject.template.audience.minutes * 60 // SECONDS_A_SLIDE
    wanted = max(len(chapters(subject.digest)), min(in_time, _filled(subject.digest)))
    return min(slots, wanted + exhibits)


def _filled(digest: Digest) -> int:
    """How many slides are filled by the share of the article's words that a briefing shows at most."""
    left_out = (o.text for o in digest.omissions if o.reason not in UNSHOWABLE)
    words = sum(map(word_count, (*(p.sentence for p in digest.points()), *left_out)))
    return max(_FEWEST, math.ceil(words * MOST_SHOWN / ROOMY_WORDS))


def _setting(subject: Subject, front: Slide | None) -> Setting:
    digest = subject.digest
    taken = Titles()
    for title in (*(label(subject.labels[name]) for name in _TITLE_LABELS), Line(digest.title)):
        taken.add(title)
    if front:
        head = next((subject.index.points[i] for i in front.title.points if i in subject.index.points), None)
        taken.add(front.title, head)
    headings = {t.mark: t.heading for t in digest.topics}
    return Setting(
        {t.mark: headings.get(t.parent, "") for t in digest.topics},
        subject.labels,
        taken,
        TitleRoom.of(subject.template),
        frozenset(used_on(front)) if front else frozenset(),
        subject.budget,
    )


# --- conclusion bars -----------------------------------------------------------------------------------------

_Barred = BulletsSlide | CardsSlide | ProcessSlide | TimelineSlide | ComparisonSlide | PairsSlide | OutlookSlide


def _with_bars(made: list[TopicSlide], budget: Budget) -> list[TopicSlide]:
    """A conclusion bar on the few slides whose title says most of its effect, never on neighbours."""
    able = [i for i, m in enumerate(made) if m.view.bar and isinstance(m.slide, _Barred) and _has_room(m, budget)]
    able.sort(key=lambda i: (-_bar_words(made[i]), i))
    chosen: set[int] = set()
    for at in able:
        if len(chosen) < _BARS and not {at - 1, at + 1} & chosen:
            chosen.add(at)
    return [replace(m, slide=_barred(m)) if i in chosen else m for i, m in enumerate(made)]


def _has_room(made: TopicSlide, budget: Budget) -> bool:
    return words_on(made.slide) + _bar_words(made) <= budget.words


def _bar_words(made: TopicSlide) -> int:
    return word_count(made.view.bar.text) if made.view.bar else 0


def _barred(made: TopicSlide) -> Slide:
    return replace(made.slide, bar=made.view.bar) if isinstance(made.slide, _Barred) else made.slide

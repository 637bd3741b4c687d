"""From a digest to a deck: the parts in the template's order, each topic in the layout that its words call for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.deck import (
    BulletsSlide,
    CardsSlide,
    ComparisonSlide,
    Deck,
    OutlookSlide,
    PairsSlide,
    Part,
    ProcessSlide,
    Slide,
    TimelineSlide,
    speech_minutes,
)
from briefing.diagnostics import Report
from briefing.digest import Digest
from briefing.plan import ends
from briefing.plan.agenda import Run, entries, runs
from briefing.plan.budget import SECONDS_A_SLIDE, Budget
from briefing.plan.choice import choose_layout, words_on
from briefing.plan.replacing import Replacer
from briefing.plan.rules import Context
from briefing.plan.shares import Share, chapters, divide
from briefing.plan.speech import Index, annotated, policy, references, spoken, timed, used_on
from briefing.plan.views import Setting, TopicView
from briefing.plan.wording import language_of, same_words, word_count
from briefing.template.model import Template

# A bar on every slide stops being a conclusion.
_BARS = 3
# What gives way when the slides are too few for the article, in this order.
_GIVES_WAY = ("sources", "agenda", "bottom-line", "takeaways")
_COVER_SECONDS = 15
_AGENDA_SECONDS = 20
_SOURCES_SECONDS = 15


@dataclass(frozen=True, slots=True)
class _Made:
    """A topic slide, its share and the view that it was made from."""

    slide: Slide
    share: Share
    view: TopicView


def plan_deck(digest: Digest, template: Template, labels: Mapping[str, str], report: Report, budget: Budget) -> Deck:
    """The deck for `template`'s audience within `budget`: what is said, where, in which kind of slide.

    Every slide with points names the sections behind them and carries their sentences in its notes; no title occurs
    twice. Adds diagnostics to `report` for what found no room.
    """
    index = Index.of(digest)
    parts = _parts(digest, template, budget)
    front = ends.bottom_line(digest, index, labels) if "bottom-line" in parts else None
    slots = max(1, budget.slides - _fixed(parts, template))
    made = _topics(digest, template, labels, report, budget, slots, front)
    slides = _assemble(digest, template, labels, index, parts, front, made)
    return _finished(digest, template, labels, slides, made)


# --- how many slides for what --------------------------------------------------------------------------------


def _parts(digest: Digest, template: Template, budget: Budget) -> list[str]:
    """The template's parts, less what gives way so that topics keep at least half of the slides.

    The sources give way to any section that would have to share a slide, if the cover can hold the notices: every
    slide names its own sources.
    """
    parts = [p for p in template.deck.parts if p == "topics" or p in template.deck.kinds]
    sections = sum(1 for chapter in chapters(digest) if chapter[0].heading)
    half = min(sections, (budget.slides + 1) // 2)
    for name in _GIVES_WAY:
        wanted = max(1, sections if name == "sources" and sections + len(parts) - 2 <= budget.slides else half)
        if budget.slides - _fixed(parts, template) >= wanted:
            continue
        if name in parts and not (name == "sources" and not ends.on_cover(digest) and budget.slides > 5):
            parts.remove(name)
    return parts


def _fixed(parts: Sequence[str], template: Template) -> int:
    """How many slides are not of topics."""
    return sum(1 for part in parts if part != "topics") + len(template.deck.extra)


# --- topics --------------------------------------------------------------------------------------------------


def _topics(
    digest: Digest,
    template: Template,
    labels: Mapping[str, str],
    report: Report,
    budget: Budget,
    slots: int,
    front: Slide | None,
) -> list[_Made]:
    first = template.audience.sections_first
    count = len(chapters(digest))
    timely = max(count, template.audience.minutes * 60 // SECONDS_A_SLIDE)
    shares = divide(digest, template.deck, first, budget, slots if budget.complete else min(slots, timely), report)
    context = Context(labels, language_of(digest.language))
    taken = {same_words(labels[name]) for name in ("takeaways-title", "caveats-title", "bottom-line", "sections-used")}
    taken |= {same_words(digest.title)} | ({same_words(front.title.text)} if front else set())
    headings = {t.mark: t.heading for t in digest.topics}
    above = {t.mark: headings.get(t.parent, "") for t in digest.topics}
    said = frozenset(used_on(front)) if front else frozenset()
    made: list[_Made] = []
    for share in shares:
        setting = Setting(digest.title, above, labels, taken, said, budget, digest.language)
        chosen = choose_layout(share, setting, context, template.deck, [m.slide.kind for m in made])
        if chosen:
            taken.add(same_words(chosen.slide.title.text))
            made.append(_Made(chosen.slide, share, chosen.view))
    return _with_bars(made, budget)


_Barred = BulletsSlide | CardsSlide | ProcessSlide | TimelineSlide | ComparisonSlide | PairsSlide | OutlookSlide


def _with_bars(made: list[_Made], budget: Budget) -> list[_Made]:
    """A conclusion bar on the few slides whose title says most of its effect, never on neighbours."""
    able = [i for i, m in enumerate(made) if m.view.bar and isinstance(m.slide, _Barred) and _has_room(m, budget)]
    able.sort(key=lambda i: (-_bar_words(made[i]), i))
    chosen: set[int] = set()
    for at in able:
        if len(chosen) < _BARS and not {at - 1, at + 1} & chosen:
            chosen.add(at)
    return [replace(m, slide=_barred(m)) if i in chosen else m for i, m in enumerate(made)]


def _has_room(made: _Made, budget: Budget) -> bool:
    return words_on(made.slide) + _bar_words(made) <= budget.words


def _bar_words(made: _Made) -> int:
    return word_count(made.view.bar.text) if made.view.bar else 0


def _barred(made: _Made) -> Slide:
    return replace(made.slide, bar=made.view.bar) if isinstance(made.slide, _Barred) else made.slide


# --- the whole deck ------------------------------------------------------------------------------------------


def _assemble(
    digest: Digest,
    template: Template,
    labels: Mapping[str, str],
    index: Index,
    parts: Sequence[str],
    front: Slide | None,
    made: Sequence[_Made],
) -> list[tuple[str, Slide]]:
    """Every slide with the name of its part, in order; the agenda still without entries."""
    topics = [annotated(m.slide, index) for m in made]
    shown = [point for s in topics for point in used_on(s)]
    titles = [s.title.text for s in topics] + ([front.title.text] if front else [])
    said = used_on(front) if front else ()
    last = ends.takeaways(digest, index, said, shown, titles, labels) if "takeaways" in parts else None
    ended = [annotated(s, index) for s in (front, last) if s]
    used = [index.points[i] for s in (*topics, *ended) for i in used_on(s) if i in index.points]
    cover = ends.cover(digest, template, labels, only="sources" not in parts)
    final = ends.sources(digest, references(used, index), labels)
    fixed: dict[str, list[Slide]] = {
        "title": [spoken(cover, _COVER_SECONDS, cover.title)],
        "bottom-line": [s for s in ended if front and s.id == front.id],
        "agenda": [spoken(ends.agenda((), 0, labels), _AGENDA_SECONDS)],
        "topics": topics,
        "sources": [spoken(final, _SOURCES_SECONDS, *final.caveats)]
        if final.caveats or len(final.references) > 1
        else [],
        "takeaways": [s for s in ended if last and s.id == last.id],
    }
    more = ends.extras(digest, template)
    slides: list[tuple[str, Slide]] = []
    for part in parts:
        slides.extend((part, s) for s in fixed.get(part, []))
        slides.extend((part, s) for after, s in more if after == part)
    return slides + [("", s) for after, s in more if after not in parts]


def _finished(
    digest: Digest,
    template: Template,
    labels: Mapping[str, str],
    slides: Sequence[tuple[str, Slide]],
    made: Sequence[_Made],
) -> Deck:
    """The slides timed, the agenda filled in, and the template's words put in place."""
    clocked = timed([s for _, s in slides], template.audience.minutes)
    named = runs([m.share for m in made], labels)
    listed = entries(named, {s.id: s.notes.seconds for s in clocked})
    replacer = Replacer(template.audience.replacements, (p.sentence for p in digest.points()))
    final: list[tuple[str, Slide]] = []
    for (part, _), slide in zip(slides, clocked, strict=True):
        if part == "agenda" and slide.id == "agenda":
            if len(listed) < 2:
                continue
            slide = replace(ends.agenda(listed, speech_minutes(clocked), labels), notes=slide.notes)
        final.append((part, replacer(policy(slide, template.deck.notes))))
    return Deck(
        replacer.text(digest.title),
        digest.language,
        template.name,
        digest.source,
        digest.sha256,
        tuple(s for _, s in final),
        _deck_parts(final, named, labels),
        digest.byline,
        digest.date,
        template.marking,
    )


def _deck_parts(
    slides: Sequence[tuple[str, Slide]], named: Sequence[Run], labels: Mapping[str, str]
) -> tuple[Part, ...]:
    """Every slide in one part, in order: what opens, each run of topic slides, what closes."""
    names = {slide: run.name for run in named for slide in run.slides}
    parts: list[tuple[str, list[str]]] = []
    opening = True
    for part, slide in slides:
        opening = opening and part != "topics"
        other = labels["overview"] if opening else labels["summary"]
        name = names.get(slide.id, other)
        if parts and parts[-1][0] == name:
            parts[-1][1].append(slide.id)
        else:
            parts.append((name, [slide.id]))
    return tuple(Part(name, tuple(ids)) for name, ids in parts)

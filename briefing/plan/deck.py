"""From a digest to a deck: the parts in the template's order, timed, with their agenda."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from briefing.deck import Deck, Part, Slide, speech_minutes
from briefing.diagnostics import Report
from briefing.digest import Digest
from briefing.plan import caveats, ends
from briefing.plan.agenda import Run, entries, runs
from briefing.plan.budget import Budget
from briefing.plan.bundles import EXHIBITS
from briefing.plan.replacing import Replacer
from briefing.plan.shares import Share, chapters
from briefing.plan.speech import Index, annotated, policy, spoken, timed, used_on
from briefing.plan.topics import Subject, topic_slides
from briefing.template.model import Template

# What gives way when the slides are too few for the article, in this order.
_GIVES_WAY = ("sources", "agenda", "bottom-line", "takeaways")
_SUMMARIES = ("bottom-line", "takeaways")
_COVER_SECONDS = 15
_AGENDA_SECONDS = 20


class _Content(Struct, frozen=True):
    """The slides that say something of the article, with their notes: bottom line, topics and takeaways."""

    front: Slide | None
    topics: tuple[Slide, ...]
    last: Slide | None

    @property
    def used(self) -> tuple[str, ...]:
        """The ids of the points that they show."""
        slides = (self.front, *self.topics, self.last)
        return tuple(i for slide in slides if slide for i in used_on(slide))


def plan_deck(digest: Digest, template: Template, labels: Mapping[str, str], report: Report, budget: Budget) -> Deck:
    """The deck for `template`'s audience within `budget`: what is said, where, in which kind of slide.

    Every slide with points names the sections behind them and carries their sentences in its notes; no title occurs
    twice. Adds diagnostics to `report` for what found no room.
    """
    subject = Subject(digest, Index.of(digest), template, labels, budget)
    parts = _parts(subject)
    front = ends.bottom_line(digest, subject.index, labels) if "bottom-line" in parts else None
    made = topic_slides(subject, max(1, budget.slides - _fixed(parts, template)), front, report)
    content = _content(subject, parts, front, [m.slide for m in made])
    return _finished(subject, list(_in_order(subject, parts, content)), [m.share for m in made])


# --- how many slides for what --------------------------------------------------------------------------------


def _parts(subject: Subject) -> list[str]:
    """The template's parts, less what gives way so that topics keep at least half of the slides.

    The sources give way to any section that would have to share a slide, if the cover can hold the notices: every
    slide names its own sources. What one topic slide can say needs neither bottom line nor takeaways.
    """
    digest, template, budget = subject.digest, subject.template, subject.budget
    parts = [p for p in template.deck.parts if p == "topics" or p in template.deck.kinds]
    if _is_short(subject):
        parts = [p for p in parts if p not in _SUMMARIES]
    sections = sum(1 for chapter in chapters(digest) if chapter[0].heading)
    half = min(sections, (budget.slides + 1) // 2)
    for name in _GIVES_WAY:
        wanted = max(1, sections if name == "sources" and sections + len(parts) - 2 <= budget.slides else half)
        if budget.slides - _fixed(parts, template) >= wanted:
            continue
        if name in parts and not (name == "sources" and not ends.on_cover(digest) and budget.slides > 5):
            parts.remove(name)
    return parts


def _is_short(subject: Subject) -> bool:
    """Whether a single slide says all that the article says: its title and its bullets."""
    said = sum(1 for p in subject.digest.points() if p.role not in EXHIBITS)
    return len(chapters(subject.digest)) == 1 and said <= subject.budget.bullets + 1


def _fixed(parts: Sequence[str], template: Template) -> int:
    """How many slides are not of topics."""
    return sum(1 for part in parts if part != "topics") + len(template.deck.extra)


# --- the parts -----------------------------------------------------------------------------------------------


def _content(subject: Subject, parts: Sequence[str], front: Slide | None, topics: Sequence[Slide]) -> _Content:
    """What the deck says, annotated; the takeaways are chosen last, for they say what nothing else does.

    A single topic slide is its own takeaway.
    """
    index = subject.index
    said = used_on(front) if front else ()
    shown = [point for s in topics for point in used_on(s)]
    titles = [s.title.text for s in (*topics, front) if s]
    last = None
    if "takeaways" in parts and len(topics) > 1:
        last = ends.takeaways(subject.digest, index, said, shown, titles, subject.labels)
    return _Content(
        annotated(front, index) if front else None,
        tuple(annotated(s, index) for s in topics),
        annotated(last, index) if last else None,
    )


def _in_order(subject: Subject, parts: Sequence[str], content: _Content) -> Iterator[tuple[str, Slide]]:
    """Every slide with the name of its part, the template's own slides behind the part that they follow."""
    own = ends.extras(subject.digest, subject.template)
    for part in parts:
        yield from ((part, slide) for slide in _of_part(part, subject, parts, content))
        yield from ((part, slide) for after, slide in own if after == part)
    yield from (("", slide) for after, slide in own if after not in parts)


def _of_part(part: str, subject: Subject, parts: Sequence[str], content: _Content) -> tuple[Slide, ...]:
    """The slides of one part, the agenda still without entries; empty where there is nothing to show."""
    digest, labels = subject.digest, subject.labels
    match part:
        case "title":
            cover = ends.cover(digest, subject.template, labels, only="sources" not in parts)
            return (spoken(cover, _COVER_SECONDS, cover.title),)
        case "bottom-line":
            return (content.front,) if content.front else ()
        case "agenda":
            return (spoken(ends.agenda((), 0, labels), _AGENDA_SECONDS),)
        case "topics":
            return content.topics
        case "sources":
            final = caveats.sources(digest, subject.index, content.used, labels)
            return (final,) if final else ()
        case "takeaways":
            return (content.last,) if content.last else ()
        case _:
            return ()


# --- the whole deck ------------------------------------------------------------------------------------------


def _finished(subject: Subject, slides: Sequence[tuple[str, Slide]], shares: Sequence[Share]) -> Deck:
    """The slides timed, the agenda filled in, and the template's words put in place."""
    digest, template, labels = subject.digest, subject.template, subject.labels
    clocked = timed([s for _, s in slides], template.audience.minutes)
    named = runs(shares, labels)
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

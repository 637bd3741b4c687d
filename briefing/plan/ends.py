"""The slides at both ends: cover, bottom line and agenda; sources, takeaways and the template's fixed slides."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from briefing.deck import (
    AgendaEntry,
    AgendaSlide,
    BottomLineSlide,
    Bullet,
    BulletsSlide,
    Line,
    Origin,
    Reference,
    Slide,
    SourcesSlide,
    TakeawaysSlide,
    TitleSlide,
)
from briefing.digest import Digest, KeyPoint, RelationKind, Role, Topic
from briefing.plan.budget import SLIDE_WORDS
from briefing.plan.bundles import EXHIBITS, fixed, in_one
from briefing.plan.speech import Index
from briefing.plan.wording import label, same_words, source, word_count
from briefing.template.fill import fill
from briefing.template.model import ExtraSlide, Template

_COVER_WORDS = 25
_PANEL_WORDS = 16
_TAKEAWAYS = 3
# More sections than this do not go on a slide beside the caveats.
_REFERENCES = 8
_TAKEAWAY_WORDS = range(5, 25)
# What a listener can do something with: what limits, what is to come, what is set against what.
_TOLD = 0.7  # for sections that opened the briefing already
_LASTING = {Role.LIMIT: 1.2, Role.OUTLOOK: 1.15, Role.CONTRAST: 1.15, Role.CAUSE: 1.1}


def cover(digest: Digest, template: Template, labels: Mapping[str, str], *, only: bool) -> TitleSlide:
    """Title, whose briefing it is, and what the reader must know of the source; `only`: no other slide says that."""
    kicker = f"{labels['briefing']}  |  {labels['minutes']}".format(
        audience=template.title or template.name, minutes=template.audience.minutes
    )
    title = digest.title or digest.source
    notices = tuple(Line(c.text) for c in digest.caveats)
    if not only and sum(word_count(n.text) for n in notices) > _COVER_WORDS:
        notices = ()
    return TitleSlide(
        "title",
        Line(title),
        Line(kicker, Origin.LABEL),
        subtitle=_byline(digest, labels),
        lines=(*notices, label(labels["from-article"], source=PurePath(digest.source).name)),
    )


def _byline(digest: Digest, labels: Mapping[str, str]) -> Line:
    by = labels["by"].format(author=digest.byline) if digest.byline else ""
    return Line("  |  ".join(part for part in (by, digest.date) if part), Origin.LABEL)


def bottom_line(digest: Digest, index: Index, labels: Mapping[str, str]) -> BottomLineSlide | None:
    """The thesis as the title, the other statements beside it, below their sections' headings where there is room.

    None where the article offers none; the last statements go if a slide cannot hold them.
    """
    points = [index.points[i] for i in digest.bottom_line if i in index.points]
    if not points:
        return None
    thesis = points[0]
    if word_count(thesis.text) <= _PANEL_WORDS and not fixed(thesis):
        title, kicker, rest = source(thesis.text.rstrip("."), thesis), label(labels["bottom-line"]), points[1:]
    else:
        title, kicker, rest = label(labels["bottom-line"]), Line(digest.title), points
    headed = tuple(Bullet(Line(index.topics[p.id].heading), (source(p.text, p), *fixed(p))) for p in rest)
    if word_count(title.text) + sum(_words(b) for b in headed) <= SLIDE_WORDS and all(b.line.text for b in headed):
        return BottomLineSlide("bottom-line", title, kicker, statements=headed)
    statements = [Bullet(source(p.text, p), fixed(p)) for p in rest]
    while len(statements) > 1 and word_count(title.text) + sum(_words(b) for b in statements) > SLIDE_WORDS:
        statements.pop()
    return BottomLineSlide("bottom-line", title, kicker, statements=tuple(statements))


def _words(bullet: Bullet) -> int:
    return sum(word_count(line.text) for line in (bullet.line, *bullet.details))


def agenda(entries: Sequence[AgendaEntry], seconds: int, digest: Digest, labels: Mapping[str, str]) -> AgendaSlide:
    """The parts with their lengths; `seconds` is the length of the whole briefing."""
    minutes = max(1, math.ceil(seconds / 60))
    title = label(labels["agenda-title"], parts=len(entries), minutes=minutes)
    return AgendaSlide("agenda", title, label(labels["agenda"]), entries=tuple(entries))


def sources(digest: Digest, references: tuple[Reference, ...], labels: Mapping[str, str]) -> SourcesSlide:
    """The article's notices, verbatim, and the sections that the deck rests on."""
    caveats = tuple(Line(c.text) for c in digest.caveats)
    title = label(labels["caveats-title"] if caveats else labels["sections-used"])
    named = tuple(r if r.heading else replace(r, heading=labels["overview"]) for r in references)
    listed = _fewer(named, digest)
    return SourcesSlide("sources", title, label(labels["caveats"]), caveats=caveats, references=listed)


def _fewer(references: tuple[Reference, ...], digest: Digest) -> tuple[Reference, ...]:
    """The references as they are, if they go on a slide; else by chapter; else the article from first to last."""
    if len(references) <= _REFERENCES:
        return references
    known = {t.mark: t for t in digest.topics}
    joined: dict[str, list[Reference]] = {}
    for reference in references:
        joined.setdefault(_top(known[reference.mark], known).mark, []).append(reference)
    merged = tuple(_span(found, mark, known[mark].heading) for mark, found in joined.items())
    if len(merged) <= _REFERENCES:
        return merged
    return (_span(references, f"{references[0].mark}–{references[-1].mark}", digest.title),)


def _top(topic: Topic, known: Mapping[str, Topic]) -> Topic:
    """The chapter that `topic` belongs to; `known`: all sections by their marks."""
    while topic.parent in known and topic.parent != topic.mark:
        topic = known[topic.parent]
    return topic


def _span(references: Sequence[Reference], mark: str, heading: str) -> Reference:
    return Reference(mark, heading, min(r.line for r in references), max(r.last_line for r in references))


def takeaways(
    digest: Digest, index: Index, shown: Sequence[str], titles: Iterable[str], labels: Mapping[str, str]
) -> TakeawaysSlide | None:
    """Up to three points of different sections that were shown, but neither as titles nor on the bottom line."""
    said = {same_words(t) for t in titles}
    front = set(digest.bottom_line)
    points = [index.points[i] for i in dict.fromkeys(shown) if i in index.points and i not in front]
    leads = Counter(r.other for p in index.points.values() for r in p.relations if r.kind is RelationKind.LEANS)
    fit = [p for p in points if _is_takeaway(p) and leads[p.id] < 2 and same_words(p.text) not in said]
    fit = fit or [index.points[i] for i in digest.bottom_line if i in index.points]
    chosen = _distinct(fit, index, {index.mark(i) for i in front if i in index.topics})
    if not chosen:
        return None
    made = tuple(Bullet(line) if (line := in_one(p)) else Bullet(source(p.text, p), fixed(p)) for p in chosen)
    return TakeawaysSlide("takeaways", label(labels["takeaways-title"]), label(labels["takeaways"]), takeaways=made)


def _is_takeaway(point: KeyPoint) -> bool:
    """Whether the point stands on its own: short, whole, not leaning on another or corrected by one."""
    tied = (RelationKind.LEANS, RelationKind.CORRECTION)
    alone = not any(r.kind in tied for r in point.relations)
    return alone and not point.items and point.role not in EXHIBITS and word_count(point.text) in _TAKEAWAY_WORDS


def _distinct(points: Sequence[KeyPoint], index: Index, front: set[str]) -> list[KeyPoint]:
    """The weightiest, one a chapter, rather of sections that the bottom line leaves out; in source order."""

    def worth(point: KeyPoint) -> float:
        fresh = 1.0 if index.mark(point.id) not in front else _TOLD
        named = 1.0 if index.topics[point.id].heading else _TOLD
        return point.salience * _LASTING.get(point.role, 1.0) * fresh * named

    chosen: dict[str, KeyPoint] = {}
    for point in sorted(points, key=lambda p: -worth(p)):
        topic = index.topics[point.id]
        if len(chosen) < _TAKEAWAYS:
            chosen.setdefault(topic.parent or topic.mark, point)
    return sorted(chosen.values(), key=lambda p: min(s.start for s in p.spans))


def extras(digest: Digest, template: Template) -> list[tuple[str, Slide]]:
    """The template's fixed slides, each with the part that it follows."""
    return [
        (extra.after, _extra(extra, number, digest, template))
        for number, extra in enumerate(template.deck.extra, start=1)
    ]


def _extra(extra: ExtraSlide, number: int, digest: Digest, template: Template) -> Slide:
    title, *lines = (
        Line(fill(text, template, digest.title, digest.byline), Origin.LABEL) for text in (extra.title, *extra.bullets)
    )
    bullets = tuple(Bullet(line) for line in lines if line.text)
    return BulletsSlide(f"extra-{number}", title, bullets=bullets, rule="extra")

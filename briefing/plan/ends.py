"""The slides at both ends: cover, bottom line and agenda; takeaways and the template's fixed slides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import PurePath

from msgspec.structs import replace

from briefing.deck import (
    BETWEEN,
    AgendaEntry,
    AgendaSlide,
    BottomLineSlide,
    Bullet,
    BulletsSlide,
    Line,
    Origin,
    Slide,
    TakeawaysSlide,
    TitleSlide,
)
from briefing.digest import Digest, KeyPoint, RelationKind, Role
from briefing.plan.budget import SLIDE_WORDS
from briefing.plan.bundles import fixed, in_one
from briefing.plan.speech import Index
from briefing.plan.wording import label, overlap, same_words, source, word_count
from briefing.template.fill import fill
from briefing.template.model import ExtraSlide, Template

_COVER_WORDS = 25
_TELLING_SECONDS = 60
_PANEL_WORDS, _PANEL_LETTERS = 24, 18  # what the panel holds, and a line of it, at 24 pt
_LEAST_HEADED = 2  # statements: rather so many below their sections' headings than more without
_TAKEAWAYS = 3
_LONGEST_TAKEAWAY = 28  # words: two lines of a third of a slide at reading size
# Preferences among takeaways, not measurements: enough to decide between points that last about equally.
_TOLD = 0.8  # for sections that opened the briefing already
_SHOWN = 0.9  # for what stands on another slide already
_TITLED = 0.7  # for what heads one: it was said loudly once
_POSSIBLE = 0.6  # for what may come: a possibility is seldom what a listener should go home with
_ALIKE = 0.5  # of their longer words: so much in common is the same thing said twice
_SAME_CHAPTER = 0.4  # for what comes from a chapter of which one takeaway is taken
_SAME_PARAGRAPH = 0.5  # and for what stands beside it there
_UNEVEN = 0.6  # for what is more than twice as long as the first one, or not half as long


def cover(digest: Digest, template: Template, labels: Mapping[str, str], *, only: bool) -> TitleSlide:
    """Title, whose briefing it is, and what the reader must know of the source; `only`: no other slide says that."""
    kicker = f"{labels['briefing']}  |  {labels['minutes']}".format(
        audience=template.title or template.name, minutes=template.audience.minutes
    )
    title = digest.title or digest.source
    notices = tuple(Line(c.text) for c in digest.caveats)
    if not only and not on_cover(digest):
        notices = ()
    return TitleSlide(
        "title",
        Line(title),
        Line(kicker, Origin.LABEL),
        subtitle=_byline(digest, labels),
        lines=(*notices, label(labels["from-article"], source=PurePath(digest.source).name)),
    )


def on_cover(digest: Digest) -> bool:
    """Whether the cover has room for all of the article's notices."""
    return sum(word_count(c.text) for c in digest.caveats) <= _COVER_WORDS


def _byline(digest: Digest, labels: Mapping[str, str]) -> Line:
    by = labels["by"].format(author=digest.byline) if digest.byline else ""
    return Line(BETWEEN.join(part for part in (by, digest.date) if part), Origin.LABEL)


def bottom_line(digest: Digest, index: Index, labels: Mapping[str, str]) -> BottomLineSlide | None:
    """The thesis as the title, the other statements beside it, below their sections' headings.

    A thesis too long for the panel is the first statement, without headings the larger. None where the article offers
    no thesis; the last statements go if a slide cannot hold them.
    """
    points = [index.points[i] for i in digest.bottom_line if i in index.points]
    if not points:
        return None
    thesis = in_one(points[0])
    if thesis and _fits_panel(thesis.text):
        title, kicker, rest = thesis, label(labels["bottom-line"]), points[1:]
    else:
        title, kicker, rest = label(labels["bottom-line"]), Line("", Origin.LABEL), points
    room = SLIDE_WORDS - word_count(title.text)
    headed = _within(room, [_headed(p, index, labels) for p in rest])
    plain = _within(room, [_takeaway(p) for p in rest])
    named = any(index.topics[p.id].heading for p in rest)
    told_apart = len({b.line.text for b in headed}) > 1 or len(rest) < _LEAST_HEADED
    enough = len(headed) >= min(_LEAST_HEADED, len(plain)) and sum(_words(b) for b in headed) <= room
    statements = headed if named and told_apart and enough else plain
    return BottomLineSlide("bottom-line", title, kicker, statements=statements)


def _fits_panel(text: str) -> bool:
    longest = max((len(word) for word in re.split(r"[\s-]+", text)), default=0)
    return word_count(text) <= _PANEL_WORDS and longest <= _PANEL_LETTERS


def _headed(point: KeyPoint, index: Index, labels: Mapping[str, str]) -> Bullet:
    """The statement below its section's heading."""
    heading = index.topics[point.id].heading
    name = Line(heading) if heading else label(labels["overview"])
    return Bullet(name, (source(point.text, point), *fixed(point)))


def _within(words: int, statements: list[Bullet]) -> tuple[Bullet, ...]:
    """The first of the statements that so many words hold; one in any case."""
    kept = list(statements)
    while len(kept) > 1 and sum(_words(b) for b in kept) > words:
        kept.pop()
    return tuple(kept)


def _words(bullet: Bullet) -> int:
    return sum(word_count(line.text) for line in (bullet.line, *bullet.details))


def agenda(entries: Sequence[AgendaEntry], minutes: int, labels: Mapping[str, str]) -> AgendaSlide:
    """The parts with their lengths in whole minutes; `minutes` is the length of the whole briefing.

    Lengths that are all alike, or of which one is below a minute, say nothing and are left out.
    """
    lengths = [round(e.seconds / 60) for e in entries]
    if len(set(lengths)) == 1 or any(e.seconds < _TELLING_SECONDS for e in entries):
        entries = [replace(e, seconds=0) for e in entries]
    title = label(labels["agenda-title"], parts=len(entries), minutes=minutes)
    return AgendaSlide("agenda", title, label(labels["agenda"]), entries=tuple(entries))


def takeaways(
    digest: Digest,
    index: Index,
    front: Collection[str],
    shown: Collection[str],
    titles: Iterable[str],
    labels: Mapping[str, str],
) -> TakeawaysSlide | None:
    """Up to three points of different sections, rather such as no other slide shows or has for its title; none of them
    says what the bottom line (`front`) says."""
    titled = {same_words(t) for t in titles}
    above = [index.points[i].text for i in front if i in index.points]
    points = [p for p in index.points.values() if all(overlap(p.text, other) < _ALIKE for other in above)]
    leads = Counter(r.other for p in index.points.values() for r in p.relations if r.kind is RelationKind.LEANS)
    fit = [p for p in points if _is_takeaway(p) and leads[p.id] < 2]
    fit = fit or [index.points[i] for i in digest.bottom_line if i in index.points]
    told = {index.mark(i) for i in front if i in index.topics}
    worths = {p.id: _worth(p, index, told, set(shown), titled) for p in fit}
    chosen = _distinct(fit, index, worths)
    if not chosen:
        return None
    made = tuple(map(_takeaway, chosen))
    return TakeawaysSlide("takeaways", label(labels["takeaways-title"]), label(labels["takeaways"]), takeaways=made)


def _is_takeaway(point: KeyPoint) -> bool:
    """Whether the point stands alone and, with what must stand below it, is short enough to be kept in mind."""
    return point.lasting > 0 and _words(_takeaway(point)) <= _LONGEST_TAKEAWAY


def _takeaway(point: KeyPoint) -> Bullet:
    """The point in one line if that is possible, else with what must stand below it."""
    line = in_one(point)
    return Bullet(line) if line else Bullet(source(point.text, point), fixed(point))


def _worth(point: KeyPoint, index: Index, told: set[str], shown: set[str], titled: set[str]) -> float:
    """How much a listener keeps of the point: what lasts of it, less for what was told before."""
    worth = point.lasting * (_TOLD if index.mark(point.id) in told else 1.0)
    worth *= _POSSIBLE if point.role is Role.OUTLOOK else 1.0
    if same_words(point.text) in titled:
        return worth * _TITLED
    return worth * (_SHOWN if point.id in shown else 1.0)


def _distinct(points: Sequence[KeyPoint], index: Index, worths: Mapping[str, float]) -> list[KeyPoint]:
    """The weightiest in source order, of about one length and rather of different chapters; none says another again."""
    chosen: list[KeyPoint] = []
    open_ = list(points)
    while open_ and len(chosen) < _TAKEAWAYS:
        best = max(open_, key=lambda p: worths[p.id] * _beside(p, chosen, index))
        chosen.append(best)
        open_ = [p for p in open_ if p is not best and overlap(p.text, best.text) < _ALIKE]
    return sorted(chosen, key=lambda p: min(s.start for s in p.spans))


def _beside(point: KeyPoint, chosen: Sequence[KeyPoint], index: Index) -> float:
    """How well a point stands beside those chosen: less if its chapter is told, or its length is out of proportion."""
    if not chosen:
        return 1.0
    ratio = word_count(point.text) / word_count(chosen[0].text)
    beside = [p for p in chosen if index.chapter(point.id) == index.chapter(p.id)]
    near = any(p.paragraph == point.paragraph and index.mark(p.id) == index.mark(point.id) for p in beside)
    share = (1.0 if 0.5 <= ratio <= 2 else _UNEVEN) * (_SAME_CHAPTER if beside else 1.0)
    return share * (_SAME_PARAGRAPH if near else 1.0)


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

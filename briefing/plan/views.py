"""A share with its words chosen: the title, and what stands below it. What the layout rules look at."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from briefing.deck import Line
from briefing.digest import DetailKind, KeyPoint, Topic
from briefing.full_stops import without_full_stop
from briefing.plan.budget import ROOMY_WORDS, Budget
from briefing.plan.bundles import CONTINUED, Bundle, Item, Room, choose
from briefing.plan.shares import Share
from briefing.plan.titles import TitleRoom, Titles, assertion, below, heading, kicker, title_of
from briefing.plan.wording import source, word_count

# A conclusion bar is one line.
_BAR_WORDS = range(3, 14)


class Group(Struct, frozen=True):
    """The items of one section on a slide that several sections share."""

    heading: Line
    items: tuple[Item, ...]


class TopicView(Struct, frozen=True):
    """What a layout rule sees: the words of one slide, not yet in a form.

    `items` are in source order; `groups` hold the same by section, where there are several. `bar` could be a
    conclusion: what the title's own sentence says of its effect. `headings` are the article's, highest first;
    `head` is the title's point, None where the title is a heading; `of` says from how many bundles the items are.
    """

    id: str
    title: Line
    kicker: Line
    items: tuple[Item, ...] = ()
    groups: tuple[Group, ...] = ()
    exhibit: KeyPoint | None = None
    bar: Line | None = None
    headings: tuple[str, ...] = ()
    merged: bool = False
    complete: bool = False
    head: KeyPoint | None = None
    of: int = 0


class Setting(Struct, frozen=True):
    """What all views of a deck share.

    `above` maps a section's mark to the heading of the section above it, `taken` holds the titles that other slides
    have, `title_room` is what a title has to fit in, `said` the ids of the points on the bottom line.
    """

    above: Mapping[str, str]
    labels: Mapping[str, str]
    taken: Titles
    title_room: TitleRoom
    said: frozenset[str]
    budget: Budget


def view(share: Share, head: Bundle | None, setting: Setting, less: int = 0) -> TopicView:
    """The words for `share`'s slide under the title that `head` makes (the heading if None), `less` words fewer."""
    title = title_of(head) if head else heading(share, setting.taken, setting.title_room, setting.labels)
    shell = TopicView(
        share.id,
        title,
        kicker(share, title, setting.above),
        exhibit=share.exhibit,
        headings=tuple(t.heading for t in share.topics if t.heading),
        merged=share.merged,
        complete=setting.budget.complete,
    )
    if share.exhibit:
        return shell
    marks, body = [t.mark for t in share.topics], _body(share.found, head)
    room = _room(title, setting, less)
    return replace(
        shell,
        items=choose(body, room, marks),
        groups=_groups(share.topics, choose(body, _beside(room, share.topics), marks)) if len(marks) > 1 else (),
        bar=_bar(head.head) if head else None,
        head=head.head if head else None,
        of=len(body),
    )


def _room(title: Line, setting: Setting, less: int) -> Room:
    """What the title leaves for the body."""
    words = setting.budget.words - word_count(title.text) - less
    return Room(words, setting.budget.bullets, min(words, ROOMY_WORDS), setting.budget.complete, setting.said)


def _beside(room: Room, topics: Sequence[Topic]) -> Room:
    """What the headings of sections that share a slide leave, where they are shown; a point more for each of them."""
    words = room.words - sum(word_count(t.heading) for t in topics)
    return replace(room, words=words, roomy=words, bullets=room.bullets + len(topics) - 1)


def titled(share: Share, setting: Setting, needed: Collection[str] = (), *, bare: bool = False) -> Bundle | None:
    """The bundle whose point makes the title of `share`'s slide; None where the section's heading does.

    The points in `needed` (ids) are wanted below the title; a `bare` one brings no other point with it.
    """
    if setting.budget.complete:
        return None
    return assertion(share, setting.taken, setting.title_room, needed, bare=bare)


def _bar(point: KeyPoint) -> Line | None:
    """The effect that was split off the title's sentence: the dots say that it goes on here."""
    for detail in point.details:
        told = point.headline is not None and detail.text == point.headline.rest
        if detail.kind is DetailKind.EFFECT and not told and word_count(detail.text) in _BAR_WORDS:
            return source(CONTINUED + without_full_stop(detail.text), point)
    return None


# --- below the title -----------------------------------------------------------------------------------------


def _body(found: Sequence[Bundle], head: Bundle | None) -> list[Bundle]:
    """The bundles for the body: what belongs to the title's point first, then the others."""
    return [*(below(head) if head else ()), *(b for b in found if b is not head)]


def _groups(topics: Sequence[Topic], items: Sequence[Item]) -> tuple[Group, ...]:
    """The items by section, for sections that have a heading and an item."""
    made = [Group(Line(t.heading), tuple(i for i in items if i.mark == t.mark)) for t in topics]
    return tuple(g for g in made if g.items)

"""A share with its words chosen: the title, and what stands below it. What the layout rules look at."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain, count

from briefing.deck import Line, Origin
from briefing.digest import DetailKind, KeyPoint, Role, Topic
from briefing.plan.budget import ROOMY_WORDS, Budget
from briefing.plan.bundles import Bundle, Item, Room, choose
from briefing.plan.shares import Share
from briefing.plan.wording import language_of, same_words, source, tells_anecdote, word_count

# Titles are assertions of 5-13 words (VISUAL rules); a source sentence of up to this many still makes two lines.
TITLE_WORDS = range(5, 17)
# "Table 1: " and its like, in any language.
_NUMBERED = re.compile(r"^\w+\.?\s+\d+(?:\.\d+)*\s*[:.–-]\s+(?=\w)")
# A conclusion bar is one line.
_BAR_WORDS = range(3, 14)
# An article's title of up to this many words stands above a heading; a longer one would outweigh it.
_KICKER_WORDS = 6
# A share's own assertion: shorter than a section's, for nobody has chosen it.
_OWN_TITLE_WORDS = range(5, 14)
_ASSERTIONS = (Role.CLAIM, Role.LIMIT, Role.CONTRAST, Role.CAUSE, Role.OUTLOOK, Role.QUANTITY, Role.EVENT)
_OPENS_WITH_LETTER = re.compile(r"[^\W\d_]")
_ENOUGH_BELOW = 2  # bundles


@dataclass(frozen=True, slots=True)
class Group:
    """The items of one section on a slide that several sections share."""

    heading: Line
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class TopicView:
    """What a layout rule sees: the words of one slide, not yet in a form.

    `items` are in source order; `groups` hold the same by section, where there are several. `bar` could be a
    conclusion: what the title's own sentence says of its effect. `headings` are the article's, highest first;
    `weight` is the salience of the title's point.
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
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Setting:
    """What all views of a deck share.

    `article` is its title, `above` maps a section's mark to the heading of the section above it, `taken` holds the
    titles that other slides have, `said` the ids of the points on the bottom line, `language` is the article's.
    """

    article: str
    above: Mapping[str, str]
    labels: Mapping[str, str]
    taken: Set[str]
    said: frozenset[str]
    budget: Budget
    language: str = "en"


def view(share: Share, head: Bundle | None, setting: Setting, less: int = 0) -> TopicView:
    """The words for `share`'s slide under the title that `head` makes (the heading if None), `less` words fewer."""
    title = source(head.head.text.rstrip("."), head.head) if head else _named(share, setting)
    shell = TopicView(
        share.id,
        title,
        _kicker(share, title, setting),
        exhibit=share.exhibit,
        headings=tuple(t.heading for t in share.topics if t.heading),
        merged=share.merged,
        complete=setting.budget.complete,
    )
    if share.exhibit:
        return shell
    marks, below = [t.mark for t in share.topics], _below(share.found, head)
    room = _room(title, setting, less)
    return replace(
        shell,
        items=choose(below, room, marks),
        groups=_groups(share.topics, choose(below, _beside(room, share.topics), marks)) if len(marks) > 1 else (),
        bar=_bar(head.head) if head else None,
        weight=head.salience if head else 0.0,
    )


def _room(title: Line, setting: Setting, less: int) -> Room:
    """What the title leaves for the body."""
    words = setting.budget.words - word_count(title.text) - less
    return Room(words, setting.budget.bullets, min(words, ROOMY_WORDS), setting.budget.complete, setting.said)


def _beside(room: Room, topics: Sequence[Topic]) -> Room:
    """What the headings of sections that share a slide leave, where they are shown; a point more for each of them."""
    words = room.words - sum(word_count(t.heading) for t in topics)
    return replace(room, words=words, roomy=words, bullets=room.bullets + len(topics) - 1)


# --- titles --------------------------------------------------------------------------------------------------


def titled(share: Share, setting: Setting) -> Bundle | None:
    """The bundle whose point makes the title: the section's assertion, if enough is left to stand below it.

    A section of one point is titled by it if another leans on it.
    """
    if share.exhibit or setting.budget.complete or not share.found:
        return None
    if len(share.found) == 1:
        return share.found[0] if share.found[0].leaning and _fits_title(share.found[0], setting.taken) else None
    # A subsection's assertion would speak for its whole section, one section's for all that share the slide.
    if share.merged:
        return None
    asserted = [b for b in share.found if b.head.id == share.topics[0].assertion]
    asserted += _asserting(share, setting) if share.turn > 1 else []
    return next((b for b in asserted if _fits_title(b, setting.taken)), None)


def _asserting(share: Share, setting: Setting) -> list[Bundle]:
    """What could title a further slide of a section: its claims, the weightiest first, if enough is left."""
    if len(share.found) < _ENOUGH_BELOW + 1:
        return []
    language = language_of(setting.language)
    claims = [b for b in share.found if b.head.role in _ASSERTIONS and _OPENS_WITH_LETTER.match(b.head.text)]
    claims = [b for b in claims if word_count(b.head.text) in _OWN_TITLE_WORDS and not b.head.text.endswith("?")]
    return sorted((b for b in claims if not tells_anecdote(b.head.text, language)), key=lambda b: -b.salience)


def _fits_title(bundle: Bundle, taken: Set[str]) -> bool:
    """Whether the point can stand as a title: short, whole on its own, not yet a title."""
    point = bundle.head
    whole = not (bundle.bound or point.items or any(d.required for d in point.details))
    return whole and word_count(point.text) in TITLE_WORDS and same_words(point.text.rstrip(".")) not in taken


def _named(share: Share, setting: Setting) -> Line:
    """The section's heading, told apart by its turn or mark where it is a title already."""
    topic = share.topics[0]
    if share.exhibit and (caption := _caption(share.exhibit)) and same_words(caption) not in setting.taken:
        return source(caption, share.exhibit)
    heading = topic.heading or setting.labels["overview"]
    if share.exhibit and share.exhibit.role is Role.QUOTATION and same_words(heading) in setting.taken:
        heading = share.exhibit.speaker or heading
    origin = Origin.SOURCE if topic.heading else Origin.LABEL
    options = [heading, f"{heading} ({topic.mark})"]
    if share.turns > 1 and share.turn > 1:
        options.insert(0, setting.labels["continued"].format(title=heading, part=share.turn, parts=share.turns))
    numbered = (f"{heading} ({topic.mark}, {n})" for n in count(2))
    return Line(next(text for text in chain(options, numbered) if same_words(text) not in setting.taken), origin)


def _caption(point: KeyPoint) -> str:
    """What the article calls its table or figure, if that is short enough for a title."""
    text = _NUMBERED.sub("", (getattr(point.payload, "caption", "") or "").strip()).rstrip(".")
    return text if text and word_count(text) < TITLE_WORDS.stop else ""


def _kicker(share: Share, title: Line, setting: Setting) -> Line:
    """The section's own heading; where the title says it already, the one above it or a short title of the article."""
    first = share.topics[0]
    names = [setting.above.get(first.mark, "")]
    if first.heading and same_words(first.heading) != same_words(title.text) and not share.merged:
        names.insert(0, first.heading)
    if word_count(setting.article) <= _KICKER_WORDS:
        names.append(setting.article)
    return next((Line(n) for n in names if n), Line("", Origin.LABEL))


def _bar(point: KeyPoint) -> Line | None:
    """The effect that was split off the title's sentence: the dots say that it goes on here."""
    for detail in point.details:
        if detail.kind is DetailKind.EFFECT and word_count(detail.text) in _BAR_WORDS:
            return source(f"… {detail.text.rstrip('.')}", point)
    return None


# --- below the title -----------------------------------------------------------------------------------------


def _below(found: Sequence[Bundle], head: Bundle | None) -> list[Bundle]:
    """The bundles for the body; what leans on the title's point comes first, right below it."""
    rest = [b for b in found if b is not head]
    if head is None or not head.leaning or len(rest) == len(found):
        return rest
    leaner, *others = head.leaning
    return [Bundle(leaner, head.mark, leaning=tuple(others)), *rest]


def _groups(topics: Sequence[Topic], items: Sequence[Item]) -> tuple[Group, ...]:
    """The items by section, for sections that have a heading and an item."""
    made = [Group(Line(t.heading), tuple(i for i in items if i.mark == t.mark)) for t in topics]
    return tuple(g for g in made if g.items)

"""The title of a topic slide: the claim that speaks for what stands below it, else the section's heading."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from itertools import chain, count

from msgspec import Struct, field

from briefing.deck import Line, Origin
from briefing.digest import KeyPoint, Role
from briefing.fonts import typeface
from briefing.full_stops import without_full_stop
from briefing.plan.budget import LEAST_UNNAMED
from briefing.plan.bundles import CONTINUED, Bundle
from briefing.plan.shares import Share
from briefing.plan.wording import capitalised, same_words, source, word_count
from briefing.template.model import Template, TextRole

_LINES = 2
_CONTENT_PT = {"16:9": 852.0, "4:3": 612.0}  # the width of a title on the base masters
# What a claim must be worth as a title (`KeyPoint.headline`, 1 is usual): below this the heading says more.
LEAST = 0.4
# Titles that share so many of their terms say the same.
_ALIKE = 0.6
_ENOUGH_BELOW = 2  # points
_NAMING = 2  # points, of whose names one may stand for the slide
_CAPTION_WORDS = 17
_NAMES = 3  # of sections that share a slide, in its title; the first and the last of more
# "Table 1: " and its like, in any language.
_NUMBERED = re.compile(r"^\w+\.?\s+\d+(?:\.\d+)*\s*[:.–-]\s+(?=\w)")


class TitleRoom(Struct, frozen=True):
    """Where a title must fit: in two lines of `width_pt`, in this family, bold, at the largest size of its ladder."""

    family: str
    size_pt: float
    width_pt: float

    @classmethod
    def of(cls, template: Template) -> TitleRoom:
        sizes = template.theme.deck[TextRole.TITLE]
        return cls(template.theme.fonts.heading, sizes[0], _CONTENT_PT[template.deck.aspect])

    def holds(self, text: str) -> bool:
        """Whether `text`, broken at its spaces, takes at most two lines."""
        face = typeface(self.family, bold=True)
        space, lines, used = face.width(" ", self.size_pt), 1, 0.0
        for word in text.split():
            width = face.width(word, self.size_pt)
            if used and used + space + width > self.width_pt:
                lines, used = lines + 1, width
            else:
                used += (space if used else 0.0) + width
        return lines <= _LINES


class Titles(Struct):
    """The titles that slides have already: `words` as `same_words` gives them, `claims` the terms of assertions."""

    words: set[str] = field(default_factory=set)
    claims: list[frozenset[str]] = field(default_factory=list)

    def add(self, title: Line, head: KeyPoint | None = None) -> None:
        self.words.add(same_words(title.text))
        if head:
            self.claims.append(head.terms)

    def has(self, text: str) -> bool:
        return same_words(text) in self.words

    def has_like(self, point: KeyPoint) -> bool:
        """Whether a title says the same as `point`, or nearly so."""
        near = (len(point.terms & c) / (len(point.terms | c) or 1) for c in self.claims)
        return any(share >= _ALIKE for share in near)


def assertion(
    share: Share, taken: Titles, room: TitleRoom, needed: Collection[str] = (), *, bare: bool = False
) -> Bundle | None:
    """The bundle whose point makes the title of `share`'s slide: its best claim, if enough is left to stand below it.

    One section's claim would speak for all that share a slide, a subsection's for its section. The points in `needed`
    (ids) are no titles, and of the `bare` ones nothing needs to stand below.
    """
    enough = _ENOUGH_BELOW if _is_named(share) else 1
    if share.exhibit or share.merged or sum(_points(b) for b in share.found) <= enough:
        return None
    own = (b for b in share.found if b.mark == share.topics[0].mark and b.head.id not in needed)
    able = [b for b in own if _may_title(b, taken, room) and not (bare and below(b))]
    able = [b for b in able if _is_worth(b, LEAST) and _speaks_for(b, share)] or _for_want_of_a_name(able, share)
    return max(able, key=lambda b: (round(_worth(b, share), 6), -b.head.rank), default=None)


def _is_named(share: Share) -> bool:
    """Whether a heading is at hand that no slide before it has."""
    return bool(share.topics[0].heading) and share.turn == 1


def _points(bundle: Bundle) -> int:
    return 1 + len(bundle.bound) + len(bundle.leaning)


def _may_title(bundle: Bundle, taken: Titles, room: TitleRoom) -> bool:
    headline = bundle.head.headline
    if headline is None or bundle.bound:
        return False
    text = title_of(bundle).text
    return room.holds(text) and not taken.has(text) and not taken.has_like(bundle.head)


def _is_worth(bundle: Bundle, least: float) -> bool:
    return bundle.head.headline is not None and bundle.head.headline.worth >= least


def _for_want_of_a_name(able: Iterable[Bundle], share: Share) -> list[Bundle]:
    """The lesser claims that may title a slide without a heading of its own: any says more than "Overview (7/9)"."""
    return [] if _is_named(share) else [b for b in able if _is_worth(b, LEAST_UNNAMED)]


def title_of(bundle: Bundle) -> Line:
    """The title that the bundle's point makes: what of it stands alone."""
    headline = bundle.head.headline
    return source(without_full_stop(headline.text if headline else bundle.head.text), bundle.head)


def below(bundle: Bundle) -> tuple[Bundle, ...]:
    """What must stand right below the bundle's title: the rest of its sentence, and what leans on it."""
    head, headline = bundle.head, bundle.head.headline
    if headline and headline.rest:
        told = CONTINUED + without_full_stop(headline.rest)
        rest = KeyPoint(head.id, told, head.sentence, Role.CLAIM, head.spans, rank=-1)
        return (Bundle(rest, bundle.mark, leaning=bundle.leaning),)
    if not bundle.leaning:
        return ()
    leaner, *others = bundle.leaning
    return (Bundle(leaner, bundle.mark, leaning=tuple(others)),)


def _speaks_for(bundle: Bundle, share: Share) -> bool:
    """Whether the claim says something of what the slide is about: a verdict, or one that shares terms with it."""
    headline = bundle.head.headline
    return (headline is not None and headline.verdict) or bool(bundle.head.terms & _about(bundle, share))


def _about(bundle: Bundle, share: Share) -> frozenset[str]:
    """The terms of the share's other points, of its heading and of the article's title."""
    others = (p for b in share.found if b is not bundle for p in (b.head, *b.bound, *b.leaning))
    return share.topics[0].terms.union(*(p.terms for p in others))


def _worth(bundle: Bundle, share: Share) -> float:
    """How well the claim would title this slide: what it is worth by itself, and how much of it the others speak of."""
    worth = bundle.head.headline.worth if bundle.head.headline else 0.0
    return worth * (1 + len(bundle.head.terms & _about(bundle, share)) / (len(bundle.head.terms) or 1))


# --- headings ------------------------------------------------------------------------------------------------


def heading(share: Share, taken: Titles, room: TitleRoom, labels: Mapping[str, str]) -> Line:
    """The section's heading, told apart by its turn or mark where it is a title already; all headings where sections
    share the slide, or the first and the last of them."""
    topic = share.topics[0]
    if share.exhibit and (caption := _caption(share.exhibit)) and not taken.has(caption):
        return source(caption, share.exhibit)
    name = _joint(share, room) or topic.heading or _named(share, taken) or labels["overview"]
    nameless = taken.has(name) or not topic.heading
    if share.exhibit and share.exhibit.role is Role.QUOTATION and nameless and " " in share.exhibit.speaker:
        name = share.exhibit.speaker  # a full name: a surname alone tells nobody anything
    origin = Origin.LABEL if name == labels["overview"] != topic.heading else Origin.SOURCE
    options = [name, *_exhibited(share, name, labels), *([f"{name} ({topic.mark})"] if topic.heading else [])]
    if share.turns > 1 and share.turn > 1 and name in (topic.heading, labels["overview"]):
        options.insert(0, labels["continued"].format(title=name, part=share.turn, parts=share.turns))
    numbered = (f"{name} ({topic.mark}, {n})" if topic.heading else f"{name} ({n})" for n in count(2))
    return Line(next(text for text in chain(options, numbered) if not taken.has(text)), origin)


def _named(share: Share, taken: Titles) -> str:
    """What most of the slide's points name, in their words, rather in several; of equals the first. "" if nothing.

    A single common noun ("Market") says nothing, a name that most points do not speak of too little where "Overview"
    can stand: on a section's first slide.
    """
    best = sorted(share.found, key=lambda b: b.rank)[:_NAMING]  # what the slide will show
    texts = [p.sentence.casefold() for b in share.found for p in (b.head, *b.bound, *b.leaning)]
    names = dict.fromkeys(n for b in best for n in b.head.names if not taken.has(n))
    told = {n: sum(n.casefold() in text for text in texts) for n in names}
    enough = 1 if share.turn > 1 else max(2, len(texts) // 2)
    able = {n: t for n, t in told.items() if (n[0].isupper() or " " in n) and t >= enough}
    return capitalised(max(able, key=lambda n: (able[n], word_count(n)), default=""))


def _exhibited(share: Share, name: str, labels: Mapping[str, str]) -> list[str]:
    """The heading as that of a table or picture, where other slides of the section have it already."""
    match share.exhibit.role if share.exhibit else None:
        case Role.TABLE:
            return [labels["numbers-title"].format(title=name)]
        case Role.FIGURE:
            return [labels["picture-title"].format(title=name)]
        case _:
            return []


def _joint(share: Share, room: TitleRoom) -> str:
    """The headings of the sections that share a slide; "" if it has one section."""
    marks = {t.mark for t in share.topics}
    names = [t.heading for t in share.topics if t.parent not in marks and t.heading]
    if not share.merged or len(names) < 2:
        return ""
    joined = " · ".join(names)
    return joined if len(names) <= _NAMES and room.holds(joined) else f"{names[0]} – {names[-1]}"


def _caption(point: KeyPoint) -> str:
    """What the article calls its table or figure, if that is short enough for a title."""
    text = _NUMBERED.sub("", (getattr(point.payload, "caption", "") or "").strip()).rstrip(".")
    return text if text and word_count(text) < _CAPTION_WORDS else ""


def kicker(share: Share, title: Line, above: Mapping[str, str]) -> Line:
    """The section's own heading; where the title says it already, the one above it."""
    first = share.topics[0]
    names = [above.get(first.mark, "")]
    if first.heading and same_words(first.heading) != same_words(title.text) and not share.merged:
        names.insert(0, first.heading)
    return next((Line(n) for n in names if n), Line("", Origin.LABEL))

"""Which sections share a slide: the article's topics divided over the slides that there are.

With room every subsection has a slide of its own, tables and figures too; short of room subsections stand with their
section, and only as a last resort do neighbouring sections share a slide. Nothing is regrouped: the author's order
and hierarchy hold, save for the sections that the template puts first.
"""

from __future__ import annotations

import heapq
import math
import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from briefing.deck import SLIDE_KINDS, ChartSlide, FigureSlide, QuoteSlide, TableSlide
from briefing.diagnostics import Report
from briefing.digest import Digest, KeyPoint, Role, Topic
from briefing.plan.budget import LEAST_UNNAMED, MOST_SHOWN, ROOMY_WORDS, Budget
from briefing.plan.bundles import EXHIBITS, Bundle, bundles
from briefing.plan.turns import cuts
from briefing.plan.wording import pronouns, word_count
from briefing.template.model import DeckSettings

# Cards for more sections than this are too small to read.
_SECTIONS_A_SLIDE = 6
# A quotation on a slide of its own: long enough to say something, short enough to be read out.
QUOTE_WORDS = range(6, 53)
_SAID = 1  # word that introduces the speaker
_NAME_LENGTH = 3
_BESIDE_QUOTE = 2  # bundles that its section must have beside it, the quotation counted
# What a title takes of a slide's words.
_TITLE_WORDS = 12
# Below this, what does not fit is left out rather than given a slide of its own.
_WORTH_A_SLIDE = 25
_WORTH_A_LEAD = 10

_EXHIBIT_KINDS = {
    Role.TABLE: (TableSlide.kind, ChartSlide.kind),
    Role.FIGURE: (FigureSlide.kind,),
    Role.QUOTATION: (QuoteSlide.kind,),
}


class Share(Struct, frozen=True):
    """What one slide is made from.

    `topics` are the sections behind it, in order, the first one the highest; `found` their bundles. An `exhibit` has a
    slide of its own. `turn` of `turns` counts the slides of one section. `part` is the index of its chapter.
    """

    topics: tuple[Topic, ...]
    part: int
    found: tuple[Bundle, ...] = ()
    exhibit: KeyPoint | None = None
    turn: int = 1
    turns: int = 1

    @property
    def id(self) -> str:
        """An id that holds while other sections change: from the section's mark, what it shows and its turn."""
        stem = re.sub(r"[^\w.]+", "-", self.topics[0].mark.replace("§", "s").lower()).strip("-") or "s"
        tail = f"-{self.exhibit.role.value}" if self.exhibit else ""
        return stem + tail + (f"-{self.turn}" if self.turn > 1 else "")

    @property
    def merged(self) -> bool:
        """Whether sections that do not belong to each other share the slide."""
        return sum(1 for t in self.topics if not _is_below(t, self.topics)) > 1

    @property
    def words(self) -> int:
        return sum(b.words for b in self.found)


def _is_below(topic: Topic, others: Iterable[Topic]) -> bool:
    return any(topic.parent == other.mark for other in others)


def divide(
    digest: Digest, settings: DeckSettings, first: Sequence[str], budget: Budget, slots: int, report: Report
) -> tuple[Share, ...]:
    """The shares for at most `slots` slides (>= 1), in the deck's order. `first`: headings that lead, as regexes."""
    words = pronouns(digest.language)
    shares = [_whole(chapter, part, words, budget.complete) for part, chapter in enumerate(chapters(digest, first))]
    shares = [s for s in shares if _has_words(s, budget) or _exhibits(s, settings)]
    if len(shares) > slots:
        shares = _merge([s for s in shares if s.topics[0].heading] or shares, slots, report)
    return tuple(_refine(shares, slots, settings, budget, report))


def chapters(digest: Digest, first: Sequence[str] = ()) -> tuple[tuple[Topic, ...], ...]:
    """Each topic that stands at the top with those below it; those whose heading matches one of `first` lead."""
    marks = {t.mark for t in digest.topics}
    groups: list[list[Topic]] = []
    for topic in digest.topics:
        if topic.parent in marks and groups:
            groups[-1].append(topic)
        else:
            groups.append([topic])
    patterns = [re.compile(p, re.IGNORECASE) for p in first]
    order = sorted(groups, key=lambda g: next((i for i, p in enumerate(patterns) if p.search(g[0].heading)), 10**6))
    return tuple(tuple(group) for group in order)


def _whole(topics: Sequence[Topic], part: int, words: Collection[str], complete: bool) -> Share:
    return Share(tuple(topics), part, tuple(b for t in topics for b in bundles(t, words, complete=complete)))


def _has_words(share: Share, budget: Budget) -> bool:
    """Whether there is something to show: the text before the first heading may be a line of no more than a name."""
    least = 1 if share.topics[0].heading or budget.complete else _WORTH_A_LEAD
    return share.words >= least


# --- too many sections ---------------------------------------------------------------------------------------


def _merge(shares: list[Share], slots: int, report: Report) -> list[Share]:
    """Neighbours joined, the smallest first, until at most `slots` are left; what cannot be joined is left out."""
    words, roots = [s.words for s in shares], [_roots(s) for s in shares]
    while len(shares) > slots:
        pairs = [i for i in range(len(shares) - 1) if roots[i] + roots[i + 1] <= _SECTIONS_A_SLIDE]
        if not pairs:
            break
        at = min(pairs, key=lambda i: (words[i] + words[i + 1], i))
        one, two = shares[at], shares[at + 1]
        shares[at : at + 2] = [replace(one, topics=one.topics + two.topics, found=one.found + two.found)]
        words[at : at + 2], roots[at : at + 2] = [words[at] + words[at + 1]], [roots[at] + roots[at + 1]]
    kept = sorted(heapq.nlargest(slots, shares, key=_salience), key=lambda s: s.part)
    parts = {s.part for s in kept}
    lost = [t.heading for s in shares if s.part not in parts for t in s.topics]
    if lost:
        report.warning(
            "PLN001",
            f"No room for {len(lost)} sections: {'; '.join(lost[:5])}{' ...' if len(lost) > 5 else ''}.",
            hint="Raise audience.max_slides, or name the sections that matter in audience.sections_only.",
        )
    return kept


def _roots(share: Share) -> int:
    return sum(1 for t in share.topics if not _is_below(t, share.topics))


def _salience(share: Share) -> float:
    return max((b.salience for b in share.found), default=0.0)


# --- room to spare -------------------------------------------------------------------------------------------


def _refine(shares: list[Share], slots: int, settings: DeckSettings, budget: Budget, report: Report) -> Iterator[Share]:
    """Shares taken apart while slots last: exhibits first, then subsections, then what is too much for one slide."""
    spare = slots - len(shares)
    taken, spare = _show(shares, spare, settings, report)
    apart, spare = _split(taken, spare, budget)
    yield from _continue(apart, spare, budget)


def _exhibits(share: Share, settings: DeckSettings) -> list[KeyPoint]:
    """The points of `share` that a slide of their own could show, with the kinds that the template allows."""
    allowed = settings.kinds & SLIDE_KINDS.keys()
    points = (p for t in share.topics for p in t.points)
    able = [p for p in points if any(k in allowed for k in _EXHIBIT_KINDS.get(p.role, ()))]
    return [p for p in able if p.role in EXHIBITS or _stands_alone(p, share)]


def _stands_alone(point: KeyPoint, share: Share) -> bool:
    """Whether a quotation of a named speaker is long enough, tied to no other point, and not all that there is."""
    bare = any(b.head is point and not b.bound for b in share.found)
    # Not "I"; and a surname is no title where there is no heading.
    named = len(point.speaker) >= _NAME_LENGTH and bool(share.topics[0].heading or " " in point.speaker)
    credit = word_count(point.speaker) + _SAID if point.speaker in point.text else 0
    long_enough = word_count(point.text) - credit in QUOTE_WORDS
    return bare and named and long_enough and len(share.found) > _BESIDE_QUOTE


def _show(shares: Sequence[Share], spare: int, settings: DeckSettings, report: Report) -> tuple[list[list[Share]], int]:
    """Each share with the exhibits that get a slide; a share of nothing else gives it its own.

    Tables and figures come before quotations, which can stand among bullets; otherwise the weightiest first.
    """
    wanted = [(p, i) for i, s in enumerate(shares) for p in _exhibits(s, settings)]
    result = [[s] if s.found else [] for s in shares]
    spare += sum(1 for s in shares if not s.found)
    for point, at in sorted(wanted, key=lambda w: (w[0].role not in EXHIBITS, -w[0].salience)):
        if spare <= 0:
            _report_unshown(point, report)
            continue
        if point.role is Role.QUOTATION and any(s.exhibit and s.exhibit.role is Role.QUOTATION for s in result[at]):
            continue  # one voice a section speaks for itself; the others stand among the bullets
        share, spare = shares[at], spare - 1
        topic = next(t for t in share.topics if point in t.points)
        same = sum(1 for s in result[at] if s.exhibit and s.exhibit.role is point.role and s.topics == (topic,))
        result[at] = [replace(s, found=tuple(b for b in s.found if b.head is not point)) for s in result[at]]
        result[at].append(Share((topic,), share.part, exhibit=point, turn=same + 1))
    return result, spare


def _report_unshown(point: KeyPoint, report: Report) -> None:
    """Names a table, figure or listing that finds no slide; a quotation may still stand among its section's bullets."""
    if point.role not in EXHIBITS:
        return
    name = getattr(point.payload, "caption", "") or getattr(point.payload, "alt", "") or point.text
    report.warning(
        "PLN002",
        f"No slide for a {point.role.value}: {name[:80]}.",
        point.spans[0] if point.spans else None,
        "Raise audience.max_slides, or leave sections out with audience.sections_skip.",
    )


def _split(groups: list[list[Share]], spare: int, budget: Budget) -> tuple[list[Share], int]:
    """Subsections on slides of their own, the fullest sections first."""
    flat = [share for group in groups for share in group]
    queue = [(-_overflow(s, budget), i) for i, s in enumerate(flat) if len(s.topics) > 1]
    heapq.heapify(queue)
    pieces: dict[int, list[Share]] = {}
    while queue:
        _, at = heapq.heappop(queue)
        split = [s for s in _apart(flat[at]) if s.found]
        if 1 < len(split) <= spare + 1:
            pieces[at] = split
            spare -= len(split) - 1
    return _ordered([s for i, share in enumerate(flat) for s in pieces.get(i, [share])]), spare


def _apart(share: Share) -> list[Share]:
    """One share per section; a section with a single point stays with the section before it."""
    made: list[Share] = []
    for topic in share.topics:
        found = tuple(b for b in share.found if b.mark == topic.mark)
        if made and len(found) < 2:
            made[-1] = replace(made[-1], topics=(*made[-1].topics, topic), found=made[-1].found + found)
        else:
            made.append(Share((topic,), share.part, found))
    return made


def _overflow(share: Share, budget: Budget) -> int:
    return share.words - (budget.words - _TITLE_WORDS)


def _ordered(shares: list[Share]) -> list[Share]:
    """Exhibits right behind the last slide of their section; otherwise as they are."""
    result = [s for s in shares if not s.exhibit]
    for shown in (s for s in shares if s.exhibit):
        mark = shown.topics[0].mark
        before = [i for i, s in enumerate(result) if any(t.mark == mark for t in s.topics)]
        at = before[-1] + 1 if before else sum(1 for s in result if s.part <= shown.part)
        result.insert(at, shown)
    return result


def _continue(shares: Sequence[Share], spare: int, budget: Budget) -> Iterator[Share]:
    """Sections with too much for one slide on several, the fullest first."""
    turns = dict.fromkeys(range(len(shares)), 1)
    queue = [(-_overflow(s, budget), i) for i, s in enumerate(shares) if s.turns == 1 and not s.exhibit]
    heapq.heapify(queue)
    while queue and spare > 0:
        over, at = heapq.heappop(queue)
        if -over < _WORTH_A_SLIDE or turns[at] >= _most_turns(shares[at], budget):
            continue
        turns[at] += 1
        spare -= 1
        heapq.heappush(queue, (over + budget.words - _TITLE_WORDS, at))
    for index, share in enumerate(shares):
        yield from _turns(share, turns[index])


def _most_turns(share: Share, budget: Budget) -> int:
    """How many slides a section can fill: each of two statements and, but for the first below a heading, a title.

    Titles or not, it fills half of those that its share of words would: long sentences make no titles.
    """
    by_statements = len(share.found) // 2
    if budget.complete:
        return by_statements
    by_words = math.ceil(share.words * MOST_SHOWN / ROOMY_WORDS / 2)
    worths = (b.head.headline.worth for b in share.found if b.head.headline and not b.bound)
    titles = sum(1 for worth in worths if worth >= LEAST_UNNAMED)
    return min(by_statements, max(1, titles + bool(share.topics[0].heading), by_words))


def _turns(share: Share, count: int) -> Iterator[Share]:
    """`share` cut into `count` runs, in the article's order."""
    if count == 1:
        yield share
        return
    start = 0
    for turn, end in enumerate(cuts(share.found, count), start=1):
        yield replace(share, found=share.found[start:end], turn=turn, turns=count)
        start = end

"""The themes of a handout: one for each section, with what the deck says of it and what else the article says."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from briefing.deck import (
    AgendaSlide,
    BottomLineSlide,
    Bullet,
    ComparisonSlide,
    Deck,
    Line,
    Origin,
    OutlookSlide,
    PairsSlide,
    SectionSlide,
    Slide,
    SourcesSlide,
    TakeawaysSlide,
    TimelineSlide,
    TitleSlide,
    lines_of,
)
from briefing.digest import Digest
from briefing.handout import Theme
from briefing.plan.budget import HandoutBudget
from briefing.plan.bundles import CONTINUED, Room, bundles, choose, fixed
from briefing.plan.paper import in_source_order, on_paper
from briefing.plan.said import Article, pieces
from briefing.plan.speech import Index, used_on
from briefing.plan.wording import label, pronouns, same_words, word_count

_FRAME = TitleSlide | BottomLineSlide | AgendaSlide | SectionSlide | SourcesSlide | TakeawaysSlide
_RELATIONS = TimelineSlide | PairsSlide | OutlookSlide | ComparisonSlide
_ENOUGH = 2  # so many bullets must be left for a theme to leave to a box what the box says


class Told(Struct, frozen=True):
    """A section on paper: its theme, and the id of the slide whose block it joins ("": it stands by itself)."""

    theme: Theme
    exhibit: str = ""


class _Wish(Struct, frozen=True):
    """A bullet that a theme could show, with its preference (lower first) and its place in the theme."""

    bullet: Bullet
    preference: tuple[int, int]
    place: int

    @property
    def goes_on(self) -> bool:
        """Whether it goes on with the sentence of the heading."""
        return self.place == 0 and self.bullet.line.text.startswith(CONTINUED)


class _Draft(Struct, frozen=True):
    """A theme with everything that it could show; `slides`: how many the deck has of it."""

    theme: Theme
    wishes: tuple[_Wish, ...] = ()
    slides: int = 0
    exhibit: str = ""


def themes(
    deck: Deck,
    digest: Digest,
    budget: HandoutBudget,
    labels: Mapping[str, str],
    boxed: Collection[str],
    exhibits: Collection[str],
) -> tuple[Told, ...]:
    """Each section of the deck: its slides' bullets and further points by rank, within `budget`.

    `boxed` are the points that boxes of their own say, `exhibits` the ids of the slides that have blocks of their own.
    A section with a block that relates its statements (timeline, pairs, outlook, comparison) joins it.
    """
    index = Index.of(digest)
    headings = frozenset(t.heading for t in digest.topics if t.heading)
    article = Article(deck.title, headings, label(labels["overview"]) if headings else None)
    found = _drafts(deck, article, index, exhibits)
    furthered = _furthered(found, deck, digest, budget.complete)
    drafts = [_without(d, set(boxed)) for d in furthered if d.wishes or d.exhibit]
    left = budget.words - sum(word_count(line.text) for s in deck.slides if isinstance(s, _FRAME) for line in _said(s))
    return tuple(_filled(drafts, left, budget, index, labels))


def _said(slide: Slide) -> Iterator[Line]:
    """What a handout repeats of the slides at both ends."""
    if isinstance(slide, SourcesSlide):
        yield from slide.caveats
    elif isinstance(slide, BottomLineSlide | TakeawaysSlide):
        yield from lines_of(slide)


# --- what there is -------------------------------------------------------------------------------------------


def _drafts(deck: Deck, article: Article, index: Index, exhibits: Collection[str]) -> list[_Draft]:
    """One draft for each section, in the order of the deck."""
    made: list[_Draft] = []
    last: dict[str, int] = {}  # where the latest draft under each heading is
    for slide in deck.slides:
        if isinstance(slide, _FRAME):
            continue
        for theme in pieces(slide, article, index, exhibits):
            words = same_words(theme.heading.text)
            at = last.get(words, len(made))
            if at < len(made) - 1 and theme.heading.origin is Origin.LABEL:
                at = len(made) - 1  # "Overview" once more: it goes on with what stands before it
            elif at < len(made) - 1 and not set(made[at].theme.marks) & set(theme.marks):
                at = len(made)  # another section under the same heading
            if at == len(made):
                made.append(_Draft(replace(theme, bullets=())))
            last[words] = at
            made[at] = _joined(made[at], theme, slide, index, exhibits)
    return made


def _joined(draft: _Draft, theme: Theme, slide: Slide, index: Index, exhibits: Collection[str]) -> _Draft:
    marks = tuple(dict.fromkeys((*draft.theme.marks, *theme.marks)))
    wishes = (*draft.wishes, *_wishes(theme.bullets, draft, index))
    relates = slide.id in exhibits and isinstance(slide, _RELATIONS)
    exhibit = draft.exhibit or (slide.id if relates else "")
    return _Draft(replace(draft.theme, marks=marks), wishes, draft.slides + bool(theme.bullets), exhibit)


def _wishes(bullets: Iterable[Bullet], draft: _Draft, index: Index) -> Iterator[_Wish]:
    """The slide's bullets: a person's words and the title first, then by the rank of their points."""
    for at, bullet in enumerate(bullets):
        ranks = [index.points[p].rank for p in bullet.line.points if p in index.points]
        place = len(draft.wishes) + at
        first = place == 0 or bullet.line.origin is Origin.HUMAN
        yield _Wish(bullet, (0 if first else 1, min(ranks, default=0)), place)


def _furthered(drafts: Sequence[_Draft], deck: Deck, digest: Digest, complete: bool) -> Iterator[_Draft]:
    """`drafts` with the points of their sections that no slide but that on the source shows, each in one theme only.

    What joins a block of relations gets none, unless the handout is to be `complete`.
    """
    shown = {p for s in deck.slides if not isinstance(s, SourcesSlide) for p in used_on(s)}
    words = pronouns(digest.language)
    by_mark = {topic.mark: topic for topic in digest.topics}
    open_marks = [d.theme.marks if complete or not d.exhibit else () for d in drafts]
    homes = _Homes.of(drafts, open_marks, digest)
    for at, draft in enumerate(drafts):
        more: list[_Wish] = []
        for mark in (m for m in open_marks[at] if m in by_mark):
            fresh = [b for b in bundles(by_mark[mark], words, complete=complete) if b.head.id not in shown]
            for item in choose(fresh, Room(1_000_000, 1_000_000, complete=True)):
                if homes.home(item.point.id, mark) == at:
                    shown.add(item.point.id)
                    more.append(_Wish(item.bullet, (2, item.point.rank), len(draft.wishes) + len(more)))
        yield replace(draft, wishes=(*draft.wishes, *more))


class _Homes(Struct, frozen=True):
    """Where a section that makes several themes has what is new: in the last of them that begins before it.

    order    where each point stands in the article
    starts   where each theme begins; -1 for one without points
    marks    of which sections each theme takes more
    """

    order: Mapping[str, int]
    starts: tuple[int, ...]
    marks: Sequence[Sequence[str]]

    @classmethod
    def of(cls, drafts: Sequence[_Draft], marks: Sequence[Sequence[str]], digest: Digest) -> _Homes:
        order = {point.id: at for at, point in enumerate(digest.points())}
        places = ([order[p] for w in d.wishes for p in w.bullet.line.points if p in order] for d in drafts)
        return cls(order, tuple(min(found, default=-1) for found in places), marks)

    def home(self, point: str, mark: str) -> int:
        """The number of the theme that takes `point` of the section `mark`."""
        able = [at for at, marks in enumerate(self.marks) if mark in marks]
        before = [at for at in able if self.starts[at] <= self.order[point]]
        return max(before, key=lambda at: self.starts[at], default=able[0])


def _without(draft: _Draft, boxed: set[str]) -> _Draft:
    """`draft` without what a box says, if enough is left; the rest of the heading's own sentence stays below it."""
    rest = tuple(w for w in draft.wishes if w.goes_on or not boxed & set(w.bullet.line.points))
    return replace(draft, wishes=rest) if len(rest) >= _ENOUGH or draft.exhibit else draft


# --- what there is room for ----------------------------------------------------------------------------------


def _filled(
    drafts: Sequence[_Draft], left: int, budget: HandoutBudget, index: Index, labels: Mapping[str, str]
) -> Iterator[Told]:
    """Each theme with its best bullet, then all with their second, and so on while words last; details at the end.

    Where words do not last for all, the most salient bullets of a turn come first.
    """
    left -= sum(word_count(d.theme.heading.text) for d in drafts)
    taken: list[list[_Wish]] = [[] for _ in drafts]
    queues = [sorted(d.wishes, key=lambda w: w.preference)[: budget.bullets * max(1, d.slides)] for d in drafts]
    for turn in range(max(map(len, queues), default=0)):
        waiting = [at for at, queue in enumerate(queues) if turn < len(queue)]
        for at in sorted(waiting, key=lambda at: -_salience(queues[at][turn], index)):
            need = _words(_essential(queues[at][turn].bullet, index))
            if turn == 0 or need <= left:
                taken[at].append(queues[at][turn])
                left -= need
    for draft, wishes in zip(drafts, taken, strict=True):
        made: list[Bullet] = []
        for wish in sorted(wishes, key=lambda w: w.place):
            bare = _essential(wish.bullet, index)
            extra = _words(wish.bullet) - _words(bare)
            full = budget.details and extra <= left
            left -= extra if full else 0
            made.append(on_paper(wish.bullet if full else bare, index, labels))
        yield Told(replace(draft.theme, bullets=tuple(in_source_order(made, index))), draft.exhibit)


def _salience(wish: _Wish, index: Index) -> float:
    """0-1; a person's own words come before all."""
    return max((index.points[p].salience for p in wish.bullet.line.points if p in index.points), default=1.0)


def _words(bullet: Bullet) -> int:
    return sum(word_count(line.text) for line in (bullet.line, *bullet.details))


def _essential(bullet: Bullet, index: Index) -> Bullet:
    """`bullet` with what is always shown below its line: members, required details, corrections, a person's words."""
    optional = {d.text for p in bullet.line.points if p in index.points for d in index.points[p].details}
    for point in bullet.line.points:
        if point in index.points:
            optional -= {line.text for line in fixed(index.points[point])}
    words = {same_words(text) for text in optional}
    return Bullet(bullet.line, tuple(line for line in bullet.details if same_words(line.text) not in words))

"""The themes of a handout: what the deck says of each section, and what else the article says of it, as room allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.deck import (
    AgendaSlide,
    BigNumberSlide,
    BottomLineSlide,
    Bullet,
    BulletsSlide,
    Card,
    CardsSlide,
    Deck,
    FigureSlide,
    Line,
    Origin,
    PairsSlide,
    ProcessSlide,
    QuoteSlide,
    SectionSlide,
    Slide,
    SourcesSlide,
    TakeawaysSlide,
    TitleSlide,
    lines_of,
)
from briefing.digest import Digest
from briefing.handout import Theme
from briefing.plan.budget import HandoutBudget
from briefing.plan.bundles import Room, bundles, choose, fixed
from briefing.plan.speech import Index, used_on
from briefing.plan.wording import pronouns, same_words, word_count

_FRAME = TitleSlide | BottomLineSlide | AgendaSlide | SectionSlide | SourcesSlide | TakeawaysSlide
# What of a theme may give way to the same point in a box of its own.
_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class _Wish:
    """A bullet that a theme could show, with its preference (lower first) and its place in the theme."""

    bullet: Bullet
    preference: tuple[int, int]
    place: int


@dataclass(frozen=True, slots=True)
class _Draft:
    """A theme with everything that it could show."""

    theme: Theme
    wishes: tuple[_Wish, ...]


def themes(deck: Deck, digest: Digest, budget: HandoutBudget) -> tuple[Theme, ...]:
    """A theme for each section of the deck: its slides' bullets and further points by rank, within `budget`."""
    index = Index.of(digest)
    boxed = {p for s in deck.slides if isinstance(s, BottomLineSlide | TakeawaysSlide) for p in used_on(s)}
    drafts = [_without(d, boxed) for d in _drafts(deck, digest, index, budget.complete) if d.wishes]
    left = budget.words - sum(word_count(line.text) for s in deck.slides if isinstance(s, _FRAME) for line in _said(s))
    return tuple(_filled(drafts, left, budget, index))


def _said(slide: Slide) -> Iterator[Line]:
    """What a handout repeats of the slides at both ends."""
    if isinstance(slide, BottomLineSlide | TakeawaysSlide | SourcesSlide):
        yield from lines_of(slide)


# --- what there is -------------------------------------------------------------------------------------------


def _drafts(deck: Deck, digest: Digest, index: Index, complete: bool) -> Iterator[_Draft]:
    """One draft for each run of slides under one heading."""
    shown = {p for s in deck.slides for p in used_on(s)}
    current: _Draft | None = None
    told: set[str] = set()
    for slide in deck.slides:
        if isinstance(slide, _FRAME):
            continue
        for theme in _pieces(slide, deck.title, index):
            if current and same_words(current.theme.heading.text) == same_words(theme.heading.text):
                marks = tuple(dict.fromkeys((*current.theme.marks, *theme.marks)))
                wishes = (*current.wishes, *_wishes(theme.bullets, current, index))
                current = _Draft(replace(current.theme, marks=marks), wishes)
                continue
            if current:
                yield _furthered(current, digest, shown, told, complete)
            current = _Draft(replace(theme, bullets=()), ())
            current = replace(current, wishes=tuple(_wishes(theme.bullets, current, index)))
    if current:
        yield _furthered(current, digest, shown, told, complete)


def _pieces(slide: Slide, article: str, index: Index) -> Iterator[Theme]:
    """What `slide` says, as themes: one, or one a section where sections share it without a lead."""
    if not (isinstance(slide, CardsSlide) and not slide.lead and all(_is_section(c) for c in slide.cards)):
        marks = tuple(r.mark for r in slide.sources)
        yield Theme(_heading(slide, article), tuple(_bullets(slide, article)), marks)
        return
    for card in slide.cards:
        marks = tuple(dict.fromkeys(index.mark(p) for line in card.body for p in line.points if p in index.topics))
        titled = any(p in index.topics and index.mark(p) in marks for p in slide.title.points)
        bullets = [Bullet(line) for line in ([slide.title] if titled else []) + list(card.body)]
        yield Theme(card.heading or slide.title, tuple(bullets), marks)


def _is_section(card: Card) -> bool:
    """Whether the card stands for a section: its heading is the article's, behind no point."""
    return card.heading is not None and card.heading.origin is Origin.SOURCE and not card.heading.points


def _heading(slide: Slide, article: str) -> Line:
    """The section's heading: the title where it is one, else the kicker; the title if the kicker names no section."""
    is_heading = not slide.title.points and slide.title.origin is not Origin.HUMAN
    named = slide.kicker.text and same_words(slide.kicker.text) != same_words(article)
    return slide.title if is_heading or not named else slide.kicker


def _bullets(slide: Slide, article: str) -> Iterator[Bullet]:
    """What `slide` says, as bullets: its title first, where that is a sentence. Nothing, where a grid says it all."""
    bar = getattr(slide, "bar", None)
    below = bar is not None and bar.points == slide.title.points
    body = tuple(_body(slide))
    if body and _heading(slide, article) is not slide.title:
        yield Bullet(slide.title, (bar,) if below and bar else ())
    yield from body
    if body and bar and not below:
        yield Bullet(bar)


def _body(slide: Slide) -> Iterator[Bullet]:
    match slide:
        case BulletsSlide() if slide.lead:
            yield Bullet(slide.lead, tuple(line for b in slide.bullets for line in (b.line, *b.details)))
        case BulletsSlide():
            yield from slide.bullets
        case CardsSlide():
            yield from _cards(slide)
        case PairsSlide() if not slide.left_heading.text:
            yield from (Bullet(p.left, (p.right,) if p.right else ()) for p in slide.pairs)
        case ProcessSlide():
            yield from [Bullet(slide.lead)] if slide.lead else []
            yield from (Bullet(step.name, step.body) for step in slide.steps)
            yield from slide.bullets
        case BigNumberSlide():
            yield from (Bullet(n.meaning) for n in slide.numbers)
            yield from slide.bullets
        case QuoteSlide():
            yield Bullet(slide.quote, (slide.speaker,) if slide.speaker else ())
        case FigureSlide():
            yield from slide.bullets
        case _:
            return


def _cards(slide: CardsSlide) -> Iterator[Bullet]:
    if slide.lead:
        yield Bullet(slide.lead)
    for card in slide.cards:
        first, *rest = (card.heading, *card.body) if card.heading else card.body
        yield Bullet(first, tuple(rest))


def _wishes(bullets: Iterable[Bullet], draft: _Draft, index: Index) -> Iterator[_Wish]:
    """The slide's bullets: a person's words and the title first, then by the rank of their points."""
    for at, bullet in enumerate(bullets):
        ranks = [index.points[p].rank for p in bullet.line.points if p in index.points]
        place = len(draft.wishes) + at
        first = place == 0 or bullet.line.origin is Origin.HUMAN
        yield _Wish(bullet, (0 if first else 1, min(ranks, default=0)), place)


def _furthered(draft: _Draft, digest: Digest, shown: set[str], told: set[str], complete: bool) -> _Draft:
    """`draft` with the points of its sections that no slide shows, each in one theme only."""
    more: list[_Wish] = []
    words = pronouns(digest.language)
    for topic in digest.topics:
        if topic.mark not in draft.theme.marks:
            continue
        fresh = [b for b in bundles(topic, words, complete=complete) if b.head.id not in shown | told]
        for item in choose(fresh, Room(1_000_000, 1_000_000, complete=True)):
            told.add(item.point.id)
            more.append(_Wish(item.bullet, (2, item.point.rank), len(draft.wishes) + len(more)))
    return replace(draft, wishes=(*draft.wishes, *more))


def _without(draft: _Draft, boxed: set[str]) -> _Draft:
    """`draft` without what a box says, if enough is left."""
    rest = tuple(w for w in draft.wishes if not boxed & set(w.bullet.line.points))
    return replace(draft, wishes=rest) if len(rest) >= _ENOUGH else draft


# --- what there is room for ----------------------------------------------------------------------------------


def _filled(drafts: Sequence[_Draft], left: int, budget: HandoutBudget, index: Index) -> Iterator[Theme]:
    """Each theme with its best bullet, then all with their second, and so on while words last; details at the end."""
    left -= sum(word_count(d.theme.heading.text) for d in drafts)
    taken: list[list[_Wish]] = [[] for _ in drafts]
    queues = [sorted(d.wishes, key=lambda w: w.preference) for d in drafts]
    for turn in range(max((min(len(q), budget.bullets) for q in queues), default=0)):
        for at, queue in enumerate(queues):
            if turn >= min(len(queue), budget.bullets):
                continue
            need = _words(_essential(queue[turn].bullet, index))
            if turn == 0 or need <= left:
                taken[at].append(queue[turn])
                left -= need
    for draft, wishes in zip(drafts, taken, strict=True):
        made: list[Bullet] = []
        for wish in sorted(wishes, key=lambda w: w.place):
            bare = _essential(wish.bullet, index)
            extra = _words(wish.bullet) - _words(bare)
            full = budget.details and extra <= left
            left -= extra if full else 0
            made.append(wish.bullet if full else bare)
        yield replace(draft.theme, bullets=tuple(made))


def _words(bullet: Bullet) -> int:
    return sum(word_count(line.text) for line in (bullet.line, *bullet.details))


def _essential(bullet: Bullet, index: Index) -> Bullet:
    """`bullet` with what is always shown below its line: members, required details, corrections, a person's words."""
    optional = {d.text for p in bullet.line.points if p in index.points for d in index.points[p].details}
    for point in bullet.line.points:
        if point in index.points:
            optional -= {line.text for line in fixed(index.points[point])}
    return Bullet(bullet.line, tuple(line for line in bullet.details if line.text not in optional))

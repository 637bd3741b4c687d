"""Points that must be shown together, and the choice of those that a slide has room for.

A *bundle* is a point with what is tied to it: the points that correct it (always shown with it) and those that lean
on it ("It ...", "These ...": shown below it or not at all). An *item* is a bundle as chosen: a point, and the lines
below it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from briefing.deck import Bullet, Line
from briefing.digest import DetailKind, KeyPoint, RelationKind, Role, Topic
from briefing.full_stops import without_full_stop
from briefing.plan.budget import ROOMY_WORDS
from briefing.plan.chains import correcting, corrects, heads_of
from briefing.plan.wording import capitalised, source, word_count

# Roles whose payload is a slide of its own: their points are no bullets.
EXHIBITS = (Role.TABLE, Role.FIGURE, Role.CODE)

# So many ranks a point loses that stands on the bottom line already.
_GIVES_WAY = 2

# A limit is among the first so many statements of a slide.
_LIMIT_BY = 3

# A sentence of fewer words ("Two patterns stand out.") announces or echoes others.
_LEAST_WORDS = 5

# Edits that took off what joins a sentence to the one before it.
_JOINING = ("discourse marker", "connective")

# Opens a line that goes on with the sentence of the slide's title.
CONTINUED = "… "

# The order in which optional details earn room. An aside stays in the notes: cut loose from its sentence it reads as a
# fragment. Second clauses, means and what limits a clause are never optional.
_WORTH = (DetailKind.EFFECT, DetailKind.EXAMPLES, DetailKind.PURPOSE, DetailKind.RELATIVE)


class Bundle(Struct, frozen=True, dict=True):
    """A point of `mark`'s section with the points bound to it and those leaning on it, each in source order."""

    head: KeyPoint
    mark: str
    bound: tuple[KeyPoint, ...] = ()
    leaning: tuple[KeyPoint, ...] = ()

    @property
    def rank(self) -> int:
        return min(p.rank for p in (self.head, *self.bound))

    @property
    def salience(self) -> float:
        return self.head.salience

    @cached_property
    def words(self) -> int:
        """Words that are shown in any case: the texts, members and required details."""
        return sum(word_count(line.text) for p in (self.head, *self.bound) for line in (source(p.text), *fixed(p)))


class Item(Struct, frozen=True):
    """A chosen point with the lines below it; `order` is its place in the article, `points` all that it shows."""

    point: KeyPoint
    mark: str
    order: int
    below: tuple[Line, ...] = ()
    points: tuple[KeyPoint, ...] = ()

    @property
    def line(self) -> Line:
        return source(self.point.text, self.point)

    @property
    def continues(self) -> bool:
        """Whether the item goes on with the title's sentence: it stands first, and is no card or step of its own."""
        return self.point.text.startswith(CONTINUED)

    @property
    def bullet(self) -> Bullet:
        return Bullet(self.line, self.below)

    @property
    def words(self) -> int:
        return sum(word_count(line.text) for line in (self.line, *self.below))

    @property
    def whole(self) -> Line | None:
        """The item in one line, for a layout without levels: its text, or its sentence if something must go below.

        None where other points are bound to it, or its members are not in its sentence.
        """
        bound = any(p is not self.point and not _leans(p, self.point) for p in self.points)
        return None if bound else in_one(self.point)


def in_one(point: KeyPoint) -> Line | None:
    """The point in one line: its text, or its sentence where something must stand below the text; None if neither."""
    must, sentence = fixed(point), _opened(point)
    if not must:
        return source(point.text, point)
    folded = sentence.casefold()
    return source(sentence, point) if all(line.text.casefold() in folded for line in must) else None


def _opened(point: KeyPoint) -> str:
    """The point's sentence without the words that only joined it to the one before, and without its full stop."""
    sentence = without_full_stop(point.sentence)
    for edit in point.edits:
        if edit.kind in _JOINING and sentence.startswith(edit.text.strip()):
            sentence = capitalised(sentence.removeprefix(edit.text.strip()).lstrip(" ,"))
    return sentence


def fixed(point: KeyPoint) -> tuple[Line, ...]:
    """The lines that are always shown below `point`: the members of an enumeration and its required details."""
    members = tuple(source(text, point) for text in point.items)
    return members + tuple(source(d.text, point) for d in point.details if d.required)


def bundles(topic: Topic, pronouns: Collection[str], *, complete: bool = False) -> tuple[Bundle, ...]:
    """The topic's points in bundles, in source order; exhibits, and points that lean on nothing here, are left out.

    Several points that lean on one, but not by one of `pronouns`, are the items of a list below its lead: all are bound
    to it. What leans on them by a pronoun is then left out, unless the bundles are to be `complete`.
    """
    prose = [p for p in topic.points if p.role not in EXHIBITS]
    heads = heads_of(prose)
    made = {p.id: Bundle(p, topic.mark) for p in prose if heads.get(p.id) == p.id}
    under: dict[str, list[KeyPoint]] = {head: [] for head in made}
    for point in prose:
        if point.id not in made and point.id in heads:
            under[heads[point.id]].append(point)
    return tuple(_filled(bundle, under[head], pronouns, complete) for head, bundle in made.items())


def _filled(bundle: Bundle, below: Sequence[KeyPoint], pronouns: Collection[str], complete: bool) -> Bundle:
    """`bundle` with what stands below its head, each as bound to it or leaning on it."""
    items = [p for p in below if _is_item(p, bundle.head.id, pronouns)]
    if len(items) > 1:
        return replace(bundle, bound=tuple(below if complete else items))
    corrected = correcting((bundle.head, *below))
    bound = tuple(p for p in below if p.id in corrected)
    return replace(bundle, bound=bound, leaning=tuple(p for p in below if p.id not in corrected))


def _is_item(point: KeyPoint, head: str, pronouns: Collection[str]) -> bool:
    """Whether `point` leans on `head` as an item of its list does: not by a pronoun, but by its place."""
    leans = (r for r in point.relations if r.kind is RelationKind.LEANS and r.other == head)
    return any(r.connective.casefold() not in pronouns for r in leans)


def _leans(point: KeyPoint, on: KeyPoint) -> bool:
    """Whether `point` leans on another: it may stand below it, but need not."""
    return any(r.kind is RelationKind.LEANS for r in point.relations) and not corrects(point, on)


class Room(Struct, frozen=True):
    """What a slide can hold: `words` at most, `roomy` words before optional things stop, `bullets` at most.

    Points whose id is in `said` stand on the bottom line already and give way to the next ones.
    """

    words: int
    bullets: int
    roomy: int = ROOMY_WORDS
    complete: bool = False
    said: frozenset[str] = frozenset()


def choose(found: Sequence[Bundle], room: Room, marks: Sequence[str] = ()) -> tuple[Item, ...]:
    """The best of `found` that fit, in the order of `found`: one of each section first, then by rank.

    The first choice is taken whatever its length: a slide without its section's own point is worse than a long one.
    """
    taken: dict[int, Bundle] = {}
    left = room.words
    for index in _preference(found, marks, room.said):
        bundle = found[index]
        if room.complete or (len(taken) < room.bullets and bundle.words <= left) or not taken:
            taken[index] = bundle
            left -= bundle.words
    spare = left if room.complete else min(left, room.roomy - (room.words - left))
    return _furnish([(index, taken[index]) for index in sorted(taken)], spare, room.complete)


def _preference(found: Sequence[Bundle], marks: Sequence[str], said: Collection[str]) -> list[int]:
    """Indices of `found`, best first: the first of each of `marks`, the best limit, then all by rank and salience.

    A section that names a limit is not told without it where a third statement has room.
    """
    ranks = [b.rank + _GIVES_WAY * (b.head.id in said) for b in found]
    by_rank = sorted(range(len(found)), key=lambda i: (_says_little(found[i]), ranks[i], -found[i].salience, i))
    first: list[int] = []
    for mark in marks:
        first.extend([i for i in by_rank if found[i].mark == mark][:1])
    first = first or by_rank[:1]
    limits = [i for i in by_rank if found[i].head.role is Role.LIMIT]
    if limits and limits[0] not in first and len(first) < _LIMIT_BY:
        first.append(limits[0])
    return first + [i for i in by_rank if i not in first]


def _says_little(bundle: Bundle) -> bool:
    """Whether the bundle is a sentence too short to stand for a section; the items of a list are no sentences."""
    return bundle.words < _LEAST_WORDS and bundle.head.sentence.endswith(".")


def _furnish(taken: Iterable[tuple[int, Bundle]], spare: int, complete: bool) -> tuple[Item, ...]:
    """Items with their fixed lines; optional details and leaning points by worth, while `spare` words last."""
    chosen = list(taken)
    heads = {index: (bundle.head, *bundle.bound) for index, bundle in chosen}
    extra: dict[int, list[Line]] = {index: [] for index, _ in chosen}
    shown: dict[int, list[KeyPoint]] = {index: [] for index, _ in chosen}
    for _, index, line, leaner in sorted(_optional(chosen), key=lambda o: o[0]):
        need = word_count(line.text) + (sum(word_count(f.text) for f in fixed(leaner)) if leaner else 0)
        if not complete and (need > spare or len(extra[index]) >= 2):
            continue
        if leaner and not _supported(leaner, (*heads[index], *shown[index])):
            continue
        spare -= need
        extra[index].append(line)
        if leaner:
            shown[index].append(leaner)
            extra[index].extend(fixed(leaner))
    return tuple(_item(index, bundle, extra[index], shown[index]) for index, bundle in chosen)


def _supported(leaner: KeyPoint, shown: Collection[KeyPoint]) -> bool:
    """Whether the very point that `leaner` refers to is shown: below another, "It ..." means something else."""
    supports = {r.other for r in leaner.relations if r.kind is RelationKind.LEANS}
    return supports <= {p.id for p in shown}


def _optional(chosen: Iterable[tuple[int, Bundle]]) -> list[tuple[tuple[int, int, int], int, Line, KeyPoint | None]]:
    """What could stand below each bundle: (preference, index, line, the leaning point if it is one)."""
    found: list[tuple[tuple[int, int, int], int, Line, KeyPoint | None]] = []
    for index, bundle in chosen:
        if bundle.head.items:
            continue  # below a lead-in stand its members only
        for worth, kind in enumerate(_WORTH):
            for detail in bundle.head.details:
                if detail.kind is kind and not detail.required:
                    found.append(((worth, bundle.rank, index), index, source(detail.text, bundle.head), None))
        for leaner in bundle.leaning:
            found.append(((1, leaner.rank, index), index, source(leaner.text, leaner), leaner))
    return found


def _item(index: int, bundle: Bundle, extra: Sequence[Line], shown: Sequence[KeyPoint]) -> Item:
    bound = tuple(line for p in bundle.bound for line in (source(p.text, p), *fixed(p)))
    return Item(
        bundle.head,
        bundle.mark,
        index,
        below=(*fixed(bundle.head), *bound, *extra),
        points=(bundle.head, *bundle.bound, *shown),
    )

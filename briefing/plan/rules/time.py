"""The timeline: what the article dates, in an order of time that it leaves no doubt about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from briefing.article import Table
from briefing.deck import Event, Line, TimelineSlide
from briefing.digest import KeyPoint, Relation, RelationKind
from briefing.plan.bundles import Bundle, Item
from briefing.plan.rules.base import Candidate, Context
from briefing.plan.views import TopicView
from briefing.plan.wording import capitalised, source, word_count

_EVENTS = range(3, 7)
_OPENING_WORDS = range(3, 8)
_CELL_WORDS = 24
_LEAST_SHARE = 0.5  # of the section's dates: fewer would be a poor sample of them
_YEAR = re.compile(r"\b(1[0-9]{3}|20[0-9]{2}|21[0-9]{2})(?:s|er)?\b")
# "1998", "March 2021", "12 May 2020", "2011-13", "2030s": a date alone, in a list or table.
_LABEL = re.compile(
    r"(?:(?:\d{1,2}(?:st|nd|rd|th)?\.? )?(?!\d)\w+\.? (?:\d{1,2}, )?)?"
    r"(?:1[0-9]{3}|20[0-9]{2}|21[0-9]{2})s?(?:[–/-]\d{2,4})?"
)
_LABELLED = re.compile(rf"(?P<when>{_LABEL.pattern})(?::| [–—-]) (?P<what>.+)")


# --- the points that tell a history ------------------------------------------------------------------------------


def dated(found: Sequence[Bundle], headings: Sequence[str], context: Context) -> Sequence[Bundle]:
    """The bundles that the article dates: by the words they open with or, under a heading about history, anywhere.

    What leans on one of them ("It ...") or counts from it ("Two years later") stays, if that has a date too.
    """
    history = _names_history(headings, context)
    apart = [piece for b in found for piece in _apart(b)]
    single = [_dated(piece, before, history, context) for before, piece in pairwise([None, *apart]) if piece]
    kept = _told_once([b for b in single if b.head.when and (history or _dates(b.head, context))], context)
    return _behind(kept)


def _dated(bundle: Bundle, before: Bundle | None, history: bool, context: Context) -> Bundle:
    """The bundle with the time that its sentence opens with, where condensing knew none.

    "2019: ..." is labelled with it. "Two years later" counts from the event before, and leans on it; "Today" counts
    from nothing. Under a heading about history a clause dates it too ("As the city grew, ...").
    """
    point = bundle.head
    if label := _LABELLED.fullmatch(point.text):
        return replace(bundle, head=replace(point, when=label["when"]))
    if point.when:
        return bundle
    if now := context.matched("nowadays", point.text):
        return replace(bundle, head=replace(point, when=now))
    later = context.matched("afterwards", point.text)
    if later and before:
        tie = Relation(RelationKind.LEANS, before.head.id, later)
        return replace(bundle, head=replace(point, when=later, relations=(tie,)))
    opening, comma, _ = point.text.partition(",")
    words = opening.split()
    if not history or not comma or len(words) not in _OPENING_WORDS:
        return bundle
    named = words[0].casefold() in context.words("history-openings")
    return replace(bundle, head=replace(point, when=opening)) if named else bundle


def _behind(kept: Sequence[Bundle]) -> list[Bundle]:
    """The bundles but those that lean on none of them; what leans on the one before ranks behind it, to go first."""
    ranked: list[Bundle] = []
    for bundle in kept:
        point = bundle.head
        if not _supported(point, [*(r.head for r in ranked), point]):
            continue
        if ranked and any(r.kind is RelationKind.LEANS for r in point.relations):
            point = replace(point, rank=max(point.rank, ranked[-1].rank + 1))
        ranked.append(replace(bundle, head=point))
    return ranked


def _told_once(found: Sequence[Bundle], context: Context) -> list[Bundle]:
    """The bundles of which each has a date of its own: of two with one date, the better."""
    kept: dict[str, Bundle] = {}
    for bundle in sorted(found, key=lambda b: b.rank):
        kept.setdefault(_date_key(bundle.head.when, context), bundle)
    return [b for b in found if kept[_date_key(b.head.when, context)] is b]


def _date_key(when: str, context: Context) -> str:
    """What two dates share that are not told apart: the year alone, where neither names a day, month or season."""
    rest = _YEAR.sub("", when)
    months = context.language.tables.get("reading", {}).get("months", ())
    is_bare = _YEAR.search(when) and not re.search(r"\d", rest) and not set(rest.casefold().split()) & set(months)
    plain = rest[1:] == rest[1:].casefold()  # "In the spring of", not "After the Treaty of"
    return _YEAR.findall(when)[0] if is_bare and plain else when.casefold()


def _apart(bundle: Bundle) -> Sequence[Bundle]:
    """The bundle's points one by one: those that lean on its head, and a list whose items all open with dates."""
    if len(bundle.bound) > 1 and all(p.when and _opens(p) for p in bundle.bound):
        return [Bundle(replace(p, relations=()), bundle.mark) for p in bundle.bound]
    return [replace(bundle, leaning=()), *(Bundle(p, bundle.mark) for p in bundle.leaning)]


def _supported(point: KeyPoint, shown: Sequence[KeyPoint]) -> bool:
    """Whether what `point` leans on, if anything, is shown right before it."""
    supports = {r.other for r in point.relations if r.kind is RelationKind.LEANS}
    before = shown[: shown.index(point)]
    return not supports or (bool(before) and supports == {before[-1].id})


def _names_history(headings: Sequence[str], context: Context) -> bool:
    words = {w for h in headings for w in re.findall(r"\w+", h.casefold())}
    return bool(words & set(context.words("history")))


def _opens(point: KeyPoint) -> bool:
    """Whether the date opens the sentence: what is said is said of that time."""
    return point.text.casefold().startswith(point.when.casefold())


def _dates(point: KeyPoint, context: Context) -> bool:
    """Whether what is said is said of that time: the date opens the sentence, or closes its main clause.

    There it must be the only date, with a year, not a time since when, and stand in no relative clause ("the bank
    that opened in 1999").
    """
    if _opens(point):
        return True
    before, _, _ = point.text.partition(point.when)
    relative = set(re.findall(r"\w+", before.casefold())) & set(context.words("relatives"))
    years = _YEAR.findall(point.text)
    lasting = len(years) < 2 and point.when.split()[0].casefold() in context.words("lasting")
    return _closes(point.text, point.when) and not relative and not lasting and years == _YEAR.findall(point.when)


def _closes(text: str, when: str) -> bool:
    """Whether the date stands at the end of a clause of `text`."""
    _, found, after = text.partition(when)
    return bool(found) and after[:1] in ("", ",", ".")


# --- the slide ---------------------------------------------------------------------------------------------------


def timeline(view: TopicView, context: Context) -> Candidate | None:
    """Three or more points that the article dates, or a list or table of dates, in the order of time."""
    if view.exhibit:
        return _of_table(view, view.exhibit)
    if len(view.items) == 1 and view.items[0].point.items:
        return _of_list(view, view.items[0])
    items = _following(view.items)
    if view.merged or len(items) not in _EVENTS or len(items) < _LEAST_SHARE * view.of:
        return None
    if not all(i.point.when for i in items):
        return None
    if not _names_history(view.headings, context) and not all(_dates(i.point, context) for i in items):
        return None
    if len({i.point.when.casefold() for i in items}) < len(items):
        return None
    ordered = _in_time(items)
    if ordered is None or any(i.whole is None for i in ordered):
        return None
    ahead_from = next((n for n, i in enumerate(ordered) if i.point.future), len(ordered))
    events = tuple(_event(i, context, future=n >= ahead_from) for n, i in enumerate(ordered))
    slide = TimelineSlide(view.id, view.title, view.kicker, events=events)
    return Candidate(slide, 0.9, "dates: " + "; ".join(i.point.when for i in ordered))


def _following(items: Sequence[Item]) -> Sequence[Item]:
    """The items without those that count from, or lean on, one that found no room."""
    shown: list[Item] = []
    for item in items:
        if _supported(item.point, [*(i.point for i in shown), item.point]):
            shown.append(item)
    return shown


def _in_time(items: Sequence[Item]) -> Sequence[Item] | None:
    """The items in the order of time: by year where all have one, else as written if no year contradicts that."""
    years = [int(m[1]) if (m := _YEAR.search(i.point.when)) else None for i in items]
    known = [y for y in years if y is not None]
    if len(known) == len(items):
        return [i for _, i in sorted(zip(known, items, strict=True), key=lambda pair: pair[0])]
    past = [i.point.future for i in items]
    return items if known == sorted(known) and past == sorted(past) else None


def _event(item: Item, context: Context, *, future: bool) -> Event:
    whole = item.whole or item.line
    body = Line(without_date(whole.text, item.point.when, context), whole.origin, whole.points)
    return Event(source(capitalised(item.point.when), item.point), (body,), future=future)


def without_date(text: str, when: str, context: Context) -> str:
    """`text` without its date, which is shown in its own place: where it opens the sentence or closes a clause.

    Where the verb comes second, the rest goes on from the date: "1947 | brannte das Haus ab".
    It stays where the sentence denies or bounds something, which may be the date ("not until 1999").
    """
    if text.casefold().startswith(when.casefold()):
        rest = text[len(when) :]
        if label := _LABELLED.fullmatch(text):
            return capitalised(label["what"])
        if context.inverts and rest[1:2].islower():
            return rest.strip()
        if rest.startswith(",") or context.matched("subject-start", rest.strip()):
            return capitalised(rest.lstrip(" ,"))
        return text
    if not _ends_its_clause(text, when, context) or context.says("negation", text) or context.says("restriction", text):
        return text
    before, _, after = text.partition(when)
    return before.rstrip(" ,") + after


def _ends_its_clause(text: str, when: str, context: Context) -> bool:
    """Whether the clause may end before the date or go on behind it as if the date were not there."""
    _, found, after = text.partition(when)
    told_more = after.startswith(",") and context.matched("date-appositions", after[1:].strip())
    ends = _closes(text, when) or context.matched("date-tails", after.strip())
    return bool(found and ends and not told_more)


# --- dates in lists and tables -----------------------------------------------------------------------------------


def _of_list(view: TopicView, item: Item) -> Candidate | None:
    """A list of "1998: what happened"."""
    found = [_LABELLED.fullmatch(text) for text in item.point.items]
    parts = [(m["when"], m["what"]) for m in found if m]
    if len(parts) < len(found) or len(item.below) != len(parts):
        return None
    return _labelled(view, parts, item.point, "a list of dates")


def _of_table(view: TopicView, exhibit: KeyPoint) -> Candidate | None:
    """A table of two columns, dates and words."""
    grid = exhibit.payload
    if not isinstance(grid, Table) or len(grid.header) != 2 or view.complete:
        return None
    parts = [(when, what) for when, what in grid.rows]
    worded = all(word_count(what) > 1 for _, what in parts)
    if not worded or not all(_LABEL.fullmatch(when) for when, _ in parts):
        return None
    made = _labelled(view, parts, exhibit, "a table of dates")
    return replace(made, score=0.95) if made else None


def _labelled(view: TopicView, parts: Sequence[tuple[str, str]], point: KeyPoint, why: str) -> Candidate | None:
    """The slide of dates with what stands beside them, if they are in order."""
    years = [int(_YEAR.findall(when)[0]) for when, _ in parts]
    if len(parts) not in _EVENTS or years != sorted(years) or len({when for when, _ in parts}) < len(parts):
        return None
    if any(word_count(what) > _CELL_WORDS for _, what in parts):
        return None
    events = tuple(Event(source(when, point), (source(capitalised(what), point),)) for when, what in parts)
    return Candidate(TimelineSlide(view.id, view.title, view.kicker, events=events), 0.92, why)

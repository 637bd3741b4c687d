"""Rules about time: events in order, what is to come, and steps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.deck import Event, Line, OutlookColumn, OutlookSlide, ProcessSlide, Step, TimelineSlide
from briefing.digest import KeyPoint, Role
from briefing.plan.bundles import Bundle, Item
from briefing.plan.rules.base import Candidate, Context
from briefing.plan.views import TopicView
from briefing.plan.wording import capitalised, label, source, word_count

_EVENTS = range(3, 7)
_COLUMNS = range(2, 4)
_OUTLOOKS = 3
_STEPS = range(3, 7)
_STEP_WORDS = 22
_BESIDE = 3  # bullets below a series of verbs
_OPENING_WORDS = range(3, 8)
_YEAR = re.compile(r"\b(1[0-9]{3}|20[0-9]{2}|21[0-9]{2})\b")


def dated(found: Sequence[Bundle], headings: Sequence[str], context: Context) -> Sequence[Bundle]:
    """The bundles that the article dates: by the words they open with or, under a heading about history, anywhere."""
    history = _names_history(headings, context)
    single = [_dated(piece, history, context) for b in found for piece in _apart(b)]
    return _told_once([b for b in single if b.head.when and (history or _dates(b.head, context))])


def _dated(bundle: Bundle, history: bool, context: Context) -> Bundle:
    """Under a heading about history a clause that opens the sentence dates it too ("As the city grew, ...")."""
    point = bundle.head
    opening, comma, _ = point.text.partition(",")
    words = opening.split()
    if point.when or not history or not comma or len(words) not in _OPENING_WORDS:
        return bundle
    named = words[0].casefold() in context.words("history-openings")
    return replace(bundle, head=replace(point, when=opening)) if named else bundle


def _told_once(found: Sequence[Bundle]) -> list[Bundle]:
    """The bundles of which each has a date of its own: of two with one date, the better."""
    kept: dict[str, Bundle] = {}
    for bundle in sorted(found, key=lambda b: b.rank):
        kept.setdefault(_date_key(bundle.head.when), bundle)
    return [b for b in found if kept[_date_key(b.head.when)] is b]


def _date_key(when: str) -> str:
    """What two dates share that are not told apart: the year alone, where neither names a day or month."""
    rest = _YEAR.sub("", when)
    is_bare = _YEAR.search(when) and not re.search(r"\d", rest) and rest[1:] == rest[1:].casefold()
    return _YEAR.findall(when)[0] if is_bare else when.casefold()


def _apart(bundle: Bundle) -> Sequence[Bundle]:
    """The bundle without what leans on it; a list whose items all open with dates, item by item."""
    if len(bundle.bound) > 1 and all(p.when and _opens(p) for p in bundle.bound):
        return [Bundle(p, bundle.mark) for p in bundle.bound]
    return [replace(bundle, leaning=())]


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
    before, _, after = point.text.partition(point.when)
    is_last = before != point.text and after[:1] in ("", ",", ".")
    relative = set(re.findall(r"\w+", before.casefold())) & set(context.words("relatives"))
    years = _YEAR.findall(point.text)
    lasting = point.when.split()[0].casefold() in context.words("lasting")
    return is_last and not relative and not lasting and len(years) == 1 and years[0] in point.when


def timeline(view: TopicView, context: Context) -> Candidate | None:
    """Three or more points that the article dates, in an order of time that it leaves no doubt about."""
    items = view.items
    if view.merged or len(items) not in _EVENTS or not all(i.point.when for i in items):
        return None
    if not _names_history(view.headings, context) and not all(_dates(i.point, context) for i in items):
        return None
    if len({i.point.when.casefold() for i in items}) < len(items):
        return None
    ordered = _in_time(items)
    if ordered is None:
        return None
    if any(i.whole is None for i in ordered):
        return None
    ahead_from = next((n for n, i in enumerate(ordered) if i.point.future), len(ordered))
    events = tuple(_event(i, future=n >= ahead_from) for n, i in enumerate(ordered))
    slide = TimelineSlide(view.id, view.title, view.kicker, events=events)
    return Candidate(slide, 0.9, "dates: " + "; ".join(i.point.when for i in ordered))


def _in_time(items: Sequence[Item]) -> Sequence[Item] | None:
    """The items in the order of time: by year where all have one, else as written if no year contradicts that."""
    years = [int(m[0]) if (m := _YEAR.search(i.point.when)) else None for i in items]
    known = [y for y in years if y is not None]
    if len(known) == len(items):
        return [i for _, i in sorted(zip(known, items, strict=True), key=lambda pair: pair[0])]
    past = [i.point.future for i in items]
    return items if known == sorted(known) and past == sorted(past) else None


def _event(item: Item, *, future: bool) -> Event:
    whole = item.whole or item.line
    body = Line(without_opening(whole.text, item.point.when), whole.origin, whole.points)
    return Event(source(capitalised(item.point.when), item.point), (body,), future=future)


def without_opening(text: str, opening: str) -> str:
    """`text` without the words that it opens with, where a comma sets them off; they are shown in their own place."""
    if not text.casefold().startswith(opening.casefold() + ","):
        return text
    return capitalised(text[len(opening) + 1 :].strip())


def ahead(found: Sequence[Bundle], headings: Sequence[str], context: Context) -> Sequence[Bundle]:
    """What speaks of the future with a hedge that the language knows: the best of each certainty, then by rank."""
    hedged = [b for b in found if b.head.role is Role.OUTLOOK and _certainty(b.head, context)]
    by_rank = sorted(hedged, key=lambda b: b.rank)
    best = list({_certainty(b.head, context): b for b in reversed(by_rank)}.values())
    kept = best + [b for b in by_rank if b not in best][: max(0, _OUTLOOKS - len(best))]
    return [b for b in hedged if b in kept]


def outlook(view: TopicView, context: Context) -> Candidate | None:
    """What is to come, in columns by the article's own hedges; only where it uses hedges of two kinds or more."""
    if view.merged or len(view.items) < 3 or not all(i.point.role is Role.OUTLOOK for i in view.items):
        return None
    columns: dict[str, list[Item]] = {}
    for item in view.items:
        name = _certainty(item.point, context)
        if not name:
            return None
        columns.setdefault(name, []).append(item)
    if len(columns) not in _COLUMNS:
        return None
    if any(i.whole is None for i in view.items):
        return None
    made = tuple(_column(name, items, context) for name, items in columns.items())
    slide = OutlookSlide(view.id, view.title, view.kicker, columns=made)
    return Candidate(slide, 0.78 + 0.06 * len(made), "hedges: " + "; ".join(i.point.hedge for i in view.items))


def _certainty(point: KeyPoint, context: Context) -> str:
    """The label key of the column that the point's hedge belongs to, "" if the language does not say."""
    hedge = point.hedge.casefold()
    for name in ("likely", "expected", "possible"):
        if any(word in hedge.split() or word == hedge for word in context.words(f"hedges-{name}")):
            return name
    return ""


def _column(name: str, items: Sequence[Item], context: Context) -> OutlookColumn:
    hedges = list(dict.fromkeys(i.point.hedge for i in items))
    lines = tuple(line for i in items if (line := i.whole))
    return OutlookColumn(
        label(context.labels[name]),
        source(", ".join(context.labels["quotation"].format(text=h) for h in hedges), *(i.point for i in items)),
        lines,
    )


def numbered(found: Sequence[Bundle], headings: Sequence[str], context: Context) -> Sequence[Bundle]:
    """The one list that its author numbered."""
    lists = [replace(b, leaning=()) for b in found if b.head.ordered]
    return lists if len(lists) == 1 else ()


def process(view: TopicView, context: Context) -> Candidate | None:
    """The steps of a list that its author numbered and calls steps."""
    if len(view.items) != 1 or not view.items[0].point.ordered:
        return None
    item = view.items[0]
    named = [(text, item.point) for text in item.point.items] or [(p.text, p) for p in item.points[1:]]
    said = f"{item.point.text} {view.title.text} {' '.join(view.headings)}".casefold()
    words = set(re.findall(r"\w+", said))
    if len(named) not in _STEPS or not words & set(context.words("steps")):
        return None
    if len(item.below) != len(named) or any(word_count(text) > _STEP_WORDS for text, _ in named):
        return None
    steps = tuple(_step(text, point) for text, point in named)
    slide = ProcessSlide(view.id, view.title, view.kicker, steps=steps, lead=item.line)
    return Candidate(slide, 0.92, f"{len(steps)} numbered steps")


def coordinated(found: Sequence[Bundle], headings: Sequence[str], context: Context) -> Sequence[Bundle]:
    """The bundle whose sentence names three verbs or more in a series, and the best of the others beside it."""
    series = [b for b in found if _verbs(b.head, context) and not b.bound]
    if len(series) != 1:
        return ()
    others = sorted((b for b in found if b is not series[0] and not b.bound), key=lambda b: b.rank)[:_BESIDE]
    return [replace(b, leaning=()) for b in found if b is series[0] or b in others]


def series(view: TopicView, context: Context) -> Candidate | None:
    """The verbs that the article names in a series ("to find, hold and mend ..."), its sentence above them."""
    leads = [i for i in view.items if _verbs(i.point, context)]
    others = [i for i in view.items if i not in leads]
    if view.merged or len(leads) != 1 or len(others) > _BESIDE or leads[0].below:
        return None
    point = leads[0].point
    steps = tuple(Step(source(capitalised(verb), point)) for verb in _verbs(point, context))
    bullets = tuple(i.bullet for i in others)
    slide = ProcessSlide(view.id, view.title, view.kicker, steps=steps, lead=leads[0].line, bullets=bullets)
    return Candidate(slide, 0.8, "a series of verbs: " + ", ".join(step.name.text for step in steps))


def _verbs(point: KeyPoint, context: Context) -> tuple[str, ...]:
    """The verbs of the point's one series after "to", by the language's pattern; a word in -s is a noun."""
    pattern = context.language.tables.get("plan", {}).get("series", "")
    found = list(re.finditer(pattern, point.text)) if pattern else []
    if len(found) != 1:
        return ()
    verbs = tuple(re.split(r",?\s+and\s+|,\s+", found[0]["steps"]))
    is_noun = any(v.endswith("s") and not v.endswith("ss") for v in verbs)
    return verbs if len(verbs) in _STEPS and not is_noun else ()


def _step(text: str, point: KeyPoint) -> Step:
    name, _, body = text.partition(": ")
    if body and word_count(name) <= 5:
        return Step(source(capitalised(name), point), (source(capitalised(body), point),))
    return Step(source(capitalised(text), point))

"""From the units of a section to candidate points: one for a sentence, table or figure, one for a short list."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec.structs import replace

from briefing.condense import roles
from briefing.condense.candidate import Candidate
from briefing.condense.enumerations import MOST_ITEMS, MOST_WORDS
from briefing.condense.lexicon import Lexicon
from briefing.condense.shaping import Shaper
from briefing.condense.shown import Shown, whole, word_count
from briefing.condense.standing import is_leaning
from briefing.condense.units import Unit, UnitKind
from briefing.digest import KeyPoint, Relation, RelationKind, Role
from briefing.full_stops import without_full_stop

_LIST_KINDS = (UnitKind.LEAD, UnitKind.ITEM)
_PAYLOAD_ROLES = {UnitKind.TABLE: Role.TABLE, UnitKind.FIGURE: Role.FIGURE, UnitKind.CODE: Role.CODE}


_STOPS = (".", "!", ":", ";", "”", '"', "“", "»", "«", "’", ")")
_LINE_WORDS = 12  # a longer line is a sentence whose verb is in no list
_VERBAL_WORDS, _VERBLESS_WORDS = 2, 4  # "Far from it." is no sentence; "They fed them." is one

# A line that goes on elsewhere.
_CUT_OFF = re.compile(r"(?:[,;]| (?:and|or|und|oder))$")

# What joins an item to the next one.
_ITEM_END = re.compile(r"[;,]?(?: (?:and|or|und|oder))?[;,]?$")


class Identities:
    """Gives each point its id: a hash of its words and of how often they have occurred before."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()
        self._taken: set[str] = set()

    def new(self, text: str) -> str:
        normalised = " ".join(text.lower().split())
        while True:
            occurrence = self._seen[normalised]
            self._seen[normalised] += 1
            found = hashlib.sha256(f"{normalised}\0{occurrence}".encode()).hexdigest()[:8]
            if found not in self._taken:
                self._taken.add(found)
                return found


class Drafter:
    """Drafts the candidates of one article."""

    def __init__(self, shaper: Shaper, lexicon: Lexicon) -> None:
        self._shaper = shaper
        self._lexicon = lexicon
        self._identities = Identities()

    def draft(self, units: Iterable[Unit], heading: str) -> list[Candidate]:
        """The candidates of a section in source order, each leaning one tied to the one before it."""
        drafted: list[Candidate] = []
        for is_list, members in groupby(units, key=lambda u: u.kind in _LIST_KINDS):
            group = tuple(members)
            drafted.extend(self._of_lists(group, heading) if is_list else (self._single(u, heading) for u in group))
        _tie(drafted)
        return drafted

    def _single(self, unit: Unit, heading: str) -> Candidate:
        if unit.kind in _PAYLOAD_ROLES:
            point = self._point(unit.text, Shown(unit.text), (unit,), roles.Reading(_PAYLOAD_ROLES[unit.kind]))
            return self._candidate(point, (unit,))
        shown = self._shaper.shape(unit.text) if unit.kind is UnitKind.SENTENCE or _long(unit) else whole(unit.text)
        reading = roles.read(unit.text, shown, heading, self._lexicon)
        if unit.kind is UnitKind.QUOTED:
            reading = roles.Reading(Role.QUOTATION, speaker=unit.speaker)
        return self._candidate(self._point(unit.text, shown, (unit,), reading), (unit,))

    def _of_lists(self, units: tuple[Unit, ...], heading: str) -> Iterator[Candidate]:
        """The candidates of neighbouring lists; a lead-in further in leans on the one outside it."""
        leads: dict[tuple[int, int], Candidate] = {}
        for group in _lists(units):
            first = group[0]
            outer = leads.get((first.paragraph, first.depth - 1)) if first.kind is UnitKind.LEAD else None
            found = list(self._of_list(group, heading, leads.get((first.paragraph, first.depth))))
            if first.kind is UnitKind.LEAD:
                leads[first.paragraph, first.depth] = found[0]
                found[0].leans_on = outer
            yield from found

    def _of_list(self, units: tuple[Unit, ...], heading: str, lead: Candidate | None) -> Iterator[Candidate]:
        """One enumeration where the lead-in has short items; else the lead-in and its items, each by itself."""
        first, items = units[0], units[1:]
        if first.kind is UnitKind.LEAD and _are_short(items):
            yield self._enumeration(first, items)
            return
        for unit in units:
            if unit.kind is UnitKind.LEAD:
                lead = self._lead(unit)
                yield lead
                continue
            candidate = self._single(unit, heading)
            if unit.position == 0 or not candidate.leaning:
                candidate.leans_on = lead
            yield candidate

    def _lead(self, unit: Unit) -> Candidate:
        point = self._point(unit.text, whole(unit.text), (unit,), roles.Reading(Role.CLAIM))
        return self._candidate(point, (unit,))

    def _enumeration(self, lead: Unit, items: tuple[Unit, ...]) -> Candidate:
        texts = tuple(_ITEM_END.sub("", without_full_stop(i.text)) for i in items)
        sentence = " ".join((lead.text, *(i.text for i in items)))
        shown = replace(whole(lead.text), items=texts)
        units = (lead, *items)
        return self._candidate(self._point(sentence, shown, units, roles.Reading(Role.ENUMERATION)), units)

    def _point(self, sentence: str, shown: Shown, units: tuple[Unit, ...], reading: roles.Reading) -> KeyPoint:
        return KeyPoint(
            id=self._identities.new(sentence),
            text=shown.text,
            sentence=sentence,
            role=reading.role,
            spans=tuple(u.span for u in units),
            details=shown.details,
            items=shown.items,
            edits=shown.edits,
            when=reading.when,
            future=reading.future,
            hedge=reading.hedge,
            figure=reading.figure,
            speaker=reading.speaker,
            sides=reading.sides,
            subjects=reading.subjects,
            payload=units[0].payload,
            ordered=units[0].kind is UnitKind.LEAD and units[0].ordered,
        )

    def _candidate(self, point: KeyPoint, units: tuple[Unit, ...]) -> Candidate:
        unit, sentence = units[0], point.sentence
        candidate = Candidate(point, units, unit.paragraph, unit.position, Counter(self._lexicon.terms(sentence)))
        if unit.kind in (UnitKind.SENTENCE, UnitKind.LEAD, UnitKind.ITEM):
            candidate.leaning = is_leaning(sentence if point.items else point.text, self._lexicon) or self._lexicon.has(
                "restating", sentence
            )
        if unit.kind is UnitKind.SENTENCE and is_fragment(sentence, self._lexicon):
            candidate.fragment = True
            candidate.leaning |= candidate.position > 0 and sentence.endswith(_STOPS)
        return candidate


def is_fragment(text: str, lexicon: Lexicon) -> bool:
    """Whether `text` is surely no sentence: a line cut off at a comma or joint, one without a verb and full stop, a
    reference, a word or two.

    A verb that is in no list does not make a fragment of a sentence with its full stop.
    """
    if _CUT_OFF.search(text):
        return True
    if lexicon.empty or lexicon.has("finite", text) or text.endswith("?"):
        return False
    if not text[:1].isalpha() or not text.endswith(_STOPS) or not lexicon.has("verblike", text):
        return word_count(text) <= _LINE_WORDS
    return word_count(text) <= (_VERBAL_WORDS if lexicon.has("verbal", text) else _VERBLESS_WORDS)


def leans(candidate: Candidate, on: Candidate) -> Relation:
    """The relation of a candidate to the one that it cannot be shown without; its connective is its first word."""
    return Relation(RelationKind.LEANS, on.point.id, candidate.point.text.split(" ", 1)[0])


def _tie(candidates: list[Candidate]) -> None:
    """Ties each leaning candidate to the sentence before it."""
    previous: Candidate | None = None
    for candidate in candidates:
        if candidate.point.payload is not None:
            continue
        if candidate.leaning and candidate.leans_on is None:
            candidate.leans_on = previous
        if candidate.units[0].kind is not UnitKind.FOOTNOTE:
            previous = candidate


def _long(unit: Unit) -> bool:
    return unit.kind is UnitKind.ITEM and word_count(unit.text) > MOST_WORDS


def _lists(units: tuple[Unit, ...]) -> Iterator[tuple[Unit, ...]]:
    """The units list by list: each begins at a lead-in or where another paragraph or depth begins."""
    start = 0
    for number in range(1, len(units) + 1):
        if number == len(units) or _begins_list(units[number - 1], units[number]):
            yield units[start:number]
            start = number


def _begins_list(before: Unit, unit: Unit) -> bool:
    return unit.kind is UnitKind.LEAD or (before.paragraph, before.depth) != (unit.paragraph, unit.depth)


def _are_short(items: tuple[Unit, ...]) -> bool:
    """Whether these are the items of an enumeration: two to eight of one short sentence each."""
    short = (i.position == 0 and word_count(i.text) <= MOST_WORDS and not i.text.endswith(":") for i in items)
    return 2 <= len(items) <= MOST_ITEMS and all(short)

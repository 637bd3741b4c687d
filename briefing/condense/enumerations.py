"""Enumerations inside a sentence: "X involve A, B and C" is a lead-in and three items.

Precision comes before recall: all items have one form (all gerunds, all base verbs, all finite verbs, all noun
phrases), the first one begins right after a word that calls for a list, and what follows the last item is a purpose
or nothing.
"""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from briefing.condense.clauses import is_weighty
from briefing.condense.lexicon import Lexicon
from briefing.condense.shown import Shown, word_count
from briefing.digest import Detail, DetailKind, Edit

FEWEST_ITEMS, MOST_ITEMS = 3, 8
MOST_WORDS = 12
_COMMA = re.compile(r",\s+")
# The form of the items, and the fewest words of one. Lists of predicates read well as they stand, so that they are
# only taken apart where the sentence is long.
_FORMS = (("gerund", 2), ("base", 2), ("third", 2), ("noun", 1))
_PREDICATES = ("base", "third")


class Enumeration(Struct, frozen=True):
    """A lead-in, its items, and the purpose that follows the last one ("" if none)."""

    lead: str
    items: tuple[str, ...]
    tail: str = ""


def enumerate_items(shown: Shown, lexicon: Lexicon, target: int) -> Shown:
    """`shown` as a lead-in with items, unchanged where it is no safe enumeration or short enough to need none."""
    found = find(shown.text, lexicon, is_long=word_count(shown.text) > target)
    if found is None or lexicon.has("whole", shown.text):
        return shown
    details = shown.details
    if found.tail:
        details = (Detail(DetailKind.PURPOSE, found.tail, is_weighty(found.tail, lexicon)), *details)
    edits = (*shown.edits, Edit("enumeration", "; ".join(found.items)))
    return replace(shown, text=found.lead, items=found.items, details=details, edits=edits)


def find(text: str, lexicon: Lexicon, *, is_long: bool = True) -> Enumeration | None:
    """The enumeration that ends `text`, if there is one; one of predicates only in a long text."""
    segments = _segments(text, lexicon)
    if segments is None or lexicon.has("exemplifying", text):
        return None
    for form, fewest in _FORMS:
        if form in _PREDICATES and not is_long:
            continue
        found = _in_form(form, segments, lexicon)
        if found is not None and _is_sound(found, fewest):
            return found
    return None


def _segments(text: str, lexicon: Lexicon) -> list[str] | None:
    """The parts between the commas, the last one without its "and"; None where no "and" closes the list."""
    parts = _COMMA.split(text)
    if lexicon.has("alternative", parts[-1]):
        return None  # as items of a list, alternatives would read as if all of them held
    conjunction = lexicon.pattern("conjunction")
    match = conjunction.match(parts[-1])
    if match:
        parts[-1] = parts[-1][match.end() :].strip()
    else:
        found = list(conjunction.finditer(parts[-1]))
        if len(found) != 1:
            return None
        parts[-1:] = [parts[-1][: found[0].start()].strip(), parts[-1][found[0].end() :].strip()]
    fits = FEWEST_ITEMS <= len(parts) <= MOST_ITEMS
    return parts if fits and not any(conjunction.match(p) for p in parts[:-1]) else None


def _in_form(form: str, segments: list[str], lexicon: Lexicon) -> Enumeration | None:
    pattern = lexicon.pattern(f"{form}_lead")
    first = pattern.match(segments[0])
    if first is None or (form == "base" and pattern.match(first.group("item"))):
        return None  # with two places where the list may begin, neither is safe
    if lexicon.has("unsafe_lead", first.group("lead")) or lexicon.has("deeper_list", first.group("item")):
        return None
    items = [first.group("item"), *segments[1:]]
    if form == "noun":
        if not _are_nouns(items, lexicon):
            return None
    elif not all(lexicon.pattern(f"{form}_start").match(i) for i in items):
        return None
    items[-1], tail = _without_tail(items, lexicon)
    return Enumeration(first.group("lead").strip(), tuple(items), tail)


def _are_nouns(items: list[str], lexicon: Lexicon) -> bool:
    """Whether none is a clause, and neither a number before the first nor an "of ..." behind the first or the last one
    may hold for all."""
    if any(lexicon.has(f"{form}_start", i) for form in ("gerund", "third", "base") for i in items[1:]):
        return False
    if any(lexicon.has(name, i) for i in items for name in ("finite_strong", "clause_item", "bare_quality")):
        return False
    if items[0][:1].isdigit() and not any(i[:1].isdigit() for i in items[1:]):
        return False
    if [word_count(i) for i in items] == [1] * (len(items) - 1) + [2]:
        return False  # "military, budget and humanitarian support": all of it may be support
    *before, last = (lexicon.has("shared_preposition", i) for i in items)
    if last and not any(before):
        return False
    if any(lexicon.pattern("item_preposition").match(i) for i in items[1:]):
        return False  # "administrators of packages, of journals and of archives"
    first, *others = (lexicon.has("item_preposition", i) for i in items)
    return not first or all(others)


def _without_tail(items: list[str], lexicon: Lexicon) -> tuple[str, str]:
    """The last item without a purpose that only it has, which may well belong to all of them."""
    pattern = lexicon.pattern("purpose_tail")
    match = pattern.search(items[-1])
    if match is None or any(pattern.search(i) for i in items[:-1]):
        return items[-1], ""
    if lexicon.has("calls_for_purpose", items[-1][: match.start()]):
        return items[-1], ""  # "identify ways to ..."
    return items[-1][: match.start()].strip(), match.group("tail")


def _is_sound(found: Enumeration, fewest: int) -> bool:
    lengths = [word_count(i) for i in found.items]
    return (
        word_count(found.lead) >= 2
        and all(fewest <= n <= MOST_WORDS for n in lengths)
        and lengths[-1] <= 4 * max(lengths[:-1])
    )

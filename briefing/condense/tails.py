"""What trails behind a complete clause: ", which ...", ", while ...", " and then made ...".

The clause in front is shown as the point and what follows it as its detail: read one after the other, they are the
sentence again, so that nothing changes its meaning as long as both are shown. A tail with a figure, hedge or caveat may
not be left out, and none of a duty. The seams are the language's (`[[tails]]`); where the clause in front is not surely
complete, or what follows may belong to a list or hold the rest of the main clause, there is no seam.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from briefing.condense.clauses import is_denied, is_weighty, opens
from briefing.condense.completeness import is_complete
from briefing.condense.lexicon import Lexicon, Tail
from briefing.condense.shown import Shown, word_count
from briefing.digest import Detail, Edit
from briefing.full_stops import without_full_stop

_FEWEST_WORDS = 6  # of the clause in front
_SAYS_ENOUGH = 8  # "It matters elsewhere" says nothing without its tail; set by two blind readings
_TAIL_WORDS = range(3, 27)  # of what trails behind it: more is no detail
_MANY_WORDS = 18  # rather another seam than more of them


class _Seam(NamedTuple):
    """A place where a rule parts a text: the clause in front, and what trails behind it."""

    rule: Tail
    head: str
    trailing: str


def part(sentence: str, shown: Shown, lexicon: Lexicon, target: int) -> Shown:
    """`shown` with what trails behind its main clause as a detail, where it has more than `target` words.

    The earliest seam is taken that leaves a detail of `_MANY_WORDS` at most, else the earliest.
    """
    if shown.items or word_count(shown.text) <= target or lexicon.has("no_tail", sentence):
        return shown
    seams = list(_seams(shown.text, lexicon))
    best = next((s for s in seams if word_count(s.trailing) <= _MANY_WORDS), seams[0] if seams else None)
    return shown if best is None else _parted(sentence, shown, best, lexicon)


def _parted(sentence: str, shown: Shown, seam: _Seam, lexicon: Lexicon) -> Shown:
    """`shown` without all that follows the seam in `sentence`, which is one detail: what was cut from its end before
    hung on the words that go now. It stands first, so that it goes on with the clause and not with another detail."""
    at = sentence.find(seam.trailing, len(seam.head))
    if at < 0 or any(opens(d, sentence, shown.edits) for d in shown.details):
        return shown  # a word inside it was deleted; or what opened the sentence would seem to go on with it
    trailing = without_full_stop(sentence[at:])
    others = tuple(d for d in shown.details if d.text not in trailing)
    details = (Detail(seam.rule.kind, trailing, _must_stay(sentence, seam, trailing, lexicon)), *others)
    return replace(shown, text=seam.head, details=details, edits=(*shown.edits, Edit(seam.rule.name, seam.trailing)))


def _must_stay(sentence: str, seam: _Seam, trailing: str, lexicon: Lexicon) -> bool:
    """Whether what trails may not be left out: a figure, hedge or caveat, part of a duty, or what the clause is for."""
    says_little = word_count(seam.head) < _SAYS_ENOUGH
    bound = says_little or lexicon.has("norm", sentence) or is_denied(seam.head, lexicon)
    return seam.rule.required or bound or is_weighty(trailing, lexicon)


def _seams(text: str, lexicon: Lexicon) -> Iterator[_Seam]:
    """Where `text` may be parted, from left to right."""
    places = ((m.start(), m.end(), rule) for rule in lexicon.tails for m in rule.seam.finditer(text))
    for start, end, rule in sorted(places, key=lambda p: p[:2]):
        seam = _Seam(rule, text[:start], text[end:])
        goes_on = lexicon.has("tail_goes_on", seam.trailing)
        if _may_part(seam, lexicon) and is_complete(seam.head, lexicon) and not goes_on:
            yield seam


def _may_part(seam: _Seam, lexicon: Lexicon) -> bool:
    rule, head, trailing = seam
    long_enough = word_count(head) >= _FEWEST_WORDS and word_count(trailing) in _TAIL_WORDS
    forbidden = rule.unless.search(trailing) or rule.unless_head.search(head)
    return long_enough and not forbidden and not any(lexicon.has(name, head) for name in rule.heads)

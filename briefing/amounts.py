"""The amounts that a text names: a number with its currency, scale and unit, or with the noun that it counts.

Precision comes before recall: what follows is set in bold or shown large, so a year, the number of a section or a date
is none. All words come from the language's table [amounts] and its list of units; a language without them has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from briefing.language import Language, available, load

_SPACE = r"[ \u00a0\u202f\u2009]"
_SIGN = r"[%‰]"
_YEARS = range(1400, 2200)  # a number of four digits in this range counts things only with its thousands set apart
_SHORT = 3  # letters of a unit that is an abbreviation, and is never meant to be a word of the sentence
_WORD_BEFORE = re.compile(r"([\w’']+)[^\w.,;:!?()\"“”„«»–—]*$")


class Amount(Struct, frozen=True):
    """An amount in a text, from `start` to before `end`; `counts`: its unit is a noun, told by its form."""

    start: int
    end: int
    text: str
    counts: bool = False


def amounts(text: str, language: Language) -> tuple[Amount, ...]:
    """Every amount of `text`, in its order; they do not overlap."""
    return tuple(_grammar(language.code).amounts(text)) if language.code in available() else ()


class _Grammar:
    """What amounts look like in one language."""

    def __init__(self, language: Language) -> None:
        table: Mapping[str, Any] = language.tables.get("amounts", {})
        lists: Mapping[str, Any] = language.tables.get("lists", {})
        verbs = language.tables.get("verbs", {}).get("base", "").split()
        stopwords = language.tables.get("stopwords", {}).get("words", "").split()
        self._names = frozenset(table.get("names", ()))
        self._no_noun = frozenset({*table.get("no-nouns", ()), *stopwords, *lists.get("irregular", ())})
        self._no_adjective = self._no_noun | frozenset(verbs)
        self._pattern = _pattern(table, lists.get("unit", ())) if table else None

    def amounts(self, text: str) -> Iterable[Amount]:
        if self._pattern is None:
            return
        at = 0
        while match := self._pattern.search(text, at):
            at = match.end()
            if self._is_amount(match):
                yield Amount(match.start(), match.end(), match.group(), counts=match["noun"] is not None)

    def _is_amount(self, match: re.Match[str]) -> bool:
        """Whether the number counts or measures: it is no year, and names nothing ("Route 14", "section 3")."""
        unit, noun = match["unit"], match["noun"]
        is_word = noun is not None or (unit is not None and len(unit) > _SHORT)
        digits = match["number"]
        if is_word and not match["scale"] and digits.isdecimal() and int(digits) in _YEARS:
            return False
        if noun is None:
            return True
        before = _WORD_BEFORE.search(match.string[: match.start()])
        is_name = before is not None and (
            before[1].casefold() in self._names or (before.start() > 0 and before[1][:1].isupper())
        )
        adjective = match["adjective"]
        plain = adjective is None or adjective.casefold() not in self._no_adjective
        return plain and noun.casefold() not in self._no_noun and not is_name


@cache
def _grammar(code: str) -> _Grammar:
    return _Grammar(load(code))


def _pattern(table: Mapping[str, Any], units: Iterable[str]) -> re.Pattern[str]:
    """A number behind a currency, or before a sign, a unit or a noun; several that make one length of time."""
    decimal = re.escape(table["decimal"])
    thousands = r"[,'\u00a0\u202f\u2009]" if table["decimal"] == "." else r"[.'\u00a0\u202f\u2009]"
    number = rf"(?:\d{{1,3}}(?:{thousands}\d{{3}})+|\d+)(?:{decimal}\d+)?"
    range_ = rf"(?:{_SPACE}?(?:[–-]|{_any_of(table['to'])}){_SPACE}?{number})?"
    scale = rf"(?:{_SPACE}?(?P<{{0}}>{_any_of(table['scales'])})\b)?"
    currency = _any_of(table["currencies"])
    money = rf"{currency}{_SPACE}?{number}{scale.format('money_scale')}"
    signed = rf"{number}{range_}{_SPACE}?(?:{_SIGN}|{currency})"
    unit = rf"(?P<unit>{_any_of(units)})\b"
    noun = rf"(?:(?P<adjective>{table['adjective']}) )?(?P<noun>{table['noun']})\b"
    time = rf"{number}{_SPACE}{_any_of(table['times'])}\b"
    times = rf"{time}(?:{_SPACE}(?:{_any_of(table['and'])}{_SPACE})?{time})+"
    counted = rf"(?P<number>{number}){range_}{scale.format('scale')}{_SPACE}(?:{unit}|{noun})"
    return re.compile(rf"(?<![\w.,:§#/–-])(?:{times}|{money}|{signed}|{counted})(?![\w/-])")


def _any_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w))) + ")"

"""The numbers of headings: 1, 1.2, IV, A, Chapter 3.

A number is believed if the text counts: 2 after 1, B beside A, 1.1 below 1. So "10 Reasons to Act", "A. Smith" and
"2 March" keep their first words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_NAMES = "chapter|section|part|annex|appendix|kapitel|abschnitt|teil|anhang"
_NUMBER = re.compile(
    r"(?P<digits>\d{1,2}(?:\.\d{1,2})*)[.):]?[ \t]+(?=[^\W\d_]|[\"“„])"
    r"|(?P<roman>[IVX]{1,5})[.)][ \t]+(?=\S)"
    r"|(?P<letter>[A-Z])[.)][ \t]+(?=\S)"
    rf"|(?P<named>(?:(?i:{_NAMES})) (?:\d{{1,2}}|[IVX]{{1,5}}|[A-Z]))(?:[.:] | [-–—] )"
)
_ROMANS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


def split(text: str) -> tuple[str, str]:
    """The number that `text` begins with ("" if none) and the words after it, whether believed or not."""
    found = _NUMBER.match(text)
    if found is None:
        return "", text
    rest = text[found.end() :].strip()
    number = found["digits"] or found["roman"] or found["letter"] or found["named"]
    return (number, rest) if rest and (rest[0].isupper() or not rest[0].isalpha()) else ("", text)


class Numbering:
    """The numbers of a text, which confirm each other."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._seen = {number for number, _ in map(split, texts) if number}

    def of(self, text: str) -> tuple[str, str]:
        """The number of a heading and its words; "" and `text` where no other number confirms it."""
        number, rest = split(text)
        return (number, rest) if number and self._is_confirmed(number) else ("", text)

    def _is_confirmed(self, number: str) -> bool:
        return " " in number or any(other in self._seen for other in _neighbours(number))


def _neighbours(number: str) -> list[str]:
    """The numbers next to `number` in a count, its parent and its first child."""
    head, dot, last = number.rpartition(".")
    near: list[str] = [head] if head else []
    if last.isdigit():
        near += [f"{head}{dot}{int(last) + step}" for step in (-1, 1)]
    elif last in _ROMANS:
        at = _ROMANS.index(last)
        near += [n for n in _ROMANS[at - 1 : at + 2] if n and n != last]
    if len(last) == 1 and last.isalpha():
        near += [chr(ord(last) - 1), chr(ord(last) + 1)]
    return [*near, f"{number}.1"]


def style(number: str) -> str:
    """The kind of a number, as the ranks of `headings` name it."""
    if number[0].isdigit():
        return f"number {min(4, number.count('.') + 1)}"
    if " " in number:
        return "named"
    return "roman" if number in _ROMANS else "letter"

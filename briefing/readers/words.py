"""The words that readers look for, in every language that ships: a reader does not know the language beforehand.

They come from the `[reading]` tables of languages/*.toml.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from briefing import language

_LETTERS = re.compile(r"[^\W\d_]+")


class Words(Struct, frozen=True):
    """Words and patterns of all languages together.

    byline         what a line with the author's name begins with, lower-case
    date_labels    what a line with a date may begin with, lower-case
    openings       headings that begin an article and so are no title, lower-case
    suspended      words after the hyphen of a shared ending ("Ost- und Westufer")
    date           finds a date as authors write it
    notice         finds a notice, wherever it stands
    edge_notice    finds a notice at the beginning or end of an article
    """

    byline: tuple[str, ...]
    date_labels: tuple[str, ...]
    openings: frozenset[str]
    suspended: frozenset[str]
    date: re.Pattern[str]
    notice: re.Pattern[str]
    edge_notice: re.Pattern[str]


@cache
def words() -> Words:
    """The words of every language that has a `[reading]` table."""
    return Words(
        byline=tuple(sorted(_all("byline"), key=lambda w: (-len(w), w))),
        date_labels=tuple(sorted(_all("date-labels"), key=lambda w: (-len(w), w))),
        openings=frozenset(_all("openings")),
        suspended=frozenset(_all("suspended")),
        date=_date_pattern(),
        notice=_any_of(_all("notices")),
        edge_notice=_any_of(_all("edge-notices")),
    )


@cache
def small_words() -> dict[str, frozenset[str]]:
    """Per language code, the words that a heading leaves in lower case."""
    return {code: frozenset(_entries(code, "small-words")) for code in language.available()}


@cache
def capitalises_headings(code: str) -> bool:
    """Whether headings in this language may be in Title Case, so that their case tells a level."""
    return bool(_table(code).get("title-case", False))


def language_of(lines: Iterable[str]) -> str:
    """The language whose small words stand most often in `lines`; the first by name if there is none of them."""
    counts = Counter(word.lower() for line in lines for word in _LETTERS.findall(line))
    return max(sorted(small_words()), key=lambda code: sum(counts[w] for w in sorted(small_words()[code])))


def _table(code: str) -> dict[str, object]:
    table = language.load(code).tables.get("reading", {})
    return dict(table)


def _all(key: str) -> list[str]:
    return [word for code in language.available() for word in _entries(code, key)]


def _entries(code: str, key: str) -> list[str]:
    entry = _table(code).get(key, [])
    return [str(word) for word in entry] if isinstance(entry, list) else []


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns) or r"(?!)", re.IGNORECASE)


def _date_pattern() -> re.Pattern[str]:
    """Dates with a year: 2026-03-12, 12 March 2026, 12th of March 2026, March 12, 2026, 12. März 2026, März 2026,
    12.3.2026."""
    months = "|".join(sorted({re.escape(m) for m in _all("months")}, key=lambda m: (-len(m), m)))
    days = "|".join(sorted({re.escape(d) for d in _all("weekdays")}))
    year = r"(?:1[5-9]|2[01])\d\d"
    written = (
        rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\.?\s+(?:of\s+)?)?(?:{months})\.?(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?,?\s+{year}"
    )
    numeric = rf"{year}-\d\d-\d\d|\d{{1,2}}[./]\s?\d{{1,2}}[./]\s?{year}"
    return re.compile(rf"(?:\b(?:{days}),?\s+(?:den\s+)?)?\b(?:{written}|{numeric})\b", re.IGNORECASE)

"""Languages as data: labels and word lists from languages/*.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from briefing.resources import languages_dir

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # characters: more than enough to tell
_FEWEST_WORDS = 5
_LEAST_SHARE = 0.15
_LAST_LATIN = "\u024f"
_TELLING_SHARE = 100  # one letter in so many tells
# Letters that only texts of one language have, where its script ships no language; the telling before the common.
_TELLING = (
    ("ja", "\u3041-\u30ff"),
    ("ko", "\uac00-\ud7a3"),
    ("zh", "\u4e00-\u9fff"),
    ("uk", "іїєґІЇЄҐ"),
    ("ru", "ыэёЫЭЁ"),
    ("el", "\u0370-\u03ff"),
    ("he", "\u05d0-\u05ea"),
    ("ur", "ٹڈڑے"),
    ("fa", "پچژگ"),
    ("ar", "\u0627-\u064a"),
    ("th", "\u0e01-\u0e5b"),
    ("hi", "\u0904-\u0939"),
)


class Language(Struct, frozen=True):
    """A language: its code, the program's own words in it (`labels`), and the rest of its table (`tables`)."""

    code: str
    name: str
    labels: Mapping[str, str]
    tables: Mapping[str, Any]


def neutral(code: str = "") -> Language:
    """A language without any table, for texts in a language that does not ship: nothing is shortened in it."""
    return Language(code, code, MappingProxyType({}), MappingProxyType({}))


def recognise(text: str) -> str:
    """The code of the language that `text` is written in, "" if it cannot be told.

    Told by its script where that is not Latin; else, of the languages that ship, by the share of function words: a
    quarter to a half of any running text in the language, and far fewer of a text in another.
    """
    if code := _by_script(text[:_SAMPLE]):
        return code
    words = _WORD.findall(text[:_SAMPLE].lower())
    if len(words) < _FEWEST_WORDS:
        return ""
    shares = sorted(((_share(words, load(code)), code) for code in available()), reverse=True)
    (best, code), second = shares[0], shares[1][0] if len(shares) > 1 else 0.0
    return code if best >= _LEAST_SHARE and best >= 2 * second else ""


def _by_script(text: str) -> str:
    """The language that most letters of `text` are telling of; "" for Latin letters and unknown scripts.

    Chinese characters also stand in Japanese texts, Cyrillic letters in those of several languages: what tells these
    apart are letters of their own. A text in Cyrillic letters without any of them stays without a language.
    """
    letters = [c for c in text if c.isalpha()]
    if 2 * sum(c > _LAST_LATIN for c in letters) < len(letters) or not letters:
        return ""
    counts = [(len(re.findall(f"[{telling}]", text)), code) for code, telling in _TELLING]
    return next((code for count, code in counts if count * _TELLING_SHARE > len(letters)), "")


def _share(words: list[str], language: Language) -> float:
    known = frozenset(language.tables.get("recognition", {}).get("words", "").split())
    return sum(w in known for w in words) / len(words)


@cache
def available() -> tuple[str, ...]:
    """The codes of the languages that ship with the program, sorted."""
    return tuple(sorted(p.stem for p in languages_dir().glob("*.toml")))


@cache
def load(code: str) -> Language:
    """The language for a BCP 47 tag ("en-GB" finds "en").

    Raises KeyError if no such language ships.
    """
    base = code.lower().split("-")[0]
    if base not in available():
        raise KeyError(code)
    raw = tomllib.loads((languages_dir() / f"{base}.toml").read_text(encoding="utf-8"))
    return Language(raw.pop("code"), raw.pop("name"), MappingProxyType(raw.pop("labels")), MappingProxyType(raw))

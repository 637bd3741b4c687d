"""Words: the labels of a language and template, counts, and the few changes that deletion allows (a capital)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from briefing.deck import Line, Origin
from briefing.digest import KeyPoint
from briefing.language import Language, available, load
from briefing.template.model import Template

# A calm reading pace aloud; what briefers are taught, and near the middle of measured rates for presentations.
SPOKEN_WORDS_A_MINUTE = 130

_DEFAULT_LANGUAGE = "en"
# Scripts without spaces: two characters weigh about as much as a word.
_FIRST_UNSPACED = "\u0e00"
_UNSPACED = "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]"  # slow to compile, seldom needed


def language_of(code: str) -> Language:
    """The language for a BCP 47 tag; English where none ships."""
    known = code.lower().split("-")[0] in available()
    return load(code if known else _DEFAULT_LANGUAGE)


def pronouns(language: str) -> frozenset[str]:
    """The words by which a sentence leans on the one before it, from the language's table [plan]."""
    return frozenset(language_of(language).tables.get("plan", {}).get("pronouns", ()))


def tells_anecdote(text: str, language: Language) -> bool:
    """Whether `text` says what one person said, did or thinks: by the words of the language's table [plan]."""
    words = set(re.findall(r"\w+", text.casefold()))
    return bool(words & set(language.tables.get("plan", {}).get("anecdotes", ())))


def labels(template: Template, language: str) -> Mapping[str, str]:
    """The program's own words in `language` (BCP 47), overridden by the template's."""
    spoken = language_of(language)
    own = template.labels.get(spoken.code, {})
    exact = template.labels.get(language, {})
    return MappingProxyType({**spoken.labels, **own, **exact})


@lru_cache(maxsize=4096)  # every layout that is tried counts the same lines
def word_count(text: str) -> int:
    """How many words `text` weighs: words between spaces, and half the characters of scripts that have none."""
    if max(text, default="") < _FIRST_UNSPACED:
        return len(text.split())
    spaced, unspaced = re.subn(_UNSPACED, " ", text)
    return len(spaced.split()) + (unspaced + 1) // 2


def spoken_seconds(words: int) -> int:
    """How long `words` take to say, in whole seconds."""
    return round(words * 60 / SPOKEN_WORDS_A_MINUTE)


def capitalised(text: str) -> str:
    """`text` with its first letter as a capital: for words that stood in the middle of a sentence."""
    return text[:1].upper() + text[1:]


def label(text: str, **values: object) -> Line:
    """A line of the program's own words, its {names} filled in."""
    return Line(text.format_map({key: str(value) for key, value in values.items()}), Origin.LABEL)


def source(text: str, *points: KeyPoint) -> Line:
    """A line of the article's words, from `points`."""
    return Line(text, Origin.SOURCE, tuple(p.id for p in points))


def overlap(a: str, b: str) -> float:
    """How many of their longer words two texts share, from 0 to 1 (Jaccard); words count by their first six letters.

    Texts with other figures say other things: 0.
    """
    if re.findall(r"\d+", a) != re.findall(r"\d+", b):
        return 0.0
    first, second = ({w[:6] for w in re.findall(r"\w{4,}", text.casefold())} for text in (a, b))
    return len(first & second) / len(first | second) if first | second else 0.0


def same_words(text: str) -> str:
    """A key under which two texts that say the same are equal: case and punctuation do not count."""
    return " ".join(re.findall(r"\w+", text.casefold()))

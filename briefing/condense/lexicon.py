"""The word lists and patterns of a language, compiled for condensing.

Everything comes from the language's table (languages/*.toml): in a pattern, `{name}` stands for any word of the list
`name`, for the pattern of that name, or for the verb forms `base` and `third`. What a language has
no table for never matches, so that the operation that rests on it stays off.

A list in a pattern holds only those of its words that occur in the texts to be searched (`Lexicon.narrowed`): the
others could never match, and hundreds of verbs in dozens of patterns would take half a second to compile.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Any

import Stemmer
from msgspec import Struct

from briefing.digest import DetailKind
from briefing.language import Language, available, load

_NEVER = r"(?!)"
_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*%?")
_RUN = re.compile(r"\w+")

# Terms are compared by their stems (Porter 1980; the language's own Snowball stemmer, where there is one) and those by
# their first letters: "debts" meets "debt", and "stabilise" meets "stability".
_LETTERS = 6


class Pattern:
    """A regular expression, compiled when it is first searched for: no article needs all of them."""

    def __init__(self, source: str) -> None:
        self._source = source

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, re.IGNORECASE)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in `text`, in any case of letters; None if there is none."""
        return self.compiled.search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match in `text`, from left to right."""
        return self.compiled.finditer(text)


class Split(Struct, frozen=True):
    """A rule of shortening: `cut` goes from the sentence; its group "detail", if any, becomes a detail of `kind`.
    What a group "keep" at its beginning matches, stays.

    `unless_cut` and `unless_rest` forbid it by what goes and by what stays. `long`: only where the sentence is longer
    than wanted. `always`: even from sentences that are otherwise kept whole. `required`: the detail is always shown.
    """

    name: str
    cut: Pattern
    kind: DetailKind | None
    unless_cut: Pattern
    unless_rest: Pattern
    long: bool
    always: bool
    required: bool


class Tail(Struct, frozen=True):
    """A rule for what trails behind a complete clause: `seam` matches between the two, what follows is a detail of
    `kind`. `unless` forbids it by what follows, `unless_head` by what stands before, and so do the
    patterns of the language that `heads` names. `required`: it is always shown.
    """

    name: str
    kind: DetailKind
    seam: Pattern
    unless: Pattern
    unless_head: Pattern
    heads: tuple[str, ...]
    required: bool


class Lexicon:
    """A language's patterns, compiled when they are first asked for; with `words`, for texts of these words only."""

    def __init__(self, language: Language, words: Collection[str] | None = None) -> None:
        self.code = language.code
        self._language = language
        self._tables: Mapping[str, Any] = language.tables
        self._present = words
        self._compiled: dict[str, re.Pattern[str]] = {}
        self._sources: dict[str, str] = {}

    def narrowed(self, texts: Iterable[str]) -> Lexicon:
        """The same for `texts` and what is cut from them: finds what this one finds there, and is sooner compiled."""
        return Lexicon(self._language, frozenset(_RUN.findall(" ".join(texts).casefold())))

    @property
    def empty(self) -> bool:
        """Whether the language has no tables at all."""
        return not self._tables

    @cached_property
    def stopwords(self) -> frozenset[str]:
        """Words without a topic of their own, in lower case."""
        return frozenset(self._tables.get("stopwords", {}).get("words", "").split())

    @cached_property
    def generic(self) -> frozenset[str]:
        """Stems of words that say little about any topic."""
        lists = self._tables.get("lists", {})
        return frozenset(self._stem(w) for name in ("generic", "evaluative") for w in lists.get(name, ()))

    @cached_property
    def splits(self) -> tuple[Split, ...]:
        """The rules of shortening, in the order in which they are applied."""
        return tuple(self._split(row) for row in self._tables.get("splits", ()))

    @cached_property
    def tails(self) -> tuple[Tail, ...]:
        """The rules for what trails behind a clause; none comes before another."""
        return tuple(self._tail(row) for row in self._tables.get("tails", ()))

    def pattern(self, name: str) -> re.Pattern[str]:
        """The pattern of that name; one that never matches where the language has none."""
        if name not in self._compiled:
            self._compiled[name] = re.compile(self._source(name), re.IGNORECASE)
        return self._compiled[name]

    def has(self, name: str, text: str) -> bool:
        """Whether the pattern matches anywhere in `text`."""
        return self.pattern(name).search(text) is not None

    def find(self, name: str, text: str) -> str:
        """What the pattern first matches in `text`, "" if nothing."""
        match = self.pattern(name).search(text)
        return match.group().strip() if match else ""

    def all(self, name: str, text: str) -> tuple[str, ...]:
        """Everything that the pattern matches, in lower case."""
        return tuple(m.group().lower() for m in self.pattern(name).finditer(text))

    def terms(self, text: str) -> list[str]:
        """The stems of the words of `text` that carry a topic."""
        found = (w.removesuffix("’s").removesuffix("'s") for w in _WORD.findall(text.lower()))
        return [self._stem(w) for w in found if len(w) > 2 and w not in self.stopwords]

    def _stem(self, word: str) -> str:
        stemmer = _stemmer(self.code)
        return (stemmer.stemWord(word) if stemmer else word)[:_LETTERS]

    def _split(self, row: Mapping[str, Any]) -> Split:
        return Split(
            name=row["name"],
            cut=Pattern(self._expand(row["cut"])),
            kind=DetailKind(row["kind"]) if "kind" in row else None,
            unless_cut=Pattern(self._expand(row.get("unless_cut", _NEVER))),
            unless_rest=Pattern(self._expand(row.get("unless_rest", _NEVER))),
            long=row.get("long", False),
            always=row.get("always", False),
            required=row.get("required", False),
        )

    def _tail(self, row: Mapping[str, Any]) -> Tail:
        return Tail(
            name=row["name"],
            kind=DetailKind(row["kind"]),
            seam=Pattern(self._expand(row["seam"])),
            unless=Pattern(self._expand(row.get("unless", _NEVER))),
            unless_head=Pattern(self._expand(row.get("unless_head", _NEVER))),
            heads=tuple(row.get("heads", ())),
            required=row.get("required", False),
        )

    def _source(self, name: str) -> str:
        source: str | None = self._tables.get("patterns", {}).get(name)
        return _NEVER if source is None else self._expand(source)

    def _expand(self, source: str) -> str:
        return re.sub(r"\{([a-z]+_?[a-z_]*)\}", lambda m: self._placeholder(m.group(1)), source)

    def _placeholder(self, name: str) -> str:
        if name not in self._sources:
            words = self._words(name)
            self._sources[name] = f"(?:{self._source(name)})" if words is None else self._any_of(words)
        return self._sources[name]

    def _words(self, name: str) -> Sequence[str] | None:
        """The list of that name, None if there is none."""
        lists = self._tables.get("lists", {})
        return lists[name] if name in lists else self._verb_forms.get(name)

    def _any_of(self, words: Iterable[str]) -> str:
        """A regular expression for any of `words` that can occur."""
        if self._present is not None:
            words = [w for w in words if all(run in self._present for run in _RUN.findall(w.casefold()))]
        return rf"\b{any_of(words)}\b" if words else _NEVER

    @cached_property
    def _verb_forms(self) -> Mapping[str, tuple[str, ...]]:
        table = self._tables.get("verbs")
        if not table:
            return {}
        verbs = table["base"].split()
        rules = [(re.compile(pattern), replacement) for pattern, replacement in table["third"]]
        return {"base": tuple(verbs), "third": tuple(_inflect(v, rules) for v in verbs)}


@cache
def _stemmer(code: str) -> Stemmer.Stemmer | None:
    """The Snowball stemmer of a language, None if it has none."""
    try:
        return Stemmer.Stemmer(code)
    except KeyError:
        return None


def of(language: Language) -> Lexicon:
    """The lexicon of a language; those that ship are compiled once."""
    return _shipped(language.code) if language.code in available() else Lexicon(language)


@cache
def _shipped(code: str) -> Lexicon:
    return Lexicon(load(code))


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of `words`, longest first, by their first letter: most words fail after one look."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        by_letter.setdefault(word[:1], []).append(re.escape(word[1:]))
    branches = (f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in sorted(by_letter.items()))
    return f"(?:{'|'.join(branches)})"


def _inflect(base: str, rules: Iterable[tuple[re.Pattern[str], str]]) -> str:
    """A form of a verb: by the first rule that fits its base."""
    for pattern, replacement in rules:
        inflected, fits = pattern.subn(replacement, base, count=1)
        if fits:
            return inflected
    return base

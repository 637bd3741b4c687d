"""Replacements: the words of a template put in place of the article's, last of all and marked as such."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from briefing.deck import Line, Origin, QuoteSlide, TitleSlide
from briefing.handout import Caveats
from briefing.template.model import Replacement

_NO_ROOM = frozenset({"title", "kicker", "heading", "subtitle", "name", "when", "figure", "entries", "notes"})
"""Where no term is explained: headings are short, an agenda only lists, and notes are not what is read first."""

_VERBATIM = (QuoteSlide, Caveats)
"""What stays as the article has it: its quotations and its notices."""

_ALONE = r"(?![-’'])"
"""After a term that is explained: nothing that a bracket would tear from it ("NATO's", "AI-generated")."""


class Replacer:
    """Applies replacements to whatever holds lines; remembers those that are meant for the first place only.

    A term is not explained where `sentences`, those of the article, explain it already.
    """

    def __init__(self, replacements: Sequence[Replacement], sentences: Iterable[str] = ()) -> None:
        said = "\n".join(sentences).casefold()
        self._rules = [(r, _pattern(r.find)) for r in replacements if not r.first_only]
        terms = (r for r in replacements if r.first_only and _meaning(r) not in said)
        self._terms = [(r, _pattern(r.find, _ALONE)) for r in terms]

    def line(self, line: Line, explain: bool = True) -> Line:
        """`line` with its words replaced, and its origin changed if any were; `explain`: terms are explained too."""
        if line.origin not in (Origin.SOURCE, Origin.REPLACEMENT):
            return line
        text = line.text
        for rule, pattern in self._rules:
            text = pattern.sub(lambda m, new=rule.replace: _in_case(m[0], new), text)  # type: ignore[misc]
        if explain:
            text = self._explained(text)
        return line if text == line.text else replace(line, text=text, origin=Origin.REPLACEMENT)

    def _explained(self, text: str) -> str:
        """The text with each term explained that stands in it for the first time."""
        for rule, pattern in tuple(self._terms):
            text, count = pattern.subn(lambda m, new=rule.replace: _in_case(m[0], new), text, count=1)  # type: ignore[misc]
            if count:
                self._terms.remove((rule, pattern))
        return text

    def text(self, text: str) -> str:
        """`text`, a heading, with its words replaced."""
        return self.line(Line(text), explain=False).text

    def __call__(self, value: Any, explain: bool = True) -> Any:
        """`value` (a line, or a tuple or struct that holds lines somewhere) with every line replaced."""
        if not self._rules and not self._terms:
            return value
        if isinstance(value, _VERBATIM):
            return value
        if isinstance(value, TitleSlide):  # its lines are notices
            return replace(value, title=self.line(value.title, explain=False))
        if isinstance(value, Line):
            return self.line(value, explain)
        if isinstance(value, tuple):
            return tuple(self(member, explain) for member in value)
        if isinstance(value, Struct):
            parts = ((name, getattr(value, name)) for name in value.__struct_fields__)
            changed = {name: self(part, explain and name not in _NO_ROOM) for name, part in parts if name != "caveats"}
            return replace(value, **changed)
        return value


def texts_of(value: Any) -> Iterator[str]:
    """The text of every line in `value`, as `Replacer` walks it."""
    if isinstance(value, Line):
        yield value.text
    elif isinstance(value, tuple | list):
        for member in value:
            yield from texts_of(member)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from texts_of(getattr(value, name))


def _pattern(find: str, after: str = "") -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(find)}(?!\w){after}", _flags(find))


def _meaning(rule: Replacement) -> str:
    """What a glossary says of its term: the replacement is "TERM (meaning)"."""
    return rule.replace.removeprefix(rule.find).strip(" ()").casefold()


def _flags(find: str) -> re.RegexFlag:
    """A lower-case word is found at the start of a sentence too; an abbreviation only as it is written."""
    return re.IGNORECASE if find == find.lower() else re.NOFLAG


def _in_case(found: str, text: str) -> str:
    return text[:1].upper() + text[1:] if found[:1].isupper() and not text[:1].isupper() else text

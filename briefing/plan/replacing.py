"""Replacements: the words of a template put in place of the article's, last of all and marked as such."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from briefing.deck import Line, Origin
from briefing.template.model import Replacement


class Replacer:
    """Applies replacements to whatever holds lines; remembers those that are meant for the first place only."""

    def __init__(self, replacements: Sequence[Replacement]) -> None:
        self._rules = [(r, re.compile(rf"(?<!\w){re.escape(r.find)}(?!\w)", _flags(r.find))) for r in replacements]
        self._done: set[Replacement] = set()

    def line(self, line: Line) -> Line:
        """`line` with its words replaced, and its origin changed if any were."""
        if line.origin not in (Origin.SOURCE, Origin.REPLACEMENT):
            return line
        text = line.text
        for rule, pattern in self._rules:
            if rule in self._done:
                continue
            text, count = pattern.subn(
                lambda m, r=rule: _in_case(m[0], r.replace),
                text,
                count=1 if rule.first_only else 0,
            )
            if count and rule.first_only:
                self._done.add(rule)
        return line if text == line.text else replace(line, text=text, origin=Origin.REPLACEMENT)

    def text(self, text: str) -> str:
        """`text` with its words replaced."""
        return self.line(Line(text)).text

    def __call__(self, value: Any) -> Any:
        """`value` (a line, or a tuple or dataclass that holds lines somewhere) with every line replaced."""
        if not self._rules:
            return value
        if isinstance(value, Line):
            return self.line(value)
        if isinstance(value, tuple):
            return tuple(self(member) for member in value)
        if is_dataclass(value) and not isinstance(value, type):
            changed = {f.name: self(getattr(value, f.name)) for f in fields(value)}
            return replace(value, **changed)
        return value


def _flags(find: str) -> re.RegexFlag:
    """A lower-case word is found at the start of a sentence too; an abbreviation only as it is written."""
    return re.IGNORECASE if find == find.lower() else re.NOFLAG


def _in_case(found: str, text: str) -> str:
    return text[:1].upper() + text[1:] if found[:1].isupper() and not text[:1].isupper() else text

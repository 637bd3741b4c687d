"""Where each value of a TOML text stands, for error messages that point at it.

`tomllib` gives values without their places; this gives places without their values. It reads text that `tomllib` has
already accepted, so it only has to find the structure, not to judge it.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct, field

from briefing.template.values import Path

_TOKEN = re.compile(
    r"""
      (?P<space> [ \t\r\n]+ | \#[^\n]* )
    | (?P<string> \"{3} (?: [^\\] | \\. )*? \"{3,5} | '{3} .*? '{3,5} | " (?: [^"\\\n] | \\. )* " | ' [^'\n]* ' )
    | (?P<time> \d{4}-\d\d-\d\d\ \d\d: [^\s,\]}\#]* )
    | (?P<mark> [\[\]{},=.] )
    | (?P<bare> [^\s\[\]{},=.\#"']+ )
    """,
    re.VERBOSE | re.DOTALL,
)

_Found: TypeAlias = tuple[Path, int, int]
"""A path, and where its key and its value start in the text."""


class Position(Struct, frozen=True):
    """A line and column, both from 1."""

    line: int
    column: int


class Places(Struct, frozen=True):
    """Where the keys and the values of a text stand. The value of a table stands where its key does."""

    keys: dict[Path, Position]
    values: dict[Path, Position]


class _Tokens(Struct):
    """The tokens of a text that are not space, one ahead."""

    text: str
    items: list[tuple[str, int]] = field(default_factory=list)
    index: int = 0

    def __post_init__(self) -> None:
        matches = _TOKEN.finditer(self.text)
        self.items = [(m.group(), m.start()) for m in matches if m.lastgroup != "space"]

    def peek(self) -> str:
        return self.items[self.index][0] if self.index < len(self.items) else ""

    def take(self) -> tuple[str, int]:
        self.index += 1
        return self.items[self.index - 1]

    def skip(self, mark: str) -> bool:
        """Steps over `mark` if it comes next; says whether it did."""
        found = self.peek() == mark
        self.index += found
        return found


def places(text: str) -> Places:
    """The place of every key and value in `text`, which is valid TOML, by the keys and list indices that lead to it."""
    starts = [0, *(m.end() for m in re.finditer("\n", text))]
    found = Places({}, {})
    for path, key, value in _document(_Tokens(text)):
        found.keys.setdefault(path, _position(key, starts))
        found.values.setdefault(path, _position(value, starts))
    return found


def _position(offset: int, starts: list[int]) -> Position:
    line = bisect_right(starts, offset)
    return Position(line, offset - starts[line - 1] + 1)


def _document(tokens: _Tokens) -> Iterator[_Found]:
    counts: dict[Path, int] = {}  # how many [[tables]] of a name have been opened
    header: Path = ()
    while tokens.peek():
        if tokens.skip("["):
            repeated = tokens.skip("[")
            key, offset = _key(tokens)
            header = _enter(key, counts, repeated)
            tokens.index += 1 + repeated
            yield from ((header[:depth], offset, offset) for depth in range(1, len(header) + 1))
        else:
            yield from _pair(tokens, header)


def _enter(key: tuple[str, ...], counts: dict[Path, int], repeated: bool) -> Path:
    """The path of a table header: below a [[table]] it belongs to the one that was opened last."""
    path: Path = ()
    for depth, part in enumerate(key, start=1):
        path = (*path, part)
        if repeated and depth == len(key):
            counts[path] = counts.get(path, 0) + 1
        if path in counts:
            path = (*path, counts[path] - 1)
    return path


def _key(tokens: _Tokens) -> tuple[tuple[str, ...], int]:
    """A dotted key and where it starts."""
    text, start = tokens.take()
    parts = [text]
    while tokens.skip("."):
        parts.append(tokens.take()[0])
    return tuple(_unquoted(p) for p in parts), start


def _unquoted(part: str) -> str:
    return str(tomllib.loads(f"v = {part}")["v"]) if part[0] in "\"'" else part


def _pair(tokens: _Tokens, above: Path) -> Iterator[_Found]:
    key, start = _key(tokens)
    tokens.skip("=")
    for depth in range(1, len(key)):
        yield (*above, *key[:depth]), start, start
    yield from _value(tokens, (*above, *key), start)


def _value(tokens: _Tokens, path: Path, key: int | None = None) -> Iterator[_Found]:
    """The place of a value and of all that lies inside it."""
    opening, start = tokens.take()
    yield path, start if key is None else key, start
    if opening == "[":
        index = 0
        while not tokens.skip("]"):
            yield from _value(tokens, (*path, index))
            tokens.skip(",")
            index += 1
    elif opening == "{":
        while not tokens.skip("}"):
            yield from _pair(tokens, path)
            tokens.skip(",")
    else:
        _finish_scalar(tokens, start + len(opening))


def _finish_scalar(tokens: _Tokens, end: int) -> None:
    """Steps over what the scanner cut off a number or time ("1.5", "10:00:00.5"): marks and words that touch."""
    while tokens.peek() and tokens.peek() not in (",", "]", "}", "=") and tokens.items[tokens.index][1] == end:
        end += len(tokens.take()[0])

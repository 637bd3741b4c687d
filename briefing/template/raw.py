"""A template file as written: its values, and where each of them stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

from msgspec import Struct, field

from briefing.diagnostics import Diagnostic, Place, Severity, TemplateError
from briefing.template.locate import Places, Position, places
from briefing.template.model import ValueOrigin
from briefing.template.notation import dotted
from briefing.template.values import Path


class Layer(Struct, frozen=True, dict=True):
    """One file of the chain, or one `--set`. `name` is what messages call it; `folder` is where its paths start.

    What a `--set` says needs no line and caret to be found: `whole` makes its name the place of everything in it.
    """

    name: str
    text: str
    values: dict[str, Any]
    folder: FilePath = field(default_factory=FilePath)
    whole: bool = False

    @cached_property
    def places(self) -> Places:
        return places(self.text)

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def place(self, path: Path, *, of_key: bool = False) -> Place:
        """Where the value (or the key) at `path` stands, or the nearest that holds it."""
        known = self.places.keys if of_key else self.places.values
        while path and path not in known:
            path = path[:-1]
        return self.at(known.get(path, Position(0, 0)))

    def at(self, position: Position) -> Place:
        """The place of a position, with its line."""
        if self.whole or not 0 < position.line <= len(self.lines):
            return Place(self.name)
        return Place(self.name, position.line, position.column, self.lines[position.line - 1])


class Setting(Struct, frozen=True):
    """A value that a layer sets. `depth` counts the layers from the base template (0) upwards."""

    path: Path
    value: Any
    layer: Layer
    depth: int = 0

    @property
    def place(self) -> Place:
        return self.layer.place(self.path)


class Origins(Mapping[str, ValueOrigin]):
    """Where each dotted key's value came from; worked out only when somebody asks."""

    def __init__(self, settings: Iterable[Setting]) -> None:
        self._settings = {dotted(setting.path): setting for setting in settings}

    def __getitem__(self, key: str) -> ValueOrigin:
        setting = self._settings[key]
        return ValueOrigin("--set") if setting.layer.whole else ValueOrigin(setting.layer.name, setting.place.line)

    def __iter__(self) -> Iterator[str]:
        return iter(self._settings)

    def __len__(self) -> int:
        return len(self._settings)


# --- reading -------------------------------------------------------------------------------------------------


def parse(data: bytes, name: str, folder: FilePath) -> Layer:
    """The layer that a file holds. Raises TemplateError if it is not TOML in UTF-8."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"not UTF-8: byte 0x{data[error.start]:02X} stands for no character"
        raise TemplateError.one(
            "TPL002", message, Place(name, line), "Save the file with the encoding UTF-8."
        ) from None
    try:
        return Layer(name, text, tomllib.loads(text), folder)
    except (ValueError, RecursionError) as error:
        raise TemplateError([_syntax_error(error, Layer(name, text, {}))]) from None


_SYNTAX = (
    ("Invalid value", "no value that TOML knows", 'Text stands in straight quotes: footer = "Staff only".'),
    ("Cannot overwrite", "the key is set twice", "Keep one of the two."),
    ("Cannot declare", "the table is opened twice", "Put all its keys below one [table] line."),
    ("Expected '=' after a key", "a key without a value", "A key is followed by = and its value: minutes = 15."),
    ("Invalid statement", "neither a key nor a table", "A key is followed by = and its value: minutes = 15."),
    ("Expected ']'", "the line of a table does not end with ]", "A table opens with its name in brackets: [audience]."),
    ("Unclosed array", "a list without an end", "A list ends with ]; commas stand between its values."),
    ("Expected newline", "something stands behind the value", "One key and its value make a line."),
    ("Illegal character", "a text without an end", 'A text ends with the quote that it began with: title = "Board".'),
    ("Unterminated string", "a text without an end", 'A text ends with the quote that it began with: "Board".'),
    ("Unescaped", "a backslash that means nothing", "A backslash in a text is written twice: \\\\."),
)
"""What `tomllib` says of the usual slips (the start of its message), what we say, and what to do."""

_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def _syntax_error(error: Exception, layer: Layer) -> Diagnostic:
    """What `tomllib` found, with its place taken out of its message."""
    if isinstance(error, RecursionError):
        return Diagnostic(Severity.ERROR, "TPL003", "lists or tables are nested too deeply", Place(layer.name))
    found = _AT.search(str(error))
    message = _AT.sub("", str(error))
    numbers = found.groups() if found else (None, None)
    position = Position(int(numbers[0]), int(numbers[1])) if numbers[0] and numbers[1] else _end(layer)
    if message.startswith("Cannot"):  # the whole line is at fault, not its end
        position = Position(position.line, 1)
    for start, ours, hint in _SYNTAX:
        if message.startswith(start):
            return Diagnostic(Severity.ERROR, "TPL003", f"not TOML: {ours}", layer.at(position), hint)
    return Diagnostic(Severity.ERROR, "TPL003", f"not TOML: {message[:1].lower()}{message[1:]}", layer.at(position))


def _end(layer: Layer) -> Position:
    """The end of the last line that says something."""
    last = next((n for n in range(len(layer.lines), 0, -1) if layer.lines[n - 1].strip()), 1)
    return Position(last, len(layer.lines[last - 1]) + 1)

"""`--set key.path=value`: a layer of one value, from the command line."""

from __future__ import annotations

import tomllib
from typing import Any

from briefing.diagnostics import Place, TemplateError
from briefing.template.notation import quoted
from briefing.template.raw import Layer
from briefing.template.schema import type_at
from briefing.template.values import Choice, File, Path, Pattern, Rgb, Shade, Text


def parse_setting(text: str) -> Layer:
    """The layer that `text` makes. The value is TOML; where the key takes text, the quotes may be left out.

    Raises TemplateError if `text` is no key and value.
    """
    key, equals, value = (part.strip() for part in text.partition("="))
    try:
        if not equals:
            raise ValueError(text)
        text.encode()
        path = _path(_single(f"{key} = 0"))
        if path == ("extends",):
            hint = "Choose the template itself with -t."
            raise TemplateError.one("TPL018", "a setting cannot change what is extended", Place(f"--set {text}"), hint)
        written = _as_toml(path, value)
        return Layer(f"--set {text}", f"{key} = {written}", _single(f"{key} = {written}"), whole=True)
    except (ValueError, RecursionError):
        hint = "Write --set key.path=value, for example --set audience.minutes=10."
        raise TemplateError.one("TPL018", "not a key and a value", Place(f"--set {text!a}"), hint) from None


def _single(toml: str) -> dict[str, Any]:
    """The values of a TOML text that sets one key. Raises ValueError if it does anything else."""
    if "\n" in toml:
        raise ValueError(toml)
    return tomllib.loads(toml)


def _path(values: dict[str, Any]) -> Path:
    path: Path = ()
    value: Any = values
    while isinstance(value, dict):
        ((key, value),) = value.items()
        path = (*path, key)
    return path


def _as_toml(path: Path, value: str) -> str:
    """The value in TOML: as it is where that is valid and what the key takes, in quotes where it is bare text."""
    if value.startswith(("'", '"')):
        return value
    if isinstance(type_at(path), Text | Choice | Rgb | Shade | Pattern | File):
        return quoted(value)
    try:
        _single(f"v = {value}")
    except ValueError:
        if value.startswith(("[", "{")):
            raise
        return quoted(value)
    return value

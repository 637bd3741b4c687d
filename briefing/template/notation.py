"""TOML as it is written: keys, texts and values."""

from __future__ import annotations

import json
import re

from briefing.template.values import Path


def dotted(path: Path) -> str:
    """A path as TOML writes it: `audience.glossary."U.S."`, and `deck.parts[2]` for a place in a list (from 1)."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part + 1}]"
        else:
            text += f".{key(part)}" if text else key(part)
    return text


def key(name: str) -> str:
    """A key, in quotes where it has to be."""
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else quoted(name)


def quoted(text: str) -> str:
    """A text in quotes."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def toml(value: object) -> str:
    """A text, number, truth value, list or table on one line."""
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return f"{value:g}"
        case str():
            return quoted(value)
        case list():
            return f"[{', '.join(toml(item) for item in value)}]"
        case dict():
            return "{ " + ", ".join(f"{key(name)} = {toml(item)}" for name, item in value.items()) + " }"
        case _:
            raise TypeError(f"templates have no values of the type {type(value).__name__}")

"""Languages as data: labels and word lists from languages/*.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from briefing.resources import languages_dir


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its code, the program's own words in it (`labels`), and the rest of its table (`tables`)."""

    code: str
    name: str
    labels: Mapping[str, str]
    tables: Mapping[str, Any]


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

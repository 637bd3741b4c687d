"""Texts with names in braces: footers and fixed slides."""

from __future__ import annotations

import re
from collections.abc import Mapping


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with each {name} replaced by its value.

    The text is a row of parts between bars (" | "); a part that names something without a value is left out whole, so
    that no "Date: " stands there without one. "" if nothing is left.
    """
    parts = (part.strip() for part in text.split(" | "))
    return " | ".join(_filled(part, values) for part in parts if part and _has_values(part, values))


def _names(part: str) -> list[str]:
    return re.findall(r"\{(\w+)\}", part)


def _has_values(part: str, values: Mapping[str, str]) -> bool:
    return all(values.get(name) for name in _names(part))


def _filled(part: str, values: Mapping[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: values[found[1]], part)

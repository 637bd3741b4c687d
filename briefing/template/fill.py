"""Texts with names in braces: footers and fixed slides."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefing.template.model import Template


def fill(text: str, template: Template, title: str, author: str) -> str:
    """The text with {title} and {author}, which are the article's, and {audience} and {date}, which are the template's.

    The text is a row of parts between bars (" | "); a part that names something without a value is left out whole, so
    that no "Date: " stands there without one. "" if nothing is left.
    """
    values = {"title": title, "author": author, "audience": template.title, "date": template.deck.date}
    parts = (_filled(part.strip(), values) for part in text.split(" | "))
    return " | ".join(part for part in parts if part)


def _filled(part: str, values: Mapping[str, str]) -> str:
    names = re.findall(r"\{(\w+)\}", part)
    if not all(values.get(name) for name in names):
        return ""
    return re.sub(r"\{(\w+)\}", lambda found: values[found[1]], part)

"""Deck <-> editable outline.

`render` writes a deck as Markdown, `parse` reads it back as an `Outline`, and `reconcile` says of each line that a
person wrote whether the article has it. docs/outline.md is the page for those who edit.
"""

from briefing.outline.front import is_outline
from briefing.outline.parse import Outline, parse
from briefing.outline.reconcile import reconcile
from briefing.outline.render import render

__all__ = ["Outline", "is_outline", "parse", "reconcile", "render"]

"""What several kinds write alike."""

from __future__ import annotations

from briefing.deck import Line
from briefing.outline.blocks import Block, Field, Prose


def field(name: str, line: Line | None) -> list[Block]:
    """`name: line`, or nothing."""
    return [Field(name, line)] if line is not None else []


def lead(line: Line | None) -> list[Block]:
    """The lead-in of a list: a paragraph before it."""
    return [Prose(line)] if line is not None else []


def bar(line: Line | None) -> list[Block]:
    """The conclusion bar."""
    return field("Bar", line)

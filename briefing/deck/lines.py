"""The texts that slides are made of, each with its origin and the key points behind it; what every slide has."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from briefing.diagnostics import ByContent

BETWEEN = "  |  "
"""Stands between the parts of a line that lists several things (author and date)."""


class Origin(StrEnum):
    """Where a text comes from."""

    SOURCE = "source"  # a subsequence of the words of its points' sentences
    LABEL = "label"  # a word of the program's own, from the language's or the template's labels
    REPLACEMENT = "replacement"  # changed by a glossary or replacement rule of the template
    HUMAN = "human"  # written by a person in an outline


class Line(Struct, frozen=True):
    """One text on a slide or page, its origin, and the ids of the key points behind it."""

    text: str
    origin: Origin = Origin.SOURCE
    points: tuple[str, ...] = ()


class Bullet(Struct, frozen=True):
    """A line with the lines below it: details, or the items of an enumeration."""

    line: Line
    details: tuple[Line, ...] = ()


class Reference(Struct, frozen=True):
    """A section of the article behind a slide: its mark, heading and the lines of the sentences that are used."""

    mark: str
    heading: str
    line: int
    last_line: int


class SourceQuote(Struct, frozen=True):
    """A sentence of the article, verbatim, for the speaker notes."""

    mark: str
    line: int
    last_line: int
    text: str
    point: str


class Notes(Struct, frozen=True):
    """Speaker notes: what to say, how long (seconds), details that found no room, and the verbatim source."""

    say: tuple[Line, ...] = ()
    seconds: int = 0
    more: tuple[Line, ...] = ()
    quotes: tuple[SourceQuote, ...] = ()


class SlideBase(ByContent, frozen=True):
    """What every kind has.

    `rule` names the layout rule that chose the kind, `why` says what it saw; `others` are the rules that offered
    another layout, each with its score, the best first. An outline does not keep them: they do not count in equality.
    """

    apart: ClassVar[frozenset[str]] = frozenset({"others"})

    id: str
    title: Line
    kicker: Line = Line("", Origin.LABEL)
    notes: Notes = Notes()
    sources: tuple[Reference, ...] = ()
    rule: str = ""
    why: str = ""
    others: tuple[str, ...] = ()

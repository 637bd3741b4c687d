"""The handout as planned: blocks of words in reading order; no positions, no sizes.

Planned from the deck, so that what a person edited there reaches the page, and from the digest, which has more.
The `bullets` of a block across the page are what else is said of its section.
"""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from briefing.deck import Bullet, Event, Line, OutlookColumn, Pair, Reference


class BottomLine(Struct, frozen=True):
    """The box at the top: the thesis and what supports it."""

    label: Line
    thesis: Line
    statements: tuple[Line, ...]
    marks: tuple[str, ...] = ()


class Theme(Struct, frozen=True):
    """One topic: heading, bullets with details, and the marks of the sections behind it. Set in columns."""

    heading: Line
    bullets: tuple[Bullet, ...]
    marks: tuple[str, ...] = ()
    lead: Line | None = None


class Timeline(Struct, frozen=True):
    """Events in the order of time, across the page."""

    heading: Line
    events: tuple[Event, ...]
    marks: tuple[str, ...] = ()
    bullets: tuple[Bullet, ...] = ()


class Grid(Struct, frozen=True):
    """A table across the page: a table of the article, or a comparison. `rows` are as long as `header`."""

    heading: Line
    header: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    marks: tuple[str, ...] = ()
    bullets: tuple[Bullet, ...] = ()


class Pairs(Struct, frozen=True):
    """Limits with their responses, or causes with their results."""

    heading: Line
    left: Line
    right: Line
    pairs: tuple[Pair, ...]
    marks: tuple[str, ...] = ()
    bullets: tuple[Bullet, ...] = ()


class Outlook(Struct, frozen=True):
    """What is to come, by the article's own certainty."""

    heading: Line
    columns: tuple[OutlookColumn, ...]
    marks: tuple[str, ...] = ()
    bullets: tuple[Bullet, ...] = ()


class Picture(Struct, frozen=True):
    """A picture of the article with its caption. `width`, `height`: pixels, 0 where unknown."""

    asset: str
    alt: str
    width: int
    height: int
    caption: Line | None = None
    marks: tuple[str, ...] = ()


class Takeaways(Struct, frozen=True):
    """What to remember."""

    heading: Line
    lines: tuple[Line, ...]
    marks: tuple[str, ...] = ()


class Caveats(Struct, frozen=True):
    """The article's notices, verbatim."""

    heading: Line
    lines: tuple[Line, ...]


class Key(Struct, frozen=True):
    """What the section marks stand for."""

    heading: Line
    references: tuple[Reference, ...]


class NoteLines(Struct, frozen=True):
    """Ruled lines to write on; they fill what is left of the last page."""

    heading: Line


Block: TypeAlias = (
    BottomLine | Theme | Timeline | Grid | Pairs | Outlook | Picture | Takeaways | Caveats | Key | NoteLines
)


class Handout(Struct, frozen=True):
    """A whole handout. `footer` stands on every page; `marking` is the user's own protective marking."""

    title: Line
    kicker: Line
    subtitle: Line
    blocks: tuple[Block, ...]
    language: str
    footer: str = ""
    marking: str = ""
    byline: str = ""
    date: str = ""

"""The handout as planned: blocks of words in reading order; no positions, no sizes.

Planned from the deck, so that what a person edited there reaches the page, and from the digest, which has more.
The `bullets` of a block across the page are what else is said of its section.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from briefing.deck import Bullet, Event, Line, OutlookColumn, Pair, Reference


@dataclass(frozen=True, slots=True)
class BottomLine:
    """The box at the top: the thesis and what supports it."""

    label: Line
    thesis: Line
    statements: tuple[Line, ...]
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Theme:
    """One topic: heading, bullets with details, and the marks of the sections behind it. Set in columns."""

    heading: Line
    bullets: tuple[Bullet, ...]
    marks: tuple[str, ...] = ()
    lead: Line | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in the order of time, across the page."""

    heading: Line
    events: tuple[Event, ...]
    marks: tuple[str, ...] = ()
    bullets: tuple[Bullet, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table across the page: a table of the article, or a comparison. `rows` are as long as `header`."""

    heading: Line
    header: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    marks: tuple[str, ...] = ()
    bullets: tuple[Bullet, ...] = ()


@dataclass(frozen=True, slots=True)
class Pairs:
    """Limits with their responses, or causes with their results."""

    heading: Line
    left: Line
    right: Line
    pairs: tuple[Pair, ...]
    marks: tuple[str, ...] = ()
    bullets: tuple[Bullet, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is to come, by the article's own certainty."""

    heading: Line
    columns: tuple[OutlookColumn, ...]
    marks: tuple[str, ...] = ()
    bullets: tuple[Bullet, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the article with its caption. `width`, `height`: pixels, 0 where unknown."""

    asset: str
    alt: str
    width: int
    height: int
    caption: Line | None = None
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Takeaways:
    """What to remember."""

    heading: Line
    lines: tuple[Line, ...]
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Caveats:
    """The article's notices, verbatim."""

    heading: Line
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """What the section marks stand for."""

    heading: Line
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class NoteLines:
    """Ruled lines to write on; they fill what is left of the last page."""

    heading: Line


Block: TypeAlias = (
    BottomLine | Theme | Timeline | Grid | Pairs | Outlook | Picture | Takeaways | Caveats | Key | NoteLines
)


@dataclass(frozen=True, slots=True)
class Handout:
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

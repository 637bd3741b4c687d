"""A flat run of headings and blocks becomes nested sections, for every reader alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from briefing.article import Block, Section
from briefing.diagnostics import Span
from briefing.readers.source import covering


class Heading(Struct, frozen=True):
    """A heading as found. `level` counts from 1, with gaps allowed; `number` is the author's ("2.1", "" if none)."""

    text: str
    level: int
    span: Span
    number: str = ""


class _Open(Struct):
    """A section that is still being filled; `level` as found, which nesting compares."""

    heading: Heading
    depth: int
    anchor: str
    blocks: list[Block] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    def close(self) -> Section:
        last = [s.span for s in self.sections] or [b.span for b in self.blocks] or [self.heading.span]
        span = covering(self.heading.span, last[-1])
        heading = self.heading
        content = (tuple(self.blocks), span, heading.number, self.anchor, tuple(self.sections))
        return Section(heading.text, self.depth, *content)


def nest(parts: Iterable[Heading | Block]) -> tuple[Section, ...]:
    """Sections nested by level. Gaps are closed: a level 4 below a level 2 becomes a level 3, and the highest is 1.

    Blocks before the first heading make a section of level 0. A section's span covers all that stands in it.
    """
    preamble: list[Block] = []
    done: list[Section] = []
    opened: list[_Open] = []
    anchors = _Anchors()

    def close_down_to(level: int) -> None:
        while opened and opened[-1].heading.level >= level:
            section = opened.pop().close()
            (opened[-1].sections if opened else done).append(section)

    for part in parts:
        if isinstance(part, Heading):
            close_down_to(part.level)
            opened.append(_Open(part, len(opened) + 1, anchors.new(part.text)))
        else:
            (opened[-1].blocks if opened else preamble).append(part)
    close_down_to(0)
    return (*_untitled(preamble), *done)


def _untitled(found: Sequence[Block]) -> tuple[Section, ...]:
    """The section of level 0 that holds the blocks before the first heading; none without such blocks."""
    return (Section("", 0, tuple(found), covering(found[0].span, found[-1].span)),) if found else ()


class _Anchors:
    """Gives each heading an anchor of its own: its words in lower case, joined by hyphens, numbered if taken."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def new(self, heading: str) -> str:
        plain = unicodedata.normalize("NFKD", heading)
        base = (
            "-".join(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)).lower())) or "section"
        )
        anchor = base
        while anchor in self._taken:
            self._next[base] = self._next.get(base, 1) + 1
            anchor = f"{base}-{self._next[base]}"
        self._taken.add(anchor)
        return anchor


def blocks(sections: Iterable[Section]) -> Iterator[Block]:
    """All blocks of `sections` and of the sections in them."""
    for section in sections:
        yield from section.blocks
        yield from blocks(section.sections)

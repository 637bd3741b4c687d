"""The last section of an outline: what the deck leaves out, by section of the article, ready to be moved in."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from briefing.article import Code, Figure
from briefing.article import Table as ArticleTable
from briefing.deck import Deck, Line, Origin, lines_of
from briefing.diagnostics import Span
from briefing.digest import Digest, KeyPoint, Topic
from briefing.outline.blocks import Block, Image, Item, Table, line_range, write_blocks
from briefing.outline.inline import code, escape

HEADING = "Left out"
_UNUSED = "not on a slide"
_INTRO = "<!-- Nothing below is on a slide. Move a line up to bring it back. -->"


class _Unit(Struct, frozen=True):
    """A block of the article that is on no slide, and why."""

    span: Span
    block: Block
    reason: str

    def text(self) -> str:
        reason = f"<!-- {line_range(self.span.line, self.span.last_line)}: {code(self.reason)} -->"
        written = write_blocks([self.block])
        return f"{written} {reason}" if isinstance(self.block, Item) else f"{reason}\n\n{written}\n"


def write_left_out(deck: Deck, digest: Digest) -> str:
    """The section with its heading; "" where the deck leaves nothing out."""
    units = sorted([*_unused(deck, digest), *_omitted(digest)], key=lambda u: (u.span.start, u.span.end))
    groups: dict[str, list[_Unit]] = {}
    for unit in units:
        groups.setdefault(_name(topic_of(unit.span, digest)), []).append(unit)
    written = [_group(name, members) for name, members in groups.items()]
    return "\n\n".join([f"# {HEADING}", _INTRO, *written]) if written else ""


def _group(name: str, units: list[_Unit]) -> str:
    texts = "\n".join(unit.text() for unit in units).rstrip("\n")
    return f"### {name}\n\n{texts}" if name else texts


def _name(topic: Topic | None) -> str:
    return f"{escape(topic.mark)} {escape(topic.heading)}".rstrip() if topic else ""


def _unused(deck: Deck, digest: Digest) -> Iterator[_Unit]:
    """The points that no slide or note shows."""
    shown = _shown(deck)
    for point in digest.points():
        if point.id not in shown:
            yield _Unit(point.spans[0], _block(point), _UNUSED)


def _shown(deck: Deck) -> frozenset[str]:
    lines = (line for slide in deck.slides for line in (*lines_of(slide), *slide.notes.say, *slide.notes.more))
    whole = (point for slide in deck.slides for point in getattr(slide, "points", ()))
    return frozenset([*(point for line in lines for point in line.points), *whole])


def _block(point: KeyPoint) -> Block:
    match point.payload:
        case ArticleTable(header, rows):
            cells = [tuple(Line(cell, Origin.HUMAN) for cell in row) for row in (header, *rows)]
            return Table(cells[0], tuple(cells[1:]), (point.id,))
        case Figure(asset, alt, _, _, width, height):
            return Image(asset, alt, width, height, (point.id,))
        case Code(text):
            return Item(Line(text, Origin.SOURCE, (point.id,)))
        case None:
            return Item(Line(point.sentence, Origin.SOURCE, (point.id,)))


def _omitted(digest: Digest) -> Iterator[_Unit]:
    for omission in digest.omissions:
        weighty = ", weighty" if omission.weighty else ""
        yield _Unit(omission.span, Item(Line(omission.text, Origin.HUMAN)), f"{omission.reason}{weighty}")


def topic_of(span: Span, digest: Digest) -> Topic | None:
    """The innermost topic whose section holds the span."""
    around = [t for t in digest.topics if t.span.start <= span.start and span.end <= t.span.end]
    return min(around, key=lambda t: t.span.end - t.span.start, default=None)

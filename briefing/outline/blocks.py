"""What stands below a slide's heading in an outline: a few kinds of block, and how each is written.

`scan` reads them back. `at` is the line of the outline a block starts at (0 where it was not read from one); it does
not count for equality.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias, assert_never

from briefing.deck import Line, Reference
from briefing.diagnostics import ByContent
from briefing.outline.inline import escape, escape_start, points_trailer, trailer


class Prose(ByContent, frozen=True):
    """A paragraph."""

    line: Line
    at: int = 0


class Field(ByContent, frozen=True):
    """A paragraph that says what it is: `Bar: ...`. `name` is one of `inline.FIELDS`."""

    name: str
    line: Line
    at: int = 0


class Sources(ByContent, frozen=True):
    """The sections of the article behind a slide: `Sources: §2 Heading (lines 3–5); §4 ...`."""

    references: tuple[Reference, ...]
    at: int = 0


class Item(ByContent, frozen=True):
    """An item of a list, with what is nested below it.

    `- **lead** (“hedge”) — line`, `- **lead** (future) — line` or `- [line](#target) (60 s)`.
    """

    line: Line | None = None
    lead: Line | None = None
    hedge: Line | None = None
    future: bool = False
    target: str = ""
    seconds: int = 0
    ordered: bool = False
    children: tuple[Item, ...] = ()
    at: int = 0


class Table(ByContent, frozen=True):
    """A table; every row is as long as the header. `points`: key points of the whole."""

    header: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    points: tuple[str, ...] = ()
    at: int = 0


class Quotation(ByContent, frozen=True):
    """A block quotation; `listed`: its paragraphs are the items of a list."""

    paragraphs: tuple[Line, ...]
    listed: bool = False
    at: int = 0


class Image(ByContent, frozen=True):
    """A picture: `![alt](asset){width=800 height=600}`."""

    asset: str
    alt: str = ""
    width: int = 0
    height: int = 0
    points: tuple[str, ...] = ()
    at: int = 0


Block: TypeAlias = Prose | Field | Sources | Item | Table | Quotation | Image


def write_blocks(blocks: Iterable[Block]) -> str:
    """The blocks as Markdown, with a blank line between them except between the items of one list."""
    out = ""
    number, previous = 1, None
    for block in blocks:
        in_list = _in_one_list(previous, block)
        number, previous = number + 1 if in_list else 1, block
        lines = _item_lines(block, number) if isinstance(block, Item) else _lines(block)
        out += ("\n" if in_list else "\n\n" if out else "") + "\n".join(lines)
    return out


def _in_one_list(one: Block | None, other: Block) -> bool:
    return isinstance(one, Item) and isinstance(other, Item) and one.ordered == other.ordered


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Prose(line):
            yield escape_start(line.text) + trailer([line])
        case Field(name, line):
            yield f"{name}: {escape(line.text)}{trailer([line])}"
        case Sources(references):
            yield "Sources: " + "; ".join(escape(reference_text(r), also=";") for r in references)
        case Item():
            yield from _item_lines(block, 1)
        case Table():
            yield from _table_lines(block)
        case Quotation(paragraphs, listed):
            for i, line in enumerate(paragraphs):
                yield from ([">"] if i and not listed else [])
                yield f"> {'- ' if listed else ''}{escape_start(line.text)}{trailer([line])}"
        case Image():
            yield _image(block)
        case _:
            assert_never(block)


def reference_text(reference: Reference) -> str:
    """`§2 Heading (lines 3–5)`."""
    heading = f" {reference.heading}" if reference.heading else ""
    return f"{reference.mark}{heading} ({line_range(reference.line, reference.last_line)})"


def line_range(line: int, last_line: int) -> str:
    """`line 3` or `lines 3–5`."""
    return f"line {line}" if line == last_line else f"lines {line}–{last_line}"


def _item_lines(item: Item, number: int) -> Iterator[str]:
    marker = f"{number}. " if item.ordered else "- "
    yield f"{marker}{_item_text(item)}{trailer([x for x in (item.lead, item.hedge, item.line) if x])}".rstrip(" ")
    for i, child in enumerate(item.children, 1):
        for line in _item_lines(child, i):
            yield " " * len(marker) + line


def _item_text(item: Item) -> str:
    if item.lead is None:
        text = escape_start(item.line.text) if item.line else ""
        return f"[{escape(item.line.text, also='[]')}]({_address(item)}" if item.target and item.line else text
    hedge = f" (“{escape(item.hedge.text, also=')')}”)" if item.hedge else ""
    future = " (future)" if item.future else ""
    line = f" — {escape_start(item.line.text)}" if item.line else ""
    return f"**{escape(item.lead.text)}**{hedge}{future}{line}"


def _address(item: Item) -> str:
    return f"#{escape(item.target, also='()')})" + (f" ({item.seconds} s)" if item.seconds else "")


def _table_lines(table: Table) -> Iterator[str]:
    about = trailer([cell for cell in table.header if cell.text]) or points_trailer(table.points)
    if about:
        yield about.lstrip(" ")
    yield _row(table.header)
    yield "|" + " --- |" * len(table.header)
    for row in table.rows:
        yield _row(row) + trailer([cell for cell in row if cell.text])


def _row(cells: tuple[Line, ...]) -> str:
    return "|" + "".join(f" {escape(cell.text, also='|')} |" if cell.text else " |" for cell in cells)


def _image(image: Image) -> str:
    size = f"{{width={image.width} height={image.height}}}" if image.width or image.height else ""
    asset = escape(image.asset, also="()<>")
    asset = f"<{asset}>" if " " in asset else asset
    return f"![{escape(image.alt, also='[]')}]({asset}){size}{points_trailer(image.points)}"

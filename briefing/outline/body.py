"""What the forms take their slides from: the blocks below a heading, each of which is taken once.

What no form took is left over, and shown elsewhere (see `parse`): so no text of an outline is lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar, assert_never

from briefing.deck import Bullet, Line, Origin
from briefing.outline.blocks import Block, Field, Image, Item, Prose, Quotation, Sources, Table, reference_text

NO_LABEL = Line("", Origin.LABEL)
NO_LINE = Line("")

_B = TypeVar("_B", Prose, Item, Table, Quotation, Image, Sources)


class Body:
    """The blocks of one slide, with the slide's id and title; `modifier` is the word before its kind ("pie" chart)."""

    def __init__(self, slide_id: str, title: Line, blocks: tuple[Block, ...], modifier: str = "") -> None:
        self.id = slide_id
        self.title = title
        self.modifier = modifier
        self.left: list[Block] = list(blocks)
        # Line, text at fault, message and hint of each mistake found.
        self.problems: list[tuple[int, str, str, str]] = []

    def field(self, name: str) -> Line | None:
        """Takes the first `name: ...`; one without text is as none."""
        for block in self.left:
            if isinstance(block, Field) and block.name == name:
                self.left.remove(block)
                return block.line if block.line.text else None
        return None

    def take(self, kind: type[_B]) -> _B | None:
        """Takes the first block of this kind."""
        for block in self.left:
            if isinstance(block, kind):
                self.left.remove(block)
                return block
        return None

    def take_all(self, kind: type[_B]) -> tuple[_B, ...]:
        """Takes every block of this kind."""
        taken = tuple(block for block in self.left if isinstance(block, kind))
        self.left = [block for block in self.left if not isinstance(block, kind)]
        return taken

    def lead(self) -> Line | None:
        """Takes the paragraph directly before the first list."""
        for block, after in zip(self.left, self.left[1:], strict=False):
            if isinstance(block, Prose) and isinstance(after, Item):
                self.left.remove(block)
                return block.line
            if isinstance(block, Item):
                return None
        return None

    def items(self) -> tuple[Item, ...]:
        """Takes the lists, and the paragraphs as items."""
        texts = [block for block in self.left if isinstance(block, Item | Prose)]
        self.left = [block for block in self.left if not isinstance(block, Item | Prose)]
        return tuple(Item(t.line, at=t.at) if isinstance(t, Prose) else t for t in texts)

    def everything(self) -> tuple[Item, ...]:
        """Takes all that is left, as items."""
        taken, self.left = self.left, []
        return tuple(item for block in taken for item in as_items(block))


def as_items(block: Block) -> Iterator[Item]:
    """A block as items of a list, with all its texts: how it degrades where its own form has no place."""
    match block:
        case Item():
            yield block
        case Prose(line, at):
            yield Item(line, at=at)
        case Field(name, line, at):
            yield Item(line if line.text else Line(f"{name}:", Origin.HUMAN), at=at)
        case Sources(references, at):
            yield from (Item(Line(reference_text(r), Origin.HUMAN), at=at) for r in references)
        case Quotation(paragraphs, at=at):
            yield from (Item(line, at=at) for line in paragraphs)
        case Table(header, rows, points, at):
            yield from (row for cells in (header, *rows) if (row := _row_item(cells, points, at)))
        case Image(asset, alt, _, _, points, at):
            shown = f"{alt} ({asset})" if alt and asset else alt or asset
            yield Item(Line(shown, Origin.HUMAN, points) if shown else None, at=at)
        case _:
            assert_never(block)


def _row_item(cells: tuple[Line, ...], points: tuple[str, ...], at: int) -> Item | None:
    filled = [cell for cell in cells if cell.text]
    if not filled:
        return None
    if len(filled) == 1:
        return Item(filled[0], at=at)
    every = tuple(dict.fromkeys(p for cell in filled for p in cell.points)) or points
    return Item(Line(" — ".join(cell.text for cell in filled), Origin.HUMAN, every), at=at)


# --- items and the lines they hold ---------------------------------------------------------------------------


def own_lines(item: Item) -> tuple[Line, ...]:
    """The texts of the item itself: lead, hedge and line, as far as there are."""
    return tuple(line for line in (item.lead, item.hedge, item.line) if line is not None)


def all_lines(items: tuple[Item, ...]) -> tuple[Line, ...]:
    """Every text of the items and of what is nested below them, in reading order."""
    return tuple(line for item in items for line in (*own_lines(item), *all_lines(item.children)))


def lines_below(item: Item) -> tuple[Line, ...]:
    """The texts of an item beside its lead: its own, then those nested below it."""
    return tuple(x for x in (item.hedge, item.line, *all_lines(item.children)) if x is not None)


def bullets(items: tuple[Item, ...]) -> tuple[Bullet, ...]:
    """Items as bullets: the first text is the bullet's, the others are its details."""
    return tuple(bullet for item in items for bullet in _bullets(item))


def _bullets(item: Item) -> Iterator[Bullet]:
    own = own_lines(item)
    if own:
        yield Bullet(own[0], (*own[1:], *all_lines(item.children)))
    else:
        yield from bullets(item.children)


def bullet_items(shown: tuple[Bullet, ...]) -> tuple[Item, ...]:
    """Bullets as items."""
    return tuple(Item(b.line, children=line_items(b.details)) for b in shown)


def line_items(lines: tuple[Line, ...]) -> tuple[Item, ...]:
    """One item for each line."""
    return tuple(Item(line) for line in lines)


def lead_item(lead: Line | None, below: tuple[Line, ...], *, ordered: bool = False, future: bool = False) -> Item:
    """An item with a bold lead and what belongs to it: on the same line where it is one text, else nested."""
    if lead is None:
        return Item(below[0] if below else None, children=line_items(below[1:]), ordered=ordered)
    if len(below) == 1:
        return Item(below[0], lead, future=future, ordered=ordered)
    return Item(None, lead, future=future, ordered=ordered, children=line_items(below))

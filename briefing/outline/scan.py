"""Reads the lines below a slide's heading into blocks. Every line of text becomes part of a block: nothing is an error.

Forgiving where people differ: any bullet sign, any indentation, wrapped lines, tables without a ruler,
`### Heading` for an item with what follows below it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from briefing.deck import Line, Reference
from briefing.outline.blocks import Block, Field, Image, Item, Prose, Quotation, Sources, Table
from briefing.outline.inline import FIELDS, mask, read_lines, read_points, split_comments, unescape

_ITEM = re.compile(r"([-*+]|\d{1,9}[.)])(?:[ ]+(.*))?$")
_HEADING = re.compile(r"#{1,6}(?:[ ]+(.*))?$")
_RULE = re.compile(r"(?:-{3,}|\*{3,}|_{3,})$")
_FIELD = re.compile(rf"({'|'.join(FIELDS)}):[ ]*(.*)$", re.IGNORECASE)
_LEAD = re.compile(
    r"\*\*(?P<lead>.+?)\*\*(?:[ ]*\((?:[“\"](?P<hedge>.*?)[”\"]|(?P<future>future))\))?"
    r"(?:[ ]*(?:[—–:]|--?(?=[ ]))[ ]*|[ ]+|$)(?P<line>.*)$"
)
_LINK = re.compile(r"\[(?P<line>.*?)\]\(#(?P<target>.*?)\)(?:[ ]*\((?P<seconds>\d+) s\))?$")
_IMAGE = re.compile(r"!\[(?P<alt>.*?)\]\((?P<asset><.*?>|.*?)\)(?P<size>\{.*?\})?$")
_SIZE = re.compile(r"(width|height)=(\d+)")
_RULER = re.compile(r"\|?[\s:|-]*-[\s:|-]*$")
_REFERENCE = re.compile(r"(\S+)(?: (.*))? \(lines? (\d+)(?:[–-](\d+))?\)$", re.DOTALL)
_PARTS = ("lead", "hedge", "line")
_HEADING_INDENT = -1


class _Open(Struct):
    """A block that is still growing: its raw text so far, its comments, and for an item its indent and children."""

    make: Callable[[_Open], Block]
    raw: str
    comments: list[str]
    at: int
    indent: int = 0
    ordered: bool = False
    children: list[_Open] = field(default_factory=list)
    rows: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def grow(self, raw: str, comments: Sequence[str]) -> None:
        self.raw = f"{self.raw} {raw}".strip(" ")
        self.comments.extend(comments)


def scan(lines: Sequence[str], first: int) -> tuple[Block, ...]:
    """The blocks in `lines`; `first` is the number of the first of them in its file."""
    scanner = _Scanner()
    for number, line in enumerate(lines, first):
        scanner.read(line, number)
    made = (block.make(block) for block in scanner.blocks)
    return tuple(block for block in made if not (isinstance(block, Prose) and not block.line.text))


class _Scanner:
    """Goes through the lines once. `items` are the open list items, outermost first; `text` takes a wrapped line."""

    def __init__(self) -> None:
        self.blocks: list[_Open] = []
        self.items: list[_Open] = []
        self.text: _Open | None = None
        self.pending: list[str] = []

    def read(self, line: str, number: int) -> None:
        expanded = line.expandtabs(4)
        indent = len(expanded) - len(expanded.lstrip(" "))
        raw, comments = split_comments(expanded.strip(" "))
        if not raw:
            self._blank(comments)
        elif raw.startswith("|"):
            self._row(raw, comments, number)
        elif raw.startswith(">"):
            self._quote(raw[1:].strip(" "), comments, number)
        elif not _RULE.match(raw):
            self._text(raw, comments, number, indent)

    def _blank(self, comments: Sequence[str]) -> None:
        """A blank line ends a paragraph; comments on a line of their own belong to the table below."""
        self.text = None
        self.pending.extend(comments)

    def _text(self, raw: str, comments: Sequence[str], number: int, indent: int) -> None:
        if item := _ITEM.match(raw):
            opened = _Open(_make_item, item[2] or "", list(comments), number, indent, item[1][0].isdigit())
            self._open_item(opened)
        elif heading := _HEADING.match(raw):
            self.items = []
            self._open_item(_Open(_make_headed, heading[1] or "", list(comments), number, _HEADING_INDENT))
        elif _FIELD.match(raw):
            self._open(_Open(_make_field, raw, list(comments), number))
        elif _IMAGE.match(mask(raw)):
            self._open(_Open(_make_image, raw, list(comments), number))
            self.text = None
        elif self.text is not None and self.text.make not in (_make_quotation, _make_table):
            self.text.grow(raw, comments)
        elif self.items and indent > self.items[0].indent:
            self._open_item(_Open(_make_item, raw, list(comments), number, indent))
        else:
            self._open(_Open(_make_prose, raw, list(comments), number))

    def _open(self, block: _Open) -> None:
        self.blocks.append(block)
        self.items, self.text, self.pending = [], block, []

    def _open_item(self, item: _Open) -> None:
        while self.items and self.items[-1].indent >= item.indent:
            self.items.pop()
        (self.items[-1].children if self.items else self.blocks).append(item)
        self.items.append(item)
        self.text, self.pending = item, []

    def _row(self, raw: str, comments: Sequence[str], number: int) -> None:
        if self.text is None or self.text.make is not _make_table:
            self._open(_Open(_make_table, "", self.pending, number))
        assert self.text is not None
        self.text.rows.append((raw, tuple(comments)))

    def _quote(self, raw: str, comments: Sequence[str], number: int) -> None:
        if self.text is None or self.text.make is not _make_quotation:
            self._open(_Open(_make_quotation, "", [], number))
        assert self.text is not None
        rows = self.text.rows
        if (item := _ITEM.match(raw)) and not item[1][0].isdigit():
            rows.append((item[2] or "", tuple(comments)))
        elif raw and rows and rows[-1][0]:
            rows[-1] = (f"{rows[-1][0]} {raw}", (*rows[-1][1], *comments))
        else:
            rows.append((raw, tuple(comments)))


# --- what each open block becomes ----------------------------------------------------------------------------


def _one(raw: str, comments: Sequence[str]) -> Line:
    return read_lines([unescape(raw)], comments)[0]


def _make_prose(block: _Open) -> Block:
    return Prose(_one(block.raw, block.comments), block.at)


def _make_field(block: _Open) -> Block:
    found = _FIELD.match(block.raw)
    assert found is not None
    name = found[1].capitalize()
    if name == "Sources" and (references := _references(found[2])):
        return Sources(references, block.at)
    return Field(name, _one(found[2], block.comments), block.at)


def _references(raw: str) -> tuple[Reference, ...]:
    """The references of a `Sources:` line, or none where one of them is not understood."""
    cuts = [m.start() for m in re.finditer(";", mask(raw))]
    parts = [raw[a:b] for a, b in zip([0, *(c + 1 for c in cuts)], [*cuts, len(raw)], strict=True)]
    references = [read_reference(unescape(part)) for part in parts]
    return tuple(r for r in references if r) if all(references) else ()


def read_reference(text: str) -> Reference | None:
    """`§2 Heading (lines 3–5)` as a reference, None where `text` is none."""
    found = _REFERENCE.match(text)
    return found and Reference(found[1], found[2] or "", int(found[3]), int(found[4] or found[3]))


def _make_headed(block: _Open) -> Block:
    item = _make_item(replace(block, raw=""))
    assert isinstance(item, Item)
    return replace(item, line=None, lead=_one(block.raw, block.comments) if block.raw else None)


def _make_item(block: _Open) -> Item:
    children = tuple(_as_item(child.make(child)) for child in block.children)
    item = _item_text(block.raw, block.comments)
    return replace(item, ordered=block.ordered, children=children, at=block.at)


def _as_item(block: Block) -> Item:
    assert isinstance(block, Item)
    return block


def _item_text(raw: str, comments: Sequence[str]) -> Item:
    found = _LEAD.match(mask(raw))
    texts = {n: text for n in _PARTS if found and found[n] and (text := unescape(raw[found.start(n) : found.end(n)]))}
    if found and "lead" in texts:
        parts = dict(zip(texts, read_lines(list(texts.values()), comments), strict=True))
        return Item(parts.get("line"), parts["lead"], parts.get("hedge"), future=found["future"] is not None)
    if found := _LINK.match(mask(raw)):
        target = unescape(raw[found.start("target") : found.end("target")])
        line = _one(raw[found.start("line") : found.end("line")], comments)
        return Item(line, target=target, seconds=int(found["seconds"] or 0))
    return Item(_one(raw, comments) if unescape(raw) else None)


def _make_table(block: _Open) -> Block:
    rows = [(_cells(raw), comments) for i, (raw, comments) in enumerate(block.rows) if i != 1 or not _RULER.match(raw)]
    width = max(len(cells) for cells, _ in rows)
    header_comments = [*block.comments, *rows[0][1]]
    header, *body = (
        _row(cells, header_comments if i == 0 else comments, width) for i, (cells, comments) in enumerate(rows)
    )
    return Table(header, tuple(body), read_points(header_comments), block.at)


def _cells(raw: str) -> list[str]:
    inner = raw[1:-1] if mask(raw).endswith("|") and len(raw) > 1 else raw[1:]
    cuts = [m.start() for m in re.finditer(r"\|", mask(inner))]
    return [unescape(inner[a:b]) for a, b in zip([0, *(c + 1 for c in cuts)], [*cuts, len(inner)], strict=True)]


def _row(cells: list[str], comments: Sequence[str], width: int) -> tuple[Line, ...]:
    filled = iter(read_lines([cell for cell in cells if cell], comments))
    return tuple(next(filled) if cell else Line("") for cell in cells + [""] * (width - len(cells)))


def _make_quotation(block: _Open) -> Block:
    return Quotation(tuple(_one(raw, comments) for raw, comments in block.rows if unescape(raw)), at=block.at)


def _make_image(block: _Open) -> Block:
    found = _IMAGE.match(mask(block.raw))
    assert found is not None
    alt, asset = (block.raw[found.start(n) : found.end(n)] for n in ("alt", "asset"))
    size = dict(_SIZE.findall(found["size"] or ""))
    bare = asset[1:-1] if asset.startswith("<") and asset.endswith(">") else asset
    width, height = int(size.get("width", 0)), int(size.get("height", 0))
    return Image(unescape(bare), unescape(alt), width, height, read_points(block.comments), block.at)

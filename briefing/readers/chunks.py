"""Plain text in chunks: the lines that belong together, by their shape alone.

A chunk is a paragraph, a heading, a list item, a table, verse or mail-style quotation; which of the plain ones are
headings is decided later (`headings`), when all of them are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from briefing.readers.clean import clean
from briefing.readers.lists import Marker, marker
from briefing.readers.notices import credit, date_in
from briefing.readers.pages import without_page_marks
from briefing.readers.source import Line
from briefing.readers.tables import table_length
from briefing.readers.wrapping import Joiner, is_full, wrap_width

# A line of verse is no longer; prose lines that short come from wrapping, which is recognised before.
VERSE_WIDTH = 60
VERSE_LINES = 3
# "Table of Contents", "Inhaltsverzeichnis"
_CONTENTS_WORDS = 4

_RULE = re.compile(r"([=\-~_*#+^])\1{2,}$|(?:[-*_] ){2,}[-*_]$|\+[-=+]+\+$")
_GAP = re.compile(r"[^\s.?!:] {4,}\S")
_LEADERS = re.compile(r"(?:\.{4}|(?:\. ){4})\s*\d+$")
_ENDED = (".", "!", "?", ":", "”", '"')
_BEFORE_ITEM = (".", ":", ";", "!", "?")
_DASHES = ("— ", "– ", "-- ")
_MAIL_QUOTE = re.compile(r">+ ?")


class Shape(StrEnum):
    """What the look of a chunk's lines says."""

    PLAIN = "plain"
    ITEM = "item"
    VERSE = "verse"
    TABLE = "table"
    MAIL_QUOTE = "mail quote"


class Chunk(Struct, frozen=True):
    """Lines that belong together.

    `text` is their words, cleaned and joined, without the mark of an item; `marker` that mark. `underline` is the
    character of the rule below a line. `spaced` and `closed`: a blank line, or the edge of the text, stands before or
    after it.
    """

    lines: tuple[Line, ...]
    shape: Shape
    text: str
    marker: Marker | None = None
    underline: str = ""
    spaced: bool = False
    closed: bool = False

    @property
    def start(self) -> int:
        return self.lines[0].first

    @property
    def end(self) -> int:
        return self.lines[-1].end

    @property
    def indent(self) -> int:
        """The smallest indent of its lines."""
        return min(line.indent for line in self.lines)

    def plain(self, joiner: Joiner) -> Chunk:
        """The same chunk as a paragraph: the mark counts as its words."""
        text = clean(joiner.join([line.content for line in self.lines]))
        return replace(self, shape=Shape.PLAIN, text=text, marker=None)


class Chunked(Struct, frozen=True):
    """All chunks of a text, the width at which it is hard-wrapped (0 if it is not), and its joiner."""

    chunks: tuple[Chunk, ...]
    width: int
    joiner: Joiner


def chunk(lines: Sequence[Line]) -> Chunked:
    """The chunks of `lines`. Running heads and feet, and the lines of a table of contents, are left out."""
    kept = _without_contents(without_page_marks(lines))
    width = wrap_width(kept)
    joiner = Joiner(kept if width else ())
    chunks = [c for group in _groups(kept) for c in _of_group(group, width, joiner)]
    return Chunked(tuple(chunks), width, joiner)


def _without_contents(lines: Sequence[Line]) -> list[Line]:
    """`lines` without a table of contents (lines with leaders, "Scope ..... 2") and the line that heads it."""
    kept: list[Line] = []
    listed = False
    for line in lines:
        if not _LEADERS.search(line.content):
            kept.append(line)
            listed = listed and not line.content
            continue
        while not listed and kept and not kept[-1].content:
            kept.pop()
        if not listed and kept and len(kept[-1].content.split()) <= _CONTENTS_WORDS:
            kept.pop()
        listed = True
    return kept


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The runs of lines between blank ones."""
    group: list[Line] = []
    for line in lines:
        if line.content:
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _of_group(group: list[Line], width: int, joiner: Joiner) -> list[Chunk]:
    found: list[Chunk] = []
    at = 0
    while at < len(group):
        rows = table_length(group, at)
        taken = rows or _length(group, at, width)
        lines = tuple(group[at : at + taken])
        found.append(_make(lines, Shape.TABLE if rows else _shape(lines[0]), joiner))
        at += taken
        if at < len(group) and _is_rule(group[at]):
            if len(lines) == 1 and found[-1].shape is not Shape.TABLE:
                found[-1] = replace(found[-1], underline=group[at].content[0])
            at += 1
    found = [c for c in found if not (len(c.lines) == 1 and _is_rule(c.lines[0]))]
    return _edges(_as_verse(found))


def _edges(chunks: list[Chunk]) -> list[Chunk]:
    """A blank line stands before the first and after the last chunk of a group, and after an underline."""
    last = len(chunks) - 1
    return [replace(c, spaced=i == 0, closed=i == last or bool(c.underline)) for i, c in enumerate(chunks)]


def _as_verse(chunks: list[Chunk]) -> list[Chunk]:
    """A group of short lines that end anywhere is verse (or an address): one chunk, its lines kept.

    Not so below a title: there stand the author and the date.
    """
    lines = tuple(line for c in chunks for line in c.lines)
    short = VERSE_LINES <= len(lines) == len(chunks) and max(line.width for line in lines) <= VERSE_WIDTH
    if not short or not all(c.shape is Shape.PLAIN and not c.underline and not c.text.isupper() for c in chunks):
        return chunks
    if any(credit(c.text) or date_in(c.text) for c in chunks[: VERSE_LINES + 1]):
        return chunks
    return [Chunk(lines, Shape.VERSE, clean(" ".join(line.content for line in lines)))]


def has_gap(line: Line) -> bool:
    """Whether a line is set in columns, with a wide space between them."""
    return bool(_GAP.search(line.content))


def _shape(line: Line) -> Shape:
    if _is_mail(line):
        return Shape.MAIL_QUOTE
    return Shape.ITEM if marker(line.content) else Shape.PLAIN


def _is_rule(line: Line) -> bool:
    return bool(_RULE.match(line.content))


def _make(lines: tuple[Line, ...], shape: Shape, joiner: Joiner) -> Chunk:
    contents = [line.content for line in lines]
    found = marker(contents[0]) if shape is Shape.ITEM else None
    if found:
        contents[0] = contents[0][found.length :]
    if shape is Shape.MAIL_QUOTE:
        contents = [_MAIL_QUOTE.sub("", content, count=1) for content in contents]
    contents = [c for c in contents if c] or [""]
    return Chunk(lines, shape, clean(joiner.join(contents)), found)


# --- where a chunk ends --------------------------------------------------------------------------------------


def _length(group: Sequence[Line], at: int, width: int) -> int:
    """How many lines from `at` belong to one chunk."""
    end = at + 1
    while end < len(group) and _continues(group, at, end, width):
        end += 1
    return end - at


def _continues(group: Sequence[Line], first: int, at: int, width: int) -> bool:
    """Whether line `at` goes on with the chunk that begins at line `first`."""
    line, before, opening = group[at], group[at - 1], group[first]
    if table_length(group, at) or any(_stands_alone(other) for other in (before, line)):
        return False
    if _is_mail(opening) or _is_mail(line):
        return _is_mail(opening) and _is_mail(line) and bool(_MAIL_QUOTE.sub("", line.content))
    if _is_underlined(group, at) or _is_attribution(line, before):
        return False
    full = bool(width) and is_full(before, line, width)
    in_item = marker(opening.content) is not None
    if marker(line.content):  # a number or dash that wrapping brought to the start of a line
        return full and not in_item and not before.content.endswith(_BEFORE_ITEM)
    if in_item:
        return line.indent > opening.indent or full
    return bool(width) and _wraps(line, before, full, indented_alike=at - first > 1)


def _wraps(line: Line, before: Line, full: bool, indented_alike: bool) -> bool:
    """Whether `line` goes on with the hard-wrapped prose of the line `before`, which is `full` or not.

    `indented_alike`: the chunk has two lines already, so that a deeper indent is no first line's or hanging indent.
    """
    if before.content.isupper() != line.content.isupper():
        return False
    ended = before.content.endswith(_ENDED)
    if line.indent > before.indent + 1 and (ended or indented_alike):
        return False
    return full or (not ended and line.content[0].islower())


def _stands_alone(line: Line) -> bool:
    return _is_rule(line) or has_gap(line)


def _is_mail(line: Line) -> bool:
    return line.content.startswith(">")


def _is_underlined(group: Sequence[Line], at: int) -> bool:
    return at + 1 < len(group) and _is_rule(group[at + 1])


def _is_attribution(line: Line, before: Line) -> bool:
    return line.content.startswith(_DASHES) and before.content.endswith(_ENDED)

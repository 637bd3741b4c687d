"""The article as its author wrote it: sections of blocks of inlines, each node with its place in the source.

A reader makes an `Article`; nothing after it looks at the source text again except through spans. Spans are left
out of equality, so that two articles are equal when they say the same thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from briefing.diagnostics import Span

# --- inlines -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Emph:
    """Emphasised words (usually italic)."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Strongly emphasised words (usually bold)."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class CodeSpan:
    """Words in a monospaced type, verbatim."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that point to `target` (an address, or "#anchor" inside the article)."""

    children: tuple[Inline, ...]
    target: str


@dataclass(frozen=True, slots=True)
class FootnoteRef:
    """A reference to `Article.footnotes[label]`; it has no words of its own."""

    label: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line break that the author asked for."""


Inline: TypeAlias = Text | Emph | Strong | CodeSpan | Link | FootnoteRef | Break

# --- blocks --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running prose. `span` covers the paragraph's text in the source."""

    inlines: tuple[Inline, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list: its own words, and the lists nested below it."""

    inlines: tuple[Inline, ...]
    span: Span = field(compare=False)
    lists: tuple[List, ...] = ()


@dataclass(frozen=True, slots=True)
class List:
    """A list that the author wrote. `lead` is the line ending in a colon that introduces it, if there is one."""

    items: tuple[ListItem, ...]
    ordered: bool
    span: Span = field(compare=False)
    lead: Paragraph | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation and, where the text names one, its speaker."""

    paragraphs: tuple[Paragraph, ...]
    span: Span = field(compare=False)
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """A block of code or preformatted text, verbatim."""

    text: str
    span: Span = field(compare=False)
    language: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of cell texts. `header` has one text per column (all "" where there is none); rows are as long as it."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    span: Span = field(compare=False)
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of the article. `asset` is a key of `Article.assets`, "" where the file could not be had.

    `width` and `height` are the picture's pixels, 0 where unknown.
    """

    asset: str
    alt: str
    span: Span = field(compare=False)
    caption: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Notice:
    """Text about the article rather than of it: a disclaimer, a licence line, "last updated".

    Never condensed; carried to both outputs as a caveat.
    """

    text: str
    span: Span = field(compare=False)


Block: TypeAlias = Paragraph | List | Quote | Code | Table | Figure | Notice


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it.

    `level` counts from 1 (0: the text before the first heading, whose heading is ""). `number` is the number that the
    author gave ("2.1", "" if none). `anchor` is unique in the article. Subsections are in `sections`.
    """

    heading: str
    level: int
    blocks: tuple[Block, ...]
    span: Span = field(compare=False)
    number: str = ""
    anchor: str = ""
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A whole article, read.

    `source` is the name it was read under, `text` the decoded source that all spans point into, `sha256` the digest of
    its bytes (hex). `date` is as the author wrote it and `language` a BCP 47 tag, both "" where not given.
    `assets` maps the names that figures use to the bytes of the pictures.
    """

    title: str
    sections: tuple[Section, ...]
    source: str
    text: str = field(repr=False)
    sha256: str
    byline: str = ""
    date: str = ""
    language: str = ""
    notices: tuple[Notice, ...] = ()
    footnotes: Mapping[str, Paragraph] = field(default_factory=lambda: MappingProxyType({}))
    assets: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}), repr=False)


# --- walking -------------------------------------------------------------------------------------------------


def walk(article: Article) -> Iterator[tuple[Section, Section | None]]:
    """Each section with its parent (None at the top), in reading order."""
    stack: list[tuple[Section, Section | None]] = [(s, None) for s in reversed(article.sections)]
    while stack:
        section, parent = stack.pop()
        yield section, parent
        stack.extend((s, section) for s in reversed(section.sections))


def plain_text(inlines: tuple[Inline, ...]) -> str:
    """The words of `inlines` without their marks-up; a break is a space, a footnote reference is nothing."""
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case Text(text) | CodeSpan(text):
                parts.append(text)
            case Emph(children) | Strong(children) | Link(children, _):
                parts.append(plain_text(children))
            case Break():
                parts.append(" ")
            case FootnoteRef():
                pass
    return "".join(parts)

"""The article as its author wrote it: sections of blocks of inlines, each node with its place in the source.

A reader makes an `Article`; nothing after it looks at the source text again except through spans. Spans are left
out of equality, so that two articles are equal when they say the same thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TypeAlias

from msgspec import Struct, field

from briefing.diagnostics import ByContent, Span

# --- inlines -------------------------------------------------------------------------------------------------


class Text(Struct, frozen=True):
    """Plain words."""

    text: str


class Emph(Struct, frozen=True):
    """Emphasised words (usually italic)."""

    children: tuple[Inline, ...]


class Strong(Struct, frozen=True):
    """Strongly emphasised words (usually bold)."""

    children: tuple[Inline, ...]


class CodeSpan(Struct, frozen=True):
    """Words in a monospaced type, verbatim."""

    text: str


class Link(Struct, frozen=True):
    """Words that point to `target` (an address, or "#anchor" inside the article)."""

    children: tuple[Inline, ...]
    target: str


class FootnoteRef(Struct, frozen=True):
    """A reference to `Article.footnotes[label]`; it has no words of its own."""

    label: str


class Break(Struct, frozen=True):
    """A line break that the author asked for."""


Inline: TypeAlias = Text | Emph | Strong | CodeSpan | Link | FootnoteRef | Break

# --- blocks --------------------------------------------------------------------------------------------------


class Paragraph(ByContent, frozen=True):
    """Running prose. `span` covers the paragraph's text in the source."""

    inlines: tuple[Inline, ...]
    span: Span


class ListItem(ByContent, frozen=True):
    """One item of a list: its own words, and the lists nested below it."""

    inlines: tuple[Inline, ...]
    span: Span
    lists: tuple[List, ...] = ()


class List(ByContent, frozen=True):
    """A list that the author wrote. `lead` is the line ending in a colon that introduces it, if there is one."""

    items: tuple[ListItem, ...]
    ordered: bool
    span: Span
    lead: Paragraph | None = None


class Quote(ByContent, frozen=True):
    """A block quotation and, where the text names one, its speaker."""

    paragraphs: tuple[Paragraph, ...]
    span: Span
    speaker: str = ""


class Code(ByContent, frozen=True):
    """A block of code or preformatted text, verbatim."""

    text: str
    span: Span
    language: str = ""


class Table(ByContent, frozen=True):
    """A table of cell texts. `header` has one text per column (all "" where there is none); rows are as long as it."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    span: Span
    caption: str = ""


class Figure(ByContent, frozen=True):
    """A picture of the article. `asset` is a key of `Article.assets`, "" where the file could not be had.

    `width` and `height` are the picture's pixels, 0 where unknown.
    """

    asset: str
    alt: str
    span: Span
    caption: str = ""
    width: int = 0
    height: int = 0


class Notice(ByContent, frozen=True):
    """Text about the article rather than of it: a disclaimer, a licence line, "last updated".

    Never condensed; carried to both outputs as a caveat.
    """

    text: str
    span: Span


Block: TypeAlias = Paragraph | List | Quote | Code | Table | Figure | Notice


class Section(ByContent, frozen=True):
    """A heading with what stands below it.

    `level` counts from 1 (0: the text before the first heading, whose heading is ""). `number` is the number that the
    author gave ("2.1", "" if none). `anchor` is unique in the article. Subsections are in `sections`.
    """

    heading: str
    level: int
    blocks: tuple[Block, ...]
    span: Span
    number: str = ""
    anchor: str = ""
    sections: tuple[Section, ...] = ()


class Article(Struct, frozen=True):
    """A whole article, read.

    `source` is the name it was read under, `text` the decoded source that all spans point into, `sha256` the digest of
    its bytes (hex). `date` is as the author wrote it and `language` a BCP 47 tag, both "" where not given.
    `assets` maps the names that figures use to the bytes of the pictures.
    """

    title: str
    sections: tuple[Section, ...]
    source: str
    text: str
    sha256: str
    byline: str = ""
    date: str = ""
    language: str = ""
    notices: tuple[Notice, ...] = ()
    footnotes: Mapping[str, Paragraph] = field(default_factory=lambda: MappingProxyType({}))
    assets: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))


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

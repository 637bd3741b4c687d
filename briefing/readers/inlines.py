"""The inlines of a Markdown block, built from markdown-it's flat tokens without recursion.

Emphasis nested deeper than DEEPEST is flattened (real texts nest two or three levels), so that no later stage can run
out of stack. A block of more than LONGEST characters or MOST_BRACKETS brackets is taken as plain words: link parsing
is quadratic in unclosed brackets.
"""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Struct

from briefing.article import Break, CodeSpan, Emph, FootnoteRef, Inline, Link, Strong, Text
from briefing.readers.clean import clean, squeeze

DEEPEST = 8
LONGEST = 100_000
MOST_BRACKETS = 2_000


class Image(Struct, frozen=True):
    """A picture inside a block: where it is, its description and its title."""

    reference: str
    alt: str
    title: str


class Words(Struct, frozen=True):
    """The inlines of a block, the pictures among them, whether HTML was left out, and whether it was taken as plain."""

    inlines: tuple[Inline, ...]
    images: tuple[Image, ...] = ()
    html: bool = False
    flat: bool = False


def parse(content: str, md: MarkdownIt, env: MutableMapping[str, Any]) -> Words:
    """The inlines in the Markdown `content` of one block."""
    if len(content) > LONGEST or content.count("[") > MOST_BRACKETS:
        return Words((Text(clean(content)),), flat=True)
    tokens: list[Token] = []
    md.inline.parse(content, md, env, tokens)
    return _Builder().build(tokens)


class _Builder:
    """Turns opening and closing tokens into nested nodes, with a stack of what is open."""

    def __init__(self) -> None:
        self._stack: list[tuple[Token | None, list[Inline]]] = [(None, [])]
        self._images: list[Image] = []
        self._html = False
        self._flattened = 0  # how many of the opened ones are too deep to be nodes

    def build(self, tokens: Iterable[Token]) -> Words:
        for token in tokens:
            self._take(token)
        return Words(trimmed(self._stack[0][1]), tuple(self._images), self._html)

    def _take(self, token: Token) -> None:
        match token.type:
            case "softbreak":
                self._add(Text(" "))
            case "hardbreak":
                self._add(Break())
            case "code_inline":
                self._add(CodeSpan(squeeze(token.content)))
            case "footnote_ref":
                self._add(FootnoteRef(str(token.meta["label"])))
            case "image":
                title = clean(str(token.attrGet("title") or ""))
                self._images.append(Image(str(token.attrGet("src") or ""), clean(token.content), title))
            case "html_inline":
                self._take_html(token.content)
            case "em_open" | "strong_open" | "link_open":
                self._open(token)
            case "em_close" | "strong_close" | "link_close":
                self._close()
            case _:
                self._add(Text(token.content))

    def _take_html(self, tag: str) -> None:
        """A line break is kept, a comment is nothing, any other tag is left out and the words between tags stay."""
        if tag.lower().replace(" ", "").rstrip("/>") == "<br":
            self._add(Break())
        elif not tag.startswith("<!--"):
            self._html = True

    def _add(self, inline: Inline) -> None:
        self._stack[-1][1].append(inline)

    def _open(self, token: Token) -> None:
        if len(self._stack) > DEEPEST:
            self._flattened += 1
        else:
            self._stack.append((token, []))

    def _close(self) -> None:
        if self._flattened:
            self._flattened -= 1
            return
        token, children = self._stack.pop()
        inside = merged(children)
        if token is None or not inside:
            return
        if token.type == "link_open":
            self._add(Link(inside, str(token.attrGet("href") or "")))
        else:
            self._add(Emph(inside) if token.type == "em_open" else Strong(inside))


def merged(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Neighbouring texts as one, cleaned; empty ones gone."""
    found: list[Inline] = []
    words: list[str] = []
    for inline in (*inlines, None):
        if isinstance(inline, Text):
            words.append(inline.text)
            continue
        if text := squeeze("".join(words)):
            found.append(Text(text))
        words = []
        if inline is not None:
            found.append(inline)
    return tuple(found)


def trimmed(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """`inlines` merged, without white space or breaks at either end."""
    found = list(merged(inlines))
    while found and (isinstance(found[0], Break) or found[0] == Text(" ")):
        found.pop(0)
    while found and (isinstance(found[-1], Break) or found[-1] == Text(" ")):
        found.pop()
    if found and isinstance(found[0], Text):
        found[0] = Text(found[0].text.lstrip())
    if found and isinstance(found[-1], Text):
        found[-1] = Text(found[-1].text.rstrip())
    return tuple(found)

"""markdown-it's flat block tokens as a tree, built without recursion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from msgspec import Struct, field

# The parser recurses into blocks and drops what is nested deeper; no article goes beyond five.
DEEPEST = 24


class Node(Struct):
    """A block token with the blocks in it. `kind` is its type without "_open"; `first` and `end` are its lines (from 0,
    `end` exclusive)."""

    token: Token
    first: int
    end: int
    children: list[Node] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return self.token.type.removesuffix("_open")

    @property
    def content(self) -> str:
        """The Markdown of the words in it, where it holds a single run of words."""
        inline = self.children[0] if self.children and self.children[0].kind == "inline" else self
        return inline.token.content

    @property
    def is_cut(self) -> bool:
        """Whether the parser left out what is in it, because it is nested too deep."""
        return self.token.nesting > 0 and not self.children and self.token.level >= DEEPEST - 1

    def walk(self) -> Iterator[Node]:
        """The node and all below it, in order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))


def parser() -> MarkdownIt:
    """A parser for blocks only: inlines are parsed one block at a time (see `inlines`), footnotes stay where they
    stand."""
    md = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable("table").use(footnote_plugin)
    md.core.ruler.disable(["inline", "footnote_tail"])
    md.inline.ruler.disable("footnote_inline")
    return md


def tree(tokens: Iterable[Token]) -> list[Node]:
    """The blocks at the top level. A block without lines of its own takes those of the block around it."""
    root: list[Node] = []
    open_nodes: list[Node] = []
    for token in tokens:
        if token.nesting < 0:
            open_nodes.pop()
            continue
        around = open_nodes[-1] if open_nodes else None
        first, end = token.map or ([around.first, around.end] if around else [0, 0])
        node = Node(token, first, end)
        (around.children if around else root).append(node)
        if token.nesting > 0:
            open_nodes.append(node)
    return root

"""A decoded source and its lines: where every span of an article is made."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct

from briefing.diagnostics import Span


class Line(Struct, frozen=True):
    """One line of a source, without its newline.

    `start` is the offset of its first character, `indent` the columns of white space before its words (a tab counts
    to the next multiple of four), `content` the rest with trailing white space removed.
    """

    number: int
    start: int
    raw: str
    indent: int
    content: str

    @property
    def first(self) -> int:
        """The offset of the first character that is no white space."""
        return self.start + len(self.raw) - len(self.raw.lstrip())

    @property
    def end(self) -> int:
        """The offset after the last character that is no white space."""
        return self.start + len(self.raw.rstrip())

    @property
    def width(self) -> int:
        """The column at which the words end."""
        return self.indent + len(self.content)


class Source(Struct, frozen=True):
    """A named text whose lines end in "\\n" only (see `decode`); it turns offsets into spans."""

    name: str
    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, name: str, text: str) -> Source:
        """The source `name` with its lines found."""
        starts, at = [0], text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        return cls(name, text, tuple(starts))

    def line_of(self, offset: int) -> int:
        """The number (from 1) of the line that holds `offset`."""
        return bisect_right(self.starts, offset)

    def span(self, start: int, end: int) -> Span:
        """The span from `start` to `end` (exclusive), drawn in to leave out white space at both ends."""
        stretch = self.text[start:end]
        first = start + len(stretch) - len(stretch.lstrip())
        last = max(first, start + len(stretch.rstrip()))
        return Span(self.name, self.line_of(first), self.line_of(max(first, last - 1)), first, last)

    def lines_span(self, first: int, end: int) -> Span:
        """The span of the lines from index `first` (from 0) up to, not including, index `end`."""
        stop = self.starts[end] if end < len(self.starts) else len(self.text)
        return self.span(self.starts[min(first, len(self.starts) - 1)], stop)

    def lines(self) -> Iterator[Line]:
        """All lines in order."""
        for number, raw in enumerate(self.text.split("\n"), 1):
            content = raw.strip()
            margin = raw[: len(raw) - len(raw.lstrip())].replace("\f", "").expandtabs(4)
            yield Line(number, self.starts[number - 1], raw, len(margin), content)


def covering(first: Span, last: Span) -> Span:
    """The span from the beginning of `first` to the end of `last`."""
    return Span(first.source, first.line, last.last_line, first.start, last.end)

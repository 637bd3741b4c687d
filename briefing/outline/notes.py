"""Speaker notes in an outline: below `### Notes (75 s)`, paragraphs to say, a list of what found no room on the
slide, and sentences of the article, verbatim, each with its place."""

from __future__ import annotations

import re

from briefing.deck import Line, Notes, Origin, SourceQuote
from briefing.outline.blocks import Block, Item, Prose, Quotation, line_range, write_blocks
from briefing.outline.body import all_lines, as_items

HEADING = re.compile(r"#{3,6}[ ]+Notes:?(?:[ ]*\((\d+) ?s(?:ec)?\.?\))?[ ]*$", re.IGNORECASE)
_PLACE = re.compile(r"(.*) \((\S*), lines? (\d+)(?:[–-](\d+))?\)$", re.DOTALL)


def write_notes(notes: Notes) -> str:
    """The notes with their heading; "" where there are none."""
    if notes == Notes():
        return ""
    heading = f"### Notes ({notes.seconds} s)" if notes.seconds else "### Notes"
    blocks: list[Block] = [Prose(line) for line in notes.say]
    blocks += [Item(line) for line in notes.more]
    blocks += [Quotation(tuple(map(_quote_line, notes.quotes)), listed=True)] if notes.quotes else []
    return f"{heading}\n\n{write_blocks(blocks)}".rstrip("\n")


def _quote_line(quote: SourceQuote) -> Line:
    text = f"{quote.text} ({quote.mark}, {line_range(quote.line, quote.last_line)})"
    return Line(text, Origin.SOURCE if quote.point else Origin.HUMAN, (quote.point,) if quote.point else ())


def read_notes(blocks: tuple[Block, ...], seconds: int) -> Notes:
    """The notes from their blocks; a quotation without its place is something to say."""
    say: list[Line] = []
    more: list[Line] = []
    quotes: list[SourceQuote] = []
    for block in blocks:
        match block:
            case Item():
                more.extend(all_lines((block,)))
            case Quotation(paragraphs):
                for line in paragraphs:
                    quote = _read_quote(line)
                    quotes += [quote] if quote else []
                    say += [] if quote else [line]
            case _:
                say.extend(all_lines(tuple(as_items(block))))
    return Notes(tuple(say), seconds, tuple(more), tuple(quotes))


def _read_quote(line: Line) -> SourceQuote | None:
    found = _PLACE.match(line.text)
    if found is None:
        return None
    text, mark, first, last = found.groups()
    return SourceQuote(mark, int(first), int(last or first), text, line.points[0] if line.points else "")

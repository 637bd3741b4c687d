"""Speaker notes as paragraphs: what to say and for how long, further detail, and the article's own sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from briefing.deck import Notes, SourceQuote

Label = Callable[..., str]

# A sentence that holds quotation marks gets none around it: they would have to change inside.
_MARKS = re.compile('["“”„«»]')


def paragraphs(notes: Notes, policy: str, label: Label) -> tuple[str, ...]:
    """The notes of one slide. `policy`: "full", "source" (only the article's sentences) or "none"."""
    if policy == "none":
        return ()
    said = tuple(_said(notes, label)) if policy == "full" else ()
    return (*said, *_verbatim(notes, label))


def _said(notes: Notes, label: Label) -> Iterator[str]:
    if notes.say or notes.seconds:
        time = f" ({label('seconds', seconds=notes.seconds)})" if notes.seconds else ""
        yield label("say") + time
        yield from (line.text for line in notes.say)
    if notes.more:
        yield label("more")
        yield from (line.text for line in notes.more)


def _verbatim(notes: Notes, label: Label) -> Iterator[str]:
    if notes.quotes:
        yield label("verbatim")
        yield from (_quoted(quote, label) for quote in notes.quotes)


def _quoted(quote: SourceQuote, label: Label) -> str:
    if quote.line == quote.last_line:
        lines = label("line", line=quote.line)
    else:
        lines = label("lines", first=quote.line, last=quote.last_line)
    text = quote.text if _MARKS.search(quote.text) else label("quotation", text=quote.text)
    return f"{quote.mark}, {lines}: {text}"

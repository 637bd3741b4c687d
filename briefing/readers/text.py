"""Plain text becomes an article: its structure is inferred from shape (`chunks`), signs (`headings`) and position.

The order of decisions: lines to chunks; the title (the first short line) and what stands below it (author, date);
notices; lists, because a number makes a heading only where it makes no list; headings and their levels; and last the
blocks. What was inferred is reported (REA007), so that a reader of the report can see a misjudgement at once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.article import Article, Notice
from briefing.diagnostics import Report
from briefing.readers import Resolver, numbering
from briefing.readers.chunks import Chunk, Shape, chunk, has_gap
from briefing.readers.clean import leading_pictographs
from briefing.readers.decode import decode
from briefing.readers.notices import credit, date_in, is_notice
from briefing.readers.outcome import finish, title_from_name
from briefing.readers.sections import nest
from briefing.readers.source import Source
from briefing.readers.text_body import Body
from briefing.readers.words import words

# A title may be longer than a heading, but a paragraph of this many words is none.
_TITLE_WORDS = 25
# Lines below the title that may name the author or the date.
_CREDIT_LINES = 4


def read(data: bytes, name: str, report: Report, resolve: Resolver | None = None) -> Article:
    """The article in a plain text. There are no pictures in one, so `resolve` is never called.

    Raises InputError: see `decode`, and REA006 if there is no running text.
    """
    source = Source.of(name, decode(data, name, report))
    chunked = chunk(list(source.lines()))
    front, rest = _front(chunked.chunks)
    notices, body = _notices(source, rest, report)
    article = Article(
        title=front.title or title_from_name(name, report),
        sections=nest(Body(source, chunked.joiner, body).parts()),
        source=name,
        text=source.text,
        sha256=hashlib.sha256(data).hexdigest(),
        byline=front.byline,
        date=front.date,
        notices=notices,
    )
    return finish(article, report)


# --- front matter and notices --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Front:
    """What the first lines say."""

    title: str = ""
    byline: str = ""
    date: str = ""


def _front(chunks: Sequence[Chunk]) -> tuple[_Front, Sequence[Chunk]]:
    """The title, author and date that a text opens with, and the chunks after them."""
    front = _Front()
    head, chunks = _letterhead(chunks)
    for c in head:
        front = replace(front, date=front.date or date_in(c.text))
    at = 0
    if chunks and _is_title(chunks):
        front = replace(front, title=_without_pictographs(chunks[0].text))
        at = 1
    title = at
    kept: list[Chunk] = []
    for candidate in chunks[title : title + _CREDIT_LINES]:
        found = credit(candidate.text)
        if found:
            front = replace(front, byline=front.byline or found.byline, date=front.date or found.date)
        elif is_notice(candidate.text, 0, len(chunks)):
            kept.append(candidate)
        elif title and _is_subtitle(chunks, at):
            kept.append(replace(candidate, shape=Shape.VERSE))
        elif title and (date := date_in(candidate.text)):
            front = replace(front, date=front.date or date)
            kept.append(candidate)
        else:
            break
        at += 1
    return front, [*head, *kept, *chunks[at:]]


def _is_subtitle(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a line stands between the title and the author or date, in one group with both: it is no heading."""
    short = len(chunks[at].text.split()) <= _TITLE_WORDS and not chunks[at].text.endswith(".")
    following = chunks[at + 1] if at + 1 < len(chunks) else None
    grouped = following is not None and not chunks[at].spaced and not following.spaced
    return short and grouped and following is not None and credit(following.text) is not None


def _letterhead(chunks: Sequence[Chunk]) -> tuple[Sequence[Chunk], Sequence[Chunk]]:
    """The lines above the title that are set in two columns, with what stands beside them, and the rest."""
    end = next((i for i, c in enumerate(chunks) if c.closed), 0) + 1
    if any(has_gap(line) for c in chunks[:end] for line in c.lines) and len(chunks) > end:
        return chunks[:end], chunks[end:]
    return (), chunks


def _is_title(chunks: Sequence[Chunk]) -> bool:
    """Whether the first chunk is a title: short, no sentence, no list, and no heading that usually comes after one."""
    first = chunks[0]
    text = first.text
    number, rest = numbering.split(text)
    return (
        first.shape is Shape.PLAIN
        and len(text.split()) <= _TITLE_WORDS
        and not text.endswith((".", ",", ";", ":"))
        and (not number or bool(first.underline and not number[0].isdigit()))
        and rest.lower() not in words().openings
        and credit(text) is None
        and not is_notice(text, 0, len(chunks))
    )


def _without_pictographs(text: str) -> str:
    return text[len(leading_pictographs(text)) :]


def _notices(source: Source, chunks: Sequence[Chunk], report: Report) -> tuple[tuple[Notice, ...], list[Chunk]]:
    """The notices among the chunks, and the chunks that are none."""
    notices: list[Notice] = []
    rest: list[Chunk] = []
    for index, candidate in enumerate(chunks):
        text = _without_pictographs(candidate.text)
        if candidate.shape not in (Shape.PLAIN, Shape.VERSE) or not is_notice(text, index, len(chunks)):
            rest.append(candidate)
            continue
        span = source.span(candidate.start, candidate.end)
        if text != candidate.text:
            report.info("REA008", "the symbol at the beginning of this notice is not shown", span)
        notices.append(Notice(text, span))
    return tuple(notices), rest

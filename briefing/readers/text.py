"""Plain text becomes an article: its structure is inferred from shape (`chunks`), signs (`headings`) and position.

The order of decisions: lines to chunks; the title (the first short line) and what stands beside it (`text_front`);
notices; lists, because a number makes a heading only where it makes no list; headings and their levels; and last the
blocks. What was inferred is reported (REA007), so that a reader of the report can see a misjudgement at once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from briefing.article import Article, Notice
from briefing.diagnostics import Report
from briefing.readers import Resolver
from briefing.readers.chunks import Chunk, Shape, chunk
from briefing.readers.decode import decode
from briefing.readers.notices import is_notice
from briefing.readers.outcome import finish, title_from_name
from briefing.readers.sections import nest
from briefing.readers.source import Source
from briefing.readers.text_body import Body
from briefing.readers.text_front import opening, without_pictographs


def read(data: bytes, name: str, report: Report, resolve: Resolver | None = None) -> Article:
    """The article in a plain text. There are no pictures in one, so `resolve` is never called.

    Raises InputError: see `decode`, and REA006 if there is no running text.
    """
    source = Source.of(name, decode(data, name, report))
    chunked = chunk(list(source.lines()))
    front, rest = opening(source, chunked.chunks, report)
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


def _notices(source: Source, chunks: Sequence[Chunk], report: Report) -> tuple[tuple[Notice, ...], list[Chunk]]:
    """The notices among the chunks, and the chunks that are none."""
    notices: list[Notice] = []
    rest: list[Chunk] = []
    for index, candidate in enumerate(chunks):
        text = without_pictographs(candidate.text)
        if candidate.shape not in (Shape.PLAIN, Shape.VERSE) or not is_notice(text, index, len(chunks)):
            rest.append(candidate)
            continue
        span = source.span(candidate.start, candidate.end)
        if text != candidate.text:
            report.info("REA008", "the symbol at the beginning of this notice is not shown", span)
        notices.append(Notice(text, span))
    return tuple(notices), rest

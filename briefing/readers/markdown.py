"""Markdown becomes an article: CommonMark with tables, footnotes and front matter.

Beyond the syntax, five conventions of articles are read: a paragraph of one picture is a figure, whose caption is the
picture's title or the emphasised words after it; a line "— Name" ends a quotation; a paragraph that ends in a colon
introduces the list below it; emphasised names that open the paragraphs of a section are headings (see `run_in`); and
text about the article (see `notices`) is set apart. HTML is left out, with a diagnostic.

The title is that of the front matter, else the first heading of level 1, else a single heading that opens the article.
A span covers the source lines of its block.
"""

from __future__ import annotations

import hashlib
from types import MappingProxyType

from briefing.article import Article, Block
from briefing.diagnostics import Report
from briefing.readers import Resolver
from briefing.readers.clean import clean
from briefing.readers.decode import decode
from briefing.readers.frontmatter import FrontMatter, front_matter
from briefing.readers.markdown_body import Body
from briefing.readers.outcome import finish, title_from_name
from briefing.readers.pictures import Pictures
from briefing.readers.run_in import with_headings
from briefing.readers.sections import Heading, nest
from briefing.readers.source import Source


def read(data: bytes, name: str, report: Report, resolve: Resolver | None = None) -> Article:
    """The article in a Markdown text; `resolve` gives the bytes of its local pictures.

    Raises InputError: see `decode`, and REA006 if there is no running text.
    """
    source = Source.of(name, decode(data, name, report))
    matter = front_matter(source, report)
    body = Body(source, matter.lines, report, Pictures(resolve, report))
    parts, title = _title(with_headings(body.parts(), source), matter, report)
    article = Article(
        title=title or title_from_name(name, report),
        sections=nest(parts),
        source=name,
        text=source.text,
        sha256=hashlib.sha256(data).hexdigest(),
        byline=matter.author or body.byline,
        date=matter.date or body.date,
        language=matter.language,
        notices=tuple(body.notices),
        footnotes=MappingProxyType(body.footnotes),
        assets=MappingProxyType(body.pictures.assets),
    )
    return finish(article, report)


def _title(parts: list[Heading | Block], matter: FrontMatter, report: Report) -> tuple[list[Heading | Block], str]:
    """The parts without the heading that is the title, and the title ("" if there is none)."""
    headings = [part for part in parts if isinstance(part, Heading)]
    first = next((h for h in headings if h.level == 1), None)
    if first is None and len(headings) > 1 and parts[0] is headings[0]:
        first = headings[0] if all(h.level > headings[0].level for h in headings[1:]) else None
    if first is None:
        return parts, matter.title
    if matter.title and clean(first.text).casefold() != matter.title.casefold():
        if sum(h.level <= first.level for h in headings) > 1:
            return parts, matter.title
        report.info("REA014", f"the title is the header's; the heading {first.text!r} is left out", first.span)
    return [part for part in parts if part is not first], matter.title or first.text

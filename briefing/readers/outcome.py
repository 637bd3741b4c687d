"""What every reader does last: see that there is something to brief about, and say what was found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from msgspec.structs import replace

from briefing.article import Article, Code, List, ListItem, Paragraph, Quote, Section, Table, walk
from briefing.diagnostics import InputError, Place, Report
from briefing.readers.sections import blocks


def title_from_name(name: str, report: Report) -> str:
    """The title of an article that has none: its file name, without suffix and with spaces."""
    stem = PurePosixPath(name.replace("\\", "/")).name.rsplit(".", 1)[0]
    title = re.sub(r"[-_\s]+", " ", stem).strip() or "Untitled"
    title = title[0].upper() + title[1:]
    hint = "Begin the article with a line that is its title."
    report.warning("REA005", f"the article has no title; the file's name serves: {title!r}", Place(name, 1), hint)
    return title


def finish(article: Article, report: Report) -> Article:
    """`article` with each notice once; reports what it holds (REA007).

    A marking stands at the top and again at the bottom. Raises InputError REA006 if there are only headings.
    """
    if not any(isinstance(b, Paragraph | List | Quote | Table | Code) for b in blocks(article.sections)):
        message = "cannot read this article: there is no text in it besides its headings"
        raise InputError.one("REA006", message, Place(article.source, 1), "Write at least one paragraph.")
    unique = {notice.text.casefold(): notice for notice in reversed(article.notices)}
    article = replace(article, notices=tuple(n for n in article.notices if unique[n.text.casefold()] is n))
    report.info("REA007", _summary(article), Place(article.source, 1))
    return article


def _summary(article: Article) -> str:
    sections = [(section, parent) for section, parent in walk(article) if section.level]
    top = sum(1 for _, parent in sections if parent is None)
    lists = [b for b in blocks(article.sections) if isinstance(b, List)]
    counts = (
        (top, "section"),
        (len(sections) - top, "subsection"),
        (len(lists) + _nested(item for b in lists for item in b.items), "list"),
        (_count(article.sections, Quote), "quotation"),
        (_count(article.sections, Table), "table"),
        (len(article.notices), "notice"),
    )
    shown = ", ".join(f"{n} {noun}{'' if n == 1 else 's'}" for n, noun in counts if n or noun in ("section", "notice"))
    return f"read as {article.title!r}: {shown}"


def _nested(items: Iterable[ListItem]) -> int:
    return sum(1 + _nested(below.items) for item in items for below in item.lists)


def _count(sections: tuple[Section, ...], kind: type[Quote] | type[Table]) -> int:
    return sum(isinstance(b, kind) for b in blocks(sections))

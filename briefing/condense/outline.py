"""The sections of an article with their marks, chosen and ordered for an audience."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from briefing.article import Article, Section
from briefing.template.model import Audience


class MarkedSection(Struct, frozen=True):
    """A section, its mark ("§4.1"), its parent's mark ("" at the top), and whether the audience gets it."""

    section: Section
    mark: str
    parent: str
    included: bool


def marked(article: Article, audience: Audience) -> tuple[MarkedSection, ...]:
    """All sections, in the order in which the audience gets them: those that come first, then as written."""
    chosen = _Chooser(audience)
    taken: set[str] = set()
    ordered = sorted(_numbered(article.sections, "", taken), key=lambda pair: not chosen.comes_first(pair[0]))
    return tuple(m for section, mark in ordered for m in _walk(section, mark, "", chosen, taken))


class _Chooser:
    """The audience's regular expressions of headings."""

    def __init__(self, audience: Audience) -> None:
        self._skip = _patterns(audience.sections_skip)
        self._only = _patterns(audience.sections_only)
        self._first = _patterns(audience.sections_first)

    def is_skipped(self, section: Section) -> bool:
        return any(p.search(section.heading) for p in self._skip)

    def is_asked_for(self, section: Section) -> bool:
        return not self._only or any(p.search(section.heading) for p in self._only)

    def comes_first(self, section: Section) -> bool:
        return any(p.search(section.heading) for p in self._first)


def _patterns(sources: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(s, re.IGNORECASE) for s in sources)


def _walk(
    section: Section,
    mark: str,
    parent: str,
    chosen: _Chooser,
    taken: set[str],
    *,
    inherited: bool = False,
    skipped: bool = False,
) -> Iterator[MarkedSection]:
    """A section and those below it, which share its fate unless they are skipped themselves."""
    skipped = skipped or chosen.is_skipped(section)
    wanted = inherited or chosen.is_asked_for(section)
    yield MarkedSection(section, mark, parent, wanted and not skipped)
    for child, child_mark in _numbered(section.sections, mark, taken):
        yield from _walk(child, child_mark, mark, chosen, taken, inherited=wanted, skipped=skipped)


def _numbered(sections: Iterable[Section], parent: str, taken: set[str]) -> list[tuple[Section, str]]:
    """Each section with its mark, which goes into `taken`: the author's number, else its place among its siblings.

    An author may count anew in each part: numbers that the article has used already are none to refer to.
    """
    found: list[tuple[Section, str]] = []
    siblings = tuple(sections)
    counted_anew = any(_authors(s) in taken for s in siblings)
    place = 0
    for section in siblings:
        place += section.level > 0
        own = f"{parent}.{place}" if parent else f"§{place if section.level else 0}"
        mark = own if counted_anew or not section.number else _authors(section)
        while mark in taken:
            mark += "ʹ"
        taken.add(mark)
        found.append((section, mark))
    return found


def _authors(section: Section) -> str:
    return f"§{section.number.rstrip('.')}"

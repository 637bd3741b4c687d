"""Small constructors for the tests of condensing."""

from __future__ import annotations

import hashlib

from briefing import language
from briefing.article import Article, Block, Code, List, ListItem, Notice, Paragraph, Section, Text
from briefing.condense import condense
from briefing.condense.lexicon import Lexicon, of
from briefing.diagnostics import Report, Span
from briefing.digest import Digest, KeyPoint, Topic
from briefing.plan import titles
from briefing.template.model import Audience, Literalness

ENGLISH: Lexicon = of(language.load("en"))
GERMAN: Lexicon = of(language.load("de"))


class Writer:
    """Writes an article section by section, so that every span points into its text."""

    def __init__(self, title: str = "An article") -> None:
        self.text = f"{title}\n\n"
        self._title = title
        self._sections: list[Section] = []
        self._heading = ""
        self._blocks: list[Block] = []
        self._notices: list[Notice] = []

    def section(self, heading: str) -> Writer:
        self._close()
        self._heading = heading
        self.text += f"{heading}\n\n"
        return self

    def paragraph(self, words: str) -> Writer:
        self._blocks.append(self._paragraph(words))
        return self

    def code(self, words: str) -> Writer:
        self._blocks.append(Code(words, self._add(words)))
        return self

    def notice(self, words: str) -> Writer:
        self._notices.append(Notice(words, self._add(words)))
        return self

    def bullets(self, *items: str, lead: str = "") -> Writer:
        start = self._paragraph(lead) if lead else None
        found = tuple(ListItem((Text(item),), self._add(item)) for item in items)
        self._blocks.append(List(found, False, found[0].span, start))
        return self

    def article(self) -> Article:
        self._close()
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        return Article(self._title, tuple(self._sections), "a.txt", self.text, digest, notices=tuple(self._notices))

    def _paragraph(self, words: str) -> Paragraph:
        return Paragraph((Text(words),), self._add(words))

    def _add(self, words: str) -> Span:
        start, line = len(self.text), self.text.count("\n") + 1
        self.text += f"{words}\n\n"
        return Span("a.txt", line, line + words.count("\n"), start, start + len(words))

    def _close(self) -> None:
        if self._blocks:
            level = 1 if self._heading else 0
            self._sections.append(Section(self._heading, level, tuple(self._blocks), self._blocks[0].span))
        self._blocks = []


def audience(literal: Literalness = Literalness.POINTS, **changes: object) -> Audience:
    values: dict[str, object] = {"minutes": 15, "max_slides": 14, "bullets": 4, "words_per_bullet": 14}
    return Audience("executive", literal=literal, **{**values, **changes})  # type: ignore[arg-type]


def digest_of(*paragraphs: str, literal: Literalness = Literalness.POINTS, code: str = "en") -> Digest:
    """The digest of an article with one section of these paragraphs."""
    writer = Writer().section("Heading")
    for words in paragraphs:
        writer.paragraph(words)
    return condense(writer.article(), audience(literal), language.load(code), Report())


def points_of(*paragraphs: str, literal: Literalness = Literalness.POINTS, code: str = "en") -> tuple[KeyPoint, ...]:
    return digest_of(*paragraphs, literal=literal, code=code).topics[0].points


def best_title(topic: Topic) -> str:
    """The text of the point that would make the best title of a slide with a heading; "" if none would."""
    able = [p.headline for p in topic.points if p.headline and p.headline.worth >= titles.LEAST]
    return max(able, key=lambda h: h.worth).text if able else ""

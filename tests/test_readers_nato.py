"""The first article of the project, read: its structure is known exactly."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefing.article import Article, List, Paragraph, plain_text, walk
from briefing.diagnostics import Report
from briefing.readers import read
from briefing.readers.sections import blocks

_FILE = Path(__file__).parent.parent / "content" / "nato-regional-stability.txt"


@pytest.fixture(scope="module")
def article() -> Article:
    return read(_FILE.read_bytes(), _FILE.name, Report())


def test_the_first_line_is_the_title(article: Article) -> None:
    assert article.title == "NATO’s Contributions to Regional Stability and Security"


def test_the_notice_is_kept_apart_and_loses_its_pictograph(article: Article) -> None:
    (notice,) = article.notices
    assert notice.text.startswith("AI-Generated Insight: Parts of this content")
    assert notice.span.line == 2


def test_the_lead_paragraph_stands_before_the_first_heading(article: Article) -> None:
    lead = article.sections[0]
    assert (lead.level, lead.heading, len(lead.blocks)) == (0, "", 1)


def test_title_case_lines_are_sections_and_sentence_case_lines_subsections(article: Article) -> None:
    sections = article.sections[1:]
    assert len(sections) == 10
    assert {s.level for s in sections} == {1}
    below = {s.heading: len(s.sections) for s in sections if s.sections}
    assert below == {
        "Counterterrorism Operations and Security Enhancements": 2,
        "Promoting Political Stability through Dialogue and Cooperation": 2,
        "Limitations and Challenges in Achieving Regional Stability": 2,
    }


def test_there_are_three_lists_two_of_them_with_their_leads(article: Article) -> None:
    lists = [b for b in blocks(article.sections) if isinstance(b, List)]
    assert [len(b.items) for b in lists] == [3, 3, 4]
    leads = [plain_text(b.lead.inlines) if b.lead else "" for b in lists]
    assert leads == ["Some specific approaches include:", "Specific measures include:", ""]


def test_every_paragraph_stands_where_its_span_says(article: Article) -> None:
    for section, _ in walk(article):
        for block in section.blocks:
            if isinstance(block, Paragraph):
                assert article.text[block.span.start : block.span.end] == plain_text(block.inlines)


def test_what_was_inferred_is_reported() -> None:
    report = Report()
    read(_FILE.read_bytes(), _FILE.name, report)
    summary = next(d.message for d in report if d.code == "REA007")
    assert summary.endswith("10 sections, 6 subsections, 3 lists, 1 notice")

"""What a plain text opens with, markings at its edges, and numbered paragraphs."""

from __future__ import annotations

import pytest
from briefing.article import Article, Paragraph, plain_text, walk
from briefing.diagnostics import Report
from briefing.readers import read
from briefing.readers.sections import blocks

_PROSE = "The council met on Monday and agreed, after some debate, that the bridge should be closed for a year."
_MORE = "Nobody spoke against it, although the shops on the other side will lose more than a third of their trade."


def _article(*lines: str, report: Report | None = None) -> Article:
    return read("\n".join(lines).encode(), "text.txt", report or Report())


def _outline(article: Article) -> list[tuple[int, str, str]]:
    return [(section.level, section.number, section.heading) for section, _ in walk(article) if section.level]


def _paragraphs(article: Article) -> list[str]:
    return [plain_text(b.inlines) for b in blocks(article.sections) if isinstance(b, Paragraph)]


_MARKINGS = (
    "For exercise use only",
    "UNCLASSIFIED",
    "CONFIDENTIAL",
    "OFFICIAL-SENSITIVE",
    "NATO RESTRICTED",
    "Internal use only",
    "DRAFT",
    "Draft - not for release",
    "Embargoed until 3 May 2026, 09:00",
    "Not for publication before the meeting",
    "TLP:AMBER",
    "Nur für den Dienstgebrauch",
    "Nur zu Übungszwecken",
    "VERTRAULICH",
    "Entwurf – nicht zur Weitergabe",
    "Sperrfrist: 3. Mai 2026, 9 Uhr",
)


@pytest.mark.parametrize("marking", _MARKINGS)
def test_a_marking_at_both_ends_is_one_notice_and_nothing_else(marking: str) -> None:
    article = _article(marking, "", "The Bridge", "", _PROSE, "", "What Comes Next", "", _MORE, "", marking)
    assert article.title == "The Bridge"
    assert [notice.text for notice in article.notices] == [marking]
    assert article.notices[0].span.line == 1
    assert _outline(article) == [(1, "", "What Comes Next")]
    assert _paragraphs(article) == [_PROSE, _MORE]


@pytest.mark.parametrize(
    "title",
    ["Secret Gardens of the North", "The Draft Budget", "Protected: how the harbour was saved", "Entwurf eines Hafens"],
)
def test_a_title_with_the_word_of_a_marking_stays_a_title(title: str) -> None:
    article = _article(title, "", _PROSE, "", _MORE)
    assert (article.title, article.notices) == (title, ())


def test_a_marking_in_the_middle_is_a_heading_like_any() -> None:
    middle = [line for _ in range(4) for line in ("", _PROSE)]
    article = _article("Labels", *middle, "", "CONFIDENTIAL", *middle)
    assert _outline(article) == [(1, "", "CONFIDENTIAL")]


def test_entries_below_the_title_give_author_and_date_and_are_no_headings() -> None:
    entries = (
        "To: All Members of the Board",
        "Verfasser: Ann Lee",
        "Date of issue: 28 June 2024",
        "Distribution: List B",
    )
    report = Report()
    article = _article("AFTER ACTION", "", *entries, "", "1. AIM", "", _PROSE, "", "2. END", "", _MORE, report=report)
    assert (article.title, article.byline, article.date) == ("AFTER ACTION", "Ann Lee", "28 June 2024")
    assert _outline(article) == [(1, "1", "AIM"), (1, "2", "END")]
    assert _paragraphs(article) == [_PROSE, _MORE]
    (unused,) = [d for d in report if d.code == "REA013"]
    assert unused.message.endswith("To, Distribution")


def test_short_entries_without_a_date_are_no_verse() -> None:
    article = _article("The Bridge", "", "To: All", "From: Ann Lee", "Reference: 12/3", "", _PROSE, "", _MORE)
    assert _paragraphs(article) == [_PROSE, _MORE]


def test_one_line_with_a_colon_is_no_entry() -> None:
    article = _article("The Bridge", "", "Phase One: The Harbour", "", _PROSE, "", "Phase Two: The Sea", "", _MORE)
    assert [heading for _, _, heading in _outline(article)] == ["Phase One: The Harbour", "Phase Two: The Sea"]


def test_a_title_in_capitals_goes_on_in_the_next_line_and_the_subtitle_follows() -> None:
    subtitle = "A combined exercise in the northern district, 3-7 June 2024"
    article = _article("REPORT OF THE", "HARBOUR BOARD", subtitle, "", "AIM", "", _PROSE, "", "RESULT", "", _MORE)
    assert article.title == "REPORT OF THE HARBOUR BOARD"
    assert _paragraphs(article) == [subtitle, _PROSE, _MORE]
    assert [heading for _, _, heading in _outline(article)] == ["AIM", "RESULT"]


def test_a_numbered_paragraph_loses_its_number_and_a_numbered_title_heads() -> None:
    body = (
        "1. AIM",
        "",
        f"1.1 {_PROSE}",
        "",
        f"1.2 {_MORE}",
        "",
        "2. RESULT",
        "",
        "2.1 Movement and layout",
        "",
        _PROSE,
    )
    article = _article("Review", "", *body)
    assert _outline(article) == [(1, "1", "AIM"), (1, "2", "RESULT"), (2, "2.1", "Movement and layout")]
    assert _paragraphs(article) == [_PROSE, _MORE, _PROSE]
    for block in blocks(article.sections):
        assert isinstance(block, Paragraph)
        assert article.text[block.span.start : block.span.end] == plain_text(block.inlines)


def test_a_number_that_does_not_continue_a_count_belongs_to_its_sentence() -> None:
    sentence = "3.5 Million people crossed the bridge in the year before it was closed."
    assert _paragraphs(_article("Review", "", "The Crossing", "", _PROSE, "", sentence))[-1] == sentence


_RUN_INS = ("Movement and layout", "Dispatch riders", "Civil-military cooperation")


def test_run_in_headings_of_all_paragraphs_beside_each_other_become_headings() -> None:
    run_in = [line for n, head in enumerate(_RUN_INS, 1) for line in ("", f"1.{n} {head}. {_PROSE}")]
    article = _article("Review", "", "1. FINDINGS", *run_in, "", "2. END", "", f"2.1 {_MORE}")
    below = [(2, f"1.{n}", head) for n, head in enumerate(_RUN_INS, 1)]
    assert _outline(article) == [(1, "1", "FINDINGS"), *below, (1, "2", "END")]
    assert _paragraphs(article) == [_PROSE, _PROSE, _PROSE, _MORE]
    for block in blocks(article.sections):
        assert article.text[block.span.start : block.span.end] in (_PROSE, _MORE)


def test_a_short_first_sentence_among_long_ones_is_no_heading() -> None:
    body = (f"1.1 The mayor left. {_PROSE}", "", f"1.2 {_MORE}", "", f"1.3 Nobody voted. {_MORE}")
    article = _article("Review", "", "1. FINDINGS", "", *body)
    assert _outline(article) == [(1, "1", "FINDINGS")]
    assert _paragraphs(article)[0].startswith("The mayor left. The council")

"""Plain text: what its structure is inferred from, on texts of many kinds."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefing.article import Article, Block, List, ListItem, Paragraph, Quote, Section, Table, plain_text, walk
from briefing.diagnostics import InputError, Report
from briefing.readers import read
from briefing.readers.sections import blocks

_ROOT = Path(__file__).parent.parent
_PROSE = "The council met on Monday and agreed, after some debate, that the bridge should be closed for a year."
_MORE = "Nobody spoke against it, although the shops on the other side will lose more than a third of their trade."


def _article(*lines: str) -> Article:
    return read("\n".join(lines).encode(), "text.txt", Report())


def _outline(article: Article) -> list[tuple[int, str, str]]:
    return [(section.level, section.number, section.heading) for section, _ in walk(article) if section.level]


def _blocks(article: Article) -> list[Block]:
    return list(blocks(article.sections))


def _words(block: Block | ListItem) -> str:
    return plain_text(block.inlines) if isinstance(block, Paragraph | ListItem) else ""


def _lists(article: Article) -> list[List]:
    return [b for b in _blocks(article) if isinstance(b, List)]


def test_numbers_give_levels_and_leave_the_heading() -> None:
    article = _article("Review", "", "1. Aim", "", _PROSE, "", "1.1 Scope", "", _MORE, "", "2. Results", "", _PROSE)
    assert _outline(article) == [(1, "1", "Aim"), (2, "1.1", "Scope"), (1, "2", "Results")]


def test_a_number_that_nothing_confirms_is_part_of_the_heading() -> None:
    article = _article("Review", "", "10 Reasons to Act", "", _PROSE, "", "What Comes Next", "", _MORE)
    assert [heading for _, _, heading in _outline(article)] == ["10 Reasons to Act", "What Comes Next"]


@pytest.mark.parametrize("lead", ["The plan of the council has these parts:", "Decided:"])
@pytest.mark.parametrize(
    "items",
    [
        ("A sense of belonging", "Respect for freedom", "Critical thinking"),
        ("widening the road;", "moving the school; and", "closing the old bridge for good."),
        ("the northern harbour,", "the southern harbour, and", "the mill"),
    ],
)
def test_short_lines_below_a_colon_are_a_list_without_marks(items: tuple[str, ...], lead: str) -> None:
    lines = [line for item in items for line in (item, "")]
    article = _article("Review", "", _PROSE, "", lead, "", *lines, _MORE)
    (found,) = _lists(article)
    assert [_words(i) for i in found.items] == list(items)
    assert not _outline(article)


@pytest.mark.parametrize("below", [("Next Steps",), ("the road;", "the school", "Next Steps")])
def test_a_heading_below_a_colon_or_a_list_without_marks_is_none_of_its_items(below: tuple[str, ...]) -> None:
    lines = [line for item in below for line in (item, "")]
    article = _article("Review", "", _PROSE, "", "The plan of the council has these parts:", "", *lines, _MORE)
    assert [heading for _, _, heading in _outline(article)] == ["Next Steps"]


@pytest.mark.parametrize("text_below", [(_PROSE,), ("The council agreed on two things:", "- a wall", "- a road")])
@pytest.mark.parametrize("items", [("A wall", "The new road"), ("the wall;", "the new road;")])
def test_a_heading_right_above_its_text_is_no_item_of_the_list_before(
    items: tuple[str, ...], text_below: tuple[str, ...]
) -> None:
    lines = [line for item in items for line in (item, "")]
    article = _article(
        "Review", "", _PROSE, "", "The plan of the council has these parts:", "", *lines, "Next Steps", *text_below
    )
    assert [heading for _, _, heading in _outline(article)] == ["Next Steps"]
    assert [_words(i) for i in _lists(article)[0].items] == list(items)


def test_short_lines_right_above_a_paragraph_are_all_items_where_no_blank_line_parts_them() -> None:
    article = _article("Review", "", _PROSE, "", "The plan has these parts:", "", "A wall", "A road", "A mill", _MORE)
    assert [_words(i) for found in _lists(article) for i in found.items] == ["A wall", "A road", "A mill"]


@pytest.mark.parametrize(
    "said",
    [
        ("“We waited for the bridge.”", "", "“Nobody came to mend it!”"),
        ('"We waited for the bridge."', "", '"Nobody came to mend it."'),
        ("“It is not magic, and it never was”", "— Bo Ek, mayor"),
    ],
)
def test_what_is_quoted_below_a_colon_is_no_list(said: tuple[str, ...]) -> None:
    article = _article("Review", "", _PROSE, "", "This is what they said of the bridge:", "", *said, "", _MORE)
    assert not _lists(article)


def test_a_long_line_without_a_full_stop_is_no_item_of_a_list_without_marks() -> None:
    article = _article(
        "Review", "", _PROSE, "", "It has:", "", "A wall", "", "A road", "", f"{_MORE.rstrip('.')} {_PROSE[:-1]}"
    )
    assert [_words(i) for found in _lists(article) for i in found.items] == ["A wall", "A road"]


def test_titles_in_quotation_marks_below_a_colon_are_a_list() -> None:
    titles = ("“The Old Wall”", "“The Reef”")
    article = _article("Review", "", _PROSE, "", "She wrote these two plays:", "", titles[0], "", titles[1], "", _MORE)
    assert [_words(i) for found in _lists(article) for i in found.items] == list(titles)


def test_capitals_head_hard_wrapped_paragraphs() -> None:
    article = _article("MINUTES", "", "PRESENT", "", *_wrapped(_PROSE), "", "BUDGET", "", *_wrapped(_MORE))
    assert _outline(article) == [(1, "", "PRESENT"), (1, "", "BUDGET")]
    assert [_words(b) for b in _blocks(article)] == [_PROSE, _MORE]


def _wrapped(text: str, width: int = 40) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


@pytest.mark.parametrize("heading", ["THE CASE OF “THE WALL”", "“THE WALL” AND THE TOWN", '"THE WALL"'])
def test_capitals_are_a_heading_even_where_they_begin_or_end_with_quotation_marks(heading: str) -> None:
    article = _article("Review", "", "SUMMARY", "", _PROSE, "", heading, "", "The council met.", "", _MORE)
    assert _outline(article) == [(1, "", "SUMMARY"), (1, "", heading)]


def test_underlines_rank_by_their_character() -> None:
    article = _article("Title", "=====", "", _PROSE, "", "Part", "----", _PROSE, "", "Detail", "~~~~~~", _MORE)
    assert article.title == "Title"
    assert _outline(article) == [(1, "", "Part"), (2, "", "Detail")]


def test_case_does_not_rank_headings_where_the_first_is_in_sentence_case() -> None:
    heads = ["It began with rents", "New York and London as Models", "What about parking?"]
    article = _article("How towns keep shops", "", *(line for head in heads for line in (head, "", _PROSE, "")))
    assert _outline(article) == [(1, "", head) for head in heads]


def test_a_lead_in_before_a_list_is_no_heading() -> None:
    article = _article("Title", _PROSE, "Three steps are planned:", "- one", "- two", _MORE)
    assert _outline(article) == []
    (found,) = _lists(article)
    assert found.lead is not None
    assert _words(found.lead) == "Three steps are planned:"


def test_only_the_last_sentence_of_a_paragraph_leads_its_list() -> None:
    article = _article("Title", f"{_PROSE} Two steps follow:", "1. one", "2. two")
    assert [_words(b) for b in _blocks(article)][:1] == [_PROSE]
    lead = _lists(article)[0].lead
    assert lead is not None
    assert article.text[lead.span.start : lead.span.end] == "Two steps follow:"


def test_lists_nest_by_indentation_and_by_kind() -> None:
    article = _article("Title", _PROSE, "1. first", "   a) inner", "   b) inner too", "2. second", "   - dash")
    (found,) = _lists(article)
    assert found.ordered
    assert [_words(item) for item in found.items] == ["first", "second"]
    inner, dashed = (item.lists[0] for item in found.items)
    assert [_words(item) for item in inner.items] == ["inner", "inner too"]
    assert not dashed.ordered


def test_an_initial_or_a_date_is_no_list() -> None:
    article = _article("Title", "", "A. Smith drew the maps.", "", "4. November 2025 was a dry day.", "", _PROSE)
    assert _lists(article) == []
    assert _words(_blocks(article)[0]) == "A. Smith drew the maps."


def test_a_wrapped_line_that_begins_with_a_dash_goes_on_with_its_paragraph() -> None:
    text = "The ship that came in last night at the far end of the quay - a tanker from the north - was detained there."
    lines = [
        "The ship that came in last night at the",
        "far end of the quay, seen by nobody else",
        "- a tanker from the north, old and grey",
    ]
    article = _article("Title", "", *lines, "- was detained there.", "", *_wrapped(text))
    assert _lists(article) == []


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (("a state-of-", "the-art machine"), "a state-of-the-art machine"),
        (("on the Ost-", "und Westufer"), "on the Ost- und Westufer"),
        (("the machi-", "ne, that is the machine"), "the machine, that is the machine"),
        (("the well-", "known man is well-known"), "the well-known man is well-known"),
    ],
)
def test_hyphens_at_line_ends_are_joined_by_what_the_text_shows(lines: tuple[str, str], joined: str) -> None:
    body = [*_wrapped(_PROSE, 36), *_wrapped(_MORE, 36)]
    article = _article("Title", "", *body, "", f"This is about {lines[0]}", f"{lines[1]} and no more.", "", *body)
    assert f"This is about {joined} and no more." in [_words(b) for b in _blocks(article)]


def test_indented_and_quoted_paragraphs_with_a_name_are_quotations() -> None:
    article = _article(
        *(
            "Title",
            "",
            *_wrapped(_PROSE),
            "",
            '    "We cannot wait any longer for',
            '    this to end."',
            "    -- Ann Lee",
            "",
        ),
        *(*_wrapped(_MORE), "", "“It is not magic, and it never was.”", "— Bo Ek, mayor"),
    )
    quotes = [b for b in _blocks(article) if isinstance(b, Quote)]
    assert [q.speaker for q in quotes] == ["Ann Lee", "Bo Ek, mayor"]
    assert _words(quotes[0].paragraphs[0]) == '"We cannot wait any longer for this to end."'


def test_bars_and_tabs_make_tables() -> None:
    article = _article("Title", _PROSE, "", "River | Length", "------|-------", "Aare | 12", "", "Q1\t5\t1", "Q2\t6\t2")
    tables = [b for b in _blocks(article) if isinstance(b, Table)]
    assert [(t.header, t.rows) for t in tables] == [
        (("River", "Length"), (("Aare", "12"),)),
        (("", "", ""), (("Q1", "5", "1"), ("Q2", "6", "2"))),
    ]


def test_author_and_date_stand_below_the_title() -> None:
    article = _article("Title", "By Ann Lee, 12 March 2026", "", _PROSE)
    assert (article.byline, article.date) == ("Ann Lee", "12 March 2026")


def test_a_subtitle_between_title_and_author_is_no_heading() -> None:
    article = _article("Rail Freight", "An assessment for the committee", "Prepared by Ola Berg", "", "Summary", _PROSE)
    assert article.byline == "Ola Berg"
    assert [heading for _, _, heading in _outline(article)] == ["Summary"]


def test_one_wrapped_paragraph_is_enough_to_see_the_wrapping() -> None:
    article = _article(
        "Title", "", "The budget for next year has been approved by the board, with", "two changes of note."
    )
    assert len(_blocks(article)) == 1


def test_verse_keeps_its_lines() -> None:
    article = _article("The Harbour", "", "The gulls come in", "when the tide goes out", "and nobody counts them")
    (stanza,) = _blocks(article)
    assert isinstance(stanza, Paragraph)
    assert len(stanza.inlines) == 5


def test_a_text_without_headings_is_one_section() -> None:
    article = _article("A short title", "", _PROSE, "", _MORE)
    assert [(s.level, len(s.blocks)) for s in article.sections] == [(0, 2)]


@pytest.mark.parametrize(
    "lines",
    [
        ["ONE", "", "TWO", "", "THREE"],
        ["First part", "", "Second part"],
        ["Title"],
    ],
)
def test_headings_alone_are_an_error(lines: list[str]) -> None:
    with pytest.raises(InputError, match="REA006"):
        _article(*lines)


def test_a_paragraph_that_a_page_break_cuts_in_two_is_whole() -> None:
    pages = [f"Some words of the paragraph number {n}, which goes on after the page" for n in range(3)]
    feet = [line for n, page in enumerate(pages) for line in (page, "", f"Writer [Page {n}]", f"\fReport {n}", "")]
    article = _article("Title", "", *feet, "and ends here.")
    shown = " ".join(_words(b) for b in _blocks(article))
    assert "[Page" not in shown
    assert shown.endswith("which goes on after the page and ends here.")


def test_invisible_characters_leave_the_words_but_not_the_text() -> None:
    article = _article("Title", "", "So\u00adft hy\u200bphens and no\u00a0break spaces are gone.")
    assert _words(_blocks(article)[0]) == "Soft hyphens and no break spaces are gone."
    assert "\u00ad" in article.text


def test_a_paragraph_about_generated_texts_is_no_notice_in_the_middle() -> None:
    body = [line for _ in range(6) for line in (_PROSE, "")]
    article = _article(
        "Title", "", *body, "Readers distrust AI-generated news, surveys say.", "", *body, "© 2026 The Author"
    )
    assert [n.text for n in article.notices] == ["© 2026 The Author"]


def test_german_headings_are_of_one_level() -> None:
    file = _ROOT / "tests/cases/wasserversorgung/article.txt"
    article = read(file.read_bytes(), file.name, Report())
    assert (article.byline, article.date) == ("Katrin Bellmann", "4. November 2025")
    assert [level for level, _, _ in _outline(article)] == [1] * 6
    assert [len(found.items) for found in _lists(article)] == [3, 4]


def test_the_minutes_have_their_sections_actions_and_quotation() -> None:
    file = _ROOT / "content/harbour-minutes.txt"
    article = read(file.read_bytes(), file.name, Report())
    assert [len(s.heading) > 0 for s in article.sections] == [False] + [True] * 8
    assert [len(found.items) for found in _lists(article)] == [3, 6]
    assert [len(found.items) for found in _lists(article)[1].items[-1].lists] == [3]
    assert [b.speaker for b in _blocks(article) if isinstance(b, Quote)] == ["Captain Arne Lindqvist"]


def test_sections_know_their_parents_span() -> None:
    article = _article("Review", "", "1. Aim", "", _PROSE, "", "1.1 Scope", "", _MORE)
    (top,) = article.sections
    inner: Section = top.sections[0]
    assert top.span.start < inner.span.start
    assert top.span.end == inner.span.end

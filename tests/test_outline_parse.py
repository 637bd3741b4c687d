"""Reading what people write: forgiving where they differ, exact about mistakes."""

from __future__ import annotations

import pytest
from briefing import deck as d
from briefing.deck import Bullet, Deck, Line, Origin
from briefing.diagnostics import Diagnostic, InputError, Place, Report
from briefing.outline import Outline, is_outline, parse, render

HEAD = "---\nbriefing-outline: 1\ntitle: T\n---\n"


def human(text: str) -> Line:
    return Line(text, Origin.HUMAN)


def read(body: str, report: Report | None = None) -> Outline:
    return parse(HEAD + body, "plan.md", report if report is not None else Report())


def only_slide(body: str) -> d.Slide:
    (slide,) = read(body).deck.slides
    return slide


def mistakes(text: str) -> tuple[Diagnostic, ...]:
    with pytest.raises(InputError) as caught:
        parse(text, "plan.md", Report())
    return caught.value.diagnostics


def test_an_article_is_no_outline() -> None:
    assert not is_outline("NATO’s role\n\nbriefing-outline: 1 is the marker of an outline.\n")
    assert not is_outline("---\ntitle: x\n---\nbriefing-outline: 1\n")
    assert not is_outline("")
    assert is_outline(HEAD)


def test_a_slide_without_a_kind_is_bullets() -> None:
    slide = only_slide("## New\n* one\n    * detail\n* two,\n  wrapped\n")
    assert isinstance(slide, d.BulletsSlide)
    assert slide.bullets == (Bullet(human("one"), (human("detail"),)), Bullet(human("two, wrapped")))


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("| a | b |\n|---|:-:|\n| 1 | 2 |\n", "table"),
        ("> Said.\n", "quote"),
        ("![Map](map.png)\n\n- where\n", "figure"),
        ("Only a paragraph.\n", "bullets"),
        ("", "bullets"),
    ],
)
def test_the_kind_of_a_new_slide_is_seen_from_what_it_has(body: str, kind: str) -> None:
    assert only_slide(f"## New\n\n{body}").kind == kind


def test_the_kind_is_changed_by_its_word_alone() -> None:
    cards = "## S {%s}\n- **A** — a\n- **B**\n  - b\n"
    for kind in (
        "cards",
        "process",
        "timeline",
        "outlook",
        "comparison",
        "bullets",
        "takeaways",
        "bottom-line",
        "pairs",
    ):
        report = Report()
        slide = read(cards % kind, report).deck.slides[0]
        assert slide.kind == kind
        assert sorted(line.text for line in d.lines_of(slide) if line.text) == ["A", "B", "S", "a", "b"]
        assert not report.items


def test_headings_of_the_third_level_name_items() -> None:
    slide = only_slide("## S {cards}\n### A\n\nWhat a is.\n\n### B\n- what\n- b is\n")
    assert isinstance(slide, d.CardsSlide)
    assert slide.cards == (
        d.Card((human("What a is."),), human("A")),
        d.Card((human("what"), human("b is")), human("B")),
    )


def test_dates_need_no_bold() -> None:
    slide = only_slide("## S {timeline}\n- 1949: founded\n- After 1991 – wider\n- Today\n")
    assert isinstance(slide, d.TimelineSlide)
    assert [(e.when.text, *(x.text for x in e.body)) for e in slide.events] == [
        ("1949", "founded"),
        ("After 1991", "wider"),
        ("Today",),
    ]


def test_a_table_of_two_columns_makes_a_comparison() -> None:
    slide = only_slide("## S {comparison}\n| Left | Right |\n|--|--|\n| a | b |\n| c | |\n")
    assert isinstance(slide, d.ComparisonSlide)
    assert (slide.left.text, slide.right.text) == ("Left", "Right")
    assert [b.line.text for b in slide.left_lines] == ["a", "c"]
    assert [b.line.text for b in slide.right_lines] == ["b"]


def test_numbers_of_a_chart_may_have_thousands() -> None:
    slide = only_slide("## S {pie chart}\n| | n |\n|--|--|\n| a | 12,500 |\n| b | |\n")
    assert isinstance(slide, d.ChartSlide)
    assert slide.form is d.ChartForm.PIE
    assert slide.series[0].values == (12500.0, None)


def test_what_a_kind_needs_and_has_not_makes_bullets_with_a_warning() -> None:
    report = Report()
    slide = read("## S {table}\n- a\n", report).deck.slides[0]
    assert isinstance(slide, d.BulletsSlide)
    assert [(i.code, i.where) for i in report] == [("OUT009", Place("plan.md", 5, 6, "## S {table}"))]


def test_text_that_a_kind_has_no_place_for_goes_to_the_notes_with_a_warning() -> None:
    report = Report()
    slide = read("## S {quote}\n> Said.\n\n- and more\n", report).deck.slides[0]
    assert slide.notes.more == (human("and more"),)
    assert [(i.code, i.where) for i in report] == [("OUT010", Place("plan.md", 8, 1, "- and more"))]


def test_all_mistakes_are_named_at_once_with_their_place_and_what_was_expected() -> None:
    text = HEAD.replace("title: T", "titel: T") + "## S {crads}\n- a\n## C {donut chart}\n- b <!-- c\n"
    text += "## D {chart}\n| | n |\n|--|--|\n| a | twelve |\n"
    assert [(m.code, m.where.line, m.where.column, m.hint) for m in mistakes(text) if isinstance(m.where, Place)] == [
        ("OUT002", 3, 1, "did you mean title?"),
        ("OUT004", 8, 5, "end it with --> on the same line, or write \\<!-- for the characters themselves"),
        ("OUT007", 5, 6, "did you mean {cards}?"),
        ("OUT007", 7, 6, "a chart is one of: bar, column, line, pie"),
        ("OUT008", 12, 7, "a cell of a chart holds a number or nothing"),
    ]


def test_a_file_without_marker_or_slides_is_refused() -> None:
    assert [m.code for m in mistakes("")] == ["OUT001", "OUT003"]
    assert [m.code for m in mistakes("---\nbriefing-outline: 2\n---\n## S\n")] == ["OUT001"]


def test_a_slide_that_stands_twice_gets_its_own_id() -> None:
    slide = "## S {bullets}\n<!-- slide s1 00000000 -->\n- a\n"
    outline = read(slide + slide + "## T\n")
    assert [s.id for s in outline.deck.slides] == ["s1", "new-1", "new-2"]
    assert outline.edited == {"s1", "new-1", "new-2"}


def test_only_slides_that_say_something_else_are_edited() -> None:
    deck = Deck("T", "en", "", "", "", (d.BulletsSlide("a", Line("A")), d.BulletsSlide("b", Line("B"))))
    text = render(deck)
    assert parse(text.replace("\n\n", "\n\n\n"), "plan.md", Report()).edited == frozenset()
    assert parse(text.replace("## B", "## C"), "plan.md", Report()).edited == {"b"}


def test_a_label_that_was_edited_is_a_persons() -> None:
    text = render(Deck("T", "en", "", "", "", (d.BulletsSlide("a", Line("A"), Line("Agenda", Origin.LABEL)),)))
    assert parse(text, "p", Report()).deck.slides[0].kicker == Line("Agenda", Origin.LABEL)
    edited = parse(text.replace("Kicker: Agenda", "Kicker: Plan"), "p", Report())
    assert edited.deck.slides[0].kicker == human("Plan")


def test_an_agenda_entry_follows_its_part_or_goes_to_the_notes_with_a_warning() -> None:
    report = Report()
    deck = read(
        "## A {agenda}\n- [One](#gone) (60 s)\n- Two\n- [Three](#gone)\n# One\n## X\n# Two\n## Y\n", report
    ).deck
    agenda = deck.slides[0]
    assert isinstance(agenda, d.AgendaSlide)
    assert [(e.line.text, e.target) for e in agenda.entries] == [("One", "new-2"), ("Two", "new-3")]
    assert [line.text for line in agenda.notes.more] == ["Three"]
    assert [(i.code, str(i.where)) for i in report] == [("OUT006", "plan.md:6:1")]
    assert deck.parts == (d.Part("One", ("new-1", "new-2")), d.Part("Two", ("new-3",)))


def test_text_on_no_slide_is_named_and_what_is_left_out_is_not() -> None:
    report = Report()
    read("Hello.\n# Part\nWelcome.\n## S\n- a\n# Left out\n- b\n### §2\n- c\n", report)
    assert [(i.code, str(i.where)) for i in report] == [("OUT005", "plan.md:5:1"), ("OUT005", "plan.md:7:1")]

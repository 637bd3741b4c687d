"""Where the lines of an edited outline come from, and what comes along when a line is moved."""

from __future__ import annotations

import pytest
from briefing.article import Table
from briefing.deck import (
    Bullet,
    BulletsSlide,
    Deck,
    Line,
    Notes,
    Origin,
    Reference,
    Slide,
    SourceQuote,
    TableSlide,
)
from briefing.diagnostics import Report, Span
from briefing.digest import Digest, KeyPoint, Omission, Role, Topic
from briefing.outline import parse, reconcile, render
from msgspec.structs import replace

ONE = "Bases and forward-deployed troops, it is said, make rapid response possible."
TWO = "Resources may hinder long-term efforts."
GONE = "The alliance was founded in 1949 by twelve states."
TABLE = Table(("Year", "Members"), (("1949", "12"), ("1999", "19")), Span("a.txt", 9, 11, 300, 400))


def span(line: int) -> Span:
    return Span("a.txt", line, line, line * 20, line * 20 + 10)


def point(name: str, sentence: str, line: int) -> KeyPoint:
    return KeyPoint(name, sentence, sentence, Role.CLAIM, (span(line),))


def table_point() -> KeyPoint:
    return replace(point("cccccccc", "", 9), role=Role.TABLE, payload=TABLE, spans=(TABLE.span,))


def digest() -> Digest:
    return Digest(
        "The title",
        "en",
        "a.txt",
        "5ha",
        (
            Topic("Presence", "§1", 1, Span("a.txt", 1, 4, 0, 99), (point("aaaaaaaa", ONE, 2),)),
            Topic("Limits", "§2", 1, Span("a.txt", 5, 20, 100, 900), (point("bbbbbbbb", TWO, 6), table_point())),
        ),
        omissions=(Omission(span(7), GONE, "off topic", weighty=True),),
    )


def short(text: str, *points: str) -> Bullet:
    return Bullet(Line(text, Origin.SOURCE, points))


def slide(name: str, *bullets: Bullet) -> BulletsSlide:
    return BulletsSlide(name, Line("Limits"), bullets=bullets)


def deck() -> Deck:
    first = slide("s1", short("Bases make rapid response possible.", "aaaaaaaa"))
    quote = SourceQuote("§1", 2, 2, ONE, "aaaaaaaa")
    first = replace(first, sources=(Reference("§1", "Presence", 2, 2),), notes=Notes(quotes=(quote,)))
    second = slide("s2", short("Words that the article does not have.", "bbbbbbbb"))
    return Deck("The title", "en", "base", "a.txt", "5ha", (first, second))


def edited(old: str, new: str, base: Digest | None = None, report: Report | None = None) -> tuple[Slide, ...]:
    text = render(deck())
    assert old in text
    outline = parse(text.replace(old, new), "plan.md", Report())
    return reconcile(outline, base or digest(), report if report is not None else Report()).slides


def bullets_of(shown: Slide) -> list[tuple[str, Origin, tuple[str, ...]]]:
    assert isinstance(shown, BulletsSlide)
    return [(b.line.text, b.line.origin, b.line.points) for b in shown.bullets]


def test_what_nobody_edited_stays_to_the_letter() -> None:
    report = Report()
    assert reconcile(parse(render(deck(), digest()), "plan.md", Report()), digest(), report) == deck()
    assert not report.items


def test_a_line_shortened_further_is_still_of_the_article() -> None:
    first, _ = edited("Bases make rapid response possible.", "Troops make response possible.")
    assert bullets_of(first) == [("Troops make response possible.", Origin.SOURCE, ("aaaaaaaa",))]


def test_a_reworded_line_is_a_persons_and_keeps_its_points() -> None:
    first, _ = edited("Bases make rapid response possible.", "Bases speed things up.")
    assert bullets_of(first) == [("Bases speed things up.", Origin.HUMAN, ("aaaaaaaa",))]


def test_a_line_of_the_article_is_found_without_its_comment() -> None:
    first, _ = edited("Bases make rapid response possible. <!-- p:aaaaaaaa -->", "Resources may hinder efforts")
    assert bullets_of(first) == [("Resources may hinder efforts", Origin.SOURCE, ("bbbbbbbb",))]
    assert first.sources == (Reference("§2", "Limits", 6, 6),)
    assert first.notes.quotes == (SourceQuote("§2", 6, 6, TWO, "bbbbbbbb"),)


def test_two_words_that_a_sentence_happens_to_have_are_not_of_the_article() -> None:
    first, _ = edited("Bases make rapid response possible. <!-- p:aaaaaaaa -->", "Resources hinder")
    assert bullets_of(first) == [("Resources hinder", Origin.HUMAN, ())]


@pytest.mark.parametrize(
    ("sentence", "without"),
    [
        ("The plan is not a success.", "The plan is a success"),
        ("Resources may hinder long-term efforts.", "Resources hinder long-term efforts"),
        ("Only four of the ships were ready.", "Four of the ships were ready"),
        ("Entry is allowed unless the flag is raised.", "Entry is allowed the flag is raised"),
    ],
)
def test_a_line_that_loses_what_turns_its_sentence_around_is_a_persons(sentence: str, without: str) -> None:
    base = digest()
    topic = replace(base.topics[0], points=(point("aaaaaaaa", sentence, 2),))
    first, _ = edited("Bases make rapid response possible.", without, replace(base, topics=(topic, base.topics[1])))
    assert bullets_of(first) == [(without, Origin.HUMAN, ("aaaaaaaa",))]


def test_an_omitted_sentence_that_is_moved_in_brings_its_reference_and_its_words() -> None:
    first, _ = edited("- Bases make", f"- {GONE} <!-- line 7: off topic, weighty -->\n- Bases make")
    assert bullets_of(first)[0] == (GONE, Origin.SOURCE, ())
    assert [r.mark for r in first.sources] == ["§1", "§2"]
    assert [q.text for q in first.notes.quotes] == [ONE, GONE]


def test_a_moved_line_takes_its_evidence_along() -> None:
    moved = "- Bases make rapid response possible. <!-- p:aaaaaaaa -->"
    outline = parse(render(deck()).replace(moved, "").rstrip() + f"\n{moved}\n", "plan.md", Report())
    first, second = reconcile(outline, digest(), Report()).slides
    assert bullets_of(first) == []
    assert bullets_of(second)[1][1:] == (Origin.SOURCE, ("aaaaaaaa",))
    assert [q.point for q in first.notes.quotes] == []


def test_a_table_that_was_changed_is_no_longer_the_articles() -> None:
    table = TableSlide("t", Line("T"), header=TABLE.header, rows=TABLE.rows)
    whole = replace(deck(), slides=(table,))
    added = parse(render(whole).replace("<!-- slide t", "<!-- x"), "plan.md", Report())
    (shown,) = reconcile(added, digest(), Report()).slides
    assert isinstance(shown, TableSlide)
    assert shown.points == ("cccccccc",)
    (changed,) = reconcile(parse(render(whole).replace("19 |", "21 |"), "p", Report()), digest(), Report()).slides
    assert isinstance(changed, TableSlide)
    assert changed.points == ()


def test_an_article_that_changed_is_said_with_what_no_longer_matches() -> None:
    report = Report()
    now = replace(digest(), sha256="0ther")
    result = reconcile(parse(render(deck()), "plan.md", Report()), now, report)
    assert [i.code for i in report] == ["OUT011", "OUT012"]
    assert "Words that the article does not have." in report.items[1].message
    assert bullets_of(result.slides[0])[0][1] is Origin.SOURCE
    assert bullets_of(result.slides[1])[0][1] is Origin.HUMAN
    assert result.sha256 == "0ther"


def test_what_is_left_out_stands_at_the_end_by_section_with_its_line_and_reason() -> None:
    text = render(deck(), digest())
    assert text.partition("\n# Left out\n")[2].splitlines()[3:] == [
        "### §2 Limits",
        "",
        f"- {GONE} <!-- line 7: off topic, weighty -->",
        "<!-- lines 9–11: not on a slide -->",
        "",
        "<!-- p:cccccccc -->",
        "| Year | Members |",
        "| --- | --- |",
        "| 1949 | 12 |",
        "| 1999 | 19 |",
    ]

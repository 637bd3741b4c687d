"""The words that a template brings: footers and fixed slides with names in braces, glossary and replacements."""

from __future__ import annotations

import pytest
from briefing import language
from briefing.deck import Bullet, BulletsSlide, Line, Origin, QuoteSlide, SourcesSlide
from briefing.diagnostics import Report
from briefing.handout import Caveats
from briefing.plan.replacing import Replacer
from briefing.resources import templates_dir
from briefing.template.fill import fill
from briefing.template.load import load
from briefing.template.model import Replacement, Template

from tests.cases import ROOT

NATO = Replacement("NATO", "NATO (North Atlantic Treaty Organization)", first_only=True)


def template(*settings: str) -> Template:
    return load("executive", settings, folders=[templates_dir()], report=Report())


def slide(*texts: str, title: str = "Title") -> BulletsSlide:
    return BulletsSlide("one", Line(title), bullets=tuple(Bullet(Line(text)) for text in texts))


def bullets_of(made: BulletsSlide) -> list[str]:
    return [bullet.line.text for bullet in made.bullets]


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{title} | {audience} | {date}", "Ferry | Executive | 051430ZNOV26"),
        ("{title} by {author}", ""),
        ("{title} | by {author}", "Ferry"),
        ("Staff only", "Staff only"),
        ("", ""),
    ],
)
def test_a_part_that_names_what_is_not_given_is_left_out(text: str, filled: str) -> None:
    assert fill(text, template("deck.date=051430ZNOV26"), title="Ferry", author="") == filled


def test_a_value_with_braces_is_not_filled_again() -> None:
    assert fill("{title}", template(), title="The set {author}", author="A. Writer") == "The set {author}"


def test_a_term_is_explained_where_it_first_stands_in_a_text_but_not_in_a_heading() -> None:
    made = Replacer([NATO])(slide("NATO acts.", "NATO waits.", title="What NATO does"))
    assert made.title == Line("What NATO does")
    assert bullets_of(made) == ["NATO (North Atlantic Treaty Organization) acts.", "NATO waits."]
    assert made.bullets[0].line.origin is Origin.REPLACEMENT
    assert made.bullets[1].line.origin is Origin.SOURCE


def test_a_term_that_the_article_explains_is_left_alone() -> None:
    article = ["The North Atlantic Treaty Organization (NATO) was founded in 1949.", "NATO acts."]
    assert bullets_of(Replacer([NATO], article)(slide("NATO acts."))) == ["NATO acts."]


@pytest.mark.parametrize("text", ["NATO's aim.", "NATO’s aim.", "NATO-led forces."])
def test_a_term_that_a_bracket_would_tear_from_its_ending_is_not_explained_there(text: str) -> None:
    assert bullets_of(Replacer([NATO])(slide(text))) == [text]


def test_quotations_and_notices_stay_as_the_article_has_them() -> None:
    everywhere = Replacement("NATO", "the alliance")
    quote = QuoteSlide("q", Line("Title"), quote=Line("NATO acts."))
    notices = Caveats(Line("Source", Origin.LABEL), (Line("NATO made this."),))
    sources = SourcesSlide("s", Line("Title"), caveats=(Line("NATO made this."),))
    for value in (quote, notices, sources):
        assert Replacer([NATO, everywhere])(value) == value


def test_a_term_inside_another_word_is_not_that_term() -> None:
    assert bullets_of(Replacer([NATO])(slide("NATOs and SNATO are none."))) == ["NATOs and SNATO are none."]


def test_a_replacement_holds_everywhere_and_keeps_the_capital() -> None:
    made = Replacer([Replacement("utilise", "use")])(slide("Utilise it.", "They utilise it.", title="Utilise"))
    assert (made.title.text, bullets_of(made)) == ("Use", ["Use it.", "They use it."])


def test_the_words_of_the_program_are_not_replaced() -> None:
    label = Line("NATO", Origin.LABEL)
    assert Replacer([NATO])(label) is label


def test_every_label_of_a_language_stands_somewhere() -> None:
    program = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "briefing").rglob("*.py"))
    for code in language.available():
        assert [name for name in language.load(code).labels if f'"{name}"' not in program] == []

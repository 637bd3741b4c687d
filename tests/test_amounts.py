"""The amounts of a text: what counts or measures, and what only looks so."""

from __future__ import annotations

import pytest
from briefing.amounts import amounts
from briefing.language import load, neutral
from hypothesis import given
from hypothesis import strategies as st


def found(text: str, language: str = "en") -> list[str]:
    return [a.text for a in amounts(text, load(language))]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Behind the barrier 6,200 homes were built on low land", "6,200 homes"),
        ("We now have 31 exemptions, and a better system", "31 exemptions"),
        ("The release had 18,000 binary packages on twenty discs", "18,000 binary packages"),
        ("Losses tripled to $4.2 billion a year", "$4.2 billion"),
        ("Damage was 40 percent higher", "40 percent"),
        ("Passes were 61 per cent before the ban", "61 per cent"),
        ("A rise of 11 centimetres between 1993 and 2023", "11 centimetres"),
        ("It is typically 84 to 88% at the grid", "84 to 88%"),
        ("It has lost 12–15 % since", "12–15 %"),
        ("The world drank 177 million bags", "177 million bags"),
        ("They cost £41,206.77 in May", "£41,206.77"),
        ("It took 34 hours and 20 minutes in all", "34 hours and 20 minutes"),
        ("The median was 1 hour 37 minutes", "1 hour 37 minutes"),
        ("Income was 7.1 million euros", "7.1 million euros"),
    ],
)
def test_an_amount_has_its_currency_scale_and_unit_or_the_noun_it_counts(text: str, amount: str) -> None:
    assert found(text) == [amount]


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 buses were rare",
        "In 2020 people began to leave",
        "Section 3 covers the costs",
        "See item 7 as a whole, and table 12 shows the rest",
        "Route 14 serves the hospital",
        "On 22 September she wrote",
        "The 2024 season closed at 9.22 p.m.",
        "Year 9s are thirteen and fourteen",
        "It costs 50 km/h and a Mk3 engine",
        "Of the 31 this is one",
        "Some 96 were evacuated, 39 always by air",
        "The US-14 units stood by",
    ],
)
def test_a_year_a_date_and_a_number_that_names_something_are_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Wir hatten 2.300 Fragebögen verschickt", "2.300 Fragebögen"),
        ("Sie kostet etwa 3,5 Millionen Euro im Jahr", "3,5 Millionen Euro"),
        ("Rund 12 % des Wassers gehen verloren", "12 %"),
        ("Es kamen 23 verschiedene Kunden", "23 verschiedene Kunden"),
    ],
)
def test_german_amounts_are_found_by_german_rules(text: str, amount: str) -> None:
    assert found(text, "de") == [amount]


@pytest.mark.parametrize("text", ["Am 3. Mai um 14 Uhr", "Seit 2019 Häfen schließen", "Nach Artikel 14 Absatz 2"])
def test_german_dates_times_and_articles_are_none(text: str) -> None:
    assert found(text, "de") == []


def test_a_language_without_a_table_has_no_amounts() -> None:
    assert amounts("Le pont a coûté 12 %", neutral("fr")) == ()


@given(st.text(alphabet="0123456789.,% $€homeskm-–/ AZ", max_size=60))
def test_amounts_are_spans_of_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for amount in amounts(text, load("en")):
        assert amount.start >= end
        assert text[amount.start : amount.end] == amount.text
        assert any(c.isdigit() for c in amount.text)
        end = amount.end

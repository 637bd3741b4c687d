"""Each guard, by minimal pairs: what it lets pass, and the same with one word lost."""

from __future__ import annotations

import pytest
from briefing.condense import guards
from briefing.condense.guards import Guard
from briefing.condense.lexicon import Lexicon
from briefing.condense.shown import Shown
from briefing.digest import Detail, DetailKind

from tests.condensing import ENGLISH, GERMAN


def _with(text: str, detail: str = "", *, required: bool = False, items: tuple[str, ...] = ()) -> Shown:
    return Shown(text, (Detail(DetailKind.RELATIVE, detail, required),) if detail else (), items)


_PAIRS: tuple[tuple[Guard, Lexicon, str, Shown, Shown], ...] = (
    (guards.is_subsequence, ENGLISH, "Trade also grew.", _with("Trade grew"), _with("Exports grew")),
    (
        guards.is_subsequence,
        ENGLISH,
        "Trade grew, cutting debt.",
        _with("Trade grew", "cutting debt"),
        _with("Trade grew", "cut debt"),
    ),
    (
        guards.keeps_negations,
        ENGLISH,
        "Trade did not really grow.",
        _with("Trade did not grow"),
        _with("Trade did grow"),
    ),
    (guards.keeps_negations, ENGLISH, "It isn’t over.", _with("It isn’t over"), _with("It is over")),
    (
        guards.keeps_negations,
        ENGLISH,
        "It grew, which never helped.",
        _with("It grew", "never helped", required=True),
        _with("It grew", "never helped"),
    ),
    (
        guards.keeps_negations,
        GERMAN,
        "Der Handel wuchs kaum.",
        _with("Der Handel wuchs kaum"),
        _with("Der Handel wuchs"),
    ),
    (guards.keeps_negations, GERMAN, "Das ist keine Lösung.", _with("Das ist keine Lösung"), _with("Das ist Lösung")),
    (guards.keeps_hedges, ENGLISH, "Trade may soon grow.", _with("Trade may grow"), _with("Trade grow")),
    (guards.keeps_hedges, ENGLISH, "Critics often object.", _with("Critics often object"), _with("Critics object")),
    (
        guards.keeps_hedges,
        GERMAN,
        "Der Handel dürfte wachsen.",
        _with("Der Handel dürfte wachsen"),
        _with("Der Handel wachsen"),
    ),
    (guards.keeps_restrictions, ENGLISH, "Only two ports open.", _with("Only two ports open"), _with("Two ports open")),
    (
        guards.keeps_restrictions,
        ENGLISH,
        "Up to two ports open.",
        _with("Up to two ports open"),
        _with("Two ports open"),
    ),
    (
        guards.keeps_restrictions,
        GERMAN,
        "Nur zwei Häfen öffnen.",
        _with("Nur zwei Häfen öffnen"),
        _with("Zwei Häfen öffnen"),
    ),
    (
        guards.keeps_conditions,
        ENGLISH,
        "Ports open if rain stops.",
        _with("Ports open if rain stops"),
        _with("Ports open", "if rain stops", required=True),
    ),
    (
        guards.keeps_conditions,
        GERMAN,
        "Häfen öffnen, falls es geht.",
        _with("Häfen öffnen, falls es geht"),
        _with("Häfen öffnen"),
    ),
    (guards.keeps_exceptions, ENGLISH, "It grew, but debt rose.", _with("It grew, but debt rose"), _with("It grew")),
    (
        guards.keeps_exceptions,
        ENGLISH,
        "However, it grew, but slowly.",
        _with("It grew, but slowly"),
        _with("It grew, slowly"),
    ),
    (guards.keeps_exceptions, GERMAN, "Er wuchs, aber langsam.", _with("Er wuchs, aber langsam"), _with("Er wuchs")),
    (guards.keeps_numbers, ENGLISH, "It grew by 4.5 % here.", _with("It grew by 4.5 %"), _with("It grew")),
    (guards.keeps_numbers, ENGLISH, "It grew in May here.", _with("It grew in May"), _with("It grew here")),
    (guards.keeps_numbers, ENGLISH, "It grew by 12 [3].", _with("It grew by 12"), _with("It grew by")),
    (guards.keeps_names, ENGLISH, "Growth in Peru stopped.", _with("Growth in Peru stopped"), _with("Growth stopped")),
    (
        guards.keeps_names,
        ENGLISH,
        "Growth, which Peru saw, stopped.",
        _with("Growth stopped", "Peru saw"),
        _with("Growth stopped"),
    ),
    (
        guards.keeps_attribution,
        ENGLISH,
        "According to Li, trade grew.",
        _with("According to Li, trade grew"),
        _with("Trade grew", "according to Li", required=True),
    ),
    (guards.keeps_attribution, ENGLISH, "Li said trade grew.", _with("Li said trade grew"), _with("Trade grew")),
    (
        guards.keeps_attribution,
        GERMAN,
        "Laut Li wuchs der Handel.",
        _with("Laut Li wuchs der Handel"),
        _with("Wuchs der Handel"),
    ),
    (
        guards.keeps_norms,
        ENGLISH,
        "Ships must stop, which helps.",
        _with("Ships must stop", "which helps", required=True),
        _with("Ships must stop", "which helps"),
    ),
    (guards.keeps_norms, GERMAN, "Schiffe müssen halten.", _with("Schiffe müssen halten"), _with("Schiffe halten")),
    (
        guards.keeps_quotations,
        ENGLISH,
        "It is “a very big step” here.",
        _with("It is “a very big step”"),
        _with("It is “a big step”"),
    ),
    (
        guards.keeps_pairs,
        ENGLISH,
        "It hits both trade and debt.",
        _with("It hits both trade and debt"),
        _with("It hits both trade"),
    ),
    (guards.is_balanced, ENGLISH, "It (a port) grew.", _with("It (a port) grew"), _with("It (a port grew")),
    (
        guards.keeps_dashes_paired,
        ENGLISH,
        "The urge – to trade in order to live – never ends.",
        _with("The urge never ends", "to trade in order to live", required=True),
        _with("The urge – to trade", "to live – never ends", required=True),
    ),
    (
        guards.has_finite_verb,
        ENGLISH,
        "The port grew, helping trade.",
        _with("The port grew", "helping trade"),
        _with("The port", "grew"),
    ),
    (guards.ends_are_complete, ENGLISH, "It grew in May and fell.", _with("It grew in May"), _with("It grew in")),
    (guards.ends_are_complete, ENGLISH, "It grew, i.e. to live.", _with("It grew"), _with("It grew, i.e.", "to live")),
    (guards.ends_are_complete, ENGLISH, "It grew and fell.", _with("It grew"), _with("And fell")),
    (guards.opens_with_capital, ENGLISH, "Also, it grew.", _with("It grew"), _with("it grew")),
    (guards.says_enough, ENGLISH, "It grew fast there.", _with("It grew fast"), _with("It grew")),
)


@pytest.mark.parametrize(("guard", "lexicon", "sentence", "good", "bad"), _PAIRS)
def test_a_guard_tells_the_pair_apart(guard: Guard, lexicon: Lexicon, sentence: str, good: Shown, bad: Shown) -> None:
    assert guard(sentence, good, lexicon)
    assert not guard(sentence, bad, lexicon)


def test_every_guard_has_a_pair() -> None:
    assert {g.__name__ for g, *_ in _PAIRS} == {g.__name__ for g in guards.GUARDS}


def test_a_whole_sentence_passes_every_guard() -> None:
    sentence = "If prices rise, ports may not open by 2030, which only 3 of them said they would."
    assert guards.first_failing(sentence, Shown(sentence[:-1]), ENGLISH) == ""


def test_the_first_guard_that_fails_is_named() -> None:
    assert guards.first_failing("Ports may open.", Shown("Ports open"), ENGLISH) == "keeps_hedges"


@pytest.mark.parametrize("quoted", ["«Ja, gern»", "»Ja, gern«", "„Ja, gern“", "“Yes, please”"])
def test_quotation_marks_of_every_kind_are_seen(quoted: str) -> None:
    from briefing.condense.guards import _QUOTED

    assert _QUOTED.findall(f"Er sagte {quoted}, und dann „Nein“.") == [quoted, "„Nein“"]

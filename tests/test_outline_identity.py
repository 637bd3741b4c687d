"""What an outline says is the deck: rendering and parsing undo each other."""

from __future__ import annotations

import pytest
from briefing.deck import SLIDE_KINDS, Deck
from briefing.diagnostics import Report
from briefing.outline import is_outline, parse, render
from briefing.outline.forms import KINDS
from hypothesis import HealthCheck, given, settings

from tests.outline_decks import by_kind, decks


@pytest.mark.parametrize("kind", sorted(SLIDE_KINDS))
def test_a_deck_of_any_kind_comes_back_as_it_was(kind: str) -> None:
    _comes_back(kind, examples=10)


@pytest.mark.slow
@pytest.mark.parametrize("kind", sorted(SLIDE_KINDS))
def test_hundreds_of_decks_of_any_kind_come_back_as_they_were(kind: str) -> None:
    _comes_back(kind, examples=400)


def _comes_back(kind: str, examples: int) -> None:
    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))
    @given(decks((kind,)))
    def holds(deck: Deck) -> None:
        report = Report()
        text = render(deck)
        outline = parse(text, "plan.md", report)
        assert outline.deck == deck
        assert not outline.edited
        assert not report.items
        assert render(outline.deck) == text
        assert is_outline(text)

    holds()


@given(decks())
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_line_ends_of_other_systems_change_nothing(deck: Deck) -> None:
    text = render(deck).replace("\n", "\r\n")
    assert parse("\ufeff" + text, "plan.md", Report()).deck == deck


def test_every_kind_has_a_form_and_is_tried() -> None:
    assert set(KINDS) == set(SLIDE_KINDS) == set(by_kind)

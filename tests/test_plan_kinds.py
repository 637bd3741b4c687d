"""Articles that call for a layout rule (tests/cases/kinds/RULE/*) and near misses that must not (.../RULE/not/*)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from briefing import pipeline, plan
from briefing.cli.files import read_article
from briefing.deck import Deck, Origin, Slide, lines_of
from briefing.diagnostics import Report
from briefing.plan.rules import RULES

from tests import cases

KINDS = cases.CASES / "kinds"
CALLS = sorted(KINDS.glob("*/*.md"))
NEAR_MISSES = sorted(KINDS.glob("*/not/*.md"))
KIND_OF = {"list": "bullets"}


def name(path: Path) -> str:
    return path.relative_to(KINDS).as_posix()


@cache
def deck(path: Path) -> Deck:
    template = cases.template("executive")
    digest = pipeline.condense_article(read_article(path, Report()), template, Report())
    budget = next(plan.deck_budgets(digest, template))
    return plan.plan_deck(digest, template, plan.labels(template, digest.language), Report(), budget)


def chosen(path: Path, rule: str) -> list[Slide]:
    return [slide for slide in deck(path).slides if slide.rule == rule]


@pytest.mark.parametrize("path", CALLS, ids=name)
def test_an_article_that_calls_for_a_layout_gets_it_with_a_reason(path: Path) -> None:
    rule = path.parent.name
    found = chosen(path, rule)
    assert found, [(s.rule, s.why) for s in deck(path).slides if s.rule]
    assert all(slide.kind == KIND_OF.get(rule, rule) and slide.why for slide in found)


@pytest.mark.parametrize("path", NEAR_MISSES, ids=name)
def test_an_article_that_only_looks_like_it_does_not(path: Path) -> None:
    assert not chosen(path, path.parent.parent.name)


@pytest.mark.parametrize("path", CALLS + NEAR_MISSES, ids=name)
def test_every_line_of_a_chosen_layout_has_a_sentence_behind_it(path: Path) -> None:
    said = [line for s in deck(path).slides if s.rule for line in lines_of(s) if line not in (s.title, s.kicker)]
    loose = [line.text for line in said if line.origin is Origin.SOURCE and not line.points]
    assert not [text for text in loose if text not in path.read_text(encoding="utf-8")]


def test_every_rule_has_an_article_that_calls_for_it_and_every_one_that_asserts_something_a_near_miss() -> None:
    plain = {"bullets", "list", "cards", "table"}
    rules = {rule.name for rule in RULES}
    assert {path.parent.name for path in CALLS} == rules
    assert {path.parent.parent.name for path in NEAR_MISSES} >= rules - plain

"""The examples in docs/outline.md are outlines, and show all that there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from briefing.deck import SLIDE_KINDS
from briefing.diagnostics import Report
from briefing.outline import parse, render
from briefing.outline.inline import FIELDS

from tests.test_outline_parse import HEAD

PAGE = (Path(__file__).parent.parent / "docs" / "outline.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```markdown\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.splitlines()[0])
def test_an_example_is_an_outline_without_fault(example: str) -> None:
    report = Report()
    text = example if example.startswith("---") else HEAD + example
    deck = parse(text, "outline.md", report).deck
    assert not report.items
    assert parse(render(deck), "again.md", Report()).deck == deck


def test_the_examples_show_every_kind_and_field() -> None:
    shown = "".join(EXAMPLES)
    assert {kind for kind in SLIDE_KINDS if not re.search(rf"\{{(\w+ )?{kind}\}}", shown)} == set()
    assert {name for name in FIELDS if f"\n{name}: " not in shown} == set()


def test_an_example_of_each_kind_is_read_as_that_kind() -> None:
    (kinds,) = (e for e in EXAMPLES if "{takeaways}" in e)
    said = re.findall(r"^## .*\{(?:\w+ )?([\w-]+)\}$", kinds, re.MULTILINE)
    assert [slide.kind for slide in parse(HEAD + kinds, "x", Report()).deck.slides] == said

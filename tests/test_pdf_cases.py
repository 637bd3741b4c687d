"""The handouts of real articles: within their pages, accessible, complete and filled."""

from __future__ import annotations

from itertools import cycle, product
from pathlib import Path

import pytest
from briefing import pipeline
from briefing.frame import Page, Tag, TextBox, paragraphs_of
from briefing.resources import templates_dir
from briefing.units import to_points

from tests import cases
from tests.pdfs import problems, squeezed, text_of

AUDIENCES = sorted(path.parent.name for path in templates_dir().glob("*/template.toml") if path.parent.name != "base")
SOME = list(zip(cases.articles(), cycle(AUDIENCES), strict=False))
ALL = [pair for pair in product(cases.articles(), AUDIENCES) if pair not in SOME]

pairs = pytest.mark.parametrize(
    ("article", "audience"), [*SOME, *(pytest.param(*pair, marks=pytest.mark.slow) for pair in ALL)]
)


@pairs
def test_three_checkers_hold_nothing_against_it(article: str, audience: str, tmp_path: Path) -> None:
    briefing = cases.briefing(article, audience)
    assert problems(pipeline.write_handout(briefing, {}, 0), tmp_path) == []


@pairs
def test_it_keeps_to_its_pages_and_fills_them(article: str, audience: str) -> None:
    briefing = cases.briefing(article, audience)
    assert len(briefing.pages) <= briefing.template.handout.pages
    for page in briefing.pages:
        assert white_below(page) <= 40, f"page {page.number}"


@pairs
def test_all_its_words_can_be_copied_in_their_order(article: str, audience: str) -> None:
    briefing = cases.briefing(article, audience)
    text, at = joined(text_of(pipeline.write_handout(briefing, {}, 0))), 0
    for page in briefing.pages:
        for paragraph in paragraphs_of(page.boxes):
            words = joined(squeezed(paragraph.text))
            assert words in text[at:], words
            at = text.index(words, at)


def joined(text: str) -> str:
    """`text` with the line breaks after hyphens closed."""
    return text.replace("- ", "-").replace("– ", "–")


def white_below(page: Page) -> float:
    """The white between the last block and the footer's rule, in points."""
    rule = next(box for box in page.boxes if box.name == "rule")
    above = (
        box for box in page.boxes if not (isinstance(box, TextBox) and box.tag is Tag.ARTIFACT) and box is not rule
    )
    return to_points(rule.rect.y - max(b.rect.bottom for b in above if b.rect.bottom <= rule.rect.y)) - 12

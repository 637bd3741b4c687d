"""The patterns of a language: narrowed to the words of a text, they find in it what they find in full."""

from __future__ import annotations

import re

import pytest
from briefing.condense.lexicon import Lexicon
from briefing.language import load

from tests.cases import articles
from tests.condensing import ENGLISH, GERMAN


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", text)


@pytest.mark.parametrize("name", sorted(articles()))
def test_a_narrowed_lexicon_finds_what_the_whole_one_finds(name: str) -> None:
    text = articles()[name].read_text(encoding="utf-8")
    for whole, code in ((ENGLISH, "en"), (GERMAN, "de")):
        narrowed = whole.narrowed([text])
        for pattern in load(code).tables["patterns"]:
            assert narrowed.all(pattern, text) == whole.all(pattern, text), pattern


def test_a_narrowed_lexicon_makes_the_same_cuts() -> None:
    sentences = _sentences(articles()["urban-heat-report"].read_text(encoding="utf-8"))
    narrowed = ENGLISH.narrowed(sentences)
    for full, short in zip(ENGLISH.splits, narrowed.splits, strict=True):
        assert [_span(full.cut.search(s)) for s in sentences] == [_span(short.cut.search(s)) for s in sentences]


@pytest.mark.parametrize("text", ["It is at least enough.", "AT LEAST two.", "At\nleast", "leastways at"])
def test_words_of_several_parts_and_of_any_case_are_found_as_before(text: str) -> None:
    assert _restrictions(ENGLISH.narrowed([text]), text) == _restrictions(ENGLISH, text)


def test_a_list_without_any_word_of_the_text_never_matches() -> None:
    assert not ENGLISH.narrowed(["Trade grew."]).has("condition", "If trade grew")


def _restrictions(lexicon: Lexicon, text: str) -> tuple[str, ...]:
    return lexicon.all("restriction", text)


def _span(match: re.Match[str] | None) -> tuple[int, int] | None:
    return match.span() if match else None


def test_german_has_no_pattern_that_english_does_not_know() -> None:
    english, german = (load(code).tables["patterns"] for code in ("en", "de"))
    assert not set(german) - set(english)
    assert "shortening" not in load("de").tables


@pytest.mark.parametrize("code", ["en", "de"])
def test_every_name_in_a_pattern_is_a_pattern_or_list_of_its_language(code: str) -> None:
    tables = load(code).tables
    known = {*tables["patterns"], *tables["lists"], "base", "third"}
    sources = [str(tables[table]) for table in ("patterns", "splits", "tails") if table in tables]
    used = {name for source in sources for name in re.findall(r"\{([a-z]+_?[a-z_]*)\}", source)}
    assert used <= known
    assert {name for tail in tables["tails"] for name in tail.get("heads", ())} <= set(tables["patterns"])

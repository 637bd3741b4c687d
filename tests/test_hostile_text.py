"""Text that no author writes: however long its sentences, words or tables, the time grows with its length only."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from briefing import pipeline
from briefing.cli import files
from briefing.condense import sentences
from briefing.diagnostics import Report
from briefing.readers import read
from hypothesis import given
from hypothesis import strategies as st

_CHARACTERS = 4_000
_TIMES = 4  # so many times the characters; quadratic time would be 16 times, cubic 64 times as long
_MOST = 9.0
_FASTEST = 0.2  # seconds: below that it is not the text that takes the time


def _sentence(words: str) -> Callable[[int], str]:
    """A text of three sentences, one of them `words` over and over."""
    return lambda length: f"# Title\n\nThe council met. The {_repeated(words, length)}.\n\nThe end came soon.\n"


def _repeated(words: str, length: int) -> str:
    return (words * (length // len(words) + 1))[:length]


TEXTS = {
    "clauses": _sentence("men walked to the house, "),
    "names": _sentence("Bank of the "),
    "nouns": _sentence("the council "),
    "pairs": _sentence("both and between "),
    "examples": _sentence("men such as women, "),
    "relatives": _sentence("council, which works "),
    "dates": _sentence("in May 2020 and since "),
    "numbers": _sentence("1."),
    "semicolons": _sentence("men work; "),
    "quotations": _sentence("“he said” and "),
    "brackets": _sentence("(a b "),
    "square brackets": _sentence("["),
    "marks": _sentence("!"),
    "a long word": _sentence("ed"),
    "a hyphenated word": _sentence("ab-"),
    "the same sentence": lambda n: "# Title\n\n" + "It fell. " * (n // 9),
    "leaders": lambda n: f"Title\n\nThe council met. It ended{'.' * n}\n\nThe end came.",
    "columns": lambda n: f"# Title\n\nThe council met.\n\n{'|a' * (n // 8)}|\n{'|-' * (n // 8)}|\n",
    "headings": lambda n: "# Title\n\n" + "".join(f"## Part {i}\n\nThe men built {i}.\n\n" for i in range(n // 30)),
    "lines of one word": lambda n: "Title here\n\n" + "council\n" * (n // 8),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_time_grows_no_faster_than_the_text(name: str) -> None:
    short, long = TEXTS[name](_CHARACTERS), TEXTS[name](_TIMES * _CHARACTERS)
    _seconds(short)  # imports, patterns, fonts
    assert _seconds(long) < _MOST * max(_FASTEST, _seconds(short))


def test_a_list_deeper_than_any_reader_follows_is_built() -> None:
    items = "\n".join(f"{'  ' * depth}- item {depth}" for depth in range(70))
    assert _seconds(f"# Title\n\nThe council met.\n\n{items}\n")


def _seconds(text: str) -> float:
    """The processor time from the text to its pages."""
    start = time.process_time()
    report = Report()
    template = files.load_template("executive", (), report)
    pipeline.build(read(text.encode(), "a.md" if text[0] == "#" else "a.txt", report), template, _master(), report)
    return time.process_time() - start


def _master() -> bytes:
    return files.read_master(files.load_template("executive", (), Report()))


@given(st.text(alphabet="ab ,;.", min_size=1, max_size=200), st.integers(20, 100))
def test_no_sentence_is_longer_than_one_of_prose_and_none_loses_a_word(words: str, times: int) -> None:
    text = words * times
    found = sentences.split(text, "en")
    assert all(end - start <= sentences.LONGEST for start, end in found)
    assert "".join("".join(text[start:end] for start, end in found).split()) == "".join(text.split())


def test_a_long_stretch_without_a_full_stop_is_cut_between_words() -> None:
    text = "council " * 1000
    assert all(text[end - 1 : end + 1] == "l " for _, end in sentences.split(text, "en")[:-1])

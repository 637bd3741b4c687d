"""Where a sentence ends: quotations that go on over sentences, brackets, and the place of each in the source."""

from __future__ import annotations

import pytest
from briefing.condense.sentences import split


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text, "en")]


@pytest.mark.parametrize(
    "expected",
    [
        # a quotation that opens with each sentence and closes once is one unit with its speaker ...
        [
            'But she added: "They need to move soon. "Many will lose their homes. If you keep your word, all is well."',
            "Talks are going on in the capital.",
        ],
        # ... and ends where it closes
        ['He said: "The wall will hold. It is new."', "The council met in May."],
        ['"We will stay," she said.', '"We have nowhere to go."'],
        ["(It did not say how much.)", "Boats carry more than trains do."],
        ["The wall (built in 1950. It was new then) holds.", "The council met."],
    ],
)
def test_a_quotation_or_bracket_ends_with_its_sentence(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize("abbreviated", ["Rs. 20 billion", "approx. 40 boats", "Vol. 2"])
def test_a_number_stays_with_the_abbreviation_before_it(abbreviated: str) -> None:
    expected = [f"The report speaks of {abbreviated}.", "20 mills were sold."]
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize("word", ["works of art", "yes and no", "ferries, boats, etc"])
def test_a_word_that_looks_like_an_abbreviation_ends_its_sentence(word: str) -> None:
    expected = [f"They speak of {word}.", "Skarvik has both."]
    assert sentences(" ".join(expected)) == expected


def test_an_abbreviation_goes_on() -> None:
    assert sentences("They met Mr. Holm on item no. 7 and left.") == ["They met Mr. Holm on item no. 7 and left."]

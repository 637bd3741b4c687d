"""What sentences name: for slides that have no heading and no claim."""

from __future__ import annotations

import pytest
from briefing.condense import names

from tests.condensing import ENGLISH, GERMAN


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The plan of the International Energy Agency was new.", ("International Energy Agency",)),
        ("In May the fishermen of Skarvik left.", ("fishermen", "Skarvik")),
        ("Skarvik Harbour belongs to the islands.", ("islands",)),
        ("They walked to the British and the social and the rural side.", ("rural side",)),
        ("She asked the same people of the whole country.", ()),
    ],
)
def test_names_and_nouns_with_their_article_are_found(sentence: str, found: tuple[str, ...]) -> None:
    assert set(names.of_sentence(sentence, (), ENGLISH)) == set(found)


def test_what_the_whole_article_is_about_is_no_name_in_it() -> None:
    known = ENGLISH.terms("The harbour of Skarvik")
    assert names.of_sentence("In May the boats of Skarvik left the harbour.", known, ENGLISH) == ("boats",)


def test_german_nouns_stand_behind_their_article() -> None:
    assert names.of_sentence("Damals hat die Gemeinde das Wasserwerk gebaut.", (), GERMAN) == ("Gemeinde", "Wasserwerk")

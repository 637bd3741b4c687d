"""Where an article says what it comes to: by the headings of its sections, failing that by its end.

That summaries and last paragraphs hold the conclusions, and sections of methods, terms and thanks hold none, is the
location method (Edmundson 1969) and what argumentative zones were made for (Teufel and Moens 2002).

The factors of places were fitted with the weights of `lasting`; those of sections are preferences. What they decide,
seen in the decks of 48 articles when one number moves: a place's factor by about a quarter, or a share to 0.05 or 0.2,
0.8 or 0.9, changes at most five theses and sixteen decks; a section's factor by a fifth or more, one thesis at most.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from briefing.condense.lexicon import Lexicon

_OPENING, _CLOSING = 0.1, 0.85  # the shares of the article before which it opens and behind which it closes
_AT_THE_OPENING = 1.5
_FIRST = 2.7  # a report says in its first sentence what it reports
_AT_THE_CLOSE = 1.5


class Zone(Enum):
    """What a section is for; its value is by how much a sentence there counts more as a conclusion."""

    CONCLUDING = 1.8
    SUMMARY = 1.5
    BODY = 1.0
    SUPPORTING = 0.35


def of_section(headings: Sequence[str], lexicon: Lexicon) -> Zone:
    """The zone of a section by its own heading, else by the nearest of those above it; `headings`: its own first."""
    for heading in headings:
        for zone in (Zone.SUPPORTING, Zone.CONCLUDING, Zone.SUMMARY):
            if lexicon.has(f"{zone.name.lower()}_heading", heading):
                return zone
    return Zone.BODY


def of_place(number: int, count: int, *, on_subject: bool, has_conclusion: bool) -> float:
    """By how much sentence `number` of `count` counts more: at the article's end, if no section concludes, and where it
    opens, if it speaks of the subject there and sets no scene."""
    if number / count >= _CLOSING or number == count - 1 > 0:
        return 1.0 if has_conclusion else _AT_THE_CLOSE
    if number / count >= _OPENING or not on_subject:
        return 1.0
    return _AT_THE_OPENING if number else _FIRST

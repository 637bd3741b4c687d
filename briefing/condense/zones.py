"""Where an article says what it comes to: by the headings of its sections, failing that by its end.

That summaries and last paragraphs hold the conclusions, and sections of methods, terms and thanks hold none, is the
location method (Edmundson 1969) and what argumentative zones were made for (Teufel and Moens 2002).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from briefing.condense.lexicon import Lexicon

_CLOSING = 0.8  # the share of the article behind which it closes
_AT_THE_CLOSE = 1.3


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


def of_place(share: float, *, has_conclusion: bool) -> float:
    """By how much a sentence counts more at this share (0-1) of the article: at the end, if no section concludes.

    The beginning counts no more: what an essay or a feature opens with is a scene.
    """
    return _AT_THE_CLOSE if share >= _CLOSING and not has_conclusion else 1.0

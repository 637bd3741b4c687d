"""The numbers in an agenda's title, after a person added or deleted slides in an outline."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec.structs import replace

from briefing.deck import AgendaSlide, Deck, Origin, speech_minutes
from briefing.plan.wording import label


def recounted(deck: Deck, labels: Mapping[str, str]) -> Deck:
    """`deck` with the parts and minutes in its agenda's title counted again; a title of a person's own stays."""
    minutes = speech_minutes(deck.slides)
    own = _pattern(labels["agenda-title"])

    def counted(slide: AgendaSlide) -> AgendaSlide:
        if slide.title.origin is not Origin.LABEL or not own.fullmatch(slide.title.text):
            return slide
        return replace(slide, title=label(labels["agenda-title"], parts=len(slide.entries), minutes=minutes))

    return replace(deck, slides=tuple(counted(s) if isinstance(s, AgendaSlide) else s for s in deck.slides))


def _pattern(text: str) -> re.Pattern[str]:
    """Matches the label with any numbers in it: other labels, such as a bare "Agenda", count nothing."""
    return re.compile(r"\d+".join(re.escape(part) for part in re.split(r"\{\w+\}", text)))

"""A point in the making: what is known of it before the best are chosen."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct, field

from briefing.condense.units import Unit
from briefing.condense.vectors import Vector, vector
from briefing.digest import KeyPoint


class Candidate(Struct):
    """A key point with what ranks it.

    units      the units behind it, at least one
    paragraph  the number of its paragraph, and `position` its place in it
    terms      the stems of its sentence with their counts, and `vector` the same as a vector
    leaning    its opening means something in the sentence before
    restates   it says little that its heading and the title do not say
    filler     it says nothing beyond them and an evaluation
    fragment   it is no whole sentence
    leans_on   the candidate that it cannot be shown without
    relevance  how much it matters within its section, 1 on average
    central    how much of the whole article's vocabulary it shares, 0-1
    lasting    how much a reader should leave with it, 0 for what cannot stand alone
    omitted    why it is left out, "" if it is a point
    """

    point: KeyPoint
    units: tuple[Unit, ...]
    paragraph: int
    position: int
    terms: Counter[str]
    vector: Vector = field(default_factory=dict)
    leaning: bool = False
    restates: bool = False
    filler: bool = False
    fragment: bool = False
    leans_on: Candidate | None = None
    relevance: float = 0.0
    central: float = 0.0
    lasting: float = 0.0
    omitted: str = ""

    def __post_init__(self) -> None:
        self.vector = vector(self.terms)

    @property
    def sentence(self) -> str:
        """The sentence that it is made of; for a list, its lead-in and its items."""
        return self.point.sentence

"""Texts as vectors of their terms, and how alike two of them are."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TypeAlias

Vector: TypeAlias = Mapping[str, float]


def vector(terms: Mapping[str, int]) -> Vector:
    """Logarithmic term frequencies, of length 1."""
    raw = {term: term_weight(count) for term, count in terms.items()}
    length = math.sqrt(sum(v * v for v in raw.values())) or 1.0
    return {term: value / length for term, value in raw.items()}


def term_weight(count: int) -> float:
    """What a term weighs that occurs `count` times, at least once: each further time adds less."""
    return 1 + math.log(count)


def cosine(a: Vector, b: Vector) -> float:
    """The cosine of two vectors of length 1."""
    if len(a) > len(b):
        a, b = b, a
    return sum(value * b[term] for term, value in a.items() if term in b)

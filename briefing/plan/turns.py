"""Where a section that takes several slides is cut: between paragraphs, into even pieces that each hold a title.

The cuts with the least cost in all are found by dynamic programming; a piece ends near its share of the words, so that
time stays linear in the length of the section.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from briefing.plan.bundles import Bundle

# What counts against a piece beside the square of how far its words are from the mean (1: empty, or twice as long).
_WITHIN_PARAGRAPH = 0.3
_UNTITLED = 0.35
# How many places for a cut are looked at, and how many bundles around the even one.
_CHOICES, _AROUND = 12, 30
_GOOD = 0.4  # a claim of this worth is as good as any
_FEWEST = 3  # bundles: a title and two below it


def cuts(found: Sequence[Bundle], count: int) -> tuple[int, ...]:
    """Where each of `count` pieces of `found` (at least as many bundles) ends, as indices behind its last bundle."""
    done = [0, *accumulate(b.words for b in found)]
    mean = (done[-1] / count) or 1.0
    titles = [_title_worth(b) for b in found]

    def cost(start: int, end: int) -> float:
        uneven = ((done[end] - done[start]) / mean - 1) ** 2
        bare = 1.0 if end - start < _FEWEST else 1 - max(titles[start:end])
        return uneven + _WITHIN_PARAGRAPH * _is_within(found, end) + _UNTITLED * bare

    ways: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for at in _even(done, count):
        ends = _ends(found, done, at) if at < len(found) else [at]
        tried = {e: [(w + cost(s, e), (*c, e)) for s, (w, c) in ways.items() if s < e] for e in ends}
        ways = {end: min(made) for end, made in tried.items() if made}
    return ways[len(found)][1]


def _even(done: Sequence[int], count: int) -> Iterator[int]:
    """Where each piece would end if only its words counted; `done` are the words before each bundle and behind all."""
    last, at = len(done) - 1, 0
    for number in range(1, count):
        at = min(max(at + 1, bisect_left(done, done[-1] * number / count)), last - (count - number))
        yield at
    yield last


def _ends(found: Sequence[Bundle], done: Sequence[int], even: int) -> list[int]:
    """The places for a cut about the even one: ends of paragraphs before others."""
    about = range(max(1, even - _AROUND), min(len(found), even + _AROUND + 1))
    ranked = sorted(about, key=lambda e: (_is_within(found, e), abs(done[e] - done[even]), e))
    return sorted({even, *ranked[:_CHOICES]})


def _is_within(found: Sequence[Bundle], end: int) -> bool:
    """Whether a cut before the bundle at `end` parts a paragraph."""
    return end < len(found) and _paragraph(found[end - 1]) == _paragraph(found[end])


def _title_worth(bundle: Bundle) -> float:
    """How good a title the bundle makes (0-1)."""
    headline = bundle.head.headline
    return min(1.0, headline.worth / _GOOD) if headline and not bundle.bound else 0.0


def _paragraph(bundle: Bundle) -> tuple[str, int]:
    return bundle.mark, bundle.head.paragraph

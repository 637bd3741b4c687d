"""The rule for figures: points that are each about one number, with its unit or the noun that it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from briefing.amounts import Amount, amounts
from briefing.deck import BigNumber, BigNumberSlide
from briefing.digest import KeyPoint, Role
from briefing.plan.bundles import Bundle, Item, fixed
from briefing.plan.rules.base import Candidate, Context
from briefing.plan.views import TopicView
from briefing.plan.wording import source, word_count

_MEANING_WORDS = 22
_NUMBERS = range(1, 4)
_FOREMOST = 2  # figures of a lower rank do not carry their section; one alone must be its first point
_FIGURE_CHARACTERS = 22
_BESIDE = 3
_LEAST_COUNT = 10  # a count of fewer is told, not shown

_SHARE_OR_MONEY = re.compile(r"[%‰€$£¥]")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,'\u00a0\u202f\u2009]\d{3})+\b")
_NUMBER = re.compile(r"\d[\d.,]*")
_DIGITS = re.compile(r"\d+")
_OPENS = re.compile(r"(?:^|[.:;]\s+)$")
_YEAR = re.compile(r"(?:1[4-9]|2[01])\d\d")


class _Figure(Struct, frozen=True):
    """The figure of a point, verbatim with the words that bound it; `large`: it says something by its size alone."""

    text: str
    large: bool


def big_number(view: TopicView, context: Context) -> Candidate | None:
    """One to three figures that carry the slide: at least half of its points, one of them a large figure."""
    found = {i.order: f for i in view.items if not i.continues and (f := _of_item(i, context))}
    others = tuple(i.bullet for i in view.items if i.order not in found)
    if view.merged or len(found) not in _NUMBERS or len(others) > min(_BESIDE, len(found)):
        return None
    if not any(f.large for f in found.values()):
        return None
    numbers = tuple(BigNumber(source(found[i.order].text, i.point), i.line) for i in view.items if i.order in found)
    slide = BigNumberSlide(view.id, view.title, view.kicker, numbers=numbers, bullets=others)
    score = 0.78 if len(numbers) > 1 else 0.74
    return Candidate(slide, score, "figures: " + "; ".join(n.figure.text for n in numbers))


def figured(found: Sequence[Bundle], headings: Sequence[str], context: Context) -> Sequence[Bundle]:
    """The section's best figures and as many of its other points, the best one among them all first."""
    by_rank = sorted((b for b in found if not b.bound), key=lambda b: b.rank)
    counted = [b for b in by_rank if _of_point(b.head, context)][: _NUMBERS.stop - 1]
    if not counted or counted[0].rank > (_FOREMOST if len(counted) > 1 else 0):
        return ()
    others = [b for b in by_rank if b not in counted and not _of_point(b.head, context)][: len(counted)]
    return [replace(b, leaning=()) if b in counted else b for b in found if b in counted or b in others]


def _of_item(item: Item, context: Context) -> _Figure | None:
    """The item's figure, if nothing that must be shown stands below it."""
    return _of_point(item.point, context) if len(item.points) <= 1 else None


def _of_point(point: KeyPoint, context: Context) -> _Figure | None:
    """The one figure that a short sentence is about; None where it has none, a second number, or no certainty."""
    text = point.text
    found = amounts(text, context.language)
    if len(found) != 1 or point.role is Role.QUOTATION or fixed(point) or word_count(text) > _MEANING_WORDS:
        return None
    (amount,) = found
    if any(not _YEAR.fullmatch(n.rstrip(".,")) for n in _NUMBER.findall(text[: amount.start] + text[amount.end :])):
        return None  # a second number stands against the first
    if set(re.findall(r"\w+", text.casefold())) & set(context.words("unsettled")):
        return None  # a number that may come or may not is no headline
    if _OPENS.search(text[: amount.start]) and text[amount.end : amount.end + 1] == ",":
        return None  # "£0.94, due in June" does not say of what
    large = _is_large(amount, context)
    shown = _bounded(text, amount, context)
    is_main = large or (_is_count(amount, context) and "," not in text[: amount.start])
    if not 0 < len(shown) <= _FIGURE_CHARACTERS or not is_main:
        return None
    return _Figure(shown, large)


def _bounded(text: str, amount: Amount, context: Context) -> str:
    """The amount with the words before it that bound it and what it is for: "less than $2 million a year".

    "" where it is for something that is no known time or thing.
    """
    before = text[: amount.start].rstrip()
    ends = [b for b in context.words("figure-bounds") if f" {before}".casefold().endswith(f" {b}")]
    bound = max(ends, key=len, default="")
    rate = re.match("|".join(context.words("figure-rates")) or r"(?!)", text[amount.end :])
    if not rate and text[amount.end :].startswith(context.words("figure-tails")):
        return ""
    start = len(before) - len(bound) if bound else amount.start
    return text[start : amount.end + (rate.end() if rate else 0)]


def _is_large(amount: Amount, context: Context) -> bool:
    """Whether it says something by its size: money, a share, a large count; not a length or a small count."""
    scaled = set(amount.text.casefold().split()) & set(context.words("scales"))
    return bool(scaled or _SHARE_OR_MONEY.search(amount.text) or _THOUSANDS.match(amount.text))


def _is_count(amount: Amount, context: Context) -> bool:
    """Whether it may stand beside a large one: a count or measure, but no time."""
    digits = _DIGITS.match(amount.text)
    is_time = bool(set(amount.text.casefold().split()) & set(context.words("durations")))
    return digits is not None and int(digits.group()) >= _LEAST_COUNT and not is_time

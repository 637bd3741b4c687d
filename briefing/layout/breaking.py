"""Where lines may end, and filling lines with words.

Only breaks that every program allows are taken: after spaces, after hyphens and dashes between letters, and between
ideographs. PowerPoint does not break after a slash, LibreOffice does: here a slash holds, so lines can only be more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from briefing.fonts import Typeface
from briefing.frame import Run

_BREAK = re.compile(r" +|(?<=[^\W\d_])[-–—](?=[^\W\d_])|\u200b")
_FIRST_IDEOGRAPH = "\u2e80"
_IDEOGRAPH = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"  # slow to compile, seldom needed
_NEVER_FIRST = frozenset(
    "、。，．：；？！）］｝」』】〉》〕’”%,.:;?!)]}ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々…‥・"
)
_NEVER_LAST = frozenset("（［｛「『【〈《〔‘“([{$£¥€")

Slice: TypeAlias = tuple[int, str]  # the index of a run, and some of its text
Lines: TypeAlias = tuple[tuple[Run, ...], ...]


class Word(Struct, frozen=True):
    """What may not be torn apart, with its width in points, without and with the spaces at its end."""

    slices: list[Slice]
    visible: float
    full: float


def words_of(runs: tuple[Run, ...], faces: list[Typeface], size_pt: float, width_pt: float) -> list[Word]:
    """The words of `runs`; one that is wider than `width_pt` comes in stretches that are not."""
    words: list[Word] = []
    for slices in _unbreakable(runs):
        word = _measured(slices, faces, size_pt)
        words += [word] if word.visible <= width_pt else _break_anywhere(slices, faces, size_pt, width_pt)
    return words


def _unbreakable(runs: tuple[Run, ...]) -> Iterator[list[Slice]]:
    """What may not be torn apart: slices of runs up to each place where a line may end."""
    text = "".join(run.text for run in runs)
    ends = [*_break_offsets(text), len(text)]
    word: list[Slice] = []
    start, at = 0, 0
    for index, run in enumerate(runs):
        stop = start + len(run.text)
        while ends and ends[0] <= stop:
            word.append((index, text[at : ends[0]]))
            at = ends.pop(0)
            yield word
            word = []
        if at < stop:
            word.append((index, text[at:stop]))
            at = stop
        start = stop


def _break_offsets(text: str) -> list[int]:
    """Offsets, in order and without 0 and the end, where a line may end."""
    offsets = {m.end() for m in _BREAK.finditer(text)}
    if max(text, default="") >= _FIRST_IDEOGRAPH:
        for m in re.finditer(_IDEOGRAPH, text):
            offsets.update((m.start(), m.end()))
    return sorted(i for i in offsets if 0 < i < len(text) and _may_break(text[i - 1], text[i]))


def _may_break(before: str, after: str) -> bool:
    return before == " " or (after not in _NEVER_FIRST and before not in _NEVER_LAST)


def _measured(slices: list[Slice], faces: list[Typeface], size_pt: float) -> Word:
    full = sum(faces[index].width(text, size_pt) for index, text in slices)
    index, text = slices[-1]
    blanks = len(text) - len(text.rstrip(" "))
    return Word(slices, full - faces[index].width(" ", size_pt) * blanks, full)


def _break_anywhere(slices: list[Slice], faces: list[Typeface], size_pt: float, width_pt: float) -> list[Word]:
    """A word that is wider than a line, in stretches that fit; at least one character each."""
    stretches: list[list[Slice]] = [[]]
    used = 0.0
    for index, text in slices:
        for char in text:
            advance = faces[index].width(char, size_pt)
            if stretches[-1] and char != " " and used + advance > width_pt:
                stretches.append([])
                used = 0.0
            stretches[-1].append((index, char))
            used += advance
    return [_measured(stretch, faces, size_pt) for stretch in stretches]


def line_starts(words: list[Word], width_pt: float) -> tuple[int, ...]:
    """The index of the word that each line starts with, filling every line as far as it goes."""
    starts = [0]
    used = 0.0
    for i, word in enumerate(words):
        if i > starts[-1] and used + word.visible > width_pt:
            starts.append(i)
            used = 0.0
        used += word.full
    return tuple(starts)


def lines_from(words: list[Word], starts: tuple[int, ...], runs: tuple[Run, ...]) -> Lines:
    """The lines that begin at the words `starts`."""
    return tuple(_as_runs(words[a:b], runs) for a, b in pairwise((*starts, len(words))))


def _as_runs(line: list[Word], runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The words of one line as runs, without the spaces at its end."""
    slices = (part for word in line for part in word.slices)
    merged = [(index, "".join(text for _, text in group)) for index, group in groupby(slices, key=itemgetter(0))]
    while merged and not merged[-1][1].rstrip(" "):
        merged.pop()
    if merged:
        merged[-1] = (merged[-1][0], merged[-1][1].rstrip(" "))
    return tuple(runs[index] if runs[index].text == text else replace(runs[index], text=text) for index, text in merged)

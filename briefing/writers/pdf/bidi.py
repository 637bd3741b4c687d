"""Right-to-left lines in the order in which they are drawn.

A PDF shows characters from left to right as they come. The Unicode bidirectional algorithm (UAX 9) is reduced here to
what a line of prose needs: two levels above the base, no explicit embeddings, numbers left to right. Arabic letters
take their contextual forms (`fonts.to_unicode` maps these back to the letters).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from itertools import groupby
from unicodedata import bidirectional, category, decomposition, mirrored

from msgspec.structs import replace

from briefing.frame import Run

_MIRROR = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_LAM = "\N{ARABIC LETTER LAM}"
_TURNED = frozenset({"R", "AL"})
_NUMBERS = frozenset({"EN", "AN"})
_IN_NUMBERS = frozenset({"CS", "ES", "ET"})


def visual(runs: tuple[Run, ...], rtl: bool) -> tuple[Run, ...]:
    """The runs of one line as drawn from left to right; `rtl`: the direction of the paragraph."""
    text = "".join(run.text for run in runs)
    if (text.isascii() and not rtl) or not any(bidirectional(char) in _TURNED for char in text):
        return runs
    owners = [i for i, run in enumerate(runs) for _ in run.text]
    letters = _shaped(text)
    levels = _levels(text, int(rtl))
    drawn = [
        (owners[i], letters[i].translate(_MIRROR) if levels[i] % 2 and mirrored(text[i]) else letters[i])
        for i in _order(levels)
    ]
    return tuple(
        replace(runs[owner], text="".join(letter for _, letter in group))
        for owner, group in groupby(drawn, key=lambda pair: pair[0])
    )


def _levels(text: str, base: int) -> list[int]:
    """The embedding level of each character (UAX 9, rules W, N and I, reduced)."""
    kinds = [bidirectional(char) for char in text]
    ground = "R" if base else "L"
    sides = _filled(_bracketed(text, _sides(kinds, ground), ground), ground)
    levels = []
    for i, (kind, side) in enumerate(zip(kinds, sides, strict=True)):
        number = kind in _NUMBERS or _inside_number(kinds, i)
        levels.append(2 if side == "R" and number else 1 if side == "R" else 2 * base)
    return levels


def _sides(kinds: Sequence[str], base: str) -> list[str]:
    """Each character's "L" or "R"; "" for one without a direction of its own, a number takes that of what precedes."""
    sides: list[str] = []
    before = base
    for i, kind in enumerate(kinds):
        if kind == "L" or kind in _TURNED:
            before = "L" if kind == "L" else "R"
            sides.append(before)
        elif kind in _NUMBERS or _inside_number(kinds, i):
            sides.append(before)
        else:
            sides.append(sides[-1] if kind == "NSM" and sides else "")
    return sides


def _inside_number(kinds: Sequence[str], i: int) -> bool:
    around = (kinds[i - 1] if i else "", kinds[i + 1] if i + 1 < len(kinds) else "")
    if kinds[i] == "ET":
        return any(kind in _NUMBERS for kind in around)
    return kinds[i] in _IN_NUMBERS and all(kind in _NUMBERS for kind in around)


def _bracketed(text: str, sides: list[str], base: str) -> list[str]:
    """A pair of brackets takes one side: that of what it holds if the words before run that way too (rule N0)."""
    opened: list[int] = []
    for i, char in enumerate(text):
        if char in "([{":
            opened.append(i)
        elif char in ")]}" and opened:
            start = opened.pop()
            held = set(sides[start:i]) - {""}
            before = next((side for side in reversed(sides[:start]) if side), base)
            if held:
                sides[start] = sides[i] = before if held == {before} else base
    return sides


def _filled(sides: Sequence[str], base: str) -> list[str]:
    """What has no direction of its own takes that of both neighbours, else the paragraph's (rules N1 and N2)."""
    filled: list[str] = []
    for i, side in enumerate(sides):
        before = filled[-1] if filled else base
        after = next((later for later in sides[i:] if later), base)
        filled.append(side or (before if before == after else base))
    return filled


def _order(levels: list[int]) -> list[int]:
    """Indices from left to right: stretches at or above each level are turned round, the highest first (rule L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        turned: list[int] = []
        for inside, group in groupby(order, key=partial(_reaches, levels, level)):
            turned += list(group)[:: -1 if inside else 1]
        order = turned
    return order


def _reaches(levels: Sequence[int], level: int, index: int) -> bool:
    return levels[index] >= level


def _shaped(text: str) -> list[str]:
    """Each character in its contextual form; the alef of a lam-alef ligature becomes ""."""
    forms, ligatures = _arabic_forms()
    shaped = list(text)
    bases = [i for i, char in enumerate(text) if category(char) != "Mn"]
    joins = False  # whether the letter before reaches over to this one
    for at, i in enumerate(bases):
        own = forms.get(text[i], {})
        after = text[bases[at + 1]] if at + 1 < len(bases) else ""
        reaches = "initial" in own and "final" in forms.get(after, {})
        form = ("medial" if reaches else "final") if joins else ("initial" if reaches else "isolated")
        if text[i] == _LAM and (after, "final" if joins else "isolated") in ligatures:
            shaped[i] = ligatures[after, "final" if joins else "isolated"]
            shaped[bases[at + 1]] = ""
        elif shaped[i]:
            shaped[i] = own.get(form, shaped[i])
        joins = reaches
    return shaped


@cache
def _arabic_forms() -> tuple[dict[str, dict[str, str]], dict[tuple[str, str], str]]:
    """Letter -> form -> character; (alef, form) -> lam-alef: both from the Unicode decompositions."""
    forms: dict[str, dict[str, str]] = {}
    ligatures: dict[tuple[str, str], str] = {}
    for code in (*range(0xFB50, 0xFC00), *range(0xFE80, 0xFEFD)):
        form, *parts = decomposition(chr(code)).split() or [""]
        letters = [chr(int(part, 16)) for part in parts]
        if len(letters) == 1:
            forms.setdefault(letters[0], {})[form.strip("<>")] = chr(code)
        elif len(letters) == 2 and letters[0] == _LAM:
            ligatures[letters[1], form.strip("<>")] = chr(code)
    return forms, ligatures

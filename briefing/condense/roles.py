"""What a point does in the argument, told by the article's own words. Precision comes before recall.

The roles feed weights and layout rules: a wrong one draws a wrong picture, a missing one a plain bullet.
"""

from __future__ import annotations

import re

from msgspec import Struct

from briefing.condense.lexicon import Lexicon
from briefing.condense.shown import Shown, word_count
from briefing.digest import Role

# A sentence on a quotation slide is the quotation and who said it, not a report with three words quoted.
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|„[^“”]*[“”]?|«[^»]*»?|»[^«]*«?")

_MOST_NAME_WORDS = 4


class Reading(Struct, frozen=True):
    """A role with the words that show it; fields as in `KeyPoint`."""

    role: Role
    when: str = ""
    future: bool = False
    hedge: str = ""
    figure: str = ""
    speaker: str = ""
    sides: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


def read(sentence: str, shown: Shown, heading: str, lexicon: Lexicon) -> Reading:
    """The role of what is shown of `sentence` under `heading`."""
    when = time_of_event(sentence, lexicon)
    figure = _figure(sentence, lexicon)
    future = lexicon.has("future", sentence)
    sides = contrast_sides(sentence, lexicon)
    speaker = _speaker(sentence, lexicon)
    role = _role(sentence, shown, heading, lexicon, when=when, figure=figure, speaker=speaker)
    hedge = _hedge(role, sentence, heading, lexicon)
    return Reading(role, when, future, hedge, figure, speaker, sides, contrast_subjects(sentence, sides, lexicon))


def _role(sentence: str, shown: Shown, heading: str, lexicon: Lexicon, *, when: str, figure: str, speaker: str) -> Role:
    if speaker:
        return Role.QUOTATION
    if shown.items:
        return Role.ENUMERATION
    if when:
        return Role.EVENT
    if figure:
        return Role.QUANTITY
    if is_outlook(sentence, heading, lexicon):
        return Role.OUTLOOK
    if contrast_sides(sentence, lexicon):
        return Role.CONTRAST
    if is_limit(shown.text, lexicon):
        return Role.LIMIT
    for role in (Role.CONTRAST, Role.DEFINITION, Role.CAUSE):
        if lexicon.has(role.value, sentence):
            return role
    return Role.CLAIM


def time_of_event(sentence: str, lexicon: Lexicon) -> str:
    """When that happens which the main clause says, verbatim; "" where it tells of no event or of no time.

    A time inside a relative clause, an apposition, a comparison or a description is the time of something else.
    """
    for match in lexicon.pattern("event").finditer(sentence):
        before, after = sentence[: match.start()], sentence[match.end() :]
        if lexicon.has("embedded", before):
            return ""
        *openings, clause = before.split(", ")
        if not all(lexicon.has("adjunct", opening) for opening in openings):
            continue
        if _happens(clause, after, lexicon):
            return match.group().strip()
    return ""


def _happens(before: str, after: str, lexicon: Lexicon) -> bool:
    """Whether the clause around a time has a verb of happening, and the time belongs to no other word."""
    if lexicon.has("finite", before):
        verb = lexicon.pattern("happening").search(before)
        return verb is not None and not lexicon.has("participle_end", before[verb.end() :])
    head = lexicon.find("main_verb", after)
    return bool(head) and lexicon.has("happening", head)


def is_outlook(sentence: str, heading: str, lexicon: Lexicon) -> bool:
    """Whether it speaks of what is to come: by its own words, or by "may" under a heading that looks ahead."""
    if lexicon.has("future", sentence):
        return True
    return lexicon.has("possible", sentence) and lexicon.has("future_heading", heading)


def is_limit(sentence: str, lexicon: Lexicon) -> bool:
    """Whether it names an obstacle, unless it speaks of removing one."""
    if lexicon.has("plain_limit", sentence):
        return True
    return lexicon.has("limit", sentence) and not lexicon.has("mitigating", sentence)


def contrast_sides(sentence: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Both sides of "While A, B" or "A, whereas B", verbatim; empty if there are none."""
    for name in ("contrast_sides", "contrast_sides_later"):
        match = lexicon.pattern(name).search(sentence)
        if match and all(word_count(match.group(side)) >= 3 for side in ("left", "right")):
            return (match.group("left").strip(), match.group("right").strip())
    return ()


def contrast_subjects(sentence: str, sides: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """The two things that a contrast is about, verbatim: the subjects of its sides, or A and B of "Unlike A, B ..."."""
    match = None if sides else lexicon.pattern("contrast_unlike").search(sentence)
    if match:
        named = [match["left"], lexicon.find("side_name", match["right"])]
    else:
        opens = ["side_opening" if sentence.startswith(side) else "side_name" for side in sides]
        named = [lexicon.find(name, side) for name, side in zip(opens, sides, strict=True)]
    subjects = tuple(lexicon.pattern("article").sub("", name.strip()) for name in named)
    plain = all(0 < word_count(name) <= _MOST_NAME_WORDS and not lexicon.has("no_name", name) for name in subjects)
    return subjects if plain else ()


def _hedge(role: Role, sentence: str, heading: str, lexicon: Lexicon) -> str:
    """The word that says how sure it is: of the future, where the main clause has it; of a limit."""
    if role is Role.LIMIT:
        return lexicon.find("limit_hedge", sentence)
    if not is_outlook(sentence, heading, lexicon):
        return ""
    for name in ("outlook_hedge", "outlook_modal"):
        match = lexicon.pattern(name).search(sentence)
        if match and not lexicon.has("subordinate", sentence[: match.start()]):
            return match.group().strip()
    return ""


def _figure(sentence: str, lexicon: Lexicon) -> str:
    return re.sub(r"[\s.,;:]+$", "", lexicon.find("figure", sentence))


def _speaker(sentence: str, lexicon: Lexicon) -> str:
    """Who is quoted, where a third of the sentence or more is a quotation and it names its speaker."""
    quoted = sum(len(m.group()) for m in _QUOTED.finditer(sentence))
    match = lexicon.pattern("speaker").search(sentence) if quoted * 3 >= len(sentence) else None
    return next((g.rstrip(" .,") for g in match.groups() if g), "") if match else ""

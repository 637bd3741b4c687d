"""Shortening a sentence: first split, last delete.

The rules are the language's (`[[splits]]`): each takes one clause, list or marker from the sentence. What carries
content becomes a detail of the point; only discourse markers, citations and evaluations are deleted. Whether the result
may be shown is for the guards to say.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from briefing.condense.completeness import is_complete
from briefing.condense.lexicon import Lexicon, Split
from briefing.condense.shown import Shown, tokens, whole, with_capital, word_count
from briefing.digest import Detail, DetailKind, Edit

# Fewer words than this are no statement.
_FEWEST_WORDS = 4
_SUBJECT_WORDS = 5  # a subject that is longer has words of its own to which a detail could belong
_SEAM = " ,;:()[]–—-.!?"
# From behind a subject, these stay with it.
_OF_SUBJECT = (DetailKind.ASIDE, DetailKind.RELATIVE, DetailKind.EXAMPLES)
_OPENINGS = (DetailKind.CONTEXT, DetailKind.MEANS, DetailKind.PURPOSE)
_SIDE_MATTERS = (DetailKind.ASIDE, DetailKind.RELATIVE, DetailKind.CONTEXT)  # never more than half of a sentence
# What must be seen wherever its sentence is: a detail that holds any of it is always shown.
_WEIGHTY = ("number", "hedge", "negation", "restriction", "condition", "exception", "attribution", "norm", "month")


class _Ending(Struct, frozen=True):
    """All that was cut from the end of a sentence, verbatim, and the one detail that it became."""

    cut: str
    detail: Detail


class _Cut(Struct, frozen=True):
    """A sentence in the middle of being shortened."""

    rest: str
    inner: tuple[Detail, ...] = ()
    ending: _Ending | None = None
    edits: tuple[Edit, ...] = ()


def shorten(sentence: str, lexicon: Lexicon, target: int) -> Shown:
    """What is shown of `sentence` where about `target` words are wanted."""
    start = whole(sentence)
    cut = _Cut(start.text, edits=start.edits)
    only_markers = lexicon.has("whole", sentence)
    for split in lexicon.splits:
        if only_markers and not split.always:
            continue
        if split.long and word_count(cut.rest) <= target:
            continue
        cut = _apply(split, cut, lexicon) or cut
    # What was cut from the end goes on with the clause; what opened the sentence stands last: nothing goes on with it.
    inner = sorted(cut.inner, key=lambda d: (opens(d, sentence, cut.edits), _place(d, sentence)))
    details = (*((cut.ending.detail,) if cut.ending else ()), *inner)
    if lexicon.has("norm", sentence):  # nothing of a duty may be missing from a page
        details = tuple(replace(d, required=True) for d in details)
    return _capitalised(Shown(cut.rest, details, (), cut.edits), sentence)


def _capitalised(shown: Shown, sentence: str) -> Shown:
    """`shown` with a capital at its beginning, which is recorded; a name that opens the sentence keeps its letters."""
    text = with_capital(shown.text)
    if text == shown.text or tokens(text)[:1] == tokens(sentence)[:1]:
        return shown
    return replace(shown, text=text, edits=(*shown.edits, Edit("capital", text.split(" ", 1)[0])))


def opens(detail: Detail, sentence: str, edits: Sequence[Edit]) -> bool:
    """Whether `detail` is a clause or phrase from the beginning of `sentence`, before its subject: nothing stands in
    front of it but a connective that one of `edits` deleted."""
    before = sentence[: _place(detail, sentence)].strip(_SEAM)
    return detail.kind in _OPENINGS and (not before or before in {e.text.strip(_SEAM) for e in edits})


def _place(detail: Detail, sentence: str) -> int:
    return sentence.casefold().find(detail.text.casefold())


def is_weighty(text: str, lexicon: Lexicon) -> bool:
    """Whether `text` holds a number, date, hedge, negation, condition, exception, norm or attribution."""
    return any(c.isdigit() for c in text) or any(lexicon.has(name, text) for name in _WEIGHTY)


def is_denied(rest: str, lexicon: Lexicon) -> bool:
    """Whether what is left of a sentence denies or limits something: what was cut may be what it denies."""
    return lexicon.has("negation", rest) or lexicon.has("restriction", rest)


def _apply(split: Split, cut: _Cut, lexicon: Lexicon) -> _Cut | None:
    """`cut` after one rule, None where the rule does not fit or may not be used."""
    match = split.cut.search(cut.rest)
    if match is None or split.unless_cut.search(match.group()):
        return None
    kept = match.groupdict().get("keep") or ""
    before, after = cut.rest[: match.start()] + kept, cut.rest[match.end() :]
    rest = _joined(before, after)
    too_short = word_count(rest) < _FEWEST_WORDS and not split.always
    if too_short or split.unless_rest.search(rest):
        return None
    shorter = replace(cut, rest=rest, edits=(*cut.edits, Edit(split.name, match.group()[len(kept) :].strip())))
    if split.kind is None:
        return shorter
    if not _stays_beside_its_word(before, after, lexicon):
        return None
    text = _lower_opening(match.group("detail").strip(" ,"), match.start("detail") == 0)
    if split.kind in _SIDE_MATTERS and word_count(text) > word_count(rest):
        return None
    if after.strip(_SEAM):
        subject_with_it = cut.rest[: match.end()].strip(" ,") if before.strip() else ""
        return _with_inner(shorter, _detail(split, text, rest, lexicon), subject_with_it)
    if not is_complete(rest, lexicon):
        return None
    return _with_ending(shorter, split, text, match.group()[len(kept) :], lexicon)


def _with_inner(cut: _Cut, detail: Detail, subject_with_it: str) -> _Cut | None:
    """`cut` with a part gone from its beginning, or from behind its subject; None where it must stay."""
    told = _of_subject(detail, subject_with_it) if subject_with_it and detail.kind in _OF_SUBJECT else detail
    return None if told is None else replace(cut, inner=(*cut.inner, told))


def _with_ending(cut: _Cut, split: Split, text: str, gone: str, lexicon: Lexicon) -> _Cut | None:
    """`cut` with one more part gone from its end. What went before hung on that part: both are one detail."""
    if cut.ending is None:
        return replace(cut, ending=_Ending(gone, _detail(split, text, cut.rest, lexicon)))
    if split.kind is DetailKind.EXAMPLES:
        return None  # what hung on the examples is none
    return replace(cut, ending=_Ending(gone + cut.ending.cut, _detail(split, text + cut.ending.cut, cut.rest, lexicon)))


def _of_subject(detail: Detail, words: str) -> Detail | None:
    """What was cut from behind a subject, with that subject: "Anna Weber, who runs the pharmacy".

    As a line of its own it reads as a sentence broken off: it stays in the notes, or in the sentence if it must.
    """
    return None if detail.required else replace(detail, text=words, kind=DetailKind.ASIDE)


def _detail(split: Split, text: str, rest: str, lexicon: Lexicon) -> Detail:
    required = split.required or is_weighty(text, lexicon) or is_denied(rest, lexicon)
    return Detail(split.kind or DetailKind.ASIDE, text, required)


def _stays_beside_its_word(before: str, after: str, lexicon: Lexicon) -> bool:
    """Whether a detail cut out between the two, read below what is left, still belongs to the word it stood behind.

    At either end of the sentence it does. From the middle only if it stood behind the subject: behind a later word, or
    a list of names, it would seem to belong to the last one.
    """
    before, after = before.strip(_SEAM), after.strip(_SEAM)
    if not before or not after:
        return True
    is_subject = "," not in before and not lexicon.has("no_subject", before) and not lexicon.has("finite", before)
    return is_subject and word_count(before) <= _SUBJECT_WORDS


def _joined(before: str, after: str) -> str:
    """Both sides of what was cut out, with the space that the seam needs."""
    before, after = before.rstrip(), after.lstrip()
    space = " " if before and after and after[0] not in ",;:.!?)" else ""
    return f"{before}{space}{after}".strip(" ,")


def _lower_opening(text: str, opened_sentence: bool) -> str:
    """A detail from the start of a sentence begins with a small letter."""
    return text[:1].lower() + text[1:] if opened_sentence else text

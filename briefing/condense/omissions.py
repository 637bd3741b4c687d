"""What is left out already here, and why: filler, repetitions, references that lead nowhere, code, footnotes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from briefing.condense import roles
from briefing.condense.candidate import Candidate
from briefing.condense.lexicon import Lexicon
from briefing.condense.shown import word_count
from briefing.condense.units import Unit, UnitKind
from briefing.condense.vectors import Vector, cosine
from briefing.digest import CODE, FOOTNOTE, Omission

FILLER = "filler"
DANGLING = "dangling reference"
ANNOUNCING = "introduces what follows"
FRAGMENT = "no sentence"
# What stands in an article without being said by it: the language's pattern, and the reason in the ledger.
_APPARATUS = (("biography", "about the author"), ("credits", "credit"), ("thanks", "acknowledgement"))
# The author's own lines stand at the edges: among so many sentences at the beginning or the end.
_EDGE = 3
_LONGEST_ANNOUNCEMENT = 14  # words: a longer one says something besides

# A sentence of this many words that neither its heading nor the title has says something of its own.
_NEWS = 3
_ALIKE = 0.85
# Only sentences that share one of their rarest terms are compared, and no more than so many for one term.
_RARE_TERMS = 3
_MOST_POSTINGS = 40


def mark_filler(candidates: Iterable[Candidate], title: str, heading: str, lexicon: Lexicon) -> None:
    """Finds the sentences that restate title and heading; those that only call it vital or key are filler."""
    known = {*lexicon.terms(title), *lexicon.terms(heading), *lexicon.generic}
    for candidate in candidates:
        point = candidate.point
        candidate.restates = bool(heading) and len(set(candidate.terms) - known) < _NEWS and not point.items
        plain = not (point.details or point.figure or lexicon.has("weighty", candidate.sentence))
        if candidate.restates and plain and lexicon.has("copular_filler", candidate.sentence):
            candidate.filler = True


def omit_unshowable(candidates: Sequence[Candidate]) -> None:
    """Leaves out code and footnotes, and the sentences beside code that mean nothing without it."""
    for candidate in candidates:
        if candidate.units[0].kind is UnitKind.CODE:
            candidate.omitted = CODE
        elif candidate.units[0].kind is UnitKind.FOOTNOTE:
            candidate.omitted = FOOTNOTE
    for first, second in pairwise(candidates):
        if second.omitted == CODE and first.sentence.endswith(":"):
            first.omitted = first.omitted or DANGLING
        elif first.omitted == CODE and second.leaning:
            second.omitted = DANGLING


def omit_announcements(candidates: Sequence[Candidate], lexicon: Lexicon) -> None:
    """Leaves out each sentence that only announces what follows ("Two patterns stand out."), if nothing leans on it.

    One that ends in a colon leads to nothing that is shown below it; one with a figure says something.
    """
    led = {c.leans_on.point.id for c in candidates if c.leans_on is not None and not c.omitted}
    for candidate in candidates:
        point = candidate.point
        if point.items or point.payload is not None or point.id in led:
            continue
        leads = candidate.sentence.endswith(":") and not any(c.isdigit() for c in candidate.sentence)
        if leads or _only_announces(candidate.sentence, lexicon):
            candidate.omitted = candidate.omitted or ANNOUNCING


def _only_announces(sentence: str, lexicon: Lexicon) -> bool:
    short = word_count(sentence) <= _LONGEST_ANNOUNCEMENT and not any(c.isdigit() for c in sentence)
    return short and lexicon.has("announcing", sentence)


def omit_apparatus(everyone: Sequence[Candidate], lexicon: Lexicon) -> None:
    """Leaves out who the author is, who took the pictures and who is thanked.

    `everyone` are the candidates of the whole article: an author is introduced at one of its ends, and is no subject.
    """
    words = Counter(w for c in everyone for w in c.sentence.split())
    for number, candidate in enumerate(everyone):
        for name, reason in _APPARATUS:
            match = lexicon.pattern(name).search(candidate.sentence)
            if match is None or (name == "biography" and not _introduces(match, number, len(everyone), words)):
                continue
            candidate.omitted = candidate.omitted or reason


def _introduces(match: re.Match[str], number: int, count: int, words: Counter[str]) -> bool:
    """Whether a biography stands at an end of the article, of somebody whom it does not speak of."""
    return (number < _EDGE or number >= count - _EDGE) and all(words[w] == 1 for w in match["name"].split())


def omit_fragments(candidates: Iterable[Candidate]) -> None:
    """Leaves out what is no sentence and belongs below none: a heading without its mark, a name, a date."""
    for candidate in candidates:
        if candidate.fragment and not candidate.leaning:
            candidate.omitted = candidate.omitted or FRAGMENT


def omit_filler(candidates: Sequence[Candidate]) -> None:
    """Leaves out filler, unless a sentence with content leans on it; what leans on something left out goes too."""
    for candidate in candidates:
        if candidate.leans_on is not None and candidate.leans_on.omitted:
            candidate.omitted = candidate.omitted or DANGLING
    needed: set[str] = set()
    for candidate in reversed(candidates):
        if candidate.filler and candidate.point.id not in needed:
            candidate.omitted = candidate.omitted or FILLER
        elif candidate.leans_on is not None and not candidate.omitted:
            needed.add(candidate.leans_on.point.id)


def omit_repetitions(candidates: Sequence[Candidate], bound: Collection[str], lexicon: Lexicon) -> None:
    """Leaves out each sentence that says what a better one says, in any section.

    `bound` are the ids of points that another one cannot be shown without: they stay.
    """
    kept = [c for c in candidates if not c.omitted]
    needed = {c.leans_on.point.id for c in kept if c.leans_on is not None} | set(bound)
    vectors = [c.vector for c in kept]
    neighbours = _neighbours(kept)
    for number in sorted(range(len(kept)), key=lambda n: -kept[n].relevance):
        candidate = kept[number]
        if candidate.point.id in needed or candidate.point.payload is not None:
            continue
        for other in neighbours[number]:
            if _repeats(candidate, kept[other], vectors[number], vectors[other], lexicon):
                candidate.omitted = f"redundant with point {kept[other].point.id}"
                break


def of_candidates(candidates: Iterable[Candidate], lexicon: Lexicon) -> list[Omission]:
    """The omissions for what is left out, one for each unit that is behind no point."""
    everyone = tuple(candidates)
    kept = {u for c in everyone if not c.omitted for u in c.units}
    left_out = {u: c.omitted for c in everyone for u in c.units if u not in kept}
    return [of_unit(unit, reason, lexicon) for unit, reason in left_out.items()]


def of_unit(unit: Unit, reason: str, lexicon: Lexicon) -> Omission:
    """The omission of a unit."""
    return Omission(unit.span, unit.text, reason, weighty=is_weighty(unit.text, lexicon))


def is_weighty(text: str, lexicon: Lexicon) -> bool:
    """Whether `text` holds a number, a caveat, a condition, a refutation or an objection; a reference holds none."""
    if text.startswith("[") and text.endswith("]"):
        return False
    if any(c.isdigit() for c in text) or roles.is_limit(text, lexicon):
        return True
    return any(lexicon.has(name, text) for name in ("condition", "negation", "refuting", "contrast_connective"))


def _repeats(a: Candidate, b: Candidate, va: Vector, vb: Vector, lexicon: Lexicon) -> bool:
    """Whether `a` adds nothing to `b`, which matters more or stands first."""
    if b.omitted or b.point.payload is not None or len(a.terms) < 3:
        return False
    if (b.relevance, -b.point.spans[0].start) < (a.relevance, -a.point.spans[0].start):
        return False
    if cosine(va, vb) < _ALIKE:
        return False
    return all(
        Counter(lexicon.all(name, a.sentence)) == Counter(lexicon.all(name, b.sentence))
        for name in ("negation", "hedge", "restriction", "condition")
    ) and _digits(a) == _digits(b)


def _digits(candidate: Candidate) -> str:
    return "".join(c for c in candidate.sentence if c.isdigit())


def _neighbours(candidates: Sequence[Candidate]) -> list[list[int]]:
    """For each candidate the others that share one of its rarest terms."""
    frequency: Counter[str] = Counter()
    for candidate in candidates:
        frequency.update(candidate.terms.keys())
    index: dict[str, list[int]] = defaultdict(list)
    rarest = [sorted(c.terms, key=lambda t: (frequency[t], t))[:_RARE_TERMS] for c in candidates]
    for number, terms in enumerate(rarest):
        for term in terms:
            index[term].append(number)
    return [
        sorted({o for t in terms for o in index[t][:_MOST_POSTINGS]} - {number}) for number, terms in enumerate(rarest)
    ]

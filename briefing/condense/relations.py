"""Relations between neighbouring points, where the article states them by a connective."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.condense import roles
from briefing.condense.candidate import Candidate
from briefing.condense.lexicon import Lexicon
from briefing.condense.shown import tokens, word_count
from briefing.digest import Relation, RelationKind

# So many words at most: a longer sentence that opens with "but" goes on to something else, unless it denies; a longer
# one that ends in "did not" says what it denies, and can stand alone.
_SHORT_OBJECTION = 16
_SHORT_REVERSAL = 8


def between(first: Candidate, second: Candidate, lexicon: Lexicon) -> tuple[tuple[Relation, ...], tuple[Relation, ...]]:
    """What the article states between two neighbouring sentences: the relations that each of them holds.

    A correction is held by the claim that is corrected; the others by the later sentence, and point back.
    """
    refuting = _refutation(first, second, lexicon)
    held_by_first = (Relation(RelationKind.CORRECTION, second.point.id, refuting),) if refuting else ()
    sentence = second.sentence
    limit = roles.is_limit(first.sentence, lexicon) or lexicon.has("obstacle", first.sentence)
    for kind, name, applies in (
        (RelationKind.RESPONSE, "response_sure", True),
        (RelationKind.RESPONSE, "response", limit),
        (RelationKind.RESPONSE, "response_inner", limit),
        (RelationKind.RESULT, "result", True),
        (RelationKind.CONTRAST, "contrast_connective", True),
    ):
        connective = lexicon.find(name, sentence) if applies else ""
        if connective:
            return held_by_first, (Relation(kind, first.point.id, connective),)
    return held_by_first, ()


def relate(candidates: Sequence[Candidate], lexicon: Lexicon) -> dict[str, tuple[Relation, ...]]:
    """The relations of a section's candidates by the id of the point that holds them; leaning is not among them."""
    found: dict[str, tuple[Relation, ...]] = {}
    prose = [c for c in candidates if c.point.payload is None]
    for first, second in pairwise(prose):
        if second.paragraph - first.paragraph > 1:
            continue
        for holder, relations in zip((first, second), between(first, second, lexicon), strict=True):
            found[holder.point.id] = found.get(holder.point.id, ()) + relations
    return found


def _refutation(first: Candidate, second: Candidate, lexicon: Lexicon) -> str:
    """The words by which the second sentence takes back the first, "" if it does not."""
    plain = lexicon.find("refuting", second.sentence)
    if plain and (first.paragraph == second.paragraph or second.leaning):
        return plain
    if lexicon.has("refuted", first.sentence):  # "Schoolbooks once showed ...": the next sentence says what is wrong
        taken_back = lexicon.find("refuting_weak", second.sentence) or lexicon.find("negation", second.sentence)
        if taken_back:
            return taken_back
    if second.leaning and lexicon.has("half_denied", first.sentence):
        return second.sentence.split(" ", 1)[0]
    return _qualification(first, second, lexicon) if _goes_on(first, second, lexicon) else ""


def _goes_on(first: Candidate, second: Candidate, lexicon: Lexicon) -> bool:
    """Whether the second sentence stands in the first one's paragraph, or opens with a thing named in that."""
    subject = lexicon.pattern("definite_subject").match(second.sentence)
    named = subject is not None and subject.group("noun").lower() in tokens(first.sentence)
    return named or first.paragraph == second.paragraph


def _qualification(first: Candidate, second: Candidate, lexicon: Lexicon) -> str:
    """The words by which a sentence limits the one before it ("Not everywhere.", "But it did not."), "" if none.

    A short denial that names something else stands beside it: "Lateness fell by half. Marks did not change."
    """
    sentence, words = second.sentence, word_count(second.sentence)
    opening = lexicon.find("qualifying", sentence)
    if opening and (words <= _SHORT_OBJECTION or lexicon.has("negation", sentence)):
        return opening
    depends = second.leaning or second.fragment or set(second.terms) <= set(first.terms)
    return lexicon.find("reversing", sentence) if depends and words <= _SHORT_REVERSAL else ""

"""Whether a sentence stands alone: titles, the bottom line and takeaways may be nothing else.

A reference is resolved where something before it in its own sentence can be meant. What can be meant is told by the
language's patterns, `<kind>_reference` and `<kind>_antecedent` for each kind below: number must agree (Hobbs 1978), so
that "Heat spoils them" leans on the sentence before and "The stores know what they lack" does not.
"""

from __future__ import annotations

from briefing.condense.candidate import Candidate
from briefing.condense.lexicon import Lexicon
from briefing.digest import Role

_OPENINGS = ("leaning", "elliptical", "inner_leaning", "distant")
_KINDS = ("plural", "demonstrative", "label")
_DEPICTED = frozenset({Role.QUOTATION, Role.TABLE, Role.FIGURE, Role.CODE})


def is_leaning(text: str, lexicon: Lexicon) -> bool:
    """Whether `text` means something that only the sentence before it says."""
    if lexicon.has("upright", text):
        return False
    return any(lexicon.has(name, text) for name in _OPENINGS) or _refers_back(text, lexicon)


def stands_alone(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether it is a whole sentence that says what it says without another one, a list or a picture."""
    dependent = candidate.leaning or candidate.leans_on is not None or candidate.filler or candidate.fragment
    if dependent or candidate.point.role in _DEPICTED or candidate.sentence.endswith(":"):
        return False
    text = " ".join((candidate.point.text, *candidate.point.items))
    # "It" and "she" may mean the article's subject: good enough below a heading, not alone on a slide.
    named = (lexicon.terms(text[: match.start()]) for match in lexicon.pattern("singular_reference").finditer(text))
    return all(named) and not lexicon.has("object_reference", text)


def _refers_back(text: str, lexicon: Lexicon) -> bool:
    """Whether a reference has nothing before it in `text` that it could mean."""
    return any(
        not lexicon.has(f"{kind}_antecedent", text[: match.start()])
        for kind in _KINDS
        for match in lexicon.pattern(f"{kind}_reference").finditer(text)
    )

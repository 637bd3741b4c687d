"""Coordinated main clauses: "X did A, and Y did B" is two points of one sentence.

A clause goes its own way only if it has a subject and a verb of its own and nothing reaches over the seam: no
condition, attribution, quotation, "because" or pair of conjunctions. "But", "yet", "so" and "or" always hold their
clauses together. A clause that points back at the one before, or may share its opening adverbial, leans on it.
"""

from __future__ import annotations

import re

from msgspec import Struct

from briefing.condense.lexicon import Lexicon
from briefing.condense.sentences import is_open
from briefing.condense.shown import tokens, with_capital, word_count

_FEWEST_WORDS = 5  # of a clause that is a statement


class Clause(Struct, frozen=True):
    """A stretch of a sentence that is a sentence: `text` with its capital, and whether it `leans` on the one before.

    `start` is where it begins in the sentence.
    """

    text: str
    leans: bool = False
    start: int = 0


def divide(sentence: str, lexicon: Lexicon, target: int) -> tuple[Clause, ...]:
    """The main clauses of `sentence`: two, or the whole sentence where it is short or no seam is safe."""
    if word_count(sentence) > target and not lexicon.has("undivided", sentence):
        for seam in lexicon.pattern("seam").finditer(sentence):
            first, second = sentence[: seam.start()], sentence[seam.end() :]
            if _is_safe(first, second, seam, lexicon) and _holds_all(sentence, first, second, seam):
                leans = lexicon.has("bound_clause", second) or lexicon.has("adverbial_opening", first)
                return Clause(f"{first}."), Clause(with_capital(second), leans, seam.end())
    return (Clause(sentence),)


def _is_safe(first: str, second: str, seam: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether both sides are main clauses, and neither depends on the other."""
    if min(word_count(first), word_count(second)) < _FEWEST_WORDS or is_open(first) or is_open(second):
        return False
    if lexicon.has("reaching_over", first) or lexicon.has("reaching_back", second):
        return False
    if ";" in seam.group() and lexicon.has("negation", first) != lexicon.has("negation", second):
        return False  # "A is new; B is not": an unmarked contrast
    return _are_clauses(first, second, lexicon)


def _are_clauses(first: str, second: str, lexicon: Lexicon) -> bool:
    """Whether each has a subject and a verb that can be nothing else, and no list of nouns or clauses ends here."""
    body = lexicon.pattern("connective_opening").sub("", first)
    _, *later = body.split(", ")
    if later and (lexicon.has("list_member", later[-1]) or lexicon.has("main_clause", later[-1])):
        return False
    return lexicon.has("main_clause", body) and lexicon.has("sure_verb", body) and lexicon.has("sure_clause", second)


def _holds_all(sentence: str, first: str, second: str, seam: re.Match[str]) -> bool:
    """Whether the clauses hold every word of the sentence but the conjunction between them."""
    return tokens(sentence) == [*tokens(first), *tokens(seam.group()), *tokens(second)]

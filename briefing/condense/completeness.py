"""Whether words are a whole clause: what is cut off behind them was no part that they need."""

from __future__ import annotations

from briefing.condense.lexicon import Lexicon
from briefing.condense.sentences import is_open


def is_complete(clause: str, lexicon: Lexicon) -> bool:
    """Whether `clause` can end there: each main clause of it and the last one inside it have their verbs."""
    if is_open(clause) or lexicon.has("incomplete_end", clause) or lexicon.has("open_clause", clause):
        return False
    mains = lexicon.pattern("clause_joint").split(clause)
    if not all(lexicon.has("sure_main", _without_asides(main, lexicon)) for main in mains):
        return False
    *_, last = lexicon.pattern("clause_opener").split(clause)
    return lexicon.has("finite", last)


def _without_asides(clause: str, lexicon: Lexicon) -> str:
    """The words of the main clause itself, without what opens it and what stands between commas, if any are left."""
    body = lexicon.pattern("connective_opening").sub("", clause)
    own = [part for part in body.split(", ") if not lexicon.has("parenthetical", part)]
    return ", ".join(own) or body

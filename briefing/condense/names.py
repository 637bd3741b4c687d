"""What a sentence names: proper names, and nouns with their article, in the author's words and order.

They are the language's pattern `named_thing`. A slide whose section has no heading and no claim for a title is called
after what its sentences name.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from briefing.condense.lexicon import Lexicon

# "Affordable Care Act" is a name; with 6, one of 48 decks is headed "Vice President of Deutsche Securities Japan".
_MOST_WORDS = 5
_LONGEST_NAME = 60  # characters looked back: keeps the search linear on a long run of names
_NAME_BEFORE = re.compile(r"[^\W\d_a-zß-ÿ][\w’'.-]*\s$")


def of_sentence(text: str, known: Collection[str], lexicon: Lexicon) -> tuple[str, ...]:
    """The names in `text`, each once, but those of which every term is `known`: what the whole article is about."""
    matches = lexicon.pattern("named_thing").finditer(text)
    found = (m.group().strip() for m in matches if not _follows_name(text, m.start()))
    names = dict.fromkeys(n for n in found if len(n.split()) <= _MOST_WORDS)
    return tuple(n for n in names if not set(lexicon.terms(n)) <= set(known))


def _follows_name(text: str, start: int) -> bool:
    return bool(_NAME_BEFORE.search(text[max(0, start - _LONGEST_NAME) : start]))

"""Where a paragraph that ends in a colon turns to the list below it, and who speaks in a quotation."""

from __future__ import annotations

import re

_NAME_WORDS = 14
_ATTRIBUTION = re.compile(r"(?:—|–|--)\s*(?=[^\W\d_])")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]?\s+(?=[\"“„(]?[A-ZÄÖÜÀ-Þ])")


def last_sentence(text: str) -> int:
    """The offset at which the last sentence of `text` begins; 0 if there is one only, or if it is a single word."""
    start = max((m.end() for m in _SENTENCE_END.finditer(text)), default=0)
    return start if len(text[start:].split()) > 1 else 0


def attribution(line: str) -> str:
    """The speaker in a line such as "— Ann Lee, harbour master"; "" if it is no such line."""
    found = _ATTRIBUTION.match(line)
    if found is None or len(line.split()) > _NAME_WORDS or line.endswith((".", ":", "?", "!")):
        return ""
    return line[found.end() :]

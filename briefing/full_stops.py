"""The full stop at the end of a sentence, which points, titles and details are shown without."""

from __future__ import annotations

import re

# A full stop that belongs to the word before it: initials and common abbreviations at the end of a sentence.
_ABBREVIATED = re.compile(r"(?:\b[^\W\d]\.){2,}$|\b(?:etc|al|Inc|Ltd|Co|Jr|Sr|vs|usw|bzw)\.$|\.\.$")


def without_full_stop(sentence: str) -> str:
    """`sentence` without its full stop; with it where it ends an abbreviation ("across the U.S.") or is an ellipsis."""
    if sentence.endswith(".") and not _ABBREVIATED.search(sentence):
        return sentence[:-1].rstrip()
    return sentence

"""Words as they are shown: free of what only steers their display.

`Article.text` is never cleaned, so that spans stay true; only the texts of inlines, headings and cells are.
"""

from __future__ import annotations

import re
import unicodedata

# Dropped: C0 and C1 controls, soft hyphen, zero-width space, word joiner, byte order mark, and the marks and overrides
# of writing direction. The zero-width joiners (U+200C, U+200D) stay: Persian, Indic scripts and emoji are spelt with
# them.
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
# Lone surrogates cannot be written to any file.
_BROKEN = re.compile("[\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"\s+")
_VARIATION = "\ufe0e\ufe0f\u200d\u20e3"


def clean(text: str) -> str:
    """`text` with every run of white space (no-break spaces too) as one space, invisible characters gone."""
    return squeeze(text).strip()


def squeeze(text: str) -> str:
    """As `clean`, but a space at either end stays one space: for a piece of a line."""
    return _SPACES.sub(" ", _BROKEN.sub("\ufffd", _DROPPED.sub("", text)))


def leading_pictographs(text: str) -> str:
    """The pictographs (emoji and other symbols, not quotation marks or currency) that `text` opens with, and the
    white space after them; "" if there are none or if nothing else follows."""
    end = 0
    while end < len(text) and (_is_pictograph(text[end]) or (end and (text[end] in _VARIATION or text[end].isspace()))):
        end += 1
    return text[:end] if end < len(text) else ""


def _is_pictograph(character: str) -> bool:
    return unicodedata.category(character) == "So" and character not in "©®℗°№"

"""Text about the article rather than of it: notices, the author's name, the date. Shared by all readers.

A notice is short (at most 80 words: longer passages argue, they do not notify). Near the edges of an article (its
first three and last four paragraphs) weaker signs are enough, because that is where such lines stand; in the middle a
paragraph that speaks of, say, generated texts is part of the argument.
"""

from __future__ import annotations

import re

from msgspec import Struct

from briefing.readers.words import words

MOST_WORDS = 80
EDGE_FIRST = 3
EDGE_LAST = 4
# A name, even with a title and an affiliation, takes no more words.
_BYLINE_WORDS = 12
# An entry of a header: a key of at most three words, and a value that is no sentence.
_ENTRY_WORDS = 16
_ENTRY = re.compile(r"(?P<key>[^\W\d_][\w-]*(?: [\w-]+){0,2}):\s+\S")


def is_notice(text: str, index: int, count: int) -> bool:
    """Whether paragraph `index` (from 0) of `count` is a notice."""
    if len(text.split()) > MOST_WORDS:
        return False
    if words().notice.search(text):
        return True
    return (index < EDGE_FIRST or index >= count - EDGE_LAST) and bool(words().edge_notice.search(text))


class Credit(Struct, frozen=True):
    """What a line below the title says: an author, a date, or both."""

    byline: str = ""
    date: str = ""


def credit(text: str) -> Credit | None:
    """The author and date in a line such as "By Ann Lee, 12 March 2026" or "Date: 2026-03-12"; None if it is no such
    line."""
    if not _is_short(text):
        return None
    date = date_in(text)
    rest = text.replace(date, "", 1).strip(" ,;|·–—-()/") if date else text
    if (name := _after(rest, words().byline)) is not None and name[:1].isupper():
        return Credit(name, date)
    if date and (not rest or _after(rest, words().date_labels) == ""):
        return Credit(date=date)
    return None


def date_in(text: str) -> str:
    """The date in a short line that is no sentence ("Minutes of the Board, 12 March 2026"), "" if there is none."""
    found = words().date.search(text) if _is_short(text) else None
    return found.group() if found else ""


def entry_key(text: str) -> str:
    """The key of a short line such as "Distribution: List B", "" if it is no such line."""
    found = _ENTRY.match(text)
    long = len(text.split()) > _ENTRY_WORDS or text.endswith((".", "!", "?", ":"))
    return found["key"] if found and not long and text[0].isupper() else ""


def _is_short(text: str) -> bool:
    return len(text.split()) <= _BYLINE_WORDS and not text.endswith((".", "!", "?", ":"))


def _after(text: str, openers: tuple[str, ...]) -> str | None:
    """What follows one of `openers` at the start of `text`; None if none is there."""
    lower = text.lower()
    for opener in openers:
        if lower == opener or lower.startswith((opener + " ", opener + ":")):
            return text[len(opener) :].lstrip(" :").strip(" ,;|·–—-")
    return None

"""What is shown of a sentence: its words, what was split off, and a record of every change."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from briefing.digest import Detail, Edit
from briefing.full_stops import without_full_stop

_TOKEN = re.compile(r"[\w’'%$€£-]+")
_WORD = re.compile(r"[^\s\w]*\w\S*")


class Shown(Struct, frozen=True):
    """What is shown of one sentence. Fields as in `KeyPoint`."""

    text: str
    details: tuple[Detail, ...] = ()
    items: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()

    @property
    def certain(self) -> str:
        """The words that are on the page whatever the layout does: text, items and required details."""
        required = (d.text for d in self.details if d.required)
        return " ".join((self.text, *self.items, *required))

    @property
    def everything(self) -> str:
        """All words, in the order in which they are shown."""
        return " ".join((self.text, *self.items, *(d.text for d in self.details)))


def whole(sentence: str) -> Shown:
    """The sentence as it is, without its final full stop or colon."""
    if sentence.endswith(":"):
        return Shown(sentence.rstrip(": "), edits=(Edit("colon", ":"),))
    text = without_full_stop(sentence)
    return Shown(text, edits=(Edit("full stop", "."),) if text != sentence else ())


def tokens(text: str) -> list[str]:
    """The words of `text` in lower case, as they are compared between a sentence and what is shown of it."""
    return [t.lower() for t in _TOKEN.findall(text)]


@lru_cache(maxsize=4096)  # every rule asks it of the same few texts
def word_count(text: str) -> int:
    """How many words a reader would count."""
    return len(_WORD.findall(text))


def with_capital(text: str) -> str:
    """`text` with a capital at its beginning, but for a name that keeps its letters ("iPhone")."""
    return text if text[1:2].isupper() else text[:1].upper() + text[1:]

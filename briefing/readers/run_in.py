"""Run-in heads: emphasised words that open a paragraph and name what it is about ("**Fire safety.** The fire at ...").

Such a head is a heading in all but its line. It is read as one only where the author keeps to the form: from the first
such paragraph of a section on, every paragraph opens with one, and there are two at least. One emphasised opening in
running text is emphasis.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.article import Block, Emph, Paragraph, Strong, Text, plain_text
from briefing.readers.inlines import trimmed
from briefing.readers.sections import Heading
from briefing.readers.source import Source

_LEAST = 2
_WORDS = 8  # of a head; longer ones are sentences
_HEAD = re.compile(r"(\*\*|__|[*_])(?P<head>(?!\s).+?)\1\s*[.:]?\s+", re.DOTALL)
_OPENING = re.compile(r"\A[.:]?\s*")


def with_headings(parts: Sequence[Heading | Block], source: Source) -> list[Heading | Block]:
    """`parts` with every run-in head as a heading one level below the section that it stands in."""
    found: list[Heading | Block] = []
    level, start = 0, 0
    for end, part in enumerate([*parts, None]):
        if part is not None and not isinstance(part, Heading):
            continue
        found += _sectioned(parts[start:end], level + 1, source)
        if part is not None:
            found.append(part)
            level, start = part.level, end + 1
    return found


def _sectioned(blocks: Sequence[Heading | Block], level: int, source: Source) -> Iterator[Heading | Block]:
    """The blocks of one section, its run-in heads as headings of `level`."""
    split = {at: _split(b, level, source) for at, b in enumerate(blocks) if isinstance(b, Paragraph)}
    first = next((at for at, found in split.items() if found), len(blocks))
    behind = [found for at, found in split.items() if at >= first]
    keeps_to_it = len(behind) >= _LEAST and all(behind)
    for at, block in enumerate(blocks):
        yield from (keeps_to_it and split.get(at)) or (block,)


def _split(paragraph: Paragraph, level: int, source: Source) -> tuple[Heading, Paragraph] | None:
    """The head of `paragraph` and the rest; None where it opens with no emphasised name."""
    first, rest = paragraph.inlines[0], paragraph.inlines[1:]
    span = paragraph.span
    raw = _HEAD.match(source.text, span.start, span.end)
    if raw is None or not isinstance(first, Emph | Strong) or not rest or not isinstance(rest[0], Text):
        return None
    name, after = plain_text((first,)).strip(), rest[0].text
    if not _is_name(name, after):
        return None
    words = trimmed((Text(_OPENING.sub("", after, count=1)), *rest[1:]))
    if not words:
        return None
    heading = Heading(name.rstrip(".:"), level, source.span(raw.start(), raw.end()))
    return heading, Paragraph(words, source.span(raw.end(), span.end))


def _is_name(name: str, after: str) -> bool:
    """Whether `name` is short, opens with a capital and is set off from the words `after` it by a mark."""
    return (name.endswith((".", ":", "?")) or after.startswith((".", ":"))) and (
        name[:1].isupper() and len(name.split()) <= _WORDS
    )

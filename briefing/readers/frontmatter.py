"""The lines between two "---" at the top of a Markdown file that say who wrote it, and when.

Of YAML only what such headers hold is read: `key: value`, quoted or not, `[a, b]`, and a list of `- a` lines. Keys
are matched in lower case; those that are not in KEYS are left out and reported.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from briefing.diagnostics import Report
from briefing.readers.clean import clean
from briefing.readers.source import Source

# Each field of an article, and what headers call it.
KEYS: Mapping[str, str] = {
    "title": "title",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "date": "date",
    "published": "date",
    "language": "language",
    "lang": "language",
}

# A header has a few lines; a rule at the top of an article has its like much further down, if at all.
_MOST_LINES = 60
_ENTRY = re.compile(r"(?P<key>[A-Za-z_][\w -]*?)[ \t]*:(?:[ \t]+(?P<value>.*))?$")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")


class FrontMatter(Struct, frozen=True):
    """What the header says ("" for what it does not), and how many lines it takes, with its rules."""

    title: str = ""
    author: str = ""
    date: str = ""
    language: str = ""
    lines: int = 0


def front_matter(source: Source, report: Report) -> FrontMatter:
    """The header of `source`; an empty one if it has none. Reports REA013 for what cannot be used."""
    lines = _header_lines(source.text)
    if not any(_ENTRY.match(line) for line in lines):
        return FrontMatter()
    values: dict[str, list[str]] = {}
    ignored: list[str] = []
    key = ""
    for line in lines:
        if entry := _ENTRY.match(line):
            written = entry["key"].lower()
            key = KEYS.get(written, "")
            if key:
                values.setdefault(key, []).extend(_values(entry["value"] or ""))
            else:
                ignored.append(written)
        elif key and line.strip().startswith("- "):
            values[key] += _values(line.strip()[2:])
        elif key and line[:1] in " \t" and line.strip():
            values[key] += _values(line)
    span = source.lines_span(0, len(lines) + 2)
    if ignored:
        report.info("REA013", f"not used from the header: {', '.join(ignored)}", span)
    joined = {name: ", ".join(values.get(name, ())) for name in ("title", "author", "date", "language")}
    if joined["language"] and not _TAG.match(joined["language"]):
        message = f"{joined['language']!r} is no language tag"
        report.warning("REA013", message, span, 'Write one such as "en" or "de-CH".')
        joined["language"] = ""
    return FrontMatter(**joined, lines=len(lines) + 2)


def _header_lines(text: str) -> list[str]:
    """The lines between a "---" that opens `text` and the next "---" or "..."; none if they do not stand there."""
    first, *rest = text.split("\n", _MOST_LINES)
    if first.rstrip() != "---":
        return []
    end = next((i for i, line in enumerate(rest[: _MOST_LINES - 1]) if line.rstrip() in ("---", "...")), 0)
    return rest[:end]


def _values(written: str) -> list[str]:
    """The values in one entry: those of a bracketed list, or the one."""
    bare = written.strip()
    if bare.startswith("[") and bare.endswith("]"):
        return [value for part in bare[1:-1].split(",") if (value := _unquoted(part))]
    return [value] if (value := _unquoted(bare)) and value not in ("|", ">", "|-", ">-") else []


def _unquoted(written: str) -> str:
    """A value without its quotation marks or, where it has none, without a comment."""
    bare = written.strip()
    if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "\"'":
        bare = bare[1:-1].replace('\\"', '"') if bare[0] == '"' else bare[1:-1].replace("''", "'")
    else:
        bare = re.split(r"(?:^|\s)#", bare, maxsplit=1)[0]
    return clean(bare)

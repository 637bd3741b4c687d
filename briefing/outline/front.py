"""The front matter of an outline: the marker, and what holds for the whole deck. Lines of `key: value` between `---`.

A value is plain, or in double quotes as in JSON where it has characters that YAML reads as something else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from briefing.diagnostics import Place, Report

MARKER = "briefing-outline"
VERSION = "1"
FENCE = "---"
KEYS = ("title", "language", "template", "source", "sha256", "byline", "date", "marking")

_PLAIN = re.compile(r"[^\W_](?:[^\"\\:#\x00-\x1f\x7f\x85\u2028\u2029]|:(?=\S))*(?<!\s)")
_LINE = re.compile(r"([\w-]+)[ \t]*:(?:[ \t]+(.*?))?[ \t]*$")


def is_outline(text: str) -> bool:
    """Whether `text` is an outline: its front matter has the marker."""
    lines = split_lines(text)
    end = _end(lines)
    return any(line.split(":")[0].strip() == MARKER for line in lines[1:end])


def split_lines(text: str) -> list[str]:
    """The lines of a file, without byte order mark and whatever its line ends are."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")


def write_front(values: Mapping[str, str]) -> str:
    """The front matter; `values` has a text for each of `KEYS`, "" for none."""
    shown = [f"{key}: {_quoted(values[key])}" for key in KEYS if values[key]]
    return "\n".join([FENCE, f"{MARKER}: {VERSION}", *shown, FENCE])


def _quoted(value: str) -> str:
    plain = _PLAIN.fullmatch(value) and value not in ("true", "false", "null")
    return value if plain else json.dumps(value, ensure_ascii=False)


def read_front(lines: Sequence[str], name: str, report: Report) -> tuple[dict[str, str], int]:
    """The values by key ("" where missing) and the index of the first line after the front matter.

    Adds an error to `report` for each line that is not understood, and when the marker or its version is wrong.
    """
    values = dict.fromkeys((MARKER, *KEYS), "")
    end = _end(lines)
    for number, line in enumerate(lines[1:end], 2):
        _read_line(line, values, Place(name, number, 1, line), report)
    if values[MARKER] != VERSION:
        report.error(
            "OUT001",
            f"this is not an outline of version {VERSION}" if end else "this is not an outline",
            Place(name, 1, 1, lines[0]),
            f'an outline starts with "{FENCE}" and "{MARKER}: {VERSION}"',
        )
    return values, min(end + 1, len(lines)) if end else 0


def _end(lines: Sequence[str]) -> int:
    """The index of the closing fence, 0 where there is no front matter."""
    if lines[0].rstrip() != FENCE:
        return 0
    return next((i for i, line in enumerate(lines) if i and line.rstrip() == FENCE), 0)


def _read_line(line: str, values: dict[str, str], place: Place, report: Report) -> None:
    if not line.strip() or line.lstrip().startswith("#"):
        return
    found = _LINE.match(line)
    if found is None:
        report.error("OUT002", "a line of the front matter is not understood", place, 'expected "key: value"')
        return
    key, raw = found[1], found[2] or ""
    if key not in values:
        near = get_close_matches(key, values, n=1)
        hint = f"did you mean {near[0]}?" if near else f"known keys: {', '.join(KEYS)}"
        report.error("OUT002", f"unknown key {key} in the front matter", place, hint)
        return
    values[key] = _unquoted(raw, place, report)


def _unquoted(raw: str, place: Place, report: Report) -> str:
    if not raw.startswith('"'):
        return raw[1:-1].replace("''", "'") if len(raw) > 1 and raw[0] == raw[-1] == "'" else raw
    try:
        value = json.loads(raw)
    except ValueError:
        report.error("OUT002", "a quoted value is not closed or not understood", place, 'expected "..."')
        return raw
    return str(value)

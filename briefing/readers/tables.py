"""Simple tables of plain text: rows of cells between bars or tabs.

Only what cannot be meant otherwise is a table: neighbouring lines with the same number of cells, at least two rows,
and three where tabs make two columns (a tab may be an indent). Columns aligned by spaces stay text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.article import Table
from briefing.diagnostics import Span
from briefing.readers.clean import clean
from briefing.readers.source import Line

_RULE = re.compile(r"[\s|+:=-]*[-=]{2}[\s|+:=-]*$")
_NUMERAL = re.compile(r"\d")


def cells(line: Line) -> tuple[str, ...]:
    """The texts between bars or, without bars, between tabs."""
    pattern = r"\|" if "|" in line.content else r"\t+"
    return tuple(clean(cell) for cell in re.split(pattern, line.content.strip("|")))


def table_length(lines: Sequence[Line], at: int) -> int:
    """How many of `lines` from index `at` on make a table; 0 if none does."""
    count = len(cells(lines[at])) if "|" in lines[at].content or "\t" in lines[at].content else 1
    if count < 2:
        return 0
    end = at
    while end < len(lines) and (_is_rule(lines[end]) or len(cells(lines[end])) == count):
        end += 1
    rows = sum(1 for line in lines[at:end] if not _is_rule(line))
    least = 3 if count == 2 and "|" not in lines[at].content else 2
    return end - at if rows >= least else 0


def _is_rule(line: Line) -> bool:
    """Whether a line only parts the head of a table from its rows."""
    return bool(_RULE.match(line.content))


def table(lines: Sequence[Line], span: Span) -> Table:
    """The table of these rows. The first is the header if a rule follows it, or if it has no numeral and the rows
    have."""
    rows = [cells(line) for line in lines if not _is_rule(line)]
    ruled = len(lines) > 1 and _is_rule(lines[1]) and not _is_rule(lines[0])
    numbers = [any(_NUMERAL.search(cell) for cell in row[1:]) for row in rows]
    if ruled or (not numbers[0] and all(numbers[1:])):
        return Table(rows[0], tuple(rows[1:]), span)
    return Table(("",) * len(rows[0]), tuple(rows), span)

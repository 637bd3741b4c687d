"""Numbers in tables: which table is a chart, of which form, and the numbers as the article writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from briefing.article import Table
from briefing.deck import ChartForm, Series
from briefing.language import Language

_ROWS = range(2, 13)
_SERIES = range(1, 5)
_LINE_FROM = 5
_PIE_ROWS = range(3, 6)
_ROUNDING = 0.01
_LONG_NAME = 14
# "$4.5 million", "-12 %", "€1,200", "3 km": a sign, a prefix unit, digits with separators, a unit.
_NUMBER = re.compile(r"^([^\d\s+\-−–.,()]{0,4})\s*([+\-−–]?)\s*([^\d\s+\-−–.,()]{0,4})(\d[\d.,'  ]*)\s*([^\d]{0,14})$")
_YEAR = re.compile(r"^(?:1[5-9]|20|21)\d\d$")


class Quantity(Struct, frozen=True):
    """A number as a table gives it, its unit (before or after the digits) and its decimals."""

    value: float
    unit: str
    prefix: bool
    decimals: int


class Drawing(Struct, frozen=True):
    """A chart of a table's own numbers."""

    form: ChartForm
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    number_format: str
    why: str


def quantity(text: str, decimal: str = ".") -> Quantity | None:
    """The number that `text` is, or None if it is anything else. `decimal` is the language's decimal sign."""
    found = _NUMBER.match(text.strip())
    if not found:
        return None
    before, sign, after_sign, digits, unit = found.groups()
    prefix = (before or after_sign).strip()
    if prefix and unit.strip():
        return None
    digits = digits.strip()
    whole, fraction = _parts(digits, decimal)
    if whole is None:
        return None
    value = float(f"{whole}.{fraction or 0}")
    return Quantity(-value if sign and sign != "+" else value, prefix or unit.strip(), bool(prefix), len(fraction))


def _parts(digits: str, decimal: str) -> tuple[str | None, str]:
    """The digits before and after the decimal sign; None where the separators do not add up."""
    thousands = "," if decimal == "." else "."
    whole, _, fraction = digits.partition(decimal)
    groups = re.split(rf"[{re.escape(thousands)}'  ]", whole)
    plain = len(groups) == 1 or (all(len(g) == 3 for g in groups[1:]) and 1 <= len(groups[0]) <= 3)
    return ("".join(groups), fraction) if plain and (fraction.isdigit() or not fraction) else (None, "")


def drawing(table: Table, language: Language) -> Drawing | None:
    """The chart of `table`: its first column the categories, all others numbers of one unit; None if it is not so."""
    words = language.tables.get("plan", {})
    table = _without_total(table, {str(w).casefold() for w in words.get("totals", ())}, words.get("decimal", "."))
    if len(table.rows) not in _ROWS or len(table.header) - 1 not in _SERIES:
        return None
    categories = tuple(row[0].strip() for row in table.rows)
    totals = {str(w).casefold() for w in words.get("totals", ())}
    if not all(categories) or len(set(categories)) < len(categories) or totals & {c.casefold() for c in categories}:
        return None  # a total that is not the last row, or no sum of the others
    columns = [[quantity(row[i], words.get("decimal", ".")) for row in table.rows] for i in range(1, len(table.header))]
    found = [q for column in columns for q in column if q]
    if len(found) < len(columns) * len(table.rows) or len({(q.unit, q.prefix) for q in found}) > 1:
        return None
    if len(columns) > 1 and not _comparable(table.header[1:], columns, found[0].unit):
        return None
    series = tuple(
        Series(name.strip(), tuple(q.value if q else None for q in column))
        for name, column in zip(table.header[1:], columns, strict=True)
    )
    unit = found[0].unit or _unit_in(table.header[1])
    form, why = _form(categories, series, unit)
    if unit.startswith("%") and not found[0].unit:
        found = [replace(q, unit=unit) for q in found]
    return Drawing(form, categories, series, _format(found), why)


def _without_total(table: Table, totals: set[str], decimal: str) -> Table:
    """The table without its last row, where that is named a total and each of its numbers is the sum of those above."""
    if len(table.rows) <= _ROWS.start or table.rows[-1][0].strip().casefold() not in totals:
        return table
    columns = [[quantity(row[i], decimal) for row in table.rows] for i in range(1, len(table.header))]
    return replace(table, rows=table.rows[:-1]) if all(_sums_up(c) for c in columns) else table


def _sums_up(column: Sequence[Quantity | None]) -> bool:
    """Whether the last number is the sum of the others, but for rounding."""
    numbers = [q for q in column if q]
    if len(numbers) < len(column):
        return False
    *parts, total = (q.value for q in numbers)
    least: float = 10.0 ** -max(q.decimals for q in numbers)
    return abs(sum(parts) - total) <= max(_ROUNDING * abs(total), least)


def _unit_in(header: str) -> str:
    """The unit that a column's header gives in brackets at its end: "%" only, for that alone changes the form."""
    return "%" if header.rstrip().endswith(("(%)", "in %")) else ""


def _comparable(names: Sequence[str], columns: Sequence[Sequence[Quantity | None]], unit: str) -> bool:
    """Whether series can share an axis: of like size and, where the cells have no unit, named as of one kind."""
    peaks = [max(abs(q.value) for q in column if q) for column in columns]
    words = [{w.casefold() for w in re.findall(r"[^\W\d_]{3,}", name)} for name in names]
    like = bool(unit) or all(_YEAR.match(n.strip()) for n in names) or bool(set.intersection(*words))
    return like and min(peaks) * 20 >= max(peaks)


def _form(categories: Sequence[str], series: Sequence[Series], unit: str) -> tuple[ChartForm, str]:
    values = [v for s in series for v in s.values if v is not None]
    if all(_YEAR.match(c) for c in categories) and list(categories) == sorted(categories):
        many = len(categories) >= _LINE_FROM
        return (ChartForm.LINE if many else ChartForm.COLUMN), f"numbers over {len(categories)} years"
    shares = unit.startswith("%") and len(series) == 1 and min(values) >= 0 and 99 <= sum(values) <= 101
    if shares and len(categories) in _PIE_ROWS:
        return ChartForm.PIE, f"{len(categories)} shares of a whole"
    long = len(categories) > 6 or max(len(c) for c in categories) > _LONG_NAME
    return (ChartForm.BAR if long else ChartForm.COLUMN), f"numbers of one unit for {len(categories)} cases"


def _format(found: Sequence[Quantity]) -> str:
    """The number format of a spreadsheet that shows the numbers as the table does."""
    decimals = max(q.decimals for q in found)
    core = ("#,##0" if max(abs(q.value) for q in found) >= 10_000 else "0") + ("." + "0" * decimals if decimals else "")
    unit = found[0].unit.replace('"', "")
    if not unit:
        return core
    return f'"{unit}"{core}' if found[0].prefix else f'{core}"{"" if unit.startswith("%") else " "}{unit}"'

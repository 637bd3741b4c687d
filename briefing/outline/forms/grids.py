"""Kinds that are tables or pictures: how each is written, and read back."""

from __future__ import annotations

import re

from briefing.deck import ChartForm, ChartSlide, FigureSlide, Line, Origin, Pair, PairsSlide, Series, TableSlide
from briefing.outline.blocks import Block, Image, Prose, Table
from briefing.outline.body import NO_LABEL, Body, all_lines, bullet_items, bullets, own_lines
from briefing.outline.forms.shared import bar, field

_GENERAL = "General"
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?:\D|$))")


def _cell(text: str) -> Line:
    return Line(text, Origin.HUMAN)


# --- pairs ---------------------------------------------------------------------------------------------------


def write_pairs(slide: PairsSlide) -> list[Block]:
    rows = tuple((pair.left, pair.right or Line("")) for pair in slide.pairs)
    return [Table((slide.left_heading, slide.right_heading), rows), *bar(slide.bar)]


def read_pairs(body: Body) -> PairsSlide | None:
    """A table of two columns, or items of at most two texts."""
    table = body.take(Table)
    if table is None:
        return _pairs_of_items(body)
    if len(table.header) > 2:
        return None
    left, right = (*table.header, Line(""))[:2]
    rows = [(*row, Line(""))[:2] for row in table.rows]
    return PairsSlide(
        body.id,
        body.title,
        left_heading=left if left.text else NO_LABEL,
        right_heading=right if right.text else NO_LABEL,
        pairs=tuple(Pair(a, b if b.text else None) for a, b in rows if a.text or b.text),
        bar=body.field("Bar"),
    )


def _pairs_of_items(body: Body) -> PairsSlide | None:
    texts = [(*own_lines(item), *all_lines(item.children)) for item in body.items()]
    if not all(1 <= len(t) <= 2 for t in texts):
        return None
    pairs = tuple(Pair(t[0], t[1] if len(t) == 2 else None) for t in texts)
    return PairsSlide(body.id, body.title, pairs=pairs, bar=body.field("Bar"))


# --- table ---------------------------------------------------------------------------------------------------


def write_table(slide: TableSlide) -> list[Block]:
    rows = tuple(tuple(map(_cell, row)) for row in slide.rows)
    table: list[Block] = [Table(tuple(map(_cell, slide.header)), rows, slide.points)] if slide.header else []
    return [*table, *field("Caption", slide.caption)]


def read_table(body: Body) -> TableSlide | None:
    table = body.take(Table)
    if table is None:
        return None
    return TableSlide(
        body.id,
        body.title,
        header=tuple(cell.text for cell in table.header),
        rows=tuple(tuple(cell.text for cell in row) for row in table.rows),
        caption=body.field("Caption"),
        points=table.points,
    )


# --- chart ---------------------------------------------------------------------------------------------------


def write_chart(slide: ChartSlide) -> list[Block]:
    """A table with one row for each category and one column for each series; the form stands beside the kind."""
    columns = [[_number(v) for v in s.values] for s in slide.series]
    rows = [
        (_cell(category), *(_cell(column[i] if i < len(column) else "") for column in columns))
        for i, category in enumerate(slide.categories)
    ]
    number_format = None if slide.number_format == _GENERAL else _cell(slide.number_format)
    header = (_cell(""), *(_cell(s.name) for s in slide.series))
    return [
        Table(header, tuple(rows), slide.points),
        *field("Format", number_format),
        *field("Caption", slide.caption),
    ]


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def read_chart(body: Body) -> ChartSlide | None:
    table = body.take(Table)
    if table is None or len(table.header) < 2:
        return None
    corner, *names = (cell.text for cell in table.header)
    if corner:
        body.left.append(Prose(_cell(corner), table.at))
    values = [[_value(cell.text, at, body) for cell in row[1:]] for at, row in enumerate(table.rows, table.at + 2)]
    number_format = body.field("Format")
    return ChartSlide(
        body.id,
        body.title,
        form=ChartForm(body.modifier) if body.modifier else ChartForm.COLUMN,
        categories=tuple(row[0].text for row in table.rows),
        series=tuple(Series(name, tuple(row[i] for row in values)) for i, name in enumerate(names)),
        number_format=number_format.text if number_format else _GENERAL,
        caption=body.field("Caption"),
        points=table.points,
    )


def _value(text: str, at: int, body: Body) -> float | None:
    if not text:
        return None
    try:
        return float(_THOUSANDS.sub("", text))
    except ValueError:
        body.problems.append((at, text, f"“{text}” is not a number", "a cell of a chart holds a number or nothing"))
        return None


# --- figure --------------------------------------------------------------------------------------------------


def write_figure(slide: FigureSlide) -> list[Block]:
    image = Image(slide.asset, slide.alt, slide.width, slide.height, slide.points)
    return [image, *field("Caption", slide.caption), *bullet_items(slide.bullets)]


def read_figure(body: Body) -> FigureSlide | None:
    image = body.take(Image)
    if image is None:
        return None
    return FigureSlide(
        body.id,
        body.title,
        asset=image.asset,
        alt=image.alt,
        width=image.width,
        height=image.height,
        caption=body.field("Caption"),
        bullets=bullets(body.items()),
        points=image.points,
    )

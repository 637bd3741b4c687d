"""Tables of a handout: grids of the article, comparisons, and pairs of what belongs together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from briefing.deck import Line, Origin, Pair
from briefing.frame import Align, Cell, Color, Insets
from briefing.handout import Grid, Pairs
from briefing.layout.pages.blocks import BLOCK_GAP, Setting, headed, in_parts
from briefing.layout.pages.flow import Row, Table
from briefing.layout.pages.slabs import Slab
from briefing.layout.text import Style
from briefing.template.model import TextRole
from briefing.units import Emu, points, to_points

_INSETS = Insets(points(6), points(3), points(6), points(4))
_NUMBER = re.compile(r"[-+−–(]?[$£€¥]?\s?\d[\d.,\s]*\s?(?:%|‰|[A-Za-z°$£€¥]{0,3})\)?")
_WIDEST = 0.6  # of the table's width: no column asks for more
_EMPTY = Line("", Origin.LABEL)


class _Look(Struct, frozen=True):
    """The colours of a header cell and its column."""

    fill: Color
    color: Color


_DARK = _Look(Color.DARK, Color.PAPER)
_SAND = _Look(Color.SAND, Color.WARNING)
_SKY = _Look(Color.SKY, Color.ACCENT)


def grid(setting: Setting, block: Grid) -> Table:
    """A table across the page; columns of numbers are set flush right."""
    head = headed(setting, block.heading, block.marks, block.bullets)
    return _table(setting, block.heading, head, block.header, block.rows, [_DARK] * len(block.header))


def pairs(setting: Setting, block: Pairs) -> Table:
    """Two columns; what is a limit stands on sand, and one without a response says so."""
    is_limit = block.left.text in (setting.type.labels.get("limit"), setting.type.labels.get("limits"))
    missing = Line(setting.type.labels.get("no-response", "") if is_limit else "", Origin.LABEL)
    rows = tuple(_pair(pair, missing) for pair in block.pairs)
    looks = [_SAND if is_limit else _SKY, _SKY]
    head = headed(setting, block.heading, block.marks, block.bullets)
    return _table(setting, block.heading, head, (block.left, block.right), rows, looks)


def _pair(pair: Pair, missing: Line) -> tuple[Line, Line]:
    return pair.left, pair.right or missing


def _table(
    setting: Setting,
    title: Line,
    head: Slab,
    header: Sequence[Line],
    rows: Sequence[Sequence[Line]],
    looks: Sequence[_Look],
) -> Table:
    rows = [_padded(row, len(header)) for row in rows]
    widths = _widths(setting, [header, *rows])
    aligns = [_align([row[c].text for row in rows]) if c else Align.LEFT for c in range(len(header))]
    has_header = any(line.text for line in header)
    drawn = [part for row in rows for part in _body_rows(setting, row, widths, aligns)]
    return Table(
        rows=tuple(drawn),
        widths=widths,
        insets=_INSETS,
        alt=title.text,
        header=_header(setting, header, widths, aligns, looks) if has_header else None,
        head=head,
        gap=points(BLOCK_GAP),
    )


def _padded(row: Sequence[Line], count: int) -> tuple[Line, ...]:
    return (*row[:count], *(_EMPTY,) * (count - len(row)))


def _align(texts: Sequence[str]) -> Align:
    filled = [text.strip() for text in texts if text.strip()]
    return Align.RIGHT if filled and all(map(_NUMBER.fullmatch, filled)) else Align.LEFT


def _header(
    setting: Setting, header: Sequence[Line], widths: Sequence[Emu], aligns: Sequence[Align], looks: Sequence[_Look]
) -> Row:
    cells = []
    for line, width, align, look in zip(header, widths, aligns, looks, strict=True):
        style = setting.type.style(TextRole.CELL, bold=True, color=look.color, align=align)
        paragraph = setting.type.paragraph(line, _inner(width), style)
        cells.append(Cell((paragraph,), look.fill if line.text else None, header=bool(line.text)))
    return _row(cells)


def _body_rows(setting: Setting, row: Sequence[Line], widths: Sequence[Emu], aligns: Sequence[Align]) -> Iterator[Row]:
    """One row, or parts of it where a cell is too long for a page; the first cell names the row."""
    columns = []
    for c, (line, width) in enumerate(zip(row, widths, strict=True)):
        style = _cell_style(setting, line, aligns[c], is_name=c == 0)
        columns.append(list(in_parts(setting.type.paragraph(line, _inner(width), style))))
    blank = setting.type.setter.paragraph("", 1, setting.type.style(TextRole.CELL))
    for parts in zip_longest(*columns, fillvalue=blank):
        yield _row([Cell((part,), header=c == 0 and bool(part.text)) for c, part in enumerate(parts)])


def _cell_style(setting: Setting, line: Line, align: Align, is_name: bool) -> Style:
    style = setting.type.style(TextRole.CELL, align=align)
    if line.origin is Origin.LABEL and line.text and line.text == setting.type.labels.get("no-response"):
        return replace(style, bold=True, color=Color.WARNING)
    return replace(style, bold=True, color=Color.DARK) if is_name else style


def _row(cells: Sequence[Cell]) -> Row:
    height = max(paragraph.height_pt for cell in cells for paragraph in cell.paragraphs)
    return Row(tuple(cells), points(height) + _INSETS.top + _INSETS.bottom)


def _inner(width: Emu) -> Emu:
    return max(1, width - _INSETS.left - _INSETS.right)


def _widths(setting: Setting, rows: Sequence[Sequence[Line]]) -> tuple[Emu, ...]:
    """Each column as wide as its longest word, and what is left shared by how much longer its longest text is."""
    style = setting.type.style(TextRole.CELL, bold=True)
    padding = to_points(_INSETS.left + _INSETS.right)
    total = to_points(setting.width)
    least, wished = [], []
    for column in zip(*rows, strict=True):
        texts = [line.text for line in column]
        least.append(padding + max(_word(setting, text, style) for text in texts))
        wished.append(min(total * _WIDEST, padding + max(_width(setting, text, style) for text in texts)))
    return _shared(total, least, wished, setting.width)


def _shared(total: float, least: list[float], wished: list[float], width: Emu) -> tuple[Emu, ...]:
    if sum(least) >= total:
        shares = least
    elif sum(wished) <= total:
        shares = wished
    else:
        more = [max(0.0, w - m) for w, m in zip(wished, least, strict=True)]
        left, all_more = total - sum(least), sum(more)
        shares = [m + left * x / all_more for m, x in zip(least, more, strict=True)]
    all_shares = sum(shares)
    columns = [int(width * share / all_shares) for share in shares]
    return (*columns[:-1], width - sum(columns[:-1]))


def _word(setting: Setting, text: str, style: Style) -> float:
    return max((_width(setting, word, style) for word in text.split()), default=0.0) + 0.1


def _width(setting: Setting, text: str, style: Style) -> float:
    setter = setting.type.setter
    return setter.width_pt(setter.runs(text, style), style.size_pt) + 0.1

"""A chart drawn small: bars, columns, lines or a pie with the names of its categories.

Only slides drawn on a handout show charts; the chart that a person edits is PowerPoint's. The numbers are written where
they are read off: at the end of each bar, at each point of a single line.
"""

from __future__ import annotations

from itertools import pairwise
from math import cos, pi, sin

from briefing.deck import ChartForm, Series
from briefing.frame import ChartBox, Color, Run
from briefing.writers.pdf.fonts import Font
from briefing.writers.pdf.pen import Pen, Point, number, rgb_operator
from briefing.writers.pdf.structure import Quad

_COLORS = (Color.ACCENT, Color.DARK, Color.SLATE, Color.WARNING, Color.SKY, Color.RULE)
_GAP = 0.35  # of a category's room: what its bars leave free
_STEPS = 48  # corners of a whole pie


def draw_chart(pen: Pen, box: ChartBox) -> None:
    """Draws `box`, inside marked content that the caller has opened."""
    left, bottom, right, top = pen.quad(box.rect)
    room = 1.4 * box.size_pt
    match box.form:
        case ChartForm.COLUMN:
            _columns(pen, box, (left, bottom + room, right, top - room))
        case ChartForm.LINE:
            _lines(pen, box, (left, bottom + room, right, top - room))
        case ChartForm.BAR:
            _bars(pen, box, (left + 0.3 * (right - left), bottom, right - 3 * room, top))
        case ChartForm.PIE:
            _pie(pen, box, (left, bottom, right, top))


def _columns(pen: Pen, box: ChartBox, plot: Quad) -> None:
    left, bottom, right, top = plot
    scale = _Scale(box, bottom, top)
    step = (right - left) / max(1, len(box.categories))
    width = step * (1 - _GAP) / max(1, len(box.series))
    for c, category in enumerate(box.categories):
        middle = left + (c + 0.5) * step
        _label(pen, box, category, (middle, bottom - 1.1 * box.size_pt), step)
        for s, series in enumerate(box.series):
            value = _value(series, c)
            x = middle - step * (1 - _GAP) / 2 + s * width
            end = scale.at(value)
            pen.polygon([(x, scale.zero), (x, end), (x + 0.94 * width, end), (x + 0.94 * width, scale.zero)], _color(s))
            if len(box.series) == 1:
                _label(pen, box, f"{value:g}", (middle, max(end, scale.zero) + 0.3 * box.size_pt), step)
    pen.line((left, scale.zero), (right, scale.zero), Color.RULE, 0.6)


def _bars(pen: Pen, box: ChartBox, plot: Quad) -> None:
    left, bottom, right, top = plot
    scale = _Scale(box, left, right)
    step = (top - bottom) / max(1, len(box.categories))
    height = step * (1 - _GAP) / max(1, len(box.series))
    for c, category in enumerate(box.categories):
        middle = top - (c + 0.5) * step
        _label(pen, box, category, (left - 0.4 * box.size_pt, middle - 0.35 * box.size_pt), left, align=1.0)
        for s, series in enumerate(box.series):
            value = _value(series, c)
            y = middle + step * (1 - _GAP) / 2 - s * height
            end = scale.at(value)
            low = y - 0.94 * height
            pen.polygon([(scale.zero, y), (end, y), (end, low), (scale.zero, low)], _color(s))
            if len(box.series) == 1:
                _label(pen, box, f"{value:g}", (end + 0.3 * box.size_pt, middle - 0.35 * box.size_pt), left, align=0.0)
    pen.line((scale.zero, bottom), (scale.zero, top), Color.RULE, 0.6)


def _lines(pen: Pen, box: ChartBox, plot: Quad) -> None:
    left, bottom, right, top = plot
    scale = _Scale(box, bottom, top)
    step = (right - left) / max(1, len(box.categories))
    for c, category in enumerate(box.categories):
        _label(pen, box, category, (left + (c + 0.5) * step, bottom - 1.1 * box.size_pt), step)
    for s, series in enumerate(box.series):
        points = [
            (left + (c + 0.5) * step, scale.at(value)) for c, value in enumerate(series.values) if value is not None
        ]
        for start, end in pairwise(points):
            pen.line(start, end, _color(s), 0.12 * box.size_pt)
    pen.line((left, scale.zero), (right, scale.zero), Color.RULE, 0.6)


def _pie(pen: Pen, box: ChartBox, plot: Quad) -> None:
    """Clockwise from the top, as PowerPoint draws it; the key stands to the right."""
    left, bottom, right, top = plot
    radius = min((right - left) / 2, top - bottom) / 2
    center = (left + radius, (bottom + top) / 2)
    values = [max(0.0, v or 0.0) for v in box.series[0].values] if box.series else []
    total, start = sum(values) or 1.0, 0.0
    for i, (category, value) in enumerate(zip(box.categories, values, strict=False)):
        end = start + value / total
        pen.polygon([center, *_arc(center, radius, start, end)], _color(i))
        y = top - (i + 1) * 1.4 * box.size_pt
        mark = box.size_pt * 0.7
        x = center[0] + radius + box.size_pt
        pen.polygon([(x, y), (x, y + mark), (x + mark, y + mark), (x + mark, y)], _color(i))
        _label(pen, box, f"{category} ({value:g})", (x + 1.6 * mark, y), right - x - 1.6 * mark, align=0.0)
        start = end


def _arc(center: Point, radius: float, start: float, end: float) -> list[Point]:
    steps = max(1, round(_STEPS * (end - start)))
    turns = (start + (end - start) * i / steps for i in range(steps + 1))
    return [(center[0] + radius * sin(2 * pi * t), center[1] + radius * cos(2 * pi * t)) for t in turns]


class _Scale:
    """From the chart's numbers to a length of the page, with zero always in view."""

    def __init__(self, box: ChartBox, start: float, end: float) -> None:
        values = [v for series in box.series for v in series.values if v is not None]
        self._low, high = min(0.0, *values, 0.0), max(0.0, *values, 0.0)
        self._start, self._factor = start, (end - start) / ((high - self._low) or 1.0)
        self.zero = self.at(0.0)

    def at(self, value: float) -> float:
        return self._start + (value - self._low) * self._factor


def _value(series: Series, index: int) -> float:
    value = series.values[index] if index < len(series.values) else None
    return value or 0.0


def _color(index: int) -> Color:
    return _COLORS[index % len(_COLORS)]


def _label(pen: Pen, box: ChartBox, text: str, at: Point, room: float, align: float = 0.5) -> None:
    """`text` at `at`: from there on (`align` 0), around it (0.5) or before it (1); cut to `room` points with "…"."""
    run = Run(text)
    font = pen.book.font(run)
    shown = _cut(font, text, box.size_pt, room)
    x = at[0] - align * font.width(shown, box.size_pt)
    pen.canvas.emit("BT", rgb_operator(pen.inks[Color.INK], "rg"), f"{number(x)} {number(at[1])} Td")
    for face, piece, _ in pen.book.pieces(Run(shown + " ")):
        for name, string in pen.canvas.encoded(face, piece):
            pen.canvas.emit(f"{name} {number(box.size_pt)} Tf", f"{string} Tj")
    pen.canvas.emit("ET")


def _cut(font: Font, text: str, size: float, room: float) -> str:
    while len(text) > 1 and font.width(text, size) > room:
        text = text.rstrip("…")[:-1] + "…"
    return text

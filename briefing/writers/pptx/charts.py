"""Charts, native and editable: bar, column, line and pie in theme colours, made by python-pptx.

Values are read off labels where there is room for them; then the value axis and its grid lines would only repeat them
and are left out.
"""

from __future__ import annotations

from typing import assert_never

from msgspec import Struct
from pptx.chart.axis import CategoryAxis, ValueAxis
from pptx.chart.chart import Chart
from pptx.chart.datalabel import DataLabel, DataLabels
from pptx.chart.series import LineSeries
from pptx.dml.fill import FillFormat
from pptx.dml.line import LineFormat
from pptx.enum.chart import (
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.opc.constants import CONTENT_TYPE
from pptx.oxml import parse_xml
from pptx.parts.chart import ChartPart
from pptx.parts.embeddedpackage import EmbeddedXlsxPart
from pptx.text.text import Font
from pptx.util import Pt

from briefing.deck import ChartForm
from briefing.frame import ChartBox, Color
from briefing.writers.pptx.chart_numbers import chart_xml, workbook
from briefing.writers.pptx.markup import DRAWING
from briefing.writers.pptx.parts import Parts
from briefing.writers.pptx.style import Style

# At most so many values are labelled; more are read off an axis.
MAX_LABELS = 16
# Series and slices in turn. The warning colour is kept for warnings (VISUAL: at most two strong colours and a tint).
_COLORS = (Color.ACCENT, Color.DARK, Color.SLATE, Color.RULE, Color.WARNING)
# Lines differ by their markers too, for those who cannot tell the colours apart.
_MARKERS = (
    XL_MARKER_STYLE.CIRCLE,
    XL_MARKER_STYLE.SQUARE,
    XL_MARKER_STYLE.DIAMOND,
    XL_MARKER_STYLE.TRIANGLE,
    XL_MARKER_STYLE.X,
)
# python-pptx knows no fill of the chart and its plot area: nothing is drawn behind the bars.
_TRANSPARENT = (
    '<c:spPr xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    f'xmlns:a="{DRAWING}"><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
)


def chart_part(box: ChartBox, style: Style, parts: Parts) -> ChartPart:
    """The chart part of a `ChartBox`, with its workbook."""
    name = parts.name("/ppt/charts/chart{}.xml")
    part: ChartPart = ChartPart.load(name, CONTENT_TYPE.DML_CHART, parts.package, chart_xml(box))
    book = parts.name("/ppt/embeddings/Microsoft_Excel_Sheet{}.xlsx")
    part.chart_workbook.xlsx_part = EmbeddedXlsxPart(book, CONTENT_TYPE.SML_SHEET, parts.package, workbook(box))
    _Look(box, style, part.chart).apply()
    return part


class _Look(Struct, frozen=True):
    """How a chart is dressed: colours, labels, axes."""

    box: ChartBox
    style: Style
    chart: Chart

    @property
    def legend(self) -> bool:
        return len(self.box.series) > 1 or self.box.form is ChartForm.PIE

    @property
    def labelled(self) -> bool:
        """Whether every point has its value beside it; lines that cross would run through their labels."""
        if self.box.form is ChartForm.PIE:
            return True
        few = sum(len(s.values) for s in self.box.series) <= MAX_LABELS
        return few and not (self.box.form is ChartForm.LINE and self.legend)

    def apply(self) -> None:
        chart = self.chart
        chart.has_title = False
        self._font(chart.font, Color.INK)
        self._legend()
        match self.box.form:
            case ChartForm.PIE:
                self._slices()
            case ChartForm.LINE:
                self._lines()
            case ChartForm.BAR | ChartForm.COLUMN:
                self._bars()
            case _:
                assert_never(self.box.form)
        if self.box.form is not ChartForm.PIE:
            self._category_axis(chart.category_axis)
            self._value_axis(chart.value_axis)
        chart._chartSpace.plotArea.append(parse_xml(_TRANSPARENT))
        chart._chartSpace.chart.addnext(parse_xml(_TRANSPARENT))

    def _font(self, font: Font, color: Color, bold: bool = False) -> None:
        font.size, font.bold = Pt(self.box.size_pt), bold
        self._paint(font.fill, color)

    def _paint(self, fill: FillFormat, color: Color) -> None:
        name, brightness = self.style.shades[color]
        fill.solid()
        fill.fore_color.theme_color = MSO_THEME_COLOR.from_xml(name)
        fill.fore_color.brightness = brightness

    def _stroke(self, line: LineFormat, color: Color, width_pt: float) -> None:
        self._paint(line.fill, color)
        line.width = Pt(width_pt)

    def _legend(self) -> None:
        self.chart.has_legend = self.legend
        if self.legend:
            legend = self.chart.legend
            legend.position = XL_LEGEND_POSITION.RIGHT if self.box.form is ChartForm.PIE else XL_LEGEND_POSITION.TOP
            legend.include_in_layout = False
            self._font(legend.font, Color.INK)

    def _bars(self) -> None:
        plot = self.chart.plots[0]
        plot.vary_by_categories = False
        plot.gap_width, plot.overlap = 55 if len(self.box.series) == 1 else 70, -5
        for index, series in enumerate(plot.series):
            self._paint(series.format.fill, _color(index))
            series.invert_if_negative = False
        if self.labelled:
            self._labels(XL_LABEL_POSITION.OUTSIDE_END)

    def _lines(self) -> None:
        plot = self.chart.plots[0]
        plot.vary_by_categories = False
        for index, series in enumerate(plot.series):
            self._line(series, index)
        if self.labelled:
            self._labels(XL_LABEL_POSITION.ABOVE)

    def _line(self, series: LineSeries, index: int) -> None:
        color = _color(index)
        self._stroke(series.format.line, color, 2.75)
        series.smooth = False
        series.marker.style, series.marker.size = _MARKERS[index % len(_MARKERS)], 8
        self._paint(series.marker.format.fill, color)
        self._paint(series.marker.format.line.fill, color)
        if not self.labelled:
            self._last_label(series)

    def _last_label(self, series: LineSeries) -> None:
        """A label with the value of the last point, at the end of its line."""
        last = max((i for i, value in enumerate(series.values) if value is not None), default=None)
        if last is not None:
            label: DataLabel = series.points[last].data_label
            self._font(label.font, Color.INK, bold=True)
            label.position = XL_LABEL_POSITION.RIGHT

    def _slices(self) -> None:
        """Slices of the first series, each with its own colour and a thin edge of paper."""
        for index in range(len(self.box.categories)):
            look = self.chart.plots[0].series[0].points[index].format
            self._paint(look.fill, _color(index))
            self._stroke(look.line, Color.PAPER, 1.5)
        self._labels(XL_LABEL_POSITION.OUTSIDE_END)

    def _labels(self, position: XL_LABEL_POSITION) -> None:
        """Labels with the values of all points."""
        plot = self.chart.plots[0]
        plot.has_data_labels = True
        labels: DataLabels = plot.data_labels
        labels.show_value, labels.show_percentage, labels.position = True, False, position
        labels.number_format, labels.number_format_is_linked = self.box.number_format, False
        self._font(labels.font, Color.INK, bold=True)

    def _category_axis(self, axis: CategoryAxis) -> None:
        """Bars are read from the top down, so their axis is turned."""
        axis.reverse_order = self.box.form is ChartForm.BAR
        axis.has_major_gridlines = False
        axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
        axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
        self._stroke(axis.format.line, Color.SLATE, 0.75)
        self._font(axis.tick_labels.font, Color.INK)

    def _value_axis(self, axis: ValueAxis) -> None:
        """A bar's length is its value, so its axis starts at zero."""
        axis.visible, axis.has_major_gridlines = not self.labelled, not self.labelled
        axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
        if self.box.form is not ChartForm.LINE and all(v is None or v >= 0 for s in self.box.series for v in s.values):
            axis.minimum_scale = 0
        if not self.labelled:
            self._stroke(axis.major_gridlines.format.line, Color.RULE, 0.5)
        axis.format.line.fill.background()
        axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = self.box.number_format, False
        self._font(axis.tick_labels.font, Color.SLATE)


def _color(index: int) -> Color:
    return _COLORS[index % len(_COLORS)]

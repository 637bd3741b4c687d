"""What a chart shows, in its own part and in the workbook that PowerPoint opens for "Edit data"."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.enum.chart import XL_CHART_TYPE
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from briefing.deck import ChartForm
from briefing.frame import ChartBox
from briefing.writers.pptx.markup import escaped, legal

_TYPES = {
    ChartForm.BAR: XL_CHART_TYPE.BAR_CLUSTERED,
    ChartForm.COLUMN: XL_CHART_TYPE.COLUMN_CLUSTERED,
    ChartForm.LINE: XL_CHART_TYPE.LINE_MARKERS,
    ChartForm.PIE: XL_CHART_TYPE.PIE,
}
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def chart_xml(box: ChartBox) -> bytes:
    """A chart of the box's type and numbers, not yet dressed."""
    # python-pptx escapes the texts of a chart, but not its number format.
    root = etree.fromstring(_data(box, escaped(box.number_format)).xml_bytes(_TYPES[box.form]))
    # Its axis ids are negative, where the schema has only whole numbers from 0.
    for axis in root.iter(f"{_CHART}axId", f"{_CHART}crossAx"):
        axis.set("val", str(abs(int(axis.get("val", "0")))))
    return etree.tostring(root, encoding="UTF-8", standalone=True)


def workbook(box: ChartBox) -> bytes:
    """An .xlsx file: categories in column A from the second row, each series in a column below its name."""
    writer: CategoryWorkbookWriter = _TextWriter(_data(box, box.number_format))  # type: ignore[no-untyped-call]
    blob: bytes = writer.xlsx_blob
    return blob


class _TextWriter(CategoryWorkbookWriter):
    """Writes words as words: an article's "=1+1" is no formula, its "https://..." no link. The date of making is that
    of the zip archive around it."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: BytesIO) -> Iterator[tuple[Workbook, Worksheet]]:
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with Workbook(xlsx_file, options) as book:
            book.set_properties({"created": datetime(1980, 1, 1)})
            yield book, book.add_worksheet()


def _data(box: ChartBox, number_format: str) -> CategoryChartData:
    data = CategoryChartData(number_format=number_format)
    data.categories = [legal(name) for name in box.categories]
    for series in box.series:
        values = [number(v) for v in series.values[: len(box.categories)]]
        data.add_series(legal(series.name), values + [None] * (len(box.categories) - len(values)))
    return data


def number(value: float | None) -> float | None:
    """What a cell holds: whole numbers without a needless ".0", and nothing for what cannot be drawn."""
    if value is None or not math.isfinite(value):
        return None
    return int(value) if value == int(value) else value

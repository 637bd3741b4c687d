"""Charts, native and editable: bar, column, line and pie in theme colours (ECMA-376 part 1, 21.2).

Values are read off labels where there is room for them; then the value axis and its grid lines would only repeat them
and are left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.deck import ChartForm, Series
from briefing.frame import ChartBox, Color
from briefing.writers.pptx.markup import DRAWING, HEAD, OFFICE, attribute, escaped
from briefing.writers.pptx.style import Style
from briefing.writers.pptx.workbook import SHEET, column, is_number, number

# At most so many values are labelled; more are read off an axis.
MAX_LABELS = 16
# Series and slices in turn. The warning colour is kept for warnings (VISUAL: at most two strong colours and a tint).
_COLORS = (Color.ACCENT, Color.DARK, Color.SLATE, Color.RULE, Color.WARNING)
# Lines differ by their markers too, for those who cannot tell the colours apart.
_MARKERS = ("circle", "square", "diamond", "triangle", "x")
_CATEGORY_AXIS, _VALUE_AXIS = 111_111_111, 222_222_222
_NO_LINE = "<a:ln><a:noFill/></a:ln>"


def chart_xml(box: ChartBox, style: Style) -> str:
    """The chart part of a `ChartBox`; its workbook is relationship rId1."""
    legend = len(box.series) > 1 or box.form is ChartForm.PIE
    labelled = sum(len(s.values) for s in box.series) <= MAX_LABELS and (box.form is not ChartForm.LINE or not legend)
    plot = _pie(box, style) if box.form is ChartForm.PIE else _plot(box, style, labelled)
    return (
        f'{HEAD}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="{DRAWING}" '
        f'xmlns:r="{OFFICE}"><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea><c:layout/>{plot}<c:spPr><a:noFill/></c:spPr></c:plotArea>{_legend(box, style) if legend else ''}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/>{_NO_LINE}</c:spPr>{_text(box.size_pt, Color.INK, style)}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _text(size_pt: float, color: Color, style: Style, bold: bool = False) -> str:
    run = f'<a:defRPr sz="{round(size_pt * 100)}" b="{int(bold)}">{style.fills[color]}</a:defRPr>'
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{run}</a:pPr><a:endParaRPr lang="{style.lang}"/></a:p></c:txPr>'
    )


def _legend(box: ChartBox, style: Style) -> str:
    place = "r" if box.form is ChartForm.PIE else "t"
    return (
        f'<c:legend><c:legendPos val="{place}"/><c:overlay val="0"/>{_text(box.size_pt, Color.INK, style)}</c:legend>'
    )


def _plot(box: ChartBox, style: Style, labelled: bool) -> str:
    """Bars, columns or lines with their axes."""
    labels = _labels(box, style, "t" if box.form is ChartForm.LINE else "outEnd") if labelled else ""
    series = "".join(_series(box, i, style, labelled) for i in range(len(box.series)))
    axes = f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'
    if box.form is ChartForm.LINE:
        body = (
            f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}{labels}<c:marker val="1"/>'
            f"{axes}</c:lineChart>"
        )
    else:
        direction = "bar" if box.form is ChartForm.BAR else "col"
        gap = 55 if len(box.series) == 1 else 70
        body = (
            f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
            f'{series}{labels}<c:gapWidth val="{gap}"/><c:overlap val="-5"/>{axes}</c:barChart>'
        )
    return body + _category_axis(box, style) + _value_axis(box, style, labelled)


def _pie(box: ChartBox, style: Style) -> str:
    """Slices of the first series, each with its own colour and a thin edge of paper."""
    points = "".join(
        f'<c:dPt><c:idx val="{i}"/><c:bubble3D val="0"/><c:spPr>{style.fills[_COLORS[i % len(_COLORS)]]}'
        f'<a:ln w="19050">{style.fills[Color.PAPER]}</a:ln></c:spPr></c:dPt>'
        for i in range(len(box.categories))
    )
    series = f"<c:ser>{_name(box.series[0], 0)}{points}{_labels(box, style, 'outEnd')}{_values(box, 0)}</c:ser>"
    return f'<c:pieChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/></c:pieChart>'


def _series(box: ChartBox, index: int, style: Style, labelled: bool) -> str:
    color = style.fills[_COLORS[index % len(_COLORS)]]
    name, values = _name(box.series[index], index), _values(box, index)
    if box.form is ChartForm.LINE:
        line = f'<c:spPr><a:ln w="34925" cap="rnd">{color}<a:round/></a:ln></c:spPr>'
        look = f"<c:spPr>{color}<a:ln>{color}</a:ln></c:spPr>"
        symbol = _MARKERS[index % len(_MARKERS)]
        marker = f'<c:marker><c:symbol val="{symbol}"/><c:size val="8"/>{look}</c:marker>'
        end = "" if labelled else _last_label(box, index, style)
        return f'<c:ser>{name}{line}{marker}{end}{values}<c:smooth val="0"/></c:ser>'
    return f'<c:ser>{name}<c:spPr>{color}</c:spPr><c:invertIfNegative val="0"/>{values}</c:ser>'


def _name(series: Series, index: int) -> str:
    cell = f"{SHEET}!${column(index + 1)}$1"
    text = f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escaped(series.name)}</c:v></c:pt></c:strCache>'
    return f'<c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:strRef><c:f>{cell}</c:f>{text}</c:strRef></c:tx>'


def _values(box: ChartBox, index: int) -> str:
    """The categories and the values of a series, with the cells that they come from."""
    count, letters = len(box.categories), column(index + 1)
    names = _points([escaped(name) for name in box.categories])
    values = _points([number(v) if is_number(v) else None for v in box.series[index].values[:count]])
    code = f"<c:formatCode>{escaped(box.number_format)}</c:formatCode>"
    return (
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${count + 1}</c:f><c:strCache>"
        f'<c:ptCount val="{count}"/>{names}</c:strCache></c:strRef></c:cat>'
        f"<c:val><c:numRef><c:f>{SHEET}!${letters}$2:${letters}${count + 1}</c:f><c:numCache>{code}"
        f'<c:ptCount val="{count}"/>{values}</c:numCache></c:numRef></c:val>'
    )


def _points(values: Sequence[str | None]) -> str:
    return "".join(f'<c:pt idx="{i}"><c:v>{v}</c:v></c:pt>' for i, v in enumerate(values) if v is not None)


def _labels(box: ChartBox, style: Style, position: str) -> str:
    """Labels with the values of all points."""
    return f"<c:dLbls>{_label(box, style, position)}</c:dLbls>"


def _last_label(box: ChartBox, index: int, style: Style) -> str:
    """A label with the value of the last point, at the end of its line."""
    values = box.series[index].values[: len(box.categories)]
    last = max((i for i, value in enumerate(values) if is_number(value)), default=None)
    if last is None:
        return ""
    point = f'<c:dLbl><c:idx val="{last}"/>{_label(box, style, "r")}</c:dLbl>'
    return f"<c:dLbls>{point}{_shown(value=False)}</c:dLbls>"


def _label(box: ChartBox, style: Style, position: str) -> str:
    code = attribute(box.number_format)
    return (
        f'<c:numFmt formatCode="{code}" sourceLinked="0"/><c:spPr><a:noFill/>{_NO_LINE}</c:spPr>'
        f'{_text(box.size_pt, Color.INK, style, bold=True)}<c:dLblPos val="{position}"/>{_shown(value=True)}'
    )


def _shown(value: bool) -> str:
    flags = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
    return "".join(f'<c:{flag} val="{int(value and flag == "showVal")}"/>' for flag in flags)


def _category_axis(box: ChartBox, style: Style) -> str:
    """Bars are read from the top down, so their axis is turned."""
    sideways = box.form is ChartForm.BAR
    order, place = ("maxMin", "l") if sideways else ("minMax", "b")
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{place}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:spPr><a:ln w="9525">{style.fills[Color.SLATE]}</a:ln></c:spPr>{_text(box.size_pt, Color.INK, style)}'
        f'<c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(box: ChartBox, style: Style, hidden: bool) -> str:
    sideways = box.form is ChartForm.BAR
    rule = f'<c:spPr><a:ln w="6350">{style.fills[Color.RULE]}</a:ln></c:spPr>'
    grid = "" if hidden else f"<c:majorGridlines>{rule}</c:majorGridlines>"
    least = '<c:min val="0"/>' if box.form is not ChartForm.LINE and _not_negative(box) else ""
    return (
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>{least}</c:scaling>'
        f'<c:delete val="{int(hidden)}"/><c:axPos val="{"t" if sideways else "l"}"/>{grid}'
        f'<c:numFmt formatCode="{attribute(box.number_format)}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr>{_NO_LINE}</c:spPr>{_text(box.size_pt, Color.SLATE, style)}"
        f'<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    )


def _not_negative(box: ChartBox) -> bool:
    """A bar's length is its value, so its axis starts at zero."""
    return all(v is None or v >= 0 for s in box.series for v in s.values)

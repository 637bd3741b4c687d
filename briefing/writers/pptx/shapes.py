"""Boxes as native PowerPoint shapes: text, preset shapes, lines, pictures, groups, tables, charts."""

from __future__ import annotations

from typing import assert_never

from pptx.opc.constants import RELATIONSHIP_TYPE

from briefing.frame import (
    Box,
    ChartBox,
    GroupBox,
    Insets,
    PictureBox,
    Placeholder,
    Shape,
    ShapeBox,
    TableBox,
    TextBox,
)
from briefing.template.master import PlaceholderGeometry
from briefing.units import Rect
from briefing.writers.pptx.markup import DRAWING, OFFICE, attribute, element
from briefing.writers.pptx.sheet import Sheet
from briefing.writers.pptx.tables import table_xml
from briefing.writers.pptx.text import text_body

# Marks what a screen reader should pass over (MS-ODRAWXML 2.29.1).
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
# The name of the first adjustment, where it is not "adj".
_ADJUSTMENTS = {Shape.ARROW: "adj1"}
_TITLES = frozenset({"title", "ctrTitle"})


def draw(box: Box, sheet: Sheet) -> str:
    """The XML of a box, "" for a placeholder without words: an empty one is never left on a slide."""
    match box:
        case TextBox():
            return _text_box(box, sheet)
        case ShapeBox(shape=Shape.LINE):
            return _line(box, sheet)
        case ShapeBox():
            return _shape(box, sheet)
        case PictureBox():
            return _picture(box, sheet)
        case TableBox():
            return _frame(box, sheet, _TABLE, table_xml(box, sheet))
        case ChartBox():
            chart = sheet.relate(RELATIONSHIP_TYPE.CHART, sheet.chart(box))
            return _frame(box, sheet, _CHART, f'<c:chart xmlns:c="{_CHART}" xmlns:r="{OFFICE}" r:id="{chart}"/>')
        case GroupBox():
            return _group(box, sheet)
        case _:
            assert_never(box)


def is_title(box: Box) -> bool:
    """Whether a box fills the title placeholder."""
    return isinstance(box, TextBox) and box.placeholder is not None and box.placeholder.type in _TITLES


def holder_of(placeholder: Placeholder | None, sheet: Sheet) -> PlaceholderGeometry | None:
    """The layout's placeholder that a box fills, if the layout has it."""
    if placeholder is None:
        return None
    by_type = placeholder.type in _TITLES
    for holder in sheet.layout.placeholders:
        if (by_type and holder.type in _TITLES) or (not by_type and holder.idx == placeholder.idx):
            return holder
    return None


def placeholder_tag(holder: PlaceholderGeometry) -> str:
    """The `p:ph` that refers to a placeholder of the layout."""
    kind = f' type="{holder.type}"' if holder.type != "obj" else ""
    idx = f' idx="{holder.idx}"' if holder.idx else ""
    return f"<p:ph{kind}{idx}/>"


def _text_box(box: TextBox, sheet: Sheet) -> str:
    holder = holder_of(box.placeholder, sheet)
    has_text = any(run.text.strip() for p in box.paragraphs for run in p.runs)
    if box.placeholder and not has_text:
        return ""
    free = not holder and box.fill is None and box.outline is None and box.shape is Shape.RECT
    locks = "<p:cNvSpPr/>" if not free else '<p:cNvSpPr txBox="1"/>'
    if holder:
        locks = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    named = _identity(box.name, sheet, link=box.link, decorative=not has_text)
    properties = f"<p:nvPr>{placeholder_tag(holder)}</p:nvPr>" if holder else "<p:nvPr/>"
    text = text_body(box.paragraphs, sheet, _own_insets(box), box.anchor, holder)
    return f"<p:sp><p:nvSpPr>{named}{locks}{properties}</p:nvSpPr>{_properties(box, sheet, holder)}{text}</p:sp>"


def _own_insets(box: TextBox) -> Insets:
    """The insets as the file counts them: from the text rectangle of the shape's preset (ECMA-376,
    presetShapeDefinitions), which leaves out the point and the notch of a pentagon or chevron."""
    point = round(min(box.rect.width, box.rect.height) * (box.adjust if box.adjust is not None else 0.5))
    match box.shape:
        case Shape.CHEVRON:
            left, right = point, point
        case Shape.PENTAGON:
            left, right = 0, point // 2
        case _:
            left, right = 0, 0
    i = box.insets
    return Insets(i.left - left, i.top, i.right - right, i.bottom)


def _properties(box: TextBox, sheet: Sheet, holder: PlaceholderGeometry | None) -> str:
    """`p:spPr`; of a placeholder only what differs from its layout's."""
    if holder is None:
        return f"<p:spPr>{_geometry(box)}{sheet.style.fill(box.fill)}{sheet.style.line(box.outline)}</p:spPr>"
    moved = "" if box.rect == holder.rect else _transform(box.rect)
    fill = sheet.style.fill(box.fill) if box.fill else ""
    line = sheet.style.line(box.outline) if box.outline else ""
    return element("p:spPr", "", f"{moved}{fill}{line}")


def _shape(box: ShapeBox, sheet: Sheet) -> str:
    named = _identity(box.name, sheet, decorative=True)
    look = f"{_geometry(box)}{sheet.style.fill(box.fill)}{sheet.style.line(box.outline)}"
    return f"<p:sp><p:nvSpPr>{named}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{look}</p:spPr></p:sp>"


def _line(box: ShapeBox, sheet: Sheet) -> str:
    named = _identity(box.name, sheet, decorative=True)
    look = f"{_geometry(box)}{sheet.style.line(box.outline, box.arrow)}"
    return f"<p:cxnSp><p:nvCxnSpPr>{named}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>{look}</p:spPr></p:cxnSp>"


def _picture(box: PictureBox, sheet: Sheet) -> str:
    holder = holder_of(box.placeholder, sheet)
    named = _identity(box.name, sheet, alt=box.alt, decorative=not box.alt)
    locks = '<p:cNvPicPr><a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr>'
    if holder is None:
        locks = '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>'
    properties = f"<p:nvPr>{placeholder_tag(holder)}</p:nvPr>" if holder else "<p:nvPr/>"
    embed = sheet.relate(RELATIONSHIP_TYPE.IMAGE, sheet.picture(box.asset))
    return (
        f"<p:pic><p:nvPicPr>{named}{locks}{properties}</p:nvPicPr><p:blipFill>"
        f'<a:blip r:embed="{embed}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{_transform(box.rect)}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def _frame(box: TableBox | ChartBox, sheet: Sheet, uri: str, inner: str) -> str:
    """A graphic frame: what holds a table or a chart."""
    named = _identity(box.name, sheet, alt=box.alt)
    graphic = f'<a:graphic xmlns:a="{DRAWING}"><a:graphicData uri="{uri}">{inner}</a:graphicData></a:graphic>'
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr>{named}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
        f"</p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>{_transform(box.rect, 'p:xfrm')}"
        f"{graphic}</p:graphicFrame>"
    )


def _group(box: GroupBox, sheet: Sheet) -> str:
    named = _identity(box.name, sheet, alt=box.alt)
    members = "".join(draw(member, sheet) for member in box.boxes)
    r = box.rect
    return (
        f"<p:grpSp><p:nvGrpSpPr>{named}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>"
        f'<a:off x="{r.x}" y="{r.y}"/><a:ext cx="{r.width}" cy="{r.height}"/><a:chOff x="{r.x}" y="{r.y}"/>'
        f'<a:chExt cx="{r.width}" cy="{r.height}"/></a:xfrm></p:grpSpPr>{members}</p:grpSp>'
    )


def _identity(name: str, sheet: Sheet, alt: str = "", link: str = "", decorative: bool = False) -> str:
    """`p:cNvPr`: id, name, alternative text, link."""
    described = f' descr="{attribute(alt)}"' if alt else ""
    inner = sheet.link(link) if link else ""
    inner += DECORATIVE if decorative else ""
    return element("p:cNvPr", f' id="{sheet.next_id()}" name="{attribute(name)}"{described}', inner)


def _transform(rect: Rect, tag: str = "a:xfrm") -> str:
    return f'<{tag}><a:off x="{rect.x}" y="{rect.y}"/><a:ext cx="{rect.width}" cy="{rect.height}"/></{tag}>'


def _geometry(box: TextBox | ShapeBox) -> str:
    """Position and outline; `adjust` in the file's unit of 1/100,000."""
    guide = ""
    if box.adjust is not None:
        name = _ADJUSTMENTS.get(box.shape, "adj")
        guide = f'<a:gd name="{name}" fmla="val {round(box.adjust * 100_000)}"/>'
    return f'{_transform(box.rect)}<a:prstGeom prst="{box.shape}">{element("a:avLst", "", guide)}</a:prstGeom>'

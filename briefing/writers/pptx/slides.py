"""Slides with their notes pages and charts, put into the package."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.diagnostics import OutputError
from briefing.frame import ChartBox, Frame
from briefing.template.master import LayoutGeometry
from briefing.writers.pptx.charts import chart_xml
from briefing.writers.pptx.markup import HEAD, NAMESPACES, OFFICE, PRESENTATION_ML
from briefing.writers.pptx.media import Media
from briefing.writers.pptx.notes import notes_relationships, notes_xml
from briefing.writers.pptx.parts import Parts, relative
from briefing.writers.pptx.shapes import draw, is_title
from briefing.writers.pptx.sheet import Sheet
from briefing.writers.pptx.style import Style
from briefing.writers.pptx.workbook import workbook

_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_GROUP = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'


@dataclass(slots=True)
class Slides:
    """Adds slides, notes pages and charts to the package."""

    parts: Parts
    style: Style
    media: Media
    layouts: Mapping[str, LayoutGeometry]
    layout_parts: Mapping[str, str]
    notes_master: str
    charts: int = 0

    def add_all(self, frames: Sequence[Frame]) -> list[str]:
        """Add every slide; the ids of their relationships to the presentation."""
        names = {frame.slide_id: f"slide{i}.xml" for i, frame in enumerate(frames, 1)}
        slides = [self._add(frame, number, names) for number, frame in enumerate(frames, 1)]
        return self.parts.relate_all(self.parts.main, f"{OFFICE}/slide", slides)

    def _add(self, frame: Frame, number: int, names: Mapping[str, str]) -> str:
        if frame.layout not in self.layouts:
            raise OutputError.one("PPT003", f'The master has no layout "{frame.layout}"')
        part = f"ppt/slides/slide{number}.xml"
        sheet = Sheet(
            self.style,
            self.layouts[frame.layout],
            names,
            frame.number,
            lambda asset: relative(part, self.media.part(asset)),
            lambda box: relative(part, self._chart(box)),
        )
        sheet.relate("slideLayout", relative(part, self.layout_parts[frame.layout]))
        xml = slide_xml(frame, sheet)
        if frame.notes:
            sheet.relate("notesSlide", self._notes(frame, number))
        self.parts.add(part, xml.encode(), f"{PRESENTATION_ML}.slide+xml")
        self.parts.add_relationships(part, sheet.relationships)
        return part

    def _notes(self, frame: Frame, number: int) -> str:
        part = f"ppt/notesSlides/notesSlide{number}.xml"
        xml = notes_xml(frame.notes, self.style.lang)
        self.parts.add(part, xml.encode(), f"{PRESENTATION_ML}.notesSlide+xml")
        rels = notes_relationships(f"../slides/slide{number}.xml", relative(part, self.notes_master))
        self.parts.add_relationships(part, rels)
        return f"../notesSlides/notesSlide{number}.xml"

    def _chart(self, box: ChartBox) -> str:
        self.charts += 1
        part = self.parts.free_name("ppt/charts/chart{}.xml", self.charts)
        book = self.parts.free_name("ppt/embeddings/workbook{}.xlsx", self.charts)
        self.parts.add(part, chart_xml(box, self.style).encode(), _CHART_TYPE)
        self.parts.add(book, workbook(box.categories, box.series), _WORKBOOK_TYPE)
        self.parts.relate(part, f"{OFFICE}/package", book)
        return part


def slide_xml(frame: Frame, sheet: Sheet) -> str:
    """The slide part of a frame; its title comes first, for those who have the slide read to them."""
    ordered = sorted(frame.boxes, key=lambda box: not is_title(box))
    shapes = "".join(draw(box, sheet) for box in ordered)
    return (
        f"{HEAD}<p:sld {NAMESPACES}><p:cSld><p:spTree>{_GROUP}{shapes}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    )

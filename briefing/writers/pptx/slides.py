"""Slides with their notes pages and charts, put into the package."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part

from briefing.diagnostics import OutputError
from briefing.frame import ChartBox, Frame
from briefing.template.master import LayoutGeometry
from briefing.writers.pptx.markup import HEAD, NAMESPACES
from briefing.writers.pptx.media import Media
from briefing.writers.pptx.notes import notes_xml
from briefing.writers.pptx.parts import Parts
from briefing.writers.pptx.shapes import draw, is_title
from briefing.writers.pptx.sheet import Sheet
from briefing.writers.pptx.style import Style

_GROUP = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'


class Slides(Struct):
    """Adds slides, notes pages and charts to the package; `notes_master` is needed only if there are notes."""

    parts: Parts
    style: Style
    media: Media
    layouts: Mapping[str, LayoutGeometry]
    layout_parts: Mapping[str, Part]
    notes_master: Part | None

    def add_all(self, frames: Sequence[Frame]) -> list[str]:
        """Add every slide; the ids of their relationships to the presentation."""
        new = [self.parts.add("/ppt/slides/slide{}.xml", CONTENT_TYPE.PML_SLIDE) for _ in frames]
        by_id = {frame.slide_id: part for frame, part in zip(frames, new, strict=True)}
        for frame, part in zip(frames, new, strict=True):
            self._fill(part, frame, by_id)
        return self.parts.relate_slides(new)

    def _fill(self, part: Part, frame: Frame, slides: Mapping[str, Part]) -> None:
        if frame.layout not in self.layouts:
            raise OutputError.one("PPT003", f'The master has no layout "{frame.layout}"')
        layout = self.layouts[frame.layout]
        sheet = Sheet(part, self.style, layout, slides, frame.number, self.media.part, self._chart)
        sheet.relate(RELATIONSHIP_TYPE.SLIDE_LAYOUT, self.layout_parts[frame.layout])
        part.blob = slide_xml(frame, sheet).encode()
        if frame.notes and self.notes_master:
            self._add_notes(part, frame.notes, self.notes_master)

    def _add_notes(self, slide: Part, paragraphs: Sequence[str], master: Part) -> None:
        xml = notes_xml(paragraphs, self.style.lang)
        notes = self.parts.add("/ppt/notesSlides/notesSlide{}.xml", CONTENT_TYPE.PML_NOTES_SLIDE, xml.encode())
        notes.relate_to(master, RELATIONSHIP_TYPE.NOTES_MASTER)
        notes.relate_to(slide, RELATIONSHIP_TYPE.SLIDE)
        slide.relate_to(notes, RELATIONSHIP_TYPE.NOTES_SLIDE)

    def _chart(self, box: ChartBox) -> Part:
        from briefing.writers.pptx.charts import chart_part  # loads what writes workbooks, which few decks need

        return chart_part(box, self.style, self.parts)


def slide_xml(frame: Frame, sheet: Sheet) -> str:
    """The slide part of a frame; its title comes first, for those who have the slide read to them."""
    ordered = sorted(frame.boxes, key=lambda box: not is_title(box))
    shapes = "".join(draw(box, sheet) for box in ordered)
    return (
        f"{HEAD}<p:sld {NAMESPACES}><p:cSld><p:spTree>{_GROUP}{shapes}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    )

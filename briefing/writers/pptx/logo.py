"""The logo: a picture at the top right of every layout, so that slides inherit it and none carries it."""

from __future__ import annotations

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.parts.image import ImagePart
from pptx.slide import SlideLayout

from briefing.units import Rect, inches
from briefing.writers.pptx.markup import NAMESPACES
from briefing.writers.pptx.shapes import DECORATIVE

# Beside the kicker, whose placeholder leaves this room in the base master (templates/base/make_master.py: LOGO_ROOM).
_TOP, _HEIGHT, _WIDTH = inches(0.3), inches(0.48), inches(1.9)


def add_logo(layout: SlideLayout, image: ImagePart, slide: Rect) -> None:
    """Put a picture on a layout; `slide` is the rectangle of the whole slide."""
    tree = layout.element.cSld.spTree
    relation = layout.part.relate_to(image, RELATIONSHIP_TYPE.IMAGE)
    tree.append(parse_xml(_picture(tree.max_shape_id + 1, relation, logo_rect(image, slide))))


def logo_rect(image: ImagePart, slide: Rect) -> Rect:
    """The picture's proportions inside the room at the top right, flush with the margin."""
    width, height = image.image.size
    scale = min(_WIDTH / width, _HEIGHT / height)
    drawn = Rect(0, 0, round(width * scale), round(height * scale))
    margin = slide.width * 9 // 160  # 0.75 of 13.333 in
    return Rect(slide.width - margin - drawn.width, _TOP + (_HEIGHT - drawn.height) // 2, drawn.width, drawn.height)


def _picture(number: int, relation: str, r: Rect) -> str:
    return (
        f'<p:pic {NAMESPACES}><p:nvPicPr><p:cNvPr id="{number}" name="Logo" descr="">{DECORATIVE}</p:cNvPr><p:cNvPicPr>'
        '<a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>'
        f'<a:off x="{r.x}" y="{r.y}"/><a:ext cx="{r.width}" cy="{r.height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )

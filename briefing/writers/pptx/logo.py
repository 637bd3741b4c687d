"""The logo: a picture at the top right of every layout, so that slides inherit it and none carries it."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from lxml import etree

from briefing.template.color import NS
from briefing.template.opc import parse_xml, whole
from briefing.units import Rect, inches
from briefing.writers.pptx.markup import NAMESPACES, OFFICE
from briefing.writers.pptx.media import Media
from briefing.writers.pptx.parts import Parts
from briefing.writers.pptx.shapes import DECORATIVE

# Beside the kicker, whose placeholder leaves this room in the base master (templates/base/make_master.py: LOGO_ROOM).
_TOP, _HEIGHT, _WIDTH = inches(0.3), inches(0.48), inches(1.9)


def add_logo(parts: Parts, layouts: Sequence[str], media: Media, asset: str, slide: Rect) -> None:
    """Put the picture `asset` on each of the layout parts."""
    image = media.part(asset)
    rect = logo_rect(parts.contents[image], slide)
    for layout in layouts:
        root = parse_xml(parts.contents[layout], layout)
        tree = root.find("p:cSld/p:spTree", NS)
        if tree is not None:
            number = 1 + max((whole(e.get("id")) for e in tree.iter(f"{{{NS['p']}}}cNvPr")), default=0)
            relation = parts.relate(layout, f"{OFFICE}/image", image)
            tree.append(etree.fromstring(_picture(number, relation, rect)))
            parts.contents[layout] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def logo_rect(picture: bytes, slide: Rect) -> Rect:
    """The picture's proportions inside the room at the top right, flush with the margin."""
    from PIL import Image

    with Image.open(BytesIO(picture)) as image:
        width, height = image.size
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

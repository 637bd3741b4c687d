"""What a layout draws itself, and the colour that lies behind what is put on it.

A gradient counts as the mean of its stops, a picture as the mean of its pixels: enough to choose a text colour that
stands out from it, which is all that is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

from lxml import etree
from msgspec import Struct

from briefing.template.color import NS, P, R, Scheme, mean
from briefing.template.master_file import Drawing
from briefing.units import Rect

_FILLS = ("a:solidFill", "a:gradFill", "a:pattFill", "a:blipFill", "p:blipFill")


class Drawn(Struct, frozen=True):
    """What draws (a master or a layout), with what its colours refer to."""

    source: Drawing
    scheme: Scheme

    @property
    def root(self) -> etree._Element:
        root: etree._Element = self.source.element
        return root


def background(owners: Sequence[Drawn]) -> str:
    """The RGB of the background that the first of `owners` gives, "" if none does."""
    for owner in owners:
        found = owner.root.find("p:cSld/p:bg", NS)
        if found is not None:
            holder = found.find("p:bgPr", NS)
            return (_fill(holder, owner) if holder is not None else "") or owner.scheme.resolve(found)
    return ""


def decorations(owners: Sequence[Drawn], behind: str) -> Iterator[tuple[Rect, str]]:
    """What `owners` draw, in that order, with the RGB of each; `behind` where a shape has no fill of its own."""
    for owner in owners:
        for shape in owner.root.iterfind("p:cSld/p:spTree/*", NS):
            rect = shape_rect(shape) if shape.find("*/p:nvPr/p:ph", NS) is None else None
            if rect is not None:
                yield rect, _shape_color(shape, owner) or behind


def behind(content: Rect, background: str, found: Sequence[tuple[Rect, str]]) -> str:
    """The RGB behind `content`: the last decoration that holds all of it, else the background."""
    return next((rgb for rect, rgb in reversed(found) if rect.contains(content)), background)


def shape_rect(shape: etree._Element) -> Rect | None:
    """The rectangle that a shape, picture, group or frame gives for itself."""
    for path in ("p:spPr/a:xfrm", "p:grpSpPr/a:xfrm", "p:xfrm"):
        transform = shape.find(path, NS)
        if transform is not None:
            offset, extent = transform.find("a:off", NS), transform.find("a:ext", NS)
            if offset is not None and extent is not None:
                values = (offset.get("x"), offset.get("y"), extent.get("cx"), extent.get("cy"))
                return Rect(*(whole(v) for v in values))
    return None


def whole(text: str | None, default: int = 0) -> int:
    """An attribute that is a whole number; `default` where it is missing or is none."""
    return int(text) if text and len(text) < 12 and text.removeprefix("-").isdecimal() else default


def _shape_color(shape: etree._Element, owner: Drawn) -> str:
    """The RGB of a shape: its own fill, else its style's; of a group, its first filled member's."""
    if shape.tag == f"{{{P}}}pic":
        return _fill(shape, owner)
    for properties in shape.iter(f"{{{P}}}spPr"):
        if properties.find("a:noFill", NS) is not None:
            continue
        parent = properties.getparent()
        reference = None if parent is None else parent.find("p:style/a:fillRef", NS)
        styled = "" if reference is None or reference.get("idx", "0") == "0" else owner.scheme.resolve(reference)
        found = _fill(properties, owner) or styled
        if found:
            return found
    return ""


def _fill(holder: etree._Element, owner: Drawn) -> str:
    """The RGB of the fill among the children of `holder`, "" for none."""
    for kind in _FILLS:
        fill = holder.find(kind, NS)
        if fill is None:
            continue
        stops = fill.findall("a:gsLst/a:gs", NS)
        if stops:
            return mean([owner.scheme.resolve(stop) for stop in stops])
        blip = fill.find("a:blip", NS)
        return owner.scheme.resolve(fill) if blip is None else _picture_color(blip.get(f"{{{R}}}embed", ""), owner)
    return ""


def _picture_color(relation: str, owner: Drawn) -> str:
    """The mean colour of a picture; "" where it cannot be read or is mostly transparent."""
    from PIL import Image

    try:
        with Image.open(BytesIO(owner.source.part.related_part(relation).blob)) as image:
            image.thumbnail((64, 64))
            red, green, blue, alpha = image.convert("RGBA").resize((1, 1), Image.Resampling.BOX).tobytes()
    except (KeyError, OSError, ValueError, Image.DecompressionBombError):
        return ""
    return f"{red:02X}{green:02X}{blue:02X}" if alpha > 127 else ""

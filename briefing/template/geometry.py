"""Reads the geometry of a PowerPoint master: inheritance, colours and decoration resolved to plain rectangles and RGB.

A placeholder of a layout inherits from the master's placeholder of the same family, and its text from the master's text
styles (ECMA-376 part 1, 19.3.1.36 and 21.1.2.4). Only the first level of the text is read: it is what is measured; what
a slide says of deeper levels is written explicitly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from lxml import etree
from msgspec import Struct

from briefing.frame import Align, Anchor, Insets
from briefing.template.color import NS, Scheme, theme_fonts, theme_slots
from briefing.template.decoration import Drawn, background, behind, decorations, shape_rect, whole
from briefing.template.master import LayoutGeometry, MasterGeometry, PlaceholderGeometry
from briefing.template.master_file import NamedLayout, fail, named_layouts, open_master, theme_root
from briefing.template.roles import Holder, assign_roles, content_rect
from briefing.units import Rect

# Where the text of a placeholder inherits from, by its type; any other type is body text.
_TITLES = frozenset({"title", "ctrTitle"})
_FURNITURE = frozenset({"dt", "ftr", "sldNum", "hdr"})
_ANCHORS = {"t": Anchor.TOP, "ctr": Anchor.MIDDLE, "b": Anchor.BOTTOM}
_ALIGNS = {"l": Align.LEFT, "ctr": Align.CENTER, "r": Align.RIGHT}
# Insets and size where nobody says otherwise (ECMA-376 part 1, 21.1.2.1.1): 0.1 and 0.05 in, 18 pt.
_INSETS = {"lIns": 91_440, "tIns": 45_720, "rIns": 91_440, "bIns": 45_720}
_SIZE = 1800


class _Master(Struct, frozen=True):
    """A slide master with what its layouts inherit from; `areas` are the rectangles of its title and body."""

    drawn: Drawn
    holders: Mapping[str, etree._Element]
    defaults: etree._Element | None
    areas: tuple[Rect | None, Rect | None]


@lru_cache(maxsize=4)
def read(master: bytes, slots: tuple[tuple[str, str], ...] = ()) -> MasterGeometry:
    """The geometry of a master; `slots` replace the RGB of the theme's own (see `master.read_geometry`)."""
    presentation = open_master(master)
    slide = _slide_rect(presentation.element)
    masters: dict[str, _Master] = {}
    layouts: dict[str, LayoutGeometry] = {}
    found = named_layouts(presentation)
    for named in found:
        part = named.master.part.partname
        if part not in masters:
            masters[part] = _read_master(named, dict(slots), presentation.element)
        layouts[named.name] = _read_layout(named, masters[part], slide)
    first = theme_root(found[0].master)
    return MasterGeometry(slide, MappingProxyType(layouts), MappingProxyType(theme_slots(first)), theme_fonts(first))


def color_map(root: etree._Element) -> dict[str, str]:
    """The colour map of a slide master: from the names that slides use to theme slots."""
    found = root.find("p:clrMap", NS)
    return {} if found is None else {str(k): str(v) for k, v in found.attrib.items()}


def _slide_rect(presentation: etree._Element) -> Rect:
    size = presentation.find("p:sldSz", NS)
    width, height = (0, 0) if size is None else (whole(size.get("cx")), whole(size.get("cy")))
    if width <= 0 or height <= 0:
        fail("MAS002", "The master is damaged: it gives no slide size")
    return Rect(0, 0, width, height)


def _read_master(named: NamedLayout, slots: dict[str, str], presentation: etree._Element) -> _Master:
    root = named.master.element
    drawn = Drawn(named.master, Scheme(theme_slots(theme_root(named.master)) | slots, color_map(root)))
    holders: dict[str, etree._Element] = {}
    for shape, holder in _placeholders(root):
        holders.setdefault(holder.get("type", "obj"), shape)
    title, body = (shape_rect(holders[kind]) if kind in holders else None for kind in ("title", "body"))
    return _Master(drawn, holders, presentation.find("p:defaultTextStyle", NS), (title, body))


def _placeholders(root: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Each shape that is a placeholder, with its `p:ph`."""
    for shape in root.iterfind("p:cSld/p:spTree/*", NS):
        holder = shape.find("*/p:nvPr/p:ph", NS)
        if holder is not None:
            yield shape, holder


def _read_layout(named: NamedLayout, master: _Master, slide: Rect) -> LayoutGeometry:
    drawn = Drawn(named.layout, master.drawn.scheme)
    root, kind = drawn.root, drawn.root.get("type", "")
    ground = background((drawn, master.drawn)) or drawn.scheme.rgb("bg1")
    shows_master = root.get("showMasterSp") not in ("0", "false")
    decoration = tuple(decorations((master.drawn, drawn) if shows_master else (drawn,), ground))
    holders = [h for h in (_holder(shape, ph, master) for shape, ph in _placeholders(root)) if h]
    roles = assign_roles([h.holder for h in holders], kind, slide)
    content = content_rect([h.holder for h in holders], roles, slide, master.areas)
    placeholders = tuple(h.geometry(role) for h, role in zip(holders, roles, strict=True))
    return LayoutGeometry(named.name, placeholders, content, behind(content, ground, decoration), decoration, kind)


class _Resolved(Struct, frozen=True):
    """A placeholder with what it inherits, before its role is known."""

    holder: Holder
    size_pt: float
    bold: bool
    rgb: str
    insets: Insets
    anchor: Anchor
    align: Align

    def geometry(self, role: str) -> PlaceholderGeometry:
        h = self.holder
        return PlaceholderGeometry(
            role, h.type, h.idx, h.name, h.rect, self.size_pt, self.bold, self.rgb, self.insets, self.anchor, self.align
        )


def _holder(shape: etree._Element, ph: etree._Element, master: _Master) -> _Resolved | None:
    kind = ph.get("type", "obj")
    parent = master.holders.get(_family(kind, master))
    rect = shape_rect(shape) or (shape_rect(parent) if parent is not None else None)
    if rect is None:
        return None
    properties = shape.find("*/p:cNvPr", NS)
    name = "" if properties is None else properties.get("name", "")
    levels = tuple(_first_levels(shape, parent, kind, master))
    run = tuple(r for level in levels if (r := level.find("a:defRPr", NS)) is not None)
    owners = (shape,) if parent is None else (shape, parent)
    body = tuple(b for s in owners if (b := s.find("p:txBody/a:bodyPr", NS)) is not None)
    return _Resolved(
        Holder(kind, whole(ph.get("idx")), name, rect),
        whole(_first(run, "sz", ""), _SIZE) / 100,
        _first(run, "b", "0") in ("1", "true"),
        next(
            (rgb for r in run if (rgb := master.drawn.scheme.resolve(r.find("a:solidFill", NS)))),
            master.drawn.scheme.rgb("tx1"),
        ),
        _insets(body),
        _ANCHORS.get(_first(body, "anchor", "t"), Anchor.TOP),
        _ALIGNS.get(_first(levels, "algn", "l"), Align.LEFT),
    )


def _family(kind: str, master: _Master) -> str:
    """The type of the master's placeholder that a placeholder of type `kind` inherits from."""
    if kind in _TITLES:
        return "title"
    if kind in _FURNITURE:
        return kind
    return "body" if "body" in master.holders else "obj"


def _first_levels(
    shape: etree._Element, parent: etree._Element | None, kind: str, master: _Master
) -> Iterator[etree._Element]:
    """The properties of the first level of text, nearest first."""
    style = "titleStyle" if kind in _TITLES else "otherStyle" if kind in _FURNITURE else "bodyStyle"
    levels = (
        shape.find("p:txBody/a:lstStyle/a:lvl1pPr", NS),
        None if parent is None else parent.find("p:txBody/a:lstStyle/a:lvl1pPr", NS),
        master.drawn.root.find(f"p:txStyles/p:{style}/a:lvl1pPr", NS),
        None if master.defaults is None else master.defaults.find("a:lvl1pPr", NS),
    )
    yield from (level for level in levels if level is not None)


def _first(elements: tuple[etree._Element, ...], attribute: str, default: str) -> str:
    """The value of `attribute` at the first element that has it."""
    return next((value for e in elements if (value := e.get(attribute)) is not None), default)


def _insets(body: tuple[etree._Element, ...]) -> Insets:
    left, top, right, bottom = (whole(_first(body, side, ""), default) for side, default in _INSETS.items())
    return Insets(left, top, right, bottom)

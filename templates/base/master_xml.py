"""The XML of the base masters: each function gives one part of the package, or a piece of one.

What is said where: PresentationML in ECMA-376 part 1, clause 19; DrawingML in clauses 20 and 21. Decoration and text
take their colours from the theme only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

EMU = 914_400
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
RECT = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class Grid:
    """The measures of one aspect, in inches: the sheet, its side margins, the dark panel and the text beside it."""

    width: float
    height: float
    margin: float
    panel: float
    beside: float

    @property
    def content(self) -> float:
        """The width between the side margins."""
        return self.width - 2 * self.margin

    @property
    def scale(self) -> float:
        """How much narrower than 16:9 (decoration shrinks with it)."""
        return self.width / 13.333


@dataclass(frozen=True, slots=True)
class Holder:
    """A placeholder. `box`: x, y, width, height in inches; `kind`: its `type`; `idx` None: none is written."""

    name: str
    kind: str
    idx: int | None
    box: tuple[float, float, float, float]
    size_pt: float
    color: str
    bold: bool = False
    anchor: str = "t"
    align: str = "l"
    prompt: str = ""
    bullets: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle of decoration."""

    name: str
    box: tuple[float, float, float, float]
    color: str


@dataclass(frozen=True, slots=True)
class Ring:
    """A quarter ring around the corner (x, y), upper left; `tint`: percent of white mixed in."""

    name: str
    x: float
    y: float
    outer: float
    inner: float
    color: str
    tint: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A slide layout: `kind` is its `type` in the file ("" for one of our own), `background` a slot or ""."""

    name: str
    kind: str
    background: str
    decoration: tuple[Bar | Ring, ...]
    holders: tuple[Holder, ...]


def emu(inches: float) -> int:
    return round(inches * EMU)


def xfrm(x: float, y: float, width: float, height: float, tag: str = "a:xfrm") -> str:
    return f'<{tag}><a:off x="{emu(x)}" y="{emu(y)}"/><a:ext cx="{emu(width)}" cy="{emu(height)}"/></{tag}>'


def solid(color: str, change: str = "") -> str:
    return f'<a:solidFill><a:schemeClr val="{color}">{change}</a:schemeClr></a:solidFill>'


def sp(number: int, name: str, properties: str, shape: str, text: str, locks: str = "") -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr>{locks}</p:cNvSpPr>'
        f"<p:nvPr{properties}</p:nvPr></p:nvSpPr><p:spPr>{shape}</p:spPr><p:txBody>{text}</p:txBody></p:sp>"
    )


def first_level(h: Holder) -> str:
    """What the placeholder says of its first level; the rest is the master's."""
    bullet = "" if h.bullets else ' marL="0" indent="0"'
    spacing = "" if h.bullets or h.kind in ("title", "ctrTitle") else '<a:spcBef><a:spcPts val="0"/></a:spcBef>'
    none = "" if h.bullets else "<a:buNone/>"
    return (
        f'<a:lvl1pPr{bullet} algn="{h.align}">{spacing}{none}<a:defRPr sz="{round(h.size_pt * 100)}" '
        f'b="{int(h.bold)}">{solid(h.color)}</a:defRPr></a:lvl1pPr>'
    )


def prompt(h: Holder) -> str:
    if h.kind == "sldNum":
        field = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
        return f'<a:p>{field}<a:rPr lang="en-US"/><a:t>‹#›</a:t></a:fld><a:endParaRPr lang="en-US"/></a:p>'
    texts = [h.prompt, "Second level", "Third level"] if h.bullets else [h.prompt]
    return "".join(
        f'<a:p><a:pPr lvl="{level}"/><a:r><a:rPr lang="en-US"/><a:t>{escape(text)}</a:t></a:r></a:p>'
        for level, text in enumerate(texts)
    )


_SIZES = {"dt": ' sz="half"', "ftr": ' sz="quarter"', "sldNum": ' sz="quarter"', "body": ' sz="quarter"'}


def holder_xml(number: int, h: Holder, as_type: str = "") -> str:
    kind = as_type or h.kind
    idx = "" if h.idx is None else f' idx="{h.idx}"'
    size = _SIZES.get(kind, "")
    frame = (
        f'<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="{h.anchor}">'
        "<a:noAutofit/></a:bodyPr>"
    )
    text = f"{frame}<a:lstStyle>{first_level(h)}</a:lstStyle>{prompt(h)}"
    shape = xfrm(*h.box) + (RECT if as_type else "")
    return sp(number, h.name, f'><p:ph type="{kind}"{size}{idx}/>', shape, text, '<a:spLocks noGrp="1"/>')


EMPTY_TEXT = '<a:bodyPr rtlCol="0" anchor="ctr"/><a:lstStyle/><a:p><a:endParaRPr lang="en-US"/></a:p>'


def bar_xml(number: int, bar: Bar) -> str:
    shape = f"{xfrm(*bar.box)}{RECT}{solid(bar.color)}<a:ln><a:noFill/></a:ln>"
    return sp(number, bar.name, ' userDrawn="1">', shape, EMPTY_TEXT)


def ring_xml(number: int, ring: Ring) -> str:
    """A quarter ring as two arcs; a ring without a hole is a quarter disc."""
    unit = 10_000
    inner = round(unit * ring.inner / ring.outer)
    back = f'<a:arcTo wR="{inner}" hR="{inner}" stAng="16200000" swAng="-5400000"/>' if inner else ""
    path = (
        f'<a:moveTo><a:pt x="0" y="{unit}"/></a:moveTo>'
        f'<a:arcTo wR="{unit}" hR="{unit}" stAng="10800000" swAng="5400000"/>'
        f'<a:lnTo><a:pt x="{unit}" y="{unit - inner}"/></a:lnTo>{back}<a:close/>'
    )
    geometry = (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{unit}" h="{unit}">{path}</a:path></a:pathLst></a:custGeom>'
    )
    mixed = f'<a:lumMod val="{100 - ring.tint}000"/><a:lumOff val="{ring.tint}000"/>' if ring.tint else ""
    box = xfrm(ring.x - ring.outer, ring.y - ring.outer, ring.outer, ring.outer)
    return sp(
        number,
        ring.name,
        ' userDrawn="1">',
        f"{box}{geometry}{solid(ring.color, mixed)}<a:ln><a:noFill/></a:ln>",
        EMPTY_TEXT,
    )


def tree(shapes: list[str]) -> str:
    group = (
        '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
    )
    return f"<p:spTree>{group}{''.join(shapes)}</p:spTree>"


def background(color: str) -> str:
    return f"<p:bg><p:bgPr>{solid(color)}<a:effectLst/></p:bgPr></p:bg>" if color else ""


def layout_xml(layout: Layout) -> str:
    shapes: list[str] = []
    for piece in layout.decoration:
        number = len(shapes) + 2
        shapes.append(bar_xml(number, piece) if isinstance(piece, Bar) else ring_xml(number, piece))
    for holder in layout.holders:
        shapes.append(holder_xml(len(shapes) + 2, holder))
    kind = f' type="{layout.kind}"' if layout.kind else ' userDrawn="1"'
    return (
        f'{HEAD}<p:sldLayout {NAMESPACES}{kind} preserve="1"><p:cSld name="{layout.name}">'
        f"{background(layout.background)}"
        f"{tree(shapes)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


CLR_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)


def level(
    n: int, size_pt: int, font: str, color: str, left: int = 0, hanging: int = 0, more: str = "", bold: int = 0
) -> str:
    """Level `n` of a text style; `left` and `hanging` in EMU, `more` goes before the run properties."""
    return (
        f'<a:lvl{n}pPr marL="{left}" indent="{-hanging}" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" '
        f'hangingPunct="1">{more}<a:defRPr sz="{size_pt * 100}" b="{bold}" kern="1200">{solid(color)}'
        f'<a:latin typeface="+{font}-lt"/><a:ea typeface="+{font}-ea"/><a:cs typeface="+{font}-cs"/></a:defRPr>'
        f"</a:lvl{n}pPr>"
    )


def text_styles() -> str:
    tight = '<a:lnSpc><a:spcPct val="95000"/></a:lnSpc><a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/>'
    listed = (
        '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="{before}"/></a:spcBef>'
        '<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="{char}"/>'
    )
    bodies = "".join(
        level(
            n, 20 if n == 1 else 18, "mn", "tx1", 228_600 * n, 228_600,
            listed.format(before=800 if n == 1 else 400, char="•" if n % 2 else "–"),
        )
        for n in range(1, 10)
    )  # fmt: skip
    others = "".join(level(n, 18, "mn", "tx1", 457_200 * (n - 1)) for n in range(1, 10))
    return (
        f"<p:txStyles><p:titleStyle>{level(1, 28, 'mj', 'tx2', more=tight, bold=1)}</p:titleStyle>"
        f"<p:bodyStyle>{bodies}</p:bodyStyle><p:otherStyle>{others}</p:otherStyle></p:txStyles>"
    )


def master_xml(holders: Sequence[Holder], count: int) -> str:
    shapes = [holder_xml(i, h, as_type=h.kind) for i, h in enumerate(holders, 2)]
    ids = "".join(f'<p:sldLayoutId id="{2147483649 + i}" r:id="rId{i}"/>' for i in range(1, count + 1))
    return (
        f"{HEAD}<p:sldMaster {NAMESPACES}><p:cSld>{background('bg1')}{tree(shapes)}</p:cSld>{CLR_MAP}"
        f"<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>{text_styles()}</p:sldMaster>"
    )


def notes_master_xml() -> str:
    """Portrait notes: the slide above, the notes below, all black on white."""
    black = "tx1"
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr>'
        f"</p:nvSpPr><p:spPr>{xfrm(0.75, 0.9, 6.0, 3.375)}{RECT}<a:noFill/>"
        f'<a:ln w="9525">{solid("accent6")}</a:ln></p:spPr></p:sp>'
    )
    holders = (
        Holder("Notes", "body", 3, (0.75, 4.55, 6.0, 4.7), 12, black, prompt="Notes"),
        Holder("Header", "hdr", 0, (0.75, 0.4, 3.5, 0.3), 10, black, anchor="ctr", prompt="Header"),
        Holder("Footer", "ftr", 4, (0.75, 9.45, 4.5, 0.3), 10, black, anchor="ctr", prompt="Footer"),
        Holder("Slide number", "sldNum", 5, (5.75, 9.45, 1.0, 0.3), 10, black, anchor="ctr", align="r"),
    )
    shapes = [image, *(holder_xml(i, h, as_type=h.kind) for i, h in enumerate(holders, 3))]
    after = '<a:spcBef><a:spcPts val="300"/></a:spcBef>'
    levels = "".join(level(n, 12, "mn", black, 171_450 * (n - 1), more=after) for n in range(1, 10))
    return (
        f"{HEAD}<p:notesMaster {NAMESPACES}><p:cSld>{background('bg1')}{tree(shapes)}</p:cSld>{CLR_MAP}"
        f"<p:notesStyle>{levels}</p:notesStyle></p:notesMaster>"
    )

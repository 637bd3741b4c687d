"""The parts around the layouts: theme, presentation, relationships, content types (ECMA-376 parts 1 and 2)."""

from __future__ import annotations

from collections.abc import Sequence

from master_xml import HEAD, NAMESPACES, Grid, Holder, Layout, emu, layout_xml, level, master_xml, notes_master_xml

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"

COLORS = {
    "dk1": "1A2530",  # ink
    "lt1": "FFFFFF",  # paper
    "dk2": "0E2A47",  # dark
    "lt2": "F2F5F8",  # mist
    "accent1": "0B6A96",  # the accent
    "accent2": "A34C07",  # warning
    "accent3": "566573",  # slate
    "accent4": "DDEAF2",  # sky
    "accent5": "FAF0E4",  # sand
    "accent6": "C5D0DA",  # rule
    "hlink": "0B6A96",
    "folHlink": "566573",
}
FONT = "Arial"


def theme_xml(name: str) -> str:
    """A flat theme: no gradients, no shadows."""
    slots = "".join(f'<a:{slot}><a:srgbClr val="{rgb}"/></a:{slot}>' for slot, rgb in COLORS.items())
    family = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(
        f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{fill}<a:prstDash val="solid"/></a:ln>'
        for width in (9525, 12700, 19050)
    )
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{HEAD}<a:theme xmlns:a="{DRAWING}" name="{name}"><a:themeElements><a:clrScheme name="{name}">{slots}'
        f'</a:clrScheme><a:fontScheme name="{name}"><a:majorFont>{family}</a:majorFont>'
        f"<a:minorFont>{family}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="{name}"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements><a:objectDefaults/>"
        "<a:extraClrSchemeLst/></a:theme>"
    )


def presentation_xml(g: Grid) -> str:
    defaults = "".join(level(n, 18, "mn", "tx1", 457_200 * (n - 1)) for n in range(1, 10))
    return (
        f'{HEAD}<p:presentation {NAMESPACES} saveSubsetFonts="1"><p:sldMasterIdLst>'
        '<p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldSz cx="{emu(g.width)}" cy="{emu(g.height)}"/><p:notesSz cx="6858000" cy="9144000"/>'
        f"<p:defaultTextStyle>{defaults}</p:defaultTextStyle></p:presentation>"
    )


def relationships(*targets: tuple[str, str]) -> str:
    """A .rels part: (type, target) become rId1, rId2 ... A type without a scheme is one of Office's own."""
    rows = "".join(
        f'<Relationship Id="rId{i}" Type="{kind if "://" in kind else f"{OFFICE}/{kind}"}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def content_types(count: int) -> str:
    overrides = [
        ("ppt/presentation.xml", f"{PRESENTATION}.presentation.main+xml"),
        ("ppt/slideMasters/slideMaster1.xml", f"{PRESENTATION}.slideMaster+xml"),
        ("ppt/notesMasters/notesMaster1.xml", f"{PRESENTATION}.notesMaster+xml"),
        *((f"ppt/slideLayouts/slideLayout{i}.xml", f"{PRESENTATION}.slideLayout+xml") for i in range(1, count + 1)),
        ("ppt/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
        ("ppt/theme/theme2.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
        ("ppt/presProps.xml", f"{PRESENTATION}.presProps+xml"),
        ("ppt/viewProps.xml", f"{PRESENTATION}.viewProps+xml"),
        ("ppt/tableStyles.xml", f"{PRESENTATION}.tableStyles+xml"),
        ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    ]
    rows = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides)
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def core_xml() -> str:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Briefing</dc:title></cp:coreProperties>'
    )


def package_parts(g: Grid, layouts: Sequence[Layout], master: Sequence[Holder]) -> dict[str, str]:
    """Every part of the package by name, in the order of the file."""
    count = len(layouts)
    layout_parts = {f"ppt/slideLayouts/slideLayout{i}.xml": layout_xml(x) for i, x in enumerate(layouts, 1)}
    to_master = relationships(("slideMaster", "../slideMasters/slideMaster1.xml"))
    layout_rels = {f"ppt/slideLayouts/_rels/slideLayout{i}.xml.rels": to_master for i in range(1, count + 1)}
    of_master = [("slideLayout", f"../slideLayouts/slideLayout{i}.xml") for i in range(1, count + 1)]
    extended = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return {
        "[Content_Types].xml": content_types(count),
        "_rels/.rels": relationships(
            ("officeDocument", "ppt/presentation.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("extended-properties", "docProps/app.xml"),
        ),
        "docProps/core.xml": core_xml(),
        "docProps/app.xml": f'{HEAD}<Properties xmlns="{extended}"><Application>briefing</Application></Properties>',
        "ppt/presentation.xml": presentation_xml(g),
        "ppt/_rels/presentation.xml.rels": relationships(
            ("slideMaster", "slideMasters/slideMaster1.xml"),
            ("notesMaster", "notesMasters/notesMaster1.xml"),
            ("presProps", "presProps.xml"),
            ("viewProps", "viewProps.xml"),
            ("theme", "theme/theme1.xml"),
            ("tableStyles", "tableStyles.xml"),
        ),
        "ppt/presProps.xml": f"{HEAD}<p:presentationPr {NAMESPACES}/>",
        "ppt/viewProps.xml": f"{HEAD}<p:viewPr {NAMESPACES}/>",
        "ppt/tableStyles.xml": f'{HEAD}<a:tblStyleLst xmlns:a="{DRAWING}" '
        'def="{2D5ABB26-0587-4C30-8999-92F81FD0307C}"/>',
        "ppt/slideMasters/slideMaster1.xml": master_xml(master, count),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relationships(*of_master, ("theme", "../theme/theme1.xml")),
        **layout_parts,
        **layout_rels,
        "ppt/theme/theme1.xml": theme_xml("Briefing"),
        "ppt/notesMasters/notesMaster1.xml": notes_master_xml(),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": relationships(("theme", "../theme/theme2.xml")),
        "ppt/theme/theme2.xml": theme_xml("Briefing notes"),
    }

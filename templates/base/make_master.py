"""Builds the base masters: master.pptx (16:9) and master-4x3.pptx, byte for byte the same on every run.

    python templates/base/make_master.py [FOLDER]

The two differ only in their `Grid`; every layout is one entry of `layouts(grid)`, in inches. The names, types and
indices of the placeholders are the table at the end of docs/architecture.md. Decoration (the panel, the rings) lives in
the layouts, never on slides. Colours are slots of the theme throughout, so that re-theming recolours everything.
"""

from __future__ import annotations

import sys
import zipfile
from dataclasses import replace
from pathlib import Path

from master_package import package_parts
from master_xml import Bar, Grid, Holder, Layout, Ring

WIDE = Grid(width=13 + 1 / 3, height=7.5, margin=0.75, panel=5.1, beside=5.65)
NARROW = Grid(width=10, height=7.5, margin=0.6, panel=4.05, beside=4.45)

TITLE_TOP, TITLE_HEIGHT = 0.86, 0.98
TOP, BOTTOM = 2.0, 6.4  # the content
LOGO_ROOM = 2.2  # kept free at the right of the kicker


def title(g: Grid, color: str = "tx2") -> Holder:
    box = (g.margin, TITLE_TOP, g.content, TITLE_HEIGHT)
    return Holder("Title", "title", None, box, 28, color, bold=True, prompt="The message of the slide as one sentence")


def kicker(g: Grid, color: str = "accent1", width: float = 0) -> Holder:
    box = (g.margin, 0.52, width or g.content - LOGO_ROOM, 0.27)
    return Holder("Kicker", "body", 13, box, 13, color, bold=True, prompt="Section label")


def source(g: Grid, color: str = "accent3", x: float = 0) -> Holder:
    left = x or g.margin
    box = (left, 6.62, g.width - g.margin - left, 0.26)
    return Holder("Source", "body", 14, box, 12, color, anchor="ctr", prompt="Source")


def foot(g: Grid, color: str = "accent3", x: float = 0) -> tuple[Holder, ...]:
    """Footer, date and number in one row that ends at the right margin."""
    left, right, y, height = x or g.margin, g.width - g.margin, 6.98, 0.26
    number, date = 0.7, 1.7
    row = right - number - date - 0.2
    return (
        Holder("Footer", "ftr", 11, (left, y, row - left, height), 11, color, anchor="ctr", prompt="Footer"),
        Holder("Date", "dt", 10, (row + 0.1, y, date, height), 11, color, anchor="ctr", align="r", prompt="Date"),
        Holder("Slide number", "sldNum", 12, (right - number, y, number, height), 11, color, True, "ctr", "r"),
    )


def rings(x: float, y: float, color: str, bands: tuple[tuple[float, float, int], ...]) -> tuple[Ring, ...]:
    return tuple(Ring(f"Ring {i}", x, y, outer, inner, color, tint) for i, (outer, inner, tint) in enumerate(bands, 1))


def layouts(g: Grid) -> tuple[Layout, ...]:
    """Every layout of the master, in its order."""
    return (
        cover(g),
        split_panel(g),
        Layout("Bullets", "tx", "", (), (title(g), kicker(g), body(g), source(g), *foot(g))),
        Layout("Content", "titleOnly", "", (), (title(g), kicker(g), source(g), *foot(g))),
        picture(g),
        quote(g),
        section(g),
        takeaways(g),
        side_title(g),
    )


def body(g: Grid) -> Holder:
    box = (g.margin, TOP, g.content, BOTTOM - TOP)
    return Holder("Body", "body", 1, box, 20, "tx1", prompt="Text", bullets=True)


def cover(g: Grid) -> Layout:
    s, width = g.scale, min(9.6, g.content)
    bands = ((5.5, 4.95, 6), (4.2, 3.65, 9), (2.9, 2.35, 13), (1.6, 0.0, 18))
    scaled = tuple((outer * s, inner * s, tint) for outer, inner, tint in bands)
    return Layout(
        "Title",
        "title",
        "tx2",
        (*rings(g.width, g.height, "tx2", scaled), Bar("Accent", (g.margin, 3.97, 1.2, 0.05), "accent1")),
        (
            replace(title(g, "bg1"), kind="ctrTitle", box=(g.margin, 1.55, width, 2.25), size_pt=44, anchor="b"),
            Holder("Kicker", "body", 13, (g.margin, 0.75, 8 * s, 0.32), 18, "accent4", bold=True, prompt="Label"),
            Holder("Subtitle", "subTitle", 1, (g.margin, 4.22, 7.6 * s, 0.9), 24, "accent4", prompt="Subtitle"),
            Holder("Source", "body", 14, (g.margin, 5.3, 6.9 * s, 1.45), 16, "accent4", anchor="b", prompt="Source"),
        ),
    )


def split_panel(g: Grid) -> Layout:
    inner = g.panel - g.margin - 0.4
    bands = ((2.6, 2.32, 6), (1.85, 1.57, 9), (1.1, 0.82, 13))
    return Layout(
        "Split panel",
        "",
        "",
        (Bar("Panel", (0, 0, g.panel, g.height), "tx2"), *rings(g.panel, g.height, "tx2", bands)),
        (
            replace(title(g, "bg1"), box=(g.margin, 0.95, inner, 3.9), size_pt=32),
            kicker(g, "accent4", inner),
            source(g, x=g.beside),
            *foot(g, x=g.beside),
        ),
    )


def side_title(g: Grid) -> Layout:
    """The title on a tinted panel, the text at its right: for short lists among many."""
    inner, top = g.panel - g.margin - 0.4, 0.95
    return Layout(
        "Side title",
        "",
        "",
        (Bar("Panel", (0, 0, g.panel, g.height), "accent4"), Bar("Edge", (0, 0, 0.14, g.height), "accent1")),
        (
            replace(title(g), box=(g.margin, top, inner, 3.9), size_pt=32),
            kicker(g, width=inner),
            replace(body(g), box=(g.beside, top, g.width - g.margin - g.beside, BOTTOM - top)),
            source(g, x=g.beside),
            *foot(g, x=g.beside),
        ),
    )


def picture(g: Grid) -> Layout:
    wide = round(g.content * 0.6, 2)
    beside = g.margin + wide + 0.35
    height = BOTTOM - TOP
    return Layout(
        "Picture",
        "picTx",
        "",
        (),
        (
            title(g),
            kicker(g),
            Holder("Picture", "pic", 15, (g.margin, TOP, wide, height), 18, "accent3", prompt="Picture"),
            replace(body(g), box=(beside, TOP, g.width - g.margin - beside, height), size_pt=18),
            source(g),
            *foot(g),
        ),
    )


def quote(g: Grid) -> Layout:
    left = g.margin + 0.45
    width = g.width - g.margin - left
    return Layout(
        "Quote",
        "",
        "",
        (Bar("Quotation bar", (g.margin, TOP + 0.1, 0.07, 4.1), "accent1"),),
        (
            title(g),
            kicker(g),
            Holder("Quotation", "body", 1, (left, TOP + 0.1, width, 3.4), 28, "tx2", anchor="ctr", prompt="Quotation"),
            Holder("Speaker", "body", 16, (left, TOP + 3.7, width, 0.5), 18, "accent3", bold=True, prompt="Speaker"),
            source(g),
            *foot(g),
        ),
    )


def section(g: Grid) -> Layout:
    s = g.scale
    bands = ((4.2 * s, 3.65 * s, 35), (2.9 * s, 2.35 * s, 15), (1.6 * s, 0.0, 0))
    width = min(9.6, g.content)
    return Layout(
        "Section",
        "secHead",
        "bg2",
        (
            Bar("Edge", (0, 0, 0.28, g.height), "tx2"),
            *rings(g.width, g.height, "accent4", bands),
            Bar("Accent", (g.margin, 3.97, 1.2, 0.05), "accent1"),
        ),
        (
            replace(title(g), box=(g.margin, 1.9, width, 1.9), size_pt=36, anchor="b"),
            kicker(g),
            Holder("Body", "body", 1, (g.margin, 4.22, 7.6 * s, 2.1), 20, "accent3", prompt="What this part says"),
            *foot(g),
        ),
    )


def takeaways(g: Grid) -> Layout:
    bands = ((1.3, 1.08, 6), (0.85, 0.63, 10), (0.4, 0.0, 15))
    return Layout(
        "Takeaways",
        "",
        "tx2",
        rings(g.width, g.height, "tx2", bands),
        (title(g, "bg1"), kicker(g, "accent4"), source(g, "accent4"), *foot(g, "accent4")),
    )


def save(path: Path, g: Grid) -> None:
    """Write the package with fixed dates."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, xml in package_parts(g, layouts(g), (title(g), body(g), *foot(g))).items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, xml.encode(), compresslevel=9)


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent
    save(folder / "master.pptx", WIDE)
    save(folder / "master-4x3.pptx", NARROW)


if __name__ == "__main__":
    main()

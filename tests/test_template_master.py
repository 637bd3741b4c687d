"""The base masters, and what `read_geometry` and `map_layouts` make of them and of a foreign master."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from briefing.diagnostics import Report, TemplateError
from briefing.frame import Align, Color
from briefing.resources import templates_dir
from briefing.template.adapt import adapted, palette, warm_accent
from briefing.template.load import load
from briefing.template.mapping import map_layouts
from briefing.template.master import LayoutGeometry, MasterGeometry, read_geometry
from briefing.template.model import Template
from briefing.template.rgb import contrast, theme_color
from briefing.units import inches
from msgspec.structs import replace

BASE = templates_dir() / "base"
MASTERS = ("master.pptx", "master-4x3.pptx")

# The table at the end of docs/architecture.md: role -> (type, idx).
FOOT = {"footer": ("ftr", 11), "number": ("sldNum", 12), "date": ("dt", 10)}
CONTENT = {"title": ("title", 0), "kicker": ("body", 13), "source": ("body", 14), **FOOT}
LAYOUTS = {
    "Title": {
        "title": ("ctrTitle", 0),
        "subtitle": ("subTitle", 1),
        "kicker": ("body", 13),
        "source": ("body", 14),
    },
    "Split panel": CONTENT,
    "Bullets": CONTENT | {"body": ("body", 1)},
    "Side title": CONTENT | {"body": ("body", 1)},
    "Content": CONTENT,
    "Picture": CONTENT | {"picture": ("pic", 15), "body": ("body", 1)},
    "Quote": CONTENT | {"body": ("body", 1), "other": ("body", 16)},
    "Section": {"title": ("title", 0), "kicker": ("body", 13), "body": ("body", 1), **FOOT},
    "Takeaways": CONTENT,
}
KINDS = {"title": "Title", "section": "Section", "bullets": "Bullets", "cards": "Content", "figure": "Picture"}


def geometry_of(name: str) -> MasterGeometry:
    return read_geometry((BASE / name).read_bytes())


def roles(layout: LayoutGeometry) -> dict[str, tuple[str, int]]:
    return {p.role: (p.type, p.idx) for p in layout.placeholders}


def foreign() -> bytes:
    """A master that nobody here designed: python-pptx's default, 4:3, Calibri, with 11 layouts."""
    from pptx import Presentation

    out = BytesIO()
    Presentation().save(out)
    return out.getvalue()


def rewritten(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A package with `old` replaced in one part."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(old, new) if name == part else content)
    return out.getvalue()


@pytest.mark.parametrize("name", MASTERS)
def test_every_layout_has_the_placeholders_that_the_architecture_names(name: str) -> None:
    geometry = geometry_of(name)
    assert {layout.name: roles(layout) for layout in geometry.layouts.values()} == LAYOUTS


def test_the_wide_grid_is_that_of_the_design() -> None:
    content = geometry_of("master.pptx").layouts["Content"].content
    edges = (content.x, content.y, content.right, content.bottom)
    assert edges == pytest.approx([inches(v) for v in (0.75, 2.0, 12.583, 6.4)], abs=inches(0.01))


@pytest.mark.parametrize("name", MASTERS)
def test_composition_draws_inside_the_slide_and_clear_of_title_and_foot(name: str) -> None:
    geometry = geometry_of(name)
    for layout in geometry.layouts.values():
        assert geometry.slide.contains(layout.content)
        for placeholder in layout.placeholders:
            assert geometry.slide.contains(placeholder.rect)
            if placeholder.role in ("title", "kicker", "source", "footer", "number", "date"):
                assert not layout.content.overlaps(placeholder.rect), (layout.name, placeholder.role)


def test_content_of_the_split_panel_lies_beside_its_panel() -> None:
    layout = geometry_of("master.pptx").layouts["Split panel"]
    panel, behind = layout.decorations[0]
    assert behind == "0E2A47"
    assert layout.content.x > panel.right
    assert layout.background == "FFFFFF"


def test_inherited_text_is_resolved() -> None:
    takeaways = geometry_of("master.pptx").layouts["Takeaways"]
    title = takeaways.placeholder("title")
    assert title is not None
    assert (title.size_pt, title.bold, title.rgb, takeaways.background) == (28.0, True, "FFFFFF", "0E2A47")


def test_colours_follow_the_slots_that_the_deck_will_have() -> None:
    geometry = read_geometry((BASE / "master.pptx").read_bytes(), {"dk2": "123456"})
    title = geometry.layouts["Content"].placeholder("title")
    assert title is not None
    assert title.rgb == "123456"
    assert geometry.layouts["Title"].background == "123456"


def test_making_the_masters_again_gives_the_shipped_ones(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(BASE / "make_master.py"), str(tmp_path)], check=True)
    for name in MASTERS:
        with zipfile.ZipFile(tmp_path / name) as made, zipfile.ZipFile(BASE / name) as shipped:
            assert made.namelist() == shipped.namelist()
            assert all(made.read(part) == shipped.read(part) for part in made.namelist())


def test_the_base_masters_take_every_colour_from_the_theme() -> None:
    for name in MASTERS:
        with zipfile.ZipFile(BASE / name) as package:
            for part in package.namelist():
                if "theme" not in part:
                    assert b"srgbClr" not in package.read(part), part


def test_a_foreign_master_gives_content_and_roles() -> None:
    geometry = read_geometry(foreign())
    two = geometry.layouts["Two Content"]
    assert [p.role for p in two.placeholders] == ["title", "body", "other", "date", "footer", "number"]
    assert two.content.width == pytest.approx(inches(9), abs=inches(0.01))
    assert geometry.slots["accent1"] == "4F81BD"
    assert geometry.fonts == ("Calibri", "Calibri")


def test_kinds_are_mapped_to_the_layouts_of_a_foreign_master() -> None:
    report = Report()
    chosen = map_layouts(read_geometry(foreign()), KINDS, report)
    assert chosen == {
        "title": "Title Slide",
        "section": "Section Header",
        "bullets": "Title and Content",
        "cards": "Title Only",
        "figure": "Picture with Caption",
    }
    assert {d.code for d in report} == {"MAS010"}


def test_a_wanted_layout_is_found_by_its_name_whatever_its_case() -> None:
    report = Report()
    assert map_layouts(geometry_of("master.pptx"), {"cards": "content"}, report) == {"cards": "Content"}
    assert not report.items


@pytest.mark.parametrize(
    "main",
    [
        "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
        "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
        "application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
    ],
)
def test_templates_shows_and_macro_files_serve_as_masters(main: str) -> None:
    plain = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    data = rewritten((BASE / "master.pptx").read_bytes(), "[Content_Types].xml", plain, main.encode())
    assert read_geometry(data) == geometry_of("master.pptx")


def damaged_master() -> bytes:
    return rewritten((BASE / "master.pptx").read_bytes(), "ppt/slideMasters/slideMaster1.xml", b"</p:cSld>", b"")


def empty_master() -> bytes:
    data = (BASE / "master.pptx").read_bytes()
    with zipfile.ZipFile(BytesIO(data)) as package:
        root = package.read("ppt/slideMasters/slideMaster1.xml")
    listed = re.search(rb"<p:sldLayoutIdLst>.*</p:sldLayoutIdLst>", root)
    assert listed is not None
    return rewritten(data, "ppt/slideMasters/slideMaster1.xml", listed[0], b"")


def other_archive() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("hello.txt", "hello")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "MAS001"),
        (b"not a zip", "MAS001"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512, "MAS001"),
        (other_archive(), "MAS001"),
        ((BASE / "master.pptx").read_bytes()[:9000], "MAS001"),
        (damaged_master(), "MAS002"),
        (empty_master(), "MAS003"),
    ],
    ids=["empty", "text", "old format", "another archive", "cut off", "bad XML", "no layouts"],
)
def test_an_unusable_master_is_refused_by_a_code(data: bytes, code: str) -> None:
    with pytest.raises(TemplateError) as caught:
        read_geometry(data)
    assert [d.code for d in caught.value.diagnostics] == [code]


@pytest.mark.parametrize("name", MASTERS)
def test_the_base_masters_are_valid(name: str) -> None:
    from openxml_audit import validate_pptx

    result = validate_pptx(str(BASE / name))
    assert result.is_valid, result.errors


def drawn_on(change: bytes) -> MasterGeometry:
    """The base master with something drawn on its layout "Content" (the fourth)."""
    before = b"</p:grpSpPr>"
    return read_geometry(
        rewritten((BASE / "master.pptx").read_bytes(), "ppt/slideLayouts/slideLayout4.xml", before, before + change)
    )


def test_a_shape_over_the_whole_slide_is_what_lies_behind_text() -> None:
    shape = (
        b'<p:sp><p:nvSpPr><p:cNvPr id="90" name="Cover"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
        b'<a:off x="0" y="0"/><a:ext cx="12192000" cy="6858000"/></a:xfrm><a:gradFill><a:gsLst>'
        b'<a:gs pos="0"><a:srgbClr val="000000"/></a:gs><a:gs pos="100000"><a:srgbClr val="404040"/></a:gs>'
        b"</a:gsLst></a:gradFill></p:spPr></p:sp>"
    )
    layout = drawn_on(shape).layouts["Content"]
    assert layout.background == "202020"
    assert layout.decorations[0][1] == "202020"


def test_changes_of_luminance_are_resolved() -> None:
    bar = (
        b'<p:sp><p:nvSpPr><p:cNvPr id="90" name="Bar"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
        b'<a:off x="0" y="0"/><a:ext cx="100" cy="100"/></a:xfrm><a:solidFill><a:schemeClr val="tx1">'
        b'<a:lumMod val="50000"/><a:lumOff val="50000"/></a:schemeClr></a:solidFill></p:spPr></p:sp>'
    )
    geometry = drawn_on(bar)
    ink = int(geometry.slots["dk1"][:2], 16)
    assert int(geometry.layouts["Content"].decorations[0][1][:2], 16) > ink + 80


def test_alignment_is_inherited_from_the_master() -> None:
    title = read_geometry(foreign()).layouts["Title Only"].placeholder("title")
    number = geometry_of("master.pptx").layouts["Content"].placeholder("number")
    assert title is not None
    assert number is not None
    assert (title.align, number.align) == (Align.CENTER, Align.RIGHT)


def test_content_of_a_layout_without_text_areas_is_what_the_masters_body_would_fill() -> None:
    layouts = read_geometry(foreign()).layouts
    assert layouts["Title Only"].content == layouts["Title and Content"].content


def test_a_kind_that_no_layout_suits_is_composed_below_a_title() -> None:
    geometry = read_geometry(foreign())
    without = {name: layout for name, layout in geometry.layouts.items() if not layout.placeholder("picture")}
    report = Report()
    chosen = map_layouts(replace(geometry, layouts=without), {"figure": "Picture"}, report)
    assert chosen == {"figure": "Title Only"}


def template_on_own_master(*settings: str) -> Template:
    """The base template with a master of its own; which one does not matter here, but the file has to be there."""
    own = f'deck.master="{(BASE / "master.pptx").as_posix()}"'
    return load("base", [own, *settings], folders=[templates_dir()], report=Report())


def test_a_template_takes_the_colours_and_fonts_of_its_own_master() -> None:
    geometry = read_geometry(foreign())
    theme = adapted(template_on_own_master(), geometry).theme
    assert theme.slots == geometry.slots
    assert (theme.fonts.heading, theme.fonts.body) == ("Calibri", "Calibri")
    for color in (Color.INK, Color.ACCENT, Color.WARNING, Color.SLATE, Color.DARK):
        assert contrast(theme.palette[color].rgb, theme.palette[Color.PAPER].rgb) >= 4.5, color


def test_what_is_set_together_with_the_master_wins_over_its_theme() -> None:
    template = template_on_own_master('theme.slots.accent1="AA0011"', 'theme.palette.accent="accent1, darker 25%"')
    theme = adapted(template, read_geometry(foreign())).theme
    assert theme.slots["accent1"] == "AA0011"
    assert theme.slots["accent2"] == "C0504D"
    assert theme.palette[Color.ACCENT] == theme_color("accent1, darker 25%", dict(theme.slots))


def test_a_template_without_a_master_of_its_own_keeps_its_look() -> None:
    template = load("base", folders=[templates_dir()], report=Report())
    assert adapted(template, read_geometry(foreign())) is template


def test_a_warning_is_set_in_a_warm_colour_of_the_theme() -> None:
    cold = {f"accent{i}": "0B6A96" for i in range(1, 7)}
    assert warm_accent(cold | {"accent5": "C00000"}) == "accent5"
    assert warm_accent(cold) == "accent2"


def test_a_palette_is_readable_on_the_paper_whatever_the_theme() -> None:
    pale = {"dk1": "000000", "lt1": "FFFFFF", "dk2": "DDDDDD", "lt2": "333333"}
    pale |= dict.fromkeys((*(f"accent{i}" for i in range(1, 7)), "hlink", "folHlink"), "FFEE99")
    found = palette(pale)
    for color in (Color.INK, Color.ACCENT, Color.WARNING, Color.SLATE, Color.DARK):
        assert contrast(found[color].rgb, "FFFFFF") >= 4.5, color
    assert contrast(found[Color.MIST].rgb, "FFFFFF") < 1.3


@pytest.mark.parametrize("value", ["", "abc", "1in", "9" * 30])
def test_an_attribute_that_is_no_number_counts_as_missing(value: str) -> None:
    data = rewritten(
        (BASE / "master.pptx").read_bytes(),
        "ppt/slideLayouts/slideLayout4.xml",
        b'lIns="0"',
        f'lIns="{value}"'.encode(),
    )
    title = read_geometry(data).layouts["Content"].placeholder("title")
    assert title is not None
    assert title.insets.left == 91_440

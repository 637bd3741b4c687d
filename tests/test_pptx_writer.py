"""What is written opens again, says what the frames say, and is valid, on three masters."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from briefing.deck import ChartForm, Series
from briefing.diagnostics import OutputError
from briefing.frame import Color, Frame, PictureBox, Placeholder, Run, TextBox
from briefing.resources import templates_dir
from briefing.template.master import MasterGeometry, read_geometry
from briefing.template.model import Template
from briefing.writers import pptx
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from tests.frames import ASSETS, base_template, chart, deck, every_kind, fill, frame, paragraph, rect, table, text

BASE = templates_dir() / "base"
WIDE = (BASE / "master.pptx").read_bytes()
MASTERS = ("master.pptx", "master-4x3.pptx")
PRESENTATION_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}


def geometry_of(master: bytes = WIDE) -> MasterGeometry:
    return read_geometry(master, base_template().theme.slots)


def write(*frames: Frame, master: bytes = WIDE, template: Template | None = None, language: str = "en") -> bytes:
    return pptx.write(frames, deck(language=language), template or base_template(), ASSETS, master, 1_700_000_000)


def content(*boxes: object, **more: object) -> Frame:
    """A slide on the layout "Content"."""
    return frame(geometry_of().layouts["Content"], *boxes, **more)  # type: ignore[arg-type]


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read(name)


def names(data: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.namelist()


def slide(data: bytes, number: int = 1) -> etree._Element:
    return etree.fromstring(part(data, f"ppt/slides/slide{number}.xml"))


def shape_named(root: etree._Element, name: str) -> etree._Element:
    found = [e.getparent().getparent() for e in root.iter(f"{{{NS['p']}}}cNvPr") if e.get("name") == name]
    assert len(found) == 1, name
    return found[0]


def paragraph_of(*given: object, **more: object) -> etree._Element:
    """The `a:p` that a paragraph in a free text box becomes."""
    made = paragraph(*given, **more)  # type: ignore[arg-type]
    data = write(content(TextBox("Box", rect(1, 2, 4, 1), (made,))))
    found = shape_named(slide(data), "Box").find("p:txBody/a:p", NS)
    assert found is not None
    return found


def foreign_master(slides: int = 2) -> bytes:
    """A deck made with other software: python-pptx's default template with sample slides, a picture and notes."""
    from pptx import Presentation
    from pptx.util import Inches

    presentation = Presentation()
    for _ in range(slides):
        sample = presentation.slides.add_slide(presentation.slide_layouts[5])
        sample.shapes.add_picture(BytesIO(ASSETS["logo.png"]), 0, 0, Inches(1))
        sample.notes_slide.notes_text_frame.text = "old notes"
    out = BytesIO()
    presentation.save(out)
    return out.getvalue()


@pytest.mark.parametrize("name", MASTERS)
def test_the_file_opens_again_and_says_what_the_frames_say(name: str) -> None:
    from pptx import Presentation

    master = (BASE / name).read_bytes()
    frames = every_kind(geometry_of(master))
    presentation = Presentation(BytesIO(write(*frames, master=master)))
    assert [s.slide_layout.name for s in presentation.slides] == [f.layout for f in frames]
    for made, source in zip(presentation.slides, frames, strict=True):
        assert made.shapes.title.text == source.title
        assert made.has_notes_slide == bool(source.notes)
        if source.notes:
            assert made.notes_slide.notes_text_frame.text == "\n".join(source.notes)
        shown = {shape.name: shape.text_frame.text for shape in made.shapes if shape.has_text_frame}
        for box in source.boxes:
            if isinstance(box, TextBox):
                assert shown[box.name] == "\n".join(p.text for p in box.paragraphs)


@pytest.mark.parametrize("name", [*MASTERS, "foreign"])
def test_a_deck_with_every_kind_of_box_is_valid(name: str, tmp_path: Path) -> None:
    from openxml_audit import validate_pptx

    if name == "foreign":
        master = foreign_master()
        layouts = geometry_of(master).layouts
        body = fill(layouts["Title and Content"], "body", paragraph("One", bullet="•", size_pt=20))
        frames: tuple[Frame, ...] = (
            frame(layouts["Title and Content"], body, number=1, section="A", notes="Notes"),
            frame(layouts["Title Only"], table(), chart(ChartForm.BAR), number=2, section="B"),
        )
    else:
        master = (BASE / name).read_bytes()
        frames = every_kind(geometry_of(master))
    file = tmp_path / "deck.pptx"
    file.write_bytes(write(*frames, master=master))
    result = validate_pptx(str(file))
    assert result.is_valid, result.errors


def test_the_same_arguments_give_the_same_bytes() -> None:
    frames = every_kind(geometry_of())
    assert write(*frames) == write(*frames)


def test_every_part_of_the_package_is_reached_and_typed_once() -> None:
    data = write(*every_kind(geometry_of()))
    assert len(names(data)) == len(set(names(data)))
    types = part(data, "[Content_Types].xml").decode()
    for name in names(data):
        if name.endswith(".xml") and name != "[Content_Types].xml":
            assert types.count(f'"/{name}"') == 1, name


def test_the_title_is_read_first() -> None:
    first = slide(write(content(text("Before", "words")))).find("p:cSld/p:spTree/p:sp/p:nvSpPr/p:nvPr/p:ph", NS)
    assert first is not None
    assert first.get("type") == "title"


def test_a_filled_placeholder_keeps_what_its_layout_gives_it() -> None:
    layout = geometry_of().layouts["Content"]
    holder = layout.placeholder("title")
    assert holder is not None
    made = fill(layout, "title", paragraph("A title", size_pt=holder.size_pt, bold=True, color=Color.DARK))
    shape = shape_named(slide(write(replace(content(), boxes=(made,)))), "Title")
    assert not len(shape.find("p:spPr", NS))
    run = shape.find("p:txBody/a:p/a:r/a:rPr", NS)
    assert run is not None
    assert dict(run.attrib) == {"lang": "en-US", "dirty": "0"}
    assert not len(run)


def test_a_placeholder_says_what_differs_from_its_layout() -> None:
    layout = geometry_of().layouts["Content"]
    box = fill(layout, "title", paragraph("A title", size_pt=24, bold=False, color=Color.WARNING))
    moved = replace(box, rect=box.rect.inset(right=914_400), insets=replace(box.insets, right=1000))
    shape = shape_named(slide(write(replace(content(), boxes=(moved,)))), "Title")
    run = shape.find("p:txBody/a:p/a:r/a:rPr", NS)
    assert run is not None
    assert (run.get("sz"), run.get("b")) == ("2400", "0")
    assert run.find("a:solidFill/a:schemeClr[@val='accent2']", NS) is not None
    assert shape.find("p:spPr/a:xfrm", NS) is not None
    assert shape.find("p:txBody/a:bodyPr", NS).get("rIns") == "1000"


def test_a_placeholder_without_words_is_left_out() -> None:
    empty = TextBox("Empty", rect(1, 1, 1, 1), (paragraph(" "),), Placeholder("body", 13))
    assert "Empty" not in part(write(content(empty)), "ppt/slides/slide1.xml").decode()


def test_the_slide_number_is_a_field() -> None:
    field = slide(write(content())).find(".//a:fld", NS)
    assert field is not None
    assert (field.get("type"), field.findtext("a:t", namespaces=NS)) == ("slidenum", "1")


def test_numbers_are_automatic_and_a_list_that_goes_on_keeps_its_start() -> None:
    marks = ("1.", "2.", "•", "3.", "4.", "a)")
    box = TextBox("Box", rect(1, 2, 4, 1), tuple(paragraph("x", bullet=m) for m in marks))
    root = shape_named(slide(write(content(box))), "Box")
    found = [
        e.get("char") or (e.get("type"), e.get("startAt"))
        for e in root.iter(f"{{{NS['a']}}}buChar", f"{{{NS['a']}}}buAutoNum")
    ]
    period = "arabicPeriod"
    assert found == [(period, None), (period, None), "•", (period, "3"), (period, "3"), ("alphaLcParenR", None)]


def test_a_paragraph_of_a_second_level_stands_where_it_was_measured() -> None:
    properties = paragraph_of("below", level=1).find("a:pPr", NS)
    assert properties is not None
    assert (properties.get("lvl"), properties.get("marL")) == ("1", "0")


def test_a_paragraph_from_right_to_left_is_marked_and_starts_at_the_right() -> None:
    properties = paragraph_of("שלום", rtl=True).find("a:pPr", NS)
    assert properties is not None
    assert (properties.get("rtl"), properties.get("algn")) == ("1", "r")


def test_a_fallback_family_is_set_for_east_asian_text_too() -> None:
    run = paragraph_of(Run("日本", family="Noto Sans CJK JP")).find("a:r/a:rPr", NS)
    assert run is not None
    assert run.find("a:ea", NS).get("typeface") == "Noto Sans CJK JP"


def test_every_run_says_its_language() -> None:
    data = write(content(text("Box", "Guten Tag"), notes="Notiz"), language="de")
    for name in ("ppt/slides/slide1.xml", "ppt/notesSlides/notesSlide1.xml"):
        runs = etree.fromstring(part(data, name)).findall(".//a:rPr", NS)
        assert {run.get("lang") for run in runs} == {"de-DE"}


def test_a_link_to_a_slide_jumps_and_a_web_link_opens() -> None:
    words = paragraph(Run("jump", link="slide:s2"), Run("open", link="https://example.org/?a=1&b=2"))
    data = write(content(TextBox("Box", rect(1, 2, 4, 1), (words,))), content(number=2))
    jump, web = slide(data).findall(".//a:hlinkClick", NS)
    rels = part(data, "ppt/slides/_rels/slide1.xml.rels").decode()
    assert jump.get("action") == "ppaction://hlinksldjump"
    relation = jump.get(f"{{{NS['r']}}}id")
    assert re.search(rf'Id="{relation}"[^>]*/slide" Target="slide2.xml"', rels)
    assert web.get("action") is None
    assert 'Target="https://example.org/?a=1&amp;b=2" TargetMode="External"' in rels


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "http://[", "page.html"])
def test_what_must_not_be_a_link_stays_text(link: str) -> None:
    data = write(content(TextBox("Box", rect(1, 2, 4, 1), (paragraph(Run("words", link=link)),))))
    assert slide(data).find(".//a:hlinkClick", NS) is None


@pytest.mark.parametrize("where", ["text", "shape"])
def test_a_jump_to_a_slide_that_is_not_there_is_an_error(where: str) -> None:
    words = paragraph(Run("words", link="slide:nowhere" if where == "text" else ""))
    box = TextBox("Box", rect(1, 2, 4, 1), (words,), link="slide:nowhere" if where == "shape" else "")
    with pytest.raises(OutputError) as caught:
        write(content(box))
    assert caught.value.diagnostics[0].code == "PPT004"


def test_alternative_text_stands_on_pictures_tables_charts_and_groups() -> None:
    data = write(*every_kind(geometry_of()))
    described = {
        e.get("name"): e.get("descr") for n in range(1, 11) for e in slide(data, n).iter(f"{{{NS['p']}}}cNvPr")
    }
    assert described["Figure"] == "A blue field"
    assert described["Table"] == "Two options by cost"
    assert described["Chart"] == "Revenue rises"
    assert described["Process"] == "First assess, then decide"


def test_shapes_without_words_are_marked_decorative() -> None:
    data = part(write(*every_kind(geometry_of())), "ppt/slides/slide3.xml")
    root = etree.fromstring(data)
    for name in ("Disc", "Arrow"):
        shapes = [e for e in root.iter(f"{{{NS['p']}}}cNvPr") if e.get("name") == name]
        assert shapes
        assert all(b"decorative" in etree.tostring(shape) for shape in shapes)


def test_slides_take_every_colour_from_the_theme() -> None:
    data = write(*every_kind(geometry_of()))
    for name in names(data):
        if name.startswith(("ppt/slides/", "ppt/charts/chart")) and name.endswith(".xml"):
            assert b"srgbClr" not in part(data, name), name


def test_sections_list_every_slide_once_in_order() -> None:
    frames = [content(number=i, section=s) for i, s in enumerate(("One", "One", "Two & more", "One"), 1)]
    root = etree.fromstring(part(write(*frames), "ppt/presentation.xml"))
    sections = root.findall(".//p14:section", NS)
    assert [s.get("name") for s in sections] == ["One", "Two & more", "One"]
    listed = [e.get("id") for e in root.findall(".//p14:sldId", NS)]
    assert listed == [e.get("id") for e in root.findall("p:sldIdLst/p:sldId", NS)]
    assert len({s.get("id") for s in sections}) == 3


def test_the_same_picture_is_stored_once() -> None:
    data = write(*every_kind(geometry_of()))
    assert len([n for n in names(data) if n.startswith("ppt/media/")]) == 1


def test_a_picture_in_another_format_becomes_png() -> None:
    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (4, 4)).save(out, "WEBP")
    box = PictureBox("Figure", rect(1, 2, 1, 1), "p.webp", "x")
    data = pptx.write((content(box),), deck(), base_template(), {"p.webp": out.getvalue()}, WIDE, 0)
    assert [n for n in names(data) if n.startswith("ppt/media/")] == ["ppt/media/image1.png"]


@pytest.mark.parametrize(("assets", "code"), [({}, "PPT001"), ({"x": b"no picture"}, "PPT002")])
def test_a_picture_that_cannot_be_shown_is_an_error(assets: dict[str, bytes], code: str) -> None:
    box = PictureBox("Figure", rect(1, 2, 1, 1), "x", "x")
    with pytest.raises(OutputError) as caught:
        pptx.write((content(box),), deck(), base_template(), assets, WIDE, 0)
    assert caught.value.diagnostics[0].code == code


def test_a_layout_that_the_master_lacks_is_an_error() -> None:
    with pytest.raises(OutputError) as caught:
        write(replace(content(), layout="Nowhere"))
    assert caught.value.diagnostics[0].code == "PPT003"


def test_the_properties_say_title_author_date_and_language() -> None:
    from pptx import Presentation

    core = Presentation(BytesIO(write(content(), language="de"))).core_properties
    assert (core.title, core.author, core.language) == ("A deck", "A. Author", "de-DE")
    assert core.created == core.modified
    assert core.created.isoformat().startswith("2023-11-14T22:13:20")


def test_the_theme_has_the_colours_and_fonts_of_the_template() -> None:
    base = base_template()
    slots = dict(base.theme.slots) | {"accent1": "AA0011"}
    theme = replace(base.theme, slots=slots, fonts=replace(base.theme.fonts, heading="Georgia"))
    root = etree.fromstring(part(write(content(), template=replace(base, theme=theme)), "ppt/theme/theme1.xml"))
    assert root.find(".//a:accent1/a:srgbClr", NS).get("val") == "AA0011"
    assert root.find(".//a:majorFont/a:latin", NS).get("typeface") == "Georgia"


def test_sample_slides_of_a_foreign_master_are_gone_with_all_they_brought() -> None:
    from pptx import Presentation

    master = foreign_master()
    layout = geometry_of(master).layouts["Title Only"]
    data = write(frame(layout, number=1, notes="new notes"), master=master)
    presentation = Presentation(BytesIO(data))
    assert len(presentation.slides) == 1
    assert presentation.slides[0].notes_slide.notes_text_frame.text == "new notes"
    assert not [n for n in names(data) if n.startswith("ppt/media/")]
    assert len([n for n in names(data) if "notesSlide" in n]) == 2


def test_a_layouts_link_to_a_sample_slide_goes_with_the_slide() -> None:
    from pptx import Presentation

    presentation = Presentation(BytesIO(foreign_master()))
    presentation.slide_layouts[5].placeholders[0].click_action.target_slide = presentation.slides[0]
    linked = BytesIO()
    presentation.save(linked)
    assert b"hlinkClick" in part(linked.getvalue(), "ppt/slideLayouts/slideLayout6.xml")
    master = linked.getvalue()
    data = write(frame(geometry_of(master).layouts["Title Only"], number=1), master=master)
    assert b"hlinkClick" not in part(data, "ppt/slideLayouts/slideLayout6.xml")
    assert [n for n in names(data) if n.startswith("ppt/slides/s")] == ["ppt/slides/slide1.xml"]


def test_a_master_without_a_notes_master_gets_one() -> None:
    from pptx import Presentation

    master = foreign_master(slides=0)
    data = write(frame(geometry_of(master).layouts["Title Only"], notes="said"), master=master)
    assert Presentation(BytesIO(data)).slides[0].notes_slide.notes_text_frame.text == "said"
    listed = etree.fromstring(part(data, "ppt/presentation.xml")).findall("p:notesMasterIdLst/p:notesMasterId", NS)
    assert len(listed) == 1


def test_a_logo_stands_on_the_layouts_and_on_no_slide() -> None:
    base = base_template()
    with_logo = replace(base, deck=replace(base.deck, logo="logo.png"))
    data = write(content(), template=with_logo)
    assert b"Logo" not in part(data, "ppt/slides/slide1.xml")
    layouts = [n for n in names(data) if re.fullmatch(r"ppt/slideLayouts/slideLayout\d+\.xml", n)]
    assert layouts
    assert all(b'name="Logo"' in part(data, n) for n in layouts)


def test_a_chart_carries_its_numbers_in_its_workbook() -> None:
    from pptx import Presentation

    data = write(content(chart(ChartForm.COLUMN, Series("A & B", (1.0, None, 2.5)))))
    made = next(s for s in Presentation(BytesIO(data)).slides[0].shapes if s.has_chart).chart
    assert [list(s.values) for s in made.plots[0].series] == [[1.0, None, 2.5]]
    assert list(made.plots[0].categories) == ["2023", "2024", "2025 <e>"]
    book = zipfile.ZipFile(BytesIO(made.part.chart_workbook.xlsx_part.blob))
    assert b"<v>2.5</v>" in book.read("xl/worksheets/sheet1.xml")


def test_words_in_a_workbook_are_neither_formulas_nor_links() -> None:
    words = ("=1+1", "https://example.org", "+2")
    data = write(content(replace(chart(ChartForm.BAR), categories=words)))
    book = zipfile.ZipFile(BytesIO(part(data, "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx")))
    strings = etree.fromstring(book.read("xl/sharedStrings.xml"))
    assert set(words) <= set(strings.itertext())
    sheet = book.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet


def test_a_number_format_may_hold_any_character() -> None:
    box = replace(chart(ChartForm.COLUMN), number_format='0.0 "R&D <"')
    root = etree.fromstring(part(write(content(box)), "ppt/charts/chart1.xml"))
    assert root.find(".//c:numCache/c:formatCode", NS).text == '0.0 "R&D <"'
    assert root.find(".//c:dLbls/c:numFmt", NS).get("formatCode") == '0.0 "R&D <"'


def test_axes_have_ids_that_the_schema_allows() -> None:
    root = chart_part(ChartForm.LINE, Series("A", (1.0, 2.0, 3.0)))
    ids = [int(e.get("val")) for e in root.iter(f"{{{NS['c']}}}axId", f"{{{NS['c']}}}crossAx")]
    assert len(ids) == 6
    assert len(set(ids)) == 2
    assert min(ids) >= 0


def with_type(data: bytes, main_type: str) -> bytes:
    """A presentation as another kind of PowerPoint file."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(PRESENTATION_TYPE.encode(), main_type.encode()))
    return out.getvalue()


@pytest.mark.parametrize("kind", ["template", "slideshow", "macroEnabled"])
def test_a_template_or_a_show_serves_as_master_and_a_presentation_comes_out(kind: str) -> None:
    main_type = PRESENTATION_TYPE.replace("presentation.main", f"{kind}.main")
    if kind == "macroEnabled":
        main_type = "application/vnd.ms-powerpoint.template.macroEnabled.main+xml"
    master = with_type(WIDE, main_type)
    assert main_type in part(master, "[Content_Types].xml").decode()
    types = part(write(content(), master=master), "[Content_Types].xml").decode()
    assert PRESENTATION_TYPE in types
    assert main_type not in types


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec=None), min_size=1), st.text(st.characters(codec=None)))
def test_any_text_gives_well_formed_xml_with_all_that_xml_allows(words: str, name: str) -> None:
    root = slide(write(content(text(f"Box {name}", f"x{words}"))))
    allowed = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", words)
    shape = root.findall("p:cSld/p:spTree/p:sp", NS)[1]
    shown = "".join(e.text or "" for e in shape.iter(f"{{{NS['a']}}}t"))
    assert "".join(shown.split()) == "".join(f"x{allowed}".split())  # line breaks are elements of their own


def test_surrogates_and_control_characters_are_dropped() -> None:
    data = write(content(text("Box", "a\x00b\ud800c\x0bd\ufffee")))
    shown = [e.text for e in shape_named(slide(data), "Box").iter(f"{{{NS['a']}}}t")]
    assert "".join(t or "" for t in shown) == "abcde"


def chart_part(form: ChartForm, *series: Series) -> etree._Element:
    return etree.fromstring(part(write(content(chart(form, *series))), "ppt/charts/chart1.xml"))


def test_a_chart_with_few_values_labels_them_and_needs_no_axis() -> None:
    root = chart_part(ChartForm.COLUMN, Series("A", (1.0, 2.0, 3.0)))
    assert root.find(".//c:barChart/c:dLbls/c:showVal[@val='1']", NS) is not None
    assert root.find(".//c:valAx/c:delete", NS).get("val", "1") == "1"
    assert root.find(".//c:legend", NS) is None


def test_lines_of_several_series_differ_by_marker_and_say_their_last_value() -> None:
    root = chart_part(ChartForm.LINE, Series("A", (1.0, 2.0, 3.0)), Series("B", (1.0, 2.0, None)))
    symbols = [e.get("val") for e in root.findall(".//c:ser/c:marker/c:symbol", NS)]
    last = [e.get("val") for e in root.findall(".//c:ser/c:dLbls/c:dLbl/c:idx", NS)]
    assert len(set(symbols)) == 2
    assert last == ["2", "1"]
    assert root.find(".//c:legend", NS) is not None


def test_bars_start_at_zero_unless_one_is_negative() -> None:
    zero = ".//c:valAx/c:scaling/c:min"
    assert chart_part(ChartForm.BAR, Series("A", (1.0, 2.0, 3.0))).find(zero, NS) is not None
    assert chart_part(ChartForm.BAR, Series("A", (1.0, -2.0, 3.0))).find(zero, NS) is None


def test_what_is_no_finite_number_is_a_gap_in_a_chart() -> None:
    root = chart_part(ChartForm.LINE, Series("A", (1.0, float("inf"), float("nan"))))
    assert [e.text for e in root.findall(".//c:val//c:v", NS)] == ["1"]

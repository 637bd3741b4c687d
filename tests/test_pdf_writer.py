"""Boxes drawn as a tagged PDF."""

from __future__ import annotations

import re
import zlib
from io import BytesIO

import pytest
from briefing.deck import ChartForm, Series
from briefing.diagnostics import OutputError
from briefing.frame import (
    Bookmark,
    Cell,
    ChartBox,
    Color,
    GroupBox,
    Insets,
    Outline,
    PictureBox,
    Run,
    Shape,
    ShapeBox,
    TableBox,
    Tag,
)
from briefing.layout.text import Style
from briefing.units import Rect, points
from briefing.writers.pdf import write
from briefing.writers.pdf.bidi import visual
from briefing.writers.pdf.colors import gray
from briefing.writers.pdf.fonts import to_unicode
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image
from pypdf import PdfReader

from tests.handouts import SETTER, bare, page, template, text_box
from tests.pdfs import problems, squeezed, text_of, tree_of

WIDTH = points(240)


def drawn(*boxes, assets=(), **changes):
    return write((page(*boxes),), bare(), template(**changes), dict(assets), 0)


def paragraph(text, **style):
    return SETTER.paragraph(text, WIDTH, Style(style.pop("size_pt", 10), **style))


def item(text, level=0, bullet="•"):
    indent = points(12 * (level + 1))
    return paragraph(text, bullet=bullet, indent=indent, hanging=points(12), level=level, tag=Tag.LI)


def rect(x, y, width, height):
    return Rect(points(x), points(y), points(width), points(height))


def title(text="The Quill basin"):
    return text_box(paragraph(text, size_pt=18, bold=True, tag=Tag.H1), y=40)


def table(rows, header_rows=1):
    cells = tuple(
        tuple(
            Cell((paragraph(text),), Color.SKY if r == 0 else None, header=r < header_rows or c == 0) for c, text in row
        )
        for r, row in enumerate(map(enumerate, rows))
    )
    columns = (points(110),) * len(rows[0])
    heights = (points(20),) * len(rows)
    place = Rect(points(44), points(300), sum(columns), sum(heights))
    return TableBox(
        "levels", place, columns, heights, cells, Insets(points(5), points(3), points(5), points(3)), "Levels"
    )


def picture(mode="RGBA", kind="PNG", size=(60, 40)):
    out = BytesIO()
    Image.new(mode, size, 90 if mode == "L" else (200, 30, 30, 120)[: len(mode)]).save(out, kind)
    return out.getvalue()


LEVELS = (("", "Before", "After"), ("Level", "2 m", "6 m"), ("Power", "on", "off"))

EVERY_KIND = {
    "text": text_box(
        "The river rose by four metres.", y=100, fill=Color.SAND, outline=Outline(Color.RULE, dashed=True)
    ),
    "list": text_box(item("Pumps"), item("large ones", level=1), item("Dams"), y=100),
    "numbered list": text_box(item("Rise", bullet="1."), item("Fall", bullet="2."), y=100),
    "quotation": text_box(paragraph("No one was warned.", tag=Tag.QUOTE), y=100),
    "link": text_box(
        SETTER.paragraph(
            (
                Run("See "),
                Run("the record of the river authority, which runs over two lines", link="https://example.org/r"),
            ),
            points(150),
            Style(10),
        ),
        y=100,
    ),
    "table": table(LEVELS),
    "picture": PictureBox("map", rect(300, 60, 120, 80), "map", "A map of the basin in red"),
    "bars": ChartBox("c", rect(300, 160, 200, 120), ChartForm.BAR, ("A", "B"), (Series("s", (1.0, -2.5)),), "Two bars"),
    "columns": ChartBox(
        "c", rect(300, 160, 200, 120), ChartForm.COLUMN, ("A", "B"), (Series("s", (1, None)),), "Columns"
    ),
    "lines": ChartBox("c", rect(300, 160, 200, 120), ChartForm.LINE, ("A", "B"), (Series("s", (1.0, 2.0)),), "A line"),
    "pie": ChartBox("c", rect(300, 160, 200, 120), ChartForm.PIE, ("A", "B"), (Series("s", (1.0, 2.0)),), "A pie"),
    "group": GroupBox(
        "g", rect(44, 500, 240, 40), (text_box("One", y=500, width=100), ShapeBox("d", rect(44, 530, 9, 9))), ""
    ),
    "footer": text_box("Page 1 of 2", y=800, tag=Tag.ARTIFACT),
    "nothing": text_box(paragraph(""), y=100),
}


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_three_checkers_hold_nothing_against_any_kind_of_box(kind, tmp_path):
    assert problems(drawn(title(), EVERY_KIND[kind], assets={"map": picture()}), tmp_path) == []


@pytest.mark.parametrize("shape", Shape)
def test_every_shape_is_drawn_and_read_by_nobody(shape, tmp_path):
    data = drawn(
        title(), ShapeBox("s", rect(44, 300, 60, 30), shape, Color.ACCENT, Outline(Color.WARNING, 2), arrow=True)
    )
    assert problems(data, tmp_path) == []
    assert tree_of(data) == ["Document", " H1"]


def test_consecutive_items_are_one_list_and_deeper_ones_a_list_in_their_item():
    first = text_box(item("Pumps"), item("large ones", level=1), y=100)
    over_the_column = text_box(item("Dams"), x=320, y=100)
    assert tree_of(drawn(title(), first, over_the_column)) == [
        *("Document", " H1", " L"),
        *("  LI", "   Lbl", "   LBody", "    L", "     LI", "      Lbl", "      LBody"),
        *("  LI", "   Lbl", "   LBody"),
    ]


def test_a_heading_ends_a_list():
    box = text_box(item("Pumps"), paragraph("Later", tag=Tag.H2), item("Dams"))
    assert [tag.strip() for tag in tree_of(drawn(box))].count("L") == 2


def test_cells_that_name_a_column_or_a_row_are_header_cells_and_an_empty_corner_is_none():
    tags = [tag.strip() for tag in tree_of(drawn(table(LEVELS)))]
    assert [tag for tag in tags if tag in ("TR", "TH", "TD")] == [
        *("TR", "TD", "TH", "TH"),
        *("TR", "TH", "TD", "TD"),
        *("TR", "TH", "TD", "TD"),
    ]


def test_extracted_text_is_the_planned_text_in_order_and_no_words_are_glued():
    long = "The river rose by four metres in two days and left the lower town without power or a well-known doctor."
    boxes = (
        title(),
        text_box(item(long), item("Dams held"), y=100),
        text_box("§4", x=300, y=100),
        text_box(long, y=300),
    )
    assert text_of(drawn(*boxes)) == squeezed(f"The Quill basin • {long} • Dams held §4 {long}")


def test_a_word_broken_anywhere_stays_without_spaces():
    word = "Donaudampfschifffahrtsgesellschaft" * 3
    box = text_box(word, y=100, width=80)
    assert len(box.paragraphs[0].lines) > 3
    assert text_of(drawn(box)).replace(" ", "") == word
    content = PdfReader(BytesIO(drawn(box))).pages[0].get_contents().get_data()
    assert content.count(b" ) Tj") == 1  # the one at the paragraph's end


def test_what_no_font_has_is_read_as_what_it_is(tmp_path):
    data = drawn(title(), text_box("水 and \U0001f6b0 and →", y=100))
    assert problems(data, tmp_path) == []
    streams = b"".join(sheet.get_contents().get_data() for sheet in PdfReader(BytesIO(data)).pages)
    assert b"/ActualText <FEFF6c34>" in streams
    assert b"/ActualText <FEFFd83ddeb0>" in streams


def test_a_symbol_font_is_embedded_only_when_it_is_needed():
    assert b"DejaVu" not in _inflated(drawn(title()))
    assert b"DejaVu" in _inflated(drawn(text_box("a ✓ b")))


def test_right_to_left_words_stand_from_right_to_left_and_numbers_do_not():
    runs = visual((Run("שלום (abc) 123"),), rtl=True)
    assert "".join(run.text for run in runs) == "123 (abc) םולש"


def test_arabic_letters_join_and_map_back_to_letters():
    (run,) = visual((Run("بلا"),), rtl=True)
    assert run.text == "\N{ARABIC LIGATURE LAM WITH ALEF FINAL FORM}\N{ARABIC LETTER BEH INITIAL FORM}"
    assert b"<01> <06440627>" in to_unicode([0, ord(run.text[0])])


def test_the_map_to_unicode_leaves_the_missing_glyph_out_and_writes_pairs():
    text = to_unicode([0, 0x41, 0x1F6B0])
    assert b"<00> <0000>" not in text
    assert b"<02> <D83DDEB0>" in text


def test_the_same_input_gives_the_same_bytes_and_another_date_does_not():
    boxes, assets = tuple(EVERY_KIND.values()), {"map": picture()}
    first, second = drawn(*boxes, assets=assets), drawn(*boxes, assets=assets)
    assert first == second
    assert write((page(*boxes),), bare(), template(), assets, 86_400) != first


def test_title_language_and_author_are_in_the_file():
    handout = bare("Über den Fluß → 河", "de-AT", "Ilse Grün")
    data = write((page(title(handout.title.text)),), handout, template(), {}, 86_400)
    reader = PdfReader(BytesIO(data))
    assert (reader.metadata.title, reader.metadata.author) == ("Über den Fluß → 河", "Ilse Grün")
    assert reader.trailer["/Root"]["/Lang"] == "de-AT"
    assert reader.metadata.creation_date.isoformat() == "1970-01-02T00:00:00+00:00"


def test_bookmarks_lead_to_their_heights():
    marks = (Bookmark("The Quill basin", 0, points(40)), Bookmark("Water", 1, points(100)), Bookmark("Deep", 3, 0))
    data = write((replace(page(title()), bookmarks=marks),), bare(), template(), {}, 0)
    outline = PdfReader(BytesIO(data)).outline
    assert [outline[0].title, outline[1][0].title, outline[1][1][0].title] == ["The Quill basin", "Water", "Deep"]
    assert float(outline[1][0]["/Top"]) == pytest.approx(841.89 - 100, abs=0.1)


def test_a_link_over_two_lines_has_two_areas_that_know_their_element():
    sheet = PdfReader(BytesIO(drawn(title(), EVERY_KIND["link"]))).pages[0]
    areas = [annotation.get_object() for annotation in sheet["/Annots"]]
    assert {area["/A"]["/URI"] for area in areas} == {"https://example.org/r"}
    assert [area["/StructParent"] for area in areas] == list(range(1, len(areas) + 1))
    assert len({float(area["/Rect"][1]) for area in areas}) == len(areas) > 1


def test_a_link_to_a_slide_means_nothing_on_paper():
    data = drawn(text_box(SETTER.paragraph((Run("Agenda", link="slide:a"),), WIDTH, Style(10))))
    assert "/Annots" not in PdfReader(BytesIO(data)).pages[0]


@pytest.mark.parametrize(
    ("mode", "kind"), [("RGB", "JPEG"), ("L", "JPEG"), ("RGB", "PNG"), ("L", "PNG"), ("RGBA", "PNG")]
)
@pytest.mark.parametrize("grayscale", [False, True])
def test_pictures_of_every_mode_are_embedded(mode, kind, grayscale, tmp_path):
    assets = {"map": picture(mode, kind, (2000, 900))}
    data = drawn(title(), EVERY_KIND["picture"], assets=assets, grayscale=grayscale)
    assert problems(data, tmp_path) == []
    assert len(data) < 80_000
    images = PdfReader(BytesIO(data)).pages[0].images
    assert images[0].image.size[0] <= 2000 * (kind == "JPEG") or images[0].image.width < 400


def test_a_picture_that_is_missing_or_broken_is_named():
    with pytest.raises(OutputError, match="PDF002"):
        drawn(EVERY_KIND["picture"])
    with pytest.raises(OutputError, match="map: error: the picture cannot be read"):
        drawn(EVERY_KIND["picture"], assets={"map": b"no picture"})


def test_gray_keeps_the_contrast_of_colours():
    assert gray((1.0, 1.0, 1.0)) == (1.0, 1.0, 1.0)
    assert gray((0.0, 0.0, 0.0)) == (0.0, 0.0, 0.0)
    red, green, blue = gray((0.043, 0.416, 0.588))
    assert red == green == blue == pytest.approx(0.38, abs=0.02)


def test_a_grayscale_handout_sets_no_colour():
    data = drawn(*EVERY_KIND.values(), assets={"map": picture("L")}, grayscale=True)
    content = PdfReader(BytesIO(data)).pages[0].get_contents().get_data().decode("latin-1")
    colors = re.findall(r"^(\S+) (\S+) (\S+) (?:rg|RG)$", content, re.MULTILINE)
    assert colors
    assert all(len(set(color)) == 1 for color in colors)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_written_and_the_file_can_be_read(text):
    data = drawn(text_box(text, y=100), text_box(item(text), y=400))
    assert len(PdfReader(BytesIO(data), strict=True).pages) == 1


def _inflated(data):
    return b"".join(
        zlib.decompress(s) for s in re.findall(rb"FlateDecode[^>]*>>\nstream\n(.*?)\nendstream", data, re.DOTALL)
    )

"""Handouts laid out on pages."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from briefing.deck import Bullet, Event, Origin
from briefing.diagnostics import Report
from briefing.frame import (
    Color,
    Frame,
    GroupBox,
    Outline,
    PictureBox,
    Shape,
    ShapeBox,
    TableBox,
    Tag,
    TextBox,
    paragraphs_of,
)
from briefing.handout import (
    BottomLine,
    Caveats,
    Grid,
    Key,
    NoteLines,
    Outlook,
    Pairs,
    Picture,
    Takeaways,
    Theme,
    Timeline,
)
from briefing.layout.pages import lay_out_handout
from briefing.layout.pages.blocks import in_parts
from briefing.layout.pages.flow import Columns
from briefing.layout.pages.slabs import Slab, fitting
from briefing.layout.text import Style
from briefing.units import Rect, inches, points, to_points
from briefing.writers.pdf import write
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.handouts import LABELS, SETTER, bare, label, line, rich, template, text_box
from tests.pdfs import problems, squeezed, text_of, tree_of


def laid_out(handout, report=None, frames=(), **changes):
    return lay_out_handout(handout, template(**changes), LABELS, report or Report(), frames)


def words_on(pages):
    return squeezed(" ".join(p.text for page in pages for p in paragraphs_of(page.boxes)))


def texts(pages, name):
    return [
        " ".join(p.text for p in box.paragraphs)
        for page in pages
        for box in page.boxes
        if isinstance(box, TextBox) and box.name == name
    ]


def boxes_with_words(page):
    return [box for box in page.boxes if isinstance(box, TextBox | TableBox | PictureBox)]


def body_bottom(page):
    furniture = ("rule", "footer", "page", "marking", "edge")
    return max(to_points(box.rect.bottom) for box in page.boxes if box.name not in furniture)


def assert_well_placed(pages, settings_):
    left, _, right, _ = settings_.margins_pt
    for page in pages:
        area = page.rect.inset(left=points(left), right=points(right))
        for box in boxes_with_words(page):
            assert area.contains(box.rect, tolerance=points(0.1)), box.name
        for one, other in combinations(boxes_with_words(page), 2):
            assert not one.rect.overlaps(other.rect), (one.name, other.name)


def bullets(count, words=12, name="gauge"):
    text = " ".join([f"The {name} upstream of the town was renewed and tested in spring"] * (words // 12))
    return tuple(Bullet(line(f"{text} {i}.")) for i in range(count))


def themes(count, bullets_each=3):
    return tuple(Theme(line(f"Theme number {i}"), bullets(bullets_each), (f"§{i}",)) for i in range(count))


VARIANTS = {
    "as it is": {},
    "one page": {"pages": 1},
    "one column": {"columns": 1, "pages": 3},
    "Letter": {"paper": "Letter"},
    "three columns": {"columns": 3, "gutter_pt": 14},
    "narrow": {"margins_pt": (120, 10, 120, 10), "pages": 5},
    "gray": {"grayscale": True},
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_everything_lies_inside_the_margins_and_nothing_overlaps(variant):
    changes = VARIANTS[variant]
    assert_well_placed(laid_out(rich(marking="INTERNAL"), **changes), template(**changes).handout)


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_variant_passes_the_three_checkers(variant, tmp_path):
    handout, shape = rich(marking="INTERNAL"), template(**VARIANTS[variant])
    pages = lay_out_handout(handout, shape, LABELS, Report())
    assert problems(write(pages, handout, shape, {}, 0), tmp_path) == []


def test_extracted_text_is_that_of_the_pages_in_order():
    handout, shape = rich(), template()
    pages = lay_out_handout(handout, shape, LABELS, Report())
    extracted = text_of(write(pages, handout, shape, {}, 0))
    planned = [squeezed(p.text) for page in pages for p in paragraphs_of(page.boxes) if p.text.strip()]
    at = 0
    for text in planned:
        assert text in extracted[at:], text
        at = extracted.index(text, at)


def test_blocks_are_read_in_the_order_in_which_they_were_planned():
    words = words_on(laid_out(rich()))
    order = [
        *(
            "The Quill basin after",
            "Dams alone did not",
            "How it developed",
            "Dams and reservoirs",
            "Channels and maint",
        ),
        *("Insurance and repair", "do different jobs", "Four limits", "Outlook", "Takeaways", "Source and caveats"),
        *("Sections of the article", "Notes"),
    ]
    places = [words.index(text) for text in order]
    assert places == sorted(places)


def test_the_tree_has_one_title_and_a_heading_for_each_block():
    handout, shape = rich(), template()
    tags = tree_of(write(lay_out_handout(handout, shape, LABELS, Report()), handout, shape, {}, 0))
    names = [tag.strip() for tag in tags]
    assert names.count("H1") == 1
    assert names.count("H2") == len(handout.blocks)
    assert names.count("Table") == 2


def test_a_rich_handout_fills_two_pages_without_white():
    pages = laid_out(rich())
    assert len(pages) == 2
    for page in pages:
        assert to_points(page.rect.height) - 50 - body_bottom(page) <= 40


def test_type_gets_smaller_before_a_page_is_added():
    trials = [laid_out(bare_with(themes(count)), pages=1) for count in range(6, 13)]
    sizes = [max(p.size_pt for p in paragraphs_of(t[0].boxes) if p.tag is Tag.LI) for t in trials if len(t) == 1]
    assert len(set(sizes)) > 2
    assert sizes == sorted(sizes, reverse=True)


def test_a_budget_that_cannot_be_met_is_reported_with_what_stands_in_the_way():
    report = Report()
    pages = laid_out(bare_with(themes(40)), report, pages=1)
    assert len(pages) > 1
    (diagnostic,) = report
    assert diagnostic.code == "PDF010"
    assert "9 pt" in diagnostic.message
    assert "handout.pages" in diagnostic.hint


def bare_with(blocks, **changes):
    return replace(bare(), blocks=tuple(blocks), **changes)


def test_no_heading_ends_a_column_and_columns_end_at_about_one_height():
    (page,) = laid_out(bare_with(themes(6)), pages=1)
    for x in {box.rect.x for box in page.boxes if box.name == "heading"}:
        column = [box for box in page.boxes if box.rect.x == x and box.name in ("heading", "text")]
        assert max(column, key=lambda box: box.rect.y).name == "text"
    ends = [
        max(to_points(b.rect.bottom) for b in page.boxes if b.name == "text" and b.rect.x == x)
        for x in {b.rect.x for b in page.boxes if b.name == "text"}
    ]
    assert len(ends) == 2
    assert max(ends) - min(ends) < 15


def test_a_heading_is_not_left_behind_on_a_full_page_either():
    heading = Slab((), points(20), keep=True, opens=True)
    slabs = (Slab((), points(60)), heading, Slab((), points(60)))
    assert fitting(slabs, points(90), anywhere=True) == 1
    assert fitting(slabs[1:], points(10), anywhere=True) == 1
    assert fitting(slabs[1:], points(10), anywhere=False) == 0


def test_a_panel_in_parts_has_no_gaps():
    long = line(" ".join(["The river rose by four metres."] * 200))
    pages = laid_out(bare_with([Caveats(label("Caveats"), (long, long))]), pages=9)
    for page in pages:
        panels = [box.rect for box in page.boxes if box.name == "panel"]
        assert all(b.y - a.bottom in range(-2, 3) for a, b in pairwise(panels))


def test_marks_leave_the_heading_room_for_its_longest_word():
    block = Theme(line("Counterintelligence establishments"), bullets(1), tuple(f"§{i}.{i}" for i in range(9)))
    (page, *_) = laid_out(bare_with([block, *themes(1)]))
    head = next(box for box in page.boxes if box.name == "heading")
    assert "Counterintelligence" in "".join(run.text for run in head.paragraphs[0].lines[0])


def test_columns_break_between_blocks_where_that_costs_little():
    slabs = tuple(Slab((), points(20), points(4), opens=i % 3 == 0) for i in range(6))
    columns = Columns(slabs, 2, points(240), points(20))
    assert columns.height == points(68)
    assert columns.torn_columns == 0


def test_a_kept_slab_goes_to_the_next_column_with_what_follows():
    heading = Slab((), points(20), keep=True, opens=True)
    columns = Columns((Slab((), points(50)), heading, Slab((), points(50))), 1, points(240), 0)
    first, rest = columns.split(points(75))
    assert len(first.slabs) == 1
    assert rest.slabs[0] is heading


def test_a_table_goes_on_under_its_header():
    rows = tuple(tuple(line(f"Value {r} of column {c}") for c in range(4)) for r in range(90))
    grid = Grid(line("Levels by month"), tuple(line(f"Column {c}") for c in range(4)), rows)
    pages = laid_out(bare_with([grid]), pages=3)
    tables = [box for page in pages for box in page.boxes if isinstance(box, TableBox)]
    assert len(tables) == len(pages) > 1
    assert all(table.cells[0][0].paragraphs[0].text == "Column 0" for table in tables)
    assert sum(len(table.cells) - 1 for table in tables) == 90


def test_columns_of_numbers_are_flush_right():
    rows = tuple((line(town), line(level)) for town, level in (("Ost", "2.5"), ("West", "1,204"), ("Nord", "−3 %")))
    (page, *_) = laid_out(bare_with([Grid(line("Levels"), (line("Town"), line("Level")), rows)]))
    table = next(box for box in page.boxes if isinstance(box, TableBox))
    assert {row[1].paragraphs[0].align.value for row in table.cells} == {"right"}


def test_a_limit_without_a_response_says_so_and_a_cause_without_a_result_does_not():
    words = words_on(laid_out(rich()))
    assert words.count("No response given") == 1
    pairs = next(b for b in rich().blocks if isinstance(b, Pairs))
    causes = replace(pairs, left=label("Cause"), right=label("Result"))
    assert "No response given" not in words_on(laid_out(bare_with([causes])))


def test_the_future_is_dashed_and_its_dot_is_open():
    page = laid_out(rich())[0]
    dots = [box for box in page.boxes if box.name == "dot"]
    assert [box.fill for box in dots] == [Color.ACCENT] * 3 + [Color.PAPER]
    future = next(box for box in page.boxes if box.name == "future")
    assert future.outline.dashed
    assert future.rect.x == dots[-1].rect.x


def test_many_events_take_several_rows():
    events = tuple(Event(line(str(1900 + i)), (line("The river rises again."),)) for i in range(9))
    (page, *_) = laid_out(bare_with([Timeline(label("How it developed"), events)]))
    assert len({box.rect.y for box in page.boxes if box.name == "dot"}) == 2


def test_later_pages_repeat_the_title_and_every_page_its_number_and_marking():
    pages = laid_out(rich(marking="RESTRICTED — basin authority only"))
    assert texts(pages, "running head") == ["The Quill basin after the flood"]
    assert texts(pages, "page") == ["Page 1 of 2", "Page 2 of 2"]
    assert len(texts(pages, "marking")) == 4
    assert texts(pages, "footer") == ["The Quill basin | Executive handout"] * 2


def test_furniture_stays_on_the_sheet_even_in_large_print_with_thin_margins():
    shape = template(margins_pt=(30, 5, 30, 5))
    sizes = {role: tuple(2 * size for size in ladder) for role, ladder in shape.theme.handout.items()}
    large = replace(shape, theme=replace(shape.theme, handout=sizes))
    pages = lay_out_handout(rich(marking="INTERNAL"), large, LABELS, Report())
    for page in pages:
        assert all(page.rect.contains(box.rect) for box in page.boxes)
    assert min(p.size_pt for page in pages for p in paragraphs_of(page.boxes)) >= 16


def test_a_label_at_the_beginning_of_a_line_is_bold_and_limits_are_in_the_warning_colour():
    runs = [r for page in laid_out(rich()) for p in paragraphs_of(page.boxes) for r in p.runs if r.text == "Limits:"]
    assert runs
    assert all(run.bold and run.color is Color.WARNING for run in runs)


def test_note_lines_fill_what_is_left_and_only_that():
    (page,) = laid_out(bare_with([*themes(2), NoteLines(label("Notes"))]))
    lines = [box for box in page.boxes if box.name == "note line"]
    assert len(lines) > 10
    assert to_points(lines[-1].rect.y) == pytest.approx(841.89 - 50, abs=0.1)
    assert to_points(lines[0].rect.y) > max(to_points(b.rect.bottom) for b in page.boxes if b.name == "text")


def test_bookmarks_name_the_headings_in_order():
    pages = laid_out(rich())
    marks = [mark for page in pages for mark in page.bookmarks]
    assert [mark.level for mark in marks] == [0] + [1] * (len(marks) - 1)
    assert marks[1].title == "Bottom line up front"
    assert marks[-1].title == "Notes"


def test_a_picture_keeps_its_proportions_and_its_caption():
    picture = Picture("map", "A map of the basin", 1600, 900, line("The basin in 2019"), ("§2",))
    (page,) = laid_out(bare_with([*themes(2), picture]), pages=1)
    box = next(box for box in page.boxes if isinstance(box, PictureBox))
    assert box.rect.width / box.rect.height == pytest.approx(16 / 9, rel=0.001)
    assert "The basin in 2019" in words_on((page,))


EMPTY = {
    "nothing": (),
    "theme": (Theme(line("Only a heading"), ()),),
    "timeline": (Timeline(label("When"), ()),),
    "grid": (Grid(line("Grid"), (), ()),),
    "grid without rows": (Grid(line("Grid"), (line("A"), line("B")), ()),),
    "ragged grid": (Grid(line("Grid"), (label(""), label("")), ((line("a"),), (line("b"), line("c"), line("d")))),),
    "pairs": (Pairs(label("Pairs"), label("Limit"), label("Response"), ()),),
    "outlook": (Outlook(label("Outlook"), ()),),
    "takeaways": (Takeaways(label("Takeaways"), ()), Takeaways(label("Takeaways"), (line(""),))),
    "caveats": (Caveats(label("Caveats"), ()),),
    "key": (Key(label("Key"), ()),),
    "bottom line": (BottomLine(label(""), line(""), ()),),
    "notes only": (NoteLines(label("Notes")),),
    "words": (Theme(line(""), (Bullet(line("")),)),),
}


@pytest.mark.parametrize("kind", EMPTY)
def test_empty_blocks_do_no_harm(kind, tmp_path):
    handout, shape = bare_with(EMPTY[kind]), template()
    pages = lay_out_handout(handout, shape, LABELS, Report())
    assert_well_placed(pages, shape.handout)
    found = problems(write(pages, handout, shape, {}, 0), tmp_path)
    assert [p for p in found if "TBL-" not in p] == []


def test_a_paragraph_longer_than_a_page_goes_on_over_columns():
    long = " ".join(f"word{i}" for i in range(3000))
    blocks = [Theme(line("Long"), (Bullet(line(long)),)), Caveats(label("Caveats"), (line(long),))]
    grid = Grid(line("Grid"), (line("A"), line("B")), ((line("a"), line(long)),))
    pages = laid_out(bare_with([*blocks, grid]), pages=9)
    assert_well_placed(pages, template().handout)
    assert words_on(pages).count("word2999") == 3


def test_parts_of_a_paragraph_have_no_single_lines_and_lose_nothing():
    paragraph = SETTER.paragraph(" ".join(["flood"] * 400), points(120), Style(10, bullet="•"))
    parts = list(in_parts(paragraph))
    assert all(len(part.lines) > 1 for part in parts)
    assert squeezed(" ".join(part.text for part in parts)) == paragraph.text
    assert [part.bullet for part in parts] == ["•"] + [""] * (len(parts) - 1)


@pytest.mark.parametrize(
    "text", ["Donaudampfschiff" * 12, "洪水过后城市重建需要很长时间" * 8, "בנק הנהר עלה בארבעה מטרים " * 6]
)
def test_long_words_and_other_scripts_stay_inside(text):
    grid = Grid(line(text), (line(text), line("b"), line(text)), ((line(text), line(text), line("c")),))
    key = replace(next(b for b in rich().blocks if isinstance(b, Key)), heading=line(text))
    blocks = [
        BottomLine(label("Bottom line"), line(text), (line(text),)),
        Theme(line(text), (Bullet(line(text)),)),
        grid,
        key,
    ]
    pages = laid_out(bare_with([*blocks, *themes(1)], title=line(text), footer=text), pages=4)
    assert_well_placed(pages, template().handout)


SOME_TEXT = st.text("abcdef gh-é→漢", max_size=90)
LINES = st.builds(line, SOME_TEXT)
BLOCKS = st.one_of(
    st.builds(
        Theme, LINES, st.lists(st.builds(Bullet, LINES, st.lists(LINES, max_size=2).map(tuple)), max_size=5).map(tuple)
    ),
    st.builds(Takeaways, LINES, st.lists(LINES, max_size=4).map(tuple)),
    st.builds(Caveats, LINES, st.lists(LINES, max_size=3).map(tuple)),
    st.builds(Timeline, LINES, st.lists(st.builds(Event, LINES, LINES.map(lambda x: (x,))), max_size=6).map(tuple)),
    st.builds(lambda h, r: Grid(h, (h, h), tuple((x, x) for x in r)), LINES, st.lists(LINES, max_size=6)),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(BLOCKS, max_size=8), st.integers(1, 3), st.sampled_from([1, 2]))
def test_whatever_is_planned_appears_inside_the_margins(blocks, budget, columns):
    handout = bare_with(blocks)
    pages = laid_out(handout, pages=budget, columns=columns)
    assert_well_placed(pages, template(columns=columns).handout)
    found = words_on(pages)
    for block in blocks:
        if isinstance(block, Theme):
            assert all(squeezed(b.line.text) in found for b in block.bullets)


def test_the_same_handout_is_laid_out_the_same():
    assert laid_out(rich()) == laid_out(rich())


def frame(number):
    boxes = (
        text_box(
            SETTER.paragraph(f"Slide number {number}", inches(11), Style(28, bold=True, tag=Tag.H1)), x=54, width=800
        ),
        GroupBox(
            "cards",
            Rect(inches(1), inches(3), inches(11), inches(2)),
            (
                ShapeBox(
                    "card",
                    Rect(inches(1), inches(3), inches(11), inches(2)),
                    Shape.ROUND,
                    Color.MIST,
                    Outline(Color.RULE),
                ),
            ),
            "A card",
        ),
        text_box(SETTER.paragraph("White words", inches(4), Style(20, color=Color.PAPER)), x=54, y=400, width=200),
    )
    return Frame(f"s{number}", number, "cards", "Content", f"Slide number {number}", boxes)


@pytest.mark.parametrize("per_page", [2, 3])
def test_slides_are_drawn_small_beside_note_lines(per_page, tmp_path):
    frames = tuple(frame(i) for i in range(1, 8))
    handout, shape = rich(), template(variant="slides", per_page=per_page, pages=4)
    pages = lay_out_handout(handout, shape, LABELS, Report(), frames)
    assert len(pages) == -(-7 // per_page)
    assert [w for w in texts(pages, "text") if w.startswith("Slide")] == [f"Slide number {i}" for i in range(1, 8)]
    assert all(any(box.name == "note line" for box in page.boxes) for page in pages)
    assert all(page.rect.contains(box.rect) for page in pages for box in page.boxes)
    assert any(box.name == "ground" for box in pages[0].boxes)
    assert problems(write(pages, handout, shape, {}, 0), tmp_path) == []


def test_a_font_that_cannot_be_embedded_is_said_and_replaced():
    shape, report = template(), Report()
    calibri = replace(shape, theme=replace(shape.theme, fonts=replace(shape.theme.fonts, body="Calibri")))
    lay_out_handout(rich(), calibri, LABELS, report)
    assert [d.code for d in report] == ["PDF011"]


def test_labels_are_marked_as_the_programs_own_words():
    pages = laid_out(rich())
    numbers = [p for page in pages for p in paragraphs_of(page.boxes) if p.text.startswith("Page ")]
    assert all(p.origin is Origin.LABEL for p in numbers)


def test_tagging_a_handout_costs_less_than_a_third_in_size():
    handout, shape = rich(), template()
    pages = lay_out_handout(handout, shape, LABELS, Report())
    tagged, plain = (len(write(pages, handout, shape, {}, 0, tagged=t)) for t in (True, False))
    assert tagged < 1.3 * plain

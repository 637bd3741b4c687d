"""Breaking words into lines."""

from __future__ import annotations

from briefing.frame import Align, Run
from briefing.layout.text import Style, Typesetter, height_of
from briefing.template.model import Fonts
from briefing.units import inches, points, to_points
from hypothesis import given
from hypothesis import strategies as st

FONTS = Fonts("Arial", "Arial", "Courier New", ("DejaVu Sans",))
SETTER = Typesetter(FONTS, frozenset({"the", "to", "of", "and", "with"}))


def lines_of(content, width_in, size_pt=20):
    paragraph = SETTER.paragraph(content, inches(width_in), Style(size_pt))
    return ["".join(run.text for run in line) for line in paragraph.lines]


def test_lines_end_after_spaces_and_after_hyphens_between_letters():
    assert lines_of("so NATO aims to balance", 2.3) == ["so NATO aims to", "balance"]
    assert lines_of("them, state-of-the-art", 2.3) == ["them, state-of-the-", "art"]
    assert lines_of("in 2019–2024", 1.5) == ["in", "2019–2024"]


def test_a_number_is_not_torn_from_its_unit_sign():
    lines = lines_of("Owners pay the first 14 % of every claim", 1.9)
    assert not any(line.endswith("14") for line in lines)
    assert "".join(lines).count("\u00a0") == 1


def test_a_slash_does_not_break():
    assert lines_of("policy/market figures", 1.8) == ["policy/market", "figures"]


def test_a_word_wider_than_the_box_breaks_anywhere_and_loses_nothing():
    word = "Donaudampfschifffahrtsgesellschaft"
    lines = lines_of(word, 1)
    assert len(lines) > 1
    assert "".join(lines) == word


def test_ideographs_break_singly_but_punctuation_never_starts_a_line():
    lines = lines_of("中文文本的换行测试，应当按字符换行。", 1.2)
    assert len(lines) > 2
    assert not any(line[0] in "，。" for line in lines)


def test_runs_of_one_word_are_not_torn_apart():
    lines = lines_of([Run("see data", bold=True), Run("base now")], 1.4)
    assert lines == ["see", "database", "now"]


def test_a_paragraph_that_starts_with_a_hebrew_letter_runs_from_right_to_left():
    paragraph = SETTER.paragraph("«שלום» and more", inches(3), Style(20))
    assert paragraph.rtl
    assert paragraph.align is Align.RIGHT


def test_a_title_breaks_after_its_comma_and_keeps_its_line_count():
    runs = SETTER.runs(
        "Military and diplomatic tools do different jobs, so NATO aims to balance them", Style(28, bold=True)
    )
    width = SETTER.balanced_width(runs, inches(11.83), 28)
    lines = SETTER.break_lines(runs, to_points(width), 28)
    assert ["".join(r.text for r in line) for line in lines] == [
        "Military and diplomatic tools do different jobs,",
        "so NATO aims to balance them",
    ]


def test_the_height_is_lines_and_the_space_between_paragraphs():
    style = Style(20, before_pt=6)
    first, second = (SETTER.paragraph(text, inches(4), style) for text in ("One", "Two"))
    assert height_of([first, second]) == points(24 + 6 + 24)


@given(st.text(max_size=200), st.floats(0.3, 12), st.sampled_from([11, 18, 28]))
def test_no_line_is_wider_than_its_box_and_no_character_is_lost(text, width_in, size_pt):
    width = inches(width_in)
    paragraph = SETTER.paragraph(text, width, Style(size_pt))
    for line in paragraph.lines:
        one_character = sum(len(run.text.strip()) for run in line) <= 1
        assert one_character or SETTER.width_pt(line, size_pt) <= to_points(width) + 1e-6
    shown = "".join(run.text for line in paragraph.lines for run in line)
    assert shown.replace(" ", "") == paragraph.text.replace(" ", "")


@given(st.lists(st.text("abcdefg,- ", min_size=1, max_size=12), min_size=1, max_size=20))
def test_balancing_never_adds_a_line(words):
    runs = SETTER.runs(" ".join(words), Style(28, bold=True))
    width = inches(8)
    balanced = SETTER.balanced_width(runs, width, 28)
    assert balanced <= width
    before = SETTER.break_lines(runs, to_points(width), 28)
    assert len(SETTER.break_lines(runs, to_points(balanced), 28)) == len(before)

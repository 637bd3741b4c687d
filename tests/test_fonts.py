"""Widths, line heights and fallback of typefaces."""

from __future__ import annotations

import time

import pytest
from briefing import fonts
from briefing.diagnostics import TemplateError
from briefing.fonts import Piece, split_by_coverage, typeface
from fontTools.ttLib import TTFont


def test_a_width_is_the_sum_of_the_advances_in_the_font_file():
    face = typeface("Arial", bold=True)
    assert face.path is not None
    font = TTFont(face.path)
    text = "Wide AVATAR, €4.5m – “yes”"
    units = sum(font["hmtx"].metrics[font.getBestCmap()[ord(c)]][0] for c in text)
    assert face.width(text, 18) == pytest.approx(units / font["head"].unitsPerEm * 18)


def test_metric_compatible_families_share_their_widths():
    assert typeface("Arial").width("briefing", 20) == typeface("Liberation Sans").width("briefing", 20)
    assert typeface("Calibri").width("briefing", 20) == typeface("Carlito").width("briefing", 20)
    assert typeface("Calibri").width("briefing", 20) < typeface("Arial").width("briefing", 20)


def test_an_unknown_family_says_so_and_is_measured_wide():
    face = typeface("No Such Family")
    assert not face.known
    assert face.path is None
    assert face.width("briefing", 18) > typeface("Arial").width("briefing", 18)


def test_the_line_height_is_at_least_one_and_a_fifth():
    assert typeface("Arial").line_height == 1.2
    assert typeface("Calibri").line_height == pytest.approx(1.2207, abs=1e-4)


def test_an_ideograph_that_no_table_has_is_one_em_wide():
    assert typeface("Arial").width("中文", 20) == pytest.approx(40, abs=0.1)
    assert typeface("Arial").width("e\u0301", 20) >= typeface("Arial").width("e", 20)


def test_a_style_without_a_table_takes_the_nearest_one():
    assert typeface("Courier New", bold=True).width("mm", 10) == typeface("Courier New").width("mm", 10)
    assert typeface("DejaVu Sans", bold=True, italic=True).path == typeface("DejaVu Sans", bold=True).path


def test_text_is_split_where_the_family_lacks_a_glyph():
    pieces = split_by_coverage("done ✓ now", "Arial", ("DejaVu Sans",))
    assert pieces == (Piece("done ", ""), Piece("✓", "DejaVu Sans"), Piece(" now", ""))


def test_what_no_family_has_is_marked_and_combining_marks_stay_with_their_base():
    pieces = split_by_coverage("a\u0301中b", "Arial", ("DejaVu Sans",))
    assert [p.text for p in pieces] == ["a\u0301", "中", "b"]
    assert [p.covered for p in pieces] == [True, False, True]
    assert "".join(p.text for p in pieces) == "a\u0301中b"


def test_a_font_file_is_read_and_a_bad_one_is_an_error(tmp_path):
    path = typeface("DejaVu Sans").path
    assert path is not None
    face = typeface(str(path))
    assert face.width("abc", 10) == pytest.approx(typeface("DejaVu Sans").width("abc", 10))
    assert face.path == path
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"not a font")
    with pytest.raises(TemplateError, match="font file"):
        typeface(str(broken))


def test_the_four_common_faces_load_in_a_few_milliseconds():
    typeface.cache_clear()
    best = min(_seconds_to_load() for _ in range(5))
    assert best < 0.015  # about 3 ms on a slow machine; the margin is for a loaded one


def _seconds_to_load() -> float:
    typeface.cache_clear()
    start = time.perf_counter()
    for bold in (False, True):
        for italic in (False, True):
            fonts.typeface("Arial", bold, italic)
    return time.perf_counter() - start

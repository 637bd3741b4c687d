"""Frames hold what is promised of them, on both masters, whatever the deck says."""

from __future__ import annotations

import pytest
from briefing.deck import (
    SLIDE_KINDS,
    AgendaEntry,
    AgendaSlide,
    BigNumber,
    BigNumberSlide,
    BottomLineSlide,
    Bullet,
    BulletsSlide,
    Card,
    CardsSlide,
    ComparisonSlide,
    Line,
    OutlookColumn,
    OutlookSlide,
    Pair,
    PairsSlide,
    Part,
    ProcessSlide,
    QuoteSlide,
    Reference,
    SectionSlide,
    SourcesSlide,
    Step,
    TableSlide,
    TakeawaysSlide,
    TimelineSlide,
    TitleSlide,
)
from briefing.deck import Event as TimelineEvent
from briefing.diagnostics import Report, Severity, TemplateError
from briefing.frame import PictureBox, TableBox, Tag, TextBox, flatten, paragraphs_of
from briefing.layout import lay_out_deck
from briefing.layout.backdrop import Palette
from briefing.layout.check import problems
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.decks import LABELS, common, deck, every_kind, geometry, label, line, lines, template
from tests.geometries import bare, half_panel

ASPECTS = ("16:9", "4:3")


def laid_out(*slides, aspect="16:9", report=None, name="executive", **fields):
    planned = deck(*slides, **fields)
    return lay_out_deck(planned, template(name), geometry(aspect), LABELS, report if report is not None else Report())


def faults(frames, aspect="16:9", name="executive"):
    palette = Palette(template(name).theme)
    return [(f.number, f.kind, p) for f in frames for p in problems(f, geometry(aspect), palette)]


def words_of(frames):
    return " ".join(p.text for f in frames for p in paragraphs_of(f.boxes))


def box_named(frame, name):
    return next(box for box in flatten(frame.boxes) if box.name == name)


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("name", ["executive", "analyst", "classroom", "public", "staff"])
def test_every_kind_of_slide_keeps_every_promise(aspect, name):
    report = Report()
    frames = laid_out(*every_kind(), aspect=aspect, name=name, report=report, marking="INTERNAL")
    assert faults(frames, aspect, name) == []
    assert {f.kind for f in frames} == set(SLIDE_KINDS)
    assert not report.errors


def test_all_words_of_a_deck_are_on_its_slides():
    slides = every_kind()
    shown = words_of(laid_out(*slides))
    for text in ("Call within a week", "Premiums can rise faster", "One pool for the basin", "Price the risk"):
        assert text in shown


def test_frames_are_numbered_and_named_after_their_parts():
    frames = laid_out(*every_kind())
    assert [f.number for f in frames] == list(range(1, len(frames) + 1))
    assert [f.section for f in frames[:4]] == ["Opening", "Opening", "Opening", "Body"]


def test_the_agenda_links_to_its_slides_and_says_which_they_are():
    agenda = AgendaSlide(
        **common("a", "Parts"), entries=(AgendaEntry(line("One"), "b", 90), AgendaEntry(line("Two"), "c"))
    )
    many = BulletsSlide(
        **common("b", "Many"), bullets=tuple(Bullet(line(f"Bullet number {i} " + "word " * 30)) for i in range(9))
    )
    last = BulletsSlide(**common("c", "Last"), bullets=(Bullet(line("Only one")),))
    planned = replace(deck(agenda, many, last), parts=(Part("A", ("a",)), Part("B", ("b",)), Part("C", ("c",))))
    frames = lay_out_deck(planned, template(), geometry(), LABELS, Report())
    count = sum(f.slide_id.startswith("b") for f in frames)
    assert count > 1
    assert box_named(frames[0], "Part 1").link == "slide:b"
    assert box_named(frames[0], "Slides 1").paragraphs[0].text == f"Slides 2–{1 + count}"
    assert box_named(frames[0], "Slides 2").paragraphs[0].text == f"Slide {2 + count}"
    assert box_named(frames[0], "Minutes 1").paragraphs[0].text == "2 min"


def test_a_slide_that_is_too_full_is_divided_evenly_under_numbered_titles():
    entries = tuple(
        Bullet(line(f"Bullet number {i} says something of ordinary length about the subject")) for i in range(14)
    )
    report = Report()
    frames = laid_out(BulletsSlide(**common("b", "Many things"), bullets=entries), report=report)
    assert [f.title for f in frames] == [f"Many things ({i + 1}/{len(frames)})" for i in range(len(frames))]
    counts = [len(box_named(f, "Body").paragraphs) for f in frames]
    assert sum(counts) == 14
    assert max(counts) - min(counts) <= 1
    assert min(counts) > 1
    assert [d.code for d in report] == ["FIT001"]


def test_a_long_table_repeats_its_header_on_every_slide():
    rows = tuple((f"Zone {i}", str(i), "Owner and fund") for i in range(40))
    frames = laid_out(TableSlide(**common("t", "Zones"), header=("Zone", "Houses", "Who pays"), rows=rows))
    tables = [box for f in frames for box in f.boxes if isinstance(box, TableBox)]
    assert len(tables) == len(frames) > 1
    assert {t.cells[0][0].paragraphs[0].text for t in tables} == {"Zone"}
    assert sum(len(t.cells) - 1 for t in tables) == 40


def test_detail_goes_to_the_notes_rather_than_overleaf_where_a_slide_must_stay_whole():
    long_detail = "This detail is rather long and explains what the takeaway means in full. " * 6
    entries = tuple(Bullet(line(f"Takeaway {i}"), lines(long_detail)) for i in range(4))
    report = Report()
    frames = laid_out(TakeawaysSlide(**common("t", "So what"), takeaways=entries), report=report)
    assert len(frames) == 1
    assert long_detail in frames[0].notes
    assert [d.code for d in report] == ["FIT003"]


def test_a_text_longer_than_a_slide_is_cut_and_stands_whole_in_the_notes():
    endless = "word " * 1500 + "end"
    report = Report()
    frames = laid_out(BulletsSlide(**common("b", "Endless"), bullets=(Bullet(line(endless)),)), report=report)
    assert faults(frames) == []
    assert endless in " ".join(frames[0].notes)
    assert words_of(frames).count("…") == 1
    assert "FIT004" in [d.code for d in report]


def test_a_title_that_is_far_too_long_is_cut_and_stands_whole_in_the_notes():
    title = "A heading that nobody would read aloud " * 12
    report = Report()
    frames = laid_out(BulletsSlide(**common("b", title.strip()), bullets=(Bullet(line("x")),)), report=report)
    assert faults(frames) == []
    assert frames[0].title.endswith("…")
    assert title.strip() in frames[0].notes
    assert [d.code for d in report] == ["FIT006"]


def test_a_picture_keeps_its_proportions_and_its_words():
    figure = next(s for s in every_kind() if s.kind == "figure")
    for width, height in ((1200, 800), (300, 2000), (3000, 200)):
        (frame,) = laid_out(replace(figure, width=width, height=height))
        picture = next(box for box in frame.boxes if isinstance(box, PictureBox))
        assert picture.rect.width / picture.rect.height == pytest.approx(width / height, rel=0.01)
        assert picture.alt == figure.alt


def test_the_source_line_fits_one_line_however_many_sections_there_are():
    slide = BulletsSlide(**common("b", "Much read"), bullets=(Bullet(line("x")),))
    for count in (1, 2, 4, 12, 60):
        references = tuple(Reference(f"§{i}", f"A section heading {i}", i, i + 9) for i in range(1, count + 1))
        (frame,) = laid_out(replace(slide, sources=references))
        paragraph = box_named(frame, "Source").paragraphs[0]
        assert len(paragraph.lines) == 1
        assert paragraph.text.startswith("Source: §1")
        if count <= 12:
            assert f"§{count}" in paragraph.text


def test_an_empty_response_is_named_as_such_and_dashed():
    slide = next(s for s in every_kind() if s.kind == "pairs")
    (frame,) = laid_out(slide)
    missing = box_named(frame, "Row 3: answer")
    assert missing.paragraphs[0].text == LABELS["no-response"]
    assert missing.outline is not None
    assert missing.outline.dashed


def test_notes_carry_what_to_say_the_time_and_the_verbatim_source():
    frames = laid_out(*every_kind())
    assert frames[5].notes[:2] == ("Say (45 s)", "The programme covers homes near rivers.")
    assert frames[5].notes[-1].startswith("§2, lines 21–22: “The programme covers")


def test_an_unknown_font_is_reported_and_still_fits():
    theme = template().theme
    odd = replace(template(), theme=replace(theme, fonts=replace(theme.fonts, heading="Nobody Sans")))
    report = Report()
    frames = lay_out_deck(deck(*every_kind()), odd, geometry(), LABELS, report)
    assert [d.code for d in report if d.severity is Severity.WARNING] == ["FIT010"]
    assert faults(frames) == []


UNSEEN = {"plain": bare(), "dark": bare("101820"), "low": bare(height=4.2), "half": half_panel()}


@pytest.mark.parametrize("master", UNSEEN.values(), ids=UNSEEN)
def test_every_kind_keeps_every_promise_on_a_master_that_nobody_has_seen(master):
    report = Report()
    frames = lay_out_deck(deck(*every_kind(), marking="SECRET"), template(), master, LABELS, report)
    palette = Palette(template().theme)
    assert [p for f in frames for p in problems(f, master, palette)] == []
    for text in ("Call within a week", "Who is covered, what it costs", "Cross-check before use", "Mayor of the town"):
        assert text in words_of(frames)


def test_colours_that_cannot_be_read_on_a_master_are_reported():
    report = Report()
    lay_out_deck(deck(*every_kind()), template(), bare("7A7A7A"), LABELS, report)
    assert "FIT011" in {d.code for d in report}


def test_a_layout_without_room_for_text_is_an_error():
    with pytest.raises(TemplateError, match="no room"):
        lay_out_deck(deck(*every_kind()), template(), bare(height=2.0), LABELS, Report())


def test_a_character_that_no_font_has_is_reported_once():
    slides = [
        BulletsSlide(**common(f"b{i}", f"Odd {i}"), bullets=(Bullet(line("a \U00013080 b ✓ 中")),)) for i in range(2)
    ]
    report = Report()
    laid_out(*slides, report=report)
    (found,) = [d for d in report if d.code == "FIT013"]
    assert "\U00013080" in found.message
    assert "✓" not in found.message
    assert "中" not in found.message


# --- whatever a deck says --------------------------------------------------------------------------------------------

WORDS = st.one_of(
    st.text("abcdefghij      ,.-", min_size=1, max_size=400),
    st.text("中文字符测试，。", min_size=1, max_size=200),
    st.integers(1, 120).map(lambda n: "Donaudampfschifffahrt" * n),
    st.integers(1, 80).map(lambda n: "The quick brown fox. " * n),
    st.text(min_size=1, max_size=60),
)
LINES = WORDS.map(lambda text: Line(text, points=("p",)))
BODIES = st.lists(LINES, min_size=1, max_size=4).map(tuple)
BULLETS = st.builds(Bullet, LINES, st.lists(LINES, max_size=2).map(tuple))
MAYBE = st.one_of(st.none(), LINES)
PLAIN = {
    "id": st.just("s"),
    "title": LINES.filter(lambda line: bool(line.text.strip())),
    "kicker": st.just(label("Part")),
}
BARRED = {**PLAIN, "bar": MAYBE}


def several(strategy, most=8):
    return st.lists(strategy, max_size=most).map(tuple)


SLIDES = st.one_of(
    st.builds(BulletsSlide, bullets=several(BULLETS, 12), lead=MAYBE, **BARRED),
    st.builds(CardsSlide, cards=several(st.builds(Card, BODIES, MAYBE)), **BARRED),
    st.builds(ProcessSlide, steps=several(st.builds(Step, LINES, BODIES)), **BARRED),
    st.builds(TimelineSlide, events=several(st.builds(TimelineEvent, LINES, BODIES, st.booleans())), **BARRED),
    st.builds(
        ComparisonSlide, left=LINES, right=LINES, left_lines=several(BULLETS), right_lines=several(BULLETS), **BARRED
    ),
    st.builds(PairsSlide, pairs=several(st.builds(Pair, LINES, MAYBE)), **BARRED),
    st.builds(OutlookSlide, columns=several(st.builds(OutlookColumn, LINES, LINES, BODIES), 4), **BARRED),
    st.builds(BottomLineSlide, statements=several(BULLETS), **PLAIN),
    st.builds(TakeawaysSlide, takeaways=several(BULLETS), **PLAIN),
    st.builds(SourcesSlide, caveats=several(LINES, 3), left_out=several(LINES, 4), **PLAIN),
    st.builds(BigNumberSlide, numbers=several(st.builds(BigNumber, LINES, LINES), 4), **PLAIN),
    st.builds(QuoteSlide, quote=LINES, speaker=MAYBE, **PLAIN),
    st.builds(SectionSlide, summary=several(LINES, 3), **PLAIN),
    st.builds(TitleSlide, subtitle=LINES, lines=several(LINES, 3), **PLAIN),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(SLIDES, st.sampled_from(ASPECTS))
def test_whatever_a_slide_says_nothing_overlaps_overflows_or_cannot_be_read(slide, aspect):
    frames = laid_out(slide, aspect=aspect)
    assert frames
    assert faults(frames, aspect) == []
    assert len({f.slide_id for f in frames}) == len(frames)
    titles = [b for f in frames for b in f.boxes if isinstance(b, TextBox) and b.tag is Tag.H1]
    assert len(titles) == len(frames)


def test_a_single_statement_is_set_larger_than_a_list():
    alone = laid_out(BulletsSlide(**common("b", "One thing"), bullets=(Bullet(line("This is all there is")),)))
    several = laid_out(BulletsSlide(**common("b", "Things"), bullets=tuple(Bullet(x) for x in lines("A", "B", "C"))))
    assert box_named(alone[0], "Body").paragraphs[0].size_pt > box_named(several[0], "Body").paragraphs[0].size_pt


def test_cards_are_as_high_as_the_fullest_of_them_and_of_one_size():
    words = "a card with a few words in it"
    (frame,) = laid_out(CardsSlide(**common("c", "Cards"), cards=tuple(Card(lines(words * n)) for n in (1, 1, 3))))
    cards = [box_named(frame, f"Card {n}") for n in (1, 2, 3)]
    assert len({(c.rect.y, c.rect.height, c.paragraphs[0].size_pt) for c in cards}) == 1
    text = sum(p.height for p in cards[2].paragraphs) if hasattr(cards[2].paragraphs[0], "height") else 0
    assert text <= cards[2].rect.height


def test_short_takeaways_are_larger_than_long_ones_and_stand_lower():
    short = laid_out(TakeawaysSlide(**common("t", "To take away"), takeaways=tuple(Bullet(x) for x in lines("A", "B"))))
    long_lines = lines(*("a takeaway that has many words to say of it " * 4 for _ in range(2)))
    long = laid_out(TakeawaysSlide(**common("t", "To take away"), takeaways=tuple(Bullet(x) for x in long_lines)))
    one, other = box_named(short[0], "Takeaway 1"), box_named(long[0], "Takeaway 1")
    assert one.paragraphs[0].size_pt == 28
    assert one.rect.y > other.rect.y


def test_long_steps_stand_below_each_other():
    names = lines(*(f"Step {n} has a name of so many words that no arrow could ever hold it" for n in range(4)))
    (frame,) = laid_out(ProcessSlide(**common("p", "Steps"), steps=tuple(Step(n) for n in names)))
    first, second = box_named(frame, "Step 1").rect, box_named(frame, "Step 2").rect
    assert first.x == second.x
    assert first.bottom <= second.y


def test_what_goes_on_from_the_title_is_named_an_effect():
    (frame,) = laid_out(
        BulletsSlide(
            **common("b", "It rains"), bullets=(Bullet(line("A")), Bullet(line("B"))), bar=line("… filling wells")
        )
    )
    assert box_named(frame, "Conclusion").paragraphs[0].text == "Effect: filling wells"

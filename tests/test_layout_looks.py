"""The looks of a slide of bullets: chosen by the shape of the text, unlike the slides before it, always legible."""

from __future__ import annotations

from itertools import pairwise

import pytest
from briefing.deck import BottomLineSlide, Bullet, BulletsSlide, CardsSlide, Slide
from briefing.diagnostics import Report
from briefing.frame import Color, Frame, ShapeBox, TextBox, flatten
from briefing.layout import check, lay_out_deck
from briefing.layout.backdrop import Palette
from briefing.layout.looks import side_layout
from briefing.template.master import MasterGeometry
from msgspec.structs import replace

from tests.decks import LABELS, bullets, common, deck, geometry, line, lines, template

SENTENCE = "This statement says something of ordinary length about the subject"


def listed(slide_id: str, *texts: str, **more: object) -> BulletsSlide:
    return BulletsSlide(**common(slide_id, f"Title of {slide_id}"), bullets=bullets(*texts), **more)


def frames_of(*slides: Slide, aspect: str = "16:9", master: MasterGeometry | None = None) -> tuple[Frame, ...]:
    return lay_out_deck(deck(*slides), template(), master or geometry(aspect), LABELS, Report())


def body(frame: Frame) -> TextBox:
    return next(b for b in flatten(frame.boxes) if isinstance(b, TextBox) and b.name == "Body")


def look(frame: Frame) -> tuple[str, bool, int]:
    """What one sees at a glance: the layout, whether there is a tinted panel, how many rules are drawn."""
    rules = sum(isinstance(b, ShapeBox) and b.name == "Rule" for b in frame.boxes)
    return frame.layout, body(frame).fill is not None, rules


def test_neighbouring_slides_of_bullets_never_look_alike() -> None:
    frames = frames_of(*(listed(f"s{n}", *[SENTENCE] * 3) for n in range(9)))
    seen = [look(f) for f in frames]
    assert all(one != other for one, other in pairwise(seen))
    assert len(set(seen)) == 3


def test_the_same_deck_is_always_drawn_alike() -> None:
    slides = [listed(f"s{n}", *[SENTENCE] * (2 + n % 3)) for n in range(6)]
    assert frames_of(*slides) == frames_of(*slides)


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_every_look_keeps_every_promise(aspect: str) -> None:
    detailed = replace(listed("d", SENTENCE, SENTENCE), bullets=(Bullet(line(SENTENCE), lines("why it is so")),) * 3)
    slides = [listed(f"s{n}", *[SENTENCE] * (1 + n % 5)) for n in range(12)] + [detailed]
    palette = Palette(template().theme)
    for frame in frames_of(*slides, aspect=aspect):
        assert list(check.problems(frame, geometry(aspect), palette)) == []


def test_all_words_stand_in_the_layouts_own_body_placeholder() -> None:
    for frame in frames_of(*(listed(f"s{n}", *[SENTENCE] * 3) for n in range(4)), listed("one", SENTENCE)):
        assert body(frame).placeholder is not None
        assert {p.text for p in body(frame).paragraphs} == {SENTENCE}


def test_hairlines_run_between_the_rows_and_through_no_text() -> None:
    (frame,) = frames_of(listed("rows", *[SENTENCE] * 3))
    heights = sorted(b.rect.y for b in frame.boxes if isinstance(b, ShapeBox) and b.name == "Rule")
    assert len(heights) == 3
    y = float(body(frame).rect.y)
    for number, paragraph in enumerate(body(frame).paragraphs):
        y += (paragraph.before_pt if number else 0) * 12700
        bottom = y + paragraph.height_pt * 12700
        assert not any(y <= rule <= bottom for rule in heights)
        y = bottom


def test_a_single_point_stands_large_beside_a_bar() -> None:
    (frame,) = frames_of(listed("one", SENTENCE))
    accent = next(b for b in frame.boxes if isinstance(b, ShapeBox) and b.name == "Accent")
    assert accent.rect.right < body(frame).rect.x
    assert body(frame).paragraphs[0].size_pt >= 28


def test_the_title_stands_at_the_side_only_of_few_words() -> None:
    short = [listed(f"s{n}", *[SENTENCE] * 3) for n in range(6)]
    long = [listed(f"s{n}", *[SENTENCE + " and " + SENTENCE] * 4) for n in range(6)]
    assert "Side title" in {f.layout for f in frames_of(*short)}
    assert "Side title" not in {f.layout for f in frames_of(*long)}


def test_what_stands_under_a_lead_in_or_above_a_bar_keeps_its_title_above() -> None:
    led = [listed(f"s{n}", *["Short item"] * 3, lead=line("The list has three")) for n in range(6)]
    assert "Side title" not in {f.layout for f in frames_of(*led)}


def test_no_title_stands_at_the_side_right_after_the_bottom_line() -> None:
    front = BottomLineSlide(**common("front", "The thesis of it all"), statements=bullets(SENTENCE))
    for count in range(4):
        before = [listed(f"s{n}", *[SENTENCE] * 3) for n in range(count)]
        assert frames_of(*before, front, listed("x", *[SENTENCE] * 3))[-1].layout != "Side title"


def test_bullets_after_cards_are_no_panel() -> None:
    cards = CardsSlide(**common("c", "Cards"), cards=next(s.cards for s in _every() if isinstance(s, CardsSlide)))
    assert body(frames_of(cards, listed("x", SENTENCE, SENTENCE, SENTENCE))[-1]).fill is None


def test_a_master_without_a_side_layout_has_the_other_looks() -> None:
    full = geometry()
    bare = replace(full, layouts={name: at for name, at in full.layouts.items() if name != "Side title"})
    assert side_layout(bare) is None
    seen = [look(f) for f in frames_of(*(listed(f"s{n}", *[SENTENCE] * 3) for n in range(4)), master=bare)]
    assert len(set(seen)) == 2


def _every() -> tuple[Slide, ...]:
    from tests.decks import every_kind

    return every_kind()


def emphasised(text: str, language: str = "en") -> list[str]:
    """The runs in bold accent of a slide that says `text`, on the panel and in rows."""
    slides = (listed("a", text, SENTENCE), listed("b", text, SENTENCE))
    frames = lay_out_deck(replace(deck(*slides), language=language), template(), geometry(), LABELS, Report())
    marked = [[r.text for r in body(f).paragraphs[0].runs if r.bold and r.color is Color.ACCENT] for f in frames]
    assert marked[0] == marked[1]
    return marked[0]


def test_the_amount_of_a_point_stands_out() -> None:
    assert emphasised("Damage was 40 percent higher than models had said") == ["40 percent"]
    assert emphasised("It rose from $9 million in 2005 to $31 million in 2023") == ["$9 million", "$31 million"]


def test_years_names_and_many_amounts_do_not_stand_out() -> None:
    assert emphasised("In 2019 the council adopted section 4 of its plan") == []
    assert emphasised("Shares were 10% in May, 20% in June and 30% in July") == []
    assert emphasised("Damage was 40 percent higher than models had said", "fr") == []


def test_emphasis_changes_no_character() -> None:
    text = "Behind the barrier, 6,200 homes were built on land that would have been left empty"
    assert body(frames_of(listed("a", text, SENTENCE))[0]).paragraphs[0].text == text

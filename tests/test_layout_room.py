"""Slides use their room: few words are large, content stands as one block, what stands around it gives way in order."""

from __future__ import annotations

import pytest
from briefing.deck import (
    AgendaEntry,
    AgendaSlide,
    BigNumber,
    BigNumberSlide,
    Bullet,
    BulletsSlide,
    ChartSlide,
    ComparisonSlide,
    Notes,
    PairsSlide,
    Part,
    ProcessSlide,
    Reference,
    Series,
    SourceQuote,
    SourcesSlide,
    Step,
    TakeawaysSlide,
)
from briefing.deck import Pair as Row
from briefing.diagnostics import Report
from briefing.frame import Frame, TextBox, flatten
from briefing.layout import lay_out_deck
from briefing.layout.text import Typesetter
from briefing.template.model import TextRole
from briefing.units import inches, to_points
from msgspec.structs import replace

from tests.decks import LABELS, bullets, common, deck, geometry, line, lines, template

LARGEST_OF_A_LIST = template().theme.deck[TextRole.LIST][0]
LONG = "Cover what can be priced with the maps of the last ten years, and leave where the risk rises every year"


def laid_out(*slides: object, **fields: object) -> tuple[Frame, ...]:
    return lay_out_deck(deck(*slides, **fields), template(), geometry(), LABELS, Report())  # type: ignore[arg-type]


def texts(frame: Frame, name: str) -> list[TextBox]:
    return [b for b in flatten(frame.boxes) if isinstance(b, TextBox) and b.name.startswith(name)]


def text_of(frame: Frame, name: str) -> str:
    return " ".join(p.text for box in texts(frame, name) for p in box.paragraphs)


def comparison(*said: str) -> ComparisonSlide:
    made = bullets(*said)
    return ComparisonSlide(
        **common("c", "Two answers"), left=line("One"), right=line("Other"), left_lines=made, right_lines=made
    )


def test_few_words_are_set_larger_than_a_list_and_many_are_not() -> None:
    (short,), (long,) = laid_out(comparison("It retreats")), laid_out(comparison(LONG, LONG, LONG))
    assert texts(short, "Left: text")[0].paragraphs[0].size_pt > LARGEST_OF_A_LIST
    assert texts(long, "Left: text")[0].paragraphs[0].size_pt <= LARGEST_OF_A_LIST


@pytest.mark.parametrize("said", ["It retreats", LONG])
def test_two_sides_reach_down_to_the_end_of_the_room(said: str) -> None:
    (frame,) = laid_out(comparison(said))
    assert {box.rect.bottom for box in texts(frame, "Left: text")} == {geometry().layouts["Content"].content.bottom}


def test_content_that_does_not_fill_its_room_stands_as_a_block_below_the_top() -> None:
    steps = tuple(Step(line(name)) for name in ("Identify", "Track", "Disrupt"))
    (frame,) = laid_out(ProcessSlide(**common("p", "Steps"), steps=steps, lead=line("It takes three steps")))
    content = geometry().layouts["Content"].content
    (lead,), first = texts(frame, "Lead-in"), texts(frame, "Step 1")[0]
    assert content.y < lead.rect.y <= content.y + inches(0.5)
    assert lead.rect.bottom < first.rect.y < content.bottom


def test_steps_below_each_other_have_numbers() -> None:
    steps = tuple(Step(line(f"{name} every one of the rather many residents of the old town")) for name in "ABCD")
    (frame,) = laid_out(ProcessSlide(**common("p", "Steps"), steps=steps))
    assert [box.paragraphs[0].bullet for box in texts(frame, "Step")] == ["1.", "2.", "3.", "4."]


def test_pairs_share_the_room_that_they_leave() -> None:
    rows = (Row(line("Cellars flood"), line("Owners insure them")), Row(line("Claims wait"), line("Towns lend money")))
    (frame,) = laid_out(PairsSlide(**common("p", "Pairs"), pairs=rows))
    heights = {box.rect.height for box in texts(frame, "Row")}
    assert len(heights) == 1
    assert heights.pop() > inches(1)


def numbers(*figures: str) -> BigNumberSlide:
    return BigNumberSlide(
        **common("n", "Numbers"), numbers=tuple(BigNumber(line(f), line("of all the houses there")) for f in figures)
    )


def test_numbers_beside_each_other_are_of_one_size_and_stand_on_one_line() -> None:
    (frame,) = laid_out(numbers("7 %", "$4.5 million"))
    first, second = texts(frame, "Figure")
    assert first.paragraphs[0].size_pt == second.paragraphs[0].size_pt
    assert (first.rect.y, first.rect.height) == (second.rect.y, second.rect.height)


def test_a_single_number_stands_beside_what_it_counts_and_three_long_ones_below_each_other() -> None:
    (one,), (three,) = (
        laid_out(numbers("65 percent")),
        laid_out(numbers("less than 3 %", "$4.5 million", "1,900 homes")),
    )
    assert texts(one, "Figure")[0].rect.right < texts(one, "Meaning")[0].rect.x
    tops = [box.rect.y for box in texts(three, "Figure")]
    assert three.kind == "big-number"
    assert len(tops) == 3
    assert tops == sorted(set(tops)) or len(set(tops)) == 1


@pytest.mark.parametrize(
    ("names", "title", "shown"),
    [
        (["Share of homes"], "Who owns", "Share of homes"),
        (["Homes"], "Homes by year", ""),
        (["A", "B"], "Who owns", ""),
    ],
)
def test_a_chart_of_one_series_names_what_it_measures_unless_its_title_does(
    names: list[str], title: str, shown: str
) -> None:
    series = tuple(Series(name, (1, 2)) for name in names)
    (frame,) = laid_out(ChartSlide(**common("c", title), categories=("2020", "2021"), series=series))
    assert text_of(frame, "Measure") == shown


def told(slide_id: str) -> Notes:
    return Notes(quotes=tuple(SourceQuote(f"§{n}", n, n, f"Sentence {n}.", f"{slide_id}{n}") for n in (1, 2, 3)))


def test_takeaways_name_the_sections_that_they_come_from_on_one_line() -> None:
    shape = common("t", "What to take away") | {
        "notes": told("t"),
        "sources": tuple(Reference(f"§{n}", f"Heading {n}", n, n) for n in (1, 2, 3)),
    }
    said = tuple(Bullet(line(text, f"t{n}")) for n, text in enumerate(("Short", "Somewhat longer than that", LONG), 1))
    (frame,) = laid_out(TakeawaysSlide(**shape, takeaways=said))
    names = texts(frame, "Section")
    assert [box.paragraphs[0].text for box in names] == ["§1 Heading 1", "§2 Heading 2", "§3 Heading 3"]
    assert len({box.rect.y for box in names}) == 1


def test_takeaways_of_an_article_without_sections_name_none() -> None:
    shape = common("t", "What to take away") | {"notes": told("t"), "sources": (Reference("§1", "", 1, 9),)}
    (frame,) = laid_out(TakeawaysSlide(**shape, takeaways=(Bullet(line("Short", "t1")), Bullet(line("Other", "t1")))))
    assert texts(frame, "Section") == []


def test_what_is_left_out_stands_below_the_caveats_with_its_sections() -> None:
    shape = common("s", "About the source") | {"notes": told("s"), "sources": (Reference("§2", "Costs", 2, 2),)}
    slide = SourcesSlide(**shape, caveats=lines("Made by a machine."), left_out=(line("It costs a million.", "s2"),))
    (frame,) = laid_out(slide)
    (caveat,), (sentence,) = texts(frame, "Caveats"), texts(frame, "Sentence")
    assert caveat.rect.bottom < sentence.rect.y
    assert text_of(frame, "Section 1") == "§2 Costs"


def parts(*names: str) -> tuple[object, ...]:
    entries = tuple(AgendaEntry(line(name), f"b{i}") for i, name in enumerate(names))
    slides = (BulletsSlide(**common(f"b{i}", f"Slide {i}", n), bullets=bullets("Said")) for i, n in enumerate(names))
    return AgendaSlide(**common("a", "Parts"), entries=entries), *slides


def test_a_kicker_names_the_part_of_the_briefing_and_gives_it_up_for_a_long_section() -> None:
    made = parts("Rain", "Sun " * 40)
    planned = deck(*made)  # type: ignore[arg-type]
    planned = replace(planned, parts=tuple(Part(s.id, (s.id,)) for s in planned.slides))
    _, first, second = lay_out_deck(planned, template(), geometry(), LABELS, Report())
    assert text_of(first, "Kicker") == "Part 1 of 2  |  Rain"
    assert text_of(second, "Kicker").startswith("Sun Sun")


def test_a_footer_that_is_too_long_loses_the_subtitle_of_the_article() -> None:
    planned = replace(
        deck(BulletsSlide(**common("b", "Slide"), bullets=bullets("Said"))), title="Floods: " + "more " * 60
    )
    (frame,) = lay_out_deck(planned, template(), geometry(), LABELS, Report())
    assert text_of(frame, "Footer") == "Floods"


def test_a_part_of_several_sections_lasts_until_the_next_or_the_close_of_the_deck() -> None:
    made = parts("Rain – Sun", "Wind – Snow", "Sources")
    agenda = replace(made[0], entries=tuple(e for e in made[0].entries if e.target != "b2"))  # type: ignore[type-var, attr-defined]
    more = [BulletsSlide(**common(n, f"Slide {n}", ""), bullets=bullets("Said")) for n in ("sun", "snow")]
    slides = (agenda, made[1], more[0], made[2], more[1], made[3])
    planned = replace(
        deck(*slides),  # type: ignore[arg-type]
        parts=(*(Part(s.id, (s.id,)) for s in slides[:-1]), Part(LABELS["summary"], ("b2",))),  # type: ignore[attr-defined]
    )
    frames = lay_out_deck(planned, template(), geometry(), LABELS, Report())
    kickers = [text_of(frame, "Kicker").partition("  |  ")[0] for frame in frames]
    assert kickers[1:] == ["Part 1 of 2", "Part 1 of 2", "Part 2 of 2", "Part 2 of 2", "Sources"]
    assert text_of(frames[0], "Slides 2") == "Slides 4–5"


def test_text_between_hairlines_breaks_alike_where_words_are_drawn_a_little_narrower() -> None:
    setter = Typesetter(template().theme.fonts, slack=-0.015)
    for count in range(8, 40):
        said = [" ".join(f"w{'o' * (i % 7)}rd" for i in range(n)) for n in (count, count + 5, 4)]
        (frame,) = laid_out(BulletsSlide(**common("b", "Rows"), bullets=bullets(*said)))
        (body,) = texts(frame, "Body")
        width = to_points(body.rect.width - body.insets.left - body.insets.right)
        if body.fill is None:  # rows: a card holds its text wherever its lines end
            assert all(len(setter.break_lines(p.runs, width, p.size_pt)) == len(p.lines) for p in body.paragraphs)

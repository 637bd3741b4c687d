"""Each layout rule: what makes it fire, and the near miss that keeps it quiet."""

from __future__ import annotations

from itertools import pairwise

import pytest
from briefing import plan
from briefing.article import Figure, Table
from briefing.deck import (
    BigNumberSlide,
    BulletsSlide,
    CardsSlide,
    ChartForm,
    ChartSlide,
    ComparisonSlide,
    FigureSlide,
    OutlookSlide,
    PairsSlide,
    ProcessSlide,
    QuoteSlide,
    Slide,
    TableSlide,
    TimelineSlide,
)
from briefing.diagnostics import Report, Span
from briefing.digest import Detail, DetailKind, Digest, KeyPoint, Relation, RelationKind, Role, Topic
from briefing.language import load
from briefing.plan.numbers import drawing, quantity
from briefing.template.model import Template
from msgspec.structs import replace

from tests.digests import detail, digest, leaning, point, template, topic

SPAN = Span("a.txt", 1, 1, 0, 9)


def slides(article: Digest, audience: Template | None = None) -> list[Slide]:
    wanted = audience or template()
    labels = plan.labels(wanted, article.language)
    deck = plan.plan_deck(article, wanted, labels, Report(), next(plan.deck_budgets(article, wanted)))
    return [s for s in deck.slides if s.id.startswith("s") and s.id != "sources"]


def only(*topics: Topic) -> Slide:
    """The one topic slide of an article with these sections."""
    (slide,) = slides(digest(*topics))
    return slide


def event(text: str, when: str, **more: object) -> KeyPoint:
    return point(text, role=Role.EVENT, when=when, **more)  # type: ignore[arg-type]


def hedged(text: str, hedge: str) -> KeyPoint:
    return point(text, role=Role.OUTLOOK, hedge=hedge)


def counted(text: str, figure: str) -> KeyPoint:
    return point(text, role=Role.QUANTITY, figure=figure)


# --- timeline ------------------------------------------------------------------------------------------------


def test_three_points_that_open_with_dates_are_a_timeline_in_order_of_time() -> None:
    slide = only(
        topic(
            "The canal",
            event("In 1912, the canal was widened", "In 1912"),
            event("In 1869, the canal was opened", "In 1869"),
            event("In 1956, the canal was closed", "In 1956"),
        )
    )
    assert isinstance(slide, TimelineSlide)
    assert [e.when.text for e in slide.events] == ["In 1869", "In 1912", "In 1956"]
    assert slide.events[0].body[0].text == "The canal was opened"
    assert slide.rule == "timeline"
    assert "1869" in slide.why


def test_two_dates_are_no_timeline() -> None:
    slide = only(
        topic("The canal", event("In 1869, it was opened", "In 1869"), event("In 1912, it was widened", "In 1912"))
    )
    assert not isinstance(slide, TimelineSlide)


def test_dates_in_passing_are_a_timeline_only_under_a_heading_about_history() -> None:
    events = [event(f"The bank that opened in {y} is a large house", f"in {y}") for y in (1901, 1950, 1999)]
    assert not isinstance(only(topic("Our banks", *events)), TimelineSlide)
    assert isinstance(only(topic("History of our banks", *events)), TimelineSlide)


def test_dates_without_years_that_contradict_the_order_of_the_known_ones_are_no_timeline() -> None:
    slide = only(
        topic(
            "History",
            event("In 1912, the canal was widened", "In 1912"),
            event("After the war, the canal was closed", "After the war"),
            event("In 1869, the canal was opened", "In 1869"),
        )
    )
    assert not isinstance(slide, TimelineSlide)


def test_what_is_to_come_is_marked_as_such() -> None:
    slide = only(
        topic(
            "History",
            event("In 1869, the canal was opened", "In 1869"),
            event("In 1912, the canal was widened", "In 1912"),
            event("By 2040, the canal will be deeper", "By 2040", future=True),
        )
    )
    assert isinstance(slide, TimelineSlide)
    assert [e.future for e in slide.events] == [False, False, True]


# --- outlook -------------------------------------------------------------------------------------------------


def test_hedges_of_two_kinds_make_an_outlook_that_quotes_them() -> None:
    slide = only(
        topic(
            "Outlook",
            hedged("Rain is likely to become rare here", "likely"),
            hedged("Wheat may grow further in the north", "may"),
            hedged("Floods might come in the early spring", "might"),
        )
    )
    assert isinstance(slide, OutlookSlide)
    assert [(c.name.text, c.hedge.text) for c in slide.columns] == [
        ("Likely", "“likely”"),
        ("Possible", "“may”, “might”"),
    ]


def test_hedges_of_one_kind_are_no_outlook() -> None:
    points = [hedged(f"Rain may fall on field {n} in spring", "may") for n in range(3)]
    assert not isinstance(only(topic("Outlook", *points)), OutlookSlide)


def test_two_hedged_points_are_no_outlook() -> None:
    pair = (hedged("Rain is likely to become rare here", "likely"), hedged("Wheat may grow in the north", "may"))
    assert not isinstance(only(topic("Outlook", *pair)), OutlookSlide)


# --- pairs ---------------------------------------------------------------------------------------------------


def limit_and_response(n: int, kind: RelationKind = RelationKind.RESPONSE) -> tuple[KeyPoint, KeyPoint]:
    limit = point(f"Obstacle number {n} slows all the work", f"l{n}", role=Role.LIMIT)
    tie = (Relation(RelationKind.LEANS, f"l{n}", "this"), Relation(kind, f"l{n}", "therefore"))
    return limit, point(f"Therefore remedy {n} has been introduced", f"r{n}", relations=tie)


def test_two_limits_with_stated_responses_are_pairs() -> None:
    slide = only(topic("Limits", *limit_and_response(1), *limit_and_response(2)))
    assert isinstance(slide, PairsSlide)
    assert [(p.left.points, p.right and p.right.points) for p in slide.pairs] == [
        (("l1",), ("r1",)),
        (("l2",), ("r2",)),
    ]
    assert slide.left_heading.text == "Limit"


def test_one_limit_with_its_response_is_no_pairs_slide() -> None:
    slide = only(topic("Limits", *limit_and_response(1), point("The sky is blue on most days", "x")))
    assert not isinstance(slide, PairsSlide)


def test_limits_and_remedies_that_the_article_does_not_relate_are_no_pairs() -> None:
    loose = [replace(p, relations=()) for n in (1, 2) for p in limit_and_response(n)]
    assert not isinstance(only(topic("Limits", *loose)), PairsSlide)


def test_three_sentences_that_each_state_an_effect_are_pairs() -> None:
    points = [
        point(f"Measure number {n} is in force today", details=(detail(f"reducing the harm of kind {n}"),))
        for n in range(3)
    ]
    slide = only(topic("Measures", *points))
    assert isinstance(slide, PairsSlide)
    assert slide.pairs[0].right is not None
    assert slide.pairs[0].right.text == "Reducing the harm of kind 0"
    assert slide.right_heading.text == "Effect"


def test_two_effects_are_bullets_with_details() -> None:
    points = [point(f"Measure number {n} is in force", details=(detail(f"reducing harm {n}"),)) for n in range(2)]
    assert isinstance(only(topic("Measures", *points)), BulletsSlide)


# --- comparison ----------------------------------------------------------------------------------------------

_SIDES = (
    point("Trains use less energy for each passenger", "a"),
    point("Trains arrive in the middle of the town", "b"),
    point("Planes are faster over a thousand kilometres", "c"),
    point("Planes need an hour to the middle of the town", "d"),
)


def test_a_heading_that_compares_makes_two_columns() -> None:
    slide = only(topic("Trains versus planes", *_SIDES))
    assert isinstance(slide, ComparisonSlide)
    assert (slide.left.text, slide.right.text) == ("Trains", "Planes")
    assert [len(slide.left_lines), len(slide.right_lines)] == [2, 2]


def test_two_sides_with_one_line_each_are_too_thin_for_two_columns() -> None:
    assert not isinstance(only(topic("Trains versus planes", _SIDES[0], _SIDES[2])), ComparisonSlide)
    assert not isinstance(only(topic("Trains versus planes", *_SIDES[:3])), ComparisonSlide)


def test_a_heading_that_does_not_compare_makes_none() -> None:
    assert not isinstance(only(topic("Trains for planes", *_SIDES)), ComparisonSlide)


def test_a_comparison_needs_something_to_say_of_each_side() -> None:
    points = [point(f"Trains are good in respect number {n}", f"{n}") for n in range(3)]
    assert not isinstance(only(topic("Trains versus planes", *points)), ComparisonSlide)


# --- process, list, cards ------------------------------------------------------------------------------------


def enumeration(lead: str, *items: str, ordered: bool = False) -> KeyPoint:
    return point(lead, role=Role.ENUMERATION, items=items, ordered=ordered)


def test_a_numbered_list_of_steps_is_a_process() -> None:
    steps = enumeration("The procedure has three steps", "wash the wool", "dry it", "spin the thread", ordered=True)
    slide = only(topic("Wool", steps))
    assert isinstance(slide, ProcessSlide)
    assert [s.name.text for s in slide.steps] == ["Wash the wool", "Dry it", "Spin the thread"]


@pytest.mark.parametrize(("lead", "ordered"), [("The procedure has three steps", False), ("We have three sheep", True)])
def test_a_list_that_is_not_numbered_or_not_of_steps_is_no_process(lead: str, ordered: bool) -> None:
    slide = only(topic("Wool", enumeration(lead, "wash the wool", "dry it", "spin it", ordered=ordered)))
    assert not isinstance(slide, ProcessSlide)


def test_a_list_alone_stands_below_its_lead() -> None:
    slide = only(topic("Wool", enumeration("Wool is used for", "coats", "carpets", "blankets")))
    assert isinstance(slide, BulletsSlide)
    assert slide.lead is not None
    assert slide.lead.text == "Wool is used for"
    assert [b.line.text for b in slide.bullets] == ["Coats", "Carpets", "Blankets"]


def test_items_that_lean_on_their_lead_are_shown_all_or_not_at_all() -> None:
    lead = point("Three ways to spin wool are known", "lead")
    items = [
        replace(leaning(text, "lead"), relations=(Relation(RelationKind.LEANS, "lead", text.split()[0]),))
        for text in ("Spin it by hand at home", "Spin it with a wheel", "Leave it to a mill")
    ]
    slide = only(topic("Wool", lead, *items, point("Sheep give wool in spring", "x")))
    shown = {p for quote in slide.notes.quotes for p in [quote.point]}
    assert {"lead", *(i.id for i in items)} <= shown or not {i.id for i in items} & shown


def test_members_with_names_are_cards_under_their_names() -> None:
    named = enumeration("We have two teams", "Red: it builds the engines", "Blue: it builds the hulls of ships")
    slide = only(topic("Teams", named))
    assert isinstance(slide, CardsSlide)
    assert [c.heading.text for c in slide.cards if c.heading] == ["Red", "Blue"]


def test_three_points_of_like_length_are_cards() -> None:
    points = [point(f"Statement number {n} is about as long as the others are", f"{n}") for n in range(3)]
    assert isinstance(only(topic("Wool", *points)), CardsSlide)


def test_three_long_sentences_are_no_cards() -> None:
    text = "Statement number {} is a whole sentence that somebody has to read from its first word to its last"
    assert isinstance(only(topic("Wool", *(point(text.format(n), f"{n}") for n in range(3)))), BulletsSlide)


def test_points_of_unlike_length_are_bullets() -> None:
    points = [point("Wool is warm", "a"), point("Sheep give it", "b")]
    long = point("Much of the wool that is spun in the towns of the north comes from sheep that live far away", "c")
    assert isinstance(only(topic("Wool", *points, long)), BulletsSlide)


def test_cards_have_no_levels_so_a_required_detail_makes_the_sentence_whole() -> None:
    sentence = "Wool may shrink, by up to 8 %, when it is washed hot."
    risky = point(
        "Wool may shrink when it is washed hot",
        "a",
        sentence=sentence,
        details=(Detail(DetailKind.ASIDE, "by up to 8 %", True),),
    )
    others = [point(f"Statement number {n} is about as long as the others are", f"{n}") for n in range(2)]
    slide = only(topic("Wool", risky, *others))
    assert isinstance(slide, CardsSlide)
    assert slide.cards[0].body[0].text == sentence.rstrip(".")


def test_neighbours_do_not_have_the_same_layout_where_another_is_nearly_as_good() -> None:
    sections = [
        topic(f"Wool {s}", *(point(f"Statement {s} {n} is as long as others", f"{s}.{n}") for n in range(3)))
        for s in range(4)
    ]
    kinds = [s.kind for s in slides(digest(*sections))]
    assert all(a != b for a, b in pairwise(kinds))


def test_a_slide_names_the_rules_that_offered_another_layout_the_best_first() -> None:
    slide = only(
        topic(
            "The canal",
            *(
                event(f"In {year}, the canal was opened to boat number {year}", f"In {year}")
                for year in (1869, 1912, 1956)
            ),
        )
    )
    assert slide.rule == "timeline"
    assert [other.split()[0] for other in slide.others] == ["cards", "bullets"]


def test_a_template_switches_rules_off_by_name() -> None:
    points = [point(f"Statement number {n} is about as long as the others are", f"{n}") for n in range(3)]
    plain = template("executive", 'deck.rules=["bullets"]')
    (slide,) = slides(digest(topic("Wool", *points)), plain)
    assert isinstance(slide, BulletsSlide)


# --- numbers, tables, charts, figures, quotations ------------------------------------------------------------


def test_figures_that_carry_a_section_are_shown_large() -> None:
    slide = only(
        topic(
            "Costs",
            counted("The bridge cost €12 million", "€12 million"),
            counted("A third, 33 %, was paid late", "33 %"),
        )
    )
    assert isinstance(slide, BigNumberSlide)
    assert [n.figure.text for n in slide.numbers] == ["€12 million", "33 %"]


def test_a_count_is_shown_with_the_noun_it_counts() -> None:
    pair = (
        counted("Behind the barrier, 6,200 homes were built on low land", "6,200"),
        counted("Damage was 40 percent higher than models had predicted", "40 percent"),
        counted("Gauges recorded a rise of 11 centimetres", "11 centimetres"),
    )
    slide = only(topic("Walls", *pair))
    assert isinstance(slide, BigNumberSlide)
    assert [n.figure.text for n in slide.numbers] == ["6,200 homes", "40 percent", "11 centimetres"]


@pytest.mark.parametrize(
    "text",
    [
        "We recorded 14,000 fights before the ban and 23 after it",
        "The state pays 65 percent of repairs but only 20 percent of prevention",
        "The share rose from 20% to 45%",
    ],
)
def test_a_number_that_stands_against_another_is_no_big_number(text: str) -> None:
    pair = (counted(text, ""), counted("The bridge cost €12 million", "€12 million"))
    found = [s for s in slides(digest(topic("Costs", *pair))) if isinstance(s, BigNumberSlide)]
    assert not [n for s in found for n in s.numbers if n.meaning.text == text]


def test_a_bare_number_is_no_big_number() -> None:
    pair = (counted("There were 6,200 of them", "6,200"), counted("Another 4,100 came later", "4,100"))
    assert not isinstance(only(topic("Ships", *pair)), BigNumberSlide)


@pytest.mark.parametrize("figure", ["120 metres", "2024", "3 tugs", "30 years"])
def test_a_length_a_year_or_a_small_count_is_no_big_number(figure: str) -> None:
    pair = [counted(f"The ship {n} has {figure} to its name", figure) for n in range(2)]
    assert not isinstance(only(topic("Ships", *pair)), BigNumberSlide)


def test_one_figure_among_many_points_is_no_big_number() -> None:
    others = [point(f"Statement number {n} is another thing", f"{n}") for n in range(3)]
    slide = only(topic("Costs", counted("The bridge cost €12 million", "€12 million"), *others))
    assert not isinstance(slide, BigNumberSlide)


def exhibit(payload: Table | Figure, role: Role = Role.TABLE) -> KeyPoint:
    return point("What the table shows", "t", role=role, payload=payload)


def grid(header: tuple[str, ...], *rows: tuple[str, ...], caption: str = "") -> Table:
    return Table(header, rows, SPAN, caption)


def test_a_table_of_words_is_a_table_under_its_caption() -> None:
    words = grid(("Port", "State"), ("Tallen", "open"), ("Ostvik", "closed"), caption="Table 2: The ports")
    slide = only(topic("Ports", exhibit(words)))
    assert isinstance(slide, TableSlide)
    assert (slide.title.text, slide.points) == ("The ports", ("t",))


def test_a_table_of_numbers_is_a_chart_of_the_same_numbers() -> None:
    numbers = grid(("Port", "Calls"), ("Tallen", "1,200"), ("Ostvik", "386"), caption="Calls of ships")
    slide = only(topic("Ports", exhibit(numbers)))
    assert isinstance(slide, ChartSlide)
    assert slide.series[0].values == (1200.0, 386.0)


def test_an_exhibit_stands_behind_the_slide_of_its_section() -> None:
    words = grid(("Port", "State"), ("Tallen", "open"))
    found = slides(
        digest(topic("Ports", point("Ports are open", "a"), exhibit(words)), topic("Sea", point("It is wet", "b")))
    )
    assert [s.id for s in found] == ["s1", "s1-table", "s2"]


def test_a_picture_is_a_figure_and_one_whose_file_is_missing_is_not() -> None:
    picture = Figure("map.png", "A map", SPAN, "Map of the ports", 40, 30)
    assert isinstance(only(topic("Ports", exhibit(picture, Role.FIGURE))), FigureSlide)
    missing = replace(picture, asset="")
    assert not any(isinstance(s, FigureSlide) for s in slides(digest(topic("Ports", exhibit(missing, Role.FIGURE)))))


def test_a_quotation_alone_with_its_speaker_is_a_quote_slide() -> None:
    said = point("“We spent years arguing about the right tree”", role=Role.QUOTATION, speaker="Ida Brandt")
    slide = only(topic("Voices", said))
    assert isinstance(slide, QuoteSlide)
    assert slide.speaker is not None
    assert slide.speaker.text == "Ida Brandt"
    assert not isinstance(only(topic("Voices", replace(said, speaker=""))), QuoteSlide)


@pytest.mark.parametrize(
    ("text", "quoted", "speaker"),
    [
        (
            "“We kept building for the last storm,” said Ida Brandt, the chief engineer.",
            "“We kept building for the last storm”",
            "Ida Brandt, the chief engineer",
        ),
        ("»Wir hatten alle Bögen verschickt«, sagt Ida Brandt", "»Wir hatten alle Bögen verschickt«", "Ida Brandt"),
        # More stands between the words and the name than a verb; the words go on; nothing is quoted.
        (
            "“We kept building for it,” is what Ms Ida Brandt said",
            "“We kept building for it,” is what Ms Ida Brandt said",
            "",
        ),
        (
            "“We built,” said Ida Brandt, “and it rained on us”",
            "“We built,” said Ida Brandt, “and it rained on us”",
            "",
        ),
        ("We kept building for the last storm", "We kept building for the last storm", "Ida Brandt"),
    ],
)
def test_a_quotation_stands_apart_from_its_speaker_where_the_sentence_is_that_and_no_more(
    text: str, quoted: str, speaker: str
) -> None:
    slide = only(topic("Voices", point(text, role=Role.QUOTATION, speaker="Ida Brandt")))
    assert isinstance(slide, QuoteSlide)
    assert slide.quote.text == quoted
    assert (slide.speaker.text if slide.speaker else "") == speaker


# --- numbers in tables ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1,234.5", 1234.5, ""),
        ("€12", 12.0, "€"),
        ("-3 %", -3.0, "%"),
        ("−3 %", -3.0, "%"),
        ("4.5 million", 4.5, "million"),
        ("7", 7.0, ""),
    ],
)
def test_numbers_are_read_with_their_units(text: str, value: float, unit: str) -> None:
    found = quantity(text)
    assert found is not None
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize("text", ["", "n/a", "about 7", "3-5", "12,34", "7 of 9", "1.2.3"])
def test_what_is_not_one_number_is_none(text: str) -> None:
    assert quantity(text) is None


def test_a_decimal_comma_is_read_in_a_language_that_has_it() -> None:
    found = quantity("1.234,5", ",")
    assert found is not None
    assert found.value == 1234.5


@pytest.mark.parametrize(
    ("rows", "form"),
    [
        ([(str(y), "5") for y in range(2000, 2006)], ChartForm.LINE),
        ([("2000", "5"), ("2010", "7")], ChartForm.COLUMN),
        ([("Oil", "60 %"), ("Gas", "30 %"), ("Coal", "10 %")], ChartForm.PIE),
        ([("Oil", "60 %"), ("Gas", "30 %"), ("Coal", "30 %")], ChartForm.COLUMN),
        ([("The northern harbours", "5"), ("The southern harbours", "7")], ChartForm.BAR),
    ],
)
def test_the_form_of_a_chart_follows_the_shape_of_its_numbers(rows: list[tuple[str, str]], form: ChartForm) -> None:
    drawn = drawing(grid(("Name", "Number"), *rows), load("en"))
    assert drawn is not None
    assert drawn.form is form


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        (("Port", "Calls"), [("Tallen", "12"), ("Ostvik", "n/a")]),
        (("Port", "Cost"), [("Tallen", "12 %"), ("Ostvik", "€7")]),
        (("Port", "Calls"), [("Tallen", "12"), ("Total", "12")]),
        (("Port", "Calls"), [("Tallen", "12"), ("Ostvik", "8"), ("Total", "31")]),
        (("Port", "Calls"), [("Tallen", "12"), ("Average", "12"), ("Ostvik", "8")]),
        (("Year", "Days above 30", "Deaths"), [("2001", "12"), ("2002", "14")]),
        (("Port", "Calls"), [("Tallen", "12")]),
    ],
)
def test_tables_with_gaps_mixed_units_totals_or_unlike_series_stay_tables(
    header: tuple[str, ...], rows: list[tuple[str, ...]]
) -> None:
    padded = [row + ("5",) * (len(header) - len(row)) for row in rows]
    assert drawing(grid(header, *padded), load("en")) is None


def test_a_numbered_list_whose_items_are_sentences_is_a_process_too() -> None:
    lead = point("The plan has three steps", "lead", ordered=True)
    items = [
        point(f"{verb} the main pipe in the north", verb, relations=(Relation(RelationKind.LEANS, "lead", verb),))
        for verb in ("Dig", "Lay", "Cover")
    ]
    slide = only(topic("Works", lead, *items))
    assert isinstance(slide, ProcessSlide)
    assert [s.name.points for s in slide.steps] == [("Dig",), ("Lay",), ("Cover",)]


def test_a_list_whose_items_all_open_with_dates_is_a_timeline() -> None:
    lead = point("The plan has three parts", "lead")
    items = [
        event(f"By {y}, the pipe will be laid", f"By {y}", relations=(Relation(RelationKind.LEANS, "lead", "By"),))
        for y in (2029, 2032, 2034)
    ]
    assert isinstance(only(topic("Works", lead, *items)), TimelineSlide)


def test_a_total_that_adds_up_is_no_case_of_the_chart() -> None:
    rows = (("Oil", "60"), ("Gas", "30"), ("Coal", "10"), ("Total", "100"))
    drawn = drawing(grid(("Fuel", "Share in 2023 (%)"), *rows), load("en"))
    assert drawn is not None
    assert (drawn.form, drawn.categories, drawn.number_format) == (ChartForm.PIE, ("Oil", "Gas", "Coal"), '0"%"')


# --- closing dates, openings of a history --------------------------------------------------------------------


def test_dates_that_close_the_main_clause_are_a_timeline() -> None:
    events = [event(f"The company opened a bank in {y}", f"in {y}") for y in (1901, 1950, 1999)]
    assert isinstance(only(topic("Our banks", *events)), TimelineSlide)


@pytest.mark.parametrize(
    "text",
    ["The bank has been a large house since {}", "It was the house {} of a bank", "He who came in {} left in 1990"],
)
def test_a_time_since_when_or_a_date_within_a_clause_is_no_event(text: str) -> None:
    events = [event(text.format(y), f"since {y}" if "since" in text else f"{y}") for y in (1901, 1950, 1999)]
    assert not isinstance(only(topic("Our banks", *events)), TimelineSlide)


def test_under_a_heading_about_history_an_opening_clause_is_a_date() -> None:
    told = [
        event("In 1949 the town was founded by the sea", "In 1949"),
        point("As the harbour grew, the town took in its neighbours"),
        event("After the war, the town was built anew", "After the war"),
    ]
    slide = only(topic("History of the town", *told))
    assert isinstance(slide, TimelineSlide)
    assert [e.when.text for e in slide.events] == ["In 1949", "As the harbour grew", "After the war"]
    assert not isinstance(only(topic("The town", *told)), TimelineSlide)


def test_what_comes_after_something_to_come_is_to_come_too() -> None:
    plans = [
        event("In 2020, the pipe was laid", "In 2020"),
        event("By 2030, the pump will run", "By 2030", future=True),
        event("By 2040, the whole town has water", "By 2040"),
    ]
    slide = only(topic("Water", *plans))
    assert isinstance(slide, TimelineSlide)
    assert [e.future for e in slide.events] == [False, True, True]


# --- a series of verbs ---------------------------------------------------------------------------------------


def test_a_series_of_verbs_is_a_process_below_its_sentence() -> None:
    series = point("The new desk enables the port to find, track and stop stolen goods", "a")
    slide = only(topic("Customs", series, point("The desk works by day and by night", "b")))
    assert isinstance(slide, ProcessSlide)
    assert [s.name.text for s in slide.steps] == ["Find", "Track", "Stop"]
    assert slide.lead is not None
    assert slide.lead.text == "The new desk enables the port to … stolen goods"


@pytest.mark.parametrize(
    "text",
    [
        "The new desk sends goods to towns, ports and villages inland",
        "The new desk helps goods get to farms, ports and villages inland",
        "The new desk enables the port to find and stop stolen goods",
        "The road leads to Ostvik, Tallen and Skarvik in summer",
        "The new desk helps the port to inform, engage and inspire its guests",
    ],
)
def test_a_series_of_things_of_two_verbs_or_without_an_order_is_no_process(text: str) -> None:
    slide = only(topic("Customs", point(text, "a"), point("The desk works by day and by night", "b")))
    assert not isinstance(slide, ProcessSlide)


# --- a contrast of two named things --------------------------------------------------------------------------

_CONTRAST = point(
    "While Port Alder retreats from the sea, Northquay builds outward with a reef",
    "a",
    sides=("Port Alder retreats from the sea", "Northquay builds outward with a reef"),
    subjects=("Port Alder", "Northquay"),
)
_OF_EACH = (
    point("Port Alder has moved three hundred households", "b"),
    point("Northquay has spent most of its money", "c"),
)


def test_a_sentence_that_sets_two_named_things_against_each_other_makes_two_columns() -> None:
    slide = only(topic("Answers", _CONTRAST, *_OF_EACH))
    assert isinstance(slide, ComparisonSlide)
    assert (slide.left.text, slide.right.text) == ("Port Alder", "Northquay")
    assert [b.line.text for b in slide.right_lines] == [
        "Northquay builds outward with a reef",
        "Northquay has spent most of its money",
    ]


def test_a_contrast_without_names_or_with_more_to_say_of_one_side_only_makes_no_columns() -> None:
    nameless = replace(_CONTRAST, subjects=())
    assert not isinstance(only(topic("Answers", nameless, *_OF_EACH)), ComparisonSlide)
    assert not isinstance(only(topic("Answers", _CONTRAST, _OF_EACH[1])), ComparisonSlide)
    passing = point("Children swim near the old reef of Port Alder", "b")
    assert not isinstance(only(topic("Answers", _CONTRAST, passing, _OF_EACH[1])), ComparisonSlide)


# --- quotations and figures among other points ---------------------------------------------------------------


def quoted(text: str, speaker: str) -> KeyPoint:
    return point(text, "q", role=Role.QUOTATION, speaker=speaker)


_AROUND = (point("The town has planted many trees", "a"), point("The trees stand along the main street", "b"))


def test_a_quotation_of_a_named_speaker_has_a_slide_of_its_own_behind_its_section() -> None:
    said = quoted("We spent years arguing about the right tree", "Ida Brandt")
    found = slides(digest(topic("Trees", *_AROUND, said)))
    assert [type(s) for s in found] == [BulletsSlide, QuoteSlide]
    assert isinstance(found[1], QuoteSlide)
    assert found[1].title.text == "Ida Brandt"  # the heading is the title of the slide before
    assert found[1].speaker is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [("We spent years arguing about trees", "I"), ("A short one", "Ida Brandt"), ("Much " * 60, "Ida Brandt")],
)
def test_a_quotation_that_is_nobodys_too_short_or_too_long_has_no_slide(text: str, speaker: str) -> None:
    found = slides(digest(topic("Trees", *_AROUND, quoted(text, speaker))))
    assert not any(isinstance(s, QuoteSlide) for s in found)


def test_a_figure_is_shown_without_the_words_behind_its_unit() -> None:
    pair = (
        counted("Only 38 percent of eligible owners have applied", "38 percent of eligible"),
        counted("The loss was $4.2 billion a year", "$4.2 billion a year"),
    )
    slide = only(topic("Owners", *pair))
    assert isinstance(slide, BigNumberSlide)
    assert [n.figure.text for n in slide.numbers] == ["Only 38 percent", "$4.2 billion a year"]


def test_one_figure_carries_a_section_only_as_its_first_point() -> None:
    cost = counted("The bridge cost €12 million", "€12 million")
    other, third = point("The bridge stands on nine arches", "o"), point("The bridge is closed to cars", "t")
    assert isinstance(only(topic("Bridge", cost, other, third)), BigNumberSlide)
    assert not isinstance(only(topic("Bridge", other, cost, third)), BigNumberSlide)


def test_a_figure_that_does_not_say_what_it_counts_is_no_big_number() -> None:
    pair = (counted("£0.94, due to be reviewed in June", "£0.94"), counted("£1.28, more than last year", "£1.28"))
    assert not isinstance(only(topic("Prices", *pair)), BigNumberSlide)


def test_figures_strike_on_two_slides_of_a_deck_only() -> None:
    names = ("The house", "The bridge")
    made = [
        topic(f"Part {n}", *(counted(f"{m} of part {part} cost €{n + 2} million", f"€{n + 2} million") for m in names))
        for n, part in enumerate("ABCDE")
    ]
    assert sum(isinstance(s, BigNumberSlide) for s in slides(digest(*made))) == 2


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The bridge carried 14,200 vehicles a day", "14,200 vehicles a day"),
        ("In 2019 the service paid an average of $17 per MW per hour", "$17 per MW per hour"),
    ],
)
def test_a_big_number_keeps_the_time_or_thing_that_it_is_for(text: str, shown: str) -> None:
    slide = only(topic("Costs", counted(text, "")))
    assert isinstance(slide, BigNumberSlide)
    assert [n.figure.text for n in slide.numbers] == [shown]


def test_a_figure_for_something_unknown_is_no_big_number() -> None:
    assert not isinstance(only(topic("Walls", counted("The wall costs $3 million a furlong", ""))), BigNumberSlide)


def test_a_measure_in_a_clause_of_its_own_is_no_big_number() -> None:
    aside = counted("Two wells were closed in May, as they stood above the limit of 50 milligrams", "50 milligrams")
    cost = counted("The bridge cost €12 million", "€12 million")
    found = [s for s in slides(digest(topic("Wells", cost, aside))) if isinstance(s, BigNumberSlide)]
    assert [n.figure.text for s in found for n in s.numbers] == ["€12 million"]


@pytest.mark.parametrize("text", ["The share could reach 12 to {} of all", "Costs lie between €9 and {} here"])
def test_one_end_of_a_range_is_no_big_number(text: str) -> None:
    pair = (counted(text.format("15%"), "15%"), counted(f"So {text.format('€18')}", "€18"))
    assert not isinstance(only(topic("Shares", *pair)), BigNumberSlide)


@pytest.mark.parametrize(
    ("text", "figure", "shown"),
    [
        ("The measures cost the city less than $2 million", "$2 million", "less than $2 million"),
        ("Nearly 40 percent of owners have applied", "40 percent", "Nearly 40 percent"),
        ("The city paid $2 million", "$2 million", "$2 million"),
    ],
)
def test_a_big_number_keeps_the_words_that_bound_it(text: str, figure: str, shown: str) -> None:
    made = point(text, "a", role=Role.QUANTITY, figure=figure)
    found = [s for s in slides(digest(topic("Costs", made))) if isinstance(s, BigNumberSlide)]
    assert [n.figure.text for s in found for n in s.numbers] == [shown]


@pytest.mark.parametrize("text", ["The city would pay $2 million", "If it rains the city pays $2 million"])
def test_a_number_that_may_never_come_is_no_big_number(text: str) -> None:
    made = point(text, "a", role=Role.QUANTITY, figure="$2 million")
    assert not [s for s in slides(digest(topic("Costs", made))) if isinstance(s, BigNumberSlide)]

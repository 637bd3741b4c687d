"""Minimal pairs: where a sentence is split, what leans, what is an event, and what must stay whole."""

from __future__ import annotations

import pytest
from briefing import language
from briefing.condense import condense, roles
from briefing.diagnostics import Report
from briefing.digest import DetailKind, RelationKind, Role
from briefing.plan import titles
from briefing.plan.budget import LEAST_UNNAMED

from tests.condensing import ENGLISH, Writer, audience, best_title, digest_of, points_of

# --- details -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "text", "kind", "detail", "required"),
    [
        (
            "Anna Weber, who runs the old pharmacy, has carried all of the goods across the river on foot.",
            "Anna Weber has carried all of the goods across the river on foot",
            DetailKind.ASIDE,
            "Anna Weber, who runs the old pharmacy",
            False,
        ),
        (
            "The certified stocks in the warehouses of the exchange fell in that month, the lowest for 24 years.",
            "The certified stocks in the warehouses of the exchange fell in that month",
            DetailKind.ASIDE,
            "the lowest for 24 years",
            True,
        ),
        (
            "The council adopted its first heat plan for all the old quarters, with a budget of €18 million.",
            "The council adopted its first heat plan for all the old quarters",
            DetailKind.ASIDE,
            "with a budget of €18 million",
            True,
        ),
        (
            "Porous paving cools the streets of the old town a little, because it only works while wet.",
            "Porous paving cools the streets of the old town a little",
            DetailKind.CONTEXT,
            "because it only works while wet",
            True,
        ),
        (
            "The survey of the engineers covers all of the outer channel, where the silting is likely to go on.",
            "The survey of the engineers covers all of the outer channel",
            DetailKind.RELATIVE,
            "where the silting is likely to go on",
            True,
        ),
    ],
)
def test_a_trailing_clause_becomes_a_detail(
    sentence: str, text: str, kind: DetailKind, detail: str, required: bool
) -> None:
    (point,) = points_of(sentence)
    assert point.text == text
    assert [(d.kind, d.text, d.required) for d in point.details] == [(kind, detail, required)]


def test_what_hangs_on_a_detail_stays_in_it() -> None:
    (point,) = points_of(
        "The Dutch signed a treaty with the king of Kandy, hoping for a share of the trade, which was still closed."
    )
    assert [d.text for d in point.details] == ["hoping for a share of the trade, which was still closed"]


def test_what_hangs_on_examples_keeps_them_in_the_sentence() -> None:
    (point,) = points_of("The firm planted the fields with all of the crops, including maize, which fed the towns.")
    assert "including maize" in point.text


@pytest.mark.parametrize(
    "sentence",
    [
        "A litany of munitions, including water cannons, combined with false statements, have sown fear.",
    ],
)
def test_examples_end_before_another_clause_or_another_cause(sentence: str) -> None:
    assert not [d for point in points_of(sentence) for d in point.details]


def test_examples_behind_the_subject_stay_with_it_in_the_notes() -> None:
    (point,) = points_of("Early treatises, such as Tacuinum, show the gatherers who taste ripe melons in the fields.")
    assert [(d.kind, d.text) for d in point.details] == [(DetailKind.ASIDE, "Early treatises, such as Tacuinum")]


@pytest.mark.parametrize("told", ["which cost 12 million", "the work of 12 men"])
def test_what_must_be_shown_of_a_subject_stays_in_the_sentence(told: str) -> None:
    sentence = f"The old bridge, {told}, carries all of the traffic of the town to the other side."
    (point,) = points_of(sentence)
    assert (point.text, point.details) == (sentence.rstrip("."), ())


def test_who_says_it_does_not_open_the_sentence_in_place_of_a_connective() -> None:
    (point,) = points_of("Meanwhile, the mayor says, the owners of the mills are trying to buy time until the spring.")
    assert point.text.startswith("Meanwhile, the mayor says")


def test_a_set_of_digits_in_an_expression_is_no_citation() -> None:
    (point,) = points_of("The pattern for the code of the harbour is K2[5-8][79] in all of the old registers [12].")
    assert point.text.endswith("is K2[5-8][79] in all of the old registers")


@pytest.mark.parametrize("opening", ["mawk", "But iPlan"])
def test_a_name_that_opens_a_sentence_keeps_its_small_letter(opening: str) -> None:
    (point,) = points_of(f"{opening} reads all of the lines of all the files in the folder one by one, so it is slow.")
    assert point.text.startswith(f"{opening.removeprefix('But ')} reads")


@pytest.mark.parametrize(
    "sentence",
    [
        "The book of Grace Gardiner on the cook and her kitchen, for example, instructs readers to use the water.",
        "Some of the users of the system wish to create, for example, a server with all of the packages on it.",
        "The story tells of a god who once created the trees, including sugi, from the hairs of his long beard.",
        "A friend of farmers all his life, the chemist – who was born a slave – urged them to plant the pea.",
        "The pea remained through the hunger of the last years of the war a reliable - to the point of boring - meal.",
        "The owners of the mills were not unhappy to support all of the farmers of the valley with their old machines.",
        "The committee persuaded the owners of all of the mills in the valley to support the farmers with machines.",
        "The law has been made to exclude the kind of people that a society without classes needs in order to exist.",
        "Support for the first (an old machine) and the second (a new one) was dropped in the spring of that year.",
    ],
)
def test_what_stands_inside_a_clause_stays(sentence: str) -> None:
    (point,) = points_of(sentence)
    assert not point.details


@pytest.mark.parametrize(
    "sentence",
    [
        "The plan is not popular among the owners because it costs too little for them to notice.",
        "In the older parts of the town by the sea, the houses are the first to be flooded.",
        "Owners who sold because they feared the floods of the next years got none of the money.",
        "The plates, bolts, and chains of the bridge, the inquiry found, had been rusting for years.",
        "The old bridge carried vans, lorries and buses, the new bridge carries bicycles and people on foot.",
        "Farmers would rather refuse a contract (with a union or a community) than sign one that they fear.",
        "Present were the members Ashdown (Mayor, in the chair), Brook and Yates with all of the officers.",
        "The council, which was asked by all of the owners to pay for the raising of the wall, refused.",
        "When the owner of a mill (a company or a farmer) signs for its water, the state pays for the wheel.",
        "Instead, the new members of the council of the valley, are reluctant to pay for the wall of the port.",
        "As the number of the farmers in the valley increased, so did the strength of the anger among the old owners.",
        "The owner did not say when the harbour would begin to show old films, such as tales of the sea in its halls.",
        "The new machines freed the owners of the old mills to support all of the farmers of the upper valley.",
        "As for the old party, the members of the council did not do well in the vote of the upper valley.",
        "After spending the money, the owner wanted to sell his mill but the council of the valley refused it.",
        "The law asks the banks, including those of the islands and the mills of the coast to name all owners.",
    ],
)
def test_what_reaches_over_or_outweighs_the_rest_stays(sentence: str) -> None:
    (point,) = points_of(sentence)
    assert not point.details


# --- what points back ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "By emphasizing these strategies, the alliance advances peace.",
        "Without further measures they may exceed 150.",
        "The trees of the first plan should then be large enough.",
        "Northquay took the opposite course.",
        "That confidence is fading.",
        "The first option is to wait.",
        "This study compares three ports.",
        "Most will never be built.",
        "If it fails, the city will stop.",
        "In other words, walls fail.",
    ],
)
def test_a_dangling_reference_leans(sentence: str) -> None:
    assert points_of(f"Walls are costly for the towns on the coast. {sentence}")[1].relations


@pytest.mark.parametrize(
    "sentence",
    [
        "The first batteries were built in the north.",
        "Without further measures the deaths may exceed 150.",
        "Most owners will never apply.",
        "The other towns chose the same course as the port.",
        "That the wall fails is known.",
    ],
)
def test_what_names_its_subject_stands_alone(sentence: str) -> None:
    assert not points_of(f"Walls are costly for the towns on the coast. {sentence}")[1].relations


# --- events --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("In 2021 the council adopted a programme.", "In 2021"),
        ("The second heat plan will run from 2027 to 2031.", "from 2027 to 2031"),
        ("The email was opened on 4 October.", "on 4 October"),
        ("The mayors plan to meet in June.", "in June"),
        ("The city now has more hot days than it had in 2005.", ""),
        ("The share of the firm was 24 % in 2021.", ""),
        ("Streets that were widened in the 1970s lost their trees.", ""),
        ("The front, rebuilt between 2008 and 2014, blocks the breeze.", ""),
        ("The report sets out what has been tried since 2019.", ""),
        ("None has yet faced a storm of the size seen in 1953.", ""),
        ("Costs exclude the upkeep of trees after 2030.", ""),
        ("In 2024, deaths among those who were called were lower.", ""),
    ],
)
def test_an_event_happens_in_the_main_clause(sentence: str, when: str) -> None:
    assert roles.time_of_event(sentence, ENGLISH) == when
    assert (points_of(sentence)[0].role is Role.EVENT) == bool(when)


# --- bottom line and titles ----------------------------------------------------------------------------------------

_TOWNS = (
    "Port Alder has chosen to raise the wall, Northquay to build the reef.",
    "In June the mayors of the towns meet to compare the wall and the reef.",
    "The wall and the reef significantly influence the towns and the floods.",
)


@pytest.mark.parametrize(
    "thesis",
    [
        "No single approach protects all of the towns from floods.",
        "The immediate cause of the floods was the state of the old wall.",
        "For a planner, the implication is that the wall is close to its end.",
        "The wall is the cheapest protection of the towns from the floods.",
    ],
)
def test_the_thesis_is_a_verdict_rather_than_an_anecdote_or_an_event(thesis: str) -> None:
    digest = digest_of(*_TOWNS, thesis)
    assert {p.id: p.sentence for p in digest.points()}[digest.bottom_line[0]] == thesis


@pytest.mark.parametrize(
    "sentence",
    [
        "It would be simple to say that the wall fell for want of money.",
        "The report makes six recommendations.",
        "The board compared its plan with those of six ports.",
        "Two differences stand out.",
        "But as is customary, much of the talk is about the prices of the harbour.",
        "Earlier the council had refrained from the sale of the harbour.",
        "Second, of the 14 members of the harbour board, most are close to its owners.",
        "Just the other day, the harbour was full of pictures of the old mayor.",
    ],
)
def test_what_announces_or_concedes_is_no_thesis(sentence: str) -> None:
    digest = digest_of(sentence, "The wall protects the towns of the coast from most floods.", "The reef costs less.")
    assert {p.id: p.sentence for p in digest.points()}[digest.bottom_line[0]] != sentence


def _title(heading: str, *paragraphs: str) -> str:
    writer = Writer().section(heading)
    for words in paragraphs:
        writer.paragraph(words)
    topic = condense(writer.article(), audience(), language.load("en"), Report()).topics[0]
    return best_title(topic)


def test_a_title_says_what_its_heading_is_about() -> None:
    claim = "White roofs are the cheapest measure per degree"
    assert _title("Cooler surfaces and roofs", f"{claim}.", "A man on a roof saw the old sea.") == claim


@pytest.mark.parametrize(
    "sentence",
    [
        "In Huehue Alto the average grower of coffee is 57 years old.",
        "The engineer presented the survey of the coffee trade.",
        "You might think that coffee makes a fortune.",
        "Shortage alone does not explain coffee, though.",
        "The report names four kinds of coffee.",
        "The grower said that coffee is dear.",
        "The third reason is the price of coffee.",
        "The change is good for coffee.",
        "Because coffee is dear in all of the towns.",
        "Everybody looked at the coffee in the shed.",
        "Replace the coffee of the growers with tea.",
        "The coffee growers would have sent it away.",
        "The tin, by the way, still has coffee in it.",
        "The coffee growers meet again on 16 April.",
        "Coffee is not just a drink of the growers.",
    ],
)
def test_an_anecdote_or_an_announcement_is_no_title(sentence: str) -> None:
    assert _title("Coffee and its growers", sentence) == ""


@pytest.mark.parametrize(
    ("sentence", "title", "rest"),
    [
        (
            "The growers of the northern hills have sold their best coffee to a single buyer since the war, "
            "which lowers the price.",
            "The growers of the northern hills have sold their best coffee to a single buyer since the war",
            "",
        ),
        (
            "The growers of the northern hills have sold their best coffee to a single buyer since the war, "
            "which lowers the price by 12 %.",
            "The growers of the northern hills have sold their best coffee to a single buyer since the war",
            "which lowers the price by 12 %",
        ),
    ],
)
def test_a_long_claim_makes_a_title_and_what_must_be_shown_stands_below_it(
    sentence: str, title: str, rest: str
) -> None:
    writer = Writer().section("Coffee").paragraph(sentence)
    topic = condense(writer.article(), audience(), language.load("en"), Report()).topics[0]
    headline = topic.points[0].headline
    assert headline is not None
    assert (headline.text, headline.rest) == (title, rest)


@pytest.mark.parametrize("mark", ["(", "“"])
def test_what_is_opened_and_not_closed_is_no_title_even_for_a_slide_without_a_name(mark: str) -> None:
    (point,) = points_of(f"White roofs are {mark}in all of the towns the cheapest measure.")
    assert point.headline is None


def test_a_poor_title_is_always_worth_one_for_a_slide_without_a_name_and_never_for_another() -> None:
    said = "Captain Berg said that the roofs were painted by the men of the ships in the summer of 1990."
    roofs = "White roofs are the cheapest measure for the roofs of the ships and the men of the town."
    *_, point = points_of(roofs, roofs.replace("cheapest", "oldest"), said)
    assert point.headline is not None
    assert LEAST_UNNAMED <= point.headline.worth < titles.LEAST


def test_none_of_many_recommendations_is_a_title() -> None:
    advice = ("The growers should plant trees.", "The buyers should pay at once.", "The ports should store coffee.")
    assert _title("Coffee of the growers", *advice) == ""
    assert _title("Coffee of the growers", advice[0], "Coffee is dear.") == "The growers should plant trees"


def test_a_lead_in_is_never_chosen_before_an_item_of_its_list() -> None:
    long = "of the houses that stand in the lowest of all the streets near the old harbour"
    writer = Writer().section("Steps").paragraph("Roofs matter for the houses of the town in every summer.")
    writer.bullets(
        f"Paint the roofs {long}", f"Raise the doors {long}", lead="The group recommends two steps for houses:"
    )
    points = condense(writer.article(), audience(), language.load("en"), Report()).topics[0].points
    ranks = {p.text: p.rank for p in points}
    lead = ranks["The group recommends two steps for houses"]
    assert lead + 1 in [p.rank for p in points if p.relations]


# --- what may not go, and what may not come alone -----------------------------------------------------------------


def test_examples_are_no_list_of_what_the_sentence_says() -> None:
    (point,) = points_of("The note does not cover front-line services such as prisons, customs and hospitals.")
    assert not point.items


def test_a_sentence_that_only_announces_is_left_out() -> None:
    digest = digest_of("As the miller argued:", "Bread was cheap in all of the towns that year.")
    assert [p.sentence for p in digest.points()] == ["Bread was cheap in all of the towns that year."]
    assert [o.reason for o in digest.omissions] == ["introduces what follows"]


@pytest.mark.parametrize(
    ("claim", "limit"),
    [
        ("Places with many roads tend to be more prosperous today.", "In Europe, that is."),
        ("All distances were measured from the stone, it was said.", "They were not."),
        ("The older refrigerators could not make ice cold enough.", "The new ones can."),
        ("The owners of the mills supported the new rules.", "But not all of them did so gladly."),
        ("Schoolbooks once showed a standard road of four layers.", "Excavation has shown that there was no standard."),
        ("The plan was to save money and to calm the traffic.", "Neither happened."),
        ("Every road leads to the capital of the province.", "That is not so."),
    ],
)
def test_a_claim_is_bound_to_the_sentence_that_limits_it(claim: str, limit: str) -> None:
    first, *_ = points_of(f"{claim} {limit}")
    assert [r.kind for r in first.relations if r.kind is RelationKind.CORRECTION]


@pytest.mark.parametrize(("thing", "bound"), [("bill", True), ("harbour", False)])
def test_a_claim_is_bound_to_a_limit_in_the_next_paragraph_that_names_its_subject(thing: str, bound: bool) -> None:
    writer = Writer().section("Money").paragraph("The mayor has sent the council a bill that cancels the wall.")
    writer.paragraph(f"The {thing} has little chance of success, however.")
    first = condense(writer.article(), audience(), language.load("en"), Report()).topics[0].points[0]
    assert any(r.kind is RelationKind.CORRECTION for r in first.relations) is bound


@pytest.mark.parametrize(
    "text",
    [
        "The mills closed in the spring of that year. Their owners moved to the coast and built ships.",
        "The number of late arrivals fell by half. Marks did not change.",
    ],
)
def test_a_sentence_that_goes_on_binds_nothing(text: str) -> None:
    first, *_ = points_of(text)
    assert not [r for r in first.relations if r.kind is RelationKind.CORRECTION]


def test_the_name_that_opens_an_item_stays_with_what_it_names() -> None:
    writer = Writer().section("Prices").bullets("Rent. It is £0.94 a cup and rises soon.", "Work costs £1.28 a cup.")
    digest = condense(writer.article(), audience(), language.load("en"), Report())
    said = [text for p in digest.points() for text in (p.text, *p.items)]
    assert any(text.startswith("Rent. It is £0.94") for text in said)

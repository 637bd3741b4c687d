"""What a sentence becomes: shortened, listed, read for its role, related to its neighbours."""

from __future__ import annotations

import pytest
from briefing import language
from briefing.condense import bottom_line, enumerations, sentences
from briefing.condense.clauses import shorten
from briefing.diagnostics import Span
from briefing.digest import DetailKind, RelationKind, Role

from tests.condensing import ENGLISH, GERMAN, best_title, digest_of, points_of

# --- sentences -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Dr. Smith (e.g. the U.S. envoy) came. He left.", 2),
        ("“Is it over? I doubt it,” she said. He left.", 2),
        ("It grew (see below. Twice.) and fell. He left.", 2),
        ("It grew.[12] It fell.", 2),
        ("One line\nbroken in two. Another.", 2),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(sentences.split(text, "en")) == count


def test_german_dates_and_quotation_marks_do_not_end_a_sentence() -> None:
    assert len(sentences.split("Am 3. Mai sagte er: „Gut. Sehr gut.“ Dann ging er.", "de")) == 2


def test_sentences_are_found_in_a_source_with_mark_up() -> None:
    text, source = "The first one grew. “Second” fell.", "xx The *first* one\ngrew. [“Second”](a.html) fell. yy"
    ranges = sentences.split(text, "en")
    first, second = sentences.place(text, ranges, source, Span("a.md", 7, 8, 3, len(source) - 3))
    assert source[first.start : first.end] == "The *first* one\ngrew. ["
    assert source[second.start : second.end] == "“Second”](a.html) fell."
    assert (first.line, first.last_line, second.line) == (7, 8, 8)


# --- shortening ----------------------------------------------------------------------------------------------------

_SPLITS = (
    ("Furthermore, the ports grew.", "The ports grew", ()),
    ("The alliance also implements new programmes.", "The alliance implements new programmes", ()),
    ("It must also be applied to the last branch.", "It must also be applied to the last branch", ()),
    (
        "The alliance maintains bases within member states, facilitating rapid response.",
        "The alliance maintains bases within member states",
        ((DetailKind.EFFECT, "facilitating rapid response"),),
    ),
    (
        "Divergent views may lead to poor policies, diluting the overall effect of the plan.",
        "Divergent views may lead to poor policies, diluting the overall effect of the plan",
        (),
    ),
    (
        "Waves like the one that hit in spring, leaving many dead, do not come out of nowhere.",
        "Waves like the one that hit in spring, leaving many dead, do not come out of nowhere",
        (),
    ),
    (
        "In the case where a package has a lot of versions, arriving at a good candidate takes time.",
        "In the case where a package has a lot of versions, arriving at a good candidate takes time",
        (),
    ),
    (
        "The alliance emphasizes intelligence sharing among all of its nations, "
        "which facilitates faster threat detection.",
        "The alliance emphasizes intelligence sharing among all of its nations",
        ((DetailKind.RELATIVE, "which facilitates faster threat detection"),),
    ),
    (
        "Regional tensions, such as territorial disputes or political instability, "
        "pose challenges to all common efforts now.",
        "Regional tensions pose challenges to all common efforts now",
        ((DetailKind.ASIDE, "Regional tensions, such as territorial disputes or political instability"),),
    ),
    (
        "Through joint training exercises, the alliance enhances the interoperability among all of its member forces.",
        "The alliance enhances the interoperability among all of its member forces",
        ((DetailKind.MEANS, "through joint training exercises"),),
    ),
    (
        "It is still important to protect the application, the web server, operating system and other components.",
        "It is still important to protect the application, the web server, operating system and other components",
        (),
    ),
    (
        "If a browser connects initially over plain text, which is the default, it is possible to read along.",
        "If a browser connects initially over plain text, which is the default, it is possible to read along",
        (),
    ),
    (
        "Answers focused on resolving dependencies, finding possible names, downloading assets and installing them.",
        "Answers focused on",
        (),
    ),
    (
        "The main branch, hosted by the foundation, which pays for it, receives all of the security support.",
        "The main branch, hosted by the foundation, which pays for it, receives all of the security support",
        (),
    ),
    (
        "Most participants, as we were told in March, do not (rarely or never) audit the packages they install.",
        "Most participants, as we were told in March, do not (rarely or never) audit the packages they install",
        (),
    ),
)


@pytest.mark.parametrize(("sentence", "text", "details"), _SPLITS)
def test_a_sentence_is_split_before_anything_is_deleted(
    sentence: str, text: str, details: tuple[tuple[DetailKind, str], ...]
) -> None:
    (point,) = points_of(sentence)
    assert point.text == text
    assert tuple((d.kind, d.text) for d in point.details) == details


def test_an_example_in_a_list_is_no_effect_of_the_sentence() -> None:
    sentence = "Say exactly how the tool was used, such as reading the code, drafting the report, generating a test."
    assert all(d.kind is not DetailKind.RELATIVE for d in points_of(sentence)[0].details)


def test_every_change_is_named() -> None:
    shown = shorten("Furthermore, the old ports grew, reducing the debt.", ENGLISH, 14)
    assert [(e.kind, e.text) for e in shown.edits] == [
        ("full stop", "."),
        ("discourse marker", "Furthermore,"),
        ("effect", ", reducing the debt"),
        ("capital", "The"),
    ]


def test_a_detail_with_a_number_or_hedge_is_always_shown() -> None:
    (point,) = points_of(
        "Member states protect their sovereignty in all such matters, which can create resistance to joint plans."
    )
    assert point.details[0].required


def test_german_loses_no_verb_second_word() -> None:
    (point,) = points_of("Außerdem wuchs der Handel.", code="de")
    assert point.text == "Außerdem wuchs der Handel"


def test_german_examples_and_aims_become_details() -> None:
    sentence = (
        "Die Verwaltung fördert mehrere neue Vorhaben in allen zwölf Bezirken der Stadt, darunter Netze und Dächer."
    )
    assert shorten(sentence, GERMAN, 10).details[0].text == "darunter Netze und Dächer"


# --- enumerations --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lead", "items"),
    [
        ("Efforts involve rebuilding roads, supporting rule, and fostering trust", "Efforts involve", 3),
        ("Key issues include rival interests, agendas, and levels of effort", "Key issues include", 3),
        ("The new tools help build lasting trust, reduce old tensions, and end wars", "The new tools help", 3),
    ],
)
def test_a_list_in_a_sentence_is_a_lead_in_and_items(text: str, lead: str, items: int) -> None:
    found = enumerations.find(text, ENGLISH)
    assert found is not None
    assert (found.lead, len(found.items)) == (lead, items)


def test_alternatives_are_no_items_of_a_list() -> None:
    (point,) = points_of(
        "The change could threaten their living, weaken their grasp on the programme, or divide their peers."
    )
    assert not point.items


@pytest.mark.parametrize(
    "text",
    [
        "The plan includes reform of schools, hospitals, and roads",  # reform of which?
        "It enables NATO to identify, track, and disrupt plots",  # the items share their object
        "They aim to stabilize regions by sending forces to support truces, monitor borders, and give security",
        "Ports grew, fell, and grew",
        "This list covers only old versions: new ones may be affected, but we cannot say, and will not ask",
        "The plan includes roads and schools",
        "Examples of this include old mills and sheds, but also boats and sails",
        "The loan might enable the port to mend its walls, invest in boats, and build roads",
        "Closing it is not about enforcing rules: it is about changing minds, building trust, and earning respect",
        "They urge drivers to stay safe by helping them call a friend, find a taxi, and reach home",  # whose list?
        "The work involved making it faster by storing results, mending the cache, and adding tests",
        "Countries that fail to teach children, create work and protect trust lose their future",
        "The group includes keepers of old packages, of journals and of archives",
        "The mindset opens the door but above all, equips the team to meet the needs and wishes of users",
        "The program contains modules including a front end and registration, validation, and storage services",
        "Issues include rival interests, agendas and levels of effort and of time",  # two joints
        "Issues include rival interests, and agendas, and levels of effort",
        "Issues include " + ", ".join(f"mill {town}" for town in "ABCDEFGH") + ", and roads",  # too many
        "Efforts involve rebuilding roads, support of the rule, and fostering trust",  # not of one form
        "Issues include rival interests, building roads, and levels of effort",
        "Issues include rival interests, agendas, and how the towns grow",
        "The rooms include old halls, expensive, and new chambers",
        "The fleet includes 12 ferries, tugs, and old barges",  # 12 tugs?
        "The plan includes military, budget, and humanitarian support",  # which support is it?
        "The plan includes roads, schools, and mills in the north",  # roads in the north?
        "By widening roads, moving schools, and closing mills the council saves money",  # "By" leads to nothing
        "Efforts involve rebuilding roads, supporting, and fostering trust",
        "They include interests, agendas of the councils of all of the small towns of the far northern coast, and nets",
        "Issues include interests, agendas, and the old nets of the many towns of the coast",  # by far longer
    ],
)
def test_a_list_that_could_be_read_in_two_ways_stays_a_sentence(text: str) -> None:
    assert enumerations.find(text, ENGLISH) is None


def test_a_short_sentence_of_several_predicates_stays_one_and_a_short_list_of_things_does_not() -> None:
    predicates = "The new tools help build lasting trust, reduce old tensions, and end wars"
    assert enumerations.find(predicates, ENGLISH, is_long=False) is None
    assert enumerations.find("Key issues include rival interests, agendas, and nets", ENGLISH, is_long=False)


def test_a_question_is_never_a_list() -> None:
    (point,) = points_of("Why do the new plans of the town include roads, schools, and mills?")
    assert not point.items


@pytest.mark.parametrize(
    "text",
    [
        "Efforts involve rebuilding roads to help trade, supporting rule, and fostering trust to mitigate conflicts",
        "The plans focus on early warning, engagement, and ways to mitigate potential conflicts",
    ],
)
def test_an_aim_that_another_item_has_too_or_a_noun_calls_for_stays_in_its_item(text: str) -> None:
    found = enumerations.find(text, ENGLISH)
    assert found is not None
    assert (found.items[-1], found.tail) == (text.rsplit(" and ", 1)[1], "")


def test_an_aim_with_a_figure_is_always_shown_below_its_list() -> None:
    (point,) = points_of(
        "The plans focus on early warning, engagement, and strategic planning to prevent 40 conflicts."
    )
    assert [(d.text, d.required) for d in point.details] == [("to prevent 40 conflicts", True)]


def test_the_aim_behind_the_last_item_is_a_detail() -> None:
    (point,) = points_of(
        "The plans focus on early warning, engagement, and strategic planning to mitigate potential conflicts."
    )
    assert point.items == ("early warning", "engagement", "strategic planning")
    assert [(d.kind, d.text) for d in point.details] == [(DetailKind.PURPOSE, "to mitigate potential conflicts")]


# --- roles ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("The role has evolved since its founding in 1949.", Role.EVENT),
        ("The plan costs €18 million.", Role.QUANTITY),
        ("Trade is likely to grow.", Role.OUTLOOK),
        ("The mill of the valley “was simple”, said Anna Weber, the head of the council of the islands.", Role.CLAIM),
        ("Sovereignty concerns remain obstacles.", Role.LIMIT),
        ("The plan helps address these challenges.", Role.CLAIM),
        ("While force can deter others, it is often not enough alone.", Role.CONTRAST),
        ("“We will win,” said Anna Weber.", Role.QUOTATION),
        ("The port closed because of storms.", Role.CAUSE),
        ("The alliance addresses the root causes of instability.", Role.CLAIM),
        ("The grant must be claimed before the end of May.", Role.CLAIM),
    ],
)
def test_a_role_is_told_by_the_words(sentence: str, role: Role) -> None:
    assert points_of(sentence)[0].role is role


def test_roles_bring_their_words() -> None:
    event, quantity, contrast, quotation = points_of(
        "The role has evolved since its founding in 1949.",
        "The plan costs €18 million.",
        "While force can deter others, it is often not enough alone.",
        "“We will win,” said Anna Weber.",
    )
    assert event.when == "since its founding in 1949"
    assert quantity.figure == "€18 million"
    assert contrast.sides == ("force can deter others", "it is often not enough alone")
    assert quotation.speaker == "Anna Weber"


def test_may_is_a_hedge_and_may_is_a_month() -> None:
    assert points_of("In the future, trade may grow.")[0].hedge == "may"
    assert ENGLISH.all("hedge", "Trade in May grew.") == ()


def test_a_year_and_a_noun_make_no_figure() -> None:
    assert points_of("In 2024, deaths among them fell by 40 %.")[0].figure == "40 %"


# --- relations -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "opening", ["It", "These plans", "This approach", "Such plans", "Ultimately, this", "In 2019 it", "Most of them"]
)
def test_a_sentence_that_points_back_leans_on_the_one_before(opening: str) -> None:
    first, second = points_of(f"The ports grew in both years. {opening} changed trade for good.")
    assert [(r.kind, r.other) for r in second.relations] == [(RelationKind.LEANS, first.id)]


@pytest.mark.parametrize("opening", ["It is clear that trade", "This report says that trade", "Both ports and trade"])
def test_a_sentence_that_only_looks_like_it_stands_alone(opening: str) -> None:
    assert points_of(f"The ports grew in both years. {opening} changed.")[1].relations == ()


def test_a_response_points_back_at_its_limit() -> None:
    limit, response = points_of("Force cannot end the war. Therefore, the alliance emphasizes talks.")
    (relation,) = response.relations
    assert (relation.kind, relation.other, relation.connective) == (RelationKind.RESPONSE, limit.id, "Therefore")


def test_a_contrast_needs_a_connective() -> None:
    assert points_of("Ports grew. Trade fell.")[1].relations == ()
    assert points_of("Ports grew. However, trade fell.")[1].relations[0].kind is RelationKind.CONTRAST


# --- titles and the bottom line ------------------------------------------------------------------------------------


def test_a_title_stands_alone() -> None:
    topic = digest_of("These plans matter for all ports. The ports handle more trade of the region.").topics[0]
    assert best_title(topic) == "The ports handle more trade of the region"


def test_no_title_is_made_of_a_question_or_a_fragment() -> None:
    digest = digest_of("Why do all the ports of the region grow?", "Ports of the region and their trade.")
    assert best_title(digest.topics[0]) == ""


def test_the_bottom_line_prefers_what_the_article_is_about() -> None:
    digest = digest_of(
        "Lunch was served at noon in the hall.",
        "Sea trade depends on deep ports and on safe ships.",
        "Deep ports bring sea trade and safe ships bring crews.",
        "However, storms limit sea trade in the ports.",
    )
    texts = [p.text for p in digest.points() if p.id in digest.bottom_line]
    assert "Lunch was served at noon in the hall" not in texts
    assert len(digest.bottom_line) >= 2


def test_nothing_to_choose_from_gives_no_bottom_line() -> None:
    assert bottom_line.choose([], 4, ENGLISH) == ()


# --- recognising a language ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The cat is on the table and the children are in the garden.", "en"),
        ("Die Katze ist auf dem Tisch und die Kinder sind im Garten.", "de"),
        ("Le chat est sur la table et les enfants sont dans le jardin avec des amis.", ""),
        ("De kat zit op de tafel en de kinderen zijn in de tuin met de hond.", ""),
        ("", ""),
    ],
)
def test_a_language_is_recognised_by_its_function_words(text: str, code: str) -> None:
    assert language.recognise(text) == code


def test_the_thesis_weighs_two_things_up() -> None:
    thesis = "While force can deter rivals, force is often insufficient without talks."
    digest = digest_of("Force deters rivals of the state.", thesis, "Talks and force shape the state.")
    assert {p.id: p.sentence for p in digest.points()}[digest.bottom_line[0]] == thesis


@pytest.mark.parametrize(
    "line",
    [
        "Table of contents",
        "The harbour office",
        "[A. Smith, Ports, p. 12]",
        "Not at all.",
        "By 1 October 2024",
        "The wall of the harbour protects the town, the reef and",
        "The council met in May and closed the wall,",
    ],
)
def test_a_line_that_is_no_sentence_is_no_point(line: str) -> None:
    digest = digest_of(line, "The harbour reopened to all of the ships in the spring of that year.")
    assert [p.text for p in digest.points()] == ["The harbour reopened to all of the ships in the spring of that year"]
    assert [(o.text, o.reason) for o in digest.omissions] == [(line, "no sentence")]


@pytest.mark.parametrize(
    "sentence",
    ["They fed the sailors.", "Heat spoils vaccines slowly.", "Debian adheres to the old standard of files."],
)
def test_a_sentence_with_a_rare_verb_is_a_point(sentence: str) -> None:
    assert [p.sentence for p in points_of(sentence)] == [sentence]


def test_a_fragment_inside_a_paragraph_is_shown_below_the_sentence_before_it() -> None:
    _, point = points_of("The unit should train all of its drivers in the use of the new radio. Action: J4.")
    assert point.relations[0].kind is RelationKind.LEANS

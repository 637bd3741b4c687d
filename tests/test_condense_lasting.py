"""What a reader is left with: the conclusions of miniature articles of several kinds, and what is never one."""

from __future__ import annotations

import pytest
from briefing import language
from briefing.condense import condense, cues, omissions, standing, zones
from briefing.condense.zones import Zone
from briefing.diagnostics import Report
from briefing.digest import Digest, RelationKind

from tests.condensing import ENGLISH, GERMAN, Writer, audience


def _digest(writer: Writer, code: str = "en") -> Digest:
    return condense(writer.article(), audience(), language.load(code), Report())


def _front(digest: Digest) -> list[str]:
    texts = {p.id: p.text for p in digest.points()}
    return [texts[i] for i in digest.bottom_line]


# --- four kinds of articles ----------------------------------------------------------------------------------------


def test_a_feature_without_sections_comes_to_the_choice_that_it_poses() -> None:
    feature = (
        Writer("The last boat to Harrow")
        .paragraph(
            "It is six on a Friday evening and the queue for the ferry reaches the shop. Marion Keel, who is 71, waits."
        )
        .paragraph("“You learn to bring a book,” says Marion Keel. She smiled. The ferry had run for forty years.")
        .paragraph(
            "The island lost its subsidy in April, and the ferry now sails twice a day. The school lost nine pupils."
        )
        .paragraph("The choice is not between paying and not paying, but between a ferry and an empty island.")
        .paragraph("At seven the ramp of the ferry went up. Marion Keel opened a book about the island and its ferry.")
    )
    front = _front(_digest(feature))
    assert front[0] == "The choice is not between paying and not paying, but between a ferry and an empty island"
    assert not any("Keel" in text for text in front)


def test_a_study_comes_to_its_conclusions_and_not_to_its_methods() -> None:
    study = (
        Writer("Later school starts and the sleep of pupils")
        .section("Introduction")
        .paragraph(
            "Whether later school starts lengthen the sleep of pupils is disputed. Pupils sleep less than they need."
        )
        .section("Methods")
        .paragraph(
            "The sleep of the pupils was recorded for seven nights. Schools were matched by the number of pupils."
        )
        .section("Results")
        .paragraph("Pupils in schools with later starts slept 34 minutes longer. Bedtimes of the pupils were the same.")
        .section("Conclusions")
        .paragraph("Later school starts give pupils half an hour more sleep. Marks in school are not affected by it.")
    )
    digest = _digest(study)
    front = _front(digest)
    assert front[0] == "Later school starts give pupils half an hour more sleep"
    lasting = {p.text: p.lasting for p in digest.points()}
    assert max(v for t, v in lasting.items() if "recorded" in t or "matched" in t) < 0.25
    assert not any("disputed" in text or "recorded" in text for text in front)


def test_an_opinion_comes_to_what_its_author_demands_and_leaves_its_author_out() -> None:
    opinion = (
        Writer("Stop planting trees")
        .paragraph(
            "Every spring a mayor puts on clean boots and plants a tree. I spent last summer looking for those trees."
        )
        .paragraph(
            "A young tree needs water for three summers. The city paid for the planting of trees and not for water."
        )
        .paragraph("So my proposal is simple. No city should plant a tree without the money for three years of water.")
        .paragraph("Sofia Brandt teaches forestry at the University of Lauen.")
    )
    digest = _digest(opinion)
    assert _front(digest)[0] == "No city should plant a tree without the money for three years of water"
    reasons = {o.text: o.reason for o in digest.omissions}
    assert reasons["Sofia Brandt teaches forestry at the University of Lauen."] == "about the author"
    assert reasons["So my proposal is simple."] == "introduces what follows"


def test_a_german_report_comes_to_its_conclusion() -> None:
    report = (
        Writer("Wasser für das Tal")
        .section("Lage")
        .paragraph(
            "Die Brunnen im Tal liefern weniger Wasser. An einem Abend im Juli standen wir an den Brunnen im Tal."
        )
        .section("Methode")
        .paragraph(
            "Für die Untersuchung wurden die Brunnen im Tal sechsmal gemessen. Das Wasser kam aus zwölf Brunnen."
        )
        .section("Fazit")
        .paragraph("Das Tal sollte seine Leitungen erneuern, bevor der Verband neue Brunnen für Wasser bohrt.")
    )
    assert _front(_digest(report, "de"))[0].startswith("Das Tal sollte seine Leitungen erneuern")


def test_a_list_is_no_thesis_unless_it_outweighs_every_claim_by_far() -> None:
    text = (
        Writer("The harbour wall")
        .section("Wall")
        .paragraph("The plan of the town and of its owners includes the old wall, the reef, and the new mill.")
        .paragraph("The plan for the harbour wall protects the town and the ships of the harbour from floods.")
        .paragraph("The town and its ships need the wall against most of the floods.")
    )
    assert (
        _front(_digest(text))[0]
        == "The plan for the harbour wall protects the town and the ships of the harbour from floods"
    )


# --- apparatus -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Photographs by Ann Keel and the harbour archive.", "credit"),
        ("We thank the crews of all the boats that took part.", "acknowledgement"),
        ("Two patterns stand out.", "introduces what follows"),
        ("This section describes the harbour.", "introduces what follows"),
    ],
)
def test_what_is_not_said_by_the_article_is_left_out_with_its_reason(sentence: str, reason: str) -> None:
    text = (
        Writer()
        .section("Harbour")
        .paragraph(f"The harbour lost two cranes. {sentence}")
        .paragraph("Ships wait longer.")
    )
    digest = _digest(text)
    assert {o.text: o.reason for o in digest.omissions}[sentence] == reason


def test_whom_the_article_is_about_is_no_author_of_it() -> None:
    life = (
        Writer("A life")
        .paragraph("Ada Keel is a historian of ports.")
        .paragraph("In 1990 Keel left for the north coast.")
    )
    assert "Ada Keel is a historian of ports" in [p.text for p in _digest(life).points()]


def test_an_announcement_with_a_figure_or_with_something_leaning_on_it_stays() -> None:
    text = (
        Writer().section("Report").paragraph("The report makes 23 recommendations. Two ports closed in the same year.")
    )
    assert "The report makes 23 recommendations" in [p.text for p in _digest(text).points()]


@pytest.mark.parametrize(
    "sentence",
    [
        "In its report of May the council named 12 mills:",
        "The following wall was built by the fishermen of the islands with their own hands after the great storm.",
    ],
)
def test_what_says_something_besides_announcing_stays(sentence: str) -> None:
    text = Writer().section("Mills").paragraph(sentence).paragraph("Bread was cheap in all of the towns that year.")
    assert sentence.rstrip(".:") in [p.text for p in _digest(text).points()]


def test_a_sentence_that_is_left_out_and_turns_against_another_is_weighty() -> None:
    assert omissions.is_weighty("However, the mills closed.", ENGLISH)
    assert not omissions.is_weighty("The mills closed.", ENGLISH)


# --- standing alone ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "Heat spoils them slowly.",
        "The emperor referred them to the governor.",
        "In North Africa the relationship vanishes.",
        "The arrangement has lasted for ten years.",
        "Under this rule nobody pays.",
        "The third costs almost nothing.",
        "The estimated cost is $58,000 in the first year.",
    ],
)
def test_a_reference_without_anything_it_could_mean_leans_on_the_sentence_before(sentence: str) -> None:
    assert standing.is_leaning(sentence, ENGLISH)


@pytest.mark.parametrize(
    "sentence",
    [
        "The stores know what they lack.",
        "Heat spoils the vaccines before they arrive.",
        "The relationship between roads and light is weak.",
        "Rates rose, and this hurt the towns.",
        "The cost of repairs is rising.",
        "People who own pumps use them daily.",
        "Those who came early found a seat.",
    ],
)
def test_a_reference_to_something_before_it_in_the_sentence_stands(sentence: str) -> None:
    assert not standing.is_leaning(sentence, ENGLISH)


@pytest.mark.parametrize(
    ("sentence", "leans"),
    [
        ("Starkregen füllt ihn kaum auf.", True),
        ("Die dritte arbeitet für einen anderen Kunden.", True),
        ("Die Regelung ist umstritten.", True),
        ("Der Verband zahlt, weil er muss.", False),
        ("Die Regelung der Preise ist umstritten.", False),
    ],
)
def test_german_references_lean_as_well(sentence: str, leans: bool) -> None:
    assert standing.is_leaning(sentence, GERMAN) is leans


# --- cues and zones ------------------------------------------------------------------------------------------------


def test_whoever_is_quoted_once_is_a_person_everywhere() -> None:
    said = ["“It is the road,” says Ines Varga.", "The Esker Valley Council said no.", "Mr Tull left."]
    assert cues.people(said, ENGLISH) == {"Varga", "Tull"}


def test_an_authors_own_judgement_counts_more_than_a_story_or_a_report_of_one() -> None:
    neutral = "The boats carry the mail and the milk."
    judged = "What matters is the mail and not the milk."
    told = "Captain Berg carried the mail and the milk."
    reported = "The owners claim that the boats carry the mail."
    found = cues.Cues((neutral, judged, told, reported, neutral, neutral), ENGLISH)
    assert found.factor(judged) > found.factor(neutral) > max(found.factor(told), found.factor(reported))


@pytest.mark.parametrize(
    ("headings", "zone"),
    [
        (("Recommendations",), Zone.CONCLUDING),
        (("Executive summary",), Zone.SUMMARY),
        (("Sampling", "Methods"), Zone.SUPPORTING),
        (("Limitations of the study",), Zone.SUPPORTING),
        (("Limitations and challenges in the region",), Zone.BODY),
        (("The harbour",), Zone.BODY),
    ],
)
def test_a_section_is_for_what_its_heading_or_the_one_above_says(headings: tuple[str, ...], zone: Zone) -> None:
    assert zones.of_section(headings, ENGLISH) is zone


def test_a_claim_and_the_however_inside_the_next_sentence_stay_together() -> None:
    reef = Writer("The reef").paragraph(
        "Engineers estimate that the reef lowers waves by 30 percent in an ordinary storm. "
        "It may do little, however, against the rare surge that causes most of the damage."
    )
    claim, limit = _digest(reef).points()
    assert [(r.kind, r.other) for r in claim.relations] == [(RelationKind.CORRECTION, limit.id)]


_WALL = "The harbour wall protects the town from storms and floods."
_COST = "the town pays more for the wall of the harbour in a single year than the harbour earns from all of its ships."


@pytest.mark.parametrize("between", ["", "It holds the boats of the harbour in the winter of every year. "])
def test_a_claim_against_which_the_author_turns_next_lasts_less(between: str) -> None:
    def share(turn: str) -> float:
        text = Writer("The harbour wall").paragraph(f"{_WALL} {between}{turn}")
        text.paragraph("Ships leave the harbour in the morning and come back to the wall at night.")
        wall, *_, ships = _digest(text).points()
        return wall.lasting / ships.lasting

    assert share(f"But {_COST}") < share(_COST.capitalize())


def test_what_is_denied_only_to_be_outdone_is_bound_to_what_outdoes_it() -> None:
    text = Writer().paragraph("The wall is not just about the storms of winter. It keeps the town of Alder alive.")
    denied, said = _digest(text).points()
    assert [(r.kind, r.other) for r in denied.relations] == [(RelationKind.CORRECTION, said.id)]


def test_what_is_denied_only_to_be_outdone_is_no_thesis() -> None:
    text = Writer("The harbour wall").paragraph("The harbour wall is not merely a wall of the harbour.")
    text.paragraph("Ships wait for the storm to end.")
    assert _front(_digest(text)) == ["Ships wait for the storm to end"]

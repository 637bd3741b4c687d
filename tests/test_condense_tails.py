"""What trails behind a complete clause stands below it; whatever is not surely such a tail stays."""

from __future__ import annotations

import pytest
from briefing.condense.completeness import is_complete
from briefing.condense.shaping import Shaper
from briefing.digest import DetailKind
from briefing.template.model import Literalness

from tests.condensing import ENGLISH, GERMAN


def shaped(sentence: str, target: int = 12) -> tuple[str, tuple[tuple[DetailKind, str, bool], ...]]:
    shown = Shaper(ENGLISH, Literalness.POINTS, target).shape(sentence)
    return shown.text, tuple((d.kind, d.text, d.required) for d in shown.details)


_PARTED = [
    (
        "Today, towns keep the old walls of the coast in good repair, which costs the owners of the houses money.",
        "Today, towns keep the old walls of the coast in good repair",
        (DetailKind.RELATIVE, "which costs the owners of the houses money", False),
    ),
    # rather parted late than with a tail that is longer than most clauses
    (
        "The council of the town closed the mill; the biggest of the owners sold the land of the mill by the river to "
        "the state in spring, which paid in gold.",
        "The council of the town closed the mill; the biggest of the owners sold the land of the mill by the river to "
        "the state in spring",
        (DetailKind.RELATIVE, "which paid in gold", False),
    ),
    (
        "The council approved the budget for the coming year and appointed a new director of the harbour.",
        "The council approved the budget for the coming year",
        (DetailKind.ADDITION, "and appointed a new director of the harbour", True),
    ),
    (
        "The ferry carried the stores of the garrison across the bay, and the soldiers unloaded it by night.",
        "The ferry carried the stores of the garrison across the bay",
        (DetailKind.ADDITION, "and the soldiers unloaded it by night", True),
    ),
    (
        "The council pays the wardens of the town; the state does not pay for all of the new walls.",
        "The council pays the wardens of the town",
        (DetailKind.ADDITION, "the state does not pay for all of the new walls", True),
    ),
    (
        "The ten largest owners hold 54 % of capacity, and no single company has more than 9 %.",
        "The ten largest owners hold 54 % of capacity",
        (DetailKind.ADDITION, "and no single company has more than 9 %", True),
    ),
    (
        "The bank raised its rates in the spring, which left the owners of small shops with larger debts.",
        "The bank raised its rates in the spring",
        (DetailKind.RELATIVE, "which left the owners of small shops with larger debts", False),
    ),
    (
        "The northern states cut their spending on roads, while the southern states built three new harbours.",
        "The northern states cut their spending on roads",
        (DetailKind.CONTEXT, "while the southern states built three new harbours", True),
    ),
    (
        "The ministry withdrew the licence of the mine in May, although the inspectors had found no fault with it.",
        "The ministry withdrew the licence of the mine in May",
        (DetailKind.CONTEXT, "although the inspectors had found no fault with it", True),
    ),
    (
        "The team finished the survey of the coast in spring, mapping the reefs for the first time since the war.",
        "The team finished the survey of the coast in spring",
        (DetailKind.RELATIVE, "mapping the reefs for the first time since the war", False),
    ),
    (
        "The new wall protects the lower town from the river: it was raised by a metre after the last flood.",
        "The new wall protects the lower town from the river",
        (DetailKind.ASIDE, "it was raised by a metre after the last flood", True),
    ),
    (
        "Although the wells of the valley are deep, the farmers of the upper villages carry their water from the lake.",
        "The farmers of the upper villages carry their water from the lake",
        (DetailKind.CONTEXT, "although the wells of the valley are deep", True),
    ),
]


@pytest.mark.parametrize(("sentence", "text", "detail"), _PARTED)
def test_a_clause_and_its_tail_are_parted(sentence: str, text: str, detail: tuple[DetailKind, str, bool]) -> None:
    assert shaped(sentence) == (text, (detail,))


@pytest.mark.parametrize(
    "sentence",
    [
        # the rest of the main clause follows
        "The harbour that the council closed in spring, which had served the islands for years, will open again.",
        "Intense runoff from the burnt hills, carrying eroded soil and debris, surged from the uplands to the plains.",
        # lists of nouns and of predicates
        "The report blames the ministry for systemic failures, poor coordination and delays in helping the villages.",
        "It is important to protect the application, the web server, operating system and other components of it.",
        "He marched his army over the mountains, raised the farmers against the city and carried on a long war.",
        # what "and" joins is no clause
        "The rules allow the owners of the large mills of the valley to hire and fire their workers at will.",
        "The deficit would be larger if the spending of the twelve northern states and territories were included.",
        "The certificate comes with costs borne by the owners of the mills and passed on to the buyers of the bread.",
        # both halves belong together
        "The minister both praised the work of the inspectors in the valley and rejected all of their findings.",
        # two clauses that need each other, and what is no second clause
        "If the council pays the wardens, the walls stay, and the state repairs the new gates.",
        "The council will pay all of the wardens, and the state will pay unless the vote fails.",
        "“The council pays the wardens, and the state repairs the walls of the town.”",
        "The council pays the wardens because the law asks for it, and the state repairs walls.",
        "The council pays for new walls, old gates, and the boats that are moored in the port.",
        "The council pays the wardens, keeps the gates, and is paid by the state for the walls.",
        "Either the council pays the wardens of the town, and the walls stay, or the sea comes in.",
        "Pay the wardens of the town in time, and the walls will stand for fifty years.",
        "The council pays the wardens of the town, and the state the walls and the boats.",
        "In a time of fires and of the loss of species, towns, villages, and farms are thinking of the woods again.",
        "A bundle holding the dried remains of plants, pouches, and textiles was found by the river in 2008.",
        "The state must grapple with the nature of this knowledge, and how it is shared and kept in the towns.",
        "The owner began to work on the plants in 1860, and over the course of the decade worked with the trees.",
        "The state must begin with the needs of the people of the town, and the ways the service will fit their lives.",
        "The town grants ten days of leave for a death, and three days leave for the death of a distant relative.",
        "It was home to one of the last of all the old woods, and also houses the largest tree of the country.",
        "Houses must stand above the flood line, ground floors may hold only cars, and every street has a warden.",
        # the end of a list, of a comparison, of a name
        "The clinics of the town differ from the older places such as hospitals, nursing homes, and mills by the sea.",
        "The floods have left the valley, the roads have opened again, and the farmers are trying to save the wheat.",
        "House prices in the valley have fallen further in this year, which is not over, than in the whole last war.",
        "The mills of the coast know nothing of the new Waste Electronic and Electrical Equipment rules of the state.",
        "The aim of the new rules of the council is to keep the checks and balances that a second chair would provide.",
        # what a phrase or a second object behind an inner clause belongs to
        "The owners pay the union of the valley, which has 900 members, around 600 dollars a year in fees.",
        "He pointed to the court of the islands, which must approve all searches, and the councils as guards.",
        "They included members of the largest party, which left the council last week, but no members of her own one.",
        "The mayor suffers from low ratings in the town, although these may rise, and has a mixed name as a speaker.",
        # a reason that is the point; what somebody is seen as; a clause that only looks like a participle
        "The team says that this project of the islands is only possible because machines are now so much cheaper.",
        "These events of the spring will wear away the name of the old mayor of the town, as an honest man of peace.",
        "It suggests to all of us that as the rate of the port falls, corresponding losses of the mills will grow.",
        # a name that looks like a participle
        "For a generation of young owners often urged to chase the new, Made in Skarvik is a reminder of what lasts.",
        # a sentence that says which one it was
        "Now it is the war on the islands of the far north, that long one, which has set the stage for hunger.",
        "It is the mayor of the small town of the islands, and no other man, who has set the stage for hunger.",
        # the rest of the main clause behind an inner one
        "The state charged the owners of the old mines, who had fled abroad, with the theft of money and of gold.",
        "The union regards the new owners of the old mills, who came from the capital, as enemies of its members.",
        # a condition stays in front of what depends on it
        "The ministry withdraws the licence of a mine in the first year, unless the inspectors find no fault.",
        # what is denied may be the reason
        "The director did not leave the company of his brother because the owners wanted to sell it that year.",
        # the other members of a list
        "The savings of the council will be spent mending the old roads, improving the port and paying all nurses.",
        "The new programme of the town offers its members a good library, training, and lower rents for a year.",
        "The clerks of the islands now navigate complex, overlapping rules that no single register can ever hold.",
        "The games of the house are known for being finely honed, massively entertaining and full of old jokes.",
        "The pupils of the school like to ask questions, making mistakes, and are praised for all of their work.",
        "The bill names the port of the islands, the mills of the valley, as well as the schools of the towns.",
        # an adverb that belongs to what follows
        "The owners of the mills left the valley of their fathers presumably because the river had no more water.",
        "The new walls of the lower town must be legally and formally handed over to the council of the island.",
        # what "and" joins is a noun, an infinitive or a pair
        "The vote of the autumn in the valley was driven by fear and greed for the office of the mayor.",
        "The company needs the help of all of its owners to meet and exceed the aims of the coming year.",
        "The council asks for pledges from all members and would-be members who stand in the north of the valley.",
        "The pupils and teachers of the upper villages are eager and excited to see the new school of the valley.",
        # an opening that has no clause of its own yet
        "From the time the new mayor was elected and the old council came back the owners had paid no rent.",
        "The trouble is that although the mayor is rich and the council was never poor the state pays nothing.",
        "As the old members of the board had said in May: the mills of the valley will close in winter.",
        # half of a pair
        "The council of the islands could not only close the old port; it would also sell all of the boats.",
        # a dash inside a name, a title behind a name
        "The island was ruled from the old port until the Colville – Grant reforms of the council gave it rights.",
        "The members of the society met in the old hall for a reading of Skarvik: The Making of a Town.",
        # what the verb in front asks for
        "The new register of the valley combines the notes of the old wardens (in ink), with reports from drones.",
        "The plan of the council names the ways to enable, with the help of the state, the towns to buy power.",
        "This means that whenever the wardens come to the gate they know: which of the boats may leave the port.",
        # a sentence that says which one it was
        "It was just such a flood of the river, along with the high rents in the towns, which led the mayor to act.",
        # three clauses
        "The need is great in the valley, where the schools of the towns are full, the rents of the houses are high, "
        "and nurses are hard to find.",
        # what goes on inside a relative clause
        "The council sends for the inspectors of the mills who found no fault and praised the owners in the spring.",
        "It helps to see why the mill which would never have earned a prize in the capital, succeeded in the north.",
        # no clause of its own behind the semicolon
        "The people of the valley are divided into young owners (under 30 years); old ones and the very old ones.",
        # an adjective whose noun is still to come
        "The visit of the mayor to the islands serves to strengthen its economic, as well as its older, ties with us.",
        # an opening without its main clause, a word that denies with the next one
        "After the last notice of the flood was given, after the old centre had shut, one more wall broke.",
        "The acts of the members of the council can seldom be seen by anybody, without some shame on both sides.",
        "Lower rents are the key to keeping the families of the fishermen in the small towns, the report argues.",
        # no clause behind "as"; a part of the reason
        "The new tests came to the schools of the valley with Anna Holm, now on the board, as school inspector.",
        "The old ferry of the islands costs its owners so much in large part because of the new engines below deck.",
        # "though" in the middle, more of the list behind the semicolon
        "For most of the owners and the old councils represented at the meeting, though, the mill remains the heart.",
        "The fishermen were proud of their long white boats, painted by hand; their nets, their songs, and coats.",
        # a hyphen with spaces inside a term
        "The council takes bids from two small firms of the islands for indefinite delivery - indefinite quantity.",
        # an insertion between "and" and what it joins; a clause inside "that"
        "The council uses its posts as a means of helping the poor and, at times, rewarding the old friends of it.",
        "The price is that, because the record of the harbour lasts for years, keeping the old key becomes hard work.",
        # what somebody holds, what somebody is freed for; three short clauses
        "The mayor may point to a study of the inspectors of the valley, contending that low rents bring work.",
        "The phones of the valley work, calls to the islands are cheap, and the towns pay for all of it.",
        # the object of the main clause behind an inner one
        "The mayors prefer to have local teachers of the valley, who know the families, instruct all the pupils.",
    ],
)
def test_what_may_be_no_tail_stays(sentence: str) -> None:
    text, details = shaped(sentence)
    assert text == sentence.rstrip(".")
    assert not details


@pytest.mark.parametrize("owners", ["the owners of 400 shops", "most owners", "only the owners of the shops"])
def test_a_tail_with_a_figure_hedge_or_limit_is_always_shown(owners: str) -> None:
    _, ((_, _, required),) = shaped(
        f"The bank raised its rates in the spring, which left {owners} with debts of many kinds."
    )
    assert required


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor of the town said that the council would pay all of the wardens, and the state would mend the walls.",
        "The council does not expect that the owners will sell their mills this year, fearing the end of the harbour.",
        "The boats of the company left the harbour of the islands in the autumn, before the storm reached the coast.",
        "The plan works best in the north, where the mills of the old company have stood for years.",
    ],
)
def test_what_hangs_on_its_clause_is_always_shown(sentence: str) -> None:
    _, ((_, _, required),) = shaped(sentence, 8)
    assert required


def test_a_long_or_nested_clause_keeps_its_opening() -> None:
    nested = (
        "As the votes of the town were counted, the board said that the share of the old party in the south was down."
    )
    assert shaped(nested) == (nested.rstrip("."), ())


def test_what_trails_behind_stands_before_what_is_told_of_the_subject() -> None:
    _, details = shaped(
        "The vote, the first one of its kind, will change the course of the old harbour of the valley "
        "and brings its members into the council."
    )
    assert [d[1] for d in details] == [
        "and brings its members into the council",
        "The vote, the first one of its kind",
    ]


def test_what_would_go_on_with_the_opening_stays() -> None:
    text, details = shaped(
        "After the new council came to power, the owners of the mills paid more taxes and left the valley.", 8
    )
    assert text == "The owners of the mills paid more taxes and left the valley"
    assert [d[1] for d in details] == ["after the new council came to power"]


def test_a_deleted_connective_does_not_hide_the_opening() -> None:
    sentence = "After the new council came to power, the owners of the mills paid more taxes and left the valley."
    plain, _ = shaped(sentence, 8)
    text, _ = shaped("However, a" + sentence[1:], 8)
    assert text == plain


def test_what_was_cut_from_behind_a_tail_stays_with_it() -> None:
    text, details = shaped(
        "The ministry sold the islands to a company from the capital and closed the school of the fishing village, "
        "forcing the children to cross the bay."
    )
    assert text == "The ministry sold the islands to a company from the capital"
    assert [d[1] for d in details] == [
        "and closed the school of the fishing village, forcing the children to cross the bay"
    ]


def test_a_duty_may_be_parted_but_nothing_of_it_left_out() -> None:
    text, ((_, _, required),) = shaped(
        "The owners of a mine must report every accident to the ministry and keep a register, "
        "which the inspectors of the district read in every spring."
    )
    assert text.startswith("The owners of a mine must report")
    assert required


@pytest.mark.parametrize(
    ("clause", "complete"),
    [
        ("The council approved the budget", True),
        ("The council said that the budget", False),
        ("The measures that the council approved", False),
        ("Context is important: detailed criteria", False),
        ("The council approved the budget of the", False),
        ("The rivalry of the towns", False),
        ("The duke left no heir, but the sons of his brother in the north", False),
        ("The pilot of the ferry, after being hurt in a storm", False),
        ("The pilot of the ferry, after a year at home, sold the boat", True),
    ],
)
def test_a_clause_is_complete_with_all_its_verbs(clause: str, complete: bool) -> None:
    assert is_complete(clause, ENGLISH) is complete


def test_a_german_subordinate_clause_at_the_end_is_a_tail() -> None:
    sentence = (
        "Die Stadt senkte im Frühjahr die Gebühren für alle Parkplätze am Hafen, "
        "während die Gemeinden am Fluss ihre Preise erhöhten."
    )
    shown = Shaper(GERMAN, Literalness.POINTS, 12).shape(sentence)
    assert shown.text == "Die Stadt senkte im Frühjahr die Gebühren für alle Parkplätze am Hafen"
    assert [d.text for d in shown.details] == ["während die Gemeinden am Fluss ihre Preise erhöhten"]


@pytest.mark.parametrize("opening", ["und der Rat", "denn Berlin", "und die Gemeinden"])
def test_a_second_german_main_clause_is_a_tail(opening: str) -> None:
    sentence = f"Die Stadt senkte im Frühjahr die Gebühren für alle Parkplätze am Hafen, {opening} hatte es verlangt."
    shown = Shaper(GERMAN, Literalness.POINTS, 12).shape(sentence)
    assert shown.text == "Die Stadt senkte im Frühjahr die Gebühren für alle Parkplätze am Hafen"
    assert [d.text for d in shown.details] == [f"{opening} hatte es verlangt"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Als die Stadt im Frühjahr die Gebühren für die alten Plätze am Hafen senkte, und die Läden wieder öffneten.",
        "Es war der alte Rat der Stadt am Hafen hinter den neuen Mühlen, der die Gebühren für alle senkte.",
        "Wer die alten Gesetze der Stadt und ihrer Häfen gut kannte, der hat vor dem Rat in jedem Jahr gesiegt.",
        "Die Zahl der Kranken im Hafen liegt bei 40, von denen die meisten durch Bisse in den Arm, das Bein und den "
        "Fuß erkrankten.",
        "Der Umbau der Mühlen begann erst, als die Tochter des Müllers, inzwischen Meisterin in der Mühle am See, die "
        "Leitung übernahm.",
    ],
)
def test_what_is_no_german_main_clause_is_not_parted(sentence: str) -> None:
    shown = Shaper(GERMAN, Literalness.POINTS, 8).shape(sentence)
    assert shown.text == sentence.rstrip(".")
    assert not shown.details

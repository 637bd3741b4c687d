"""The planned deck: its parts, titles, choices and promises."""

from __future__ import annotations

from collections import Counter

import pytest
from briefing import plan
from briefing.article import Table
from briefing.deck import (
    AgendaSlide,
    BottomLineSlide,
    Deck,
    Line,
    Origin,
    Slide,
    SourcesSlide,
    TableSlide,
    TakeawaysSlide,
    TitleSlide,
    lines_of,
)
from briefing.diagnostics import Report, Span
from briefing.digest import UNSHOWABLE, DetailKind, Digest, Headline, Omission, Relation, RelationKind, Role
from briefing.plan.agenda import Run, entries
from briefing.plan.choice import words_on
from briefing.plan.wording import word_count
from briefing.template.model import Template
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.digests import detail, digest, leaning, point, template, topic


def planned(article: Digest, audience: Template | None = None, report: Report | None = None) -> Deck:
    wanted = audience or template()
    labels = plan.labels(wanted, article.language)
    return plan.plan_deck(article, wanted, labels, report or Report(), next(plan.deck_budgets(article, wanted)))


def sections(count: int, points: int = 3) -> Digest:
    return digest(
        *(
            topic(
                f"Section {s}",
                *(point(f"Statement {s} {p} says a thing of its own", f"{s}.{p}") for p in range(points)),
            )
            for s in range(count)
        )
    )


def topic_slides(deck: Deck) -> list[Slide]:
    return [s for s in deck.slides if s.id not in ("title", "bottom-line", "agenda", "sources", "takeaways")]


def shown(slide: Slide) -> list[str]:
    return [line.text for line in lines_of(slide)]


def test_a_deck_has_its_parts_in_the_order_of_the_template() -> None:
    article = digest(
        topic("Rain", point("Rain falls on the plain", "a"), point("Rain helps the farmers", "b")),
        topic("Sun", point("Sun dries all the fields", "c"), point("Sun is what makes wheat", "d")),
        bottom_line=["a", "d"],
        caveats=["Partly made by a machine."],
    )
    kinds = [s.kind for s in planned(article).slides]
    assert kinds[:3] == ["title", "bottom-line", "agenda"]
    assert kinds[-2:] == ["sources", "takeaways"]


def test_a_section_with_an_assertion_is_titled_by_it_and_names_itself_above() -> None:
    article = digest(
        topic(
            "Rain",
            point("Rain feeds all of the country", "a"),
            point("Farmers wait for rain", "b"),
            point("Towns store rain", "c"),
            assertion="a",
        )
    )
    slide = topic_slides(planned(article))[0]
    assert slide.title.text == "Rain feeds all of the country"
    assert slide.title.points == ("a",)
    assert slide.kicker.text == "Rain"
    assert shown(slide).count("Rain feeds all of the country") == 1


def test_a_section_without_an_assertion_is_titled_by_its_heading() -> None:
    article = digest(topic("Rain", point("It rained on all days of May", "a"), point("Farmers wait for it", "b")))
    slide = topic_slides(planned(article))[0]
    assert (slide.title.text, slide.kicker.text) == ("Rain", "")


def test_a_section_of_one_point_does_not_lose_it_to_the_title() -> None:
    article = digest(topic("Rain", point("Rain feeds all of the country", "a"), assertion="a"))
    slide = topic_slides(planned(article))[0]
    assert shown(slide) == ["Rain", "", "Rain feeds all of the country"]


def test_what_a_title_leaves_of_its_sentence_stands_right_below_it() -> None:
    headline = Headline("Rain feeds all", "in 40 %", verdict=True)
    cut = point("Rain feeds all of the country in 40 % of years", "a", headline=headline)
    article = digest(topic("Rain", point("Farmers wait for rain", "b"), cut, point("Towns store rain", "c")))
    slide = topic_slides(planned(article))[0]
    assert slide.title.text == "Rain feeds all"
    assert shown(slide)[2] == "… in 40 %"


def test_a_claim_titles_no_slide_on_which_less_than_two_points_would_be_left() -> None:
    two = topic("Rain", point("Rain feeds all of the country", "a"), point("Farmers wait for it", "b"), assertion="a")
    assert topic_slides(planned(digest(two)))[0].title.text == "Rain"


def test_of_several_claims_the_one_titles_a_slide_that_the_others_speak_of() -> None:
    about, aside = frozenset({"rain", "farm"}), frozenset({"lunch", "hall"})
    claims = (
        point("Lunch is served in the hall", "a", terms=aside, headline=Headline("Lunch is served in the hall")),
        point("Rain feeds all of the farms", "b", terms=about, headline=Headline("Rain feeds all of the farms")),
    )
    others = (point("Farms wait for rain", "c", terms=about), point("Rain is stored on farms", "d", terms=about))
    slide = topic_slides(planned(digest(topic("Rain", *claims, *others))))[0]
    assert slide.title.text == "Rain feeds all of the farms"
    assert "Lunch is served in the hall" in shown(slide)


_VERDICT = Headline("Rain feeds the country", verdict=True)


def test_no_two_slides_are_titled_by_claims_that_say_the_same() -> None:
    terms = frozenset({"rain", "feed", "countr"})
    first = point("Rain feeds the country", "a", terms=terms, headline=_VERDICT)
    second = point("The country is fed by rain", "b", terms=terms, headline=replace(_VERDICT, text="It is fed"))
    article = digest(
        topic("Rain", first, point("Farmers wait for rain", "c"), point("Towns store rain", "d")),
        topic("Food", second, point("Bread is cheap", "e"), point("Wheat is dear", "f")),
    )
    assert [s.title.text for s in topic_slides(planned(article))] == ["Rain feeds the country", "Food"]


def test_a_claim_that_shares_nothing_with_its_slide_is_no_title_unless_by_its_form_a_verdict() -> None:
    others = (point("Farmers wait for rain", "c"), point("Towns store rain", "d"))
    for verdict, title in ((False, "Rain"), (True, "Rain feeds the country")):
        claim = point("Rain feeds the country", "a", headline=replace(_VERDICT, verdict=verdict))
        assert topic_slides(planned(digest(topic("Rain", claim, *others))))[0].title.text == title


def test_what_one_slide_can_say_needs_no_summaries() -> None:
    rain = topic("Rain", *(point(f"Rain falls on county {c} of the plain", c) for c in "abcd"))
    assert [s.kind for s in planned(digest(rain, bottom_line=["a"])).slides][:1] == ["title"]
    assert not {"bottom-line", "agenda", "takeaways"} & {
        s.kind for s in planned(digest(rain, bottom_line=["a"])).slides
    }
    assert "bottom-line" in {s.kind for s in planned(digest(rain, _SUN, bottom_line=["a"])).slides}


def test_sections_that_share_a_slide_are_all_named_in_its_title() -> None:
    few = template("executive", "audience.max_slides=3")
    titles = [s.title.text for s in topic_slides(planned(sections(4), few))]
    assert titles == ["Section 0 · Section 1", "Section 2 · Section 3"]


def test_a_title_that_takes_more_than_two_lines_is_none() -> None:
    long = "Precipitation nourishes practically everything agricultural throughout " + "mountainous principalities " * 2
    wide = point(long, "a", headline=Headline(long))
    article = digest(topic("Rain", wide, point("Farmers wait for rain", "c"), point("Towns store rain", "d")))
    assert topic_slides(planned(article))[0].title.text == "Rain"


_SUN = topic("Sun", point("Sun dries all the fields", "sun"))


def test_the_thesis_that_heads_the_bottom_line_titles_no_other_slide() -> None:
    article = digest(
        topic(
            "Rain",
            point("Rain feeds all of the country", "a"),
            point("Farmers wait for it", "b"),
            point("Towns store it", "c"),
            assertion="a",
        ),
        _SUN,
        bottom_line=["a"],
    )
    titles = [s.title.text for s in planned(article).slides]
    assert titles.count("Rain feeds all of the country") == 1


def test_sections_with_the_same_heading_have_titles_told_apart() -> None:
    article = digest(
        topic("Rain", point("It rained on all days of May", "a")),
        topic("Rain", point("It rained in June as well", "b")),
    )
    titles = [s.title.text for s in planned(article).slides]
    assert len(set(titles)) == len(titles)


def test_a_leaning_point_stands_below_the_point_it_leans_on() -> None:
    article = digest(
        topic("Rain", point("Rain feeds the country", "a"), leaning("It comes in May", "a"), point("Wheat grows", "c"))
    )
    bullets = topic_slides(planned(article))[0].bullets  # type: ignore[union-attr]
    assert [b.line.text for b in bullets] == ["Rain feeds the country", "Wheat grows"]
    assert [line.text for line in bullets[0].details] == ["It comes in May"]


def test_a_leaning_point_is_never_shown_below_another_than_the_one_it_refers_to() -> None:
    middle = "Every second one said that the plates should be measured again with a better instrument " * 8
    article = digest(
        topic(
            "Bridge", point("Six inspections found rust", "a"), leaning(middle, "a", id="b"), leaning("It was not", "b")
        )
    )
    assert "It was not" not in [text for slide in planned(article).slides for text in shown(slide)]


def test_a_leaning_point_whose_support_is_missing_is_not_shown() -> None:
    article = digest(topic("Rain", point("Wheat grows", "c"), leaning("It comes in May", "gone")))
    assert "It comes in May" not in shown(topic_slides(planned(article))[0])


def test_a_claim_and_its_correction_are_shown_together_and_neither_is_a_title() -> None:
    myth = point("Rain comes only at night time", "a", relations=(Relation(RelationKind.CORRECTION, "b"),))
    article = digest(
        topic(
            "Rain", myth, point("Other things are said too", "c"), point("In fact it comes all day", "b"), assertion="a"
        )
    )
    bullets = topic_slides(planned(article, template("executive", "audience.bullets=1")))[0].bullets  # type: ignore[union-attr]
    assert [line.text for line in bullets[0].details] == ["In fact it comes all day"]
    assert bullets[0].line.text == "Rain comes only at night time"


def test_required_details_stay_where_optional_ones_go() -> None:
    long = detail("reducing " + "every kind of harm that there is in the world " * 8)
    need = detail("unless it is cold", DetailKind.CONTEXT, required=True)
    article = digest(
        topic("Rain", point("Rain feeds the country", "a", details=(long, need)), point("Wheat grows", "c"))
    )
    slide = topic_slides(planned(article))[0]
    assert "unless it is cold" in shown(slide)
    assert long.text not in shown(slide)
    assert long.text in [line.text for line in slide.notes.more]


def test_subsections_have_slides_of_their_own_where_there_is_room() -> None:
    article = digest(
        topic("Rain", point("Rain feeds the country", "a"), point("Rain is wet", "a2"), mark="§1"),
        topic("Spring rain", point("It comes in May", "b"), point("It is mild", "b2"), mark="§1.1", parent="§1"),
    )
    assert [s.id for s in topic_slides(planned(article))] == ["s1", "s1.1"]
    crowded = template("executive", "audience.max_slides=3")
    assert [s.id for s in topic_slides(planned(article, crowded))] == ["s1"]


def test_neighbouring_sections_share_a_slide_only_when_slides_are_short() -> None:
    article = sections(12)
    assert len(topic_slides(planned(article, template("executive", "audience.max_slides=20")))) == 12
    shared = topic_slides(planned(article, template("executive", "audience.max_slides=14")))
    assert len(shared) == 9
    covered = {r.heading for s in shared for r in s.sources}
    assert covered == {f"Section {n}" for n in range(12)}


def test_what_finds_no_room_is_reported() -> None:
    report = Report()
    planned(sections(40), template("executive", "audience.max_slides=6"), report)
    assert [d.code for d in report] == ["PLN001"]


def with_tables(count: int) -> Digest:
    """Sections with a table each, the later ones weightier."""
    grid = Table(("Port", "State"), (("Tallen", "open"), ("Ostvik", "closed")), Span("a.txt", 1, 1, 0, 9))
    return digest(
        *(
            topic(
                f"Section {n}",
                point(f"Statement {n} says a thing of its own", f"{n}"),
                point(
                    f"Table {n}",
                    f"t{n}",
                    role=Role.TABLE,
                    payload=replace(grid, caption=f"Ports {n}"),
                    salience=(n + 1) / count,
                ),
            )
            for n in range(count)
        )
    )


def test_tables_for_which_no_slide_is_left_are_named_in_the_report_the_weightiest_keep_theirs() -> None:
    report = Report()
    deck = planned(with_tables(4), template("executive", "audience.max_slides=11"), report)
    shown = {point for s in deck.slides if isinstance(s, TableSlide) for point in s.points}
    dropped = [d for d in report if d.code == "PLN002"]
    assert shown
    assert "t3" in shown
    assert [d.message for d in dropped] == [
        f"No slide for a table: Ports {n}." for n in (2, 1, 0) if f"t{n}" not in shown
    ]
    assert dropped
    assert all(d.hint and "max_slides" in d.hint for d in dropped)


def test_a_deck_with_room_for_every_table_reports_none() -> None:
    report = Report()
    deck = planned(with_tables(3), template("executive", "audience.max_slides=20"), report)
    assert sum(isinstance(s, TableSlide) for s in deck.slides) == 3
    assert not list(report)


def test_no_deck_is_longer_than_its_budget() -> None:
    for most in (3, 4, 5, 8, 14):
        deck = planned(sections(30), template("executive", f"audience.max_slides={most}"))
        assert len(deck.slides) <= most


def test_sections_that_the_template_puts_first_come_first() -> None:
    deck = planned(sections(4), template("executive", 'audience.sections_first=["Section 2"]'))
    assert topic_slides(deck)[0].sources[0].heading == "Section 2"


def test_the_agenda_lists_every_part_and_links_to_its_first_slide() -> None:
    deck = planned(sections(4))
    agenda = next(s for s in deck.slides if isinstance(s, AgendaSlide))
    assert [e.line.text for e in agenda.entries] == ["Section 0", "Section 1", "Section 2", "Section 3"]
    assert {e.target for e in agenda.entries} <= {s.id for s in deck.slides}
    assert "4" in agenda.title.text


def test_chapters_have_entries_for_their_own_slides_and_share_the_time_of_one() -> None:
    seconds = {"s1": 60, "s2": 60, "s3": 31}
    apart = Run((Line("Wind"), Line("Snow")), ("s1", "s3"), ("s1", "s2", "s3"))
    assert [(e.target, e.seconds) for e in entries([apart], seconds)] == [("s1", 120), ("s3", 31)]
    together = Run((Line("Wind"), Line("Snow")), ("s3", "s3"), ("s3",))
    assert [(e.target, e.seconds) for e in entries([together], seconds)] == [("s3", 16), ("s3", 15)]


def test_a_long_agenda_names_ranges() -> None:
    deck = planned(sections(20), template("analyst"))
    agenda = next(s for s in deck.slides if isinstance(s, AgendaSlide))
    assert len(agenda.entries) == 8
    assert agenda.entries[0].line.text.startswith("Section 0 – Section")


def test_an_article_without_sections_has_no_agenda() -> None:
    deck = planned(digest(topic("", *(point(f"Statement number {n} is a thing") for n in range(4)))))
    assert not any(isinstance(s, AgendaSlide) for s in deck.slides)


def test_takeaways_differ_from_the_bottom_line_and_rather_from_titles() -> None:
    article = digest(
        *(
            topic(
                f"Section {n}",
                point(f"The title of section {n} is this", f"t{n}"),
                point(f"The body of section {n} says that", f"b{n}", lasting=0.4),
                point(f"The rest of section {n} says so", f"c{n}"),
                assertion=f"t{n}",
            )
            for n in range(4)
        ),
        bottom_line=["b0", "b1"],
    )
    deck = planned(article)
    last = deck.slides[-1]
    assert isinstance(last, TakeawaysSlide)
    said = [b.line.text for b in last.takeaways]
    assert len(said) == 3
    assert not set(said) & {s.title.text for s in deck.slides}
    assert not {p for b in last.takeaways for p in b.line.points} & set(article.bottom_line)


def test_a_long_thesis_is_a_statement_below_a_label() -> None:
    thesis = "This thesis is " + "a sentence of very many words, " * 4 + "that would never fit the dark panel"
    rain = topic("Rain", point(thesis, "a"), point("Rain is wet", "b"))
    slide = planned(digest(rain, _SUN, bottom_line=["a"])).slides[1]
    assert isinstance(slide, BottomLineSlide)
    assert slide.title.origin is Origin.LABEL
    assert [slide.statements[0].line.text, slide.statements[0].details[0].text] == ["Rain", thesis]


def test_caveats_stand_on_the_cover_and_before_the_takeaways() -> None:
    deck = planned(
        digest(topic("Rain", point("Rain is wet in all countries", "a")), _SUN, caveats=["Partly made by a machine."])
    )
    cover = deck.slides[0]
    assert isinstance(cover, TitleSlide)
    assert cover.lines[0].text == "Partly made by a machine."
    assert [s.kind for s in deck.slides][-2:] == ["sources", "takeaways"]


def test_notes_say_whole_sentences_and_quote_them_with_their_lines() -> None:
    short = point("Rain feeds the country", "a", sentence="Furthermore, rain feeds the country.")
    slide = topic_slides(planned(digest(topic("Rain", short, point("Wheat grows", "b")))))[0]
    assert slide.notes.say[0].text == "Furthermore, rain feeds the country."
    assert (slide.notes.quotes[0].mark, slide.notes.quotes[0].line) == ("§1", 2)


def test_notes_follow_the_policy_of_the_template() -> None:
    article = digest(topic("Rain", point("Rain feeds the country", "a"), point("Wheat grows", "b")))
    sources = topic_slides(planned(article, template("executive", "deck.notes=source")))[0].notes
    assert (sources.say, len(sources.quotes)) == ((), 2)
    none = topic_slides(planned(article, template("executive", "deck.notes=none")))[0].notes
    assert (none.say, none.quotes) == ((), ())


def test_what_is_said_is_cut_to_the_minutes_of_the_audience() -> None:
    deck = planned(sections(8, points=4), template("executive", "audience.minutes=1"))
    assert sum(s.notes.seconds for s in deck.slides) <= 60


def test_replacements_come_last_and_are_marked() -> None:
    article = digest(topic("Rain", point("ISR flights see the rain", "a"), point("Wheat grows", "b")))
    audience = template("executive", 'audience.replacements={ISR="ISR (reconnaissance)"}')
    slide = topic_slides(planned(article, audience))[0]
    changed = next(line for line in lines_of(slide) if "ISR" in line.text)
    assert changed.text == "ISR (reconnaissance) flights see the rain"
    assert changed.origin is Origin.REPLACEMENT
    assert slide.notes.quotes[0].text == "ISR flights see the rain."


def test_everything_is_placed_when_the_template_wants_it() -> None:
    article = sections(5, points=30)
    deck = planned(article, template("executive", "audience.literal=everything"))
    assert plan.used_points(deck) == {p.id for p in article.points()}
    assert all(words_on(s) <= 80 for s in topic_slides(deck))


def test_slide_ids_do_not_depend_on_what_comes_before() -> None:
    one = topic("Sun", point("Sun dries the fields", "s"), point("Sun is free", "t"), mark="§4")
    alone = topic_slides(planned(digest(one)))
    with_more = topic_slides(planned(digest(topic("Rain", point("Rain is wet", "a"), mark="§1"), one)))
    assert alone[0].id == with_more[-1].id == "s4"


def test_fixed_slides_of_the_template_follow_their_part() -> None:
    extra = 'deck.extra=[{title="Legal notice of {title}", bullets=["Not for sale"], after="title"}]'
    deck = planned(sections(2), template("executive", extra))
    assert deck.slides[1].title.text == "Legal notice of An article about weather"


@pytest.mark.parametrize("name", ["executive", "analyst"])
def test_budgets_shrink_and_are_few(name: str) -> None:
    found = list(plan.deck_budgets(sections(3), template(name)))
    assert 1 < len(found) <= 5
    assert [b.slides for b in found] == sorted((b.slides for b in found), reverse=True)


_PHASES = (Phase.explicit, Phase.reuse, Phase.generate)  # a digest takes long to shrink

# --- promises ------------------------------------------------------------------------------------------------

_words = st.lists(
    st.sampled_from(["rain", "sun", "wind", "wheat", "field", "farmer", "dry", "wet", "cold"]), min_size=1, max_size=30
)
_points = st.lists(
    st.tuples(_words, st.integers(0, 2), st.booleans(), st.booleans()),
    min_size=0,
    max_size=8,
)


@st.composite
def digests(draw: st.DrawFn) -> Digest:
    made, ids = [], []
    for s, drafts in enumerate(draw(st.lists(_points, min_size=1, max_size=14))):
        own = []
        for p, (words, details, enumerates, leans) in enumerate(drafts):
            text, id = " ".join(words), f"{s}.{p}"
            more = tuple(detail(f"{text[:20]} detail {n}", required=n == 1) for n in range(details))
            items = tuple(words[:4]) if enumerates and len(words) > 3 else ()
            tie = (Relation(RelationKind.LEANS, f"{s}.{p - 1}"),) if leans and p else ()
            own.append(point(text, id, details=more, items=items, relations=tie))
            ids.append(id)
        heading = draw(st.sampled_from(["Rain", "Sun", f"Section {s}"])) if s else ""
        made.append(topic(heading, *own, assertion=own[0].id if own and draw(st.booleans()) else ""))
    front = draw(st.lists(st.sampled_from(ids), max_size=4, unique=True)) if ids else []
    return digest(*made, bottom_line=front, caveats=["Checked by nobody."] if draw(st.booleans()) else [])


@settings(max_examples=100, deadline=None, phases=_PHASES)
@given(digests(), st.sampled_from(["executive", "analyst"]), st.integers(3, 20))
def test_every_deck_keeps_its_promises(article: Digest, name: str, most: int) -> None:
    audience = template(name, f"audience.max_slides={most}")
    deck = planned(article, audience)
    known = {p.id: p for p in article.points()}
    assert len(deck.slides) <= most
    assert plan.used_points(deck) <= known.keys()
    titles = Counter(s.title.text.casefold() for s in deck.slides)
    assert max(titles.values()) == 1
    assert len({s.id for s in deck.slides}) == len(deck.slides)
    assert [i for part in deck.parts for i in part.slides] == [s.id for s in deck.slides]
    assert sum(s.notes.seconds for s in deck.slides) <= audience.audience.minutes * 60
    for slide in topic_slides(deck):
        assert slide.sources
        assert {q.point for q in slide.notes.quotes} == {p for line in lines_of(slide) for p in line.points}
        longest = max(_least(known[p]) for line in lines_of(slide) for p in line.points)
        assert words_on(slide) <= max(80, longest + word_count(slide.title.text))


def _least(point) -> int:  # type: ignore[no-untyped-def]
    required = [d.text for d in point.details if d.required]
    return sum(word_count(text) for text in (point.text, *point.items, *required))


def test_statements_of_the_bottom_line_stand_below_the_headings_of_their_sections() -> None:
    article = digest(
        topic("Rain", point("Rain is what feeds the whole country", "a")),
        topic("Wind", point("Wind is what drives the mills", "b")),
        bottom_line=["a", "b"],
    )
    slide = planned(article).slides[1]
    assert isinstance(slide, BottomLineSlide)
    assert slide.title.text == "Rain is what feeds the whole country"
    assert [(s.line.text, s.details[0].text) for s in slide.statements] == [("Wind", "Wind is what drives the mills")]


def test_minutes_in_the_agenda_are_left_out_where_they_tell_nothing() -> None:
    agenda = next(s for s in planned(sections(4)).slides if isinstance(s, AgendaSlide))
    assert {e.seconds for e in agenda.entries} == {0}


def test_a_heading_as_title_has_nothing_above_it_where_its_section_stands_at_the_top() -> None:
    rain = topic("Rain", point("Rain is wet", "a"), point("Rain is cold", "b"))
    (alone,) = topic_slides(planned(digest(rain, title="On the weather")))
    assert alone.kicker.text == ""


_COUNTIES = "abcdefghijklmnopqr"


def test_a_further_slide_of_a_section_is_titled_by_a_claim_of_its_own() -> None:
    texts = [f"Statement number {n} is about the rain in county {w}" for n, w in enumerate(_COUNTIES)]
    points = [point(t, t[-1], headline=Headline(t, verdict=True), terms=frozenset({t[-1]})) for t in texts]
    found = topic_slides(planned(digest(topic("Rain", *points))))
    assert len(found) > 1
    assert all(s.title.points for s in found)


def test_sections_that_share_a_slide_are_not_titled_by_the_claim_of_one() -> None:
    made = [
        topic(f"Part {n}", point(f"Claim of section {n} is this", f"t{n}"), point(f"It says {n}"), assertion=f"t{n}")
        for n in range(16)
    ]
    merged = [s for s in topic_slides(planned(digest(*made))) if len(s.sources) > 1]
    assert merged
    assert not any(s.title.points for s in merged)


def test_sources_give_way_to_a_section_that_would_have_to_share_a_slide() -> None:
    deck = planned(sections(10, points=9))
    assert "sources" not in [s.kind for s in deck.slides]
    assert all(len(s.sources) == 1 for s in topic_slides(deck))
    assert "sources" in [s.kind for s in planned(sections(9, points=9)).slides]


def test_what_is_on_no_other_slide_stands_before_the_takeaways_the_weightiest_first() -> None:
    plain = [point(f"Statement {n} says a thing of its own", f"p{n}", salience=0.9 - n / 50) for n in range(12)]
    figures = [
        point(f"It costs {n} million to do thing {n}", f"f{n}", figure=f"{n} million", salience=0.1) for n in (1, 2)
    ]
    pointing = point("They cost less than they do elsewhere", "t", figure="less", salience=0.8)
    item = point(
        "A loan of many millions from the board of works", "i", sentence="A loan of many millions from the board"
    )
    deck = planned(digest(topic("Rain", *plain, pointing, item), topic("Cost", *figures)))
    (slide,) = [s for s in deck.slides if isinstance(s, SourcesSlide)]
    shown_before = {p for s in deck.slides if s.id != "sources" for line in lines_of(s) for p in line.points}
    assert slide.title.text == "Also in the article"
    assert 2 <= len(slide.left_out) <= 4
    assert not shown_before & {p for line in slide.left_out for p in line.points}
    told = {p for line in slide.left_out for p in line.points}
    assert not told & {"t", "i"}  # "They" points at another sentence; an item without a full stop is none
    assert {q.point for q in slide.notes.quotes} == {p for line in slide.left_out for p in line.points}


def test_a_deck_that_leaves_nothing_out_and_has_no_notice_has_no_slide_about_its_source() -> None:
    deck = planned(
        digest(topic("Rain", point("Rain feeds the country", "a")), topic("Sun", point("Sun dries it", "b")))
    )
    assert "sources" not in [s.kind for s in deck.slides]


def test_a_notice_stands_with_the_sections_of_the_deck_where_nothing_is_left_out() -> None:
    deck = planned(digest(topic("Rain", point("Rain feeds the country", "a")), caveats=["Partly made by a machine."]))
    (slide,) = [s for s in deck.slides if isinstance(s, SourcesSlide)]
    assert [c.text for c in slide.caveats] == ["Partly made by a machine."]
    assert [r.heading for r in slide.references] == ["Rain"]


def test_takeaways_are_what_lasts_longest_of_each_section() -> None:
    article = digest(
        *(
            topic(
                f"Section {n}",
                point(f"Captain Berg objected to section {n} at once", f"c{n}", lasting=0.1, salience=1.0),
                point(f"The rule of section {n} holds for all ports", f"r{n}", lasting=0.9, salience=0.1),
            )
            for n in range(3)
        )
    )
    last = planned(article).slides[-1]
    assert isinstance(last, TakeawaysSlide)
    assert [b.line.points for b in last.takeaways] == [("r0",), ("r1",), ("r2",)]


def test_takeaways_are_about_equally_long_and_say_nothing_twice() -> None:
    article = digest(
        topic("Wall", point("The old wall protects the harbour from most of the floods", "a", lasting=1.0)),
        topic(
            "Reef",
            point("The reef costs less than any wall " * 4, "long", lasting=0.9),
            point("A reef of oysters costs less than any wall would", "short", lasting=0.8),
        ),
        topic(
            "Town",
            point("The old wall of the harbour protects from most floods", "again", lasting=0.9),
            point("Nobody in the town has yet been asked to pay", "news", lasting=0.5),
        ),
    )
    last = planned(article).slides[-1]
    assert isinstance(last, TakeawaysSlide)
    assert [b.line.points for b in last.takeaways] == [("a",), ("short",), ("news",)]


def test_an_article_without_sections_has_three_takeaways_and_no_list_of_its_one_section() -> None:
    points = [point(f"Statement number {n} is a thing that holds for all", f"{n}") for n in range(12)]
    titled = [replace(p, headline=Headline(p.text), terms=frozenset({p.id})) for p in points]
    deck = planned(digest(topic("", *titled), bottom_line=["0", "1", "2"]))
    front, last = deck.slides[1], deck.slides[-1]
    assert isinstance(front, BottomLineSlide)
    assert [s.line.points for s in front.statements] == [("1",), ("2",)]  # no heading to stand below
    assert isinstance(last, TakeawaysSlide)
    assert len(last.takeaways) == 3
    assert "sources" not in [s.kind for s in deck.slides]


def unsectioned(count: int) -> Digest:
    """So many statements of 23 words below no heading, each with a title of its own."""
    points = (point(f"Statement {n} " + "says one more thing of its own " * 3, f"{n}") for n in range(count))
    return digest(topic("", *(replace(p, headline=Headline(f"Title {p.id}")) for p in points)))


def test_topic_slides_show_at_most_about_half_of_an_unsectioned_article() -> None:
    article = unsectioned(40)
    words = sum(word_count(p.sentence) for p in article.points())
    deck = planned(article)
    topics = [s for s in deck.slides if s.id.startswith("s0")]
    assert len(topics) <= words * 0.5 / 62 + 1


@pytest.mark.parametrize("reason", sorted(UNSHOWABLE))
def test_what_no_slide_is_for_makes_no_further_slides(reason: str) -> None:
    article = unsectioned(18)
    left_out = Omission(Span("a.txt", 90, 90, 9000, 9099), "one more line " * 200, reason)
    assert len(planned(replace(article, omissions=(left_out,))).slides) == len(planned(article).slides)


def test_an_authors_heading_that_reads_like_a_label_is_still_the_authors() -> None:
    deck = planned(digest(topic("Overview", *(point(f"Statement {n} says a thing", f"{n}") for n in range(3)))))
    assert [s.title.origin for s in topic_slides(deck) if s.title.text == "Overview"] == [Origin.SOURCE]


def test_a_slide_without_heading_or_claim_is_called_after_what_its_points_name() -> None:
    named = [
        replace(
            point(f"The mill of Skarvik made {n} loaves and sold them all over the long coast of the islands", f"{n}")
        )
        for n in range(30)
    ]
    named = [replace(p, names=("Skarvik",)) for p in named]
    deck = planned(digest(topic("", *named)))
    titles = [s.title.text for s in deck.slides]
    assert titles.count("Skarvik") == 1

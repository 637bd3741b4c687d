"""What the planner prefers where an article has more than a deck or handout can say, and how it names what it shows."""

from __future__ import annotations

import pytest
from briefing import plan
from briefing.deck import BottomLineSlide, Deck, QuoteSlide, SourcesSlide, TakeawaysSlide
from briefing.diagnostics import Report
from briefing.digest import Digest, Headline, KeyPoint, Role
from briefing.handout import Theme
from briefing.plan.bundles import Room, bundles, choose
from msgspec.structs import replace

from tests.digests import digest, point, template, topic


def _deck(article: Digest) -> Deck:
    audience = template()
    labels = plan.labels(audience, article.language)
    return plan.plan_deck(article, audience, labels, Report(), next(plan.deck_budgets(article, audience)))


def _themes(article: Digest) -> list[Theme]:
    audience = template()
    labels = plan.labels(audience, article.language)
    budget = plan.handout_budgets(audience)[0]
    made = plan.plan_handout(_deck(article), article, audience, labels, Report(), budget)
    return [b for b in made.blocks if isinstance(b, Theme)]


def _statements(count: int, **more: object) -> list[KeyPoint]:
    return [point(f"Statement {n} says a thing of its own", f"p{n}", rank=n + 1, **more) for n in range(count)]


# --- what a slide shows --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("bullets", "shown"), [(2, ["p0", "limit"]), (1, ["p0"])])
def test_a_limit_of_a_section_comes_right_behind_its_first_point_however_low_it_ranks(
    bullets: int, shown: list[str]
) -> None:
    limit = point("The wall does not hold in every storm", "limit", rank=9, role=Role.LIMIT)
    found = bundles(topic("Wall", *_statements(4), limit), ())
    assert [i.point.id for i in choose(found, Room(words=80, bullets=bullets))] == shown


def test_a_limit_goes_by_its_rank_on_a_slide_that_three_sections_share() -> None:
    limit = point("It does not hold in every storm", "limit", rank=9, role=Role.LIMIT)
    further = point("The wall fell in May", "further", rank=2)
    sections = [topic(f"Part {n}", point(f"Statement {n} says a thing", f"p{n}"), mark=f"§{n}") for n in range(2)]
    last = topic("Part 2", point("Statement 2 says a thing", "p2", rank=1), further, limit, mark="§2")
    found = [b for t in (*sections, last) for b in bundles(t, ())]
    chosen = choose(found, Room(words=80, bullets=4), ["§0", "§1", "§2"])
    assert [i.point.id for i in chosen] == ["p0", "p1", "p2", "further"]


# --- slides of their own -------------------------------------------------------------------------------------


def _quoted(text: str, id: str, speaker: str, rank: int = 0) -> KeyPoint:
    return point(text, id, role=Role.QUOTATION, speaker=speaker, rank=rank)


def test_one_voice_a_section_has_a_slide_of_its_own_and_the_others_stand_among_the_bullets() -> None:
    voices = (
        _quoted("We spent years arguing about the right tree", "one", "Ida Brandt", 3),
        _quoted("Nobody asked us whether we wanted any trees", "two", "Bo Ek", 4),
    )
    deck = _deck(digest(topic("Trees", *_statements(2), *voices)))
    assert [s.title.text for s in deck.slides if isinstance(s, QuoteSlide)] == ["Ida Brandt"]


def test_a_speaker_of_one_name_is_no_title() -> None:
    said = _quoted("We spent years arguing about the right tree", "q", "Brandt", 3)
    (slide,) = [s for s in _deck(digest(topic("Trees", *_statements(2), said))).slides if isinstance(s, QuoteSlide)]
    assert slide.title.text == "Trees (§1)"


def test_a_quotation_is_titled_by_its_sections_heading_where_no_other_slide_is() -> None:
    claim = replace(_statements(1)[0], headline=Headline("Statement 0 says a thing of its own", verdict=True))
    said = _quoted("We spent years arguing about the right tree", "q", "Ida Brandt", 8)
    trees = topic("Trees", claim, *_statements(4)[1:], said)
    (slide,) = [s for s in _deck(digest(trees)).slides if isinstance(s, QuoteSlide)]
    assert slide.title.text == "Trees"


# --- the ends of a deck --------------------------------------------------------------------------------------


def _lasting(text: str, id: str, lasting: float, paragraph: int) -> KeyPoint:
    return point(text, id, lasting=lasting, paragraph=paragraph)


def test_takeaways_are_rather_of_different_paragraphs_of_a_section() -> None:
    points = (
        _lasting("The old wall protects the harbour", "first", 1.0, 0),
        _lasting("Its owners pay for most of the repairs", "beside", 0.9, 0),
        _lasting("Reefs of oysters cost less than concrete", "below", 0.6, 1),
        _lasting("Nobody asked the fishermen of the islands", "last", 0.55, 2),
    )
    last = _deck(digest(topic("Wall", *points), topic("Sun", point("The sun dries it", "d", lasting=0.0)))).slides[-1]
    assert isinstance(last, TakeawaysSlide)
    assert [b.line.points for b in last.takeaways] == [("first",), ("below",), ("last",)]


def test_takeaways_are_rather_of_different_chapters() -> None:
    wall = (
        _lasting("The old wall protects the harbour", "first", 1.0, 0),
        _lasting("Its owners pay for most of the repairs", "same", 0.9, 1),
    )
    others = [topic(f"Part {n}", _lasting(f"Reef number {n} costs rather little", f"r{n}", 0.5, 0)) for n in range(2)]
    last = _deck(digest(topic("Wall", *wall), *others)).slides[-1]
    assert isinstance(last, TakeawaysSlide)
    assert [b.line.points for b in last.takeaways] == [("first",), ("r0",), ("r1",)]


def _left_out(*weighty: str) -> list[SourcesSlide]:
    """The slide of what a deck leaves out: two of six statements of a section, for which its slide has no room."""
    rest = [point(f"Nobody has counted the boats of harbour {n}", f"r{n}", rank=90 + n) for n in (1, 2)]
    rest = [replace(p, lasting=0.0, figure="much" if p.id in weighty else "") for p in rest]
    deck = _deck(digest(topic("Rain", *_statements(4), *rest), topic("Sun", point("The sun dries it", "d"))))
    return [s for s in deck.slides if isinstance(s, SourcesSlide)]


def test_two_sentences_of_no_weight_make_no_slide_and_one_with_a_figure_does() -> None:
    assert not _left_out()
    assert len(_left_out("r1")) == 1


def test_what_is_left_out_stands_below_no_label_about_caveats_where_the_article_has_none() -> None:
    (slide,) = _left_out("r1")
    assert slide.kicker.text == ""


def test_statements_of_sections_without_a_heading_stand_below_none() -> None:
    bare = topic("", point("The wall protects the town", "a"), point("The reef costs less than it", "b"))
    article = digest(bare, topic("Sun", point("The sun dries it", "d")), bottom_line=["a", "b"])
    (slide,) = [s for s in _deck(article).slides if isinstance(s, BottomLineSlide)]
    assert [s.line.points for s in slide.statements] == [("b",)]


# --- the handout ---------------------------------------------------------------------------------------------


def test_what_goes_on_with_a_title_stands_below_it_on_paper() -> None:
    headline = Headline("Rain feeds all", "in wet years", verdict=True)
    cut = point("Rain feeds all of the country in wet years", "a", headline=headline)
    rain = topic("Rain", cut, point("Farmers wait for rain", "b"), point("Towns store rain", "c"))
    first = _themes(digest(rain, topic("Sun", point("The sun dries it", "d"))))[0].bullets[0]
    assert (first.line.text, [line.text for line in first.details]) == ("Rain feeds all", ["in wet years"])


_CLAIM = Headline("Statement 0 says a thing of its own", verdict=True)


@pytest.mark.parametrize(("headline", "names"), [(None, ()), (_CLAIM, ()), (None, ("thing",))])
def test_what_stands_before_the_first_heading_is_an_overview_on_paper(
    headline: Headline | None, names: tuple[str, ...]
) -> None:
    first, *others = (replace(p, names=names) for p in _statements(4))
    article = digest(
        topic("", replace(first, headline=headline), *others), topic("Sun", point("The sun dries it", "d"))
    )
    assert _themes(article)[0].heading.text == "Overview"

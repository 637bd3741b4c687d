"""Each audience on each article: its own order, amount, words and look, within its own limits."""

from __future__ import annotations

from itertools import combinations

import pytest
from briefing.deck import BulletsSlide, Slide, lines_of
from briefing.frame import paragraphs_of
from briefing.pipeline import Briefing
from briefing.template.schema import DECK_FLOOR_PT, HANDOUT_FLOOR_PT

from tests import cases

AUDIENCES = ("executive", "analyst", "public", "staff", "classroom")
ARTICLES = tuple(cases.articles())
SETTINGS = ((), ("deck.aspect=4:3", "handout.paper=Letter"), ("handout.paper=Letter",), ("deck.aspect=4:3",))
# All of it is slow. The fast suite has every audience with every article, and the settings as in a Latin square: so
# every pair of audience and setting and every pair of article and setting occurs too.
MATRIX = [
    pytest.param(article, audience, settings, marks=[] if (a + b) % len(SETTINGS) == s else pytest.mark.slow)
    for a, article in enumerate(ARTICLES)
    for b, audience in enumerate(AUDIENCES)
    for s, settings in enumerate(SETTINGS)
]


def built(article: str, audience: str, *settings: str) -> Briefing:
    return cases.briefing(article, audience, *settings)


def kinds(briefing: Briefing) -> list[str]:
    return [slide.kind for slide in briefing.deck.slides]


def words_of(slide: Slide) -> str:
    return " ".join(line.text for line in lines_of(slide))


@pytest.mark.parametrize(("article", "audience", "settings"), MATRIX)
def test_every_audience_keeps_its_limits_on_every_article(
    article: str, audience: str, settings: tuple[str, ...]
) -> None:
    made = built(article, audience, *settings)
    template = made.template
    assert len(made.frames) <= template.audience.max_slides
    assert len(made.pages) <= template.handout.pages
    assert set(kinds(made)) <= template.deck.kinds
    assert all("{" not in words_of(slide) for slide in made.deck.slides)
    sizes = {p.size_pt for frame in made.frames for p in paragraphs_of(frame.boxes)}
    assert min(sizes) >= min(DECK_FLOOR_PT.values())
    assert min(p.size_pt for page in made.pages for p in paragraphs_of(page.boxes)) >= min(HANDOUT_FLOOR_PT.values())


@pytest.mark.parametrize(("article", "audience", "settings"), MATRIX)
def test_the_parts_of_a_deck_stand_in_the_templates_order(
    article: str, audience: str, settings: tuple[str, ...]
) -> None:
    made = built(article, audience, *settings)
    parts = [p for p in made.template.deck.parts if p != "topics"]
    seen = [kind for kind in kinds(made) if kind in parts]
    assert seen == sorted(seen, key=parts.index)


@pytest.mark.parametrize(("one", "other"), [*combinations(AUDIENCES, 2)])
def test_two_audiences_differ_in_content_order_words_and_look(one: str, other: str) -> None:
    left, right = built("urban-heat-report", one), built("urban-heat-report", other)
    assert kinds(left) != kinds(right)
    assert {p.id for p in left.digest.points()} != {p.id for p in right.digest.points()}
    assert words_of(left.deck.slides[0]) != words_of(right.deck.slides[0])
    assert left.template.theme.slots["dk2"] != right.template.theme.slots["dk2"]
    assert left.template.theme.slots["accent1"] != right.template.theme.slots["accent1"]


def test_the_public_hears_fewer_points_than_executives_and_analysts_more() -> None:
    points = {a: len(list(built("urban-heat-report", a).digest.points())) for a in AUDIENCES}
    assert points["public"] < points["executive"] < points["analyst"]


def test_the_bottom_line_comes_second_for_executives_and_last_for_a_class() -> None:
    assert kinds(built("urban-heat-report", "executive"))[1] == "bottom-line"
    late = kinds(built("urban-heat-report", "classroom"))
    assert late[late.index("bottom-line") :] == ["bottom-line", "sources", "takeaways"]


def test_a_staff_brief_opens_with_its_purpose_and_scope() -> None:
    purpose = built("urban-heat-report", "staff").deck.slides[1]
    assert purpose.title.text == "Purpose and scope"
    assert "Date-time group" not in words_of(purpose)


def test_a_date_time_group_and_a_marking_are_the_users_own() -> None:
    made = built("urban-heat-report", "staff", "deck.date=051430ZNOV26", "marking=EXERCISE ONLY")
    assert "Date-time group: 051430ZNOV26" in words_of(made.deck.slides[1])
    for sheet in (*made.frames, *made.pages):
        assert any(p.text == "EXERCISE ONLY" for p in paragraphs_of(sheet.boxes))
    plain = built("urban-heat-report", "staff")
    assert not any("EXERCISE" in p.text for sheet in (*plain.frames, *plain.pages) for p in paragraphs_of(sheet.boxes))


def test_a_class_gets_one_idea_a_slide_and_a_worksheet_with_blanks() -> None:
    made = built("urban-heat-report", "classroom")
    own_lists = ("list", "extra")  # the author's, which are one idea, and the template's
    assert all(len(s.bullets) <= 2 for s in made.deck.slides if isinstance(s, BulletsSlide) and s.rule not in own_lists)
    text = " ".join(p.text for page in made.pages for p in paragraphs_of(page.boxes))
    assert "____" in text


def test_a_glossary_explains_a_term_once_to_the_public() -> None:
    made = built("nato-regional-stability", "public", *SETTINGS[3])
    on_slides = [line.text for slide in made.deck.slides for line in lines_of(slide)]
    on_paper = [p.text for page in made.pages for p in paragraphs_of(page.boxes)]
    for shown in (on_slides, on_paper):
        assert sum("NATO (North Atlantic Treaty Organization)" in text for text in shown) == 1


def test_every_setting_of_a_template_is_read_by_some_stage() -> None:
    """A key that nothing reads would be a promise that nobody keeps."""
    sources = "\n".join(
        path.read_text(encoding="utf-8")
        for part in ("condense", "plan", "layout", "writers", "cli")
        for path in (cases.ROOT / "briefing" / part).rglob("*.py")
    ) + "\n".join((cases.ROOT / "briefing" / f"{n}.py").read_text(encoding="utf-8") for n in ("pipeline", "trace"))
    template = cases.template("executive")
    for group in (template.audience, template.deck, template.handout, template.theme):
        for field in group.__struct_fields__:
            assert f".{field}" in sources, f"{type(group).__name__}.{field}"

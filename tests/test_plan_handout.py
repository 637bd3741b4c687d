"""The planned handout: what it takes from the deck, what it adds, what it leaves out."""

from __future__ import annotations

from briefing import handout as blocks
from briefing import plan
from briefing.deck import Bullet, BulletsSlide, Deck, Line, Origin, TakeawaysSlide
from briefing.diagnostics import Report
from briefing.digest import DetailKind, Digest, Role
from briefing.handout import Handout
from briefing.plan.bundles import CONTINUED
from briefing.plan.paper import in_one_line, in_source_order, on_paper
from briefing.plan.speech import Index
from briefing.plan.wording import source, word_count
from briefing.template.model import Template
from msgspec.structs import replace

from tests.digests import detail, digest, point, template, topic


def planned(article: Digest, audience: Template | None = None, deck: Deck | None = None, turn: int = 0) -> Handout:
    wanted = audience or template()
    labels = plan.labels(wanted, article.language)
    made = deck or deck_of(article, wanted)
    budget = plan.handout_budgets(wanted)[turn]
    return plan.plan_handout(made, article, wanted, labels, Report(), budget)


def deck_of(article: Digest, audience: Template) -> Deck:
    labels = plan.labels(audience, article.language)
    return plan.plan_deck(article, audience, labels, Report(), next(plan.deck_budgets(article, audience)))


def weather(points: int = 3, sections: int = 3) -> Digest:
    return digest(
        *(
            topic(
                f"Section {s}",
                *(
                    point(
                        f"Statement {s} {p} says a thing", f"{s}.{p}", details=(detail(f"helping {s} {p}"),) * (p % 2)
                    )
                    for p in range(points)
                ),
                assertion=f"{s}.0",
            )
            for s in range(sections)
        ),
        bottom_line=["0.0", "1.1"],
        caveats=["Partly made by a machine."],
    )


def themes(made: Handout) -> list[blocks.Theme]:
    return [b for b in made.blocks if isinstance(b, blocks.Theme)]


def test_blocks_stand_in_the_order_of_the_template() -> None:
    made = planned(weather())
    kinds = list(dict.fromkeys(type(b).__name__ for b in made.blocks))
    assert kinds == ["BottomLine", "Theme", "Takeaways", "Caveats", "Key", "NoteLines"]


def test_a_theme_is_headed_by_the_section_and_opens_with_the_title_of_its_slide() -> None:
    second = themes(planned(weather()))[2]
    assert second.heading.text == "Section 2"
    assert second.bullets[0].line.text == "Statement 2 0 says a thing"
    assert second.marks == ("§3",)


def test_the_blocks_of_an_article_of_one_section_name_lines_and_no_sections() -> None:
    made = planned(weather(sections=1))
    assert not any(isinstance(b, blocks.Key) for b in made.blocks)
    ((mark,),) = (b.marks for b in themes(made))
    assert mark.startswith("line")
    assert "§" not in made.subtitle.text
    assert "§" in planned(weather(sections=2)).subtitle.text


def test_where_words_do_not_last_for_all_the_most_salient_bullets_come_first() -> None:
    plain, weighty = (
        topic(f"Section {s}", *(point(f"Words of {s} {p} go on and on", f"{s}.{p}", salience=s / 10) for p in range(9)))
        for s in (1, 2)
    )
    sparse = len(plan.handout_budgets(template())) - 2
    audience = template("executive", "handout.bullets=9", "handout.pages=1")
    by_section = {
        t.heading.text: len(t.bullets) for t in themes(planned(digest(plain, weighty), audience, turn=sparse))
    }
    assert by_section["Section 1"] < by_section["Section 2"]


def test_a_theme_shows_points_that_had_no_room_on_a_slide() -> None:
    article = weather(points=8)
    audience = template("executive", "handout.bullets=8", "audience.bullets=2")
    shown = {b.line.text for b in themes(planned(article, audience))[2].bullets}
    assert "Statement 2 6 says a thing" in shown


def test_smaller_budgets_leave_out_details_then_points() -> None:
    article = weather(points=8, sections=9)
    words = [_words(planned(article, turn=turn)) for turn in range(5)]
    assert words == sorted(words, reverse=True)
    assert words[0] > words[4]


def test_required_details_stay_in_the_smallest_handout() -> None:
    risky = point("Rain feeds all", "a", details=(detail("in 40 % of years", required=True), detail("as a help")))
    article = digest(topic("Rain", risky, point("Wheat grows", "b")))
    shown = [line.text for t in themes(planned(article, turn=7)) for b in t.bullets for line in b.details]
    assert shown == ["Effect: in 40 % of years"]


def test_what_a_person_wrote_on_a_slide_reaches_the_handout() -> None:
    article = weather()
    deck = deck_of(article, template())
    slides = [
        replace(s, bullets=(Bullet(Line("My own words", Origin.HUMAN)),)) if isinstance(s, BulletsSlide) else s
        for s in deck.slides
    ]
    made = planned(article, deck=replace(deck, slides=tuple(slides)))
    assert any(b.line.text == "My own words" for t in themes(made) for b in t.bullets)


def test_every_mark_is_explained_in_the_key() -> None:
    made = planned(weather())
    key = next(b for b in made.blocks if isinstance(b, blocks.Key))
    marks = {m for b in made.blocks for m in getattr(b, "marks", ())}
    assert marks == {r.mark for r in key.references}


def test_used_points_are_those_that_the_blocks_show() -> None:
    article = weather()
    assert plan.used_points(planned(article)) <= {p.id for p in article.points()}


def test_a_worksheet_has_blanks_but_not_in_the_first_word() -> None:
    made = planned(weather(), template("executive", "handout.blanks=2"))
    blanked = [b.line for t in themes(made) for b in t.bullets if "____" in b.line.text]
    assert blanked == []
    article = digest(topic("Rain", point("Rain nourishes agriculture in May", "a"), point("Wheat grows", "b")))
    line = themes(planned(article, template("executive", "handout.blanks=1")))[0].bullets[0].line
    assert (line.text, line.origin) == ("Rain nourishes __________ in May", Origin.REPLACEMENT)


def test_events_of_a_timeline_slide_are_a_timeline_on_paper() -> None:
    events = [point(f"In {y}, the rain was heavy", f"{y}", role=Role.EVENT, when=f"In {y}") for y in (1990, 2000, 2010)]
    made = planned(digest(topic("History", *events)))
    line = next(b for b in made.blocks if isinstance(b, blocks.Timeline))
    assert [e.when.text for e in line.events] == ["In 1990", "In 2000", "In 2010"]


def test_an_article_that_is_kept_whole_is_whole_on_paper() -> None:
    article = weather(points=12)
    made = planned(article, template("executive", "audience.literal=everything"))
    assert plan.used_points(made) == {p.id for p in article.points()}


def test_the_rest_of_a_heading_s_sentence_stands_right_below_it() -> None:
    article = weather(points=3, sections=1)
    index = Index.of(article)
    *others, last = [Bullet(source(p.text, p)) for p in article.points()]
    rest = Bullet(replace(last.line, text=CONTINUED + "in the north"))
    assert in_source_order([rest, *others], index) == [rest, *others]
    assert in_source_order([last, *others], index) == [*others, last]


def test_the_rest_of_a_heading_s_sentence_stays_though_a_box_says_all_of_it() -> None:
    article = weather(points=4, sections=2)
    deck = deck_of(article, template())
    slide = next(s for s in deck.slides if isinstance(s, BulletsSlide))
    end = next(s for s in deck.slides if isinstance(s, TakeawaysSlide))
    first, *others = [source(p.text, p) for p in article.topics[1].points]
    rest = replace(first, text=CONTINUED + "in the north")
    titled = replace(slide, title=first, kicker=Line(""), bullets=tuple(map(Bullet, (rest, *others))))
    told = replace(end, takeaways=(Bullet(first),))
    slides = tuple(titled if s is slide else told if s is end else s for s in deck.slides)
    theme = themes(planned(article, deck=replace(deck, slides=slides)))[-1]
    shown = [line.text for b in theme.bullets for line in (b.line, *b.details)]
    assert any("in the north" in text for text in (theme.heading.text, *shown))


def test_slides_of_one_section_share_a_theme_in_the_order_of_the_article() -> None:
    article = weather(points=3, sections=2)
    deck = deck_of(article, template())
    slides = [s for s in deck.slides if isinstance(s, BulletsSlide)]
    numbered = replace(
        slides[-1], id="s1-2", title=Line("Section 1 (2/2)"), bullets=(Bullet(Line("One more", Origin.HUMAN)),)
    )
    at = deck.slides.index(slides[-1]) + 1
    made = planned(article, deck=replace(deck, slides=(*deck.slides[:at], numbered, *deck.slides[at:])))
    assert [t.heading.text for t in themes(made)] == ["Section 0", "Section 1"]
    shown = [b.line.text for b in themes(made)[1].bullets]
    assert shown == [*sorted(shown[:-1]), "One more"]


def test_a_detail_runs_on_where_its_sentence_has_it_and_an_effect_stands_under_its_label() -> None:
    parts = (detail("which the frost had split", DetailKind.RELATIVE), detail("saving the harvest"))
    sentence = "The pump, which the frost had split, was mended in May, saving the harvest."
    mended = replace(point("The pump was mended in May", "a", details=parts), sentence=sentence)
    index = Index.of(digest(topic("Works", mended)))
    slide = Bullet(source(mended.text, mended), tuple(source(d.text, mended) for d in parts))
    made = on_paper(slide, index, {"effect": "Effect"})
    assert made.line.text == "The pump, which the frost had split, was mended in May"
    assert [line.text for line in made.details] == ["Effect: saving the harvest"]
    assert in_one_line(slide, index).text == sentence.rstrip(".")


def test_takeaways_do_not_repeat_the_bottom_line() -> None:
    made = planned(weather(points=4, sections=5))
    box = next(b for b in made.blocks if isinstance(b, blocks.BottomLine))
    remember = next(b for b in made.blocks if isinstance(b, blocks.Takeaways))
    said = {p for line in (box.thesis, *box.statements) for p in line.points}
    assert remember.lines
    assert not said & {p for line in remember.lines for p in line.points}


def _words(made: Handout) -> int:
    lines = [line for t in themes(made) for b in t.bullets for line in (b.line, *b.details)]
    return sum(word_count(line.text) for line in lines)

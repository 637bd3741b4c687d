"""What the program promises of every article for every audience, proved on what it plans and lays out."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from briefing import pipeline, resources
from briefing.deck import Line, Origin, Slide, lines_of
from briefing.digest import KeyPoint
from briefing.frame import Paragraph, paragraphs_of
from briefing.layout.backdrop import Palette
from briefing.layout.check import problems
from briefing.outline.evidence import is_subsequence, words
from briefing.pipeline import Briefing
from briefing.plan.bundles import CONTINUED
from briefing.template.master import read_geometry

from tests import cases

AUDIENCES = ("executive", "analyst", "public", "staff", "classroom")
ARTICLES = tuple(cases.articles())
EVERY = [(article, audience) for article in ARTICLES for audience in AUDIENCES]
MAX_WORDS = 80  # of content on a slide, tables and quotations aside
WORDY = ("table", "chart", "quote", "sources", "agenda")

every_briefing = pytest.mark.parametrize(("article", "audience"), EVERY)


def shown_lines(made: Briefing) -> Iterator[tuple[Slide, Line]]:
    return ((slide, line) for slide in made.deck.slides for line in lines_of(slide))


def paragraphs(made: Briefing) -> Iterator[Paragraph]:
    return (p for sheet in (*made.frames, *made.pages) for p in paragraphs_of(sheet.boxes))


def all_points(made: Briefing) -> dict[str, KeyPoint]:
    return {point.id: point for point in made.digest.points()}


def evidence(ids: tuple[str, ...], points: dict[str, KeyPoint]) -> str:
    """Everything that stands behind some points: their sentences, the items of their lists, their tables, and who is
    quoted: below a quotation its speaker stands outside its sentences."""
    behind = [points[i] for i in ids]
    tables = " ".join(str(p.payload) for p in behind if p.payload is not None)
    speakers = [p.speaker for p in behind]
    return " ".join([p.sentence for p in behind] + [item for p in behind for item in p.items] + [tables] + speakers)


@every_briefing
def test_every_slide_keeps_every_promise_of_layout(article: str, audience: str) -> None:
    made = cases.briefing(article, audience)
    geometry = read_geometry(resources.base_master(made.template.deck.aspect), made.template.theme.slots)
    palette = Palette(made.template.theme)
    found = [(f.number, problem) for f in made.frames for problem in problems(f, geometry, palette)]
    assert not found


@every_briefing
def test_what_a_line_says_is_what_its_sentences_say(article: str, audience: str) -> None:
    made = cases.briefing(article, audience)
    points = all_points(made)
    for slide, line in shown_lines(made):
        if line.origin is Origin.SOURCE and line.points:
            assert is_subsequence(words(line.text), words(evidence(line.points, points))), (slide.id, line.text)


@every_briefing
def test_who_is_quoted_stands_in_the_article_near_the_quotation(article: str, audience: str) -> None:
    made = cases.briefing(article, audience)
    for point in all_points(made).values():
        last = max(span.end for span in point.spans)
        around = made.article.text[point.spans[0].start - 200 : last + 200]
        assert is_subsequence(words(point.speaker), words(around)), point.speaker


@every_briefing
def test_every_number_on_a_slide_or_page_stands_in_the_sentences_it_cites(article: str, audience: str) -> None:
    made = cases.briefing(article, audience)
    points = all_points(made)
    for paragraph in paragraphs(made):
        if paragraph.origin is Origin.SOURCE and paragraph.points:
            behind = evidence(paragraph.points, points)
            for number in re.findall(r"\d+(?:[.,]\d+)*", paragraph.text):
                assert number in behind, paragraph.text


@every_briefing
def test_every_slide_that_says_something_cites_its_sources_and_has_notes(article: str, audience: str) -> None:
    for slide in cases.briefing(article, audience).deck.slides:
        if any(line.points for line in lines_of(slide)):
            assert slide.sources, slide.id
            assert slide.notes.quotes or slide.kind in ("title", "agenda", "sources"), slide.id


@every_briefing
def test_no_slide_is_a_wall_of_words_and_no_two_titles_are_alike(article: str, audience: str) -> None:
    made = cases.briefing(article, audience)
    for slide in made.deck.slides:
        said = [line.text for line in lines_of(slide) if line is not slide.kicker]
        longest = max((len(text.split()) for text in said), default=0)
        if slide.kind not in WORDY:
            assert sum(len(text.split()) for text in said) <= MAX_WORDS + max(0, longest - MAX_WORDS // 2), slide.id
    titles = [frame.title for frame in made.frames]
    assert len(titles) == len(set(titles))


ENDS = ("title", "bottom-line", "agenda", "sources", "takeaways")


@every_briefing
def test_no_point_stands_on_two_topic_slides_and_no_title_is_repeated_below_it(article: str, audience: str) -> None:
    seen: dict[str, str] = {}
    for slide in cases.briefing(article, audience).deck.slides:
        if slide.kind in ENDS:
            continue
        for point in {p for line in lines_of(slide) for p in line.points}:
            assert seen.setdefault(point, slide.id) == slide.id, point
        below = [line for line in lines_of(slide) if line is not slide.title and line is not slide.kicker]
        again = [line.text for line in below if set(line.points) & set(slide.title.points)]
        assert all(text.startswith(CONTINUED) for text in again), (slide.title.text, again)


@every_briefing
def test_every_point_that_is_kept_is_on_a_slide_or_page_and_none_is_also_omitted(article: str, audience: str) -> None:
    made = cases.briefing(article, audience)
    used = {point for paragraph in paragraphs(made) for point in paragraph.points}
    used |= {point for _, line in shown_lines(made) for point in line.points}
    used |= {point for slide in made.deck.slides for point in getattr(slide, "points", ())}
    assert set(all_points(made)) <= used
    kept = {span for point in made.digest.points() for span in point.spans}
    assert not kept & {omission.span for omission in made.digest.omissions}


@every_briefing
def test_a_notice_of_the_article_stands_on_both_outputs(article: str, audience: str) -> None:
    made = cases.briefing(article, audience)
    for caveat in made.digest.caveats:
        for sheets in (made.frames, made.pages):
            text = " ".join(p.text for sheet in sheets for p in paragraphs_of(sheet.boxes))
            assert caveat.text in text


@pytest.mark.parametrize("article", ARTICLES)
def test_the_deck_is_a_valid_presentation_that_opens_again(article: str, tmp_path: object) -> None:
    from io import BytesIO
    from pathlib import Path

    from openxml_audit import validate_pptx
    from pptx import Presentation

    made = cases.briefing(article)
    content = pipeline.write_deck(made, resources.base_master("16:9"), {}, 0)
    path = Path(str(tmp_path)) / "deck.pptx"
    path.write_bytes(content)
    assert not list(validate_pptx(str(path)).errors)
    opened = Presentation(BytesIO(content))
    assert len(opened.slides) == len(made.frames)
    for slide, frame in zip(opened.slides, made.frames, strict=True):
        assert slide.shapes.title.text_frame.text == frame.title
        empty = [p.name for p in slide.placeholders if p.has_text_frame and not p.text_frame.text.strip()]
        assert not empty

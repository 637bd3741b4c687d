"""What condensing promises of a whole article."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from briefing import language
from briefing.article import Article, Section
from briefing.condense import condense, outline
from briefing.condense.shown import tokens
from briefing.diagnostics import Report, Span
from briefing.digest import Digest, RelationKind, Role
from briefing.template.model import Literalness
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.condensing import ENGLISH, Writer, audience, digest_of, points_of

_SENTENCES = (
    "The port of the old town opened in 1950, and the ships of the north did not use it before 1990.",
    "The owners repair the walls of the town; the state has never repaired more than 3 of the gates.",
    "Trade grew by 4.5 % in 2019, reducing the deficit.",
    "It may fall again if prices rise.",
    "The alliance works with partners, which strengthens border controls.",
    "Key activities include training officers, buying equipment, and testing plans.",
    "However, the minister said that nothing had changed.",
    "Security is a vital aspect of policy.",
    "These measures cannot solve every problem (see the annex for 12 cases).",
    "By sharing data, the agencies identify threats more quickly than they could alone.",
    "“We will not leave,” she said.",
    "Why did it fail?",
)


def _digest(article: Article, literal: Literalness = Literalness.POINTS) -> Digest:
    return condense(article, audience(literal), language.load("en"), Report())


_articles = st.lists(
    st.tuples(st.text("AB c", max_size=5), st.lists(st.lists(st.sampled_from(_SENTENCES), min_size=1), min_size=1)),
    min_size=1,
    max_size=3,
).map(
    lambda sections: _written(
        [(heading.strip(), [" ".join(p) for p in paragraphs]) for heading, paragraphs in sections]
    )
)


def _written(sections: list[tuple[str, list[str]]]) -> Article:
    writer = Writer("Security policy")
    for heading, paragraphs in sections:
        writer.section(heading)
        for words in paragraphs:
            writer.paragraph(words)
    return writer.article()


@settings(max_examples=30, deadline=None)
@given(_articles, st.sampled_from(list(Literalness)))
def test_every_unit_is_behind_a_point_or_is_one_omission(article: Article, literal: Literalness) -> None:
    digest = _digest(article, literal)
    shown = {s for p in digest.points() for s in p.spans}
    omitted = Counter(o.span for o in digest.omissions)
    assert not shown & set(omitted)
    assert set(omitted.values()) <= {1}
    words = [w for section in article.sections for b in section.blocks for w in tokens(_source(article, b))]
    units = [
        w for s in sorted(shown | set(omitted), key=lambda s: s.start) for w in tokens(article.text[s.start : s.end])
    ]
    assert Counter(units) == Counter(words)


def _source(article: Article, block: object) -> str:
    span = block.span  # type: ignore[attr-defined]
    return article.text[span.start : span.end]


@settings(max_examples=30, deadline=None)
@given(_articles)
def test_the_words_of_a_point_are_a_subsequence_of_its_sentence(article: Article) -> None:
    for point in _digest(article).points():
        rest = iter(tokens(point.sentence))
        assert all(any(w == s for s in rest) for w in tokens(" ".join((point.text, *point.items))))
        assert all(d.text.lower() in point.sentence.lower() for d in point.details)


@settings(max_examples=30, deadline=None)
@given(_articles)
def test_a_leaning_point_never_comes_before_the_one_it_leans_on(article: Article) -> None:
    digest = _digest(article)
    points = {p.id: p for p in digest.points()}
    for point in points.values():
        for relation in point.relations:
            assert relation.other in points
            if relation.kind is RelationKind.LEANS:
                assert point.rank > points[relation.other].rank or _corrected(
                    points[relation.other].relations, point.id
                )


def _corrected(relations: tuple[object, ...], by: str) -> bool:
    return any(r.kind is RelationKind.CORRECTION and r.other == by for r in relations)  # type: ignore[attr-defined]


@settings(max_examples=20, deadline=None)
@given(_articles)
def test_the_same_article_gives_the_same_digest(article: Article) -> None:
    assert _digest(article) == _digest(article)


def test_everything_keeps_all_in_whole_sentences() -> None:
    digest = digest_of(*_SENTENCES, literal=Literalness.EVERYTHING)
    assert not digest.omissions
    assert [p.sentence for p in digest.points()] == list(_SENTENCES)
    assert all(p.text == p.sentence.rstrip(".") and not p.details and not p.items for p in digest.points())


def test_sentences_selects_and_changes_nothing() -> None:
    points = points_of(_SENTENCES[0], _SENTENCES[3], literal=Literalness.SENTENCES)
    assert [p.text for p in points] == [_SENTENCES[0][:-1], _SENTENCES[3][:-1]]


def test_a_language_without_rules_gets_whole_sentences_and_a_warning() -> None:
    article = _written([("Titre", ["Le commerce a augmenté, ce qui réduit le déficit. Il peut baisser."])])
    report = Report()
    digest = condense(article, audience(), language.neutral("fr"), report)
    assert [p.text for p in digest.points()] == ["Le commerce a augmenté, ce qui réduit le déficit", "Il peut baisser"]
    assert [d.code for d in report] == ["CON001"]


def test_filler_is_left_out_and_content_stays() -> None:
    digest = digest_of("The heading is a vital aspect of the article.", "Trade fell in most ports last week.")
    assert [p.text for p in digest.points()] == ["Trade fell in most ports last week"]
    assert [o.reason for o in digest.omissions] == ["filler"]


def test_filler_stays_where_a_sentence_with_content_leans_on_it() -> None:
    points = points_of("The heading is a vital aspect of the article. It involves sharing data among four ports.")
    assert [p.rank for p in points] == [0, 1]
    assert points[1].relations[0].other == points[0].id


def test_a_section_that_is_all_filler_says_so() -> None:
    report = Report()
    article = _written([("Trade", ["Trade is a vital aspect of the policy."])])
    digest = condense(article, audience(), language.load("en"), report)
    assert "CON002" in [d.code for d in report]
    assert digest.topics[0].points == ()


def test_a_repetition_names_the_point_that_it_repeats() -> None:
    first, second = "The harbour reopened to all ships.", "All ships: the harbour reopened."
    digest = digest_of(first, "Trains stood still for hours.", second)
    kept = next(p for p in digest.points() if "harbour" in p.text)
    assert [o.reason for o in digest.omissions] == [f"redundant with point {kept.id}"]


@pytest.mark.parametrize("other", ["The harbour did not reopen to all ships.", "The harbour may reopen to all ships."])
def test_a_negation_or_a_hedge_makes_no_repetition(other: str) -> None:
    assert not digest_of("The harbour did reopen to all ships.", other).omissions


def test_code_is_left_out_with_what_points_at_it() -> None:
    writer = Writer().section("Use").paragraph("The tool reads standard input. Call it like this:").code("tool < x")
    digest = _digest(writer.paragraph("This prints three lines of text.").article())
    assert [p.text for p in digest.points()] == ["The tool reads standard input"]
    assert [o.reason for o in digest.omissions] == ["dangling reference", "code", "dangling reference"]


def test_a_list_of_short_items_is_one_enumeration() -> None:
    article = Writer().section("Aims").bullets("Cut costs", "Hire staff.", lead="The aims include:").article()
    (point,) = _digest(article).points()
    assert (point.text, point.items, point.role) == ("The aims include", ("Cut costs", "Hire staff"), Role.ENUMERATION)
    assert len(point.spans) == 3


def test_long_items_lean_on_their_lead_in() -> None:
    long = "The first harbour in the north of the country was closed to all ships for nine days"
    article = Writer().section("News").bullets(f"{long}.", f"{long} and nights.", lead="Critics allege:").article()
    lead, *items = _digest(article, Literalness.SENTENCES).points()
    assert lead.text == "Critics allege"
    assert all(i.relations[0].other == lead.id and i.rank > lead.rank for i in items)


def test_skipped_sections_are_accounted_for() -> None:
    article = _written([("Trade", ["Trade grew."]), ("References", ["A. Smith wrote this."])])
    digest = condense(article, audience(sections_skip=("^refer",)), language.load("en"), Report())
    assert [t.heading for t in digest.topics] == ["Trade"]
    assert [(o.text, o.reason) for o in digest.omissions] == [("A. Smith wrote this.", "excluded section")]


def test_marks_count_sections_and_the_text_before_them() -> None:
    writer = Writer().paragraph("An opening.").section("One").paragraph("First.").section("Two").paragraph("Second.")
    assert [t.mark for t in _digest(writer.article()).topics] == ["§0", "§1", "§2"]


def test_marks_are_unique_where_an_author_counts_anew_below_a_heading() -> None:
    inner = tuple(Section(f"Step {n}", 2, (), Span("a.txt", n, n, n, n + 1), number=f"{n}.") for n in (1, 2))
    outer = Section("All steps", 1, (), Span("a.txt", 1, 2, 0, 2), sections=inner)
    article = Article("Title", (outer,), "a.txt", "abc", "0" * 64)
    assert [m.mark for m in outline.marked(article, audience())] == ["§1", "§1.1", "§1.2"]


def test_a_claim_and_its_correction_share_a_rank() -> None:
    claim = "It was initially reported that the dam had failed."
    points = points_of(f"Rain fell. {claim} However, the dam was whole. The report was later retracted.")
    reported = next(p for p in points if "initially" in p.text)
    (correction,) = [r for r in reported.relations if r.kind is RelationKind.CORRECTION]
    assert next(p for p in points if p.id == correction.other).rank == reported.rank


def test_a_correction_is_not_left_out_as_a_repetition() -> None:
    claim, correction = "It was reported that the old dam had failed.", "However, the old dam had held."
    digest = digest_of(f"{claim} {correction}", "Rain fell on all of the valley. The old dam had held.")
    assert correction in [p.sentence for p in digest.points()]


def test_the_point_that_a_repetition_names_is_kept() -> None:
    same = "The harbour reopened to all of the ships."
    digest = digest_of(*[f"{same} Trains number {n} stood still for hours." for n in range(4)])
    ids = {p.id for p in digest.points()}
    reasons = [o.reason for o in digest.omissions]
    assert len(reasons) == 3
    assert all(r.removeprefix("redundant with point ") in ids for r in reasons)


def test_the_first_article_is_condensed_as_a_briefing() -> None:
    path = Path(__file__).parent.parent / "content" / "nato-regional-stability.txt"
    paragraphs = [p for p in path.read_text(encoding="utf-8").split("\n") if p.endswith(".")]
    digest = digest_of(*paragraphs)
    assert 2 <= len(digest.bottom_line) <= 4
    assert all(len(p.text.split()) <= 40 for p in digest.points())


@settings(max_examples=30, deadline=None)
@given(_articles)
def test_figures_hedges_and_negations_stand_wherever_their_point_stands(article: Article) -> None:
    digest = _digest(article)
    omitted = {o.span for o in digest.omissions}
    for point in digest.points():
        shown = " ".join((point.text, *point.items, *(d.text for d in point.details if d.required)))
        assert not omitted & set(point.spans)
        assert sorted(c for c in shown if c.isdigit()) == sorted(c for c in point.sentence if c.isdigit())
        for name in ("negation", "hedge", "restriction", "condition"):
            assert Counter(ENGLISH.all(name, point.sentence)) == Counter(ENGLISH.all(name, shown))

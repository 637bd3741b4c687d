"""Markdown: front matter, figures, quotations, footnotes, tables, and what is left out."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from briefing.article import (
    Article,
    Block,
    Emph,
    Figure,
    FootnoteRef,
    List,
    Paragraph,
    Quote,
    Table,
    plain_text,
    walk,
)
from briefing.diagnostics import InputError, Report
from briefing.readers import read
from briefing.readers.sections import blocks
from PIL import Image

_ROOT = Path(__file__).parent.parent


def _article(text: str, report: Report | None = None, files: Mapping[str, bytes] | None = None) -> Article:
    return read(text.encode(), "text.md", report or Report(), resolve=(files or {}).get)


def _blocks(article: Article) -> list[Block]:
    return list(blocks(article.sections))


def _codes(report: Report) -> list[str]:
    return [d.code for d in report if d.code != "REA007"]


def _png(width: int = 4, height: int = 3, kind: str = "PNG") -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), "navy").save(out, kind)
    return out.getvalue()


def test_the_header_gives_title_author_date_and_language() -> None:
    header = "---\ntitle: 'It''s hot'\nauthors:\n  - Ann Lee\n  - Bo Ek\ndate: 2026-03-02 # draft\nlang: de-CH\n---\n"
    article = _article(header + "# It's hot\n\nText.\n")
    shown = (article.title, article.byline, article.date, article.language)
    assert shown == ("It's hot", "Ann Lee, Bo Ek", "2026-03-02", "de-CH")
    assert [s.level for s in article.sections] == [0]


def test_lines_count_from_the_top_of_the_file_below_a_header() -> None:
    article = _article("---\ntitle: T\n---\n\nText on line five.\n")
    (text,) = _blocks(article)
    assert text.span.line == 5
    assert article.text[text.span.start : text.span.end] == "Text on line five."


def test_a_rule_at_the_top_is_no_header() -> None:
    article = _article("---\n\n# Title\n\nText.\n\n---\n\nMore.\n")
    assert article.title == "Title"
    assert len(_blocks(article)) == 2


def test_the_first_heading_of_level_one_is_the_title_and_levels_have_no_gaps() -> None:
    article = _article("# T\n\n## A\n\nx.\n\n#### B\n\ny.\n\n# C\n\nz.\n")
    assert article.title == "T"
    assert [(s.level, s.heading) for s, _ in walk(article)] == [(1, "A"), (2, "B"), (1, "C")]


def test_numbers_of_headings_are_set_apart() -> None:
    article = _article("# T\n\n## 1. Aim\n\nx.\n\n## 2. End\n\ny.\n")
    assert [(s.number, s.heading) for s in article.sections] == [("1", "Aim"), ("2", "End")]


@pytest.mark.parametrize(
    "caption", ['![A map](m.png "The map")', "![A map](m.png)\n*The map*", "![A map](m.png)\n\n*The map*"]
)
def test_a_paragraph_of_one_picture_is_a_figure_with_its_caption(caption: str) -> None:
    article = _article(f"# T\n\nText.\n\n{caption}\n", files={"m.png": _png(40, 30)})
    figure = _blocks(article)[-1]
    assert isinstance(figure, Figure)
    assert (figure.asset, figure.alt, figure.caption) == ("m.png", "A map", "The map")
    assert (figure.width, figure.height) == (40, 30)
    assert article.assets == {"m.png": _png(40, 30)}


@pytest.mark.parametrize(
    ("reference", "content"),
    [
        ("https://example.org/a.png", _png()),
        ("missing.png", None),
        ("broken.png", _png()[:40]),
        ("text.png", b"no picture"),
        ("photo.bmp", _png(kind="BMP")),
    ],
)
def test_a_picture_that_cannot_be_shown_is_a_figure_without_asset_and_a_warning(
    reference: str, content: bytes | None
) -> None:
    report = Report()
    article = _article(f"# T\n\nText.\n\n![A map]({reference})\n", report, {reference: content} if content else {})
    figure = _blocks(article)[-1]
    assert isinstance(figure, Figure)
    assert (figure.asset, figure.alt) == ("", "A map")
    assert _codes(report) == ["REA011"]


def test_too_many_pixels_are_refused_before_they_are_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.readers.pictures.MAX_PIXELS", 10)
    report = Report()
    article = _article("# T\n\nText.\n\n![A map](m.png)\n", report, {"m.png": _png()})
    assert article.assets == {}
    assert _codes(report) == ["REA011"]


def test_a_picture_inside_a_sentence_becomes_a_figure_after_it() -> None:
    article = _article("# T\n\nSee ![A map](m.png) here.\n", files={"m.png": _png()})
    text, figure = _blocks(article)
    assert isinstance(text, Paragraph)
    assert plain_text(text.inlines) == "See here."
    assert isinstance(figure, Figure)


@pytest.mark.parametrize("speaker", ["> — Jo Dahl, mayor", ">\n> -- Jo Dahl, mayor", ">\n> *— Jo Dahl, mayor*"])
def test_the_last_line_of_a_quotation_names_its_speaker(speaker: str) -> None:
    (quote,) = _blocks(_article(f"# T\n\n> We were *warned*.\n{speaker}\n"))
    assert isinstance(quote, Quote)
    assert quote.speaker == "Jo Dahl, mayor"
    assert [plain_text(p.inlines) for p in quote.paragraphs] == ["We were warned."]


def test_footnotes_are_kept_by_label() -> None:
    article = _article("# T\n\nText[^a] here.\n\n[^a]: A note.\n\n    In two *parts*.\n")
    (text,) = _blocks(article)
    assert isinstance(text, Paragraph)
    assert FootnoteRef("a") in text.inlines
    assert plain_text(article.footnotes["a"].inlines) == "A note. In two parts."


def test_tables_have_cell_texts_and_captions() -> None:
    (table,) = _blocks(_article("# T\n\n| A | *B* |\n|---|--:|\n| 1 | `2` |\n| 3 |\n\n*Table 1: Numbers.*\n"))
    assert isinstance(table, Table)
    assert (table.header, table.rows) == (("A", "B"), (("1", "2"), ("3", "")))
    assert table.caption == "Table 1: Numbers."


def test_the_last_sentence_before_a_list_leads_it() -> None:
    text, found = _blocks(_article("# T\n\nIt *rained*. Two **things** follow:\n\n- a\n  - b\n- c\n"))
    assert isinstance(text, Paragraph)
    assert plain_text(text.inlines) == "It rained."
    assert isinstance(found, List)
    assert found.lead is not None
    assert plain_text(found.lead.inlines) == "Two things follow:"
    assert [len(item.lists) for item in found.items] == [1, 0]


def test_the_boxes_of_task_lists_are_no_words() -> None:
    (found,) = _blocks(_article("# T\n\n- [ ] open\n- [x] done\n"))
    assert isinstance(found, List)
    assert [plain_text(item.inlines) for item in found.items] == ["open", "done"]


def test_comments_vanish_and_html_is_reported() -> None:
    report = Report()
    article = _article("# T\n\n<!-- x -->\n\nA <b>bold</b><br>word.\n\n<div>raw</div>\n", report)
    assert [plain_text(b.inlines) for b in _blocks(article) if isinstance(b, Paragraph)] == ["A bold word."]
    assert _codes(report) == ["REA010", "REA010"]


def test_an_emphasised_disclaimer_is_a_notice() -> None:
    article = _article("# T\n\nText.\n\n*Licensed under CC BY 4.0.*\n\n> **Disclaimer:** No advice.\n")
    assert [n.text for n in article.notices] == ["Licensed under CC BY 4.0.", "Disclaimer: No advice."]
    assert len(_blocks(article)) == 1


def test_emphasis_nested_beyond_reason_is_flattened() -> None:
    article = _article("# T\n\n" + "*a " * 50 + "b" + "*" * 50 + "\n")
    (text,) = _blocks(article)
    assert isinstance(text, Paragraph)
    depth, inline = 0, text.inlines[0]
    while isinstance(inline, Emph):
        depth, inline = depth + 1, next((i for i in inline.children if isinstance(i, Emph)), inline.children[0])
    assert 1 < depth < 10
    assert plain_text(text.inlines).split() == ["a"] * 50 + ["b"]


def test_blocks_nested_beyond_reason_are_reported() -> None:
    report = Report()
    _article("# T\n\nText.\n\n" + "> " * 60 + "lost\n", report)
    assert _codes(report) == ["REA016"]


def test_headings_alone_are_an_error() -> None:
    with pytest.raises(InputError, match="REA006"):
        _article("# T\n\n## A\n\n## B\n")


def test_the_heat_report_has_its_parts() -> None:
    file = _ROOT / "content/urban-heat-report.md"
    report = Report()
    article = read(file.read_bytes(), file.name, report, resolve=lambda name: (file.parent / name).read_bytes())
    kinds = [type(b).__name__ for b in _blocks(article)]
    assert [kinds.count(k) for k in ("Table", "Figure", "Quote", "List")] == [1, 1, 1, 2]
    assert [s.heading for s in article.sections if s.sections] == ["What has been tried since 2019"]
    assert len(article.notices) == len(article.footnotes) == len(article.assets) == 1
    assert _codes(report) == []


RUN_IN = """# A report

## What limits growth

Two things do.

**Connections, not capital.** Projects of 41 GW have applied.

*Fire safety*: a fire burned for 31 hours.

- It hurt nobody.

## What does not

**Money** is there, and **time** too.
"""


def test_names_that_open_every_paragraph_are_headings() -> None:
    limits, other = _article(RUN_IN).sections
    assert [s.heading for s in limits.sections] == ["Connections, not capital", "Fire safety"]
    assert [s.level for s in limits.sections] == [2, 2]
    first, second = limits.sections
    assert isinstance(first.blocks[0], Paragraph)
    assert plain_text(first.blocks[0].inlines) == "Projects of 41 GW have applied."
    assert [type(b) for b in second.blocks] == [Paragraph, List]
    assert not other.sections


def test_the_span_of_a_run_in_head_covers_its_words_alone() -> None:
    article = _article(RUN_IN)
    (paragraph,) = article.sections[0].sections[0].blocks
    assert article.text[paragraph.span.start : paragraph.span.end] == "Projects of 41 GW have applied."


@pytest.mark.parametrize(
    "text",
    [
        "**Only one.** It opens a paragraph.\n\nThe next has none.",
        "**First.** It opens one.\n\n**Second.** And another.\n\nThe last paragraph has none.",
        "**Stressed** words open this.\n\n**Other** words open that.",
        "**This is a whole sentence of more than eight words.** So is this.\n\n**Here is another whole one of that kind"
        " again.** So it is.",
    ],
)
def test_emphasis_in_running_text_is_no_heading(text: str) -> None:
    (section,) = _article(f"# A title\n\n## A part\n\n{text}").sections
    assert not section.sections

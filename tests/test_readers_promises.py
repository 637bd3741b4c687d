"""What every reader promises, whatever it is given."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from briefing.article import Article, Block, List, Paragraph, Quote, Section, plain_text, walk
from briefing.diagnostics import InputError, Report, Span
from briefing.readers import READERS, read
from hypothesis import given
from hypothesis import strategies as st

_SUFFIXES = [reader.suffixes[0] for reader in READERS]

# Pieces that texts with structure are made of, so that random texts reach every branch.
_PIECES = st.sampled_from(
    (
        *(
            "\n",
            "\n\n",
            "\n\n\n",
            " ",
            "    ",
            "\t",
            "- ",
            "* ",
            "1. ",
            "2. ",
            "a) ",
            "> ",
            "# ",
            "## ",
            "---\n",
            "===\n",
            "|",
        ),
        *(
            "Title Case Words",
            "ALL CAPS",
            "a sentence of some words that ends. ",
            "By Ann Lee",
            "12 March 2026",
            ":",
            "“",
            "”",
        ),
        *(
            "— Name",
            "![a](b.png)",
            "[^1]",
            "[^1]: note",
            "*em*",
            "**",
            "`",
            "<b>",
            "<!-- x -->",
            "\f",
            "\u00ad",
            "\u00a0",
            "😀 ",
        ),
        *(
            "Copyright 2026",
            "title: x\n",
            "-",
            "Page 3",
            "|---|---|\n",
            "| a | b |\n",
            "wrap-\nped",
            "é",
            "\x00",
            "\ud800",
        ),
    )
)
_TEXTS = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=40).map("".join))


def _read(data: bytes, suffix: str) -> Article | None:
    """The article, or None where it is refused in the proper way."""
    try:
        return read(data, "article" + suffix, Report())
    except InputError:
        return None


def _spans(article: Article) -> Iterator[Span]:
    for section, _ in walk(article):
        yield section.span
        yield from (block.span for block in section.blocks)
    yield from (notice.span for notice in article.notices)


def _words(block: Block) -> Iterator[tuple[Span, str]]:
    """Each run of words in a block, with the span that should hold it."""
    match block:
        case Paragraph():
            yield block.span, plain_text(block.inlines)
        case Quote():
            yield from ((p.span, plain_text(p.inlines)) for p in block.paragraphs)
        case List():
            yield from ((i.span, plain_text(i.inlines)) for i in block.items)


@pytest.mark.parametrize("suffix", _SUFFIXES)
@given(text=_TEXTS)
def test_no_text_breaks_a_reader(suffix: str, text: str) -> None:
    _read(text.encode("utf-8", errors="surrogatepass"), suffix)


@pytest.mark.parametrize("suffix", _SUFFIXES)
@given(data=st.binary(max_size=300))
def test_no_bytes_break_a_reader(suffix: str, data: bytes) -> None:
    _read(data, suffix)


@pytest.mark.parametrize("suffix", _SUFFIXES)
@given(text=_TEXTS)
def test_every_span_lies_in_the_text_and_counts_its_lines(suffix: str, text: str) -> None:
    article = _read(text.encode("utf-8", errors="replace"), suffix)
    whole = article.text if article else ""
    for span in _spans(article) if article else ():
        assert 0 <= span.start <= span.end <= len(whole)
        assert span.line == whole.count("\n", 0, span.start) + 1
        assert span.line <= span.last_line <= whole.count("\n") + 1


@pytest.mark.parametrize("suffix", _SUFFIXES)
@given(words=st.lists(st.from_regex(r"[A-Za-zäöü]{1,9}[.,]?", fullmatch=True), min_size=1, max_size=60), data=st.data())
def test_the_text_at_a_span_holds_the_words_of_its_block(suffix: str, words: list[str], data: st.DataObject) -> None:
    glue = st.sampled_from([" ", " ", " ", "\n", "\n\n", "\n- ", "\n\n> ", "  "])
    text = "".join(word + data.draw(glue) for word in words)
    article = _read(text.encode(), suffix)
    texts = article.text if article else ""
    for section, _ in walk(article) if article else ():
        for block in section.blocks:
            for span, shown in _words(block):
                held = texts[span.start : span.end]
                assert all(word in held for word in shown.split())


@pytest.mark.parametrize("suffix", _SUFFIXES)
@given(text=_TEXTS)
def test_anchors_are_unique_and_levels_without_gaps(suffix: str, text: str) -> None:
    article = _read(text.encode("utf-8", errors="replace"), suffix)
    pairs: list[tuple[Section, Section | None]] = list(walk(article)) if article else []
    anchors = [section.anchor for section, _ in pairs if section.level]
    assert len(anchors) == len(set(anchors))
    for section, parent in pairs:
        assert section.level == (parent.level + 1 if parent else min(section.level, 1))


# Far above what any of these takes on a slow and shared machine, far below what a quadratic reader would.
_HANG_SECONDS = 30

_PATHOLOGICAL = {
    "brackets": "[" * 100_000,
    "image brackets": "![" * 25_000,
    "quotations": "> " * 25_000,
    "bullets": "- " * 25_000,
    "numbers": "1. " * 17_000,
    "asterisks": "*a " * 17_000,
    "nested emphasis": "*a " * 5_000 + "a* " * 5_000,
    "backticks": "".join("`" * n + "a" for n in range(300)),
    "bars": "|" * 100_000,
    "hyphens": "-" * 100_000,
    "one letter a line": "a\n" * 15_000,
    "one bullet a line": "- a\n" * 7_000,
    "deeper and deeper": "".join(" " * n + "- a\n" for n in range(500)),
    "capitals": "AB CD\n" * 7_000,
    "one long line": "word " * 25_000,
    "blank lines": "a" + "\n" * 100_000 + "b",
    "form feeds": "a\n\f" * 7_000,
    "spaces": "a" + " " * 100_000 + "b.",
    "hyphenated": "wo-\n" * 10_000,
    "colons": "a: " * 17_000,
    "quotes": "“a” " * 12_000,
    "html": "<a " * 17_000,
    "tabs": "a\tb\n" * 7_000,
    "dates": "March " * 10_000,
    "digits": "1.1." * 12_000,
    "ai": "created AI " * 15,
}


@pytest.mark.parametrize("suffix", _SUFFIXES)
@pytest.mark.parametrize("text", _PATHOLOGICAL.values(), ids=_PATHOLOGICAL.keys())
def test_no_text_takes_more_than_seconds(suffix: str, text: str) -> None:
    start = time.perf_counter()
    _read(text.encode(), suffix)
    assert time.perf_counter() - start < _HANG_SECONDS

"""Bytes to text, and the choice of a reader."""

from __future__ import annotations

import pytest
from briefing.diagnostics import InputError, Report
from briefing.readers import read
from briefing.readers.decode import MAX_BYTES, decode

_TEXT = "Überblick – what “follows” is\nplain text, in more than one line."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_with_and_without_a_mark(encoding: str) -> None:
    report = Report()
    assert decode(_TEXT.encode(encoding), "a.txt", report) == _TEXT
    assert list(report) == []


def test_windows_1252_is_read_and_reported_with_its_line() -> None:
    report = Report()
    assert decode(b"one\ntwo \x96 na\xefve", "a.txt", report) == "one\ntwo – naïve"
    (diagnostic,) = report
    assert (diagnostic.code, str(diagnostic.where)) == ("REA004", "a.txt:2")


def test_all_ends_of_lines_become_newlines() -> None:
    assert decode("a\r\nb\rc\u2028d\ve".encode(), "a.txt", Report()) == "a\nb\nc\nd\ne"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "it is empty"),
        (b" \n\t\n", "it is empty"),
        (b"--- !!!", "not a word"),
        (b"%PDF-1.7 words", "a PDF"),
        (b"PK\x03\x04 words", "a ZIP or Office file"),
        (b"\x89PNG\r\n words", "a picture"),
        (b"\x00\x01\x02\x03 words \x00\x05", "binary data"),
        (b"x" * (MAX_BYTES + 1), "at most 2 MB"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        decode(data, "a.txt", Report())


@pytest.mark.parametrize(
    ("name", "text", "headings"),
    [
        ("a.md", "# T\n\n## A\n\nText.", ["A"]),
        ("a.unknown", "# T\n\n## A\n\nText.", ["A"]),
        ("stdin", "T\n\nA\n\nThis is a text that is a good deal longer than its heading is.", ["A"]),
    ],
)
def test_the_suffix_decides_and_else_the_look(name: str, text: str, headings: list[str]) -> None:
    article = read(text.encode(), name, Report())
    assert article.title == "T"
    assert [s.heading for s in article.sections] == headings


def test_a_suffix_of_another_package_is_read_by_its_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib.metadata import EntryPoint, EntryPoints

    entry = EntryPoint("note", "briefing.readers.text:read", "briefing.readers")
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: EntryPoints([entry]))
    assert read(b"# T\n\nSome words that end here.", "a.note", Report()).title == "# T"


def test_a_reader_that_cannot_be_loaded_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib.metadata import EntryPoint, EntryPoints

    entry = EntryPoint("note", "no_such_package:read", "briefing.readers")
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: EntryPoints([entry]))
    with pytest.raises(InputError, match="REA015"):
        read(b"words", "a.note", Report())

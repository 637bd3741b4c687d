"""What a broken template makes the program say: tests/template_errors.txt has the templates and the exact words."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from briefing.cli import console
from briefing.diagnostics import Place, Report, TemplateError
from briefing.resources import templates_dir
from briefing.template.load import load, required
from briefing.template.model import Template
from briefing.template.notation import dotted
from briefing.template.raw import parse
from hypothesis import given, settings
from hypothesis import strategies as st

CASES = [
    block.partition("\n\n")
    for block in (Path(__file__).parent / "template_errors.txt").read_text(encoding="utf-8")[3:].split("\n## ")
]


def loaded(name: str, *overrides: str) -> Template:
    return load(name, overrides, folders=[templates_dir()], report=Report())


@pytest.mark.parametrize(("text", "said"), [case[2].split("--\n") for case in CASES], ids=[case[0] for case in CASES])
def test_a_broken_template_says_what_is_wrong_where_and_what_to_do(
    text: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("case.toml").write_text(text, encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        loaded("case.toml")
    console.show(caught.value.diagnostics)
    assert capsys.readouterr().err.strip() == said.strip()
    assert caught.value.exit_code == 4


def test_the_table_of_broken_templates_is_whole() -> None:
    assert len(CASES) >= 25
    assert all(name and said for name, _, said in CASES)


def test_a_file_that_is_not_utf_8_names_the_line_and_the_byte() -> None:
    with pytest.raises(TemplateError) as caught:
        parse('# Büro\ntitle = "Büro"\n'.encode("latin-1"), "board.toml", Path())
    assert str(caught.value) == "board.toml:1: error: not UTF-8: byte 0xFC stands for no character [TPL002]"


def test_a_byte_order_mark_and_windows_line_ends_are_read() -> None:
    layer = parse('\ufefftitle = "Board"\r\nmarking = ""\r\n'.encode(), "board.toml", Path())
    assert layer.place(("marking",)) == Place("board.toml", 2, 11, 'marking = ""')


def test_a_folder_without_a_template_is_no_template(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="no template file"):
        loaded(f"{tmp_path}/")


def test_a_template_nested_beyond_reason_is_refused() -> None:
    with pytest.raises(TemplateError, match="nested too deeply"):
        parse(f"title = {'[' * 10_000}".encode(), "board.toml", Path())


@pytest.mark.parametrize("name", ["", "executive\n", "EXECUTIVE", "no/such", "nul\0byte", "x" * 5000])
def test_a_name_that_is_no_template_is_refused(name: str) -> None:
    with pytest.raises(TemplateError, match="no template"):
        loaded(name)


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("audience.minutes", "--set 'audience.minutes': error: not a key and a value"),
        ("=5", "--set '=5': error: not a key and a value"),
        (
            "audience.minutes=",
            "--set audience.minutes=: error: audience.minutes: expected a whole number from 1 to 240",
        ),
        ("audience.minutes=999", "--set audience.minutes=999: error: audience.minutes: expected a whole number"),
        ("audience.minuts=9", "--set audience.minuts=9: error: audience.minuts: unknown key"),
        ('deck.parts=["title"', "not a key and a value"),
        ("title=a\nmarking=b", "--set title=a"),
        ("extends=analyst", "a setting cannot change what is extended"),
        ("audience=5", "audience: expected a table, found 5"),
    ],
)
def test_a_setting_that_is_wrong_is_named(setting: str, said: str) -> None:
    if "\n" in setting:
        assert loaded("executive", setting).title == "a\nmarking=b"  # text, not a second key
        return
    with pytest.raises(TemplateError) as caught:
        loaded("executive", setting)
    assert said in str(caught.value)


def test_the_problems_of_files_and_settings_are_reported_together(tmp_path: Path) -> None:
    (tmp_path / "near.toml").write_text("[audience]\nminutes = 0\n", encoding="utf-8")
    (tmp_path / "far.toml").write_text('extends = "./near.toml"\ntitel = "Far"\n', encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        loaded(str(tmp_path / "far.toml"), "deck.notes=some")
    assert [d.code for d in caught.value.diagnostics] == ["TPL006", "TPL004", "TPL007"]


KEYS = [dotted(path) for path in required()]
VALUES = st.one_of(
    st.text(max_size=40),
    st.integers().map(str),
    st.floats().map(str),
    st.sampled_from(["true", "[]", "{}", "[1]", '["topics"]', "{a=1}", "[[", "'", "FFFFFF", "nan", "x" * 5000]),
    st.lists(st.sampled_from(["title", "topics", "bullets", "24", "7"])).map(repr),
)


@settings(max_examples=300, deadline=None)
@given(key=st.sampled_from(KEYS), value=VALUES)
def test_any_setting_of_a_known_key_loads_or_is_a_template_error(key: str, value: str) -> None:
    with suppress(TemplateError):
        assert isinstance(loaded("executive", f"{key}={value}"), Template)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_any_setting_at_all_loads_or_is_a_template_error(text: str) -> None:
    with suppress(TemplateError):
        assert isinstance(loaded("executive", text), Template)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=120))
def test_any_bytes_are_a_layer_or_a_template_error(content: bytes) -> None:
    with suppress(TemplateError):
        assert isinstance(parse(content, "board.toml", Path()).places.values, dict)

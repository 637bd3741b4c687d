"""The reference, the JSON Schema, the file of a new template, and the tutorial: all are made or run, none can rot."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest
from briefing.cli.specimen import every_kind
from briefing.cli.templates import templates as command
from briefing.deck import SLIDE_KINDS, lines_of
from briefing.diagnostics import Report
from briefing.resources import templates_dir
from briefing.template import find, listing, reference
from briefing.template.load import load, read, required
from briefing.template.model import Template
from briefing.template.notation import dotted
from briefing.template.schema import keys, type_at
from briefing.template.values import check
from click.testing import CliRunner, Result
from msgspec.structs import replace

DOCS = Path(__file__).parent.parent / "docs"
SHIPPED = tuple(find.available([templates_dir()]))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


def loaded(name: str) -> Template:
    return load(name, folders=[templates_dir()], report=Report())


# --- the reference -------------------------------------------------------------------------------------------


def test_the_reference_is_current() -> None:
    _, base = read("base", folders=[templates_dir()], report=Report())
    assert (DOCS / "templates.md").read_text(encoding="utf-8") == reference.markdown(base), (
        "run: python docs/make_templates.py"
    )


def test_every_example_in_the_reference_loads(tmp_path: Path) -> None:
    for name in ("house-style.pptx", "logo.png"):
        (tmp_path / name).write_bytes(b"")
    examples = re.findall(r"```toml\n(.*?)```", (DOCS / "templates.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(examples) == len(keys())
    for number, example in enumerate(examples):
        path = tmp_path / f"example-{number}.toml"
        path.write_text(example, encoding="utf-8")
        loaded(str(path))


def test_the_base_template_sets_every_key_that_is_not_optional() -> None:
    _, base = read("base", folders=[templates_dir()], report=Report())
    assert set(required()) <= set(base)


# --- the JSON Schema -----------------------------------------------------------------------------------------


def schema_accepts(schema: dict, value: object) -> bool:  # type: ignore[type-arg]
    """As much of JSON Schema as ours uses, in a few lines."""
    if schema.get("type") == "object":
        fields, others = schema.get("properties", {}), schema.get("additionalProperties", False)
        return isinstance(value, dict) and all(
            schema_accepts(fields[k], v) if k in fields else bool(others) and schema_accepts(others, v)
            for k, v in value.items()
        )
    if schema.get("type") == "array":
        return isinstance(value, list) and all(schema_accepts(schema["items"], item) for item in value)
    if "enum" in schema:
        return value in schema["enum"]
    if "pattern" in schema:
        return re.search(schema["pattern"], str(value)) is not None
    return schema["type"] in {bool: "boolean", int: "integer number", float: "number", str: "string"}[type(value)]


@pytest.mark.parametrize("name", SHIPPED)
def test_the_json_schema_accepts_every_shipped_template(name: str) -> None:
    values = tomllib.loads((templates_dir() / name / "template.toml").read_text(encoding="utf-8"))
    assert schema_accepts(reference.json_schema(), values)


def test_the_json_schema_refuses_what_the_program_refuses() -> None:
    schema = reference.json_schema()
    for wrong in (
        {"titel": "x"},
        {"audience": {"minutes": "5"}},
        {"deck": {"parts": ["topic"]}},
        {"theme": {"slots": 1}},
    ):
        assert not schema_accepts(schema, wrong)


# --- a new template ------------------------------------------------------------------------------------------


def test_a_new_template_is_the_one_it_starts_from_under_another_name(tmp_path: Path) -> None:
    result = run("new", "city-council", "--from", "public", "-o", str(tmp_path))
    assert result.exit_code == 0
    made = loaded(str(tmp_path / "city-council"))
    assert made.title == "City council"
    assert (made.theme, made.deck, made.handout) == (
        loaded("public").theme,
        loaded("public").deck,
        loaded("public").handout,
    )


@pytest.mark.parametrize("name", SHIPPED)
def test_a_new_template_with_every_line_made_its_own_is_still_its_parent(name: str, tmp_path: Path) -> None:
    _, merged = read(name, folders=[templates_dir()], report=Report())
    text = re.sub(r"^#(?! )", "", listing.scaffold("Board", name, merged), flags=re.MULTILINE)
    path = tmp_path / "board.toml"
    path.write_text(text, encoding="utf-8")
    parent, made = loaded(name), loaded(str(path))
    assert {o.file for k, o in made.origins.items() if k != "deck.logo"} == {str(path)}
    assert (made.theme.deck, made.theme.palette, made.handout) == (
        parent.theme.deck,
        parent.theme.palette,
        parent.handout,
    )
    assert replace(made.deck, extra=()) == replace(parent.deck, extra=())


def test_a_new_template_lists_every_key() -> None:
    _, merged = read("executive", folders=[templates_dir()], report=Report())
    text = listing.scaffold("Board", "executive", merged)
    for key in keys():
        assert re.search(
            rf"^#?(\[+)?{re.escape(key.name)}\b|^#?{key.name.rpartition('.')[2]} = ", text, re.MULTILINE
        ), key


def test_an_existing_template_is_not_overwritten_unasked(tmp_path: Path) -> None:
    target = tmp_path / "board" / "template.toml"
    target.parent.mkdir()
    target.write_text("mine", encoding="utf-8")
    assert run("new", "board", "-o", str(tmp_path)).exit_code != 0
    assert target.read_text(encoding="utf-8") == "mine"
    assert run("new", "board", "-o", str(tmp_path), "--force").exit_code == 0
    assert loaded(str(target)).name == "board"


@pytest.mark.parametrize(
    "arguments", [("new", "a/b"), ("new", ".."), ("new", "base"), ("new", "x", "--from", "nobody")]
)
def test_a_new_template_needs_a_name_and_a_parent(arguments: tuple[str, ...], tmp_path: Path) -> None:
    assert run(*arguments, "-o", str(tmp_path)).exit_code != 0
    assert list(tmp_path.iterdir()) == []


# --- show and check ------------------------------------------------------------------------------------------


def test_what_show_prints_is_a_template_itself(tmp_path: Path) -> None:
    for name in SHIPPED:
        path = tmp_path / f"{name}-again.toml"
        path.write_text(run("show", name).stdout, encoding="utf-8")
        again, shown = loaded(str(path)), loaded(name)
        assert (again.theme, again.deck, again.handout) == (shown.theme, shown.deck, shown.handout)
        assert replace(again.audience, name=name) == shown.audience


def test_show_says_where_each_value_comes_from() -> None:
    lines = run("show", "analyst", "--set", "audience.minutes=7").stdout.splitlines()
    assert any(re.fullmatch(r"minutes = 7 +# --set", line) for line in lines)
    assert any(re.fullmatch(r"bullets = 6 +# analyst:\d+", line) for line in lines)
    assert any(re.fullmatch(r'paper = "A4" +# base:\d+', line) for line in lines)


def test_check_reports_the_mistakes_of_all_templates_it_is_given(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.toml").write_text(f'{name} = "x"', encoding="utf-8")
    error = run("check", "executive", str(tmp_path / "one.toml"), str(tmp_path / "two.toml")).exception
    assert [str(d.message) for d in error.diagnostics] == ["one: unknown key", "two: unknown key"]  # type: ignore[union-attr]


def test_every_key_has_a_type_and_an_example_of_that_type() -> None:
    for key in keys():
        path = tuple(key.name.split("."))
        header = "" if key.example.startswith("[") or len(path) == 1 else f"[{dotted(path[:-1])}]\n"
        value = tomllib.loads(header + key.example)
        for part in path:
            value = value[part]
        assert list(check(key.type, value)) == []
        assert type_at(path) == key.type


# --- the specimen --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SHIPPED)
def test_the_specimen_has_a_slide_of_every_kind_in_the_templates_own_words(name: str) -> None:
    deck = every_kind(loaded(name))
    assert {slide.kind for slide in deck.slides} == set(SLIDE_KINDS)
    texts = [line.text for slide in deck.slides for line in lines_of(slide)]
    assert not any("[[" in text or "{" in text for text in texts)
    assert loaded(name).labels.get("en", {}).get("takeaways-title", "What to take away") in texts


def test_preview_makes_a_deck_a_handout_and_a_deck_of_every_kind(tmp_path: Path) -> None:
    result = run("preview", "classroom", "-o", str(tmp_path), "--set", "marking=TEST")
    assert result.exit_code == 0
    assert {path.name for path in tmp_path.iterdir()} == {
        "specimen-classroom.pptx",
        "specimen-classroom.pdf",
        "kinds-classroom.pptx",
    }


# --- the tutorial --------------------------------------------------------------------------------------------


def take_over(text: str, edit: str) -> str:
    """`text` with the lines of `edit` made its own, as the tutorial asks: found in their table, without the "#"."""
    lines, table, at = text.splitlines(), "", 0
    for wanted in filter(None, edit.splitlines()):
        if wanted.startswith("["):
            table = wanted
            at = next(n for n, line in enumerate(lines) if line.lstrip("#") == table)
            lines[at] = table
            continue
        start = wanted.split(" = ")[0] + " = "
        here = next(n for n in range(at, len(lines)) if lines[n].lstrip("#").startswith(start))
        lines[here] = wanted
    return "\n".join(lines) + "\n"


def test_the_steps_of_the_tutorial_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefing.cli import main

    monkeypatch.chdir(tmp_path)
    shutil.copy(DOCS.parent / "content" / "harbour-minutes.txt", "article.txt")
    file, output = Path("board/template.toml"), ""
    steps = re.findall(r"```(\w+)\n(.*?)```", (DOCS / "first-template.md").read_text(encoding="utf-8"), re.DOTALL)
    for language, text in steps:
        if language == "toml":
            file.write_text(take_over(file.read_text(encoding="utf-8"), text), encoding="utf-8")
        elif language == "text":
            assert all(line in output for line in text.splitlines()), output
        else:
            output = CliRunner().invoke(main, text.split()[1:], catch_exceptions=False).output
    assert sorted(path.name for path in Path("out").iterdir()) == ["article-board.pdf", "article-board.pptx"]
    made = loaded(str(file))
    assert (made.audience.minutes, made.deck.extra[0].title, made.theme.slots["dk2"]) == (5, "Contact", "2E1F47")

"""Finding, merging and overriding templates, and the origin of each value."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from briefing.diagnostics import Report, TemplateError
from briefing.resources import templates_dir
from briefing.template.find import available
from briefing.template.load import load
from briefing.template.model import Template, TextRole, ValueOrigin

SHIPPED = tuple(available([templates_dir()]))


def template(name: str, *settings: str, user: Path | None = None) -> Template:
    return load(name, settings, folders=[*([user] if user else []), templates_dir()], report=Report())


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_template_loads_without_a_diagnostic(name: str) -> None:
    report = Report()
    assert load(name, folders=[templates_dir()], report=report).name == name
    assert report.items == []


def test_a_template_overrides_only_what_it_sets() -> None:
    base, executive = template("base"), template("executive")
    assert executive.audience.minutes == 15
    assert base.audience.minutes == 20
    assert executive.theme.deck[TextRole.TITLE] == base.theme.deck[TextRole.TITLE] == (28.0, 26.0, 24.0)


def test_every_value_remembers_the_file_and_line_that_set_it() -> None:
    origins = template("executive", "audience.bullets=3").origins
    own = templates_dir() / "executive" / "template.toml"
    line = own.read_text(encoding="utf-8").splitlines().index("minutes = 15") + 1
    assert origins["audience.minutes"] == ValueOrigin(str(own), line)
    assert origins["audience.bullets"] == ValueOrigin("--set")
    assert origins["theme.slots.dk1"].file == str(templates_dir() / "base" / "template.toml")


def test_a_file_without_extends_extends_the_base_template(tmp_path: Path) -> None:
    path = write(tmp_path, "board", 'title = "Board"')
    assert template(str(path)).deck == template("base").deck


def test_extends_follows_a_chain_of_names_and_paths(tmp_path: Path) -> None:
    write(tmp_path, "near", 'extends = "executive"\n[audience]\nbullets = 2')
    path = write(tmp_path, "far", 'extends = "./near.toml"\n[audience]\nminutes = 5')
    audience = template(str(path)).audience
    assert (audience.minutes, audience.bullets, audience.max_slides) == (5, 2, 14)


def test_the_users_folder_comes_before_the_shipped_templates(tmp_path: Path) -> None:
    write(tmp_path, "analyst", 'title = "Mine"')
    assert template("analyst", user=tmp_path).title == "Mine"
    assert template("analyst").title == "Analyst"


def test_a_users_template_may_extend_the_shipped_one_of_the_same_name(tmp_path: Path) -> None:
    write(tmp_path, "executive", 'extends = "executive"\n[audience]\nminutes = 5')
    audience = template("executive", user=tmp_path).audience
    assert (audience.minutes, audience.max_slides) == (5, 14)


def test_a_base_of_the_users_own_changes_every_audience(tmp_path: Path) -> None:
    write(tmp_path, "base", '[theme.fonts]\nheading = "Calibri"')
    assert {template(name, user=tmp_path).theme.fonts.heading for name in SHIPPED} == {"Calibri"}


def test_a_loop_of_extends_is_named(tmp_path: Path) -> None:
    write(tmp_path, "one", 'extends = "two"')
    write(tmp_path, "two", 'extends = "three"')
    write(tmp_path, "three", 'extends = "one"')
    with pytest.raises(TemplateError, match="one -> two -> three -> one"):
        template("one", user=tmp_path)


def test_nothing_is_picked_up_from_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "stray", 'title = "Stray"')
    monkeypatch.chdir(tmp_path)
    with pytest.raises(TemplateError, match='no template is called "stray"'):
        template("stray")
    assert template("stray.toml").title == "Stray"


def test_a_folder_that_holds_a_template_is_a_path_to_it(tmp_path: Path) -> None:
    (tmp_path / "board").mkdir()
    write(tmp_path / "board", "template", 'title = "Board"')
    assert template(str(tmp_path / "board")).name == "board"


@pytest.mark.parametrize(
    ("setting", "read"),
    [
        ("audience.minutes=7", lambda t: t.audience.minutes == 7),
        ("title=Board of 2030", lambda t: t.title == "Board of 2030"),
        ('title = "Board"', lambda t: t.title == "Board"),
        ("title=15", lambda t: t.title == "15"),
        ("theme.slots.dk1=112233", lambda t: t.theme.slots["dk1"] == "112233"),
        ("deck.kinds.timeline=false", lambda t: "timeline" not in t.deck.kinds),
        ('deck.parts=["title", "topics"]', lambda t: t.deck.parts == ("title", "topics")),
        ("audience.weights={limit = 2}", lambda t: t.audience.weights["limit"] == 2.0),
        ('audience.glossary."U.S."=United States', lambda t: t.audience.replacements[0].find == "U.S."),
        ("labels.en.agenda=Order = of business", lambda t: t.labels["en"]["agenda"] == "Order = of business"),
    ],
)
def test_a_setting_is_toml_or_bare_text(setting: str, read) -> None:  # type: ignore[no-untyped-def]
    assert read(template("base", setting))


def test_the_last_setting_wins() -> None:
    assert template("base", "audience.minutes=7", "audience.minutes=9").audience.minutes == 9


def test_a_file_is_found_from_the_template_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"")
    write(tmp_path, "near", '[deck]\nlogo = "logo.png"')
    (tmp_path / "sub").mkdir()
    path = write(tmp_path / "sub", "far", 'extends = "../near.toml"')
    assert Path(template(str(path)).deck.logo).resolve() == tmp_path / "logo.png"


def test_a_glossary_explains_at_first_and_a_replacement_everywhere() -> None:
    words = template("base", "audience.glossary.GDP=gross domestic product", "audience.replacements.utilise=use")
    assert {(r.find, r.replace, r.first_only) for r in words.audience.replacements} == {
        ("GDP", "GDP (gross domestic product)", True),
        ("utilise", "use", False),
    }


@pytest.mark.parametrize("name", ["executive", "classroom", "public"])
def test_a_heading_that_only_begins_like_a_request_is_not_skipped(name: str) -> None:
    skip = [re.compile(pattern, re.IGNORECASE) for pattern in template(name).audience.sections_skip]
    assert any(p.search("Support us") for p in skip)
    for heading in ("Support US troops in Europe", "Support our schools, not prisons", "Share this burden fairly"):
        assert not any(p.search(heading) for p in skip)

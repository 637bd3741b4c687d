"""The command line as a user meets it: what it makes, what it says, and how it fails."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from briefing.cli import main
from click.testing import CliRunner, Result

from tests.cases import ROOT

NATO = ROOT / "content" / "nato-regional-stability.txt"
SHORT = "A short report\n\nThe harbour opened in 1962. It employs 400 people. Trade may fall next year.\n"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], catch_exceptions=False)


@pytest.fixture
def short(tmp_path: Path) -> Path:
    path = tmp_path / "short.txt"
    path.write_text(SHORT, encoding="utf-8")
    return path


def test_build_makes_a_deck_and_a_handout_and_says_so(tmp_path: Path) -> None:
    result = run("build", NATO, "-t", "executive", "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "nato-regional-stability-executive.pdf",
        "nato-regional-stability-executive.pptx",
    ]
    assert "nato-regional-stability-executive.pptx" in result.stdout
    assert "slides" in result.stdout
    assert "left out" in result.stdout


@pytest.mark.parametrize(
    "options", [("-t", "executive", "-t", "analyst"), ("-t", "executive,analyst"), ("-t", "executive, analyst,")]
)
def test_build_of_several_audiences_makes_a_pair_of_files_for_each(
    short: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    result = run("build", short, *options, "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert len(list((tmp_path / "out").iterdir())) == 4


def test_a_template_file_may_have_a_comma_in_its_path(short: Path, tmp_path: Path) -> None:
    ours = tmp_path / "north, south" / "ours.toml"
    ours.parent.mkdir()
    ours.write_text('extends = "executive"\n', encoding="utf-8")
    result = run("build", short, "-t", ours, "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["short-ours.pdf", "short-ours.pptx"]


@pytest.mark.parametrize(("only", "suffix"), [("deck", ".pptx"), ("handout", ".pdf")])
def test_only_makes_the_one_of_the_two(short: Path, tmp_path: Path, only: str, suffix: str) -> None:
    assert run("build", short, "--only", only, "-o", tmp_path / "out").exit_code == 0
    assert [p.suffix for p in (tmp_path / "out").iterdir()] == [suffix]


def test_the_same_article_gives_the_same_bytes(short: Path, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        assert run("build", short, "-o", tmp_path / folder).exit_code == 0
    for made in (tmp_path / "one").iterdir():
        assert made.read_bytes() == (tmp_path / "two" / made.name).read_bytes()


def test_quiet_prints_nothing_when_all_is_well(tmp_path: Path) -> None:
    result = run("build", NATO, "-o", tmp_path, "--quiet")
    assert result.exit_code == 0
    assert result.stdout == ""


def test_set_changes_one_setting_of_the_template(tmp_path: Path) -> None:
    result = run("trace", NATO, "--json", "--set", "audience.max_slides=8")
    assert result.exit_code == 0, result.output
    assert len(json.loads(result.stdout)["slides"]) <= 8


def test_the_trace_accounts_for_every_unit_once(tmp_path: Path) -> None:
    trace = json.loads(run("trace", NATO, "--json").stdout)
    used = {(s["start"], s["end"]) for p in trace["points"] for s in p["sources"]}
    omitted = [(o["line"], o["text"]) for o in trace["omitted"]]
    text = NATO.read_text(encoding="utf-8")
    assert trace["version"] == 1
    assert len(omitted) == len(set(omitted))
    assert all(text[start:end].strip() for start, end in used)
    assert all(p["uses"] for p in trace["points"])
    kept = {text[start:end] for start, end in used}
    assert not kept & {o["text"] for o in trace["omitted"]}


def test_an_edited_outline_builds_what_it_says(tmp_path: Path) -> None:
    plan = tmp_path / "plan.md"
    assert run("outline", NATO, "-o", plan).exit_code == 0
    edited = plan.read_text(encoding="utf-8").replace("## Agenda", "## What we will cover")
    plan.write_text(edited, encoding="utf-8")
    result = run("build", plan, "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output


def test_a_corrected_outline_is_overwritten_only_when_told_to(tmp_path: Path) -> None:
    plan = tmp_path / "plan.md"
    assert run("outline", NATO, "-o", plan).exit_code == 0
    assert run("outline", NATO, "-o", plan).exit_code == 0  # nothing was corrected
    corrected = plan.read_text().replace("NATO", "The alliance", 1)
    plan.write_text(corrected)
    refused = run("outline", NATO, "-o", plan)
    assert (refused.exit_code, "CLI013" in refused.output, plan.read_text()) == (5, True, corrected)
    assert run("outline", NATO, "-o", plan, "--force").exit_code == 0
    assert plan.read_text() != corrected


def test_an_unchanged_outline_gives_the_bytes_of_the_article(tmp_path: Path) -> None:
    assert run("outline", NATO, "-o", tmp_path / "plan.md").exit_code == 0
    assert run("build", tmp_path / "plan.md", "-o", tmp_path / "outline").exit_code == 0
    assert run("build", NATO, "-o", tmp_path / "article").exit_code == 0
    for made in (tmp_path / "article").iterdir():
        assert (
            made.read_bytes()
            == (tmp_path / "outline" / made.name.replace("nato-regional-stability", "plan")).read_bytes()
        ), made.name


def test_the_text_trace_shows_the_words_a_person_wrote_and_the_sentence_behind_them(tmp_path: Path) -> None:
    plan = tmp_path / "plan.md"
    assert run("outline", NATO, "-o", plan).exit_code == 0
    before = "Early intervention and coordinated response are vital"
    text = plan.read_text(encoding="utf-8")
    assert f"- {before}" in text
    plan.write_text(
        text.replace(f"- {before}", "- Acting early pays, as the board knows: it is vital", 1), encoding="utf-8"
    )
    rows = run("trace", plan).stdout.splitlines()
    at = next(i for i, row in enumerate(rows) if "[written by a person] Acting early pays" in row)
    assert before in rows[at + 1]
    assert sum(before in row for row in rows) == 1


@pytest.mark.parametrize(("variant", "code"), [("text", "PDF010"), ("slides", "PIP001")])
def test_a_handout_that_is_too_long_is_said_once(tmp_path: Path, variant: str, code: str) -> None:
    settings = ("--set", "handout.pages=1", "--set", f"handout.variant={variant}")
    said = run("build", NATO, "-o", tmp_path, "--only", "handout", *settings).output
    assert re.findall(r"\[(PDF010|PIP001)\]", said) == [code]


def test_an_agenda_counts_the_parts_that_a_person_left(tmp_path: Path) -> None:
    plan = tmp_path / "plan.md"
    assert run("outline", NATO, "-o", plan).exit_code == 0
    parts = plan.read_text(encoding="utf-8").split("\n# ")
    assert len(parts) > 10
    plan.write_text("\n# ".join([*parts[:3], *parts[4:]]), encoding="utf-8")
    built = run("build", plan, "-o", tmp_path / "out").stdout
    agenda = re.search(r"Slide 3: 9 parts, about (\d+) minutes of speech", run("trace", plan).stdout)
    assert agenda
    assert f"about {agenda[1]} min of speech" in built


# --- failures ----------------------------------------------------------------------------------------------------


def assert_fails(result: Result, code: int, *words: str) -> None:
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    for word in words:
        assert word in result.output


def test_a_missing_article_names_the_nearest_file(tmp_path: Path, short: Path) -> None:
    assert_fails(run("build", tmp_path / "shrot.txt"), 3, "no such file", "short.txt")


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    assert_fails(run("build", tmp_path), 3, "folder")


@pytest.mark.parametrize(
    "content", [b"", b"   \n\n", b"\x00\x01\x02\xff" * 50, b"%PDF-1.7\n%\xe2\xe3", b"PK\x03\x04rest"]
)
def test_what_is_no_text_is_an_input_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(content)
    assert_fails(run("build", path, "-o", tmp_path / "out"), 3, "article.txt")
    assert not (tmp_path / "out").exists()


def test_an_unknown_template_names_the_nearest(short: Path) -> None:
    assert_fails(run("build", short, "-t", "exekutive"), 4, "executive")


def test_an_unknown_setting_names_the_nearest(short: Path) -> None:
    assert_fails(run("build", short, "--set", "audience.max_slide=8"), 4, "max_slides")


def test_the_same_template_twice_is_a_usage_error(short: Path) -> None:
    assert_fails(run("build", short, "-t", "executive", "-t", "executive"), 2, "more than once")


def test_an_output_folder_that_is_a_file_is_an_output_error(short: Path) -> None:
    assert_fails(run("build", short, "-o", short), 5, "cannot be written")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_an_unwritable_folder_is_an_output_error(short: Path, tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    assert_fails(run("build", short, "-o", folder), 5, "cannot be written")


def test_a_failed_write_leaves_the_old_file_whole(short: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "short-executive.pptx"
    old.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", str(old))

    monkeypatch.setattr("briefing.cli.files.os.replace", full)
    assert_fails(run("build", short, "-o", tmp_path), 5, "No space left")
    assert old.read_bytes() == b"old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["short-executive.pptx", "short.txt"]


def test_a_wrong_epoch_is_a_usage_error(short: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert_fails(run("build", short, "-o", tmp_path), 2, "SOURCE_DATE_EPOCH")


def test_a_file_given_as_a_command_is_explained(short: Path) -> None:
    assert_fails(run(short), 2, "briefing build")


def test_a_mistyped_command_names_the_nearest() -> None:
    assert_fails(run("biuld"), 2, "build")


def test_help_shows_examples_for_every_command() -> None:
    for command in ("build", "outline", "trace"):
        assert "Examples" in run(command, "--help").stdout

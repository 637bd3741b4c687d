"""The articles that every promise is tested on: those of content/ and of tests/cases/."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefing import pipeline, resources
from briefing.cli.files import read_article
from briefing.diagnostics import Report
from briefing.template.load import load
from briefing.template.model import Template
from msgspec.structs import replace

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "cases"


def articles() -> dict[str, Path]:
    """Each article by its name: content/NAME.* and tests/cases/NAME/article.*."""
    found = {path.stem: path for path in (ROOT / "content").iterdir() if path.suffix in (".txt", ".md")}
    found.pop("SOURCES", None)
    found |= {path.parent.name: path for path in CASES.glob("*/article.*")}
    return dict(sorted(found.items()))


def template(name: str, *settings: str) -> Template:
    """A shipped template with some settings changed."""
    return load(name, settings, folders=(resources.templates_dir(),), report=Report())


@cache
def briefing(article: str, audience: str = "executive", *settings: str) -> pipeline.Briefing:
    """What the program makes of an article, up to the writing; built once in a test run."""
    chosen = template(audience, *settings)
    master = resources.base_master(chosen.deck.aspect)
    path = articles()[article]
    source = path.relative_to(ROOT).as_posix()  # the same wherever the repository lies
    return pipeline.build(replace(read_article(path, Report()), source=source), chosen, master, Report())

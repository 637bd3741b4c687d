"""Options that several commands share, and the article or outline that a command is called with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.article import Article
from briefing.cli import files
from briefing.deck import Deck
from briefing.diagnostics import Report
from briefing.template.model import Template

DEFAULT_TEMPLATE = "executive"

if TYPE_CHECKING:
    from briefing.pipeline import Briefing

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

source_argument: Decorator = click.argument("source", type=click.Path(path_type=Path), metavar="ARTICLE")

set_option: Decorator = click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="KEY=VALUE",
    help="Change one setting of the template, for example --set audience.max_slides=8. May be given again.",
)


def template_option(multiple: bool) -> Decorator:
    """`-t NAME`; with `multiple`, once for each audience."""
    return click.option(
        "-t",
        "--template",
        "names" if multiple else "name",
        multiple=multiple,
        metavar="NAME",
        help=f"Audience template: a name or a path. Default: {DEFAULT_TEMPLATE}, or the one an outline names."
        + (" May be given again." if multiple else ""),
    )


@dataclass(frozen=True, slots=True)
class Source:
    """What a command was called with: an article, or an edited outline with its article.

    `template` is the template that an outline names, "" for an article.
    """

    article: Article
    edited: Deck | None = None
    template: str = ""


def open_source(path: Path, report: Report) -> Source:
    """Read `path`: an article, or an outline whose front matter names its article.

    Raises InputError.
    """
    content = files.read_source(path)
    if b"briefing-outline:" not in content[:4096]:
        return Source(files.read_article(path, report))
    from briefing.cli.outlines import open_outline

    return open_outline(path, content, report)


def make(source: Source, template: Template, report: Report) -> tuple[Briefing, bytes]:
    """The briefing of `source` for `template`, and the master that it was laid out on."""
    from briefing import pipeline  # the stages: `briefing templates` does without them

    master = files.read_master(template)
    return pipeline.build(source.article, template, master, report, source.edited), master

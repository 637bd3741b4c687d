"""`briefing outline`: the planned deck as Markdown."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli import console, files
from briefing.cli.options import set_option, source_argument, template_option
from briefing.cli.source import DEFAULT_TEMPLATE, make, open_source
from briefing.diagnostics import Report


@click.command(
    epilog="""\b
Examples:
  briefing outline article.txt                 on the screen
  briefing outline article.txt -t analyst -o plan.md
  briefing build plan.md                       after editing"""
)
@source_argument
@template_option(multiple=False)
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to FILE. Default: the screen.",
)
@set_option
def outline(source: Path, name: str | None, target: Path | None, settings: tuple[str, ...]) -> None:
    """Write the deck planned for ARTICLE as Markdown: change it, then give it to `briefing build`."""
    from briefing.outline import render

    report = Report()
    opened = open_source(source, report)
    template = files.load_template(name or opened.template or DEFAULT_TEMPLATE, settings, report)
    briefing, _ = make(opened, template, report)
    text = render(briefing.deck, briefing.digest)
    if target is None:
        click.echo(text, nl=False)
    else:
        files.write_whole({target: text.encode("utf-8")})
        click.echo(f"{target}: {len(briefing.deck.slides)} slides. Edit it, then: briefing build {target}")
    console.show(d for d in dict.fromkeys(report) if d.severity != "info")

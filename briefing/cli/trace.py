"""`briefing trace`: where every line comes from, and what was left out."""

from __future__ import annotations

from pathlib import Path

import click

from briefing import trace as traces
from briefing.cli import console, files
from briefing.cli.options import set_option, source_argument, template_option
from briefing.cli.source import DEFAULT_TEMPLATE, make, open_source
from briefing.diagnostics import Report


@click.command(
    epilog="""\b
Examples:
  briefing trace article.txt                   slide by slide, for reading
  briefing trace article.txt -t analyst --json > trace.json"""
)
@source_argument
@template_option(multiple=False)
@click.option("--json", "as_json", is_flag=True, help="For programs: one JSON document (version 1).")
@set_option
def trace(source: Path, name: str | None, as_json: bool, settings: tuple[str, ...]) -> None:
    """Show the sentence of ARTICLE behind every line of its briefing, each change, and each sentence left out."""
    report = Report()
    opened = open_source(source, report)
    template = files.load_template(name or opened.template or DEFAULT_TEMPLATE, settings, report)
    briefing, _ = make(opened, template, report)
    click.echo(traces.as_json(briefing) if as_json else traces.as_text(briefing), nl=False)
    console.show(d for d in dict.fromkeys(report) if d.severity != "info")

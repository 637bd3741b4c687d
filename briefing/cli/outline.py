"""`briefing outline`: the planned deck as Markdown."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli import console, files
from briefing.cli.options import set_option, source_argument, template_option
from briefing.cli.source import DEFAULT_TEMPLATE, make, open_source
from briefing.diagnostics import OutputError, Place, Report


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
@click.option("--force", is_flag=True, help="Overwrite FILE, though it holds another outline.")
@set_option
def outline(source: Path, name: str | None, target: Path | None, force: bool, settings: tuple[str, ...]) -> None:
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
        if not force:
            _keep_corrections(target, text)
        files.write_whole({target: text.encode("utf-8")})
        click.echo(f"{target}: {len(briefing.deck.slides)} slides. Edit it, then: briefing build {target}")
    console.show(d for d in dict.fromkeys(report) if d.severity != "info")


def _keep_corrections(target: Path, text: str) -> None:
    """OutputError where `target` holds something else than `text`: it may have been corrected by hand."""
    if target.is_file() and target.read_bytes() != text.encode("utf-8"):
        message = "there is another outline already, which you may have corrected"
        hint = "Choose another name, or overwrite it with --force."
        raise OutputError.one("CLI013", message, Place(str(target)), hint)

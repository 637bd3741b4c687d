"""`briefing build`: the deck and the handout."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import click

from briefing import pipeline
from briefing.article import walk
from briefing.cli import console, files
from briefing.cli.options import set_option, source_argument, template_option
from briefing.cli.source import DEFAULT_TEMPLATE, Source, make, open_source
from briefing.deck import speech_minutes
from briefing.diagnostics import Report, UsageError
from briefing.frame import paragraphs_of
from briefing.template.model import Template

_MOST_LISTED = 3  # weighty omissions named in the summary; `trace` lists all


@click.command(
    epilog="""\b
Examples:
  briefing build article.txt                          executive deck and handout, here
  briefing build article.md -t analyst -t public -o out
  briefing build article.md --only deck --set audience.max_slides=8
  briefing build plan.md                              from an edited outline"""
)
@source_argument
@template_option(multiple=True)
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="FOLDER",
    help="Where the files go; made if missing. Default: the current folder.",
)
@click.option("--only", type=click.Choice(["deck", "handout"]), help="Make only the one of the two.")
@set_option
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but problems.")
def build(
    source: Path, names: tuple[str, ...], folder: Path, only: str | None, settings: tuple[str, ...], quiet: bool
) -> None:
    """Make a PowerPoint deck and a PDF handout of ARTICLE (.txt, .md, or an edited outline).

    They are named after the file given and the template: article-executive.pptx, plan-executive.pptx.
    """
    report = Report()
    opened = open_source(source, report)
    templates = _load_templates(names or (opened.template or DEFAULT_TEMPLATE,), settings, report)
    created = files.creation_time()
    outputs: dict[Path, bytes] = {}
    summaries: list[str] = []
    with _progress(templates, opened) as steps:
        for template in steps:
            briefing, made = _make_outputs(opened, template, folder, only, created, report)
            outputs.update(made)
            summaries.append(_summary(briefing, made))
    files.write_whole(outputs)
    _print(summaries, opened, report, quiet)


def _load_templates(names: tuple[str, ...], settings: tuple[str, ...], report: Report) -> list[Template]:
    parts = [part for name in names for part in ([name] if Path(name).exists() else name.split(","))]
    wanted = [part.strip() for part in parts if part.strip()] or list(names)
    templates = [files.load_template(name, settings, report) for name in wanted]
    twice = [name for name, count in Counter(t.name for t in templates).items() if count > 1]
    if twice:
        message = f"The template {twice[0]} is given more than once: its files would overwrite each other."
        raise UsageError.one("CLI008", message, hint="Give each -t once.")
    return templates


def _progress(templates: list[Template], source: Source) -> AbstractContextManager[Iterable[Template]]:
    """A progress bar over the templates, shown on a terminal only and only when there is something to wait for."""
    long_work = len(templates) * len(source.article.text) > 500_000
    if not long_work or not sys.stderr.isatty():
        return nullcontext(templates)
    return click.progressbar(templates, label="Building", file=sys.stderr, item_show_func=_name)


def _name(template: Template | None) -> str:
    return template.name if template else ""


def _make_outputs(
    source: Source, template: Template, folder: Path, only: str | None, created: int, report: Report
) -> tuple[pipeline.Briefing, dict[Path, bytes]]:
    briefing, master = make(source, template, report)
    assets = files.read_template_assets(template)
    stem = folder / f"{_slug(source.stem)}-{template.name}"
    made: dict[Path, bytes] = {}
    if only != "handout":
        made[stem.with_name(stem.name + ".pptx")] = pipeline.write_deck(briefing, master, assets, created)
    if only != "deck":
        made[stem.with_name(stem.name + ".pdf")] = pipeline.write_handout(briefing, assets, created)
    return briefing, made


def _slug(stem: str) -> str:
    """The name of the article or outline as the first part of an output's: without what some file systems refuse."""
    return re.sub(r'[<>:"/\\|?*\x00-\x1f]+', "-", stem).strip(" .") or "briefing"


def _summary(briefing: pipeline.Briefing, made: dict[Path, bytes]) -> str:
    minutes = speech_minutes(briefing.deck.slides)
    words = sum(len(p.text.split()) for page in briefing.pages for p in paragraphs_of(page.boxes))
    facts = {
        ".pptx": f"{_count(len(briefing.frames), 'slide')}, about {minutes} min of speech",
        ".pdf": f"{_count(len(briefing.pages), 'page')}, {_count(words, 'word')}",
    }
    rows = [f"  {click.style(str(path), bold=True)}  {facts[path.suffix]}" for path in made]
    return "\n".join([*rows, *_left_out(briefing)])


def _left_out(briefing: pipeline.Briefing) -> Iterator[str]:
    kept = sum(1 for _ in briefing.digest.points())
    omissions = briefing.digest.left_out()
    reasons = Counter(re.sub(r" [0-9a-f]{8}$", "", o.reason) for o in omissions)
    listed = ", ".join(f"{count} {reason}" for reason, count in reasons.most_common())
    left_out = _count(len(omissions), "sentence")
    yield f"  kept {_count(kept, 'point')}; left out {left_out}" + (f" ({listed})" if listed else "")
    weighty = [o for o in omissions if o.weighty]
    if weighty:
        yield f"  {len(weighty)} of them with a number, a caveat or a condition:"
        for omission in weighty[:_MOST_LISTED]:
            yield f"    line {omission.span.line}: {console.shorten(omission.text, 90)}"
        if len(weighty) > _MOST_LISTED:
            yield f"    ... and {len(weighty) - _MOST_LISTED} more: briefing trace {briefing.article.source}"


def _print(summaries: list[str], source: Source, report: Report, quiet: bool) -> None:
    if quiet:
        console.show(d for d in report if d.severity != "info")
        return
    article = source.article
    sections = sum(1 for section, parent in walk(article) if parent is None and section.heading)
    size = f"{_count(len(article.text.split()), 'word')}, {_count(sections, 'section')}"
    click.echo(console.heading(article.title) + f"  ({size})")
    for summary in summaries:
        click.echo(summary)
    console.show(dict.fromkeys(report))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + "s" * (number != 1)

"""`briefing templates`: list, show, make, check and preview audience templates."""

from __future__ import annotations

import json
from pathlib import Path

import click

from briefing import resources
from briefing.cli import console, files
from briefing.cli.options import set_option
from briefing.diagnostics import Diagnostic, OutputError, Place, Report, TemplateError, UsageError
from briefing.template import find, listing, load, reference
from briefing.template.chain import BASE


def _folders() -> tuple[Path, ...]:
    return (files.user_templates_dir(), resources.templates_dir())


@click.group()
def templates() -> None:
    """List, show, make, check and preview audience templates."""


@templates.command("list")
def list_templates() -> None:
    """Name every template that can be used, your own first."""
    report = Report()
    for name, path in find.available(_folders()).items():
        try:
            template = load.load(str(path), folders=_folders(), report=report)
        except TemplateError:
            click.echo(f"{name:<12} (has mistakes: briefing templates check {path})")
            continue
        own = "" if path.is_relative_to(resources.templates_dir()) else " (your own)"
        click.echo(f"{name:<12} {template.description}{own}")
    click.echo(f"Your own templates: {files.user_templates_dir()}", err=True)
    console.show(report)


@templates.command()
@click.argument("name")
@set_option
def show(name: str, settings: tuple[str, ...]) -> None:
    """Print every value of a template as TOML, with the template and line that set it."""
    report = Report()
    _, merged = load.read(name, settings, folders=_folders(), report=report)
    click.echo(listing.resolved(merged), nl=False)
    console.show(report)


@templates.command()
@click.argument("name")
@click.option("--from", "parent", default="executive", show_default=True, metavar="NAME", help="Start from this one.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FOLDER", help="Where. Default: your own.")
@click.option("--force", is_flag=True, help="Overwrite a template of that name.")
def new(name: str, parent: str, output: Path | None, force: bool) -> None:
    """Make a template of your own: a commented file that lists every key.

    It lands in your own folder of templates, where its name is enough to use it, or in FOLDER.
    """
    if find.is_path(name) or name.startswith("."):
        raise UsageError.one("CLI010", f'"{name}" is a path, not a name', hint="Name the folder with -o FOLDER.")
    if name == BASE and parent != BASE:
        hint = "Start it with --from base: it then changes the look of them all."
        raise UsageError.one("CLI012", f'every other template extends "{BASE}"', hint=hint)
    _, merged = load.read(parent, folders=_folders(), report=Report())
    target = (output or files.user_templates_dir()) / name / find.FILE_NAME
    if target.exists() and not force:
        hint = "Choose another name, or overwrite it with --force."
        raise OutputError.one("CLI011", "there is a template of that name already", Place(str(target)), hint)
    extends = str(Path(parent).resolve()) if find.is_path(parent) else parent
    text = listing.scaffold(name.replace("-", " ").capitalize(), extends, merged)
    files.write_whole({target: text.encode()})
    click.echo(f"{target}")
    click.echo(f"Change what you like, then: briefing templates check {target if output else name}", err=True)


@templates.command()
@click.argument("names", nargs=-1, required=True, metavar="TEMPLATE...")
def check(names: tuple[str, ...]) -> None:
    """Find every mistake in templates, each given by name or path."""
    found: list[Diagnostic] = []
    report = Report()
    for name in names:
        try:
            load.load(name, folders=_folders(), report=report)
            click.echo(f"{name}: no mistakes found")
        except TemplateError as error:
            found.extend(error.diagnostics)
    console.show(report)
    if found:
        raise TemplateError(found)


@templates.command()
def schema() -> None:
    """Print the JSON Schema of templates, for completion in editors."""
    click.echo(json.dumps(reference.json_schema(), indent=2, ensure_ascii=False))


@templates.command()
@click.argument("name")
@set_option
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path(), metavar="FOLDER", help="Where.")
def preview(name: str, settings: tuple[str, ...], output: Path) -> None:
    """Make a specimen: a deck and a handout of a built-in article, and a deck with every kind of slide."""
    from briefing.cli import specimen  # all the stages: the other commands do without them

    report = Report()
    made = specimen.make(files.load_template(name, settings, report), report)
    files.write_whole({output / file: content for file, content in made.items()})
    for file in made:
        click.echo(f"{output / file}")
    console.show(dict.fromkeys(report))

"""The command line. Only this package touches disk, environment, arguments and the terminal.

Commands are imported when they are called, so that `briefing --help` answers at once.
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any

import click

from briefing import __version__
from briefing.diagnostics import BriefingError

_COMMANDS = {
    "build": ("briefing.cli.build:build", "Make a deck and a handout from an article or an edited outline."),
    "outline": ("briefing.cli.outline:outline", "Write the planned deck as Markdown, to be edited and built."),
    "trace": ("briefing.cli.trace:trace", "Show the sentence behind every line, and what was left out."),
    "templates": ("briefing.cli.templates:templates", "List, show, make, check and preview audience templates."),
}

_EPILOG = """\b
Examples:
  briefing build article.txt
  briefing build article.md -t executive -t analyst -o out
  briefing outline article.txt -o plan.md   (edit it, then)
  briefing build plan.md
  briefing trace article.txt --json"""


class _Commands(click.Group):
    """The table above as a Click group: help without imports, one place that turns errors into exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, attribute = _COMMANDS[cmd_name][0].split(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, short) for name, (_, short) in _COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            self._suggest(ctx, args[0])
        return super().resolve_command(ctx, args)

    def _suggest(self, ctx: click.Context, word: str) -> None:
        import difflib

        near = difflib.get_close_matches(word, _COMMANDS, n=1)
        if near:
            ctx.fail(f"No such command '{word}'. Did you mean '{near[0]}'?")
        if os.path.exists(word):
            ctx.fail(f"No such command '{word}'. To make a deck and a handout from that file: briefing build {word}")

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BriefingError as error:
            from briefing.cli import console

            console.show(error.diagnostics)
            ctx.exit(error.exit_code)


def _prepare_terminal(ctx: click.Context) -> None:
    """No colour where NO_COLOR is set (no-color.org); no crash where the terminal lacks a character."""
    if os.environ.get("NO_COLOR"):
        ctx.color = False
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


@click.group(cls=_Commands, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefing")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Turn an article into a briefing deck (.pptx) and a handout (.pdf).

    Works offline; the same article gives the same bytes; every line comes from a sentence of the article, and `trace`
    shows which.
    """
    _prepare_terminal(ctx)

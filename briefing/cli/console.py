"""Printing: diagnostics with their place and caret, colours only on a terminal."""

from __future__ import annotations

from collections.abc import Iterable

import click

from briefing.diagnostics import Diagnostic, Place, Severity

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def show(diagnostics: Iterable[Diagnostic]) -> None:
    """Print each diagnostic on standard error: place, what, the line with a caret, what to do."""
    for diagnostic in diagnostics:
        click.echo(_headline(diagnostic), err=True)
        for line in (*_excerpt(diagnostic), *_hint(diagnostic)):
            click.echo(line, err=True)


def heading(text: str) -> str:
    """`text` as a heading."""
    return click.style(text, bold=True)


def shorten(text: str, width: int) -> str:
    """`text` on one line of at most `width` characters, cut at a word with an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= width:
        return text
    return text[: width - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _headline(diagnostic: Diagnostic) -> str:
    place = click.style(f"{diagnostic.where}: ", bold=True) if diagnostic.where else ""
    severity = click.style(diagnostic.severity.value, fg=_COLORS[diagnostic.severity], bold=True)
    return f"{place}{severity}: {diagnostic.message} [{diagnostic.code}]"


def _excerpt(diagnostic: Diagnostic) -> Iterable[str]:
    where = diagnostic.where
    if not isinstance(where, Place) or not where.excerpt:
        return ()
    source = f"    {where.excerpt}"
    return (source, "    " + " " * (where.column - 1) + "^") if where.column else (source,)


def _hint(diagnostic: Diagnostic) -> Iterable[str]:
    return (f"    {diagnostic.hint}",) if diagnostic.hint else ()

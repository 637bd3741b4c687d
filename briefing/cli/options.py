"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from briefing.cli.source import DEFAULT_TEMPLATE

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
        + (" May be given again, or several with commas." if multiple else ""),
    )

"""The one place that finds what ships with the program: templates, fonts, languages.

The templates lie at the top of the repository in a checkout and inside the package in a wheel; both are found the
same way, without configuration.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def templates_dir() -> Path:
    """The folder of the shipped templates: inside the installed package, else beside it in a checkout."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


def fonts_dir() -> Path:
    """The folder of the shipped fonts, with their licences and metric tables."""
    return templates_dir() / "base" / "fonts"


def specimen_dir() -> Path:
    """The folder of the specimen that `briefing templates preview` builds."""
    return templates_dir() / "base" / "specimen"


def languages_dir() -> Path:
    """The folder of the language tables."""
    return _PACKAGE / "languages"


def base_master(aspect: str) -> bytes:
    """The base PowerPoint master for "16:9" or "4:3"."""
    name = "master.pptx" if aspect == "16:9" else f"master-{aspect.replace(':', 'x')}.pptx"
    return (templates_dir() / "base" / name).read_bytes()

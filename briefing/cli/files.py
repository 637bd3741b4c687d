"""Reading what the user names and writing what was made: bounded, whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

import click

from briefing import resources
from briefing.article import Article
from briefing.diagnostics import InputError, OutputError, Place, Report, TemplateError, UsageError
from briefing.template.load import load
from briefing.template.model import Template

MAX_SOURCE_BYTES = 64 * 1024 * 1024  # far above any article; below what would exhaust a laptop's memory
MAX_IMAGE_BYTES = 32 * 1024 * 1024
DEFAULT_EPOCH = 946_684_800  # 2000-01-01: the date in a file's properties when nobody gave one


def read_source(path: Path) -> bytes:
    """The bytes of an article or outline.

    Raises InputError for what is missing, no file, unreadable or too large.
    """
    where = Place(str(path))
    if not path.exists():
        raise InputError.one("CLI001", "There is no such file.", where, _nearest_file(path))
    if path.is_dir():
        raise InputError.one("CLI002", "This is a folder, not an article.", where, "Name a file in it.")
    try:
        if path.stat().st_size > MAX_SOURCE_BYTES:
            limit = MAX_SOURCE_BYTES // 1024 // 1024
            raise InputError.one("CLI003", f"The file is larger than {limit} MB.", where, "Split it into articles.")
        return path.read_bytes()
    except OSError as error:
        raise InputError.one("CLI004", f"The file cannot be read: {error.strerror}.", where) from error


def read_article(path: Path, report: Report) -> Article:
    """Read an article, its local pictures included.

    Raises InputError if there is no article in it.
    """
    from briefing import readers

    return readers.read(read_source(path), str(path), report, resolve=_PictureFolder(path))


class _PictureFolder:
    """Finds pictures by their reference, in the article's folder and below it only."""

    def __init__(self, article: Path) -> None:
        self._root = article.resolve().parent

    def __call__(self, reference: str) -> bytes | None:
        target = (self._root / reference).resolve()
        if not target.is_relative_to(self._root) or not target.is_file():
            return None
        with contextlib.suppress(OSError):
            if target.stat().st_size <= MAX_IMAGE_BYTES:
                return target.read_bytes()
        return None


def user_templates_dir() -> Path:
    """Where a person's own templates live."""
    return Path(click.get_app_dir("briefing")) / "templates"


def load_template(name: str, settings: tuple[str, ...], report: Report) -> Template:
    """The template that `name` stands for: a path, or the name of one of the user's or of the shipped ones."""
    return load(name, settings, folders=(user_templates_dir(), resources.templates_dir()), report=report)


def read_master(template: Template) -> bytes:
    """The PowerPoint master of a template: its own, else the base master of its aspect."""
    if not template.deck.master:
        return resources.base_master(template.deck.aspect)
    return _read_template_file(template.deck.master, "deck.master")


def read_template_assets(template: Template) -> Mapping[str, bytes]:
    """The pictures that a template brings: its logo."""
    logo = template.deck.logo
    return {logo: _read_template_file(logo, "deck.logo")} if logo else {}


def _read_template_file(path: str, key: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        message = f"{key}: the file cannot be read: {error.strerror}."
        raise TemplateError.one(
            "CLI005", message, Place(path), "Paths are relative to the template's folder."
        ) from error


def creation_time() -> int:
    """SOURCE_DATE_EPOCH if set (reproducible-builds.org), else a fixed day: the clock is never read."""
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not value:
        return DEFAULT_EPOCH
    if not value.isascii() or not value.isdigit() or int(value) > 253_402_300_799:  # the end of the year 9999
        message = f"SOURCE_DATE_EPOCH is not a number of seconds since 1970: {value!r}."
        raise UsageError.one("CLI006", message, hint="Unset it, or use for example 1767225600.")
    return int(value)


def write_whole(outputs: Mapping[Path, bytes]) -> None:
    """Write all outputs or none: each beside its target first, then all moved into place.

    Raises OutputError; a file that was there before stays as it was.
    """
    staged: dict[Path, Path] = {}
    try:
        for target, content in outputs.items():
            staged[target] = _stage(target, content)
        for target in list(staged):
            os.replace(staged[target], target)
            del staged[target]
    except OSError as error:
        where = Place(str(error.filename2 or error.filename or next(iter(outputs))))
        message = f"The output cannot be written: {error.strerror}."
        hint = "Name another folder with -o (no file), or free some room."
        raise OutputError.one("CLI007", message, where, hint) from error
    finally:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)


def _stage(target: Path, content: bytes) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir():
        raise IsADirectoryError(21, "a folder of that name is in the way", str(target))
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        temporary.chmod(0o666 & ~_umask())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def _nearest_file(path: Path) -> str:
    import difflib

    try:
        names = sorted(p.name for p in path.parent.iterdir() if p.is_file())
    except OSError:
        return f"There is no folder {path.parent} either."
    near = difflib.get_close_matches(path.name, names, n=1, cutoff=0.5)
    return f"Did you mean {path.parent / near[0]}?" if near else "Check the name and the folder."

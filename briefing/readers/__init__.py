"""Bytes become articles: a table of readers, and one function that finds the right one.

A reader is a module with `read(data: bytes, name: str, report: Report, resolve: Resolver | None) -> Article`. The table
names it by module path, so that nothing is imported before it is needed. A package outside this project adds a format
by an entry point in the group `briefing.readers`: its name is the suffix without the dot ("docx"), its object such a
function. Entry points are looked up only for a suffix that is not in the table.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import PurePosixPath
from typing import TypeAlias

from msgspec import Struct

from briefing.article import Article
from briefing.diagnostics import InputError, Place, Report

Resolver: TypeAlias = Callable[[str], bytes | None]
"""Gives the bytes of a local picture by its reference in the article, None if there is none or it may not be read."""

Read: TypeAlias = Callable[[bytes, str, Report, Resolver | None], Article]

_SNIFFED = 4096


class Reader(Struct, frozen=True):
    """A format: its name, its suffixes (lower-case, with the dot), how its beginning looks ("" for: cannot be told),
    and the module that reads it."""

    name: str
    suffixes: tuple[str, ...]
    module: str
    looks_like: re.Pattern[str] | None = None


READERS: tuple[Reader, ...] = (
    Reader(
        "markdown",
        (".md", ".markdown", ".mdown", ".mkd"),
        "briefing.readers.markdown",
        # Front matter, an ATX heading, a fence, a link with an address, a table's rule: none is usual in plain text.
        re.compile(r"\A---\n(?:.*\n)*?---\n|^#{1,6} \S|^```|\]\([^)\s]+\)|^\|[ :]*-{3,}", re.MULTILINE),
    ),
    Reader("text", (".txt", ".text", ".asc"), "briefing.readers.text"),
)


def read(data: bytes, name: str, report: Report, *, resolve: Resolver | None = None) -> Article:
    """The article in `data`, which was read under `name`.

    The suffix of the name decides the format; where it is unknown, an outside reader, then the beginning of the text.
    Raises InputError: REA001 to REA003 (see `decode`), REA006 (only headings), REA015 (an outside reader failed).
    """
    return reader_for(data, name)(data, name, report, resolve)


def reader_for(data: bytes, name: str) -> Read:
    """The function that reads this article."""
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    for reader in READERS:
        if suffix in reader.suffixes:
            return _load(reader)
    return (_outside(suffix, name) if suffix else None) or _load(_sniff(data))


def _load(reader: Reader) -> Read:
    found: Read = import_module(reader.module).read
    return found


def _outside(suffix: str, name: str) -> Read | None:
    """The reader that another package registered for `suffix`, None if there is none."""
    from importlib.metadata import entry_points

    for entry in sorted(entry_points(group="briefing.readers"), key=lambda e: (e.name, e.value)):
        if entry.name.lower() == suffix.removeprefix("."):
            try:
                found: Read = entry.load()
            except Exception as error:
                message = f"the reader {entry.value!r} for {suffix!r} cannot be loaded: {error}"
                raise InputError.one("REA015", message, Place(name)) from error
            return found
    return None


def _sniff(data: bytes) -> Reader:
    """The format that the beginning of `data` looks like; plain text if like no other."""
    beginning = data[:_SNIFFED].decode("utf-8", errors="replace").replace("\r\n", "\n").removeprefix("\ufeff")
    for reader in READERS:
        if reader.looks_like and reader.looks_like.search(beginning):
            return reader
    return READERS[-1]

"""Templates written out again: all values with their origins, and the commented file that a new one starts from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from textwrap import wrap
from typing import Any

from msgspec import Struct

from briefing import language
from briefing.template.find import template_name
from briefing.template.notation import dotted, key, toml
from briefing.template.raw import Setting
from briefing.template.schema import Key, keys
from briefing.template.values import Number, Path, Table, Type, Whole, expected

_WIDTH = 110  # of a comment


class _Group(Struct, frozen=True):
    """A [table] of the file: its path, and the keys of the schema that stand in it."""

    path: Path
    keys: tuple[Key, ...]


def _groups() -> Iterator[_Group]:
    """The tables in an order in which TOML can hold them: a table's own keys, then the tables below it."""
    plain: dict[Path, list[Key]] = {}
    for each in keys():
        path: Path = tuple(each.name.split("."))
        home = path if isinstance(each.type, Table) else path[:-1]
        plain.setdefault(home, []).append(each)
    heads = ["", *dict.fromkeys(each.name.partition(".")[0] for each in keys())]
    for path in sorted(plain, key=lambda p: (heads.index(str(p[0]) if p else ""), len(p) > 1)):
        yield _Group(path, tuple(plain[path]))


# --- resolved ------------------------------------------------------------------------------------------------


def resolved(merged: Mapping[Path, Setting]) -> str:
    """Every value of a template as TOML, each with the template and line that set it as a comment."""
    files = dict.fromkeys(s.layer.name for s in sorted(merged.values(), key=lambda s: s.depth) if not s.layer.whole)
    lines = [f"# {template_name(FilePath(name))}: {name}" for name in files]
    for home, settings in _by_table(merged).items():
        lines += ["", f"[{dotted(home)}]"] if home else [""]
        width = min(60, max(len(_assignment(s)) for s in settings))
        lines += [f"{_assignment(s):<{width}}  # {_origin(s)}" for s in settings]
    return "\n".join(lines) + "\n"


def _by_table(merged: Mapping[Path, Setting]) -> dict[Path, list[Setting]]:
    """The settings by the table that they stand in, in the order of the schema."""
    tables: dict[Path, list[Setting]] = {}
    for group in _groups():
        for each in group.keys:
            path = tuple(each.name.split("."))
            for found in (s for p, s in merged.items() if p[: len(path)] == path):
                tables.setdefault(found.path[:-1], []).append(found)
    return tables


def _assignment(setting: Setting) -> str:
    return f"{key(str(setting.path[-1]))} = {toml(setting.value)}"


def _origin(setting: Setting) -> str:
    if setting.layer.whole:
        return "--set"
    return f"{template_name(FilePath(setting.layer.name))}:{setting.place.line}"


# --- new -----------------------------------------------------------------------------------------------------


def scaffold(title: str, parent: str, merged: Mapping[Path, Setting]) -> str:
    """The file that a new template starts from: it extends `parent`, whose values `merged` are, and lists every key.

    A line that begins with "#" and no space holds a value that the parent sets: without the "#" it is the template's.
    """
    lines = [
        f"# A template of your own. It extends {toml(parent)} and may set everything that stands here.",
        "# To change a value, take away the # at the beginning of its line and write your own.",
        "# docs/templates.md explains every key with an example; briefing templates check finds every mistake.",
    ]
    for group in _groups():
        lines += ["", f"[{dotted(group.path)}]"] if group.path and group.path != ("labels",) else [""]
        for each in group.keys:
            lines += _entry(each, title, parent, merged)
    return "\n".join(lines) + "\n"


def _entry(each: Key, title: str, parent: str, merged: Mapping[Path, Setting]) -> Iterator[str]:
    """The comment on a key and its lines."""
    yield from (f"# {line}" for line in wrap(f"{each.doc} {_bounds(each.type)}", _WIDTH))
    path = tuple(each.name.split("."))
    match each:
        case Key("extends"):
            yield f"extends = {toml(parent)}"
        case Key("title"):
            yield f"title = {toml(title)}"
        case Key("description"):
            yield f"description = {toml(f'{title}: a template of your own')}"
        case Key("deck.extra"):
            yield from (f"#{line}" for line in each.example.splitlines())
        case Key("labels"):
            yield from _label_lines(merged)
        case Key(_, Table(None)):
            inherited = [s for p, s in merged.items() if p[:-1] == path]
            yield from (f"#{_assignment(s)}" for s in inherited)
            yield from (f"#{line}" for line in each.example.splitlines()[1:] if not inherited)
        case Key(_, Table(dict() as fields)):
            yield from (f"#{key(name)} = {toml(_value(merged, (*path, name), t))}" for name, t in fields.items())
        case _:
            yield f"#{key(str(path[-1]))} = {toml(_value(merged, path, each.type))}"


def _bounds(type_: Type) -> str:
    """The bounds of a number, as a sentence; the other types show in the value."""
    return f"{expected(type_).capitalize()}." if isinstance(type_, Whole | Number) else ""


def _value(merged: Mapping[Path, Setting], path: Path, type_: Type) -> Any:
    """What the parent sets, else the factor that changes nothing: only factors may be unset."""
    if path in merged:
        return merged[path].value
    assert isinstance(type_, Number)
    return 1


def _label_lines(merged: Mapping[Path, Setting]) -> Iterator[str]:
    for code in language.available():
        yield f"[labels.{code}]"
        for name, text in language.load(code).labels.items():
            found = merged.get(("labels", code, name))
            yield f"#{key(name)} = {toml(found.value if found else text)}"
        yield ""

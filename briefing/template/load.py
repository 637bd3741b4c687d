"""From the name of a template to the template: find, parse, follow `extends`, merge, check, resolve.

The order of merging is base <- the chain of `extends` <- the file <- each `--set`. Every problem of every file is
found before the load fails, and every value remembers the file and line that set it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path as FilePath
from typing import Any

from briefing.diagnostics import Diagnostic, Place, Report, Severity, TemplateError
from briefing.template.chain import read_chain
from briefing.template.consistency import inconsistencies
from briefing.template.find import template_name
from briefing.template.model import Template
from briefing.template.notation import dotted
from briefing.template.override import parse_setting
from briefing.template.raw import Layer, Setting
from briefing.template.resolve import resolve
from briefing.template.schema import homes_of, keys, root
from briefing.template.values import Path, Problem, Table, Type, check


def load(name: str, settings: Sequence[str] = (), *, folders: Sequence[FilePath], report: Report) -> Template:
    """The template that `name` stands for, with `settings` ("key.path=value") applied last.

    A bare name is looked for in `folders`, in order, as NAME/template.toml and NAME.toml; anything with a slash or
    that ends in .toml is a path. What is usable but worth a look goes to `report`. Raises TemplateError with every
    problem found.
    """
    file, merged = read(name, settings, folders=folders, report=report)
    return resolve(template_name(file), file.parent, merged)


def read(
    name: str, settings: Sequence[str] = (), *, folders: Sequence[FilePath], report: Report
) -> tuple[FilePath, Mapping[Path, Setting]]:
    """The file of the template and its merged values, each with its origin: sound, but not yet resolved."""
    found: list[Diagnostic] = []
    chain = read_chain(name, folders, found)
    complete = not found
    merged: dict[Path, Setting] = {}
    for depth, layer in enumerate((*chain, *_overrides(settings, found))):
        problems = tuple(check(root(), layer.values))
        found.extend(_diagnostic(layer, p) for p in problems)
        merged.update((s.path, s) for s in _settings(layer, depth, {p.within for p in problems}))
    if complete:
        found.extend(_missing(merged, chain) if not found else ())
        found.extend(inconsistencies(merged))
    if any(d.severity is Severity.ERROR for d in found):
        raise TemplateError(found)
    report.extend(found)
    return FilePath(chain[-1].name), merged


def _overrides(settings: Sequence[str], found: list[Diagnostic]) -> Iterator[Layer]:
    for text in settings:
        try:
            yield parse_setting(text)
        except TemplateError as error:
            found.extend(error.diagnostics)


def _diagnostic(layer: Layer, problem: Problem) -> Diagnostic:
    """A problem with its place in the layer: that of the key itself where nobody knows the key."""
    unknown = problem.code == "TPL004"
    message, place = f"{dotted(problem.within)}: {problem.message}", layer.place(problem.within, of_key=unknown)
    hint = _home(problem) if unknown else problem.hint
    return Diagnostic(Severity.ERROR, problem.code, message, place, hint)


def _home(problem: Problem) -> str:
    """What to do about an unknown key: move it to where it belongs, or correct its name."""
    homes = homes_of(str(problem.within[-1]))
    return f"Write it as {' or '.join(homes)}." if homes else problem.hint


def _settings(layer: Layer, depth: int, faulty: set[Path]) -> Iterator[Setting]:
    """Every value of a layer that is sound. Tables are followed down to their keys; a list is one value."""
    for path, value in _leaves(root(), layer.values, ()):
        if not any(path == bad[: len(path)] or bad == path[: len(bad)] for bad in faulty):
            yield Setting(path, value, layer, depth)


def _leaves(type_: Type | None, value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(type_, Table) and isinstance(value, dict):
        for key, item in value.items():
            inner = type_.item if type_.fields is None else type_.fields.get(key)
            yield from _leaves(inner, item, (*path, key))
    else:
        yield path, value


def _missing(merged: Mapping[Path, Setting], chain: Sequence[Layer]) -> Iterator[Diagnostic]:
    """The keys that no file of the chain sets; only a chain without the base template lacks any."""
    for path in required():
        if path not in merged:
            hint = 'Start from the base template: extends = "base".'
            yield Diagnostic(Severity.ERROR, "TPL016", f"{dotted(path)}: not set", Place(chain[0].name), hint)


def required() -> Iterator[Path]:
    """The keys that a chain must set between its files."""
    for key in keys():
        if key.optional:
            continue
        path = tuple(key.name.split("."))
        if isinstance(key.type, Table) and key.type.fields is not None:
            yield from ((*path, name) for name in key.type.fields)
        else:
            yield path

"""The files that make one template: itself, what it extends, and so on down to the base template."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefing.diagnostics import Diagnostic, Place, Severity, TemplateError
from briefing.template.find import available, find, is_path, template_name
from briefing.template.raw import Layer, parse
from briefing.template.values import nearest

BASE = "base"


def read_chain(name: str, folders: Sequence[Path], problems: list[Diagnostic]) -> list[Layer]:
    """The files behind `name`, the base template first; what cannot be read or found is added to `problems`.

    A file that names no other in `extends` extends the base template.
    """
    layers: list[Layer] = []
    try:
        wanted, asking, explicit = name, None, True
        while path := _find(wanted, folders, layers, asking, explicit):
            layers.append(_read(path))
            asking = path
            explicit = isinstance(layers[-1].values.get("extends"), str)
            wanted = str(layers[-1].values["extends"]) if explicit else BASE
    except TemplateError as error:
        problems.extend(error.diagnostics)
    return layers[::-1]


def _find(
    wanted: str, folders: Sequence[Path], layers: list[Layer], asking: Path | None, explicit: bool
) -> Path | None:
    """The next file of the chain, None where it ends. Raises TemplateError if it is not there or was there before."""
    path = find(wanted, folders, asking.parent if asking else Path(), asking)
    seen = [Path(layer.name).resolve() for layer in layers]
    if path is not None and path.resolve() not in seen:
        return path
    if not explicit:
        return None
    place = layers[-1].place(("extends",)) if layers else None
    if path is None:
        raise TemplateError([_not_found(wanted, folders, place)])
    names = [template_name(p) for p in (*seen[seen.index(path.resolve()) :], path)]
    hint = "One of them has to extend something else."
    raise TemplateError.one("TPL011", f"the templates extend each other: {' -> '.join(names)}", place, hint)


def _not_found(name: str, folders: Sequence[Path], place: Place | None) -> Diagnostic:
    if is_path(name):
        message, hint = (
            f'no template file "{name}"',
            "Give a .toml file or a folder with a template.toml.",
        )
    else:
        message, hint = f'no template is called "{name}"', nearest(name, tuple(available(folders)))
    return Diagnostic(Severity.ERROR, "TPL001", message, place, hint)


def _read(path: Path) -> Layer:
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise TemplateError.one("TPL002", f"cannot be read: {reason.lower()}", Place(str(path))) from None
    return parse(data, str(path), path.parent)

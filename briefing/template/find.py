"""Where templates lie: a bare name means the folders handed in, in order; a path means that file. Nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

FILE_NAME = "template.toml"


def is_path(name: str) -> bool:
    """Whether `name` is a path rather than a bare name: it has a slash or ends in .toml."""
    return "/" in name or "\\" in name or name.endswith(".toml")


def template_name(path: Path) -> str:
    """What the template in that file is called: its folder's name for a template.toml, else its own."""
    return path.resolve().parent.name if path.name == FILE_NAME else path.stem


def available(folders: Sequence[Path]) -> dict[str, Path]:
    """The file of every name that can be used, sorted by name; an earlier folder hides a later one."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in _files(folder):
            found.setdefault(template_name(path), path)
    return dict(sorted(found.items()))


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.glob(f"*/{FILE_NAME}"))
    yield from sorted(p for p in folder.glob("*.toml") if p.name != FILE_NAME)


def exists(path: Path) -> bool:
    """Whether there is a file at `path`; a path that no file can have (too long, say) has none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def find(name: str, folders: Sequence[Path], near: Path, asking: Path | None = None) -> Path | None:
    """The file that `name` stands for, None if there is none.

    A relative path starts at `near`. `asking` is the file that extends `name`: it is not found itself, so that a
    user's own "executive" can extend the one that ships.
    """
    if is_path(name):
        candidates: Sequence[Path] = (near / name, near / name / FILE_NAME)
    else:
        candidates = [path for folder in folders for path in (folder / name / FILE_NAME, folder / f"{name}.toml")]
    for path in candidates:
        if exists(path) and (is_path(name) or asking is None or path.resolve() != asking.resolve()):
            return path
    return None

"""The house keeps its order: who may import whom, what is documented, how long files may be."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "briefing"

# docs/architecture.md, "Import order": each line may import only from the lines before it.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("units", "diagnostics", "resources"),
    ("language", "article", "fonts"),
    ("digest", "amounts", "full_stops"),
    ("deck",),
    ("frame",),
    ("handout", "outline"),
    ("template",),
    ("readers", "condense", "plan", "layout", "writers"),
    ("pipeline",),
    ("trace",),
    ("cli",),
)
ORDER = {name: number for number, layer in enumerate(LAYERS) for name in layer}
# Libraries that only these may import, because of what they cost at start-up or because drawing is theirs alone.
ONLY_IN = {
    "click": ("cli",),
    "pptx": ("template/master", "writers/pptx"),
    "reportlab": ("writers/pdf",),
}
MAX_LINES = 300

MODULES = sorted(p.relative_to(PACKAGE) for p in PACKAGE.rglob("*.py") if "templates" not in p.parts)


def imports_of(module: Path) -> list[str]:
    tree = ast.parse((PACKAGE / module).read_text(encoding="utf-8"))
    names: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.append(node.module)
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def area_of(module: Path) -> str:
    return module.parts[0].removesuffix(".py")


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_imports_only_from_the_layers_before_its_own(module: Path) -> None:
    area = area_of(module)
    if area in ("__init__", "__main__"):
        return
    for name in imports_of(module):
        other = name.split(".")[1] if name.startswith("briefing.") else ""
        if other in ORDER and other != area:
            assert ORDER[other] < ORDER[area] or (ORDER[other] == ORDER[area] == 0), f"{module} imports {name}"


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_heavy_library_is_imported_only_where_it_belongs(module: Path) -> None:
    for name in imports_of(module):
        allowed = ONLY_IN.get(name.split(".")[0])
        assert allowed is None or str(module).startswith(allowed), f"{module} imports {name}"


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_is_not_longer_than_a_person_reads_at_once(module: Path) -> None:
    assert len((PACKAGE / module).read_text(encoding="utf-8").splitlines()) <= MAX_LINES


def test_the_import_order_in_the_documentation_is_the_one_that_is_tested() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    section = text.split("## Import order")[1].split("##")[0]
    documented = [line.split(". ", 1)[1] for line in section.splitlines() if line[:1].isdigit()]
    assert documented == [(" | " if number == 7 else ", ").join(layer) for number, layer in enumerate(LAYERS)]


def test_the_documentation_lists_every_module_and_no_other() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    section = text.split("## What lies where")[1].split("##")[0]
    documented = {line.split("`")[1] for line in section.splitlines() if line.startswith("| `")}
    there = {p.stem for p in PACKAGE.iterdir() if not p.name.startswith(("_", "py.typed"))}
    assert documented == there


def test_every_package_says_what_it_is() -> None:
    for path in PACKAGE.rglob("__init__.py"):
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path

"""Documentation that cannot rot: generated pages are current, and what the README says is what there is."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parent.parent


def script(path: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(Path(path).stem, ROOT / path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_page_of_errors_is_current() -> None:
    made = script("docs/make_errors.py").page()
    assert (ROOT / "docs" / "errors.md").read_text(encoding="utf-8") == made, "run: python docs/make_errors.py"


def test_every_code_names_one_kind_of_problem() -> None:
    codes: dict[str, set[str]] = {}
    for path in (ROOT / "briefing").rglob("*.py"):
        for code in re.findall(r'"([A-Z]{3}\d{3})"', path.read_text(encoding="utf-8")):
            codes.setdefault(code, set()).add(path.parent.name)
    assert codes
    shared = {code: sorted(where) for code, where in codes.items() if len(where) > 1}
    assert not shared, f"codes used in more than one part: {shared}"


def test_every_file_that_the_readme_points_to_is_there() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", readme):
        assert target.startswith("https://") or (ROOT / target).exists(), target

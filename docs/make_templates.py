"""Writes docs/templates.md from the schema of templates and the defaults of the base template.

    python docs/make_templates.py

A test checks that the page is current.
"""

from __future__ import annotations

from pathlib import Path

from briefing import resources
from briefing.diagnostics import Report
from briefing.template import load, reference


def page() -> str:
    """The text of the page."""
    _, base = load.read("base", folders=(resources.templates_dir(),), report=Report())
    return reference.markdown(base)


if __name__ == "__main__":
    (Path(__file__).parent / "templates.md").write_text(page(), encoding="utf-8")

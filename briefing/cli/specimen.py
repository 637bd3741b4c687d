"""The built-in specimen, made with a template: what the audience gets of an article, and one slide of every kind."""

from __future__ import annotations

import re

from msgspec.structs import replace

from briefing import outline, pipeline, plan, readers, resources
from briefing.cli import files
from briefing.deck import Deck
from briefing.diagnostics import Report
from briefing.template.model import Template


def make(template: Template, report: Report) -> dict[str, bytes]:
    """The specimen's files by name: a deck and a handout as `build` makes them, and a deck of every kind of slide."""
    folder = resources.specimen_dir()
    master, assets, created = files.read_master(template), files.read_template_assets(template), files.creation_time()
    data = (folder / "article.md").read_bytes()
    article = readers.read(data, "specimen.md", report, resolve=lambda name: (folder / name).read_bytes())
    briefing = pipeline.build(article, template, master, report)
    kinds = pipeline.build(article, template, master, Report(), edited=every_kind(template))
    return {
        f"specimen-{template.name}.pptx": pipeline.write_deck(briefing, master, assets, created),
        f"specimen-{template.name}.pdf": pipeline.write_handout(briefing, assets, created),
        f"kinds-{template.name}.pptx": pipeline.write_deck(kinds, master, assets, created),
    }


def every_kind(template: Template) -> Deck:
    """A deck with a slide of every kind, in the template's own words; kinds that the template switches off too."""
    text = (resources.specimen_dir() / "kinds.md").read_text(encoding="utf-8")
    labels = plan.labels(template, "en")

    def word(found: re.Match[str]) -> str:
        return labels[found[1]].format(audience=template.title)

    deck = outline.parse(re.sub(r"\[\[([a-z-]+)\]\]", word, text), "kinds.md", Report()).deck
    return replace(deck, template=template.name, marking=template.marking)

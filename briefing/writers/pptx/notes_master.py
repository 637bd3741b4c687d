"""The master of the notes pages: the one that the deck's master brings, else that of the base master."""

from __future__ import annotations

from briefing.resources import templates_dir
from briefing.template.model import Theme
from briefing.template.opc import Package
from briefing.writers.pptx.markup import OFFICE
from briefing.writers.pptx.parts import Parts
from briefing.writers.pptx.theme import rethemed


def ensure_notes_master(parts: Parts, theme: Theme) -> tuple[str, str]:
    """The part of the notes master, and the id of its relationship if it had to be added ("" if not)."""
    rows = parts.relations.get(parts.main, [])
    own = next((row.target for row in rows if row.kind == "notesMaster"), "")
    if own:
        return own, ""
    package = Package.open((templates_dir() / "base" / "master.pptx").read_bytes())
    source = next(target for _, target in package.related(package.main, "notesMaster"))
    look = next(target for _, target in package.related(source, "theme"))
    part = parts.free_name("ppt/notesMasters/notesMaster{}.xml")
    colors = parts.free_name("ppt/theme/theme{}.xml")
    parts.add(part, package.read(source), package.content_type(source))
    parts.add(colors, rethemed(package.read(look), theme), package.content_type(look))
    parts.relate(part, f"{OFFICE}/theme", colors)
    return part, parts.relate(parts.main, f"{OFFICE}/notesMaster", part)

"""Frames become a PowerPoint file: native, editable shapes on the layouts of a real master.

In: frames, as measured by `layout`; out: the bytes of a .pptx. The slides' XML is written as text and put into the
master's package part by part, so the cost of a slide does not depend on how many there are (docs/decisions).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.deck import Deck
from briefing.frame import Frame
from briefing.template.geometry import color_map, layout_parts, theme_part
from briefing.template.master import read_geometry
from briefing.template.model import Template
from briefing.template.opc import Package
from briefing.writers.pptx.logo import add_logo
from briefing.writers.pptx.media import Media
from briefing.writers.pptx.notes_master import ensure_notes_master
from briefing.writers.pptx.parts import Parts
from briefing.writers.pptx.presentation import presentation_xml
from briefing.writers.pptx.properties import add_view_properties, app_xml, core_xml
from briefing.writers.pptx.slides import Slides
from briefing.writers.pptx.style import Style
from briefing.writers.pptx.theme import rethemed


def write(
    frames: Sequence[Frame], deck: Deck, template: Template, assets: Mapping[str, bytes], master: bytes, created: int
) -> bytes:
    """The .pptx file of a deck, the same bytes for the same arguments.

    `assets` maps the names of pictures (and `template.deck.logo`) to bytes; `master` is any PowerPoint file;
    `created` is seconds since 1970. Raises TemplateError for an unusable master, OutputError PPT001 or PPT002 for a
    picture that is missing or none, PPT003 for a layout that the master does not have.
    """
    package = Package.open(master)
    presentation = package.parse(package.main)
    found = layout_parts(package, presentation)
    parts = Parts.kept_of(package)
    for owner in dict.fromkeys(layout.master for layout in found):
        theme = theme_part(package, owner)
        parts.contents[theme] = rethemed(parts.contents[theme], template.theme)
    names = {slot: name for name, slot in reversed(color_map(package.parse(found[0].master)).items())}
    media = Media(parts, assets)
    geometry = read_geometry(master, template.theme.slots)
    if template.deck.logo:
        add_logo(parts, [layout.part for layout in found], media, template.deck.logo, geometry.slide)
    noted = any(frame.notes for frame in frames)
    notes_master, added = ensure_notes_master(parts, template.theme) if noted else ("", "")
    style = Style.of(template.theme, names, deck.language)
    writer = Slides(parts, style, media, geometry.layouts, {x.name: x.part for x in found}, notes_master)
    ids = writer.add_all(frames)
    parts.contents[package.main] = presentation_xml(presentation, frames, ids, added, deck.sha256 or deck.title)
    add_view_properties(parts)
    parts.add_properties(core_xml(deck, template, created), app_xml(len(frames), sum(bool(f.notes) for f in frames)))
    return parts.zipped()

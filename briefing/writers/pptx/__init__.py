"""Frames become a PowerPoint file: native, editable shapes on the layouts of a real master.

In: frames, as measured by `layout`; out: the bytes of a .pptx. The slides' XML is written as text and put into the
master's package part by part, so the cost of a slide does not depend on how many there are (docs/decisions).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation

from briefing.deck import Deck
from briefing.frame import Frame
from briefing.template.geometry import color_map
from briefing.template.master import read_geometry
from briefing.template.master_file import named_layouts, open_master
from briefing.template.model import Template
from briefing.writers.pptx.logo import add_logo
from briefing.writers.pptx.media import Media
from briefing.writers.pptx.parts import Parts
from briefing.writers.pptx.presentation import list_slides
from briefing.writers.pptx.properties import VIEW_XML, app_xml, set_core_properties
from briefing.writers.pptx.reproducible import reproducible
from briefing.writers.pptx.slides import Slides
from briefing.writers.pptx.style import Style
from briefing.writers.pptx.theme import retheme


def write(
    frames: Sequence[Frame], deck: Deck, template: Template, assets: Mapping[str, bytes], master: bytes, created: int
) -> bytes:
    """The .pptx file of a deck, the same bytes for the same arguments.

    `assets` maps the names of pictures (and `template.deck.logo`) to bytes; `master` is any PowerPoint file;
    `created` is seconds since 1970. Raises TemplateError for an unusable master, OutputError PPT001 or PPT002 for a
    picture that is missing or none, PPT003 for a layout that the master does not have.
    """
    presentation, geometry = open_master(master), read_geometry(master, template.theme.slots)
    layouts = named_layouts(presentation)
    parts = Parts.of(presentation)
    media = Media(parts, assets)
    for owner in presentation.slide_masters:
        retheme(owner, template.theme)
    if template.deck.logo:
        for named in layouts:
            add_logo(named.layout, media.part(template.deck.logo), geometry.slide)
    names = {slot: name for name, slot in reversed(color_map(layouts[0].master.element).items())}
    style = Style.of(template.theme, names, deck.language)
    notes_master = presentation.part.notes_master_part if any(frame.notes for frame in frames) else None
    found = {named.name: named.layout.part for named in layouts}
    ids = Slides(parts, style, media, geometry.layouts, found, notes_master).add_all(frames)
    noted = presentation.part.relate_to(notes_master, RELATIONSHIP_TYPE.NOTES_MASTER) if notes_master else ""
    list_slides(presentation.element, frames, ids, noted, deck.sha256 or deck.title)
    parts.add_properties(app_xml(len(frames), sum(bool(f.notes) for f in frames)), VIEW_XML)
    set_core_properties(parts.package, deck, template, created)
    return _saved(presentation)


def _saved(presentation: Presentation) -> bytes:
    out = BytesIO()
    presentation.save(out)
    return reproducible(out.getvalue())

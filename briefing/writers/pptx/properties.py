"""What the file says of itself: title, author, dates, language (ECMA-376 part 2, clause 11)."""

from __future__ import annotations

import time

from briefing.deck import Deck
from briefing.template.model import Template
from briefing.writers.pptx.markup import HEAD, NAMESPACES, OFFICE, PACKAGE, PRESENTATION_ML, escaped
from briefing.writers.pptx.parts import Parts
from briefing.writers.pptx.style import full_tag

_EXTENDED = OFFICE.replace("/relationships", "/extended-properties")


def core_xml(deck: Deck, template: Template, created: int) -> str:
    """docProps/core.xml; `created` in seconds since 1970 is the date of making and of the last change."""
    date = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(created))
    fields = [
        ("dc:title", deck.title),
        ("dc:subject", template.title),
        ("dc:creator", deck.byline),
        ("cp:lastModifiedBy", deck.byline),
        ("dc:language", full_tag(deck.language)),
    ]
    texts = "".join(f"<{tag}>{escaped(text)}</{tag}>" for tag, text in fields if text)
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{date}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{texts}{dates}</cp:coreProperties>'
    )


def add_view_properties(parts: Parts) -> None:
    """Add an empty part of view properties where the master has none: PowerPoint offers to repair a file without it."""
    if not any(row.kind == "viewProps" for row in parts.relations.get(parts.main, ())):
        name = parts.free_name("ppt/viewProps{}.xml")
        parts.add(name, f"{HEAD}<p:viewPr {NAMESPACES}/>".encode(), f"{PRESENTATION_ML}.viewProps+xml")
        parts.relate(parts.main, f"{OFFICE}/viewProps", name)


def app_xml(slides: int, notes: int) -> str:
    """docProps/app.xml."""
    return (
        f'{HEAD}<Properties xmlns="{_EXTENDED}"><Application>briefing</Application><Slides>{slides}</Slides>'
        f"<Notes>{notes}</Notes></Properties>"
    )

"""What the file says of itself: title, author, dates, language (ECMA-376 part 2, clause 11)."""

from __future__ import annotations

from datetime import UTC, datetime

from pptx.package import Package

from briefing.deck import Deck
from briefing.template.model import Template
from briefing.writers.pptx.markup import HEAD, NAMESPACES, OFFICE, legal
from briefing.writers.pptx.style import full_tag

_EXTENDED = OFFICE.replace("/relationships", "/extended-properties")
# python-pptx refuses longer ones.
_MAX_LENGTH = 255
VIEW_XML = f"{HEAD}<p:viewPr {NAMESPACES}/>"


def set_core_properties(package: Package, deck: Deck, template: Template, created: int) -> None:
    """Set docProps/core.xml; `created` in seconds since 1970 is the date of making and of the last change."""
    core = package.core_properties
    core.title, core.subject = _text(deck.title), _text(template.title)
    core.author = core.last_modified_by = _text(deck.byline)
    core.language = _text(full_tag(deck.language))
    core.created = core.modified = datetime.fromtimestamp(created, UTC).replace(tzinfo=None)


def app_xml(slides: int, notes: int) -> str:
    """docProps/app.xml."""
    return (
        f'{HEAD}<Properties xmlns="{_EXTENDED}"><Application>briefing</Application><Slides>{slides}</Slides>'
        f"<Notes>{notes}</Notes></Properties>"
    )


def _text(text: str) -> str:
    return legal(text)[:_MAX_LENGTH]

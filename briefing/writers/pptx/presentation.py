"""What the presentation part lists: the master's own, with our slides and sections in place of any that it had."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from itertools import groupby

from lxml import etree
from pptx.oxml import parse_xml

from briefing.frame import Frame
from briefing.template.color import NS, P
from briefing.writers.pptx.markup import NAMESPACES, attribute

_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_SECTIONS_URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
FIRST_SLIDE_ID = 256  # the least that the schema allows
# Children of p:presentation that come before the slides, and those that speak of slides that are no longer there.
_BEFORE_NOTES = ("sldMasterIdLst",)
_BEFORE_SLIDES = ("sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst")
_STALE = ("sldIdLst", "custShowLst")


def list_slides(
    root: etree._Element, frames: Sequence[Frame], slides: Sequence[str], notes_master: str, seed: str
) -> None:
    """List the slides, whose relationship ids are `slides`, in `p:presentation`.

    `notes_master` is the relationship id of the notes master, "" for none; python-pptx does not list the one that it
    makes. `seed` makes the ids of the sections unique to this deck.
    """
    for name in _STALE:
        for element in root.findall(f"p:{name}", NS):
            root.remove(element)
    if notes_master and root.find("p:notesMasterIdLst", NS) is None:
        added = f'<p:notesMasterIdLst {NAMESPACES}><p:notesMasterId r:id="{notes_master}"/></p:notesMasterIdLst>'
        _insert_after(root, _BEFORE_NOTES, added)
    entries = "".join(f'<p:sldId id="{FIRST_SLIDE_ID + i}" r:id="{rel}"/>' for i, rel in enumerate(slides))
    _insert_after(root, _BEFORE_SLIDES, f"<p:sldIdLst {NAMESPACES}>{entries}</p:sldIdLst>")
    _replace_sections(root, section_list(frames, seed))


def section_list(frames: Sequence[Frame], seed: str) -> str:
    """The `p14:sectionLst`, in which every slide must occur once; "" where no slide names a section."""
    if not any(frame.section for frame in frames):
        return ""
    rows, position = [], 0
    for index, (name, group) in enumerate(groupby(frames, key=lambda frame: frame.section)):
        count = len(tuple(group))
        ids = "".join(f'<p14:sldId id="{FIRST_SLIDE_ID + position + i}"/>' for i in range(count))
        guid = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{seed}:{index}:{name}")).upper()
        label = attribute(name or frames[position].title)
        rows.append(f'<p14:section name="{label}" id="{{{guid}}}"><p14:sldIdLst>{ids}</p14:sldIdLst></p14:section>')
        position += count
    return f'<p14:sectionLst xmlns:p14="{_P14}">{"".join(rows)}</p14:sectionLst>'


def _insert_after(root: etree._Element, before: Sequence[str], xml: str) -> None:
    """Insert an element behind the last child whose name is in `before`."""
    names = {f"{{{P}}}{name}" for name in before}
    position = max((i for i, child in enumerate(root) if child.tag in names), default=-1)
    root.insert(position + 1, parse_xml(xml))


def _replace_sections(root: etree._Element, sections: str) -> None:
    extensions = root.find("p:extLst", NS)
    if extensions is None:
        if not sections:
            return
        extensions = etree.SubElement(root, f"{{{P}}}extLst")
    for old in extensions.findall("p:ext", NS):
        if old.get("uri") == _SECTIONS_URI:
            extensions.remove(old)
    if sections:
        extensions.insert(0, parse_xml(f'<p:ext {NAMESPACES} uri="{_SECTIONS_URI}">{sections}</p:ext>'))
    elif not len(extensions):
        root.remove(extensions)

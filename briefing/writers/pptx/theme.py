"""The theme of a master with the template's colours and fonts."""

from __future__ import annotations

from lxml import etree
from pptx.slide import SlideMaster

from briefing.template.color import NS, A, Scheme
from briefing.template.master_file import theme_part, theme_root
from briefing.template.model import Theme

_PLAIN = Scheme({}, {})


def retheme(master: SlideMaster, theme: Theme) -> None:
    """Give the theme part of a master the slots and families of `theme`; it stays as it is if it has them already."""
    root = theme_root(master)
    changed = [_recolor(root, slot, rgb) for slot, rgb in theme.slots.items()]
    changed += [_refont(root, "majorFont", theme.fonts.heading), _refont(root, "minorFont", theme.fonts.body)]
    if any(changed):
        theme_part(master).blob = etree.tostring(root, encoding="UTF-8", standalone=True)


def _recolor(root: etree._Element, slot: str, rgb: str) -> bool:
    """Give a slot its colour; whether that changed anything."""
    holder = root.find(f".//a:clrScheme/a:{slot}", NS)
    if holder is None or _PLAIN.resolve(holder) == rgb.upper():
        return False
    for child in list(holder):
        holder.remove(child)
    etree.SubElement(holder, f"{{{A}}}srgbClr", val=rgb.upper())
    return True


def _refont(root: etree._Element, which: str, family: str) -> bool:
    latin = root.find(f".//a:{which}/a:latin", NS)
    if latin is None or not family or latin.get("typeface") == family:
        return False
    for attribute in ("panose", "pitchFamily", "charset"):
        latin.attrib.pop(attribute, "")
    latin.set("typeface", family)
    return True

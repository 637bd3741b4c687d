"""Colours of DrawingML resolved to RGB: theme slots, colour maps and luminance changes (ECMA-376 part 1, 20.1.2.3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from lxml import etree
from msgspec import Struct

from briefing.template.rgb import channels, modulate, to_hex
from briefing.template.values import SLOTS

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NS = {"a": A, "p": P, "r": R}

# The few preset names that masters really use; any other is taken as mid gray.
_PRESETS = {
    "black": "000000",
    "white": "FFFFFF",
    "red": "FF0000",
    "green": "008000",
    "blue": "0000FF",
    "gray": "808080",
}
_SYSTEM = {"windowText": "000000", "window": "FFFFFF"}


class Scheme(Struct, frozen=True):
    """The RGB of each theme slot, and the map from the names that slides use (bg1, tx1 ...) to slots."""

    slots: Mapping[str, str]
    mapping: Mapping[str, str]

    def rgb(self, name: str) -> str:
        """The RGB of a scheme colour ("tx1", "accent2" ...)."""
        slot = self.mapping.get(name, name)
        return self.slots.get(slot, "000000" if slot.startswith(("tx", "dk")) else "FFFFFF")

    def resolve(self, holder: etree._Element | None, placeholder: str = "") -> str:
        """The RGB of the first colour inside `holder` (a fill, a background reference), "" if there is none.

        `placeholder` is the colour that "phClr" stands for.
        """
        if holder is None:
            return ""
        for child in holder.iter():
            if not isinstance(child.tag, str):
                continue
            base = self._base(child, placeholder)
            if base:
                return change(base, child)
        return ""

    def _base(self, color: etree._Element, placeholder: str) -> str:
        value = color.get("val", "")
        match etree.QName(color).localname:
            case "schemeClr":
                return placeholder or self.rgb("tx1") if value == "phClr" else self.rgb(value)
            case "srgbClr":
                return value.upper()
            case "sysClr":
                return color.get("lastClr", "").upper() or _SYSTEM.get(value, "000000")
            case "prstClr":
                return _PRESETS.get(value, "808080")
            case _:
                return ""


def change(rgb: str, color: etree._Element) -> str:
    """`rgb` with the changes that are children of `color` applied: lumMod, lumOff, shade and tint, in their order."""
    for child in color:
        apply = _CHANGES.get(etree.QName(child).localname) if isinstance(child.tag, str) else None
        if apply and child.get("val", "").isdigit():
            rgb = apply(rgb, int(child.get("val", "0")) / 100_000)
    return rgb


def mean(colors: Sequence[str]) -> str:
    """The mean of some RGB values, "" of none."""
    known = [channels(rgb) for rgb in colors if rgb]
    red, green, blue = (sum(c[i] for c in known) / max(len(known), 1) for i in range(3))
    return to_hex(red, green, blue) if known else ""


def _toward(rgb: str, share: float, goal: float) -> str:
    red, green, blue = (c * share + goal * (1 - share) for c in channels(rgb))
    return to_hex(red, green, blue)


_CHANGES: dict[str, Callable[[str, float], str]] = {
    "lumMod": lambda rgb, share: modulate(rgb, lum_mod=share),
    "lumOff": lambda rgb, share: modulate(rgb, lum_off=share),
    "shade": lambda rgb, share: _toward(rgb, share, 0.0),
    "tint": lambda rgb, share: _toward(rgb, share, 1.0),
}


def theme_slots(theme: etree._Element) -> dict[str, str]:
    """The RGB of the twelve slots of a theme part."""
    plain = Scheme({}, {})
    scheme = theme.find(".//a:clrScheme", NS)
    found = (
        {} if scheme is None else {etree.QName(e).localname: plain.resolve(e) for e in scheme if isinstance(e.tag, str)}
    )
    return {slot: found.get(slot, "") or ("000000" if slot.startswith("dk") else "FFFFFF") for slot in SLOTS}


def theme_fonts(theme: etree._Element) -> tuple[str, str]:
    """The families of headings and of body text of a theme part, "" where it names none."""
    families = (theme.find(f".//a:{which}/a:latin", NS) for which in ("majorFont", "minorFont"))
    heading, body = ("" if family is None else family.get("typeface", "") for family in families)
    return heading, body

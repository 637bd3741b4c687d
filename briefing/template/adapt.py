"""A template in the colours and fonts of its own master.

Whoever names a master wants its look: what the template and its ancestors say of slots, palette and fonts gives way
to the master's theme, unless it is said in the same file as `deck.master` or by `--set`. The palette is then found
among the master's colours by what each is for, darkened where it could not be read.
"""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from types import MappingProxyType

from msgspec.structs import replace

from briefing.frame import Color
from briefing.template.master import MasterGeometry
from briefing.template.model import Fonts, Template, Theme, ThemeColor
from briefing.template.rgb import channels, contrast, theme_color

# WCAG 2.1, success criterion 1.4.3; what fills large areas should stand out further.
_READABLE, _STRONG = 4.5, 7.0
# A tint differs from the paper, but not so much that it looks like a colour of its own.
_TINT = (1.02, 1.15)
# Hues of warning colours, red to amber, in degrees; a grey has no hue.
_WARM, _SATURATED = (345, 50), 0.3


def adapted(template: Template, geometry: MasterGeometry) -> Template:
    """The template with the theme of its master (`geometry` as read without other slots); the base look if it names
    none."""
    if not template.deck.master:
        return template
    chosen = frozenset({"--set", template.origins["deck.master"].file})
    kept = frozenset(key for key, origin in template.origins.items() if origin.file in chosen)
    theme = template.theme
    slots = {s: rgb if f"theme.slots.{s}" in kept else geometry.slots.get(s, rgb) for s, rgb in theme.slots.items()}
    found = palette(slots)
    colors = {c: _again(theme.palette[c], slots) if f"theme.palette.{c}" in kept else found[c] for c in Color}
    adapted_theme = replace(
        theme,
        slots=MappingProxyType(slots),
        palette=MappingProxyType(colors),
        fonts=_fonts(theme, geometry, kept),
    )
    return replace(template, theme=adapted_theme)


def palette(slots: Mapping[str, str]) -> dict[Color, ThemeColor]:
    """What the colours of a theme are used for, each readable on its paper where text is set in it."""
    paper, warm = slots["lt1"], warm_accent(slots)

    def first(shades: tuple[str, ...], least: float, most: float = 21.0) -> ThemeColor:
        colors = [theme_color(shade, dict(slots)) for shade in shades]
        return next((c for c in colors if least <= contrast(c.rgb, paper) <= most), colors[-1])

    accent = first((*_darker("accent1"), "dk2", "dk1"), _READABLE)
    return {
        Color.INK: first(("dk1",), _READABLE),
        Color.PAPER: theme_color("lt1", dict(slots)),
        Color.DARK: first((*_darker("dk2"), "dk1"), _STRONG),
        Color.MIST: first(("lt2", "lt1, darker 5%"), *_TINT),
        Color.ACCENT: accent,
        Color.WARNING: first((*_darker(warm), "dk1"), _READABLE),
        Color.SLATE: first(("dk1, lighter 35%", "dk1, lighter 25%", "dk1, lighter 15%", "dk1"), _READABLE),
        Color.SKY: theme_color(f"{accent.slot}, lighter 80%", dict(slots)),
        Color.SAND: theme_color(f"{warm}, lighter 80%", dict(slots)),
        Color.RULE: theme_color("lt1, darker 25%", dict(slots)),
    }


def warm_accent(slots: Mapping[str, str]) -> str:
    """The first accent after accent1 that is red, orange or amber; accent2 if none is."""
    return next((slot for slot in (f"accent{i}" for i in range(2, 7)) if _is_warm(slots[slot])), "accent2")


def _is_warm(rgb: str) -> bool:
    hue, _, saturation = colorsys.rgb_to_hls(*channels(rgb))
    degrees, (low, high) = hue * 360, _WARM
    return saturation >= _SATURATED and (degrees >= low or degrees <= high)


def _darker(slot: str) -> tuple[str, ...]:
    return (slot, f"{slot}, darker 25%", f"{slot}, darker 50%")


def _again(color: ThemeColor, slots: Mapping[str, str]) -> ThemeColor:
    """The same shade of what its slot is now."""
    way = "lighter" if color.lum_off else "darker"
    shade = color.slot if color.lum_mod == 100 else f"{color.slot}, {way} {100 - color.lum_mod}%"
    return theme_color(shade, dict(slots))


def _fonts(theme: Theme, geometry: MasterGeometry, kept: frozenset[str]) -> Fonts:
    heading, body = geometry.fonts
    return replace(
        theme.fonts,
        heading=theme.fonts.heading if "theme.fonts.heading" in kept or not heading else heading,
        body=theme.fonts.body if "theme.fonts.body" in kept or not body else body,
    )

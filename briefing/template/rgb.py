"""Arithmetic on colours: channels, lighter and darker shades, and the contrast of WCAG 2.1."""

from __future__ import annotations

import colorsys

from briefing.template.model import ThemeColor
from briefing.template.values import RGB, SHADE


def slot_rgb(text: str) -> str:
    """The RGB that a valid colour of a template stands for, in the theme's own notation ("0B6A96")."""
    found = RGB.fullmatch(text)
    assert found is not None
    return found[1].upper()


def theme_color(shade: str, slots: dict[str, str]) -> ThemeColor:
    """The colour of a valid shade ("accent1, lighter 40%"), given the RGB of each slot.

    PowerPoint's picker stores "lighter 40%" as lumMod 60 % and lumOff 40 %, "darker 25%" as lumMod 75 %.
    """
    found = SHADE.fullmatch(shade)
    assert found is not None
    slot, way, percent = found.groups()
    change = int(percent or 0)
    lum_mod, lum_off = 100 - change, change if way == "lighter" else 0
    return ThemeColor(slot, modulate(slots[slot], lum_mod / 100, lum_off / 100), lum_mod, lum_off)


def modulate(rgb: str, lum_mod: float = 1.0, lum_off: float = 0.0) -> str:
    """`rgb` with its HSL luminance multiplied by `lum_mod` and raised by `lum_off`, both 0-1 (ECMA-376, 20.1.2.3)."""
    if (lum_mod, lum_off) == (1.0, 0.0):
        return rgb
    hue, light, saturation = colorsys.rgb_to_hls(*channels(rgb))
    return to_hex(*colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light * lum_mod + lum_off)), saturation))


def channels(rgb: str) -> tuple[float, float, float]:
    """Red, green and blue as 0-1."""
    return int(rgb[0:2], 16) / 255, int(rgb[2:4], 16) / 255, int(rgb[4:6], 16) / 255


def to_hex(red: float, green: float, blue: float) -> str:
    """RGB channels (0-1) as six hexadecimal digits."""
    return "".join(f"{round(255 * min(1.0, max(0.0, c))):02X}" for c in (red, green, blue))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.1, "contrast ratio")."""
    lighter, darker = sorted((_relative_luminance(one), _relative_luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _relative_luminance(rgb: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(rgb))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def readable(rgb: str, grounds: tuple[str, ...], ratio: float) -> str:
    """The colour nearest to `rgb` in luminance that stands out from all `grounds` by `ratio`, "" if there is none."""
    for step in range(1, 101):
        for lum_off in (0.0, step / 100):
            candidate = modulate(rgb, 1 - step / 100, lum_off)
            if all(contrast(candidate, ground) >= ratio for ground in grounds):
                return candidate
    return ""

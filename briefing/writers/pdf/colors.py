"""The theme's colours as reportlab wants them, in colour or as grays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from briefing.frame import Color
from briefing.template.model import ThemeColor

Rgb: TypeAlias = tuple[float, float, float]


def inks(palette: Mapping[Color, ThemeColor], grayscale: bool = False) -> dict[Color, Rgb]:
    """Red, green and blue (0-1) of every colour of the palette; `grayscale` turns each into the gray as light as it."""
    colors = {color: _rgb(entry.rgb) for color, entry in palette.items()}
    return {color: gray(rgb) for color, rgb in colors.items()} if grayscale else colors


def gray(rgb: Rgb) -> Rgb:
    """The gray of the same relative luminance (WCAG 2.2): all contrast ratios stay what they were."""
    red, green, blue = (_linear(c) for c in rgb)
    level = round(_encoded(0.2126 * red + 0.7152 * green + 0.0722 * blue), 4)
    return level, level, level


def _rgb(digits: str) -> Rgb:
    red, green, blue = (round(int(digits[i : i + 2], 16) / 255, 4) for i in (0, 2, 4))
    return red, green, blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _encoded(light: float) -> float:
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055

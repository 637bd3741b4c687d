"""What lies behind a text, and which colours can be read on it.

Contrast is that of WCAG 2.1 (success criterion 1.4.3): at least 4.5:1, or 3:1 for large text (from 18 pt, or from 14 pt
in bold type); graphics that carry meaning need 3:1 (1.4.11).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from briefing.frame import Color
from briefing.template.master import LayoutGeometry
from briefing.template.model import Theme
from briefing.template.rgb import contrast
from briefing.units import Rect

MIN_CONTRAST = 4.5
MIN_CONTRAST_LARGE = 3.0


def is_large(size_pt: float, bold: bool) -> bool:
    """Whether text counts as large."""
    return size_pt >= 18 or (bold and size_pt >= 14)


def behind(layout: LayoutGeometry, rect: Rect) -> tuple[str, ...]:
    """The colours that the layout draws behind `rect`: those of the decorations that reach into it, and the
    background unless a decoration covers it whole."""
    reaching = [(area, rgb) for area, rgb in layout.decorations if area.overlaps(rect)]
    covered = any(area.contains(rect) for area, _ in reaching)
    found = [rgb for _, rgb in reaching] + ([] if covered else [layout.background])
    return tuple(dict.fromkeys(found))


class Tones(Struct, frozen=True):
    """The colours that can be read on one backdrop, by what they are for."""

    ink: Color
    heading: Color
    accent: Color
    muted: Color
    warning: Color


# For each use the colours that are tried, the wanted one first.
_CHOICES: Mapping[str, tuple[Color, ...]] = {
    "ink": (Color.INK, Color.PAPER),
    "heading": (Color.DARK, Color.PAPER, Color.INK),
    "accent": (Color.ACCENT, Color.SKY, Color.PAPER, Color.DARK, Color.INK),
    "muted": (Color.SLATE, Color.SKY, Color.PAPER, Color.INK),
    "warning": (Color.WARNING, Color.SAND, Color.PAPER, Color.INK),
}


class Palette(Struct, frozen=True, eq=False):
    """The theme's colours, and which of them can be read on what."""

    theme: Theme
    _tones: dict[tuple[str, ...], Tones] = field(default_factory=dict)

    def rgb(self, color: Color) -> str:
        """The colour itself."""
        return self.theme.palette[color].rgb

    def tones_on(self, backdrop: Color | tuple[str, ...]) -> Tones:
        """The tones for text on a fill, or on all of several colours at once."""
        colors = (self.rgb(backdrop),) if isinstance(backdrop, Color) else backdrop
        if colors not in self._tones:
            self._tones[colors] = Tones(**{use: self._readable(tried, colors) for use, tried in _CHOICES.items()})
        return self._tones[colors]

    def least_contrast(self, color: Color, colors: Iterable[str]) -> float:
        """The contrast of a colour with the one of `colors` that is nearest to it."""
        return min(contrast(self.rgb(color), rgb) for rgb in colors)

    def _readable(self, tried: tuple[Color, ...], colors: tuple[str, ...]) -> Color:
        good = (color for color in tried if self.least_contrast(color, colors) >= MIN_CONTRAST)
        return next(good, max(tried, key=lambda color: self.least_contrast(color, colors)))

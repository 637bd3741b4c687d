"""What the template says of colours and fonts, as the pieces of DrawingML that every shape repeats."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from briefing.frame import Color, Outline
from briefing.template.model import Theme, ThemeColor
from briefing.units import points
from briefing.writers.pptx.markup import attribute, element

# The region that PowerPoint's proofing tools expect with a language that is given without one.
_REGIONS = {
    "ar": "SA", "cs": "CZ", "da": "DK", "de": "DE", "el": "GR", "en": "US", "es": "ES", "fi": "FI", "fr": "FR",
    "he": "IL", "hu": "HU", "it": "IT", "ja": "JP", "ko": "KR", "nb": "NO", "nl": "NL", "pl": "PL", "pt": "PT",
    "ro": "RO", "ru": "RU", "sv": "SE", "tr": "TR", "uk": "UA", "zh": "CN",
}  # fmt: skip


class Style(Struct, frozen=True):
    """Ready-made pieces: `colors` and `fills` by role, `rgb` for comparing with what is inherited, `shades` for
    python-pptx: the name of the theme colour and how much brighter (-1 to 1) it is.

    `lang` goes on every run; `mono` is the family of code; `one_family`: headings and body share theirs.
    """

    colors: Mapping[Color, str]
    fills: Mapping[Color, str]
    rgb: Mapping[Color, str]
    shades: Mapping[Color, tuple[str, float]]
    lang: str
    mono: str
    one_family: bool

    @classmethod
    def of(cls, theme: Theme, names: Mapping[str, str], language: str) -> Style:
        """`names`: the name by which slides of the master ask for a theme slot ("dk1": "tx1")."""
        colors = {role: scheme_color(color, names) for role, color in theme.palette.items()}
        return cls(
            colors,
            {role: f"<a:solidFill>{xml}</a:solidFill>" for role, xml in colors.items()},
            {role: color.rgb for role, color in theme.palette.items()},
            {role: (names.get(c.slot, c.slot), brightness(c)) for role, c in theme.palette.items()},
            attribute(full_tag(language)),
            attribute(theme.fonts.mono),
            theme.fonts.heading == theme.fonts.body,
        )

    def fill(self, color: Color | None) -> str:
        return "<a:noFill/>" if color is None else self.fills[color]

    def line(self, outline: Outline | None, arrow: bool = False) -> str:
        """The `a:ln` of a shape."""
        if outline is None:
            return "<a:ln><a:noFill/></a:ln>"
        dash = '<a:prstDash val="dash"/>' if outline.dashed else ""
        head = '<a:tailEnd type="triangle" w="med" len="med"/>' if arrow else ""
        return f'<a:ln w="{points(outline.width_pt)}">{self.fills[outline.color]}{dash}{head}</a:ln>'


def scheme_color(color: ThemeColor, names: Mapping[str, str]) -> str:
    """A colour as a slot of the theme, never as RGB: so it follows when the theme is changed."""
    change = f'<a:lumMod val="{color.lum_mod * 1000}"/>' if color.lum_mod != 100 else ""
    change += f'<a:lumOff val="{color.lum_off * 1000}"/>' if color.lum_off else ""
    return element("a:schemeClr", f' val="{names.get(color.slot, color.slot)}"', change)


def brightness(color: ThemeColor) -> float:
    """How much lighter (up to 1) or darker (down to -1) a colour is than its slot, as `template.rgb` gave it."""
    return color.lum_off / 100 if color.lum_off else color.lum_mod / 100 - 1


def full_tag(language: str) -> str:
    """A language tag with its region: "en" -> "en-US"."""
    region = _REGIONS.get(language)
    return f"{language}-{region}" if region else language or "en-US"

"""What is wrong with a template although each of its values is right: unreadable colours, missing files, dead ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from briefing.diagnostics import Diagnostic, Severity
from briefing.frame import Color
from briefing.template.find import exists
from briefing.template.notation import dotted
from briefing.template.raw import Setting
from briefing.template.rgb import contrast, readable, slot_rgb, theme_color
from briefing.template.schema import type_at
from briefing.template.values import SHADE, SLOTS, File, Path

Merged: TypeAlias = Mapping[Path, Setting]

CONTRAST = 4.5
"""For text of every size that slides and pages use (WCAG 2.1, 1.4.3: 3:1 would do from 18 pt, or 14 pt bold)."""

TEXT_ON = {
    Color.INK: (Color.PAPER, Color.MIST, Color.SKY, Color.SAND),
    Color.DARK: (Color.PAPER, Color.MIST, Color.SKY, Color.SAND),
    Color.SLATE: (Color.PAPER, Color.MIST),
    Color.ACCENT: (Color.PAPER, Color.MIST, Color.SKY),
    Color.WARNING: (Color.PAPER, Color.SAND),
    Color.SKY: (Color.DARK,),
}
"""Which colours of text the layouts set on which grounds. Paper on dark, accent and warning is the same pair turned."""


def inconsistencies(merged: Merged) -> Iterator[Diagnostic]:
    """Every problem that shows only when the values of all files are put together."""
    yield from _unreadable(merged)
    yield from _missing_files(merged)
    yield from _dead_ends(merged)


def _error(code: str, message: str, setting: Setting, hint: str = "") -> Diagnostic:
    return Diagnostic(Severity.ERROR, code, f"{dotted(setting.path)}: {message}", setting.place, hint)


def _unreadable(merged: Merged) -> Iterator[Diagnostic]:
    """Text colours that do not stand out from what they stand on, blamed on the value that was set last."""
    slots = {s: merged["theme", "slots", s] for s in SLOTS if ("theme", "slots", s) in merged}
    palette = {c: merged["theme", "palette", c] for c in Color if ("theme", "palette", c) in merged}
    if len(slots) < len(SLOTS) or len(palette) < len(Color):
        return
    values = {name: slot_rgb(setting.value) for name, setting in slots.items()}
    rgb = {c: theme_color(s.value, values).rgb for c, s in palette.items()}
    for text, grounds in TEXT_ON.items():
        poor = [g for g in grounds if contrast(rgb[text], rgb[g]) < CONTRAST]
        if poor:
            behind = [setting for c in (text, *poor) for setting in (palette[c], _slot_of(palette[c], slots))]
            blamed = max(behind, key=lambda s: s.depth)
            yield _error("TPL013", _contrast_message(text, poor, rgb), blamed, _contrast_hint(text, grounds, rgb))


def _slot_of(setting: Setting, slots: Mapping[str, Setting]) -> Setting:
    found = SHADE.fullmatch(setting.value)
    assert found is not None
    return slots[found[1]]


def _contrast_message(text: Color, poor: list[Color], rgb: Mapping[Color, str]) -> str:
    worst = min(poor, key=lambda ground: contrast(rgb[text], rgb[ground]))
    ratio = contrast(rgb[text], rgb[worst])
    also = f" (nor on {', '.join(g for g in poor if g is not worst)})" if len(poor) > 1 else ""
    return (
        f"text in {text} ({rgb[text]}) cannot be read on {worst} ({rgb[worst]}){also}: "
        f"contrast {int(ratio * 10) / 10}:1, expected at least {CONTRAST}:1"
    )


def _contrast_hint(text: Color, grounds: tuple[Color, ...], rgb: Mapping[Color, str]) -> str:
    better = readable(rgb[text], tuple(rgb[g] for g in grounds), CONTRAST)
    return f"The nearest shade for {text} that can be read is {better}." if better else "The grounds are too different."


def _missing_files(merged: Merged) -> Iterator[Diagnostic]:
    for path, setting in merged.items():
        type_ = type_at(path)
        if isinstance(type_, File) and setting.value and not exists(setting.layer.folder / setting.value):
            hint = f"The path starts at the folder of the template, {setting.layer.folder}."
            yield _error("TPL010", f'{type_.noun} "{setting.value}" is not there', setting, hint)


def _dead_ends(merged: Merged) -> Iterator[Diagnostic]:
    """Settings that leave nothing to show, or that name what another setting takes away."""
    parts, rules = merged.get(("deck", "parts")), merged.get(("deck", "rules"))
    if parts and "topics" not in parts.value:
        yield _error("TPL016", 'the part "topics" is missing, so the deck would say nothing', parts)
    if rules and rules.value[-1] != "bullets":
        hint = "It takes every text that no other rule takes."
        yield _error("TPL016", 'expected the rule "bullets" as the last one', rules, hint)
    bullets = merged.get(("deck", "kinds", "bullets"))
    if bullets and not bullets.value:
        yield _error("TPL016", "slides of bullets cannot be switched off: every text must fit somewhere", bullets)
    extra = merged.get(("deck", "extra"))
    for number, slide in enumerate(extra.value if extra else (), start=1):
        if parts and extra and slide.get("after", "sources") not in parts.value:
            message = f'slide {number} stands after "{slide.get("after", "sources")}", which deck.parts leaves out'
            yield _error("TPL016", message, extra, "Name a part that is there: " + ", ".join(parts.value) + ".")

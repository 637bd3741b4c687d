"""From merged values to the frozen template. The values are checked: nothing here can fail."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import Any

from briefing.digest import Role
from briefing.frame import Color
from briefing.template.model import (
    Audience,
    DeckSettings,
    ExtraSlide,
    Fonts,
    HandoutSettings,
    Literalness,
    Replacement,
    Template,
    TextRole,
    Theme,
)
from briefing.template.raw import Origins, Setting
from briefing.template.rgb import slot_rgb, theme_color
from briefing.template.values import Path


def resolve(name: str, folder: FilePath, merged: Mapping[Path, Setting]) -> Template:
    """The template called `name` with the values of `merged`, which sets every required key."""
    tree = _tree(merged)
    return Template(
        name=name,
        title=tree["title"],
        description=tree["description"],
        audience=_audience(name, tree["audience"]),
        theme=_theme(tree["theme"]),
        deck=_deck(tree["deck"], merged),
        handout=_handout(tree["handout"]),
        labels=MappingProxyType({code: MappingProxyType(words) for code, words in tree.get("labels", {}).items()}),
        marking=tree["marking"],
        folder=str(folder),
        origins=Origins(merged.values()),
    )


def _tree(merged: Mapping[Path, Setting]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for path, setting in merged.items():
        branch = tree
        for part in path[:-1]:
            branch = branch.setdefault(str(part), {})
        branch[str(path[-1])] = setting.value
    return tree


def _audience(name: str, values: dict[str, Any]) -> Audience:
    return Audience(
        name=name,
        minutes=values["minutes"],
        max_slides=values["max_slides"],
        bullets=values["bullets"],
        words_per_bullet=values["words_per_bullet"],
        literal=Literalness(values["literal"]),
        weights=MappingProxyType({Role(role): float(factor) for role, factor in values.get("weights", {}).items()}),
        sections_skip=tuple(values["sections_skip"]),
        sections_only=tuple(values["sections_only"]),
        sections_first=tuple(values["sections_first"]),
        replacements=_replacements(values.get("glossary", {}), values.get("replacements", {})),
    )


def _replacements(glossary: dict[str, str], words: dict[str, str]) -> tuple[Replacement, ...]:
    """The glossary explains a term where it first stands; plain replacements hold everywhere."""
    explained = (Replacement(term, f"{term} ({meaning})", first_only=True) for term, meaning in glossary.items())
    return (*(Replacement(old, new) for old, new in words.items()), *explained)


def _theme(values: dict[str, Any]) -> Theme:
    slots = {slot: slot_rgb(rgb) for slot, rgb in values["slots"].items()}
    fonts = values["fonts"]
    return Theme(
        palette=MappingProxyType({c: theme_color(values["palette"][c], slots) for c in Color}),
        slots=MappingProxyType(slots),
        fonts=Fonts(fonts["heading"], fonts["body"], fonts["mono"], tuple(fonts["fallback"])),
        deck=_ladders(values["deck"]),
        handout=_ladders(values["handout"]),
        leading=MappingProxyType({TextRole(role): float(v) for role, v in values.get("leading", {}).items()}),
    )


def _ladders(values: dict[str, list[float]]) -> Mapping[TextRole, tuple[float, ...]]:
    return MappingProxyType({role: tuple(float(size) for size in values[role]) for role in TextRole})


def _deck(values: dict[str, Any], merged: Mapping[Path, Setting]) -> DeckSettings:
    return DeckSettings(
        kinds=frozenset(kind for kind, on in values["kinds"].items() if on),
        rules=tuple(values["rules"]),
        parts=tuple(values["parts"]),
        layouts=MappingProxyType(values["layouts"]),
        master=_file(merged["deck", "master"]),
        aspect=values["aspect"],
        notes=values["notes"],
        footer=values["footer"],
        date=values["date"],
        logo=_file(merged["deck", "logo"]),
        extra=tuple(
            ExtraSlide(slide["title"], tuple(slide["bullets"]), slide.get("after", "sources"))
            for slide in values["extra"]
        ),
    )


def _file(setting: Setting) -> str:
    """A path, from the folder of the file that sets it; "" stays ""."""
    return str(setting.layer.folder / setting.value) if setting.value else ""


def _handout(values: dict[str, Any]) -> HandoutSettings:
    left, top, right, bottom = (float(margin) for margin in values["margins_pt"])
    return HandoutSettings(
        paper=values["paper"],
        pages=values["pages"],
        columns=values["columns"],
        margins_pt=(left, top, right, bottom),
        gutter_pt=float(values["gutter_pt"]),
        bullets=values["bullets"],
        parts=tuple(values["parts"]),
        variant=values["variant"],
        per_page=values["per_page"],
        footer=values["footer"],
        blanks=values["blanks"],
        grayscale=values["grayscale"],
    )

"""Which layout of a master each kind of slide uses.

A template names layouts of the base master. In a master that has no layout of that name, the layout whose type, name
and placeholders suit the kind best stands in: composition draws inside its `content`, so any layout with a title will
do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from briefing.diagnostics import Report
from briefing.template.master import LayoutGeometry, MasterGeometry


class Form(StrEnum):
    """What a kind of slide asks of its layout."""

    COVER = "cover"  # a title, and at most a subtitle
    SECTION = "section"  # a title, and at most one text
    TEXT = "text"  # a title above one wide text
    FREE = "free"  # a title above free space
    PICTURE = "picture"  # a title, a picture, a text
    QUOTE = "quote"  # a title and one text


class _Wish(Struct, frozen=True):
    """The types (ECMA-376 part 1, 19.7.15) and names that layouts of a form usually have, best first."""

    types: tuple[str, ...]
    name: re.Pattern[str]


def _names(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b({pattern})", re.IGNORECASE)


_WISHES = {
    Form.COVER: _Wish(
        ("title",), _names(r"title slide|cover|titelfolie|titelseite|diapositive de titre|portada|deckblatt")
    ),
    Form.SECTION: _Wish(("secHead",), _names(r"section|divider|chapter|abschnitt|kapitel|trenn|secci[oó]n")),
    Form.TEXT: _Wish(
        ("obj", "tx"), _names(r"title and (content|body|text)|titel und inhalt|titre et contenu|bullets?")
    ),
    Form.FREE: _Wish(("titleOnly",), _names(r"title only|nur titel|titre seul|s[oó]lo el t[ií]tulo|headline only")),
    Form.PICTURE: _Wish(("picTx",), _names(r"picture|image|photo|bild|foto")),
    Form.QUOTE: _Wish((), _names(r"quot|zitat|citation|cita\b")),
}
_FORMS = {
    "title": Form.COVER,
    "section": Form.SECTION,
    "bullets": Form.TEXT,
    "sources": Form.TEXT,
    "figure": Form.PICTURE,
    "quote": Form.QUOTE,
}
# What a sign is worth: the type says most, then the name; placeholders that do not suit weigh more than either alone.
TYPE, NAME, SUITS, UNSUITED, UNTITLED = 5, 4, 3, -6, -20


def map_layouts(geometry: MasterGeometry, wanted: Mapping[str, str], report: Report) -> dict[str, str]:
    """For each slide kind the name of a layout of this master: the wanted one, else the best stand-in.

    Reports MAS010 (information) for every stand-in and MAS011 (warning) where even the best suits badly.
    """
    folded = {_fold(name): name for name in reversed(tuple(geometry.layouts))}
    chosen: dict[str, str] = {}
    replaced: dict[tuple[str, str], list[str]] = {}
    for kind, name in wanted.items():
        found = name if name in geometry.layouts else folded.get(_fold(name))
        if found is None:
            found, score = best_layout(geometry, kind)
            replaced.setdefault((name, found), []).append(kind)
            if score < SUITS:
                hint = f'Name a better one in the template: [deck.layouts] {kind} = "..."'
                report.warning("MAS011", f'No layout of the master suits "{kind}" slides; "{found}" is used', hint=hint)
        chosen[kind] = found
    for (name, found), kinds in replaced.items():
        report.info("MAS010", f'The master has no layout "{name}": "{found}" is used for {", ".join(kinds)}')
    return chosen


def best_layout(geometry: MasterGeometry, kind: str) -> tuple[str, int]:
    """The layout that suits a slide kind best, the first of equals, with its score.

    Where none suits, free space below a title does: everything can be composed there.
    """
    best, score = _best(geometry, _FORMS.get(kind, Form.FREE))
    return (best, score) if score >= SUITS else _best(geometry, Form.FREE)


def _best(geometry: MasterGeometry, form: Form) -> tuple[str, int]:
    scores = {name: _score(layout, form, geometry.slide.width) for name, layout in geometry.layouts.items()}
    best = max(scores, key=lambda name: scores[name])
    return best, scores[best]


def _score(layout: LayoutGeometry, form: Form, width: int) -> int:
    wish = _WISHES[form]
    total = TYPE if layout.type in wish.types else 0
    total += NAME if wish.name.search(layout.name) else 0
    total += SUITS if _suits(layout, form, width) else UNSUITED
    return total if layout.placeholder("title") else total + UNTITLED


def _suits(layout: LayoutGeometry, form: Form, width: int) -> bool:
    """Whether the placeholders of a layout are what the form asks for."""
    texts = [p for p in layout.placeholders if p.role in ("body", "other", "subtitle")]
    picture, body = layout.placeholder("picture"), layout.placeholder("body")
    match form:
        case Form.COVER:
            return not picture and not body and len(texts) <= 1
        case Form.SECTION:
            return not picture and len(texts) <= 1
        case Form.TEXT:
            return not picture and len(texts) == 1 and body is not None and body.rect.width > width // 2
        case Form.FREE:
            return not picture and not texts
        case Form.PICTURE:
            return picture is not None
        case Form.QUOTE:
            return not picture and 1 <= len(texts) <= 2 and body is not None


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())

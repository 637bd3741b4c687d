"""What a PowerPoint master says of its layouts, as pure data.

Composition works inside the rectangles that this gives, never on inches of its own: so the same deck fits the base
master, its 4:3 variant and a master that nobody here has seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct, field

from briefing.frame import Align, Anchor, Insets
from briefing.units import Rect


class PlaceholderGeometry(Struct, frozen=True):
    """A placeholder of a layout, with what it inherits from the master resolved.

    `role`: "title", "subtitle", "body", "kicker", "source", "footer", "number", "date", "picture" or "other"; `type`
    and `idx` as in the file. `size_pt`, `bold` and `align` are the first level's, `rgb` its resolved colour.
    """

    role: str
    type: str
    idx: int
    name: str
    rect: Rect
    size_pt: float
    bold: bool
    rgb: str
    insets: Insets
    anchor: Anchor
    align: Align = Align.LEFT


class LayoutGeometry(Struct, frozen=True):
    """A slide layout. `content`: where composition may draw. `background`: RGB behind `content`; `decorations`: what
    the layout itself draws, in the order of drawing, with the RGB behind text that lies on it; `type` as in the file
    ("titleOnly", "obj" ...; "" for a custom layout)."""

    name: str
    placeholders: tuple[PlaceholderGeometry, ...]
    content: Rect
    background: str
    decorations: tuple[tuple[Rect, str], ...] = ()
    type: str = ""

    def placeholder(self, role: str) -> PlaceholderGeometry | None:
        """The first placeholder of that role."""
        return next((p for p in self.placeholders if p.role == role), None)


class MasterGeometry(Struct, frozen=True):
    """A whole master: the slide's rectangle and its layouts by name, in the file's order.

    `slots` and `fonts` (headings, body) are the theme's own: what a template takes over that sets none for this master.
    """

    slide: Rect
    layouts: Mapping[str, LayoutGeometry]
    slots: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    fonts: tuple[str, str] = ("", "")


def read_geometry(master: bytes, slots: Mapping[str, str] | None = None) -> MasterGeometry:
    """The geometry of a .pptx, .potx or .ppsx file (with or without macros).

    `slots` are the theme colours that the deck will have (`template.theme.slots`): the RGB of texts and backgrounds is
    resolved with them instead of the file's own. Raises TemplateError: MAS001 no PowerPoint file, MAS002 damaged,
    MAS003 without slide layouts.
    """
    from briefing.template.geometry import read  # lxml is loaded only where a master is read

    return read(master, tuple(sorted((slots or {}).items())))

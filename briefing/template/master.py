"""What a PowerPoint master says of its layouts, as pure data.

Composition works inside the rectangles that this gives, never on inches of its own: so the same deck fits the base
master, its 4:3 variant and a master that nobody here has seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefing.frame import Anchor, Insets
from briefing.units import Rect


@dataclass(frozen=True, slots=True)
class PlaceholderGeometry:
    """A placeholder of a layout, with what it inherits from the master resolved.

    `role`: "title", "subtitle", "body", "kicker", "source", "footer", "number", "date", "picture" or "other"; `type`
    and `idx` as in the file. `size_pt` and `bold` are the first level's, `rgb` the resolved colour of its text.
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


@dataclass(frozen=True, slots=True)
class LayoutGeometry:
    """A slide layout. `content`: where composition may draw. `background`: RGB behind `content`; `decorations`: what
    the layout itself draws, which nothing may cover, with the RGB behind text that lies on it."""

    name: str
    placeholders: tuple[PlaceholderGeometry, ...]
    content: Rect
    background: str
    decorations: tuple[tuple[Rect, str], ...] = ()

    def placeholder(self, role: str) -> PlaceholderGeometry | None:
        """The first placeholder of that role."""
        return next((p for p in self.placeholders if p.role == role), None)


@dataclass(frozen=True, slots=True)
class MasterGeometry:
    """A whole master: the slide's rectangle and its layouts by name, in the file's order."""

    slide: Rect
    layouts: Mapping[str, LayoutGeometry]

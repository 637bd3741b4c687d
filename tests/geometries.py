"""Hand-made masters unlike the shipped ones."""

from __future__ import annotations

from briefing.frame import Anchor, Insets
from briefing.template.master import LayoutGeometry, MasterGeometry, PlaceholderGeometry
from briefing.units import Rect, inches


def rect(x: float, y: float, width: float, height: float) -> Rect:
    return Rect(inches(x), inches(y), inches(width), inches(height))


def place(role: str, kind: str, idx: int, area: Rect) -> PlaceholderGeometry:
    return PlaceholderGeometry(
        role, kind, idx, role, area, 24, False, "FFFFFF", Insets(91440, 45720, 91440, 45720), Anchor.TOP
    )


def bare(background: str = "FFFFFF", height: float = 5.625) -> MasterGeometry:
    """A small master with one layout: a title and, on the left, a body; no kicker, source line or footer."""
    slide = rect(0, 0, 10, height)
    content = rect(0.5, 1.3, 9, height - 1.8)
    layout = LayoutGeometry(
        "Only one",
        (place("title", "title", 0, rect(0.5, 0.3, 9, 0.9)), place("body", "body", 1, content)),
        content,
        background,
    )
    return MasterGeometry(slide, {layout.name: layout})


def half_panel() -> MasterGeometry:
    """A layout whose left half is a strong colour, with the title reaching over both halves."""
    slide = rect(0, 0, 13.333, 7.5)
    content = rect(0.6, 1.9, 12, 4.8)
    layout = LayoutGeometry(
        "Halves",
        (place("title", "title", 0, rect(0.6, 0.4, 12, 1.2)), place("number", "sldNum", 12, rect(12, 7, 1, 0.3))),
        content,
        "FFFFFF",
        ((rect(0, 0, 13.333, 0.3), "C00000"),),
    )
    return MasterGeometry(slide, {layout.name: layout})

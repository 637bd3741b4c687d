"""Where furniture goes: the layout's placeholder of a role, or a free strip where a master has none."""

from __future__ import annotations

from briefing.frame import Anchor
from briefing.layout.canvas import NO_INSETS, Canvas
from briefing.template.master import PlaceholderGeometry
from briefing.units import Rect, inches

_STRIP = inches(0.28)
_GAP = inches(0.04)
_MARGIN = inches(0.25)  # kept free at the edge of the slide, where a marking stands


def place_for(canvas: Canvas, role: str) -> PlaceholderGeometry | None:
    """The placeholder of `role`; else, with the type "", a strip that nothing else of the layout lies in.

    A title always has one: above the content. A kicker is looked for above the title, a source line below the content.
    """
    place = canvas.layout.placeholder(role)
    if place:
        return place
    match role:
        case "title":
            return _strip(canvas, _above_content(canvas))
        case "kicker":
            title = canvas.layout.placeholder("title")
            rect = title.rect if title else _above_content(canvas)
            return _if_free(canvas, Rect(rect.x, rect.y - _STRIP - _GAP, rect.width, _STRIP))
        case "source":
            content = canvas.content
            return _if_free(canvas, Rect(content.x, content.bottom + _GAP, content.width, _STRIP))
        case _:
            return None


def _above_content(canvas: Canvas) -> Rect:
    slide, content = canvas.setting.geometry.slide, canvas.content
    top = slide.y + _MARGIN + _GAP
    return Rect(content.x, top, content.width, max(content.y - top - 2 * _GAP, _STRIP))


def _if_free(canvas: Canvas, rect: Rect) -> PlaceholderGeometry | None:
    taken = [place.rect for place in canvas.layout.placeholders if not place.rect.overlaps(canvas.content)]
    taken += [area for area, _ in canvas.layout.decorations]
    inside = canvas.setting.geometry.slide.inset(_MARGIN, _MARGIN, _MARGIN, _MARGIN).contains(rect)
    return _strip(canvas, rect) if inside and not any(area.overlaps(rect) for area in taken) else None


def _strip(canvas: Canvas, rect: Rect) -> PlaceholderGeometry:
    return PlaceholderGeometry("other", "", 0, "", rect, 12.0, False, "", NO_INSETS, Anchor.TOP)

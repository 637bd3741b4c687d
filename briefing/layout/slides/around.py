"""What stands around a slide's content: the author's lead-in above it, a conclusion bar below it."""

from __future__ import annotations

from msgspec import Struct

from briefing.deck import Line
from briefing.frame import Anchor, Box, Color, Insets, Run
from briefing.layout.backdrop import behind
from briefing.layout.canvas import Canvas, Overflow, below, top_of
from briefing.layout.text import height_of
from briefing.template.model import TextRole
from briefing.units import Rect, inches

_BAR_GAP = inches(0.24)
_BAR_INSETS = Insets(inches(0.25), inches(0.1), inches(0.25), inches(0.1))
_BAR_HEIGHT = inches(0.64)
_MAX_BAR_LINES = 2
_MOST_WORDS_OF_LEAD = 3
_LEAD_GAP = inches(0.16)
_GOES_ON = "… "


class Room(Struct, frozen=True):
    """What is left for the content, and the boxes before and after it in reading order."""

    rect: Rect
    before: tuple[Box, ...] = ()
    after: tuple[Box, ...] = ()

    def holding(self, *boxes: Box) -> tuple[Box, ...]:
        """All boxes in reading order, `boxes` being the content."""
        return (*self.before, *boxes, *self.after)


def around(canvas: Canvas, lead: Line | None = None, bar: Line | None = None) -> Room:
    """The content area with a lead-in and a conclusion bar drawn, if there are any."""
    rect = canvas.content
    before: tuple[Box, ...] = ()
    after: tuple[Box, ...] = ()
    if bar and bar.text:
        box = _bar(canvas, bar)
        after = (box,)
        rect = rect.inset(bottom=box.rect.height + _BAR_GAP)
    if lead and lead.text:
        style = canvas.style(TextRole.BODY, canvas.tones.heading, bold=True)
        paragraph = canvas.paragraph(lead, rect.width, style)
        height = height_of([paragraph])
        before = (canvas.box("Lead-in", top_of(rect, height), [paragraph]),)
        rect = below(rect, height + _LEAD_GAP)
    if rect.height <= 0:
        raise Overflow("content")
    return Room(rect, before, after)


def _led(text: str, effect: str) -> list[Run]:
    """The text with the few words before its first colon in bold type; what goes on from a title has the label."""
    if text.startswith(_GOES_ON):
        rest = text.removeprefix(_GOES_ON)
        return [Run(f"{effect}: ", bold=True), Run(rest)]
    lead, colon, rest = text.partition(": ")
    if colon and len(lead.split()) <= _MOST_WORDS_OF_LEAD:
        return [Run(f"{lead}: ", bold=True), Run(rest)]
    return [Run(text)]


def _bar(canvas: Canvas, bar: Line) -> Box:
    """The conclusion bar at the foot of the content area."""
    content = canvas.content
    palette = canvas.setting.palette
    is_dark = palette.least_contrast(Color.DARK, behind(canvas.layout, content)) < 3
    fill = Color.SKY if is_dark else Color.DARK
    style = canvas.style(TextRole.BAR, canvas.tones_on(fill).ink)
    width = content.width - _BAR_INSETS.left - _BAR_INSETS.right
    paragraph = canvas.setting.typesetter.paragraph(
        _led(bar.text, canvas.setting.label("effect")), width, style, bar.origin, bar.points
    )
    if len(paragraph.lines) > _MAX_BAR_LINES:
        raise Overflow("bar")
    height = max(_BAR_HEIGHT, height_of([paragraph]) + _BAR_INSETS.top + _BAR_INSETS.bottom)
    rect = Rect(content.x, content.bottom - height, content.width, height)
    return canvas.box("Conclusion", rect, [paragraph], insets=_BAR_INSETS, anchor=Anchor.MIDDLE, fill=fill)

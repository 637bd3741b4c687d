"""The title of a slide: balanced lines, at the largest size of its ladder that holds it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from briefing.deck import Line, Slide, TitleSlide
from briefing.frame import Align, Insets, Tag, TextBox
from briefing.layout.canvas import Canvas, Overflow
from briefing.layout.furniture import inside
from briefing.layout.places import place_for
from briefing.layout.text import breaks_a_word, cut, height_of
from briefing.template.master import PlaceholderGeometry
from briefing.template.model import TextRole

# The smallest a title gets before its end is cut: that of body text.
MIN_TITLE_PT = 18.0
_PANEL_SHARE = 0.24  # a title's box at least so much of the slide's height is a panel
_MAX_TITLE_LINES = 2


def title(slide: Slide, canvas: Canvas) -> tuple[TextBox, bool]:
    """The slide's title and whether its end had to be cut."""
    place = place_for(canvas, "title")
    assert place is not None
    role = _title_role(slide, canvas, place)
    for size_pt in _title_sizes(canvas, role):
        box = _title_box(slide.title, canvas, place, role, size_pt)
        if box:
            return box, False

    def shortened(text: str) -> TextBox | None:
        return _title_box(replace(slide.title, text=text), canvas, place, role, MIN_TITLE_PT)

    box = shortened(cut(slide.title.text, lambda text: shortened(text) is not None))
    if not box:
        raise Overflow("title")
    return box, True


def _title_role(slide: Slide, canvas: Canvas, place: PlaceholderGeometry) -> TextRole:
    if isinstance(slide, TitleSlide):
        return TextRole.COVER
    is_panel = place.rect.height >= _PANEL_SHARE * canvas.setting.geometry.slide.height
    return TextRole.PANEL if is_panel else TextRole.TITLE


def _title_sizes(canvas: Canvas, role: TextRole) -> Iterator[float]:
    """The role's ladder, then down to the least size of a title by twos."""
    ladder = canvas.setting.theme.deck[role]
    yield from ladder
    smaller = ladder[-1] - 2
    while smaller >= MIN_TITLE_PT:
        yield smaller
        smaller -= 2


def _title_box(
    line: Line, canvas: Canvas, place: PlaceholderGeometry, role: TextRole, size_pt: float
) -> TextBox | None:
    room = inside(place)
    color = canvas.tones_at(place.rect).heading
    style = canvas.style(role, color, bold=True, size_pt=size_pt, align=place.align, tag=Tag.H1)
    typesetter = canvas.setting.typesetter
    width = typesetter.balanced_width(typesetter.runs(line.text, style), room.width, size_pt)
    paragraph = canvas.paragraph(line, width, style)
    too_long = role is TextRole.TITLE and len(paragraph.lines) > _MAX_TITLE_LINES
    if too_long or height_of([paragraph]) > room.height or (size_pt > MIN_TITLE_PT and breaks_a_word(paragraph)):
        return None
    insets = _narrowed(place, room.width - width, paragraph.align)
    return canvas.box(
        "Title", place.rect, [paragraph], insets=insets, anchor=place.anchor, placeholder=place, tag=Tag.H1
    )


def _narrowed(place: PlaceholderGeometry, spare: int, align: Align) -> Insets:
    """The insets of a text that leaves `spare` EMU free, on the sides where its alignment leaves it."""
    i = place.insets
    left = {Align.LEFT: 0, Align.CENTER: spare // 2, Align.RIGHT: spare}[align]
    return Insets(i.left + left, i.top, i.right + spare - left, i.bottom)

"""Process: steps in their order. Chevrons side by side where the names are short, else below each other."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from briefing.deck import ProcessSlide, Step
from briefing.frame import Anchor, Box, Color, GroupBox, Insets, Paragraph, Shape, Tag, TextBox
from briefing.layout.canvas import GUTTER, Canvas, Overflow, inner_width, top_of
from briefing.layout.slides.around import around
from briefing.layout.slides.blocks import ROW_GAP, body_text, refuse_broken_words, row_heights, told
from briefing.layout.slides.bullets import body_box
from briefing.layout.text import Style, height_of
from briefing.template.model import TextRole
from briefing.units import Emu, Rect, inches

_MOST_ACROSS = 6
_MOST_NAME_LINES = 3  # longer ones stand below each other
_STEP_GAP = inches(0.12)
_STEP_HEIGHT, _BARE_STEP_HEIGHT = inches(0.8), inches(1.2)  # with and without cards below
_NUMBER = inches(0.42)  # for the number of a step
_POINT = inches(0.22)  # the depth of a chevron's point
_LEAST_SHARE = 0.5  # of the room, for cards that hold little
_NAME_SHARE = 0.3  # of the width, for names that stand at the left of their texts


def process(slide: ProcessSlide, canvas: Canvas) -> tuple[Box, ...]:
    """Steps as chevrons with what they mean below them, then bullets."""
    room = around(canvas, slide.lead, slide.bar)
    draw = _steps_down if canvas.arrangement else _steps_across
    filled = not slide.bullets and bool(room.after)
    boxes, rest = draw(slide.steps, room.rect, canvas, filled, bool(slide.bullets))
    more = (body_box(slide.bullets, rest, canvas),) if slide.bullets else ()
    return room.holding(*boxes, *more)


def _steps_across(
    steps: Sequence[Step], rect: Rect, canvas: Canvas, filled: bool, more: bool
) -> tuple[list[Box], Rect]:
    """Chevrons in a row, higher where nothing stands below them; cards below them (down to the bottom if `filled`, low
    if there is `more`), and what they leave free."""
    if not 2 <= len(steps) <= _MOST_ACROSS:
        raise Overflow("steps")
    columns = rect.columns(len(steps), _STEP_GAP)
    insets = [Insets(inches(0.2) if i == 0 else _POINT + inches(0.08), 0, _POINT, 0) for i in range(len(steps))]
    style = canvas.style(
        TextRole.HEADING, canvas.tones_on(Color.ACCENT).heading, bold=True, tag=Tag.H2, size_pt=canvas.heading_pt
    )
    names = [
        canvas.paragraph(s.name, columns[0].width - i.left - i.right, style) for s, i in zip(steps, insets, strict=True)
    ]
    refuse_broken_words(names)
    if any(len(name.lines) > _MOST_NAME_LINES for name in names):
        raise Overflow("names")
    least = _STEP_HEIGHT if more or any(step.body for step in steps) else _BARE_STEP_HEIGHT
    height = max(least, *(height_of([name]) + inches(0.16) for name in names))
    chevrons = tuple(
        canvas.box(
            f"Step {i + 1}",
            top_of(column, height),
            [names[i]],
            insets=insets[i],
            anchor=Anchor.MIDDLE,
            fill=Color.ACCENT,
            shape=Shape.CHEVRON if i else Shape.PENTAGON,
            adjust=_POINT / min(height, column.width),
        )
        for i, column in enumerate(columns)
    )
    group = GroupBox("Process", top_of(rect, height), chevrons, told(step.name for step in steps))
    rest = rect.inset(top=height + _STEP_GAP)
    bodies = _bodies(steps, [Rect(c.x, rest.y, c.width, rest.height) for c in columns], canvas, filled, more)
    lowest = max((box.rect.bottom for box in bodies), default=rest.y)
    return [group, *bodies], rest.inset(top=lowest + GUTTER - rest.y)


def _bodies(steps: Sequence[Step], areas: Sequence[Rect], canvas: Canvas, filled: bool, more: bool) -> list[TextBox]:
    """What each step means, on cards of one height below the chevrons."""
    if not any(step.body for step in steps):
        return []
    insets = Insets(inches(0.2), inches(0.18), inches(0.15), inches(0.18))
    texts = [body_text(step.body, canvas, inner_width(areas[0], insets), Color.MIST) for step in steps]
    refuse_broken_words(paragraph for text in texts for paragraph in text)
    given = areas[0].height
    needed = max(height_of(text) for text in texts) + insets.top + insets.bottom
    if needed > given:
        raise Overflow("steps")
    canvas.refuse_crowding(needed, given)
    least = 0 if more else int(_LEAST_SHARE * given)
    height = given if filled else min(max(needed + inches(0.2), least), given)
    return [
        canvas.box(f"Step {i + 1}: text", top_of(area, height), text, insets=insets, fill=Color.MIST)
        for i, (area, text) in enumerate(zip(areas, texts, strict=True))
        if text
    ]


def _numbered(number: int, step: Step, canvas: Canvas, width: Emu, style: Style) -> Paragraph:
    """The name of a step after its number, as a hanging paragraph."""
    hanging = replace(style, bullet=f"{number}.", bullet_color=style.color, indent=_NUMBER, hanging=_NUMBER)
    return canvas.paragraph(step.name, width, hanging)


def _steps_down(steps: Sequence[Step], rect: Rect, canvas: Canvas, filled: bool, more: bool) -> tuple[list[Box], Rect]:
    """Steps below each other: the name in a pentagon at the left, what it means at its right."""
    width = int(_NAME_SHARE * rect.width) if any(step.body for step in steps) else rect.width
    right = rect.inset(left=width + GUTTER)
    insets = Insets(inches(0.2), inches(0.06), inches(0.3), inches(0.06))
    style = canvas.style(
        TextRole.HEADING, canvas.tones_on(Color.ACCENT).heading, bold=True, tag=Tag.H2, size_pt=canvas.heading_pt
    )
    inner = width - insets.left - insets.right
    names = [_numbered(i, step, canvas, inner, style) for i, step in enumerate(steps, 1)]
    texts = [body_text(step.body, canvas, right.width) for step in steps]
    heights = row_heights(
        [
            max(height_of([name]) + insets.top + insets.bottom, height_of(text))
            for name, text in zip(names, texts, strict=True)
        ],
        rect.height,
    )
    boxes: list[Box] = []
    y = rect.y
    for i, (name, text, height) in enumerate(zip(names, texts, heights, strict=True)):
        row = Rect(rect.x, y, width, height)
        boxes.append(
            canvas.box(
                f"Step {i + 1}",
                row,
                [name],
                insets=insets,
                anchor=Anchor.MIDDLE,
                fill=Color.ACCENT,
                shape=Shape.PENTAGON,
                adjust=_POINT / min(width, height),
            )
        )
        if text:
            beside = Rect(right.x, y, right.width, height)
            boxes.append(canvas.box(f"Step {i + 1}: text", beside, text, anchor=Anchor.MIDDLE))
        y += height + ROW_GAP
    return boxes, Rect(rect.x, y, rect.width, max(rect.bottom - y, 0))

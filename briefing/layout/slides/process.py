"""Process: steps in their order. Chevrons side by side where the names are short, else below each other."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.deck import ProcessSlide, Step
from briefing.frame import Anchor, Box, Color, GroupBox, Insets, Shape, Tag, TextBox
from briefing.layout.canvas import GUTTER, Canvas, Overflow, inner_width, top_of
from briefing.layout.slides.around import around
from briefing.layout.slides.blocks import ROW_GAP, body_text, refuse_broken_words, row_heights, told
from briefing.layout.slides.bullets import body_box
from briefing.layout.text import height_of
from briefing.template.model import TextRole
from briefing.units import Rect, inches

_MOST_ACROSS = 6
_MOST_NAME_LINES = 3  # longer ones stand below each other
_STEP_GAP = inches(0.12)
_STEP_HEIGHT = inches(0.8)
_POINT = inches(0.22)  # the depth of a chevron's point
_NAME_SHARE = 0.3  # of the width, for names that stand at the left of their texts


def process(slide: ProcessSlide, canvas: Canvas) -> tuple[Box, ...]:
    """Steps as chevrons with what they mean below them, then bullets."""
    room = around(canvas, slide.lead, slide.bar)
    draw = _steps_down if canvas.arrangement else _steps_across
    filled = not slide.bullets and bool(room.after)
    boxes, rest = draw(slide.steps, room.rect, canvas, filled)
    more = (body_box(slide.bullets, rest, canvas),) if slide.bullets else ()
    return room.holding(*boxes, *more)


def _steps_across(steps: Sequence[Step], rect: Rect, canvas: Canvas, filled: bool) -> tuple[list[Box], Rect]:
    """Chevrons in a row, cards below them (down to the bottom if `filled`), and what they leave free."""
    if not 2 <= len(steps) <= _MOST_ACROSS:
        raise Overflow("steps")
    columns = rect.columns(len(steps), _STEP_GAP)
    insets = [Insets(inches(0.2) if i == 0 else _POINT + inches(0.08), 0, _POINT, 0) for i in range(len(steps))]
    style = canvas.style(TextRole.HEADING, canvas.tones_on(Color.ACCENT).heading, bold=True, tag=Tag.H2)
    names = [
        canvas.paragraph(s.name, columns[0].width - i.left - i.right, style) for s, i in zip(steps, insets, strict=True)
    ]
    refuse_broken_words(names)
    if any(len(name.lines) > _MOST_NAME_LINES for name in names):
        raise Overflow("names")
    height = max(_STEP_HEIGHT, *(height_of([name]) + inches(0.16) for name in names))
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
    bodies = _bodies(steps, [Rect(c.x, rest.y, c.width, rest.height) for c in columns], canvas, filled)
    lowest = max((box.rect.bottom for box in bodies), default=rest.y)
    return [group, *bodies], rest.inset(top=lowest + GUTTER - rest.y)


def _bodies(steps: Sequence[Step], areas: Sequence[Rect], canvas: Canvas, filled: bool) -> list[TextBox]:
    """What each step means, on cards of one height below the chevrons."""
    if not any(step.body for step in steps):
        return []
    insets = Insets(inches(0.2), inches(0.18), inches(0.15), inches(0.18))
    texts = [body_text(step.body, canvas, inner_width(areas[0], insets), Color.MIST) for step in steps]
    refuse_broken_words(paragraph for text in texts for paragraph in text)
    given = areas[0].height
    height = given if filled else max(height_of(text) for text in texts) + insets.top + insets.bottom + inches(0.2)
    if height > given:
        raise Overflow("steps")
    return [
        canvas.box(f"Step {i + 1}: text", top_of(area, height), text, insets=insets, fill=Color.MIST)
        for i, (area, text) in enumerate(zip(areas, texts, strict=True))
        if text
    ]


def _steps_down(steps: Sequence[Step], rect: Rect, canvas: Canvas, filled: bool) -> tuple[list[Box], Rect]:
    """Steps below each other: the name in a pentagon at the left, what it means at its right."""
    width = int(_NAME_SHARE * rect.width) if any(step.body for step in steps) else rect.width
    right = rect.inset(left=width + GUTTER)
    insets = Insets(inches(0.2), inches(0.06), inches(0.3), inches(0.06))
    style = canvas.style(TextRole.HEADING, canvas.tones_on(Color.ACCENT).heading, bold=True, tag=Tag.H2)
    names = [canvas.paragraph(step.name, width - insets.left - insets.right, style) for step in steps]
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

"""Process: steps in their order. Chevrons side by side where the names are short, else below each other."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.deck import Line, ProcessSlide, Step
from briefing.frame import Anchor, Box, Color, GroupBox, Insets, Paragraph, Shape, ShapeBox, Tag, TextBox
from briefing.layout.canvas import GUTTER, Canvas, Overflow, inner_width, top_of
from briefing.layout.slides.around import around
from briefing.layout.slides.blocks import ROW_GAP, body_text, refuse_broken_words, row_heights, told
from briefing.layout.slides.lists import body_box
from briefing.layout.text import height_of
from briefing.template.model import TextRole
from briefing.units import Rect, inches

_MOST_ACROSS = 6
_STEP_GAP = inches(0.12)
_STEP_HEIGHT = inches(0.8)
_POINT = 0.28  # depth of a chevron's point as a share of its height
_NAME_SHARE = 0.3  # of the width, for names that stand at the left of their texts


def process(slide: ProcessSlide, canvas: Canvas) -> tuple[Box, ...]:
    """Steps as chevrons with what they mean below them, then bullets."""
    room = around(canvas, slide.lead, slide.bar)
    last: Overflow | None = None
    for draw in (_steps_across, _steps_down):
        try:
            boxes, rest = draw(slide.steps, room.rect, canvas)
            more = (body_box(slide.bullets, rest, canvas),) if slide.bullets else ()
            return room.holding(*boxes, *more)
        except Overflow as overflow:
            last = overflow
    raise last or Overflow("process")


def _steps_across(steps: Sequence[Step], rect: Rect, canvas: Canvas) -> tuple[list[Box], Rect]:
    """Chevrons in a row; the rectangle is what they leave free."""
    if not 2 <= len(steps) <= _MOST_ACROSS:
        raise Overflow("steps")
    columns = rect.columns(len(steps), _STEP_GAP)
    names = [
        _step_name(step.name, canvas, column, first=i == 0)
        for i, (step, column) in enumerate(zip(steps, columns, strict=True))
    ]
    height = max(_STEP_HEIGHT, *(height_of([name]) + inches(0.16) for name, _ in names))
    chevrons: list[TextBox | ShapeBox] = [
        canvas.box(
            f"Step {i + 1}",
            top_of(column, height),
            [name],
            insets=insets,
            anchor=Anchor.MIDDLE,
            fill=Color.ACCENT,
            shape=Shape.PENTAGON if i == 0 else Shape.CHEVRON,
            adjust=min(_POINT, 0.9 * column.width / height),
        )
        for i, ((name, insets), column) in enumerate(zip(names, columns, strict=True))
    ]
    group = GroupBox("Process", top_of(rect, height), tuple(chevrons), told(step.name for step in steps))
    rest = rect.inset(top=height + GUTTER)
    bodies = _bodies(steps, [Rect(c.x, rest.y, c.width, rest.height) for c in columns], canvas)
    lowest = max((box.rect.bottom for box in bodies), default=rest.y)
    return [group, *bodies], rest.inset(top=lowest + GUTTER - rest.y)


def _step_name(name: Line, canvas: Canvas, column: Rect, first: bool) -> tuple[Paragraph, Insets]:
    """The name inside its chevron, kept clear of the point and of the notch."""
    point = int(_POINT * _STEP_HEIGHT)
    insets = Insets(inches(0.2) if first else point + inches(0.06), 0, point, 0)
    style = canvas.style(TextRole.HEADING, canvas.tones_on(Color.ACCENT).heading, bold=True, tag=Tag.H2)
    paragraph = canvas.paragraph(name, inner_width(column, insets), style)
    refuse_broken_words([paragraph])
    return paragraph, insets


def _bodies(steps: Sequence[Step], areas: Sequence[Rect], canvas: Canvas) -> list[TextBox]:
    """What each step means, below its chevron."""
    insets = Insets(inches(0.08), 0, inches(0.1), 0)
    boxes: list[TextBox] = []
    for i, (step, area) in enumerate(zip(steps, areas, strict=True)):
        if step.body:
            text = body_text(step.body, canvas, inner_width(area, insets))
            refuse_broken_words(text)
            rect = Rect(area.x, area.y, area.width, height_of(text))
            if rect.height > area.height:
                raise Overflow("step")
            boxes.append(canvas.box(f"Step {i + 1}: text", rect, text, insets=insets))
    return boxes


def _steps_down(steps: Sequence[Step], rect: Rect, canvas: Canvas) -> tuple[list[Box], Rect]:
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
                adjust=0.2,
            )
        )
        if text:
            beside = Rect(right.x, y, right.width, height)
            boxes.append(canvas.box(f"Step {i + 1}: text", beside, text, anchor=Anchor.MIDDLE))
        y += height + ROW_GAP
    return boxes, rect.inset(top=y - rect.y)

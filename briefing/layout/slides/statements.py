"""Slides of statements without bullets: bottom line and section divider."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from briefing.deck import BottomLineSlide, Bullet, Origin, SectionSlide
from briefing.frame import Box, Insets, Paragraph, Tag
from briefing.layout.canvas import Canvas, Overflow, inner_width, rule
from briefing.layout.text import height_of
from briefing.template.model import TextRole
from briefing.units import Rect, inches

_WIDEST_GAP = inches(0.8)


def bottom_line(slide: BottomLineSlide, canvas: Canvas) -> tuple[Box, ...]:
    """Statements below each other with thin rules between them, in the middle of the height."""
    content = canvas.content
    if not slide.statements:
        return ()
    bare = slide.title.origin is Origin.LABEL  # the thesis is no title: it is the first statement
    blocks = [
        tuple(_statement(s, canvas, content.width, leads=bare and i == 0 and len(slide.statements) > 1))
        for i, s in enumerate(slide.statements)
    ]
    heights = [height_of(block) for block in blocks]
    free = content.height - sum(heights)
    gap = min(free // max(len(blocks), 2), _WIDEST_GAP)
    if free < 0 or (gap < inches(0.2) and len(blocks) > 1):
        raise Overflow("statements")
    canvas.refuse_crowding(sum(heights), content.height)
    boxes: list[Box] = []
    y = content.y + (free - gap * (len(blocks) - 1)) // 2
    for i, (block, height) in enumerate(zip(blocks, heights, strict=True)):
        if i:
            boxes.append(rule(Rect(content.x, y - gap // 2, content.width, 0)))
        boxes.append(canvas.box(f"Statement {i + 1}", Rect(content.x, y, content.width, height), block))
        y += height + gap
    return tuple(boxes)


def _statement(entry: Bullet, canvas: Canvas, width: int, *, leads: bool) -> Iterator[Paragraph]:
    """A label or a heading of the article heads its details; a point stands for itself, its details below it.

    One that `leads`, for want of a thesis as the title, is bold.
    """
    is_own = entry.line.origin is Origin.LABEL or (entry.line.origin is Origin.SOURCE and not entry.line.points)
    is_heading = is_own and bool(entry.details)
    said = canvas.style(TextRole.LIST, canvas.tones.ink, size_pt=canvas.statement_pt, before_pt=4)
    if is_heading:
        yield canvas.paragraph(
            entry.line, width, canvas.style(TextRole.BODY, canvas.tones.accent, bold=True, tag=Tag.H2)
        )
    else:
        yield canvas.paragraph(
            entry.line,
            width,
            replace(said, color=canvas.tones.heading if leads else canvas.tones.ink, bold=leads),
        )
    style = said if is_heading else canvas.style(TextRole.BODY, canvas.tones.muted, before_pt=4)
    quiet = canvas.style(TextRole.BODY, canvas.tones.muted, before_pt=4)
    for at, line in enumerate(entry.details):
        yield canvas.paragraph(line, width, quiet if is_heading and at else replace(style, bold=leads and is_heading))


def section(slide: SectionSlide, canvas: Canvas) -> tuple[Box, ...]:
    """What the part says, in the layout's body placeholder."""
    if not slide.summary:
        return ()
    place = canvas.layout.placeholder("body")
    rect = place.rect if place else canvas.content
    insets = place.insets if place else Insets()
    style = canvas.style(TextRole.LIST, canvas.tones_at(rect).muted, before_pt=8)
    paragraphs = [canvas.paragraph(line, inner_width(rect, insets), style) for line in slide.summary]
    return (canvas.box("Body", rect, paragraphs, insets=insets, placeholder=place),)

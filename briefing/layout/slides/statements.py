"""Slides of statements without bullets: bottom line, section divider, sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.deck import BottomLineSlide, Bullet, Line, Origin, Reference, SectionSlide, SourcesSlide
from briefing.frame import Anchor, Box, Color, Insets, Paragraph, Run, Tag
from briefing.layout.canvas import GUTTER, Canvas, Overflow, below, inner_width, rule, top_of
from briefing.layout.text import Style, height_of
from briefing.template.model import TextRole
from briefing.units import Rect, inches

_CAVEAT_INSETS = Insets(inches(0.3), inches(0.16), inches(0.3), inches(0.16))
_STATEMENT_GAP = inches(0.36)
_FEW_REFERENCES = 4
_SHORT_LIST = 10  # references set in the size of body text
_REFERENCE_AIR = 8.0  # between references, in points
_FEW_STATEMENTS = 3  # fewer stand in the middle of the height


def bottom_line(slide: BottomLineSlide, canvas: Canvas) -> tuple[Box, ...]:
    """Statements below each other with thin rules between them, spread over the height."""
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
    gap = min(free // max(len(blocks), 2), 2 * _STATEMENT_GAP)
    if free < 0 or (gap < inches(0.2) and len(blocks) > 1):
        raise Overflow("statements")
    boxes: list[Box] = []
    is_short = len(blocks) < _FEW_STATEMENTS
    y = content.y + (content.height - sum(heights) - gap * (len(blocks) - 1)) // 2 if is_short else content.y
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
    if is_heading:
        yield canvas.paragraph(
            entry.line, width, canvas.style(TextRole.BODY, canvas.tones.accent, bold=True, tag=Tag.H2)
        )
    else:
        yield canvas.paragraph(
            entry.line,
            width,
            canvas.style(TextRole.LIST, canvas.tones.heading if leads else canvas.tones.ink, bold=leads),
        )
    color = canvas.tones.ink if is_heading else canvas.tones.muted
    style = canvas.style(TextRole.LIST if is_heading else TextRole.BODY, color, before_pt=4)
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


def sources(slide: SourcesSlide, canvas: Canvas) -> tuple[Box, ...]:
    """The article's own caveats in a tinted box, then the sections that the deck rests on."""
    boxes: list[Box] = []
    rect = canvas.content
    if slide.caveats:
        box = _caveats(slide.caveats, canvas)
        boxes.append(box)
        rect = below(rect, box.rect.height + GUTTER) if slide.references else rect
    if slide.references:
        heading = canvas.setting.label("sections-used")
        if slide.title.text != heading:  # what the title says already needs no heading
            boxes.append(_references_heading(heading, rect, canvas))
            rect = below(rect, boxes[-1].rect.height + inches(0.08))
        boxes += _references(slide.references, rect, canvas)
    return tuple(boxes)


def _references_heading(text: str, rect: Rect, canvas: Canvas) -> Box:
    style = canvas.style(TextRole.BODY, canvas.tones.accent, bold=True, tag=Tag.H2)
    heading = canvas.paragraph(text, rect.width, style)
    return canvas.box("Heading", top_of(rect, height_of([heading])), [heading])


def _caveats(lines: Sequence[Line], canvas: Canvas) -> Box:
    width = inner_width(canvas.content, _CAVEAT_INSETS)
    style = canvas.style(TextRole.BODY, canvas.tones_on(Color.SAND).ink, italic=True, before_pt=8)
    paragraphs = [canvas.paragraph(line, width, style) for line in lines]
    height = height_of(paragraphs) + _CAVEAT_INSETS.top + _CAVEAT_INSETS.bottom
    if height > canvas.content.height:
        raise Overflow("caveats")
    rect = top_of(canvas.content, height)
    return canvas.box("Caveats", rect, paragraphs, insets=_CAVEAT_INSETS, anchor=Anchor.MIDDLE, fill=Color.SAND)


def _references(references: Sequence[Reference], rest: Rect, canvas: Canvas) -> Iterator[Box]:
    """The references: a few in one column if that holds them, else in two."""
    is_short = len(references) <= _SHORT_LIST and canvas.step < len(canvas.setting.theme.deck[TextRole.BODY])
    role = TextRole.BODY if is_short else TextRole.CELL
    style = canvas.style(role, canvas.tones.ink, before_pt=_REFERENCE_AIR)
    for count in (1, 2) if len(references) <= _FEW_REFERENCES else (2,):
        areas = rest.columns(count, 2 * GUTTER)
        share = -(-len(references) // count)
        columns = [references[i * share : (i + 1) * share] for i in range(count)]
        set_columns = [
            [_reference(r, canvas, area.width, style) for r in column]
            for column, area in zip(columns, areas, strict=True)
        ]
        if all(height_of(paragraphs) <= rest.height for paragraphs in set_columns):
            break
    else:
        raise Overflow("references")
    for i, (paragraphs, area) in enumerate(zip(set_columns, areas, strict=True)):
        place = canvas.layout.placeholder("body") if i == 0 else None
        if paragraphs:
            yield canvas.box(f"References {i + 1}", area, paragraphs, placeholder=place)


def _reference(reference: Reference, canvas: Canvas, width: int, style: Style) -> Paragraph:
    """The section's mark and heading."""
    mark = Run(f"{reference.mark}  ", bold=True, color=canvas.tones.accent)
    return canvas.paragraph([mark, Run(reference.heading)], width, style)

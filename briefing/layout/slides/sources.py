"""The source: its caveats in a tinted box, then its sentences on no other slide, or the sections behind the deck."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.deck import Line, Reference, SourcesSlide
from briefing.frame import Anchor, Box, Color, Insets, Paragraph, Run, Tag
from briefing.layout.canvas import GUTTER, Canvas, Overflow, below, inner_width, rule, top_of
from briefing.layout.slides.blocks import refuse_broken_words
from briefing.layout.slides.marks import section_of
from briefing.layout.text import Style, height_of
from briefing.template.model import TextRole
from briefing.units import Emu, Rect, inches

_CAVEAT_INSETS = Insets(inches(0.3), inches(0.16), inches(0.3), inches(0.16))
_SECTION_SHARE = 0.26  # of the width, for the names of the sections that sentences come from
_LEAST_GAP = inches(0.14)
_WIDEST_GAP = inches(0.6)
_FEW_REFERENCES = 4
_SHORT_LIST = 10  # references set in the size of body text
_REFERENCE_AIR = 8.0  # between references, in points


def sources(slide: SourcesSlide, canvas: Canvas) -> tuple[Box, ...]:
    """Caveats, sentences with their sections, references: each below the other, under headings of their own."""
    boxes: list[Box] = []
    rect = canvas.content
    if slide.caveats:
        boxes.append(_caveats(slide, canvas))
        rect = _under(rect, boxes[-1], GUTTER) if slide.left_out or slide.references else rect
    if slide.left_out:
        heading = canvas.setting.label("left-out")
        if slide.title.text != heading:  # what the title says already needs no heading
            boxes.append(_heading(heading, rect, canvas))
            rect = _under(rect, boxes[-1], inches(0.1))
        boxes += _sentences(slide, rect, canvas)
        rect = _under(rect, boxes[-1], GUTTER) if slide.references else rect
    if slide.references:
        boxes.append(_heading(canvas.setting.label("key"), rect, canvas))
        boxes += _references(slide.references, _under(rect, boxes[-1], inches(0.08)), canvas)
    return tuple(boxes)


def _under(rect: Rect, box: Box, gap: Emu) -> Rect:
    return below(rect, box.rect.bottom + gap - rect.y)


def _heading(text: str, rect: Rect, canvas: Canvas) -> Box:
    style = canvas.style(TextRole.BODY, canvas.tones.accent, bold=True, tag=Tag.H2)
    heading = canvas.paragraph(text, rect.width, style)
    return canvas.box("Heading", top_of(rect, height_of([heading])), [heading])


def _caveats(slide: SourcesSlide, canvas: Canvas) -> Box:
    """The notices, in larger type where nothing stands below them."""
    width = inner_width(canvas.content, _CAVEAT_INSETS)
    size_pt = canvas.size(TextRole.BODY) if slide.left_out or slide.references else canvas.statement_pt
    style = canvas.style(TextRole.BODY, canvas.tones_on(Color.SAND).ink, italic=True, size_pt=size_pt, before_pt=8)
    paragraphs = [canvas.paragraph(line, width, style) for line in slide.caveats]
    height = height_of(paragraphs) + _CAVEAT_INSETS.top + _CAVEAT_INSETS.bottom
    if height > canvas.content.height:
        raise Overflow("caveats")
    rect = top_of(canvas.content, height)
    return canvas.box("Caveats", rect, paragraphs, insets=_CAVEAT_INSETS, anchor=Anchor.MIDDLE, fill=Color.SAND)


def _sentences(slide: SourcesSlide, rect: Rect, canvas: Canvas) -> Iterator[Box]:
    """Rows with thin rules between them: the section at the left, what it says at its right."""
    overview = canvas.setting.label("overview")
    named = [section_of(line, slide, overview) for line in slide.left_out]
    left = int(_SECTION_SHARE * rect.width) if any(named) else 0
    width = rect.width - left
    name_style = canvas.style(TextRole.BODY, canvas.tones.accent, bold=True)
    text_style = canvas.style(TextRole.LIST, canvas.tones.ink, size_pt=canvas.statement_pt)
    names = [canvas.paragraph(Line(name), left - GUTTER, name_style) if name else None for name in named]
    texts = [canvas.paragraph(line, width, text_style) for line in slide.left_out]
    refuse_broken_words([*filter(None, names), *texts])
    heights = [max(height_of([p]) for p in (n, t) if p) for n, t in zip(names, texts, strict=True)]
    gap = min((rect.height - sum(heights)) // max(len(heights), 1), _WIDEST_GAP)
    canvas.refuse_crowding(sum(heights), rect.height)
    if gap < _LEAST_GAP:
        raise Overflow("sentences")
    y = rect.y
    for i, (name, text, height) in enumerate(zip(names, texts, heights, strict=True), 1):
        yield rule(Rect(rect.x, y, rect.width, 0))
        y += gap // 2
        if name:
            yield canvas.box(f"Section {i}", Rect(rect.x, y, left - GUTTER, height), [name])
        yield canvas.box(f"Sentence {i}", Rect(rect.x + left, y, width, height), [text])
        y += height + gap - gap // 2


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


def _reference(reference: Reference, canvas: Canvas, width: Emu, style: Style) -> Paragraph:
    """The section's mark and heading."""
    mark = Run(f"{reference.mark}  ", bold=True, color=canvas.tones.accent)
    return canvas.paragraph([mark, Run(reference.heading)], width, style)

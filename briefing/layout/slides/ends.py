"""The slides at a deck's ends: cover and takeaways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from briefing.deck import BETWEEN, Bullet, Line, TakeawaysSlide, TitleSlide
from briefing.frame import Anchor, Box, Paragraph, TextBox
from briefing.layout.canvas import NO_INSETS, Canvas, Overflow, inner_width, rule, top_of
from briefing.layout.slides.blocks import refuse_broken_words
from briefing.layout.slides.marks import section_of
from briefing.layout.text import Style, height_of
from briefing.template.master import PlaceholderGeometry
from briefing.template.model import TextRole
from briefing.units import Emu, Rect, inches

_SMALL_PRINT = (16.0, 14.0, 13.0)  # sizes of the lines at the foot of the cover, below the master's own (pt)
_COLUMN_GAP = inches(0.45)
_LEAST_ACROSS_PT = 22.0  # of takeaways in narrow columns; below each other they are larger
_MOST_LINES = 6  # of a takeaway in its column
_ABOVE = 0.25  # of the height that takeaways leave free
_NAME_PT = 14.0  # of the section that a takeaway comes from
_NAME_AIR = inches(0.06)  # above it, below a text
_NAME_GAP, _WIDEST_NAME_GAP = inches(0.3), inches(0.6)
_LEAST_ROW_GAP, _WIDEST_ROW_GAP = inches(0.24), inches(0.5)


def cover(slide: TitleSlide, canvas: Canvas) -> tuple[Box, ...]:
    """Subtitle and the lines at the foot of the cover, in the layout's placeholders or below the title."""
    boxes: list[Box] = []
    if slide.subtitle.text:
        place = canvas.layout.placeholder("subtitle") or _below_all(canvas, boxes)
        size_pt = canvas.size(TextRole.SUBTITLE)
        boxes.append(_cover_text("Subtitle", _subtitle(slide.subtitle, canvas, place, size_pt), canvas, place, size_pt))
    if slide.lines:
        place = canvas.layout.placeholder("source") or _below_all(canvas, boxes)
        sizes = sorted({place.size_pt, *_SMALL_PRINT}, reverse=True)
        size_pt = sizes[min(canvas.step, len(sizes) - 1)]
        boxes.append(_cover_text("Provenance", slide.lines, canvas, place, size_pt))
    return tuple(boxes)


def _subtitle(line: Line, canvas: Canvas, place: PlaceholderGeometry, size_pt: float) -> list[Line]:
    """The subtitle on one line, or each of its parts (author, date) on its own."""
    style = canvas.style(TextRole.BODY, canvas.tones_at(place.rect).muted, size_pt=size_pt)
    if len(canvas.paragraph(line, inner_width(place.rect, place.insets), style).lines) == 1:
        return [line]
    return [replace(line, text=part) for part in line.text.split(BETWEEN)]


def _below_all(canvas: Canvas, boxes: Sequence[Box]) -> PlaceholderGeometry:
    """Room below the title and the boxes for what the layout has no placeholder for: half of what is left."""
    title = canvas.layout.placeholder("title")
    used = [box.rect for box in boxes] + ([title.rect] if title else [])
    content = canvas.content
    top = max([content.y, *(rect.bottom for rect in used)]) + inches(0.1)
    left = content.bottom - top
    rect = Rect(content.x, top, content.width, max(left if boxes else left // 2, 0))
    return PlaceholderGeometry("other", "", 0, "", rect, _SMALL_PRINT[0], False, "", NO_INSETS, Anchor.TOP)


def _cover_text(
    name: str, lines: Sequence[Line], canvas: Canvas, place: PlaceholderGeometry, size_pt: float
) -> TextBox:
    style = canvas.style(TextRole.BODY, canvas.tones_at(place.rect).muted, size_pt=size_pt, before_pt=2)
    paragraphs = [canvas.paragraph(line, inner_width(place.rect, place.insets), style) for line in lines]
    return canvas.box(name, place.rect, paragraphs, insets=place.insets, anchor=place.anchor, placeholder=place)


def takeaways(slide: TakeawaysSlide, canvas: Canvas) -> tuple[Box, ...]:
    """Up to three side by side under big numerals, more below each other; each names the section it comes from."""
    across = canvas.arrangement == 0 and 1 < len(slide.takeaways) <= 3
    return tuple((_takeaways_across if across else _takeaways_down)(slide, canvas))


def _takeaways_across(slide: TakeawaysSlide, canvas: Canvas) -> Iterator[Box]:
    """Columns with numerals on one line, texts on one, and their sections on one below the longest text."""
    columns = canvas.content.columns(len(slide.takeaways), _COLUMN_GAP)
    width = columns[0].width
    texts = [tuple(_takeaway(entry, canvas, width)) for entry in slide.takeaways]
    names = [_named(entry, slide, canvas, width) for entry in slide.takeaways]
    _refuse_narrow(slide.takeaways, texts, canvas)
    numerals = [canvas.paragraph(str(i + 1), width, _numeral(canvas)) for i in range(len(texts))]
    numeral, text, name = height_of(numerals[:1]), max(map(height_of, texts)), max(map(height_of, names))
    top = inches(0.2) + numeral + inches(0.1)
    free = canvas.content.height - top - text - (name + _NAME_GAP if name else 0)
    if free < 0:
        raise Overflow("takeaways")
    lower = top + text + min(_NAME_GAP + free // 3, _WIDEST_NAME_GAP)
    for i, column in enumerate(columns):
        area = column.inset(top=int(_ABOVE * free))
        yield rule(area, canvas.tones.accent, 2.0)
        yield canvas.box(f"Number {i + 1}", top_of(area.inset(top=inches(0.2)), numeral), [numerals[i]])
        yield canvas.box(f"Takeaway {i + 1}", top_of(area.inset(top=top), height_of(texts[i])), texts[i])
        if names[i]:
            yield canvas.box(f"Section {i + 1}", top_of(area.inset(top=lower), name), names[i])


def _refuse_narrow(entries: Sequence[Bullet], texts: Sequence[Sequence[Paragraph]], canvas: Canvas) -> None:
    """Raise Overflow where takeaways read better below each other: many lines, or small type."""
    refuse_broken_words(p for text in texts for p in text)
    bare = [text for entry, text in zip(entries, texts, strict=True) if not entry.details]
    is_small = canvas.statement_pt < _LEAST_ACROSS_PT and len(bare) == len(texts)
    if is_small or any(len(text[0].lines) > _MOST_LINES for text in bare):
        raise Overflow("narrow takeaways")


def _takeaways_down(slide: TakeawaysSlide, canvas: Canvas) -> Iterator[Box]:
    """Rows with the numeral at the left of the text, and the section below it, in the middle of the height."""
    content = canvas.content
    left = inches(0.85)
    texts = [tuple(_takeaway(entry, canvas, content.width - left)) for entry in slide.takeaways]
    names = [_named(entry, slide, canvas, content.width - left) for entry in slide.takeaways]
    numeral = _numeral(canvas)
    least = height_of([canvas.paragraph("1", left, numeral)])
    below = [_NAME_AIR + height_of(name) if name else 0 for name in names]
    heights = [max(height_of(text) + name, least) for text, name in zip(texts, below, strict=True)]
    free = content.height - sum(heights)
    gap = min(free // max(len(heights), 1), _WIDEST_ROW_GAP)
    if gap < _LEAST_ROW_GAP:
        raise Overflow("takeaways")
    y = content.y + int(_ABOVE * (free - gap * len(heights)))
    for i, (text, name, height) in enumerate(zip(texts, names, heights, strict=True), 1):
        yield rule(Rect(content.x, y, content.width, 0), canvas.tones.accent, 1.0)
        row = Rect(content.x, y + gap // 2, content.width, height)
        number = canvas.paragraph(str(i), left, numeral)
        yield canvas.box(f"Number {i}", Rect(row.x, row.y, left, height), [number], anchor=Anchor.MIDDLE)
        area = row.inset(left=left, top=(height - height_of(text) - below[i - 1]) // 2)
        yield canvas.box(f"Takeaway {i}", top_of(area, height_of(text)), text)
        if name:
            area = area.inset(top=height_of(text) + _NAME_AIR)
            yield canvas.box(f"Section {i}", top_of(area, height_of(name)), name)
        y += height + gap


def _numeral(canvas: Canvas) -> Style:
    return canvas.style(TextRole.NUMERAL, canvas.tones.accent, bold=True)


def _named(entry: Bullet, slide: TakeawaysSlide, canvas: Canvas, width: Emu) -> tuple[Paragraph, ...]:
    """Where the takeaway comes from, in small type; nothing where the slide does not say."""
    name = section_of(entry.line, slide, canvas.setting.label("overview"))
    style = canvas.style(TextRole.CELL, canvas.tones.muted, size_pt=_NAME_PT)
    return (canvas.paragraph(Line(name), width, style),) if name else ()


def _takeaway(entry: Bullet, canvas: Canvas, width: Emu) -> Iterator[Paragraph]:
    """The takeaway: large on its own, bold over its details."""
    has_details = bool(entry.details)
    size_pt = canvas.size(TextRole.HEADING) if has_details else canvas.statement_pt
    style = canvas.style(TextRole.LIST, canvas.tones.heading, bold=has_details, size_pt=size_pt)
    yield canvas.paragraph(entry.line, width, style)
    style = canvas.style(TextRole.LIST, canvas.tones.ink, before_pt=6)
    for line in entry.details:
        yield canvas.paragraph(line, width, style)

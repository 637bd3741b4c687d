"""The slides at a deck's ends: cover and takeaways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.deck import Bullet, Line, TakeawaysSlide, TitleSlide
from briefing.frame import Anchor, Box, Paragraph, TextBox
from briefing.layout.canvas import NO_INSETS, Canvas, Overflow, inner_width, rule, top_of
from briefing.layout.slides.blocks import refuse_broken_words
from briefing.layout.text import Style, height_of
from briefing.template.master import PlaceholderGeometry
from briefing.template.model import TextRole
from briefing.units import Emu, Rect, inches

_SMALL_PRINT = (16.0, 14.0, 13.0)  # sizes of the lines at the foot of the cover, below the master's own (pt)
_COLUMN_GAP = inches(0.45)
_LARGE_PT = (28.0, 26.0)  # for short takeaways, before the ladder of a list
_MOST_LINES = 6  # of a takeaway in its column
_ABOVE = 0.3  # of the height that takeaways side by side leave free


def cover(slide: TitleSlide, canvas: Canvas) -> tuple[Box, ...]:
    """Subtitle and the lines at the foot of the cover, in the layout's placeholders or below the title."""
    boxes: list[Box] = []
    if slide.subtitle.text:
        place = canvas.layout.placeholder("subtitle") or _below_all(canvas, boxes)
        boxes.append(_cover_text("Subtitle", [slide.subtitle], canvas, place, canvas.size(TextRole.SUBTITLE)))
    if slide.lines:
        place = canvas.layout.placeholder("source") or _below_all(canvas, boxes)
        sizes = sorted({place.size_pt, *_SMALL_PRINT}, reverse=True)
        size_pt = sizes[min(canvas.step, len(sizes) - 1)]
        boxes.append(_cover_text("Provenance", slide.lines, canvas, place, size_pt))
    return tuple(boxes)


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
    """Up to three side by side under big numerals, more below each other."""
    across = canvas.arrangement == 0 and 1 < len(slide.takeaways) <= 3
    return tuple((_takeaways_across if across else _takeaways_down)(slide.takeaways, canvas))


def _takeaways_across(entries: Sequence[Bullet], canvas: Canvas) -> Iterator[Box]:
    """Columns, the more below the middle the less they hold."""
    columns = canvas.content.columns(len(entries), _COLUMN_GAP)
    numerals = height_of([canvas.paragraph("1", columns[0].width, _numeral(canvas))])
    texts = [height_of(tuple(_takeaway(e, canvas, c.width))) for e, c in zip(entries, columns, strict=True)]
    free = canvas.content.height - max(texts) - numerals - inches(0.25)
    for i, (entry, whole) in enumerate(zip(entries, columns, strict=True)):
        column = whole.inset(top=int(_ABOVE * max(free, 0)))
        yield rule(column, canvas.tones.accent, 2.0)
        numeral = canvas.paragraph(str(i + 1), column.width, _numeral(canvas))
        top = top_of(column.inset(top=inches(0.15)), height_of([numeral]))
        yield canvas.box(f"Number {i + 1}", top, [numeral])
        text = tuple(_takeaway(entry, canvas, column.width))
        refuse_broken_words(text)
        rest = column.inset(top=top.bottom + inches(0.1) - column.y)
        if height_of(text) > rest.height or (not entry.details and len(text[0].lines) > _MOST_LINES):
            raise Overflow("takeaway")
        yield canvas.box(f"Takeaway {i + 1}", top_of(rest, height_of(text)), text)


def _takeaways_down(entries: Sequence[Bullet], canvas: Canvas) -> Iterator[Box]:
    content = canvas.content
    left = inches(0.85)
    texts = [tuple(_takeaway(entry, canvas, content.width - left)) for entry in entries]
    numeral = _numeral(canvas)
    least = height_of([canvas.paragraph("1", left, numeral)])
    heights = [max(height_of(text), least) for text in texts]
    gap = min((content.height - sum(heights)) // max(len(heights), 1), inches(0.35))
    if gap < inches(0.08):
        raise Overflow("takeaways")
    y = content.y
    for i, (text, height) in enumerate(zip(texts, heights, strict=True)):
        yield rule(Rect(content.x, y, content.width, 0), canvas.tones.accent, 1.0)
        top = y + gap // 2
        number = canvas.paragraph(str(i + 1), left, numeral)
        yield canvas.box(f"Number {i + 1}", Rect(content.x, top, left, height), [number], anchor=Anchor.MIDDLE)
        rect = Rect(content.x + left, top, content.width - left, height)
        yield canvas.box(f"Takeaway {i + 1}", rect, text, anchor=Anchor.MIDDLE)
        y += height + gap


def _numeral(canvas: Canvas) -> Style:
    return canvas.style(TextRole.NUMERAL, canvas.tones.accent, bold=True)


def _size(entry: Bullet, canvas: Canvas) -> float:
    """The size of a takeaway: of a heading where details follow it, else large to begin with."""
    if entry.details:
        return canvas.size(TextRole.HEADING)
    sizes = (*_LARGE_PT, *canvas.setting.theme.deck[TextRole.LIST])
    return sizes[min(canvas.step, len(sizes) - 1)]


def _takeaway(entry: Bullet, canvas: Canvas, width: Emu) -> Iterator[Paragraph]:
    """The takeaway, bold where details follow it."""
    yield canvas.paragraph(
        entry.line,
        width,
        canvas.style(TextRole.LIST, canvas.tones.heading, bold=bool(entry.details), size_pt=_size(entry, canvas)),
    )
    style = canvas.style(TextRole.LIST, canvas.tones.ink, before_pt=6)
    for line in entry.details:
        yield canvas.paragraph(line, width, style)

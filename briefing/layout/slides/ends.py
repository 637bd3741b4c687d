"""The slides at a deck's ends: cover, agenda, takeaways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefing.deck import AgendaEntry, AgendaSlide, Bullet, Line, TakeawaysSlide, TitleSlide
from briefing.frame import Align, Anchor, Box, Paragraph, TextBox
from briefing.layout.canvas import GUTTER, Canvas, Overflow, inner_width, rule, top_of
from briefing.layout.slides.blocks import refuse_broken_words
from briefing.layout.text import Style, height_of
from briefing.template.master import PlaceholderGeometry
from briefing.template.model import TextRole
from briefing.units import Emu, Rect, inches

_MOST_IN_ONE_COLUMN = 6
_TALLEST_ROW = inches(0.86)
_SHORTEST_ROW = inches(0.46)
_COLUMN_GAP = inches(0.45)


def cover(slide: TitleSlide, canvas: Canvas) -> tuple[Box, ...]:
    """Subtitle and the lines at the foot of the cover."""
    boxes: list[Box] = []
    place = canvas.layout.placeholder("subtitle")
    if place and slide.subtitle.text:
        boxes += _cover_text("Subtitle", [slide.subtitle], canvas, place, TextRole.SUBTITLE)
    foot = canvas.layout.placeholder("source")
    if foot and slide.lines:
        boxes += _cover_text("Provenance", slide.lines, canvas, foot, TextRole.BODY)
    return tuple(boxes)


def _cover_text(
    name: str, lines: Sequence[Line], canvas: Canvas, place: PlaceholderGeometry, role: TextRole
) -> Iterator[TextBox]:
    style = canvas.style(role, canvas.tones_at(place.rect).muted, before_pt=2)
    if role is TextRole.BODY:
        style = canvas.style(role, style.color, size_pt=min(style.size_pt, place.size_pt), before_pt=2)
    paragraphs = [canvas.paragraph(line, inner_width(place.rect, place.insets), style) for line in lines]
    yield canvas.box(name, place.rect, paragraphs, insets=place.insets, anchor=place.anchor, placeholder=place)


def agenda(slide: AgendaSlide, canvas: Canvas, numbers: Mapping[str, tuple[int, int]]) -> tuple[Box, ...]:
    """Numbered rows linked to their slides, with the numbers of the slides and the minutes flush right.

    `numbers` maps the id of a part's first slide to the numbers of its first and last slide.
    """
    count = 1 if len(slide.entries) <= _MOST_IN_ONE_COLUMN else 2
    areas = canvas.content.columns(count, 2 * GUTTER)
    share = -(-len(slide.entries) // count) if slide.entries else 0
    boxes: list[Box] = []
    for i, area in enumerate(areas):
        column = slide.entries[i * share : (i + 1) * share]
        boxes += _agenda_column(column, i * share, area, canvas, numbers)
    return tuple(boxes)


def _agenda_column(
    entries: Sequence[AgendaEntry], before: int, area: Rect, canvas: Canvas, numbers: Mapping[str, tuple[int, int]]
) -> Iterator[Box]:
    rows = [_AgendaRow(entry, before + i + 1, canvas, area, numbers) for i, entry in enumerate(entries)]
    if not rows:
        return
    needed = max(row.height for row in rows) + inches(0.12)
    pitch = min(area.height // len(rows), _TALLEST_ROW) if needed <= _TALLEST_ROW else needed
    if max(needed, _SHORTEST_ROW) * len(rows) > area.height:
        raise Overflow("agenda")
    for i, row in enumerate(rows):
        band = Rect(area.x, area.y + i * pitch, area.width, pitch)
        if i:
            yield rule(band)
        yield from row.boxes(band, canvas)


class _AgendaRow:
    """The measured texts of one entry."""

    def __init__(
        self, entry: AgendaEntry, number: int, canvas: Canvas, area: Rect, numbers: Mapping[str, tuple[int, int]]
    ) -> None:
        label, tones = canvas.setting.label, canvas.tones
        size = canvas.style(TextRole.HEADING, tones.accent, bold=True)
        quiet = canvas.style(TextRole.BODY, tones.muted)
        first, last = numbers.get(entry.target, (0, 0))
        slides = label("slide", number=first) if first == last else label("slides", first=first, last=last)
        texts = (slides if first else "", _minutes(entry.seconds, canvas))
        narrow = area.width < inches(7)
        self.entry, self.number = entry, number
        self.widths = (
            inches(0.55),
            *(inches(0) if not t else inches(w) for t, w in zip(texts, (1.9, 1.0), strict=True)),
        )
        if narrow:
            self.widths = (inches(0.5), self.widths[1], 0)
        room = area.width - sum(self.widths) - inches(0.1)
        self.texts: tuple[Paragraph | None, ...] = (
            canvas.paragraph(str(number), self.widths[0], size),
            canvas.paragraph(entry.line, room, canvas.style(TextRole.LIST, tones.heading, bold=True)),
            canvas.paragraph(texts[0], self.widths[1], quiet) if self.widths[1] else None,
            canvas.paragraph(texts[1], self.widths[2], replace(quiet, align=Align.RIGHT)) if self.widths[2] else None,
        )
        self.room = room
        set_texts = [t for t in self.texts if t]
        refuse_broken_words(set_texts)
        self.height: Emu = max(height_of([t]) for t in set_texts)

    def boxes(self, band: Rect, canvas: Canvas) -> Iterator[Box]:
        """The row's boxes from left to right."""
        x = band.x
        names = ("Number", "Part", "Slides", "Minutes")
        widths = (self.widths[0], self.room + inches(0.1), self.widths[1], self.widths[2])
        for name, width, text in zip(names, widths, self.texts, strict=True):
            if text:
                link = f"slide:{self.entry.target}" if name == "Part" else ""
                rect = Rect(x, band.y, width, band.height)
                yield canvas.box(f"{name} {self.number}", rect, [text], anchor=Anchor.MIDDLE, link=link)
            x += width


def _minutes(seconds: int, canvas: Canvas) -> str:
    """Whole minutes, at least one; "" where no time is known."""
    if not seconds:
        return ""
    minutes = max(round(seconds / 60), 1)
    return canvas.setting.label("short-minutes", minutes=minutes)


def takeaways(slide: TakeawaysSlide, canvas: Canvas) -> tuple[Box, ...]:
    """Up to three side by side under big numerals, more below each other."""
    across = canvas.arrangement == 0 and 1 < len(slide.takeaways) <= 3
    return tuple((_takeaways_across if across else _takeaways_down)(slide.takeaways, canvas))


def _takeaways_across(entries: Sequence[Bullet], canvas: Canvas) -> Iterator[Box]:
    columns = canvas.content.columns(len(entries), _COLUMN_GAP)
    for i, (entry, column) in enumerate(zip(entries, columns, strict=True)):
        yield rule(column, canvas.tones.accent, 2.0)
        numeral = canvas.paragraph(str(i + 1), column.width, _numeral(canvas))
        top = top_of(column.inset(top=inches(0.15)), height_of([numeral]))
        yield canvas.box(f"Number {i + 1}", top, [numeral])
        text = tuple(_takeaway(entry, canvas, column.width))
        refuse_broken_words(text)
        rest = column.inset(top=top.bottom + inches(0.1) - column.y)
        if height_of(text) > rest.height:
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


def _takeaway(entry: Bullet, canvas: Canvas, width: Emu) -> Iterator[Paragraph]:
    """The takeaway, bold where details follow it."""
    role = TextRole.HEADING if entry.details else TextRole.LIST
    yield canvas.paragraph(entry.line, width, canvas.style(role, canvas.tones.heading, bold=True))
    style = canvas.style(TextRole.LIST, canvas.tones.ink, before_pt=6)
    for line in entry.details:
        yield canvas.paragraph(line, width, style)

"""The agenda: numbered rows, each linked to the first slide of its part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from briefing.deck import AgendaEntry, AgendaSlide
from briefing.frame import Align, Anchor, Box, Paragraph
from briefing.layout.canvas import GUTTER, Canvas, Overflow, rule
from briefing.layout.slides.blocks import refuse_broken_words
from briefing.layout.text import height_of
from briefing.template.model import TextRole
from briefing.units import Emu, Rect, inches

_TALLEST_ROW = inches(1.05)
_ROW_PADDING = inches(0.14)
_NUMBER_WIDTH, _SLIDES_WIDTH, _MINUTES_WIDTH = inches(0.55), inches(1.8), inches(0.9)
_NARROW = inches(7)  # a row below this width has no room for minutes


class Numbers(Struct, frozen=True):
    """Where the slides of a deck stand: for the id of each slide the numbers of the first and the last slide of what
    starts with it; `entries` are those of the whole agenda, which may be divided over slides."""

    ranges: Mapping[str, tuple[int, int]]
    entries: tuple[AgendaEntry, ...] = ()


def agenda(slide: AgendaSlide, canvas: Canvas, numbers: Numbers) -> tuple[Box, ...]:
    """Numbered rows linked to their slides, with the numbers of the slides and the minutes flush right.

    One column, or two where that is not enough.
    """
    count = 1 + canvas.arrangement
    share = max(-(-len(slide.entries) // count), 1)
    boxes: list[Box] = []
    for i, area in enumerate(canvas.content.columns(count, 2 * GUTTER)):
        boxes += _agenda_column(slide.entries[i * share : (i + 1) * share], area, canvas, numbers)
    return tuple(boxes)


def _agenda_column(entries: Sequence[AgendaEntry], area: Rect, canvas: Canvas, numbers: Numbers) -> Iterator[Box]:
    rows = [_AgendaRow(entry, canvas, area, numbers) for entry in entries]
    if not rows:
        return
    needed = max(row.height for row in rows) + _ROW_PADDING
    canvas.refuse_crowding(needed * len(rows), area.height)
    if needed * len(rows) > area.height:
        raise Overflow("agenda")
    pitch = max(min(area.height // len(rows), _TALLEST_ROW), needed)
    for i, row in enumerate(rows):
        band = Rect(area.x, area.y + i * pitch, area.width, pitch)
        if i:
            yield rule(band)
        yield from row.boxes(band, canvas)


class _AgendaRow:
    """The measured texts of one entry: number, words, slides, minutes. A narrow row has no minutes."""

    def __init__(self, entry: AgendaEntry, canvas: Canvas, area: Rect, numbers: Numbers) -> None:
        self.entry = entry
        self.number = numbers.entries.index(entry) + 1
        slides = _slide_range(numbers.ranges.get(entry.target), canvas)
        minutes = _minutes(entry.seconds, canvas) if area.width > _NARROW else ""
        tones = canvas.tones
        strong = canvas.style(TextRole.LIST, tones.heading, bold=True, size_pt=canvas.statement_pt)
        quiet = canvas.style(TextRole.BODY, tones.muted)
        widths = [_NUMBER_WIDTH, 0, _SLIDES_WIDTH if slides else 0, _MINUTES_WIDTH if minutes else 0]
        widths[1] = area.width - sum(widths)
        self.widths = tuple(widths)
        self.texts: tuple[Paragraph | None, ...] = (
            canvas.paragraph(str(self.number), widths[0], replace(strong, color=tones.accent)),
            canvas.paragraph(entry.line, widths[1] - GUTTER, strong),
            canvas.paragraph(slides, widths[2], quiet) if slides else None,
            canvas.paragraph(minutes, widths[3], replace(quiet, align=Align.RIGHT)) if minutes else None,
        )
        shown = [text for text in self.texts if text]
        refuse_broken_words(shown)
        self.height: Emu = max(height_of([text]) for text in shown)

    def boxes(self, band: Rect, canvas: Canvas) -> Iterator[Box]:
        """The row's boxes from left to right."""
        x = band.x
        for name, width, text in zip(("Number", "Part", "Slides", "Minutes"), self.widths, self.texts, strict=True):
            if text:
                link = f"slide:{self.entry.target}" if name == "Part" else ""
                rect = Rect(x, band.y, width, band.height)
                yield canvas.box(f"{name} {self.number}", rect, [text], anchor=Anchor.MIDDLE, link=link)
            x += width


def _slide_range(found: tuple[int, int] | None, canvas: Canvas) -> str:
    if not found:
        return ""
    first, last = found
    label = canvas.setting.label
    return label("slide", number=first) if first == last else label("slides", first=first, last=last)


def _minutes(seconds: int, canvas: Canvas) -> str:
    """Whole minutes, at least one; "" where no time is known."""
    if not seconds:
        return ""
    minutes = max(round(seconds / 60), 1)
    return canvas.setting.label("short-minutes", minutes=minutes)

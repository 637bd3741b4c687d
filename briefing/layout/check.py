"""What every finished frame must hold, checked without drawing it.

Nothing overlaps, nothing leaves its box or the slide, no text is smaller than its kind may be, every text can be read
on what is really behind it, and what is seen only is told in words. `lay_out_deck` reports what it finds: on the
shipped templates and masters nothing; on a master or theme of one's own what its colours and places do to the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from msgspec import Struct

from briefing.frame import (
    Box,
    ChartBox,
    Color,
    Frame,
    GroupBox,
    Paragraph,
    PictureBox,
    ShapeBox,
    TableBox,
    Tag,
    TextBox,
    flatten,
)
from briefing.layout.backdrop import MIN_CONTRAST, MIN_CONTRAST_LARGE, Palette, behind, is_large
from briefing.layout.text import height_of
from briefing.template.master import LayoutGeometry, MasterGeometry
from briefing.units import Rect, points

# The least sizes on a slide (pt), by the name of the box; VISUAL rules: body 18, label 13, source 12, footer 11.
_LEAST = {"Source": 12.0, "Kicker": 13.0, "Caption": 13.0, "Provenance": 13.0, "Marking": 12.0, "Marking below": 12.0}
_LEAST_BODY = 18.0
_LEAST_CELL = 14.0
_LEAST_FURNITURE = 11.0
_TOLERANCE = points(0.5)


class Problem(Struct, frozen=True):
    """One fault of a frame: its kind ("overlap", "overflow", "outside", "size", "contrast", "alt", "title"), the box's
    name and what is wrong."""

    kind: str
    box: str
    text: str


def problems(frame: Frame, geometry: MasterGeometry, palette: Palette) -> Iterator[Problem]:
    """Every fault of a frame."""
    layout = geometry.layouts[frame.layout]
    yield from _overlaps(frame.boxes)
    yield from _titles(frame)
    for box in flatten(frame.boxes):
        yield from _outside(box, geometry.slide)
        match box:
            case TextBox():
                yield from _overflow(box)
                yield from _sizes(box)
                yield from _contrast(box.name, box.paragraphs, _ground(box.fill, box.rect, layout, palette), palette)
            case TableBox():
                yield from _table(box, layout, palette)
            case ChartBox() | PictureBox() | GroupBox():
                if not box.alt.strip():
                    yield Problem("alt", box.name, "has no alternative text")
            case ShapeBox():
                pass


def _overlaps(boxes: Iterable[Box]) -> Iterator[Problem]:
    """Boxes that share an area: content with content, and decoration with content."""
    drawn = [box for box in boxes if box.rect.width and box.rect.height]
    for one, other in combinations(drawn, 2):
        if isinstance(one, ShapeBox) and isinstance(other, ShapeBox):
            continue
        if one.rect.inset(_TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE).overlaps(other.rect):
            yield Problem("overlap", one.name, f"overlaps {other.name}")
    for box in drawn:
        if isinstance(box, GroupBox):
            yield from _overlaps(box.boxes)


def _titles(frame: Frame) -> Iterator[Problem]:
    titles = [box for box in frame.boxes if isinstance(box, TextBox) and box.tag is Tag.H1]
    if len(titles) != 1 or not frame.title.strip():
        yield Problem("title", "Title", f"{len(titles)} titles")
    elif frame.boxes[0] is not titles[0]:
        yield Problem("title", "Title", "is not the first box")


def _outside(box: Box, slide: Rect) -> Iterator[Problem]:
    if not slide.contains(box.rect, _TOLERANCE):
        yield Problem("outside", box.name, "leaves the slide")
    if box.rect.width < 0 or box.rect.height < 0:
        yield Problem("outside", box.name, "has a negative size")


def _overflow(box: TextBox) -> Iterator[Problem]:
    insets = box.insets
    if height_of(box.paragraphs) > box.rect.height - insets.top - insets.bottom + _TOLERANCE:
        yield Problem("overflow", box.name, "is lower than its text")


def _sizes(box: TextBox) -> Iterator[Problem]:
    least = _LEAST.get(box.name, _LEAST_BODY)
    if box.tag is Tag.ARTIFACT:
        least = _LEAST_FURNITURE
    elif box.name.startswith(("References", "Section")):
        least = _LEAST_CELL
    for paragraph in box.paragraphs:
        if paragraph.size_pt < least:
            yield Problem("size", box.name, f"{paragraph.size_pt:g} pt is smaller than {least:g} pt")


def _table(box: TableBox, layout: LayoutGeometry, palette: Palette) -> Iterator[Problem]:
    if not box.alt.strip():
        yield Problem("alt", box.name, "has no alternative text")
    if sum(box.columns) != box.rect.width or sum(box.heights) != box.rect.height:
        yield Problem("overflow", box.name, "columns and rows do not sum to the table")
    for row, height in zip(box.cells, box.heights, strict=True):
        for cell in row:
            if height_of(cell.paragraphs) > height - box.insets.top - box.insets.bottom + _TOLERANCE:
                yield Problem("overflow", box.name, "a row is lower than its text")
            if any(p.size_pt < _LEAST_CELL for p in cell.paragraphs):
                yield Problem("size", box.name, f"a cell is smaller than {_LEAST_CELL:g} pt")
            yield from _contrast(box.name, cell.paragraphs, _ground(cell.fill, box.rect, layout, palette), palette)


def _ground(fill: Color | None, rect: Rect, layout: LayoutGeometry, palette: Palette) -> tuple[str, ...]:
    """The colours behind a text: its box's fill, else what the layout draws there."""
    return (palette.rgb(fill),) if fill else behind(layout, rect)


def _contrast(
    name: str, paragraphs: Iterable[Paragraph], ground: tuple[str, ...], palette: Palette
) -> Iterator[Problem]:
    for paragraph in paragraphs:
        for run in paragraph.runs:
            least = MIN_CONTRAST_LARGE if is_large(paragraph.size_pt, run.bold) else MIN_CONTRAST
            ratio = palette.least_contrast(run.color or paragraph.color, ground)
            if ratio < least:
                yield Problem("contrast", name, f"contrast {ratio:.1f}:1 is less than {least:g}:1")
                return

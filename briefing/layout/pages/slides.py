"""Slides drawn small on paper, two or three on a page, with lines to write on beside and below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import assert_never

from msgspec.structs import replace

from briefing.frame import (
    Box,
    Cell,
    ChartBox,
    Color,
    Frame,
    GroupBox,
    Insets,
    Outline,
    Paragraph,
    PictureBox,
    Shape,
    ShapeBox,
    TableBox,
    Tag,
    TextBox,
)
from briefing.layout.pages.blocks import Setting
from briefing.layout.pages.furniture import NOTE_PITCH
from briefing.layout.pages.slabs import moved
from briefing.units import Emu, Rect, inches, points

_SHARE = 0.6  # of the page's width that a slide takes
_GAP = points(18)
_RULE = Outline(Color.RULE, 0.6)
_LIGHT = frozenset({Color.PAPER, Color.SKY, Color.SAND, Color.MIST, Color.RULE})
_DEMOTED = {Tag.H1: Tag.H2, Tag.H2: Tag.H3, Tag.H3: Tag.P}


def slide_pages(setting: Setting, frames: Sequence[Frame], per_page: int, first: Rect) -> list[list[Box]]:
    """The boxes of each page; `first` is the area of the first one, below its title block."""
    pages = []
    for start in range(0, len(frames), per_page):
        area = first if start == 0 else setting.sheet.body
        pages.append(_page(setting, frames[start : start + per_page], per_page, area))
    return pages


def _page(setting: Setting, frames: Sequence[Frame], per_page: int, area: Rect) -> list[Box]:
    boxes: list[Box] = []
    for frame, row in zip_longest(frames, area.rows(per_page, _GAP)):
        slide = _slide(frame, row) if frame else []
        boxes += [*slide, *_lines(row, slide[-1].rect if slide else None)]
    return boxes


def _slide(frame: Frame, row: Rect) -> list[Box]:
    """The slide in the top left corner of `row`, its border last."""
    width, height = _slide_size(frame)
    scale = min(row.width * _SHARE / width, row.height / height)
    small = [scaled(box, scale) for box in (*_ground(frame, width, height), *frame.boxes)]
    border = ShapeBox(
        "slide", Rect(0, 0, round(width * scale), round(height * scale)), outline=Outline(Color.RULE, 0.6)
    )
    return [moved(box, row.x, row.y) for box in (*small, border)]


def _lines(row: Rect, slide: Rect | None) -> Iterator[Box]:
    """Lines to write on, up from the bottom of `row`: beside the slide, and below it across the page."""
    for y in range(row.bottom, row.y, -NOTE_PITCH):
        beside = slide is not None and y < slide.bottom + NOTE_PITCH // 2
        x = slide.right + _GAP if slide and beside else row.x
        yield ShapeBox("note line", Rect(x, y, row.right - x, 0), Shape.LINE, outline=_RULE)


def _slide_size(frame: Frame) -> tuple[Emu, Emu]:
    """The width and height of the slide: 7.5 inches high, and 4:3 unless something stands further right."""
    right = max((box.rect.right for box in frame.boxes), default=0)
    return (inches(10) if right <= inches(10) else inches(13.333)), inches(7.5)


def _ground(frame: Frame, width: Emu, height: Emu) -> list[ShapeBox]:
    """A dark ground under light text that has none of its own: the master's panels are not among the boxes."""
    light = [box.rect for box in frame.boxes if isinstance(box, TextBox) and _needs_dark(box)]
    if not light:
        return []
    left, right = min(rect.x for rect in light), max(rect.right for rect in light)
    whole = right - left > width // 2
    return [ShapeBox("ground", Rect(0, 0, width if whole else right + left, height), fill=Color.DARK)]


def _needs_dark(box: TextBox) -> bool:
    return box.fill is None and any(p.color in _LIGHT and p.text.strip() for p in box.paragraphs)


def scaled(box: Box, scale: float) -> Box:
    """`box` and everything in it, `scale` times as large; its headings one level down, below the handout's own."""
    rect = _scaled_rect(box.rect, scale)
    match box:
        case TextBox():
            paragraphs = tuple(_scaled_paragraph(p, scale) for p in box.paragraphs)
            insets, outline = _scaled_insets(box.insets, scale), _scaled_outline(box.outline, scale)
            return replace(box, rect=rect, paragraphs=paragraphs, insets=insets, outline=outline, placeholder=None)
        case ShapeBox():
            return replace(box, rect=rect, outline=_scaled_outline(box.outline, scale))
        case PictureBox():
            return replace(box, rect=rect)
        case ChartBox():
            return replace(box, rect=rect, size_pt=box.size_pt * scale)
        case TableBox():
            return _scaled_table(box, rect, scale)
        case GroupBox():
            members = tuple(scaled(member, scale) for member in box.boxes)
            return replace(box, rect=rect, boxes=members)
        case _:
            assert_never(box)


def _scaled_rect(rect: Rect, scale: float) -> Rect:
    x, y = round(rect.x * scale), round(rect.y * scale)
    return Rect(x, y, round(rect.width * scale), round(rect.height * scale))


def _scaled_paragraph(paragraph: Paragraph, scale: float) -> Paragraph:
    return replace(
        paragraph,
        size_pt=paragraph.size_pt * scale,
        leading_pt=paragraph.leading_pt * scale,
        before_pt=paragraph.before_pt * scale,
        indent=round(paragraph.indent * scale),
        hanging=round(paragraph.hanging * scale),
        tag=_DEMOTED.get(paragraph.tag, paragraph.tag),
    )


def _scaled_insets(insets: Insets, scale: float) -> Insets:
    return Insets(*(round(side * scale) for side in (insets.left, insets.top, insets.right, insets.bottom)))


def _scaled_outline(outline: Outline | None, scale: float) -> Outline | None:
    return replace(outline, width_pt=outline.width_pt * scale) if outline else None


def _scaled_table(table: TableBox, rect: Rect, scale: float) -> TableBox:
    cells = tuple(tuple(_scaled_cell(cell, scale) for cell in row) for row in table.cells)
    columns = tuple(round(width * scale) for width in table.columns)
    heights = tuple(round(height * scale) for height in table.heights)
    return replace(
        table, rect=rect, columns=columns, heights=heights, cells=cells, insets=_scaled_insets(table.insets, scale)
    )


def _scaled_cell(cell: Cell, scale: float) -> Cell:
    return replace(cell, paragraphs=tuple(_scaled_paragraph(p, scale) for p in cell.paragraphs))

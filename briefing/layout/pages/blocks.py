"""The blocks of a handout as slabs: what is measured here is what flows over the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from briefing.deck import Bullet, Line, Origin
from briefing.frame import (
    Align,
    Box,
    Color,
    Insets,
    Paragraph,
    PictureBox,
    ShapeBox,
    Tag,
    TextBox,
)
from briefing.handout import BottomLine, Caveats, Key, Picture, Takeaways, Theme
from briefing.layout.pages.flow import Columns, Stack
from briefing.layout.pages.slabs import Slab, tops_of
from briefing.layout.pages.slabs import height_of as height_of_slabs
from briefing.layout.pages.style import Sheet, Typography
from briefing.layout.text import Style, height_of
from briefing.template.model import TextRole
from briefing.units import Emu, Rect, points

# Distances in points, from the hand-made handout that set the bar.
BLOCK_GAP = 16.0
NO_INSETS = Insets()
_HEADING_GAP = 3.0
_ITEM_GAP = 4.2
_HANG_EMS = 1.08  # of a bullet, in sizes of its text
_MARK_GAP = 8.0
_MARK_SHARE = 0.35  # of the heading's width, at most, goes to section marks
_EDGE = 5.0
_PICTURE_SHARE = 0.38  # of the page's height, at most, goes to a picture
_SMALL_SHARE = 0.3  # of a page: a theme that is no higher is not torn apart
_MOST_LINES = 24  # a longer paragraph is set in parts, so that it can go on in the next column
_PART_LINES = 12


class Setting(Struct, frozen=True):
    """What a block is set with: the sheet and the sizes; `width` is that of its column."""

    sheet: Sheet
    type: Typography
    width: Emu


def heading(setting: Setting, line: Line, marks: Sequence[str] = (), gap: float = BLOCK_GAP) -> Slab:
    """A heading with its section marks flush right on the first line, kept with what follows."""
    style = setting.type.style(TextRole.HEADING, bold=True, color=Color.DARK, tag=Tag.H2)
    marked = _marks(setting, marks, setting.width - _widest_word(setting, line.text, style) - points(_MARK_GAP))
    room = setting.width - (marked.rect.width + points(_MARK_GAP) if marked else 0)
    box = text_box("heading", [setting.type.paragraph(line, room, style)], room)
    height = max(box.rect.height, marked.rect.height if marked else 0)
    boxes = (box, marked) if marked else (box,)
    return Slab(boxes, height, points(gap), keep=True, opens=True)


def _widest_word(setting: Setting, text: str, style: Style) -> Emu:
    setter = setting.type.setter
    return points(max((setter.width_pt(setter.runs(w, style), style.size_pt) for w in text.split()), default=0.0) + 0.5)


def _marks(setting: Setting, marks: Sequence[str], room: Emu) -> TextBox | None:
    """The marks at the right edge, in `room` at most where the heading's words need the rest; on its base line."""
    if not marks:
        return None
    style = setting.type.style(TextRole.LABEL, color=Color.SLATE, align=Align.RIGHT)
    setter, text = setting.type.setter, ", ".join(marks)
    runs = setter.runs(text, style)
    least = _widest_word(setting, text, style)
    most = max(least, min(room, int(setting.width * _MARK_SHARE)))
    width = min(most, points(setter.width_pt(runs, style.size_pt) + 0.5))
    paragraph = setter.paragraph(text, width, style, Origin.LABEL)
    drop = setting.type.style(TextRole.HEADING)
    inset = points(
        max(0.0, (setter.leading_pt(drop) - paragraph.leading_pt) / 2 + 0.35 * (drop.size_pt - style.size_pt))
    )
    box = text_box("marks", [paragraph], width, Insets(top=inset))
    return replace(box, rect=replace(box.rect, x=setting.width - width))


def text_box(name: str, paragraphs: Iterable[Paragraph], width: Emu, insets: Insets = NO_INSETS) -> TextBox:
    """A box at (0, 0), as high as its paragraphs."""
    paragraphs = tuple(paragraphs)
    return TextBox(
        name, Rect(0, 0, width, height_of(paragraphs) + insets.top + insets.bottom), paragraphs, insets=insets
    )


def theme(setting: Setting, block: Theme) -> Iterator[Slab]:
    """Heading, lead-in and bullets; a small theme is not torn apart, and no bullet of a larger one left alone."""
    found = [heading(setting, block.heading, block.marks)]
    if block.lead:
        found += running(setting, block.lead, gap=_HEADING_GAP, keep=True)
    found += bullets(setting, block.bullets)
    small = height_of_slabs(found) <= setting.sheet.body.height * _SMALL_SHARE
    last = len(found) - 1
    for i, slab in enumerate(found):
        together = i < last if small else i <= 1 or i == last - 1
        yield replace(slab, keep=slab.keep or (together and i < last))


def headed(setting: Setting, line: Line, marks: Sequence[str], content: Sequence[Bullet]) -> Slab:
    """The heading of a block across the page and, below it, what else is said: one sentence, or bullets."""
    head = heading(setting, line, marks)
    if len(content) == 1 and not content[0].details:
        below = list(running(setting, content[0].line, gap=_HEADING_GAP))
    else:
        below = list(bullets(setting, content))
    slabs = [head, *below]
    tops = tops_of(slabs, 0)
    boxes = tuple(box for slab, top in zip(slabs, tops, strict=True) for box in slab.place(0, top))
    end = points(_HEADING_GAP) if below else 0
    return replace(head, boxes=boxes, height=height_of_slabs(slabs) + end)


def bullets(setting: Setting, content: Sequence[Bullet]) -> Iterator[Slab]:
    """Each bullet with its details; a very long one in parts."""
    for i, bullet in enumerate(content):
        yield from items(setting, bullet, "•", _HEADING_GAP if i == 0 else _ITEM_GAP)


def items(setting: Setting, bullet: Bullet, sign: str, gap: float) -> Iterator[Slab]:
    """A list item under `sign`, and its details below it: several as a list, a single or labelled one as text."""
    hang = _hang(setting, sign)
    plain = [detail for detail in bullet.details if not setting.type.is_labelled(detail.text)]
    lines = [(bullet.line, sign, 0)]
    lines += ((detail, "–" if len(plain) > 1 and detail in plain else "", 1) for detail in bullet.details)
    for n, (line, mark, level) in enumerate(lines):
        style = setting.type.style(TextRole.BODY if level else TextRole.LIST, bullet=mark, level=level, tag=Tag.LI)
        style = replace(style, indent=hang * (level + 1 if mark else 1), hanging=hang if mark else 0)
        paragraph = setting.type.paragraph(line, setting.width, style)
        last = n == len(lines) - 1
        yield from slabs(setting, paragraph, gap if n == 0 else _ITEM_GAP / 2, keep=not last)


def _hang(setting: Setting, sign: str) -> Emu:
    """How far the words stand from the edge of a list: a little more than the sign is wide."""
    style = setting.type.style(TextRole.LIST)
    wide = setting.type.setter.width_pt(setting.type.setter.runs(sign, style), style.size_pt)
    return points(max(_HANG_EMS * style.size_pt, wide + 0.45 * style.size_pt))


def running(setting: Setting, line: Line, gap: float, keep: bool = False, **style: object) -> Iterator[Slab]:
    """A paragraph of running text."""
    paragraph = setting.type.paragraph(line, setting.width, setting.type.style(TextRole.BODY, **style))
    yield from slabs(setting, paragraph, gap, keep)


def slabs(setting: Setting, paragraph: Paragraph, gap: float, keep: bool = False) -> Iterator[Slab]:
    """A paragraph as one slab, or as several if it is too long for one."""
    parts = list(in_parts(paragraph))
    for i, part in enumerate(parts):
        box = text_box("text", [part], setting.width)
        yield Slab((box,), box.rect.height, points(gap if i == 0 else 0), keep and i == len(parts) - 1)


def in_parts(paragraph: Paragraph, most: int = _MOST_LINES, part: int = _PART_LINES) -> Iterator[Paragraph]:
    """`paragraph`, or if it has more than `most` lines, parts of it with `part` lines or a few more."""
    lines = paragraph.lines
    if len(lines) <= most:
        yield paragraph
        return
    count = len(lines) // part
    ends = [len(lines) * (i + 1) // count for i in range(count)]
    for i, (start, end) in enumerate(zip([0, *ends], ends, strict=False)):
        own = lines[start:end]
        runs = tuple(run for line in own for run in (*line[:-1], replace(line[-1], text=line[-1].text + " ")) if line)
        yield replace(paragraph, runs=runs, lines=own, bullet=paragraph.bullet if i == 0 else "")


def takeaways(setting: Setting, block: Takeaways) -> Iterator[Slab]:
    """A numbered list."""
    yield heading(setting, block.heading, block.marks)
    for i, line in enumerate(block.lines):
        yield from items(setting, Bullet(line), f"{i + 1}.", _HEADING_GAP if i == 0 else _ITEM_GAP)


def picture(setting: Setting, block: Picture) -> Iterator[Slab]:
    """The picture as wide as its column, or as high as it may be, with its caption."""
    width, height = _picture_size(setting, block)
    caption = _caption(setting, block)
    rect = Rect((setting.width - width) // 2, 0, width, height)
    box: Box = PictureBox("picture", rect, block.asset, block.alt)
    yield Slab((box,), height, points(BLOCK_GAP), keep=bool(caption), opens=True)
    if caption:
        yield from slabs(setting, caption, _HEADING_GAP)


def _picture_size(setting: Setting, block: Picture) -> tuple[Emu, Emu]:
    """As wide as the column, but not higher than its share of the page; 4:3 if the size is unknown."""
    across, down = (block.width, block.height) if block.width and block.height else (4, 3)
    most = int(setting.sheet.body.height * _PICTURE_SHARE)
    height = min(setting.width * down // across, most)
    return max(1, height * across // down), max(1, height)


def _caption(setting: Setting, block: Picture) -> Paragraph | None:
    if not block.caption:
        return None
    style = setting.type.style(TextRole.SOURCE, italic=True, color=Color.SLATE, tag=Tag.CAPTION)
    return setting.type.paragraph(block.caption, setting.width, style)


def bottom_line(setting: Setting, block: BottomLine) -> Stack:
    """The dark box with the accent edge: label, thesis, and what supports it."""
    setting = replace(setting, type=replace(setting.type, leading=1.0))  # a box does not breathe with the page
    inner = setting.width - points(20 + 16)
    paper = {"color": Color.PAPER}
    label = setting.type.style(TextRole.SUBTITLE, bold=True, color=Color.SKY, tag=Tag.H2)
    thesis = setting.type.style(TextRole.PANEL, bold=True, before_pt=2, **paper)
    hang = _hang(setting, "•")
    listed = {"bullet": "•", "bullet_color": Color.SKY, "indent": hang, "hanging": hang, "tag": Tag.LI}
    body = setting.type.style(TextRole.BODY, before_pt=4, **listed, **paper)
    marks = setting.type.style(TextRole.LABEL, color=Color.SKY, before_pt=5)
    paragraphs = [
        setting.type.paragraph(block.label, inner, label),
        setting.type.paragraph(block.thesis, inner, thesis),
        *(setting.type.paragraph(line, inner, body) for line in block.statements),
    ]
    if block.marks:
        paragraphs.append(setting.type.setter.paragraph(", ".join(block.marks), inner, marks, Origin.LABEL))
    return panel(setting, paragraphs, Color.DARK, Color.ACCENT, Insets(points(20), points(11), points(16), points(12)))


def caveats(setting: Setting, block: Caveats) -> Stack:
    """The sand box with the warning edge."""
    insets = Insets(points(16), points(8), points(12), points(9))
    inner = setting.width - insets.left - insets.right
    label = setting.type.style(TextRole.CELL, bold=True, color=Color.WARNING, tag=Tag.H2)
    body = setting.type.style(TextRole.CELL, before_pt=3)
    paragraphs = [setting.type.paragraph(block.heading, inner, label)]
    paragraphs += [setting.type.paragraph(line, inner, body) for line in block.lines]
    return panel(setting, paragraphs, Color.SAND, Color.WARNING, insets)


def panel(setting: Setting, paragraphs: list[Paragraph], fill: Color, edge: Color, insets: Insets) -> Stack:
    """A filled box with an edge on its left; in parts that stand on each other if it would take most of a page."""
    whole = text_box("panel", paragraphs, setting.width, insets)
    if whole.rect.height <= setting.sheet.body.height * 3 // 4:
        return Stack((_panel_slab(whole, fill, edge, points(BLOCK_GAP)),))
    parts = [part for paragraph in paragraphs for part in in_parts(paragraph)]
    stack = []
    for i, part in enumerate(parts):
        top = insets.top if i == 0 else points(part.before_pt)
        bottom = insets.bottom if i == len(parts) - 1 else 0
        box = text_box("panel", [part], setting.width, replace(insets, top=top, bottom=bottom))
        stack.append(_panel_slab(box, fill, edge, points(BLOCK_GAP) if i == 0 else 0, keep=i == 0, opens=i == 0))
    return Stack(tuple(stack))


def _panel_slab(box: TextBox, fill: Color, edge: Color, gap: Emu, keep: bool = False, opens: bool = True) -> Slab:
    stripe = ShapeBox("edge", replace(box.rect, width=points(_EDGE)), fill=edge)
    return Slab((replace(box, fill=fill), stripe), box.rect.height, gap, keep, opens)


def key(setting: Setting, block: Key) -> Columns:
    """What the marks stand for, small, in columns."""
    sheet = setting.sheet
    style = setting.type.style(TextRole.SOURCE)
    setter = setting.type.setter
    widest = max((setter.width_pt(setter.runs(r.mark, style), style.size_pt) for r in block.references), default=0.0)
    hang = points(widest + 6)
    style = replace(style, indent=hang, hanging=hang, tag=Tag.LI)
    count = max(2, sheet.columns)
    columns = replace(setting, width=sheet.body.columns(count, sheet.gutter)[0].width)
    opening = setting.type.labels.get("overview", "")  # what stands before the first heading has none of its own
    entries = [_entry(columns, r.mark, r.heading or opening, style) for r in block.references]
    head = heading(setting, block.heading)
    return Columns(tuple(entries), count, columns.width, sheet.gutter, head, is_list=True)


def _entry(setting: Setting, mark: str, text: str, style: Style) -> Slab:
    paragraph = setting.type.paragraph(Line(text), setting.width, replace(style, bullet=mark))
    box = text_box("reference", [paragraph], setting.width)
    return Slab((box,), box.rect.height, points(1))

"""What stands on every page of a handout besides its blocks: title block, running head, marking, footer, note lines."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from briefing.deck import BETWEEN, Origin
from briefing.frame import Align, Box, Color, Outline, Paragraph, Shape, ShapeBox, Tag, TextBox
from briefing.handout import Handout, NoteLines
from briefing.layout.pages.blocks import BLOCK_GAP, Setting, heading, text_box
from briefing.layout.pages.slabs import Slab
from briefing.layout.pages.style import FOOT_PT, HEAD_PT, Sheet, Typography
from briefing.layout.text import Style
from briefing.template.model import TextRole
from briefing.units import Emu, Rect, points

NOTE_PITCH = points(20)  # between note lines: room for handwriting
_HEAD_WORDS = 7  # of the title, in the running head
_RULE = Outline(Color.RULE, 0.6)
_FOOTER_RULE = points(12)  # below the body


def title_block(setting: Setting, handout: Handout) -> Slab:
    """Kicker, title, byline and subtitle; the title breaks where it reads best."""
    kicker = setting.type.style(TextRole.SUBTITLE, bold=True, color=Color.ACCENT)
    title = setting.type.style(TextRole.TITLE, bold=True, color=Color.DARK, before_pt=3, tag=Tag.H1)
    small = setting.type.style(TextRole.SUBTITLE, color=Color.SLATE, before_pt=3)
    setter = setting.type.setter
    runs = setter.runs(handout.title.text, title)
    width = setter.balanced_width(runs, setting.width, title.size_pt)
    paragraphs = [setting.type.paragraph(handout.kicker, setting.width, kicker)] if handout.kicker.text else []
    paragraphs.append(setter.paragraph(runs, width, title, handout.title.origin, handout.title.points))
    about = BETWEEN.join(text for text in (handout.byline, handout.date) if text)
    if about:
        paragraphs.append(setter.paragraph(about, setting.width, small, Origin.LABEL))
    if handout.subtitle.text:
        paragraphs.append(setting.type.paragraph(handout.subtitle, setting.width, small))
    box = text_box("title", paragraphs, setting.width)
    return Slab((box,), box.rect.height, opens=True)


def furniture(
    sheet: Sheet, type_: Typography, handout: Handout, labels: Mapping[str, str], number: int, pages: int
) -> tuple[list[Box], list[Box]]:
    """What is drawn before and after the blocks of page `number` of `pages`.

    Read aloud once only, not on every page: the marking before everything else, the footer of a single page.
    """
    before: list[Box] = []
    if handout.marking:
        y = sheet.body.y - points(HEAD_PT + 2 * _line_pt(type_))
        before.append(_marking(sheet, type_, handout, y, Tag.P if number == 1 else Tag.ARTIFACT))
    if number > 1:
        before.append(_running_head(sheet, type_, handout))
    return before, _footer(sheet, type_, handout, number, pages, labels)


def _running_head(sheet: Sheet, type_: Typography, handout: Handout) -> Box:
    style = type_.style(TextRole.FOOTER, color=Color.SLATE)
    rect = replace(sheet.body, y=sheet.body.y - points(HEAD_PT + _line_pt(type_)))
    return _one_line("running head", type_, _short(handout.title.text), style, rect)


def _short(title: str) -> str:
    """The title, or what stands before its colon, or its first words."""
    words = title.split()
    if len(words) <= _HEAD_WORDS:
        return title
    head, colon, _ = title.partition(": ")
    if colon and len(head.split()) <= _HEAD_WORDS:
        return head
    return " ".join(words[:_HEAD_WORDS]) + "…"


def _footer(
    sheet: Sheet, type_: Typography, handout: Handout, number: int, pages: int, labels: Mapping[str, str]
) -> list[Box]:
    body = sheet.body
    style = type_.style(TextRole.FOOTER, color=Color.SLATE)
    rule = ShapeBox("rule", Rect(body.x, body.bottom + _FOOTER_RULE, body.width, 0), Shape.LINE, outline=_RULE)
    number_style = replace(style, bold=True, align=Align.RIGHT)
    page = labels["page"].format(number=number, pages=pages)
    runs = type_.setter.runs(page, number_style)
    number_width = points(type_.setter.width_pt(runs, style.size_pt) + 1)
    y = body.bottom + points(FOOT_PT)
    boxes: list[Box] = [rule]
    if handout.footer:
        room = Rect(body.x, y, body.width - number_width - points(12), 0)
        footer = _one_line("footer", type_, handout.footer, style, room)
        boxes.append(replace(footer, tag=Tag.P) if pages == 1 else footer)
    boxes.append(_one_line("page", type_, page, number_style, Rect(body.right - number_width, y, number_width, 0)))
    if handout.marking:
        boxes.append(_marking(sheet, type_, handout, y + points(_line_pt(type_)), Tag.ARTIFACT))
    return boxes


def _marking(sheet: Sheet, type_: Typography, handout: Handout, y: Emu, tag: Tag) -> Box:
    """The user's own marking, in the middle, never cut."""
    style = type_.style(TextRole.FOOTER, bold=True, color=Color.INK, align=Align.CENTER)
    paragraph = type_.setter.paragraph(handout.marking, sheet.body.width, style, Origin.HUMAN)
    box = text_box("marking", [paragraph], sheet.body.width)
    return replace(box, rect=replace(box.rect, x=sheet.body.x, y=y), tag=tag)


def _line_pt(type_: Typography) -> float:
    """The height of a line of the footer."""
    return type_.setter.leading_pt(type_.style(TextRole.FOOTER))


def _one_line(name: str, type_: Typography, text: str, style: Style, rect: Rect) -> TextBox:
    """`text` on one line of `rect`, cut at a word with an ellipsis if it is longer."""
    paragraph = type_.setter.paragraph(text, rect.width, style, Origin.LABEL)
    if len(paragraph.lines) > 1:
        paragraph = _cut(type_, paragraph, rect.width, style)
    box = text_box(name, [paragraph], rect.width)
    return replace(box, rect=replace(box.rect, x=rect.x, y=rect.y), tag=Tag.ARTIFACT)


def _cut(type_: Typography, paragraph: Paragraph, width: Emu, style: Style) -> Paragraph:
    words = "".join(run.text for run in paragraph.lines[0]).split(" ")
    for count in range(len(words), 0, -1):
        shorter = type_.setter.paragraph(" ".join(words[:count]) + "…", width, style, Origin.LABEL)
        if len(shorter.lines) == 1:
            return shorter
    return replace(paragraph, runs=paragraph.lines[0], lines=paragraph.lines[:1])


def note_lines(setting: Setting, block: NoteLines | None, rect: Rect) -> list[Box]:
    """Ruled lines that fill `rect`, under their heading; nothing if not even two lines fit."""
    head = heading(setting, block.heading, gap=BLOCK_GAP) if block else None
    top = rect.y + (head.height if head else 0)
    count = (rect.bottom - top) // NOTE_PITCH
    if count < 2:
        return []
    boxes: list[Box] = list(head.place(rect.x, rect.y)) if head else []
    for i in range(count):
        line = Rect(rect.x, rect.bottom - (count - 1 - i) * NOTE_PITCH, rect.width, 0)
        boxes.append(ShapeBox("note line", line, Shape.LINE, outline=_RULE))
    return boxes

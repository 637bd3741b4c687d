"""Statements without bullets: rows between hairlines, and a single one set large. All in the layout's body placeholder.

The hairlines are drawn in the middle of the space between two paragraphs, so that the text stays one list to edit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from briefing.deck import Bullet
from briefing.frame import Anchor, Box, Color, Insets, Paragraph, ShapeBox, Tag
from briefing.layout.canvas import Canvas, Overflow, rule, top_of
from briefing.layout.emphasis import emphasised
from briefing.layout.looks import Look
from briefing.layout.text import height_of
from briefing.template.model import TextRole
from briefing.units import Emu, Rect, inches, to_points

_LARGE_PT = (28.0, 26.0)
_LEAST_PT = 20.0  # rows in smaller type are a list
_LEAST_GAP = inches(0.32)  # between two rows, with the hairline in its middle
_MOST_GAP = inches(0.8)
_DETAIL_AIR = 4.0  # in points
_TOP_RULE_PT = 2.0
_BAR = inches(0.09)
_BESIDE_BAR = inches(0.4)
_STATEMENT_SHARE = 0.6  # of the height that a single statement takes at least
_BODY = Insets()
_KERNING = 0.015  # by so much of their width words may be drawn narrower than measured
_WIDTHS = range(100, 84, -1)  # percent of the room, tried for text whose lines are sure
_FIRST_COMPLEX = "\u0590"  # Hebrew: below it are Latin, Greek, Cyrillic and Armenian letters


def rows(entries: Sequence[Bullet], rect: Rect, canvas: Canvas) -> tuple[Box, ...]:
    """Each point with its details below it, between hairlines; the first stands under a rule in the accent colour."""
    size_pt = _size(canvas)
    if size_pt < _LEAST_PT:
        raise Overflow("rows")
    width, texts = _steady(entries, canvas, rect.width, size_pt)
    heights = [height_of(text) for text in texts]
    gap = min((rect.height - sum(heights)) // len(texts), _MOST_GAP)
    if gap < _LEAST_GAP:
        raise Overflow("rows")
    starts = [rect.y + sum(heights[:i]) + i * gap for i in range(len(texts))]
    lines = [rule(Rect(rect.x, y, rect.width, 0)) for y in starts[1:]]
    below_rule = rect.inset(top=gap // 2, right=rect.width - width)
    return rule(rect, canvas.tones.accent, _TOP_RULE_PT), *lines, *_texts(texts, below_rule, gap, canvas)


def _texts(texts: Sequence[tuple[Paragraph, ...]], rect: Rect, gap: Emu, canvas: Canvas) -> Iterator[Box]:
    """The rows as one list in the layout's body; each in a box of its own where a program may break them otherwise.

    Letters that join, and scripts whose font is not known, come out narrower than they are measured.
    """
    place = canvas.layout.placeholder("body")
    if all(max(p.text, default="") < _FIRST_COMPLEX for text in texts for p in text):
        spaced = [p for text in texts for p in _spaced(text, gap)]
        yield canvas.box("Body", top_of(rect, height_of(spaced)), spaced, insets=_BODY, placeholder=place)
        return
    for i, text in enumerate(texts):
        row = top_of(rect, height_of(text))
        name, held = ("Body", place) if i == 0 else (f"Body {i + 1}", None)
        yield canvas.box(name, row, text, insets=_BODY, anchor=Anchor.MIDDLE, placeholder=held)
        rect = rect.inset(top=row.height + gap)


def _steady(
    entries: Sequence[Bullet], canvas: Canvas, width: Emu, size_pt: float
) -> tuple[Emu, list[tuple[Paragraph, ...]]]:
    """The widest width at which no paragraph would need a line less if its words were a little narrower, and the rows.

    With a line less than measured the text would move up, away from its hairlines.
    """
    looser = replace(canvas.setting.typesetter, slack=-_KERNING)
    for percent in _WIDTHS:
        narrower = width * percent // 100
        texts = [tuple(_row(entry, canvas, narrower, size_pt)) for entry in entries]
        if all(
            len(p.lines) == len(looser.break_lines(p.runs, to_points(narrower - p.indent), p.size_pt))
            for text in texts
            for p in text
        ):
            break
    return narrower, texts


def statement(entry: Bullet, rect: Rect, canvas: Canvas) -> tuple[Box, ...]:
    """One point in large type beside a bar in the accent colour, its details below it."""
    area = rect.inset(left=_BESIDE_BAR)
    style = canvas.style(TextRole.QUOTE, canvas.tones.heading, tag=Tag.LI)
    text = (emphasised(entry.line, canvas, area.width, style), *_details(entry, canvas, area.width, 12.0))
    needed = height_of(text)
    height = min(rect.height, max(needed + inches(0.4), int(_STATEMENT_SHARE * rect.height)))
    place = canvas.layout.placeholder("body")
    box = canvas.box("Body", top_of(area, height), text, anchor=Anchor.MIDDLE, placeholder=place)
    return ShapeBox("Accent", Rect(rect.x, rect.y, _BAR, height), fill=Color.ACCENT), box


def _size(canvas: Canvas) -> float:
    """The size of a row: that of a list, to begin with larger beside a title, which is larger there too."""
    ladder = canvas.setting.theme.deck[TextRole.LIST]
    sizes = (*_LARGE_PT, *ladder) if canvas.arrangement == Look.BESIDE else ladder
    return sizes[min(canvas.step, len(sizes) - 1)]


def _row(entry: Bullet, canvas: Canvas, width: Emu, size_pt: float) -> Iterator[Paragraph]:
    style = canvas.style(TextRole.LIST, canvas.tones.ink, size_pt=size_pt, tag=Tag.LI)
    yield emphasised(entry.line, canvas, width, style)
    yield from _details(entry, canvas, width, _DETAIL_AIR)


def _details(entry: Bullet, canvas: Canvas, width: Emu, air: float) -> Iterator[Paragraph]:
    """What stands below a point, on the second level, in the quieter colour."""
    style = canvas.style(TextRole.BODY, canvas.tones.muted, before_pt=air, level=1, tag=Tag.LI)
    return (canvas.paragraph(line, width, style) for line in entry.details)


def _spaced(text: Sequence[Paragraph], gap: Emu) -> tuple[Paragraph, ...]:
    return replace(text[0], before_pt=to_points(gap)), *text[1:]

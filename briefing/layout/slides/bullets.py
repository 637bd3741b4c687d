"""Bullets in the layout's real body placeholder, so that PowerPoint's outline shows them; the looks are in `looks`.

A list that leaves room stands on a tinted card and is spread over its height; a full one has the whole area to itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from msgspec.structs import replace

from briefing.deck import Bullet, BulletsSlide
from briefing.frame import Anchor, Box, Color, Insets, Paragraph, ShapeBox, Tag, TextBox
from briefing.layout.canvas import BULLET, HANGING, RULE_HEIGHT, Canvas, Overflow, inner_width, top_of
from briefing.layout.emphasis import emphasised
from briefing.layout.looks import Look
from briefing.layout.slides.around import around
from briefing.layout.slides.rows import rows, statement
from briefing.layout.text import height_of
from briefing.template.model import TextRole
from briefing.units import Emu, Rect, inches, to_points

_AIR = 6.0  # the least space between bullets, in points
_MOST_AIR = 14.0
_MOST_AIR_ON_CARD = 22.0
_DETAIL_AIR = 3.0
_DASH = "–"
_CARD_INSETS = Insets(inches(0.4), inches(0.25), inches(0.5), inches(0.25))
_LEAST_ON_CARD_PT = 20.0  # a list that needs smaller type has the whole area to itself
_FEW = 3  # fewer bullets stand on a lower card:
_LEAST_SHARE = 0.5  # of the height at least,
_ROOMY = 1.4  # and so much higher than they need
_SPREAD = 0.6  # the share of the room left over that goes between bullets


def bullets(slide: BulletsSlide, canvas: Canvas) -> tuple[Box, ...]:
    """The points in one of their looks, with details below them in a quieter colour."""
    room = around(canvas, slide.lead, slide.bar)
    if not slide.bullets:
        return room.holding()
    match Look(canvas.arrangement):
        case Look.PANEL:
            return room.holding(*_on_card(slide.bullets, room.rect, canvas))
        case Look.OPEN:
            return room.holding(body_box(slide.bullets, room.rect, canvas))
        case Look.ROWS | Look.BESIDE:
            return room.holding(*rows(slide.bullets, room.rect, canvas))
        case Look.STATEMENT:
            return room.holding(*statement(slide.bullets[0], room.rect, canvas))
        case look:
            assert_never(look)


def body_box(entries: Sequence[Bullet], rect: Rect, canvas: Canvas, role: TextRole = TextRole.LIST) -> TextBox:
    """A box of bullets within `rect`: the layout's body placeholder where it has one."""
    place = canvas.layout.placeholder("body")
    insets = place.insets if place else Insets()
    paragraphs = _listed(entries, canvas, inner_width(rect, insets), None, role)
    spare = rect.height - insets.top - insets.bottom - height_of(paragraphs)
    if spare < 0:
        raise Overflow("body")
    return canvas.box("Body", rect, _aired(paragraphs, spare, _MOST_AIR), insets=insets, placeholder=place)


def _on_card(entries: Sequence[Bullet], rect: Rect, canvas: Canvas) -> tuple[Box, ...]:
    """The bullets on a tinted card under an accent rule."""
    paragraphs = _listed(entries, canvas, inner_width(rect, _CARD_INSETS), Color.MIST, TextRole.LIST)
    frame = RULE_HEIGHT + _CARD_INSETS.top + _CARD_INSETS.bottom
    needed = height_of(paragraphs) + frame
    if needed > rect.height or canvas.size(TextRole.LIST) < _LEAST_ON_CARD_PT:
        raise Overflow("card")
    is_full = len(entries) >= _FEW or canvas.content.bottom > rect.bottom  # a bar below: the card reaches down to it
    height = rect.height if is_full else min(rect.height, max(int(_ROOMY * needed), int(_LEAST_SHARE * rect.height)))
    card = top_of(rect, height).inset(top=RULE_HEIGHT)
    spare = height - needed
    box = canvas.box(
        "Body",
        card,
        _aired(paragraphs, int(_SPREAD * spare), _MOST_AIR_ON_CARD),
        insets=_CARD_INSETS,
        anchor=Anchor.MIDDLE,
        fill=Color.MIST,
        placeholder=canvas.layout.placeholder("body"),
    )
    return ShapeBox("Accent", top_of(rect, RULE_HEIGHT), fill=Color.ACCENT), box


def _listed(
    entries: Sequence[Bullet], canvas: Canvas, width: Emu, fill: Color | None, role: TextRole
) -> tuple[Paragraph, ...]:
    tones = canvas.tones_on(fill)
    main = canvas.style(role, tones.ink, before_pt=_AIR, tag=Tag.LI)
    if len(entries) > 1:  # a list of one is no list
        main = replace(main, bullet=BULLET, indent=HANGING, hanging=HANGING)
    paragraphs: list[Paragraph] = []
    for entry in entries:
        paragraphs.append(emphasised(entry.line, canvas, width, main, fill))
        paragraphs += details(entry, canvas, width, fill, main.indent)
    return tuple(paragraphs)


def details(
    entry: Bullet, canvas: Canvas, width: Emu, fill: Color | None, indent: Emu = HANGING
) -> Iterator[Paragraph]:
    """What stands below a bullet, on the second level: in the quieter colour, with dashes."""
    style = canvas.style(
        TextRole.BODY, canvas.tones_on(fill).muted, before_pt=_DETAIL_AIR, indent=indent, level=1, tag=Tag.LI
    )
    style = replace(style, bullet=_DASH, bullet_color=style.color, indent=indent + HANGING, hanging=HANGING)
    return (canvas.paragraph(line, width, style) for line in entry.details)


def _aired(paragraphs: Sequence[Paragraph], spare: Emu, most_pt: float) -> Iterator[Paragraph]:
    """The paragraphs with up to `most_pt` between bullets, taken from the room that is left over."""
    count = sum(paragraph.level == 0 for paragraph in paragraphs)
    wider = min(most_pt - _AIR, to_points(spare) / max(count, 1))
    return (replace(p, before_pt=p.before_pt + wider) if p.level == 0 else p for p in paragraphs)

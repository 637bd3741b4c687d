"""What a slide is composed with: the room, the sizes that are being tried, and boxes that refuse to overflow.

A `Canvas` tries one step of every role's ladder of sizes. Composing draws as if everything fitted; a text that does not
raises `Overflow`, and `briefing.layout.fit` tries the next step, splits the slide or moves detail to the notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from briefing.deck import Line, Origin
from briefing.frame import (
    Anchor,
    Color,
    Face,
    Insets,
    Outline,
    Paragraph,
    Placeholder,
    Run,
    Shape,
    ShapeBox,
    Tag,
    TextBox,
)
from briefing.language import Language
from briefing.layout.backdrop import Palette, Tones, behind
from briefing.layout.text import Style, Typesetter, height_of
from briefing.template.master import LayoutGeometry, MasterGeometry, PlaceholderGeometry
from briefing.template.model import TextRole, Theme
from briefing.units import Emu, Rect, inches

GUTTER = inches(0.25)
HANGING = inches(0.25)  # of a bullet
BULLET = "•"
RULE_HEIGHT = inches(0.06)  # of the accent over a card
NO_INSETS = Insets()
CARD_INSETS = Insets(inches(0.25), inches(0.18), inches(0.25), inches(0.18))
_LARGE_PT = (28.0, 26.0, 24.0, 22.0)  # for the few words of a slide, where the ladder of a list starts lower
_ROOMY = 0.62  # of the room at most, for type above the ladder
_HEADINGS = frozenset({TextRole.COVER, TextRole.PANEL, TextRole.TITLE, TextRole.HEADING, TextRole.NUMERAL})


class Overflow(Exception):
    """A text does not fit its box at the sizes that are being tried."""


class Setting(Struct, frozen=True):
    """What all slides of a deck share. `footer`, `date` and `marking` are the texts shown, "" for none.

    `language` is the article's, with nothing in its tables where it does not ship.
    """

    theme: Theme
    palette: Palette
    typesetter: Typesetter
    geometry: MasterGeometry
    labels: Mapping[str, str]
    language: Language
    footer: str = ""
    date: str = ""
    marking: str = ""

    @property
    def steps(self) -> int:
        """How many steps the longest ladder has."""
        return max(len(sizes) for sizes in self.theme.deck.values())

    @property
    def larger(self) -> tuple[float, ...]:
        """The sizes above the ladder of a list, for statements that have a slide nearly to themselves."""
        return tuple(size for size in _LARGE_PT if size > self.theme.deck[TextRole.LIST][0])

    def label(self, key: str, **values: object) -> str:
        """A word of the program's own, with its blanks filled in."""
        return self.labels[key].format(**values)


class Canvas(Struct, frozen=True):
    """The room of one slide, at one step of the ladders and in one of its kind's arrangements (0: the better one).

    Below step 0 only statements are larger than at step 0.
    """

    setting: Setting
    layout: LayoutGeometry
    step: int = 0
    arrangement: int = 0

    @property
    def content(self) -> Rect:
        """Where the slide's content may be drawn."""
        return self.layout.content

    @property
    def tones(self) -> Tones:
        """The colours for text on the bare content area."""
        return self.tones_at(self.content)

    def tones_at(self, rect: Rect) -> Tones:
        """The colours for text on what the layout draws behind `rect`."""
        return self.setting.palette.tones_on(behind(self.layout, rect))

    def tones_on(self, fill: Color | None) -> Tones:
        """The colours for text on a box of that fill, or of none."""
        return self.tones if fill is None else self.setting.palette.tones_on(fill)

    def size(self, role: TextRole) -> float:
        """The size of a role at this step, in points."""
        ladder = self.setting.theme.deck[role]
        return ladder[min(max(self.step, 0), len(ladder) - 1)]

    @property
    def statement_pt(self) -> float:
        """The size of a statement at this step, in points: that of a list, or larger."""
        return self.setting.larger[self.step] if self.step < 0 else self.size(TextRole.LIST)

    @property
    def heading_pt(self) -> float:
        """The size of a heading at this step, in points: never smaller than the statements below it."""
        size_pt = self.size(TextRole.HEADING)
        return max(size_pt, self.statement_pt) if self.step < 0 else size_pt

    def refuse_crowding(self, needed: Emu, given: Emu) -> None:
        """Raise Overflow where text fills its room though it is larger than the ladder of a list."""
        if self.step < 0 and needed > _ROOMY * given:
            raise Overflow("crowded")

    def can_shrink(self, role: TextRole) -> bool:
        """Whether the role has a smaller size than this step's."""
        return self.step < len(self.setting.theme.deck[role]) - 1

    def style(self, role: TextRole, color: Color, **changes: Any) -> Style:
        """The style of a role at this step; `changes` are fields of `Style`."""
        style = Style(
            size_pt=self.size(role),
            color=color,
            face=Face.HEADING if role in _HEADINGS else Face.BODY,
            line_spacing=self.setting.theme.leading.get(role, 1.0),
        )
        return replace(style, **changes)

    def paragraph(self, content: Line | str | Sequence[Run], width: Emu, style: Style) -> Paragraph:
        """A measured paragraph; a string is a word of the program's own."""
        typesetter = self.setting.typesetter
        match content:
            case Line():
                return typesetter.paragraph(content.text, width, style, content.origin, content.points)
            case _:
                return typesetter.paragraph(content, width, style, Origin.LABEL)

    def bullets(self, lines: Iterable[Line], width: Emu, style: Style) -> tuple[Paragraph, ...]:
        """The lines as bulleted paragraphs."""
        bulleted = replace(style, bullet=BULLET, indent=HANGING, hanging=HANGING, tag=Tag.LI)
        return tuple(self.paragraph(line, width, bulleted) for line in lines)

    def box(
        self,
        name: str,
        rect: Rect,
        paragraphs: Iterable[Paragraph],
        *,
        insets: Insets = NO_INSETS,
        anchor: Anchor = Anchor.TOP,
        fill: Color | None = None,
        outline: Outline | None = None,
        shape: Shape = Shape.RECT,
        adjust: float | None = None,
        placeholder: PlaceholderGeometry | None = None,
        tag: Tag = Tag.P,
        link: str = "",
    ) -> TextBox:
        """A box with text. Raises Overflow if the text is higher than the box."""
        set_text = tuple(paragraphs)
        if height_of(set_text) > rect.height - insets.top - insets.bottom or rect.width <= insets.left + insets.right:
            raise Overflow(name)
        held = Placeholder(placeholder.type, placeholder.idx) if placeholder and placeholder.type else None
        return TextBox(name, rect, set_text, held, insets, anchor, fill, outline, shape, adjust, tag, link)


def rule(rect: Rect, color: Color = Color.RULE, width_pt: float = 1.0, dashed: bool = False) -> ShapeBox:
    """A thin line along the top edge of `rect`."""
    return ShapeBox("Rule", Rect(rect.x, rect.y, rect.width, 0), Shape.LINE, outline=Outline(color, width_pt, dashed))


def inner_width(rect: Rect, insets: Insets) -> Emu:
    """The width that text has in a box."""
    return rect.width - insets.left - insets.right


def top_of(rect: Rect, height: Emu) -> Rect:
    """The upper part of a rectangle."""
    return Rect(rect.x, rect.y, rect.width, height)


def below(rect: Rect, height: Emu) -> Rect:
    """What is left of a rectangle under its upper part. Raises Overflow if nothing is."""
    if height >= rect.height:
        raise Overflow("nothing left")
    return rect.inset(top=height)

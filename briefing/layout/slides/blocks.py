"""Text blocks and row heights that several kinds of slide share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.deck import Line
from briefing.frame import Color, Paragraph
from briefing.layout.canvas import Canvas, Overflow
from briefing.layout.text import breaks_a_word
from briefing.template.model import TextRole
from briefing.units import Emu, inches

ROW_GAP = inches(0.14)
_MOST_SPARE = inches(0.25)


def row_heights(needed: Sequence[Emu], given: Emu, most_spare: Emu = _MOST_SPARE) -> list[Emu]:
    """The heights of rows that share what is left over, each up to `most_spare`.

    Raises Overflow if they need too much.
    """
    spare = given - sum(needed) - ROW_GAP * (len(needed) - 1)
    if spare < 0:
        raise Overflow("rows")
    extra = min(spare // max(len(needed), 1), most_spare)
    return [height + extra for height in needed]


def body_text(lines: Sequence[Line], canvas: Canvas, width: Emu, fill: Color | None = None) -> tuple[Paragraph, ...]:
    """One line plain, several as bullets, in the colour that can be read on `fill`; large if they have the room."""
    style = canvas.style(TextRole.LIST, canvas.tones_on(fill).ink, size_pt=canvas.statement_pt, before_pt=6)
    if len(lines) > 1:
        return canvas.bullets(lines, width, style)
    return tuple(canvas.paragraph(line, width, style) for line in lines)


def refuse_broken_words(paragraphs: Iterable[Paragraph]) -> None:
    """Raise Overflow where a line ends inside a word: the column is too narrow for it."""
    if any(breaks_a_word(paragraph) for paragraph in paragraphs):
        raise Overflow("word")


def told(lines: Iterable[Line]) -> str:
    """The lines as one sentence for those who do not see the picture."""
    return " → ".join(line.text for line in lines)

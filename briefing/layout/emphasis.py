"""The amounts of a sentence in bold type of the accent colour, so that the eye finds them.

A function of the text alone: an outline needs no mark-up for it, and a line that a person wrote has it too.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.amounts import Amount, amounts
from briefing.deck import Line
from briefing.frame import Color, Paragraph, Run
from briefing.layout.canvas import Canvas
from briefing.layout.text import Style
from briefing.units import Emu

_MOST = 2  # where everything stands out, nothing does
_LEAST_REST = 2  # words: a text that is little more than its amount is no sentence with one


def emphasised(line: Line, canvas: Canvas, width: Emu, style: Style, fill: Color | None = None) -> Paragraph:
    """The line as a measured paragraph on `fill`, with its one or two amounts emphasised."""
    found = amounts(line.text, canvas.setting.language)
    rest = len(line.text.split()) - sum(len(a.text.split()) for a in found)
    if not 0 < len(found) <= _MOST or rest < _LEAST_REST:
        return canvas.paragraph(line, width, style)
    color = canvas.tones_on(fill).accent
    runs = tuple(_runs(line.text, found, style, color))
    return canvas.setting.typesetter.paragraph(runs, width, style, line.origin, line.points)


def _runs(text: str, found: tuple[Amount, ...], style: Style, color: Color) -> Iterator[Run]:
    plain = Run("", bold=style.bold, italic=style.italic, face=style.face)
    at = 0
    for amount in found:
        yield from _piece(plain, text[at : amount.start])
        yield Run(amount.text, bold=True, italic=style.italic, color=color, face=style.face)
        at = amount.end
    yield from _piece(plain, text[at:])


def _piece(like: Run, text: str) -> Iterator[Run]:
    if text:
        yield Run(text, bold=like.bold, italic=like.italic, face=like.face)

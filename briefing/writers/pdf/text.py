"""Measured paragraphs as text operators: each line at its place, each stretch of one font and colour after the other.

At a line's end the space that the break took away is drawn again, and one after every paragraph and bullet, so that
words stay apart when the text is extracted or copied.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from briefing.frame import Align, Paragraph, Run
from briefing.units import to_points
from briefing.writers.pdf.bidi import visual
from briefing.writers.pdf.canvas import TaggedCanvas
from briefing.writers.pdf.colors import Rgb
from briefing.writers.pdf.fonts import Font
from briefing.writers.pdf.pen import Pen, number, rgb_operator
from briefing.writers.pdf.structure import Element, Place


class Stretch(Struct, frozen=True):
    """Text of one look at its place: `x` and base line `y` in points from the bottom left of the page."""

    x: float
    y: float
    width: float
    text: str
    spoken: str  # what is read instead of `text`, "" for the same
    font: Font
    size: float
    color: Rgb
    link: str


class Column(Struct, frozen=True):
    """Where a paragraph is set: left and right edge and top, in points; y counts from the bottom of the page."""

    left: float
    right: float
    top: float


def draw_paragraph(pen: Pen, paragraph: Paragraph, column: Column, place: Place) -> None:
    """Draws `paragraph` from the top of `column`, as content of `place`."""
    if paragraph.bullet and paragraph.lines:
        bullet = list(_bullet(pen, paragraph, column))
        with pen.canvas.content(place.label or place.body):
            _emit(pen.canvas, bullet)
    for link, stretches in groupby(_stretches(pen, paragraph, column), key=lambda s: s.link):
        _draw_linked(pen.canvas, list(stretches), link, place.body)


def draw_artifact(pen: Pen, paragraph: Paragraph, column: Column) -> None:
    """Draws `paragraph`; the caller has opened an artifact."""
    if paragraph.bullet and paragraph.lines:
        _emit(pen.canvas, _bullet(pen, paragraph, column))
    _emit(pen.canvas, _stretches(pen, paragraph, column))


def _draw_linked(canvas: TaggedCanvas, stretches: list[Stretch], link: str, body: Element) -> None:
    if not link:
        with canvas.content(body):
            _emit(canvas, stretches)
        return
    element = body.add("Link")
    with canvas.content(element):
        _emit(canvas, stretches)
    for _, line in groupby(stretches, key=lambda s: s.y):
        parts = list(line)
        bottom, top = parts[0].y - 0.25 * parts[0].size, parts[0].y + 0.8 * parts[0].size
        canvas.link(element, link, (parts[0].x, bottom, parts[-1].x + parts[-1].width, top))


def _bullet(pen: Pen, paragraph: Paragraph, column: Column) -> Iterator[Stretch]:
    run = Run(paragraph.bullet, color=paragraph.bullet_color)
    if paragraph.rtl:
        x = column.right - to_points(paragraph.indent)
    else:
        x = column.left + to_points(paragraph.indent - paragraph.hanging)
    label = replace(paragraph, lines=((run,),), runs=(run,), bullet="", indent=0, align=Align.LEFT)
    yield from _line(pen, label, (run,), x, _base_line(pen, paragraph, column.top), end=" ")


def _stretches(pen: Pen, paragraph: Paragraph, column: Column) -> Iterator[Stretch]:
    y = _base_line(pen, paragraph, column.top)
    for runs, end in zip(paragraph.lines, _line_ends(paragraph), strict=True):
        shown = visual(runs, paragraph.rtl)
        x = _start(pen, paragraph, shown, column)
        yield from _line(pen, paragraph, shown, x, y, end)
        y -= paragraph.leading_pt


def _line(pen: Pen, paragraph: Paragraph, runs: tuple[Run, ...], x: float, y: float, end: str) -> Iterator[Stretch]:
    """The stretches of one line from `x` on; `end` follows the last one and takes no width."""
    last = len(runs) - 1
    for i, run in enumerate(runs):
        color = pen.inks[run.color or paragraph.color]
        link = "" if run.link.startswith("slide:") else run.link
        pieces = list(pen.book.pieces(run))
        for k, (font, text, spoken) in enumerate(pieces):
            width = font.width(text, paragraph.size_pt)
            if i == last and k == len(pieces) - 1:
                text, spoken = text + end, spoken and spoken + end
            yield Stretch(x, y, width, text, spoken, font, paragraph.size_pt, color, link)
            x += width


def _start(pen: Pen, paragraph: Paragraph, runs: tuple[Run, ...], column: Column) -> float:
    indent = to_points(paragraph.indent)
    left, right = (column.left, column.right - indent) if paragraph.rtl else (column.left + indent, column.right)
    align = Align.RIGHT if paragraph.rtl and paragraph.align is Align.LEFT else paragraph.align
    if align is Align.LEFT:
        return left
    width: float = sum(f.width(text, paragraph.size_pt) for run in runs for f, text, _ in pen.book.pieces(run))
    return right - width if align is Align.RIGHT else (left + right - width) / 2


def _base_line(pen: Pen, paragraph: Paragraph, top: float) -> float:
    """The first base line: ascent and descent stand in the middle of the leading, as browsers set it."""
    run = paragraph.lines[0][0] if paragraph.lines and paragraph.lines[0] else Run("")
    face = pen.book.font(run).face
    height: float = (face.ascent + face.descent) / 1000 * paragraph.size_pt
    return top - (paragraph.leading_pt + height) / 2


def _line_ends(paragraph: Paragraph) -> Iterator[str]:
    """For each line what follows its words: a space, or nothing where it breaks inside a word or between ideographs."""
    text, at = paragraph.text, 0
    for line in paragraph.lines[:-1]:
        words = "".join(run.text for run in line)
        found = text.find(words, at)
        at = (at if found < 0 else found) + len(words)
        yield " " if found < 0 or text[at : at + 1].isspace() else ""
    if paragraph.lines:
        yield " "


def _emit(canvas: TaggedCanvas, stretches: Iterable[Stretch]) -> None:
    operators, state = ["BT"], _State()
    for stretch in stretches:
        operators += state.move_to(stretch)
        operators += _show(canvas, stretch, state)
    if len(operators) > 1:
        canvas.emit(*operators, "ET")


def _show(canvas: TaggedCanvas, stretch: Stretch, state: _State) -> Iterator[str]:
    if stretch.spoken and canvas.tagged:
        yield f"/Span <</ActualText <FEFF{stretch.spoken.encode('utf-16-be').hex()}>>> BDC"
    for name, string in canvas.encoded(stretch.font, stretch.text):
        yield from state.look(name, stretch.size, stretch.color)
        yield f"{string} Tj"
    if stretch.spoken and canvas.tagged:
        yield "EMC"


class _State:
    """What the text operators so far have set, so that nothing is said twice."""

    def __init__(self) -> None:
        self._line: tuple[float, float] = (0.0, 0.0)
        self._font: tuple[str, float] = ("", 0.0)
        self._color: Rgb | None = None
        self._end: tuple[float, float] | None = None

    def move_to(self, stretch: Stretch) -> Iterator[str]:
        """A move to the start of `stretch`, unless the last one ended there."""
        if self._end is None or self._end[1] != stretch.y or abs(self._end[0] - stretch.x) > 0.01:
            x, y = round(stretch.x, 2), round(stretch.y, 2)
            yield f"{number(x - self._line[0])} {number(y - self._line[1])} Td"
            self._line = (x, y)
        self._end = (stretch.x + stretch.width, stretch.y)

    def look(self, font: str, size: float, color: Rgb) -> Iterator[str]:
        """Font, size and colour, where they change."""
        if self._font != (font, size):
            self._font = (font, size)
            yield f"{font} {number(size)} Tf"
        if self._color != color:
            self._color = color
            yield rgb_operator(color, "rg")

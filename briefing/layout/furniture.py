"""What stands around every slide: kicker, source line, footer, date, number and marking.

Each goes into the layout's placeholder of its role. A kicker or source line that has none takes a free strip if there
is one; a footer, date or number that has none is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.deck import BETWEEN, Line, Origin, Reference, Slide, TitleSlide
from briefing.frame import Align, Anchor, Color, Insets, Paragraph, Tag, TextBox
from briefing.layout.canvas import Canvas
from briefing.layout.places import place_for
from briefing.layout.text import ELLIPSIS, cut, height_of
from briefing.template.master import PlaceholderGeometry
from briefing.template.model import TextRole
from briefing.units import Rect, inches, points

_MARKING_HEIGHT = inches(0.24)
_MARKING_PADDING = inches(0.15)
_MARKING_FILL = Color.SLATE
_SUBTITLE = re.compile(r":\s|\s[–—]\s|(?<=[?!])\s")  # what stands before a subtitle


def head(slide: Slide, canvas: Canvas, part: str = "") -> Iterator[TextBox]:
    """The kicker, which is read before the title's slide content: the `part` of the briefing, and the section's name.

    Where there is no room for both, the part gives way.
    """
    place = place_for(canvas, "kicker")
    line = slide.kicker
    if place and (part or line.text):
        sizes = _sizes(place, canvas.setting.theme.deck[TextRole.LABEL], slide)
        color = canvas.tones_at(place.rect).accent
        if part:
            both = Line(BETWEEN.join(filter(None, (part, line.text))), Origin.LABEL, line.points)
            style = canvas.style(TextRole.LABEL, color, size_pt=sizes[-1], bold=True)
            fits = len(canvas.paragraph(both, inside(place).width, style).lines) == 1
            line = both if fits or not line.text else line
        yield from _one_line("Kicker", line, canvas, place, sizes, color, bold=True)


def foot(slide: Slide, canvas: Canvas, number: int) -> Iterator[TextBox]:
    """Source line, footer, date, number and marking."""
    layout, setting = canvas.layout, canvas.setting
    place = place_for(canvas, "source")
    if place and slide.sources and not isinstance(slide, TitleSlide):
        sizes = setting.theme.deck[TextRole.SOURCE]
        text = source_text(slide.sources, canvas, place, sizes[-1])
        line = Line(text, Origin.LABEL)
        yield from _one_line("Source", line, canvas, place, sizes[-1:], canvas.tones_at(place.rect).muted)
    for role, text in (("footer", setting.footer), ("date", setting.date), ("number", str(number))):
        place = layout.placeholder(role)
        if place and text:
            sizes = setting.theme.deck[TextRole.FOOTER]
            color = canvas.tones_at(place.rect).muted
            line = Line(_shortened(text, canvas, place, sizes[-1]), Origin.LABEL)
            name = role.capitalize()
            yield from _one_line(name, line, canvas, place, sizes, color, tag=Tag.ARTIFACT)


def _shortened(text: str, canvas: Canvas, place: PlaceholderGeometry, size_pt: float) -> str:
    """The text; where it does not fit one line, without the subtitle of the title that it begins with."""
    style = canvas.style(TextRole.FOOTER, Color.INK, size_pt=size_pt)
    if len(canvas.paragraph(text, inside(place).width, style).lines) == 1:
        return text
    title, *rest = text.split(" | ")
    return " | ".join((_SUBTITLE.split(title, maxsplit=1)[0], *rest))


def markings(canvas: Canvas) -> Iterator[TextBox]:
    """The user's protective marking, on a ground of its own at the top and the bottom of the slide."""
    text, slide = canvas.setting.marking, canvas.setting.geometry.slide
    if not text:
        return
    color = canvas.tones_on(_MARKING_FILL).heading
    style = canvas.style(TextRole.SOURCE, color, bold=True, align=Align.CENTER, tag=Tag.ARTIFACT)
    (paragraph,) = _first_line(canvas.paragraph(Line(text, Origin.HUMAN), slide.width // 2, style), canvas, slide)
    typesetter = canvas.setting.typesetter
    width = points(typesetter.width_pt(paragraph.runs, paragraph.size_pt) * 1.05) + 2 * _MARKING_PADDING
    insets = Insets(_MARKING_PADDING, 0, _MARKING_PADDING, 0)
    for name, y in (("Marking", slide.y), ("Marking below", slide.bottom - _MARKING_HEIGHT)):
        rect = Rect(slide.x + (slide.width - width) // 2, y, width, _MARKING_HEIGHT)
        yield canvas.box(
            name, rect, [paragraph], insets=insets, anchor=Anchor.MIDDLE, fill=_MARKING_FILL, tag=Tag.ARTIFACT
        )


def source_text(references: Sequence[Reference], canvas: Canvas, place: PlaceholderGeometry, size_pt: float) -> str:
    """The source line, with as much of each reference as fits one line: mark, heading and lines; mark and heading;
    mark and lines; marks alone; the first marks."""
    label, style = canvas.setting.label, canvas.style(TextRole.SOURCE, Color.INK, size_pt=size_pt)

    def fits(text: str) -> bool:
        return len(canvas.paragraph(text, inside(place).width, style).lines) == 1

    marks = list(dict.fromkeys(r.mark for r in references))
    headings = list(dict.fromkeys(_named(r, label("overview")) for r in references))
    lined = [", ".join(filter(None, (_named(r), _lines(r, canvas)))) for r in references]
    marked = [f"{r.mark} {_lines(r, canvas)}" if r.heading else _lines(r, canvas) for r in references]
    for names, separator in ((lined, "; "), (headings, "; "), (marked, "; "), (marks, ", ")):
        text = label("source", references=separator.join(names))
        if fits(text):
            return text
    while len(marks) > 1 and not fits(label("source", references=", ".join(marks) + ", " + ELLIPSIS)):
        marks.pop()
    return label("source", references=", ".join(marks) + ", " + ELLIPSIS)


def _named(reference: Reference, overview: str = "") -> str:
    """The mark and heading of a section; the text before the first heading goes by no mark."""
    return f"{reference.mark} {reference.heading}" if reference.heading else overview


def _lines(reference: Reference, canvas: Canvas) -> str:
    if reference.line == reference.last_line:
        return canvas.setting.label("line", line=reference.line)
    return canvas.setting.label("lines", first=reference.line, last=reference.last_line)


def inside(place: PlaceholderGeometry) -> Rect:
    """Where a placeholder's text goes."""
    i = place.insets
    return place.rect.inset(i.left, i.top, i.right, i.bottom)


def _sizes(place: PlaceholderGeometry, sizes: tuple[float, ...], slide: Slide) -> tuple[float, ...]:
    """The cover's small print may be as large as its master sets it."""
    if isinstance(slide, TitleSlide):
        return tuple(sorted({place.size_pt, *sizes}, reverse=True))
    return sizes


def _one_line(
    name: str,
    line: Line,
    canvas: Canvas,
    place: PlaceholderGeometry,
    sizes: Sequence[float],
    color: Color,
    *,
    bold: bool = False,
    tag: Tag = Tag.P,
) -> Iterator[TextBox]:
    """A placeholder with the first size at which its text fits; at the last one it loses its end. None if the
    placeholder is too low for any text."""
    for size_pt in sizes:
        style = canvas.style(TextRole.LABEL, color, size_pt=size_pt, bold=bold, align=place.align, tag=tag)
        paragraph = canvas.paragraph(line, inside(place).width, style)
        if height_of([paragraph]) <= inside(place).height:
            break
    else:
        (paragraph,) = _first_line(paragraph, canvas, inside(place))
    if height_of([paragraph]) <= inside(place).height:
        yield canvas.box(
            name, place.rect, [paragraph], insets=place.insets, anchor=place.anchor, placeholder=place, tag=tag
        )


def _first_line(paragraph: Paragraph, canvas: Canvas, room: Rect) -> tuple[Paragraph]:
    """The paragraph, cut at a word so that it fits one line."""
    style = canvas.style(
        TextRole.LABEL,
        paragraph.color,
        size_pt=paragraph.size_pt,
        bold=paragraph.runs[0].bold,
        align=paragraph.align,
        tag=paragraph.tag,
    )

    def shortened(text: str) -> Paragraph:
        return canvas.paragraph(Line(text, paragraph.origin, paragraph.points), room.width, style)

    if len(paragraph.lines) == 1:
        return (paragraph,)
    return (shortened(cut(paragraph.text, lambda text: len(shortened(text).lines) == 1)),)

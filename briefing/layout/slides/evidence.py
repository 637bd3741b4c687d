"""Slides that show evidence: charts, pictures, quotations."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from briefing.deck import ChartSlide, FigureSlide, Line, QuoteSlide
from briefing.frame import Anchor, Box, ChartBox, Insets, PictureBox, Placeholder, TextBox
from briefing.layout.canvas import GUTTER, Canvas, Overflow, below, inner_width, top_of
from briefing.layout.slides.bullets import body_box
from briefing.layout.text import height_of
from briefing.template.master import PlaceholderGeometry
from briefing.template.model import TextRole
from briefing.units import Rect, inches

_CAPTION_GAP = inches(0.12)
_SPEAKER_HEIGHT = inches(0.6)  # where the layout has no place for one
_PICTURE_SHARE = 0.6  # of the width, where text stands beside a picture on a layout without a place for it
_MOST_IN_ALT = 24  # numbers of a chart that its alternative text names
_UNKNOWN_PROPORTIONS = (4, 3)


def chart(slide: ChartSlide, canvas: Canvas) -> tuple[Box, ...]:
    """A native chart with its caption; one series has no legend, so what it measures stands above it."""
    rect, caption = _with_caption(slide.caption, canvas, canvas.content)
    measure: tuple[TextBox, ...] = ()
    name = slide.series[0].name if len(slide.series) == 1 else ""
    if name and name.casefold() not in slide.title.text.casefold():
        style = canvas.style(TextRole.BODY, canvas.tones.muted, bold=True)
        paragraph = canvas.paragraph(Line(name, points=slide.points), rect.width, style)
        measure = (canvas.box("Measure", top_of(rect, height_of([paragraph])), [paragraph]),)
        rect = below(rect, measure[0].rect.height + _CAPTION_GAP)
    kind = canvas.setting.label("chart")
    alt = f"{kind}: {slide.title.text}. {_told_numbers(slide)}"
    size_pt = canvas.size(TextRole.CELL)
    drawn = ChartBox("Chart", rect, slide.form, slide.categories, slide.series, alt, slide.number_format, size_pt)
    return (*measure, drawn, *caption)


def _told_numbers(slide: ChartSlide) -> str:
    """The first numbers of every series in words."""
    share = max(_MOST_IN_ALT // max(len(slide.series), 1), 1)
    told: list[str] = []
    for series in slide.series:
        values = [
            f"{category} {value:g}"
            for category, value in zip(slide.categories, series.values, strict=False)
            if value is not None
        ]
        more = ", …" if len(values) > share else ""
        told.append(f"{series.name}: {', '.join(values[:share])}{more}")
    return "; ".join(told)


def figure(slide: FigureSlide, canvas: Canvas) -> tuple[Box, ...]:
    """A picture in its own proportions, its caption below it and bullets at its right."""
    place = canvas.layout.placeholder("picture")
    area, beside = _picture_area(slide, canvas, place)
    rect, caption = _with_caption(slide.caption, canvas, area)
    picture = _fitted(slide, rect)
    held = Placeholder(place.type, place.idx) if place else None
    alt = slide.alt or (slide.caption.text if slide.caption else slide.title.text)
    boxes: list[Box] = [PictureBox("Picture", picture, slide.asset, alt, held)]
    boxes += [_moved_up(box, picture.bottom + _CAPTION_GAP) for box in caption]
    if slide.bullets:
        boxes.append(body_box(slide.bullets, beside, canvas, TextRole.BODY))
    return tuple(boxes)


def _picture_area(slide: FigureSlide, canvas: Canvas, place: PlaceholderGeometry | None) -> tuple[Rect, Rect]:
    """Where the picture goes and where the text beside it does."""
    content = canvas.content
    body = canvas.layout.placeholder("body")
    if not slide.bullets:
        return content, content
    if place and body and not place.rect.overlaps(body.rect):
        return place.rect, body.rect
    width = int(_PICTURE_SHARE * content.width)
    return Rect(content.x, content.y, width, content.height), content.inset(left=width + 2 * GUTTER)


def _fitted(slide: FigureSlide, rect: Rect) -> Rect:
    """The largest rectangle of the picture's proportions, at the top left, or centred if it is alone."""
    width, height = (slide.width, slide.height) if slide.width and slide.height else _UNKNOWN_PROPORTIONS
    scaled = min(rect.width, rect.height * width // height)
    fitted = Rect(rect.x, rect.y, max(scaled, 1), max(scaled * height // width, 1))
    shift = 0 if slide.bullets else (rect.width - fitted.width) // 2
    return Rect(fitted.x + shift, fitted.y, fitted.width, fitted.height)


def _with_caption(line: Line | None, canvas: Canvas, rect: Rect) -> tuple[Rect, tuple[TextBox, ...]]:
    """What is left of `rect` above a caption, and the caption."""
    if not line or not line.text:
        return rect, ()
    style = canvas.style(TextRole.LABEL, canvas.tones.muted)
    paragraph = canvas.paragraph(line, rect.width, style)
    height = height_of([paragraph])
    if height > rect.height // 3:
        raise Overflow("caption")
    place = Rect(rect.x, rect.bottom - height, rect.width, height)
    return rect.inset(bottom=height + _CAPTION_GAP), (canvas.box("Caption", place, [paragraph]),)


def _moved_up(box: TextBox, y: int) -> TextBox:
    return replace(box, rect=Rect(box.rect.x, min(y, box.rect.y), box.rect.width, box.rect.height))


def quote(slide: QuoteSlide, canvas: Canvas) -> tuple[Box, ...]:
    """A quotation, large, and its speaker below it."""
    place = canvas.layout.placeholder("body")
    rect = place.rect if place else canvas.content
    speaker = slide.speaker if slide.speaker and slide.speaker.text else None
    speakers_place = _speaker_place(canvas.layout.placeholders, rect)
    if speaker and not speakers_place:
        rect = rect.inset(bottom=_SPEAKER_HEIGHT)
    style = canvas.style(TextRole.QUOTE, canvas.tones_at(rect).heading, italic=True)
    insets = place.insets if place else Insets()
    paragraph = canvas.paragraph(slide.quote, inner_width(rect, insets), style)
    boxes: list[Box] = [
        canvas.box("Quotation", rect, [paragraph], insets=insets, anchor=Anchor.MIDDLE, placeholder=place)
    ]
    if speaker:
        boxes.append(_speaker(speaker, canvas, rect, speakers_place))
    return tuple(boxes)


def _speaker(line: Line, canvas: Canvas, quotation: Rect, place: PlaceholderGeometry | None) -> TextBox:
    rect = place.rect if place else Rect(quotation.x, quotation.bottom, quotation.width, _SPEAKER_HEIGHT)
    insets = place.insets if place else Insets()
    style = canvas.style(TextRole.BODY, canvas.tones_at(rect).muted, bold=True)
    paragraph = canvas.paragraph(line, inner_width(rect, insets), style)
    return canvas.box("Speaker", rect, [paragraph], insets=insets, placeholder=place)


def _speaker_place(places: Sequence[PlaceholderGeometry], quotation: Rect) -> PlaceholderGeometry | None:
    """The next placeholder for text below the quotation."""
    return next((p for p in places if p.role == "other" and p.type == "body" and p.rect.y >= quotation.bottom), None)

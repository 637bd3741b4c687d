"""Kinds that are paragraphs and lists: how each is written, and read back."""

from __future__ import annotations

from briefing.deck import (
    AgendaEntry,
    AgendaSlide,
    BottomLineSlide,
    BulletsSlide,
    Line,
    Origin,
    QuoteSlide,
    SectionSlide,
    SourcesSlide,
    TakeawaysSlide,
    TitleSlide,
)
from briefing.outline.blocks import Block, Item, Prose, Quotation, reference_text
from briefing.outline.body import NO_LABEL, Body, all_lines, bullet_items, bullets, line_items, own_lines
from briefing.outline.forms.shared import bar, field, lead
from briefing.outline.scan import read_reference

_DASH = "— "


def write_title(slide: TitleSlide) -> list[Block]:
    subtitle = slide.subtitle if slide.subtitle.text else None
    return [*field("Subtitle", subtitle), *line_items(slide.lines)]


def read_title(body: Body) -> TitleSlide:
    subtitle = body.field("Subtitle") or NO_LABEL
    return TitleSlide(body.id, body.title, subtitle=subtitle, lines=all_lines(body.items()))


def write_bottom_line(slide: BottomLineSlide) -> list[Block]:
    return [*bullet_items(slide.statements)]


def read_bottom_line(body: Body) -> BottomLineSlide:
    return BottomLineSlide(body.id, body.title, statements=bullets(body.items()))


def write_agenda(slide: AgendaSlide) -> list[Block]:
    return [Item(e.line, target=e.target, seconds=e.seconds) for e in slide.entries]


def read_agenda(body: Body) -> AgendaSlide:
    """Entries without a target have "": `parse` finds it by the name of the part."""
    items = body.items()
    body.left.extend(Item(line, at=i.at) for i in items for line in (*own_lines(i)[1:], *all_lines(i.children)))
    entries = tuple(AgendaEntry(own_lines(i)[0], i.target, i.seconds) for i in items if own_lines(i))
    return AgendaSlide(body.id, body.title, entries=entries)


def write_section(slide: SectionSlide) -> list[Block]:
    return [*line_items(slide.summary)]


def read_section(body: Body) -> SectionSlide:
    return SectionSlide(body.id, body.title, summary=all_lines(body.items()))


def write_bullets(slide: BulletsSlide) -> list[Block]:
    return [*lead(slide.lead), *bullet_items(slide.bullets), *bar(slide.bar)]


def read_bullets(body: Body) -> BulletsSlide:
    """Takes whatever there is: the kind that all others fall back to."""
    lead_in, conclusion = body.lead(), body.field("Bar")
    return BulletsSlide(body.id, body.title, bullets=bullets(body.everything()), lead=lead_in, bar=conclusion)


def write_takeaways(slide: TakeawaysSlide) -> list[Block]:
    return [*bullet_items(slide.takeaways)]


def read_takeaways(body: Body) -> TakeawaysSlide:
    return TakeawaysSlide(body.id, body.title, takeaways=bullets(body.items()))


def write_quote(slide: QuoteSlide) -> list[Block]:
    speaker = slide.speaker
    said_by = (Line(_DASH + speaker.text, speaker.origin, speaker.points),) if speaker else ()
    return [Quotation((slide.quote, *said_by))]


def read_quote(body: Body) -> QuoteSlide | None:
    """The speaker is the last of several paragraphs, after a dash."""
    paragraphs = _quoted(body)
    if not paragraphs:
        return None
    *said, last = paragraphs
    if said and last.text.startswith(_DASH):
        speaker = Line(last.text.removeprefix(_DASH), last.origin, last.points)
        return QuoteSlide(body.id, body.title, quote=_joined(said), speaker=speaker)
    return QuoteSlide(body.id, body.title, quote=_joined([*said, last]))


def _quoted(body: Body) -> tuple[Line, ...]:
    if quotation := body.take(Quotation):
        return quotation.paragraphs
    prose = body.take(Prose)
    return (prose.line,) if prose else ()


def _joined(lines: list[Line]) -> Line:
    if len(lines) == 1:
        return lines[0]
    points = tuple(dict.fromkeys(p for line in lines for p in line.points))
    return Line(" ".join(line.text for line in lines), lines[0].origin, points)


def write_sources(slide: SourcesSlide) -> list[Block]:
    caveats = (Quotation((caveat,)) for caveat in slide.caveats)
    references = (Item(Line(reference_text(r), Origin.HUMAN)) for r in slide.references)
    return [*caveats, *(Prose(line) for line in slide.left_out), *references]


def read_sources(body: Body) -> SourcesSlide:
    """Quotations are caveats; paragraphs, and items that do not name lines of the article, are sentences of it."""
    caveats = tuple(line for quotation in body.take_all(Quotation) for line in quotation.paragraphs)
    sentences = [prose.line for prose in body.take_all(Prose)]
    listed = [(line, read_reference(line.text)) for line in all_lines(body.items())]
    left_out = (*sentences, *(line for line, reference in listed if reference is None))
    named = tuple(reference for _, reference in listed if reference is not None)
    return SourcesSlide(body.id, body.title, caveats=caveats, left_out=left_out, references=named)

"""Outline -> deck: reads what a person made of it, names every mistake at once, and loses no line of text."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from briefing.deck import AgendaEntry, AgendaSlide, Deck, Line, Part, Slide, TitleSlide
from briefing.diagnostics import InputError, Report
from briefing.outline.front import KEYS, read_front, split_lines
from briefing.outline.inline import mask, split_comments, unescape
from briefing.outline.left_out import HEADING
from briefing.outline.sections import Section, Source, read_slide, slide_ids, split_sections


class Outline(Struct, frozen=True):
    """What an outline says: the deck, and the ids of the slides that were edited or added since it was written."""

    deck: Deck
    edited: frozenset[str] = frozenset()


def parse(text: str, name: str, report: Report) -> Outline:
    """The outline in `text`, read from the file `name`.

    Raises InputError with every error found; warnings, such as for text that its kind of slide has no place for, are
    added to `report`.
    """
    found = Report()
    source = Source(name, split_lines(text), found)
    values, start = read_front(source.lines, name, found)
    _find_open_comments(source, start)
    sections = split_sections(source, start)
    slides, edited = _read_slides(sections, source)
    _find_homeless(sections, source)
    if not slides:
        found.error("OUT003", "the outline has no slide", source.place(start + 1), 'a slide starts with "## Title"')
    parts = _parts(sections, [slide.id for slide in slides])
    slides = tuple(_with_targets(slide, slides, parts, source) for slide in slides)
    if found.errors:
        raise InputError(found)
    report.extend(found)
    return Outline(Deck(slides=slides, parts=parts, **{key: values[key] for key in KEYS}), edited)


def _find_open_comments(source: Source, start: int) -> None:
    for number, line in enumerate(source.lines[start:], start + 1):
        if "<!--" in mask(split_comments(line)[0]):
            hint = "end it with --> on the same line, or write \\<!-- for the characters themselves"
            source.report.error("OUT004", "this comment is not closed", source.place(number, "<!--"), hint)


def _read_slides(sections: list[Section], source: Source) -> tuple[tuple[Slide, ...], frozenset[str]]:
    headed = [section for section in sections if section.level == 2]
    read = [read_slide(s, slide_id, source) for s, slide_id in zip(headed, slide_ids(headed), strict=True)]
    return tuple(slide for slide, _ in read), frozenset(slide.id for slide, edited in read if edited)


def _is_left_out(section: Section) -> bool:
    return section.level == 1 and section.heading.casefold() == HEADING.casefold() and "part" not in section.comments


def _find_homeless(sections: list[Section], source: Source) -> None:
    """Warns of text that stands below no slide's heading."""
    for section in sections:
        if section.level < 2 and not _is_left_out(section):
            for number, line in section.numbered():
                if split_comments(line)[0].strip():
                    hint = "put it below a ## heading"
                    source.report.warning("OUT005", "this text is on no slide", source.place(number), hint)


def _parts(sections: list[Section], ids: list[str]) -> tuple[Part, ...]:
    """The parts, each with its slides; slides before the first part are added to it."""
    names: list[str] = []
    members: list[list[str]] = [[]]
    remaining = iter(ids)
    for section in sections:
        if section.level == 2:
            members[-1].append(next(remaining))
        elif section.level == 1 and not _is_left_out(section):
            names.append(unescape(section.heading))
            members.append([])
    if names:
        members[1] = [*members[0], *members[1]]
    return tuple(Part(name, tuple(own)) for name, own in zip(names, members[1:], strict=True) if own)


def _with_targets(slide: Slide, slides: tuple[Slide, ...], parts: tuple[Part, ...], source: Source) -> Slide:
    """An agenda with only the entries that lead to a slide, by its id or by the name of the part that it starts."""
    if not isinstance(slide, AgendaSlide):
        return slide
    known = {s.id: s for s in slides}
    opening = (TitleSlide, AgendaSlide)
    starts = {p.name: i for p in reversed(parts) for i in reversed(p.slides) if not isinstance(known[i], opening)}
    entries: list[AgendaEntry] = []
    lost: list[Line] = []
    for entry in slide.entries:
        target = entry.target if entry.target in known else starts.get(entry.line.text)
        if target is not None:
            entries.append(replace(entry, target=target))
        else:
            lost.append(entry.line)
            where = source.place(source.find(f"#{entry.target}" if entry.target else entry.line.text))
            hint = "link it to a slide's id, or give it the name of a part"
            source.report.warning("OUT006", f"“{entry.line.text}” leads to no slide; it is in the notes", where, hint)
    notes = replace(slide.notes, more=(*slide.notes.more, *lost))
    return replace(slide, entries=tuple(entries), notes=notes)

"""The slides of an outline: each `##` heading with the lines below it becomes a slide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from msgspec import Struct, field
from msgspec.structs import replace

from briefing.deck import (
    BigNumberSlide,
    BulletsSlide,
    ChartForm,
    ChartSlide,
    FigureSlide,
    Notes,
    ProcessSlide,
    Slide,
)
from briefing.diagnostics import Place, Report
from briefing.outline import forms
from briefing.outline.blocks import Block, Field, Sources
from briefing.outline.body import NO_LABEL, Body, all_lines, as_items, bullets
from briefing.outline.inline import decode, mask, read_lines, split_comments, unescape
from briefing.outline.notes import HEADING as NOTES
from briefing.outline.notes import read_notes
from briefing.outline.render import fingerprint
from briefing.outline.scan import scan

_HEADING = re.compile(r"(#{1,2})(?:[ \t]+(.*))?$")
_SUBHEADING = re.compile(r"#{3,6}(?:[ \t]|$)")
_KIND = re.compile(r"(.*?)[ \t]*\{([^{}]*)\}$")
_ABOUT = re.compile(r"slide (\S+)(?: ([0-9a-f]{8}))?(?: \(([^:]*)(?:: (.*))?\))?")


class Source(Struct, frozen=True):
    """The file that is read: its name, its lines, and where its mistakes go."""

    name: str
    lines: list[str]
    report: Report

    def place(self, number: int, text: str = "") -> Place:
        """Line `number` (from 1), at the column of `text` where it has it."""
        line = self.lines[number - 1] if 0 < number <= len(self.lines) else ""
        return Place(self.name, number, max(line.rfind(text), 0) + 1 if text else 1, line)

    def find(self, text: str) -> int:
        """The number of the first line that has `text`, 0 if none."""
        return next((number for number, line in enumerate(self.lines, 1) if text in line), 0)


class Section(Struct, frozen=True):
    """A heading of the first or second level (level 0: the text before them) at line `at`, and the lines below it."""

    level: int
    heading: str
    comments: tuple[str, ...]
    at: int
    lines: list[str] = field(default_factory=list)

    def numbered(self) -> Iterator[tuple[int, str]]:
        """The lines below the heading with their numbers."""
        return enumerate(self.lines, self.at + 1)

    def about(self) -> re.Match[str] | None:
        """The comment that says which slide this was, and why."""
        comments = (c for line in ("", *self.lines) for c in (split_comments(line)[1] if line else self.comments))
        return next((found for comment in comments if (found := _ABOUT.fullmatch(comment))), None)


def split_sections(source: Source, start: int) -> list[Section]:
    """The sections of the file from the line with index `start` on."""
    sections = [Section(0, "", (), start)]
    for number, line in enumerate(source.lines[start:], start + 1):
        raw, comments = split_comments(line.strip(" \t"))
        if found := _HEADING.match(raw):
            sections.append(Section(len(found[1]), found[2] or "", comments, number))
        else:
            sections[-1].lines.append(line)
    return sections


def slide_ids(sections: list[Section]) -> list[str]:
    """An id for each slide: its own, or a new one where it has none or another slide before it has the same."""
    abouts = [section.about() for section in sections]
    named = [decode(about[1]) if about else "" for about in abouts]
    fresh = (name for n in range(1, 2 * len(named) + 2) if (name := f"new-{n}") not in named)
    return [name if name and name not in named[:i] else next(fresh) for i, name in enumerate(named)]


def read_slide(section: Section, slide_id: str, source: Source) -> tuple[Slide, bool]:
    """The slide, and whether it was edited since it was written."""
    content, notes = _content_and_notes(section)
    raw, kind, modifier = _kind(section, source)
    title = read_lines([unescape(raw)], section.comments)[0]
    body = Body(slide_id, title, content, modifier)
    kicker, sources = body.field("Kicker"), body.take(Sources)
    slide = _shaped(kind or forms.infer(_own(body.left)), body, section, source)
    about = section.about()
    slide = replace(
        slide,
        kicker=kicker or NO_LABEL,
        sources=sources.references if sources else (),
        notes=_with_more(notes, slide.notes),
        rule=decode(about[3] or "") if about else "",
        why=decode(about[4] or "") if about else "",
    )
    return slide, about is None or about[2] != fingerprint(slide) or decode(about[1]) != slide_id


def _kind(section: Section, source: Source) -> tuple[str, str, str]:
    """The heading without its kind, the kind ("" where it is to be inferred) and the word before it."""
    found = _KIND.match(mask(section.heading))
    if found is None:
        return section.heading, "", ""
    *words, kind = found[2].split() or [""]
    modifier = " ".join(words)
    if kind in forms.KINDS and (not words or (kind == ChartSlide.kind and modifier in [*ChartForm])):
        return section.heading[: found.end(1)], kind, modifier
    near = get_close_matches(kind, forms.KINDS, n=1, cutoff=0.5)
    hint = f"did you mean {{{near[0]}}}?" if near and not words else f"kinds: {', '.join(forms.KINDS)}"
    if kind == ChartSlide.kind:
        hint = f"a chart is one of: {', '.join(ChartForm)}"
    source.report.error("OUT007", f"unknown kind of slide “{found[2]}”", source.place(section.at, "{"), hint)
    return section.heading[: found.end(1)], BulletsSlide.kind, ""


def _own(blocks: list[Block]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if not isinstance(block, Field | Sources))


def _shaped(kind: str, body: Body, section: Section, source: Source) -> Slide:
    """The slide of this kind, or bullets where the blocks cannot be one; what has no place goes below it."""
    blocks = tuple(body.left)
    slide = forms.read(kind, body)
    for number, text, message, hint in body.problems:
        source.report.error("OUT008", message, source.place(number, text), hint)
    if slide is None:
        where = source.place(section.at, "{")
        source.report.warning("OUT009", f"a {kind} slide needs {forms.NEEDS[kind]}; it is shown as bullets", where)
        return _shaped(BulletsSlide.kind, Body(body.id, body.title, blocks), section, source)
    return _with_left(slide, body.left, source)


def _with_left(slide: Slide, left: list[Block], source: Source) -> Slide:
    """Blocks that the kind has no place for become bullets where it has any, and else go to the notes."""
    items = tuple(item for block in left for item in as_items(block))
    match slide:
        case _ if not items:
            return slide
        case BulletsSlide() | ProcessSlide() | BigNumberSlide() | FigureSlide():
            return replace(slide, bullets=(*slide.bullets, *bullets(items)))
        case _:
            for block in left:
                where = source.place(block.at)
                source.report.warning(
                    "OUT010", f"a {slide.kind} slide has no place for this; it is in the notes", where
                )
            return replace(slide, notes=Notes(more=all_lines(items)))


def _with_more(notes: Notes, other: Notes) -> Notes:
    return replace(notes, more=(*notes.more, *other.more)) if other.more else notes


def _content_and_notes(section: Section) -> tuple[tuple[Block, ...], Notes]:
    """The blocks of the slide and its notes; the notes end at the next heading."""
    runs: list[tuple[re.Match[str] | None, int, list[str]]] = [(None, section.at + 1, [])]
    for number, line in section.numbered():
        raw = split_comments(line.strip(" \t"))[0]
        if found := NOTES.match(raw):
            runs.append((found, number + 1, []))
        elif runs[-1][0] and _SUBHEADING.match(raw):
            runs.append((None, number, [line]))
        else:
            runs[-1][2].append(line)
    content = tuple(block for found, first, lines in runs if not found for block in scan(lines, first))
    said = tuple(block for found, first, lines in runs if found for block in scan(lines, first))
    seconds = sum(int(found[1] or 0) for found, _, _ in runs if found)
    return content, read_notes(said, seconds)

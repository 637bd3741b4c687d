"""The trace: for every line of a briefing the sentence behind it, and for every sentence what became of it.

`as_json` is a stable format (version 1): keys may be added, none is renamed or removed within a version.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from msgspec import Struct

from briefing.deck import Line, Origin, Slide, lines_of
from briefing.digest import KeyPoint, Omission
from briefing.frame import paragraphs_of
from briefing.pipeline import Briefing


class Use(Struct, frozen=True):
    """A place where a point stands: `kind` "deck" or "handout", and the number of the slide or page."""

    kind: str
    number: int


def uses_of(briefing: Briefing) -> dict[str, tuple[Use, ...]]:
    """Where each point stands, by its id; a point that only the notes carry counts for its slide."""
    found: dict[str, dict[Use, None]] = {}
    for use, ids in (*_deck_uses(briefing), *_page_uses(briefing)):
        for point in ids:
            found.setdefault(point, {})[use] = None
    return {point: tuple(uses) for point, uses in found.items()}


def _deck_uses(briefing: Briefing) -> Iterator[tuple[Use, Iterable[str]]]:
    slides = {slide.id: slide for slide in briefing.deck.slides}
    split = Counter(frame.slide_id for frame in briefing.frames)
    for frame in briefing.frames:
        shown = [point for paragraph in paragraphs_of(frame.boxes) for point in paragraph.points]
        slide = slides.get(frame.slide_id)
        if slide is not None and split[frame.slide_id] == 1:
            shown += [point for line in lines_of(slide) for point in line.points]
            shown += getattr(slide, "points", ())
            shown += [quote.point for quote in slide.notes.quotes]
        yield Use("deck", frame.number), shown


def _page_uses(briefing: Briefing) -> Iterator[tuple[Use, Iterable[str]]]:
    for page in briefing.pages:
        yield (
            Use("handout", page.number),
            [point for paragraph in paragraphs_of(page.boxes) for point in paragraph.points],
        )


def as_json(briefing: Briefing) -> str:
    """The whole trace as JSON, indented, with a final newline."""
    uses = uses_of(briefing)
    document = {
        "version": 1,
        "template": briefing.template.name,
        "article": briefing.article.source,
        "points": [_point(p, briefing, uses.get(p.id, ())) for p in briefing.digest.points()],
        "omitted": [_omission(o) for o in briefing.digest.omissions],
        "slides": [_slide(briefing, frame.number, frame.slide_id) for frame in briefing.frames],
        "other_lines": [_other(number, line) for number, line in _lines_not_from_source(briefing)],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _point(point: KeyPoint, briefing: Briefing, uses: tuple[Use, ...]) -> dict[str, Any]:
    text = briefing.article.text
    return {
        "id": point.id,
        "text": point.text,
        "detail": "; ".join(detail.text for detail in point.details),
        "items": list(point.items),
        "role": point.role.value,
        "uses": [{"in": u.kind, "slide" if u.kind == "deck" else "page": u.number} for u in uses],
        "sources": [
            {"line": s.line, "last_line": s.last_line, "start": s.start, "end": s.end, "text": text[s.start : s.end]}
            for s in point.spans
        ],
        "edits": [{"kind": edit.kind, "text": edit.text} for edit in point.edits],
    }


def _omission(omission: Omission) -> dict[str, Any]:
    span = omission.span
    return {"line": span.line, "last_line": span.last_line, "text": omission.text, "reason": omission.reason}


def _slide(briefing: Briefing, number: int, slide_id: str) -> dict[str, Any]:
    slide = next((s for s in briefing.deck.slides if s.id == slide_id), None)
    if slide is None:
        return {"slide": number, "id": slide_id}
    chosen = {"kind": slide.kind, "rule": slide.rule, "why": slide.why, "others": list(slide.others)}
    return {"slide": number, "id": slide.id, **chosen}


def _lines_not_from_source(briefing: Briefing) -> Iterator[tuple[int, Line]]:
    """Lines on slides that are a person's words or a template's replacement: what the article does not say."""
    numbers = {frame.slide_id: frame.number for frame in reversed(briefing.frames)}
    for slide in briefing.deck.slides:
        for line in lines_of(slide):
            if line.origin in (Origin.HUMAN, Origin.REPLACEMENT):
                yield numbers.get(slide.id, 0), line


def _other(number: int, line: Line) -> dict[str, Any]:
    return {"slide": number, "text": line.text, "origin": line.origin.value, "points": list(line.points)}


def as_text(briefing: Briefing) -> str:
    """The trace for reading: slide by slide, each line as shown with its sentences, then what was left out and why."""
    uses = uses_of(briefing)
    parts = [_slide_text(briefing, frame.number, frame.slide_id, frame.title, uses) for frame in briefing.frames]
    only_page = [p for p in briefing.digest.points() if not any(u.kind == "deck" for u in uses.get(p.id, ()))]
    if only_page:
        parts.append("Only in the handout\n" + "\n".join(_point_text(p) for p in only_page))
    parts.append(_omissions_text(briefing.digest.left_out()))
    return "\n\n".join(part for part in parts if part) + "\n"


def _slide_text(briefing: Briefing, number: int, slide_id: str, title: str, uses: dict[str, tuple[Use, ...]]) -> str:
    """The slide's lines as shown, each with its sentences; then what only its notes, table or picture carry."""
    slide = next((s for s in briefing.deck.slides if s.id == slide_id), None)
    if slide is None:
        return f"Slide {number}: {title}"
    rule = f"  [{slide.kind}{': ' + slide.why if slide.why else ''}{_instead_of(slide)}]"
    here = {p.id: p for p in briefing.digest.points() if Use("deck", number) in uses.get(p.id, ())}
    lines = _lines_on(briefing, number, slide)
    shown = {point for line in lines for point in line.points}
    rows = list(_line_rows(lines, here))
    rows += [_point_text(p) for p in here.values() if p.id not in shown]
    return "\n".join([f"Slide {number}: {_MARKS.get(slide.title.origin, '')}{title}{rule}", *rows])


def _instead_of(slide: Slide) -> str:
    return f"; instead of {', '.join(slide.others)}" if slide.others else ""


_MARKS = {Origin.HUMAN: "[written by a person] ", Origin.REPLACEMENT: "[words replaced] "}


def _lines_on(briefing: Briefing, number: int, slide: Slide) -> list[Line]:
    """The lines of `slide` that stand on frame `number`, but labels; the title where it has points."""
    lines = [line for line in lines_of(slide) if line.origin is not Origin.LABEL and line.text]
    lines = [line for line in lines if line is not slide.title or line.points]
    frames = [frame for frame in briefing.frames if frame.slide_id == slide.id]
    if len(frames) == 1:
        return lines
    here = [p.text for frame in frames if frame.number == number for p in paragraphs_of(frame.boxes)]
    return [line for line in lines if line is slide.title or any(line.text in text for text in here)]


def _line_rows(lines: list[Line], points: Mapping[str, KeyPoint]) -> Iterator[str]:
    """Each line, and below the last of those that share their points the sentences, each once."""
    told: set[str] = set()
    for ids, group in groupby(lines, key=lambda line: line.points):
        together = list(group)
        for line in together:
            yield f"  {ids[0] if ids else '':8}  {_MARKS.get(line.origin, '')}{line.text}"
        behind = [points[i] for i in ids if i in points]
        for point in behind:
            if point.sentence not in told:
                yield _sentence_row(point)
            told.add(point.sentence)
        if any(line.origin is not Origin.HUMAN for line in together):
            yield from dict.fromkeys(row for point in behind for row in _edit_rows(point))


def _point_text(point: KeyPoint) -> str:
    shown = " | ".join((point.text, *point.items, *(f"{d.kind}: {d.text}" for d in point.details)))
    return "\n".join([f"  {point.id}  {shown}", _sentence_row(point), *_edit_rows(point)])


def _sentence_row(point: KeyPoint) -> str:
    places = dict.fromkeys(f"{s.line}" if s.line == s.last_line else f"{s.line}-{s.last_line}" for s in point.spans)
    return f"            line {', '.join(places)}: {point.sentence}"


def _edit_rows(point: KeyPoint) -> list[str]:
    edits = "; ".join(f"{e.kind} {e.text!r}" if e.text else e.kind for e in point.edits)
    return [f"            changed: {edits}"] if edits else []


def _omissions_text(omissions: tuple[Omission, ...]) -> str:
    if not omissions:
        return ""
    ranked = sorted(omissions, key=lambda o: (not o.weighty, o.span.start))
    rows = [
        f"  line {o.span.line}: {o.text}\n            {o.reason}{' (look at this one)' * o.weighty}" for o in ranked
    ]
    return "\n".join([f"Left out: {len(omissions)}", *rows])

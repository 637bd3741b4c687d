"""Small constructors of digests: a digest in a few lines, with spans and ids that no test needs to care about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from briefing.diagnostics import Report, Span
from briefing.digest import Caveat, Detail, DetailKind, Digest, Headline, KeyPoint, Relation, RelationKind, Role, Topic
from briefing.resources import templates_dir
from briefing.template.load import load
from briefing.template.model import Template
from msgspec.structs import replace


def point(
    text: str, id: str = "", *, sentence: str = "", rank: int = 0, role: Role = Role.CLAIM, **more: object
) -> KeyPoint:
    """A point; its id is its text unless given, its place in the source is set by `digest`."""
    made = KeyPoint(id or text, text, sentence or f"{text}.", role, (), rank=rank, salience=0.5, lasting=0.5)
    return replace(made, **more)  # type: ignore[arg-type]


def detail(text: str, kind: DetailKind = DetailKind.EFFECT, *, required: bool = False) -> Detail:
    return Detail(kind, text, required)


def leaning(text: str, on: str, **more: object) -> KeyPoint:
    """A point that leans on the point with the id `on`."""
    relations = (Relation(RelationKind.LEANS, on),)
    return point(text, relations=relations, lasting=0.0, **more)  # type: ignore[arg-type]


def topic(heading: str, *points: KeyPoint, mark: str = "", parent: str = "", assertion: str = "") -> Topic:
    """A section; ranks follow the order of the points unless they give their own, its mark is set by `digest`.

    `assertion`: the id of the one point that would make a title.
    """
    ranked = points if any(p.rank for p in points) else tuple(replace(p, rank=i) for i, p in enumerate(points))
    able = tuple(replace(p, headline=Headline(p.text, verdict=True)) if p.id == assertion else p for p in ranked)
    level = 0 if not heading else 2 if parent else 1
    return Topic(heading, mark, level, Span("a.txt", 0, 0, 0, 0), able, parent)


def digest(
    *topics: Topic,
    title: str = "An article about weather",
    bottom_line: Sequence[str] = (),
    caveats: Sequence[str] = (),
    language: str = "en",
) -> Digest:
    """A digest whose sentences stand on lines of their own, in order."""
    line, top, made = 1, 0, []
    for each in topics:
        top += not each.parent
        placed = []
        for p in each.points:
            line += 1
            placed.append(replace(p, spans=(Span("a.txt", line, line, line * 100, line * 100 + 99),)))
        mark = each.mark or f"§{top}"
        made.append(replace(each, mark=mark, span=Span("a.txt", line, line, line * 100, line), points=tuple(placed)))
    return Digest(
        title,
        language,
        "a.txt",
        "0" * 64,
        tuple(made),
        tuple(bottom_line),
        caveats=tuple(Caveat(c, Span("a.txt", 1, 1, 0, 9)) for c in caveats),
    )


@cache
def template(name: str = "executive", *settings: str) -> Template:
    """A shipped template, with `key=value` settings."""
    return load(name, settings, folders=[Path(templates_dir())], report=Report())

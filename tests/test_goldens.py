"""Two goldens a case, reviewed in the diff: outline.md (the deck as text) and frames.json (boxes and sizes).

pytest tests/test_goldens.py --update-goldens
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from briefing import outline
from briefing.frame import Box, Frame, flatten, paragraphs_of

from tests import cases

WIDE, CLASSIC = (), ("deck.aspect=4:3",)


def box_facts(box: Box) -> dict[str, Any]:
    facts: dict[str, Any] = {"name": box.name, "rect": [box.rect.x, box.rect.y, box.rect.width, box.rect.height]}
    sizes = [(p.size_pt, len(p.lines)) for p in paragraphs_of((box,))] if type(box).__name__ != "GroupBox" else []
    return facts | ({"size and lines": sizes} if sizes else {})


def frame_facts(frame: Frame) -> dict[str, Any]:
    boxes = [box_facts(box) for box in flatten(frame.boxes)]
    return {"slide": frame.number, "kind": frame.kind, "layout": frame.layout, "boxes": boxes}


def compact(frames: tuple[Frame, ...]) -> str:
    """One line a box, so that a diff shows what moved."""
    rows = []
    for facts in map(frame_facts, frames):
        boxes = ",\n  ".join(json.dumps(box, ensure_ascii=False) for box in facts.pop("boxes"))
        rows.append(f'{json.dumps(facts, ensure_ascii=False)[:-1]}, "boxes": [\n  {boxes}]}}')
    return "[\n" + ",\n".join(rows) + "\n]\n"


def compare(path: Path, made: str, update: bool) -> None:
    if update:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made, encoding="utf-8")
    assert path.is_file(), f"{path} is missing: run with --update-goldens and review it"
    assert made == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("article", cases.articles())
def test_the_planned_deck_reads_as_it_was_reviewed(article: str, update_goldens: bool) -> None:
    briefing = cases.briefing(article)
    made = outline.render(briefing.deck, briefing.digest)
    compare(cases.CASES / article / "outline.md", made, update_goldens)


@pytest.mark.parametrize(("settings", "name"), [(WIDE, "frames.json"), (CLASSIC, "frames-4x3.json")])
@pytest.mark.parametrize("article", cases.articles())
def test_the_boxes_lie_as_they_were_reviewed(
    article: str, settings: tuple[str, ...], name: str, update_goldens: bool
) -> None:
    made = compact(cases.briefing(article, "executive", *settings).frames)
    compare(cases.CASES / article / name, made, update_goldens)

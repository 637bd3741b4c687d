"""The predicted lines against those that LibreOffice draws."""

from __future__ import annotations

import html
import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from briefing.diagnostics import Report
from briefing.frame import Frame, TextBox, flatten
from briefing.layout import lay_out_deck
from briefing.resources import templates_dir
from briefing.units import Rect, to_points
from briefing.writers import pptx
from PIL import Image

from tests.decks import LABELS, deck, every_kind, geometry, template

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (shutil.which("soffice") and shutil.which("pdftotext")), reason="needs LibreOffice, poppler"
    ),
]

WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


def picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (1200, 800), (120, 160, 190)).save(buffer, "PNG")
    return buffer.getvalue()


def rendered(frames: tuple[Frame, ...], aspect: str, folder: Path) -> list[list[tuple[float, float, str]]]:
    """For each slide the words that are drawn, with the middle of each in points from the top left."""
    master = templates_dir() / "base" / {"16:9": "master.pptx", "4:3": "master-4x3.pptx"}[aspect]
    assets = {"images/plain.png": picture()}
    data = pptx.write(frames, deck(*every_kind()), template(), assets, master.read_bytes(), 0)
    (folder / "deck.pptx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [
        "soffice",
        "--headless",
        profile,
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(folder / "deck.pptx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    boxes = subprocess.run(
        ["pdftotext", "-bbox", str(folder / "deck.pdf"), "-"], check=True, capture_output=True, text=True
    ).stdout
    return [[word(m) for m in WORD.finditer(page)] for page in boxes.split("<page ")[1:]]


def word(match: re.Match[str]) -> tuple[float, float, str]:
    x0, y0, x1, y1 = (float(match[i]) for i in range(1, 5))
    return (x0 + x1) / 2, (y0 + y1) / 2, html.unescape(match[5])


def lines_in(rect: Rect, words: list[tuple[float, float, str]]) -> int:
    """How many lines the words in a rectangle stand on: heights that differ by more than a few points."""
    left, right, top, bottom = (to_points(v) for v in (rect.x, rect.right, rect.y, rect.bottom))
    heights = sorted(y for x, y, _ in words if left <= x <= right and top - 2 <= y <= bottom + 2)
    return sum(1 for i, y in enumerate(heights) if i == 0 or y - heights[i - 1] > 5)


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_libreoffice_draws_no_more_lines_than_predicted(aspect: str, tmp_path: Path) -> None:
    frames = lay_out_deck(deck(*every_kind()), template(), geometry(aspect), LABELS, Report())
    pages = rendered(frames, aspect, tmp_path)
    predicted_and_drawn = [
        (frame.number, box.name, sum(len(p.lines) for p in box.paragraphs), lines_in(box.rect, words))
        for frame, words in zip(frames, pages, strict=True)
        for box in flatten(frame.boxes)
        if isinstance(box, TextBox)
    ]
    assert len(predicted_and_drawn) > 100
    assert [found for found in predicted_and_drawn if found[3] > found[2]] == []
    exact = sum(predicted == drawn for _, _, predicted, drawn in predicted_and_drawn)
    assert exact >= 0.95 * len(predicted_and_drawn)

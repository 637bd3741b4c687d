"""Draws the contact sheets in docs/pictures: decks and handouts of articles in content/, as they are built today.

    python docs/make_pictures.py

Needs LibreOffice and poppler (Debian: libreoffice-impress poppler-utils); nothing else of the project does.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
SHOWN = (("nato-regional-stability.txt", "executive"), ("urban-heat-report.md", "analyst"))
SLIDE_WIDTH, PAGE_WIDTH, GAP, COLUMNS = 520, 640, 8, 3


def run(*command: object) -> None:
    """Run a command quietly; raise if it fails."""
    subprocess.run([str(part) for part in command], check=True, capture_output=True, cwd=ROOT)


def pages_of(pdf: Path, width: int) -> list[Image.Image]:
    """Every page of a PDF as a picture of `width` pixels."""
    run("pdftoppm", "-r", 96, "-png", pdf, pdf.with_suffix(""))
    found = [Image.open(path).convert("RGB") for path in sorted(pdf.parent.glob(f"{pdf.stem}-*.png"))]
    return [page.resize((width, page.height * width // page.width), Image.Resampling.LANCZOS) for page in found]


def sheet(pages: list[Image.Image], columns: int) -> Image.Image:
    """The pages side by side on gray, `columns` in a row."""
    width, height = pages[0].width + GAP, max(page.height for page in pages) + GAP
    rows = -(-len(pages) // columns)
    picture = Image.new("RGB", (columns * width + GAP, rows * height + GAP), "#8a8f94")
    for number, page in enumerate(pages):
        picture.paste(page, (GAP + number % columns * width, GAP + number // columns * height))
    return picture


def save(picture: Image.Image, name: str) -> None:
    """Save with few colours: a picture of slides needs no more, and the repository stays small."""
    PICTURES.mkdir(exist_ok=True)
    picture.quantize(128).save(PICTURES / name, optimize=True)


def main() -> None:
    """Build, render and save every sheet of SHOWN."""
    for article, template in SHOWN:
        with tempfile.TemporaryDirectory() as folder:
            run(sys.executable, "-m", "briefing", "build", ROOT / "content" / article, "-t", template, "-o", folder)
            stem = f"{Path(article).stem}-{template}"
            handout = pages_of(Path(folder, f"{stem}.pdf"), PAGE_WIDTH)
            save(sheet(handout[:2], 2), f"{stem}-handout.png")
            profile = f"-env:UserInstallation=file://{folder}/profile"
            office = ("soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", f"{folder}/deck")
            run(*office, f"{folder}/{stem}.pptx")
            save(sheet(pages_of(Path(folder, "deck", f"{stem}.pdf"), SLIDE_WIDTH), COLUMNS), f"{stem}-deck.png")


if __name__ == "__main__":
    main()

"""Write the metrics tables that lie beside this script, from the TTF files of the fonts.

    python make_metrics.py FOLDER...

Every FOLDER is searched for the files named in `FACES`. A table is one line of JSON, then the advance widths as
little-endian 16-bit numbers in font units:

    {"family", "bold", "italic", "units": per em, "ascent", "descent", "gap": in units (from hhea),
     "ranges": [[first code point, count], ...]}

The widths follow the ranges. `briefing.fonts` reads a table in well under a millisecond.
"""

from __future__ import annotations

import json
import sys
from array import array
from pathlib import Path

from fontTools.ttLib import TTFont

FACES = {
    "LiberationSans-Regular": ("Liberation Sans", False, False),
    "LiberationSans-Bold": ("Liberation Sans", True, False),
    "LiberationSans-Italic": ("Liberation Sans", False, True),
    "LiberationSans-BoldItalic": ("Liberation Sans", True, True),
    "LiberationSerif-Regular": ("Liberation Serif", False, False),
    "LiberationSerif-Bold": ("Liberation Serif", True, False),
    "LiberationSerif-Italic": ("Liberation Serif", False, True),
    "LiberationSerif-BoldItalic": ("Liberation Serif", True, True),
    "LiberationMono-Regular": ("Liberation Mono", False, False),
    "Carlito-Regular": ("Carlito", False, False),
    "Carlito-Bold": ("Carlito", True, False),
    "Carlito-Italic": ("Carlito", False, True),
    "Carlito-BoldItalic": ("Carlito", True, True),
    "DejaVuSans": ("DejaVu Sans", False, False),
    "DejaVuSans-Bold": ("DejaVu Sans", True, False),
}


def ranges_of(code_points: list[int]) -> list[list[int]]:
    """Sorted code points as [first, count] stretches without gaps."""
    ranges: list[list[int]] = []
    for code_point in code_points:
        if ranges and code_point == sum(ranges[-1]):
            ranges[-1][1] += 1
        else:
            ranges.append([code_point, 1])
    return ranges


def table_of(path: Path, family: str, bold: bool, italic: bool) -> bytes:
    """The metrics table of one font file."""
    with TTFont(path, lazy=True) as font:
        glyphs, advances, hhea = font.getBestCmap(), font["hmtx"].metrics, font["hhea"]
        code_points = sorted(glyphs)
        widths = array("H", (advances[glyphs[c]][0] for c in code_points))
        head = {
            "family": family,
            "bold": bold,
            "italic": italic,
            "units": font["head"].unitsPerEm,
            "ascent": hhea.ascent,
            "descent": -hhea.descent,
            "gap": hhea.lineGap,
            "ranges": ranges_of(code_points),
        }
    if sys.byteorder == "big":
        widths.byteswap()
    return json.dumps(head, separators=(",", ":")).encode() + b"\n" + widths.tobytes()


def main(folders: list[str]) -> None:
    here = Path(__file__).resolve().parent
    for stem, (family, bold, italic) in FACES.items():
        path = next(p for folder in folders for p in sorted(Path(folder).rglob(f"{stem}.ttf")))
        (here / f"{stem}.metrics").write_bytes(table_of(path, family, bold, italic))


if __name__ == "__main__":
    main(sys.argv[1:])

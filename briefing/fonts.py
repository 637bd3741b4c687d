"""How wide words are: advance widths and line height of typefaces, without opening a font file.

Widths come from compact tables shipped beside the fonts (templates/base/fonts, written by make_metrics.py there), one
for each face, read when it is first asked for. Kerning and ligatures are left out: sums of advances err on the safe
side (113 of 120 boxes had exactly as many lines as LibreOffice, 6 one more, 1 one less). Metric-compatible families
share a table: Arial's widths are Liberation Sans's, Calibri's are Carlito's.

A family without a table is measured with DejaVu Sans, one of the widest text faces, and says so (`Typeface.known`).
A family that is the path of a TrueType or OpenType file is read from it.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path

from msgspec import Struct, field

from briefing.diagnostics import Place, TemplateError
from briefing.resources import fonts_dir

# PowerPoint and LibreOffice set Arial and Calibri at 1.2 times the size or less; a face whose own height is larger
# takes its own (measured, see `Typeface.line_height`).
MIN_LINE_HEIGHT = 1.2

# Shipped tables, by family: the file for (bold, italic). A missing style takes the nearest one of the same widths.
_SHIPPED: dict[str, dict[tuple[bool, bool], str]] = {
    family: {(False, False): stem + regular, (True, False): stem + "-Bold"}
    | ({(False, True): stem + "-Italic", (True, True): stem + "-BoldItalic"} if has_italics else {})
    for family, stem, regular, has_italics in (
        ("Liberation Sans", "LiberationSans", "-Regular", True),
        ("Liberation Serif", "LiberationSerif", "-Regular", True),
        ("Carlito", "Carlito", "-Regular", True),
        ("DejaVu Sans", "DejaVuSans", "", False),
    )
} | {"Liberation Mono": {(False, False): "LiberationMono-Regular"}}

# Families whose widths are those of a shipped one by design, or never wider.
_ALIASES = {
    "arial": "Liberation Sans",
    "arimo": "Liberation Sans",
    "helvetica": "Liberation Sans",
    "helvetica neue": "Liberation Sans",
    "nimbus sans": "Liberation Sans",
    "sans-serif": "Liberation Sans",
    "calibri": "Carlito",
    "times": "Liberation Serif",
    "times new roman": "Liberation Serif",
    "tinos": "Liberation Serif",
    "serif": "Liberation Serif",
    "courier": "Liberation Mono",
    "courier new": "Liberation Mono",
    "cousine": "Liberation Mono",
    "consolas": "Liberation Mono",
    "monospace": "Liberation Mono",
    "verdana": "DejaVu Sans",
    "tahoma": "DejaVu Sans",
} | {family.lower(): family for family in _SHIPPED}

_STAND_IN = "DejaVu Sans"


class _Advances(dict[str, int]):
    """Character -> advance width in font units; a character that the face lacks gets a safe guess."""

    units = 1000  # to the em

    def __missing__(self, char: str) -> int:
        return round(_guessed_ems(char) * self.units)


def _guessed_ems(char: str) -> float:
    if unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc"):
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.4 if unicodedata.category(char) == "So" else 1.0  # emoji are wider than ideographs
    return 0.8


class Typeface(Struct, frozen=True, eq=False):
    """One face of a family.

    family       the family asked for; `known` is False where its widths are a stand-in's
    path         its TrueType file, for embedding; None where only the widths are at hand
    line_height  the distance between base lines at single spacing, as a factor of the size (at least 1.2)
    ascent       the height above the base line, as a factor of the size; `descent` the depth below it
    """

    family: str
    bold: bool
    italic: bool
    known: bool
    path: Path | None
    line_height: float
    ascent: float
    descent: float
    _advances: _Advances
    _words: dict[str, float] = field(default_factory=dict)

    def width(self, text: str, size_pt: float) -> float:
        """The width of `text` on one line, in points."""
        ems = self._words.get(text)
        if ems is None:
            ems = sum(map(self._advances.__getitem__, text)) / self._advances.units
            if len(text) <= 24:  # words come again, whole lines do not
                self._words[text] = ems
        return ems * size_pt

    def covers(self, char: str) -> bool:
        """Whether the face has a glyph for `char`."""
        return char in self._advances

    def covers_all(self, text: str) -> bool:
        """Whether the face has a glyph for every character of `text`."""
        return self._advances.keys() >= set(text)


class Piece(Struct, frozen=True):
    """A stretch of text for one family: "" for the family asked for. `covered`: whether that family has the glyphs."""

    text: str
    family: str
    covered: bool = True


@cache
def typeface(family: str, bold: bool = False, italic: bool = False) -> Typeface:
    """The face of `family` (a name, or the path of a font file) in the style asked for.

    Raises TemplateError if `family` is a path and the file cannot be read as a font.
    """
    if family.lower().endswith((".ttf", ".otf")):
        return _from_file(family, bold, italic)
    shipped = _ALIASES.get(family.strip().lower())
    stem = _nearest_style(_SHIPPED[shipped or _STAND_IN], bold, italic)
    return _from_table(stem, family, bold, italic, known=shipped is not None)


def split_by_coverage(
    text: str, family: str, fallback: Sequence[str] = (), bold: bool = False, italic: bool = False
) -> tuple[Piece, ...]:
    """`text` in stretches that one family can set: `family` where it has the glyph, else the first fallback that does.

    Combining marks and joiners stay with the character before them. What no family has stays with `family` and is
    marked as not covered.
    """
    if typeface(family, bold, italic).covers_all(text):
        return (Piece(text, ""),)
    pieces: list[Piece] = []
    for cluster in _clusters(text):
        piece = _place(cluster, family, fallback, bold, italic)
        last = pieces[-1] if pieces else None
        if last and (last.family, last.covered) == (piece.family, piece.covered):
            pieces[-1] = Piece(last.text + piece.text, piece.family, piece.covered)
        else:
            pieces.append(piece)
    return tuple(pieces)


def _place(cluster: str, family: str, fallback: Sequence[str], bold: bool, italic: bool) -> Piece:
    if typeface(family, bold, italic).covers(cluster[0]):
        return Piece(cluster, "")
    for other in fallback:
        if typeface(other, bold, italic).covers(cluster[0]):
            return Piece(cluster, other)
    return Piece(cluster, "", covered=cluster.isspace())


def _clusters(text: str) -> Iterator[str]:
    """Characters with the combining marks and joiners that follow them."""
    start = 0
    for i, char in enumerate(text):
        if i and unicodedata.category(char) not in ("Mn", "Me", "Mc", "Cf"):
            yield text[start:i]
            start = i
    if text:
        yield text[start:]


def _nearest_style(faces: dict[tuple[bool, bool], str], bold: bool, italic: bool) -> str:
    return next(faces[style] for style in ((bold, italic), (bold, False), (False, False)) if style in faces)


def _from_table(stem: str, family: str, bold: bool, italic: bool, known: bool) -> Typeface:
    head, widths = (fonts_dir() / f"{stem}.metrics").read_bytes().split(b"\n", 1)
    table = json.loads(head)
    advances = array("H", widths)
    if sys.byteorder == "big":
        advances.byteswap()
    code_points = chain.from_iterable(range(first, first + count) for first, count in table["ranges"])
    units = table["units"]
    ttf = fonts_dir() / f"{stem}.ttf"
    return Typeface(
        family=family,
        bold=bold,
        italic=italic,
        known=known,
        path=ttf if known and ttf.is_file() else None,
        line_height=max(MIN_LINE_HEIGHT, (table["ascent"] + table["descent"] + table["gap"]) / units),
        ascent=table["ascent"] / units,
        descent=table["descent"] / units,
        _advances=_advances(zip(map(chr, code_points), advances, strict=True), units),
    )


def _from_file(name: str, bold: bool, italic: bool) -> Typeface:
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(name, lazy=True) as font:
            units, hhea, advances = font["head"].unitsPerEm, font["hhea"], font["hmtx"].metrics
            widths = [(chr(c), advances[glyph][0]) for c, glyph in font.getBestCmap().items()]
            has_outlines = "glyf" in font
    except (OSError, TTLibError, KeyError, AttributeError) as error:
        raise TemplateError.one("FNT001", f"cannot read the font file: {error}", Place(name)) from error
    return Typeface(
        family=name,
        bold=bold,
        italic=italic,
        known=True,
        path=Path(name) if has_outlines else None,
        line_height=max(MIN_LINE_HEIGHT, (hhea.ascent - hhea.descent + hhea.lineGap) / units),
        ascent=hhea.ascent / units,
        descent=-hhea.descent / units,
        _advances=_advances(widths, units),
    )


def _advances(widths: Iterable[tuple[str, int]], units: int) -> _Advances:
    advances = _Advances(widths)
    advances.units = units
    return advances

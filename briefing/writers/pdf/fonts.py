"""The fonts of a PDF: TrueType files embedded as subsets, found through `briefing.fonts`.

A file is parsed once in a process and only when a character needs it. What no font at hand can show is drawn as the
replacement character, with the real character as the text that is read and copied: PDF/UA forbids the "missing glyph".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import cast
from unicodedata import normalize

from reportlab.pdfbase.pdfdoc import (
    PDFArrayCompact,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFZCompress,
)
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, SUBSETN, TTFont

from briefing.fonts import typeface
from briefing.frame import Face, Run
from briefing.template.model import Fonts
from briefing.writers.pdf.objects import add

STAND_IN = "Liberation Sans"  # for a family of which only the widths are known, or whose outlines are not TrueType
SYMBOLS = "DejaVu Sans"
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_BLOCK = 100  # entries that a ToUnicode map may have in one block (Adobe Technical Note 5411)


class Font(TTFont):
    """A TrueType file that is embedded as subsets of at most 256 characters each."""

    def covers(self, char: str) -> bool:
        """Whether the font has a glyph for `char`; a no-break space is drawn as a space."""
        return char == "\N{NO-BREAK SPACE}" or ord(char) in self.face.charToGlyph

    def width(self, text: str, size_pt: float) -> float:
        """The width of `text` in points."""
        return float(self.stringWidth(text, size_pt))

    def addObjects(self, doc: PDFDocument) -> None:  # reportlab's name
        """Adds the subsets of the characters used in `doc`, each with its widths and its map back to Unicode."""
        fonts = cast(PDFDictionary, doc.idToObject["BasicFonts"])
        for number, subset in enumerate(self.state[doc].subsets):
            name = self.getSubsetInternalName(number, doc)[1:]
            base = PDFName((SUBSETN(number) + b"+" + self.face.name).decode("ascii"))
            font = {
                "Type": PDFName("Font"),
                "Subtype": PDFName("TrueType"),
                "BaseFont": base,
                "FirstChar": 0,
                "LastChar": len(subset) - 1,
                "Widths": PDFArrayCompact([self.face.getCharWidth(code) for code in subset]),
                "ToUnicode": _stream(doc, to_unicode(subset)),
                "FontDescriptor": self._descriptor(doc, base, subset),
            }
            fonts[name] = add(doc, PDFDictionary(font))
        del self.state[doc]

    def _descriptor(self, doc: PDFDocument, base: str, subset: Sequence[int]) -> PDFObjectReference:
        face = self.face
        descriptor = {
            "Type": PDFName("FontDescriptor"),
            "FontName": base,
            "Flags": face.flags & ~FF_NONSYMBOLIC | FF_SYMBOLIC,
            "FontBBox": PDFArrayCompact(face.bbox),
            "ItalicAngle": face.italicAngle,
            "Ascent": face.ascent,
            "Descent": face.descent,
            "CapHeight": face.capHeight,
            "StemV": face.stemV,
            "MissingWidth": face.defaultWidth,
            "FontFile2": _stream(doc, face.makeSubset(subset), with_length=True),
        }
        return add(doc, PDFDictionary(descriptor))


class FontBook:
    """The fonts of one document: which font draws which characters of a run."""

    def __init__(self, fonts: Fonts) -> None:
        self._families = {Face.HEADING: fonts.heading, Face.BODY: fonts.body, Face.MONO: fonts.mono}
        self._fallback = (*fonts.fallback, SYMBOLS)

    def font(self, run: Run) -> Font:
        """The font that `run` asks for."""
        return embedded(run.family or self._families[run.face], run.bold, run.italic)

    def pieces(self, run: Run) -> Iterator[tuple[Font, str, str]]:
        """`run` in stretches of one font: the font, what it draws, and what is read instead ("" for the same)."""
        font = self.font(run)
        if all(map(font.covers, run.text)):
            yield font, run.text, ""
            return
        for char in run.text:
            other = self._covering(font, char, run)
            yield (other, char, "") if other else (embedded(SYMBOLS), REPLACEMENT, char)

    def _covering(self, font: Font, char: str, run: Run) -> Font | None:
        if font.covers(char):
            return font
        others = (embedded(family, run.bold, run.italic) for family in self._fallback)
        return next((other for other in others if other.covers(char)), None)


@cache
def embedded(family: str, bold: bool = False, italic: bool = False) -> Font:
    """The font of a family, or of the stand-in where the family's outlines cannot be embedded."""
    face = typeface(family, bold, italic)
    path = face.path or typeface(STAND_IN if face.known else SYMBOLS, bold, italic).path
    assert path is not None, "the stand-ins ship with the program"
    return _parsed(path)


@cache
def _parsed(path: Path) -> Font:
    font = Font(f"{path.stem} {path}", str(path))
    registerFont(font)
    return font


def to_unicode(subset: Sequence[int]) -> bytes:
    """The map from the codes of a subset to its characters.

    Code 0 is the missing glyph and maps to nothing (PDF/UA-1, 7.21.7); characters beyond the first plane are UTF-16
    pairs; the contextual forms of Arabic letters map to the letters themselves, so that words are found.
    """
    entries = [f"<{code:02X}> <{_utf16(char)}>" for code, char in enumerate(subset) if char]
    blocks = (entries[i : i + _BLOCK] for i in range(0, len(entries), _BLOCK))
    body = "\n".join("\n".join((f"{len(block)} beginbfchar", *block, "endbfchar")) for block in blocks)
    return f"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{body}
endcmap
CMapName currentdict /CMap defineresource pop
end
end""".encode("ascii")


def _utf16(code: int) -> str:
    char = chr(code)
    is_form = 0xFB50 <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFC
    return (normalize("NFKC", char) if is_form else char).encode("utf-16-be").hex().upper()


def _stream(doc: PDFDocument, content: bytes, with_length: bool = False) -> PDFObjectReference:
    stream = PDFStream(content=content, filters=[PDFZCompress])
    if with_length:
        stream.dictionary["Length1"] = len(content)
    return add(doc, stream)

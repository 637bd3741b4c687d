"""Bytes become text.

The text keeps every character of the source except that each end of line (CR LF, CR, vertical tab, NEL, the Unicode
line and paragraph separators) becomes one "\\n" and a byte order mark is dropped. `Article.text` is this text and all
spans count its code points. Form feeds stay: they are white space inside a line.
"""

from __future__ import annotations

import codecs
import re
from typing import NoReturn

from briefing.diagnostics import InputError, Place, Report

# About 300,000 words, three long novels: what is larger is a dump, not an article, and would take minutes.
MAX_BYTES = 2_000_000

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# The first bytes of files that people mistake for text (https://en.wikipedia.org/wiki/List_of_file_signatures).
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
)

_LINE_ENDS = re.compile("\r\n?|[\v\x85\u2028\u2029]")
# Controls that no text holds: all but tab, line ends, form feed, backspace (old typewriter bold) and escape.
_CONTROLS = re.compile("[\x00-\x07\x0e-\x1a\x1c-\x1f]")
_WORDS = re.compile(r"[^\W_]")


def decode(data: bytes, name: str, report: Report) -> str:
    """The text of `data`: UTF-8, UTF-16 or UTF-32 by byte order mark, UTF-16 also without, else Windows-1252.

    Reports REA004 where bytes had to be guessed or replaced. Raises InputError: REA001 (empty, or no words), REA002
    (not a text), REA003 (more than MAX_BYTES).
    """
    if len(data) > MAX_BYTES:
        _fail("REA003", name, f"it has {len(data) / 1e6:.1f} MB; an article may have at most {MAX_BYTES / 1e6:.0f} MB")
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            _fail("REA002", name, f"it looks like {kind}, not like a text", "Save it as plain text or Markdown first.")
    text = _LINE_ENDS.sub("\n", _decode(data, name, report)).removeprefix("\ufeff")
    if len(_CONTROLS.findall(text)) > len(text) // 100:
        _fail("REA002", name, "it is binary data, not a text", "Save it as plain text or Markdown first.")
    if not _WORDS.search(text):
        _fail("REA001", name, "it is empty" if not text.strip() else "there is not a word in it")
    return text


def _decode(data: bytes, name: str, report: Report) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], encoding, name, report)
    if encoding := _unmarked_utf16(data):
        return _replacing(data, encoding, name, report)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "If words with accents look wrong, save the file as UTF-8."
        report.warning("REA004", "it is not UTF-8; read as Windows-1252", Place(name, line), hint)
        return data.decode("cp1252", errors="replace")


def _replacing(data: bytes, encoding: str, name: str, report: Report) -> str:
    """`data` decoded; what cannot be becomes U+FFFD, with a diagnostic."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        report.warning("REA004", f"broken {encoding.upper()} at byte {error.start}: characters are lost", Place(name))
        return data.decode(encoding, errors="replace")


def _unmarked_utf16(data: bytes) -> str:
    """The byte order of UTF-16 without a mark, "" if it is none.

    Text in a Latin script has a zero in every second byte; half of them are enough, and almost none in the others.
    """
    sample = data[: 4096 - len(data) % 2]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half and odd > half * 0.5 and even <= half * 0.02:
        return "utf-16-le"
    if half and even > half * 0.5 and odd <= half * 0.02:
        return "utf-16-be"
    return ""


def _fail(code: str, name: str, message: str, hint: str = "") -> NoReturn:
    raise InputError.one(code, f"cannot read this article: {message}", Place(name), hint)

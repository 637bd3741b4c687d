"""A PowerPoint master as python-pptx opens it, and everything in it that can turn out to be damaged.

In: the bytes of a .pptx, .potx, .ppsx or one of their macro variants. Out: python-pptx's presentation and its layouts.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import NoReturn, TypeAlias

from lxml import etree
from msgspec import Struct
from pptx import Presentation as open_presentation
from pptx.exc import PythonPptxError
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.presentation import Presentation
from pptx.slide import SlideLayout, SlideMaster

from briefing.diagnostics import TemplateError

# What a file may be and still serve as a master, besides a presentation: template, show, each with or without macros.
_OTHER_TYPES = (
    CONTENT_TYPE.PML_TEMPLATE_MAIN,
    CONTENT_TYPE.PML_SLIDESHOW_MAIN,
    CONTENT_TYPE.PML_PRES_MACRO_MAIN,
    "application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
    "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml",
)
_TYPES = "[Content_Types].xml"
# A master is a few MB; a part that unpacks to more than this is damaged or hostile.
MAX_PART_BYTES = 256 * 1024 * 1024
_COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
# What zipfile, lxml and python-pptx raise for files that are not what they should be.
_DAMAGE = (
    KeyError,
    ValueError,
    AttributeError,
    OSError,
    EOFError,
    RuntimeError,
    zlib.error,
    zipfile.BadZipFile,
    etree.XMLSyntaxError,
    PythonPptxError,
)


# What draws on a slide besides the slide itself.
Drawing: TypeAlias = SlideLayout | SlideMaster


class NamedLayout(Struct, frozen=True):
    """A layout, the name that it goes by (unique in its file) and its master."""

    name: str
    layout: SlideLayout
    master: SlideMaster


@contextmanager
def refusing_damage() -> Iterator[None]:
    """Turns what the libraries raise for a damaged file into TemplateError MAS002."""
    try:
        yield
    except _DAMAGE as error:
        fail(
            "MAS002",
            f"The master is damaged ({type(error).__name__}: {error})",
            "Open it in PowerPoint and save it as .pptx or .potx, not as Strict XML",
        )


def open_master(data: bytes) -> Presentation:
    """Open a master. Raises TemplateError MAS001 (no such file format) or MAS002 (damaged)."""
    if data.startswith(_COMPOUND_FILE):
        fail("MAS001", "The master is password-protected or in the format before 2007", "Save it as .pptx or .potx")
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        types = archive.read(_TYPES)
    except (zipfile.BadZipFile, OSError, ValueError, KeyError):
        fail("MAS001", "The master is no PowerPoint file", "Give a .pptx or .potx file")
    with archive, refusing_damage():
        _check_sizes(archive)
        if CONTENT_TYPE.PML_PRESENTATION_MAIN.encode() not in types:
            data = _as_presentation(archive, types)
        return open_presentation(BytesIO(data))


def named_layouts(presentation: Presentation) -> tuple[NamedLayout, ...]:
    """Every layout of every master in the order of the file; a name that occurs again gets a number.

    Raises TemplateError MAS003 if there is none.
    """
    found: list[NamedLayout] = []
    names: set[str] = set()
    with refusing_damage():
        for master in presentation.slide_masters:
            for layout in master.slide_layouts:
                found.append(NamedLayout(_unique(layout.name.strip() or "Layout", names), layout, master))
    if not found:
        fail("MAS003", "The master has no slide layouts", "Save it from PowerPoint as .pptx or .potx")
    return tuple(found)


def theme_part(master: SlideMaster) -> Part:
    """The theme of a slide master. Raises TemplateError MAS002 if there is none."""
    with refusing_damage():
        return master.part.part_related_by(RELATIONSHIP_TYPE.THEME)


def theme_root(master: SlideMaster) -> etree._Element:
    """The same, parsed. Raises TemplateError MAS002."""
    part = theme_part(master)
    with refusing_damage():
        root: etree._Element = parse_xml(part.blob)
        return root


def fail(code: str, message: str, hint: str = "") -> NoReturn:
    """Raise the TemplateError for one problem."""
    raise TemplateError.one(code, message, hint=hint)


def _check_sizes(archive: zipfile.ZipFile) -> None:
    for entry in archive.infolist():
        if entry.file_size > MAX_PART_BYTES:
            fail("MAS002", f"The master is damaged: {entry.filename} is larger than any real part")


def _as_presentation(archive: zipfile.ZipFile, types: bytes) -> bytes:
    """The same package as a presentation, which is all that python-pptx opens."""
    found = next((name.encode() for name in _OTHER_TYPES if name.encode() in types), None)
    if found is None:
        fail("MAS001", "The master is an Office file, but no presentation", "Give a .pptx or .potx file")
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in archive.namelist():
            content = archive.read(name)
            presentation = CONTENT_TYPE.PML_PRESENTATION_MAIN.encode()
            target.writestr(name, content.replace(found, presentation) if name == _TYPES else content)
    return out.getvalue()


def _unique(name: str, taken: set[str]) -> str:
    candidate, number = name, 1
    while candidate in taken:
        number += 1
        candidate = f"{name} ({number})"
    taken.add(candidate)
    return candidate

"""A PowerPoint file as a package of parts (ECMA-376 part 2, Open Packaging Conventions).

In: the bytes of a .pptx, .potx, .ppsx or one of their macro variants. Out: a `Package` that reads parts on demand,
knows each part's content type and follows relationships. Nothing is parsed that is not asked for.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import NoReturn

from lxml import etree

from briefing.diagnostics import TemplateError

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"

PRESENTATION_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
# What a file may be and still serve as a master: presentation, template, show, each with or without macros.
MAIN_TYPES = frozenset(
    {
        PRESENTATION_TYPE,
        "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
        "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
        "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
        "application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
        "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml",
    }
)
# A master is a few MB; a part that unpacks to more than this is damaged or hostile.
MAX_PART_BYTES = 256 * 1024 * 1024
_COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from one part to another: `kind` is the last word of its type, `target` a part name or an address."""

    id: str
    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        return self.type.rsplit("/", 1)[-1]


@dataclass(slots=True)
class Package:
    """An open package. Part names have no leading slash ("ppt/presentation.xml")."""

    archive: zipfile.ZipFile
    names: dict[str, str]  # lower-case name -> name in the archive: part names ignore case
    main: str = ""
    _defaults: dict[str, str] = field(default_factory=dict)
    _overrides: dict[str, str] = field(default_factory=dict)
    _roots: dict[str, etree._Element] = field(default_factory=dict)

    @classmethod
    def open(cls, data: bytes) -> Package:
        """Open a presentation. Raises TemplateError MAS001 (no such file format) or MAS002 (damaged)."""
        if data.startswith(_COMPOUND_FILE):
            fail("MAS001", "The master is password-protected or in the format before 2007", "Save it as .pptx or .potx")
        try:
            archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError):
            fail("MAS001", "The master is no PowerPoint file", "Give a .pptx or .potx file")
        package = cls(archive, {name.lower(): name for name in archive.namelist()})
        package._read_types()
        package.main = package._find_main()
        return package

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.names

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises TemplateError MAS002 if it is missing or damaged."""
        try:
            entry = self.archive.getinfo(self.names[name.lower()])
            if entry.file_size > MAX_PART_BYTES:
                fail("MAS002", f"The master is damaged: {name} is larger than any real part")
            return self.archive.read(entry)
        except (KeyError, zlib.error, zipfile.BadZipFile, OSError, EOFError, RuntimeError, ValueError) as error:
            fail("MAS002", f"The master is damaged: {name} cannot be read ({type(error).__name__})")

    def parse(self, name: str) -> etree._Element:
        """The root element of a part, parsed once. Raises TemplateError MAS002."""
        if name not in self._roots:
            self._roots[name] = parse_xml(self.read(name), name)
        return self._roots[name]

    def content_type(self, name: str) -> str:
        """The content type of a part, "" if the package gives none."""
        extension = posixpath.splitext(name)[1][1:].lower()
        return self._overrides.get(name.lower()) or self._defaults.get(extension, "")

    def relationships(self, name: str) -> tuple[Relationship, ...]:
        """The relationships of a part ("" for the package itself), in the order of the file."""
        folder, base = posixpath.split(name)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        if rels not in self:
            return ()
        return tuple(_relationship(row, folder) for row in self.parse(rels).iter(f"{{{RELATIONSHIPS}}}Relationship"))

    def related(self, name: str, kind: str) -> Iterator[tuple[str, str]]:
        """(relationship id, part name) of each existing part that `name` relates to as `kind`."""
        for relationship in self.relationships(name):
            if relationship.kind == kind and not relationship.external and relationship.target in self:
                yield relationship.id, relationship.target

    def _read_types(self) -> None:
        if "[Content_Types].xml" not in self:
            fail("MAS001", "The master is no PowerPoint file", "Give a .pptx or .potx file")
        for row in self.parse("[Content_Types].xml"):
            kind = row.get("ContentType", "")
            if row.tag == f"{{{CONTENT_TYPES}}}Default":
                self._defaults[row.get("Extension", "").lower()] = kind
            elif row.tag == f"{{{CONTENT_TYPES}}}Override":
                self._overrides[row.get("PartName", "").lstrip("/").lower()] = kind

    def _find_main(self) -> str:
        name = next((target for _, target in self.related("", "officeDocument")), "")
        if not name or self.content_type(name) not in MAIN_TYPES:
            fail("MAS001", "The master is an Office file, but no presentation", "Give a .pptx or .potx file")
        return name


def parse_xml(data: bytes, name: str) -> etree._Element:
    """Parse a part without network, entities or recovery. Raises TemplateError MAS002."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        fail("MAS002", f"The master is damaged: {name} is not well-formed XML ({error.msg})")


def whole(text: str | None, default: int = 0) -> int:
    """An attribute that is a whole number; `default` where it is missing or is none."""
    return int(text) if text and len(text) < 12 and text.removeprefix("-").isdecimal() else default


def fail(code: str, message: str, hint: str = "") -> NoReturn:
    """Raise the TemplateError for one problem."""
    raise TemplateError.one(code, message, hint=hint)


def _relationship(row: etree._Element, folder: str) -> Relationship:
    target, external = row.get("Target", ""), row.get("TargetMode") == "External"
    if not external:
        path = target[1:] if target.startswith("/") else posixpath.join(folder, target)
        target = posixpath.normpath(path) if path else ""
    return Relationship(row.get("Id", ""), row.get("Type", ""), target, external)

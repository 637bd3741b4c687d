"""The package that is being written: what is kept of the master, and what is added.

Kept is what can still be reached once the master's own slides are gone: their media, comments and notes go with them.
"""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.template.opc import PRESENTATION_TYPE, Package, Relationship
from briefing.writers.pptx.archive import zipped
from briefing.writers.pptx.markup import HEAD, PACKAGE, attribute

# Relationships that are not followed: slides and what belongs to them, macros, a picture of the old first slide.
_DROPPED = frozenset({"slide", "vbaProject", "thumbnail", "commentAuthors", "authors", "tags", "revisionInfo"})
_PROPERTIES = frozenset({"core-properties", "extended-properties"})
RELS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_CORE_REL = f"{PACKAGE}/relationships/metadata/core-properties"
_APP_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties"


@dataclass(slots=True)
class Parts:
    """Parts by name with their content types; names are compared as written."""

    main: str
    contents: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    relations: dict[str, list[Relationship]] = field(default_factory=dict)
    _written: dict[str, str] = field(default_factory=dict)

    @classmethod
    def kept_of(cls, package: Package) -> Parts:
        """What a master brings, without its slides, macros and properties."""
        parts = cls(package.main)
        parts.relations[""] = [r for r in package.relationships("") if _kept(r, package) and r.kind not in _PROPERTIES]
        pending = [r.target for r in parts.relations[""] if not r.external]
        while pending:
            name = pending.pop()
            if name in parts.contents:
                continue
            parts.add(name, package.read(name), package.content_type(name))
            parts.relations[name] = [r for r in package.relationships(name) if _kept(r, package)]
            pending += [r.target for r in parts.relations[name] if not r.external]
        parts.types[package.main] = PRESENTATION_TYPE
        return parts

    def add(self, name: str, data: bytes, content_type: str) -> None:
        self.contents[name] = data
        self.types[name] = content_type

    def free_name(self, pattern: str, start: int = 1) -> str:
        """`pattern` with the first number from `start` that makes a new name ("ppt/media/image{}.png")."""
        number = start
        while pattern.format(number) in self.contents:
            number += 1
        return pattern.format(number)

    def relate(self, source: str, type_: str, target: str) -> str:
        """Add a relationship and give its id, which is new for its source."""
        return self.relate_all(source, type_, [target])[0]

    def relate_all(self, source: str, type_: str, targets: Sequence[str]) -> list[str]:
        """Add a relationship to each target and give their ids."""
        rows = self.relations.setdefault(source, [])
        numbers = [int(row.id[3:]) for row in rows if row.id.startswith("rId") and row.id[3:].isdecimal()]
        first = max(numbers, default=0) + 1
        ids = [f"rId{first + i}" for i in range(len(targets))]
        rows += [Relationship(id_, type_, target) for id_, target in zip(ids, targets, strict=True)]
        return ids

    def add_relationships(self, source: str, xml: str) -> None:
        """Set the .rels part of `source` as it is."""
        self._written[source] = xml

    def add_properties(self, core: str, app: str) -> None:
        for name, xml, kind, relation in (
            ("docProps/core.xml", core, CORE_TYPE, _CORE_REL),
            ("docProps/app.xml", app, APP_TYPE, _APP_REL),
        ):
            self.add(name, xml.encode(), kind)
            self.relate("", relation, name)

    def zipped(self) -> bytes:
        """The .pptx file: content types and package relationships first, then the parts in the order they came."""
        files = {"[Content_Types].xml": self._content_types().encode()}
        for name, data in [("", b""), *self.contents.items()]:
            if name:
                files[name] = data
            rels = self._written.get(name) or relationships_xml(name, self.relations.get(name, ()))
            if rels:
                files[rels_name(name)] = rels.encode()
        return zipped(files)

    def _content_types(self) -> str:
        defaults = {"rels": RELS_TYPE, "xml": "application/xml"}
        overrides: list[str] = []
        for name, kind in self.types.items():
            extension = posixpath.splitext(name)[1][1:].lower()
            if extension not in ("xml", "rels") and defaults.setdefault(extension, kind) == kind:
                continue
            if not name.endswith(".rels"):
                overrides.append(f'<Override PartName="/{attribute(name)}" ContentType="{attribute(kind)}"/>')
        rows = "".join(f'<Default Extension="{e}" ContentType="{attribute(k)}"/>' for e, k in sorted(defaults.items()))
        return f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{rows}{"".join(overrides)}</Types>'


def rels_name(part: str) -> str:
    """The name of the .rels part of a part ("" for the package)."""
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def relative(source: str, target: str) -> str:
    """`target` as seen from the part `source`."""
    return posixpath.relpath(target, posixpath.dirname(source) or ".")


def relationships_xml(source: str, rows: Sequence[Relationship]) -> str:
    """The .rels part of `source`, "" if it has no relationships."""
    inner = "".join(_row(source, row) for row in rows)
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>' if rows else ""


def _row(source: str, row: Relationship) -> str:
    target = row.target if row.external else relative(source, row.target)
    mode = ' TargetMode="External"' if row.external else ""
    return f'<Relationship Id="{attribute(row.id)}" Type="{row.type}" Target="{attribute(target)}"{mode}/>'


def _kept(relationship: Relationship, package: Package) -> bool:
    return relationship.kind not in _DROPPED and (relationship.external or relationship.target in package)

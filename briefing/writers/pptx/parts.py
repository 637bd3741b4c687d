"""The package that is being written: python-pptx's, with part names that are found without looking at every part.

python-pptx walks the whole package for a free name and every relationship for one that is already there, which makes a
long deck quadratic; here names are counted, and what is known to be new is added without a search.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set

from lxml import etree
from msgspec import Struct, field
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.package import Package
from pptx.parts.slide import BaseSlidePart
from pptx.presentation import Presentation

from briefing.template.color import A, R

# What a master's own slides bring with them, macros, a picture of the old first slide, and properties that are ours.
_DROPPED = frozenset(
    {
        *("slide", "vbaProject", "thumbnail", "commentAuthors", "authors", "revisionInfo"),
        *("core-properties", "extended-properties"),
    }
)


class Parts(Struct):
    """Adds parts to `package`."""

    package: Package
    presentation: Part
    _taken: frozenset[str]
    _numbers: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, presentation: Presentation) -> Parts:
        """What a master brings, without its slides, macros and properties."""
        package = presentation.part.package
        drop_relationships(package)
        return cls(package, presentation.part, frozenset(part.partname for part in package.iter_parts()))

    def name(self, pattern: str) -> PackURI:
        """The next free name ("/ppt/media/image{}.png")."""
        while True:
            self._numbers[pattern] += 1
            name = pattern.format(self._numbers[pattern])
            if name not in self._taken:
                return PackURI(name)

    def add(self, pattern: str, content_type: str, blob: bytes = b"") -> Part:
        """A new part, which is written once something relates to it."""
        return Part(self.name(pattern), content_type, self.package, blob)

    def relate_slides(self, slides: Iterable[Part]) -> list[str]:
        """Relate the presentation to slides that are new to it; the ids of the relationships."""
        add = self.presentation.rels._add_relationship  # `relate_to` compares each slide with all before it
        return [add(RELATIONSHIP_TYPE.SLIDE, slide) for slide in slides]

    def add_properties(self, app: str, view: str) -> None:
        """Add the application's properties, and view properties where the master has none: PowerPoint offers to repair
        a file without them."""
        extended = self.add("/docProps/app.xml", CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, app.encode())
        self.package.relate_to(extended, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
        if not any(row.reltype == RELATIONSHIP_TYPE.VIEW_PROPS for row in self.presentation.rels.values()):
            views = self.add("/ppt/viewProps.xml", CONTENT_TYPE.PML_VIEW_PROPS, view.encode())
            self.presentation.relate_to(views, RELATIONSHIP_TYPE.VIEW_PROPS)


def drop_relationships(package: Package) -> None:
    """Drop what is not kept of a master; a part to which nothing relates any more is not written."""
    for owner in (package, *package.iter_parts()):
        rows = owner._rels  # a package has no public name for them
        dropped = {row.rId for row in rows.values() if row.reltype.rsplit("/", 1)[-1] in _DROPPED}
        for id_ in dropped:
            rows.pop(id_)
        if dropped and isinstance(owner, BaseSlidePart):
            _unlink(owner._element, dropped)


def _unlink(root: etree._Element, relationships: Set[str]) -> None:
    """Remove the links that a layout or a master has to a sample slide."""
    for link in list(root.iter(f"{{{A}}}hlinkClick", f"{{{A}}}hlinkHover")):
        parent = link.getparent()
        if parent is not None and link.get(f"{{{R}}}id") in relationships:
            parent.remove(link)

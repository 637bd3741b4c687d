"""The structure tree: what a screen reader reads, and in which order (ISO 32000-1, 14.7; ISO 14289-1).

`Tree` grows while boxes are drawn: `paragraph`, `table`, `figure` say where the next content belongs; `write` makes the
PDF objects. The kinds of element follow from the tags of the layout; consecutive list items make one list, nested by
their level, over the ends of columns and pages too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias, cast

from reportlab.pdfbase.pdfdoc import (
    PDFArrayCompact,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFString,
)

from briefing.frame import Paragraph, Tag
from briefing.writers.pdf.objects import add

Quad: TypeAlias = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Content:
    """A stretch of marked content: the index of its page and its number there."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Target:
    """An annotation that belongs to an element: the index of its page and its reference."""

    page: int
    annotation: PDFObjectReference


@dataclass(eq=False, slots=True)
class Element:
    """A structure element.

    scope      a header cell's: "Column" or "Row"
    numbering  a list's: "Disc" or "Decimal"
    bbox       a figure's or table's place, in points from bottom left
    """

    tag: str
    alt: str = ""
    scope: str = ""
    numbering: str = ""
    bbox: Quad | None = None
    kids: list[Element | Content | Target] = field(default_factory=list)

    def add(self, tag: str, alt: str = "", scope: str = "", numbering: str = "", bbox: Quad | None = None) -> Element:
        """A new element at the end of this one."""
        element = Element(tag, alt, scope, numbering, bbox)
        self.kids.append(element)
        return element

    @property
    def page(self) -> int | None:
        """The index of the page with its first content, None if it has none."""
        pages = (kid.page for kid in self.kids)
        return next((page for page in pages if page is not None), None)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph goes: its words to `body`, its bullet to `label`."""

    body: Element
    label: Element | None = None


class Tree:
    """The structure tree of a document while it grows."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._lists: list[Element] = []

    def paragraph(self, paragraph: Paragraph, parent: Element | None = None) -> Place:
        """Where `paragraph` goes, inside `parent` (a cell; the document if None)."""
        parent = parent or self.root
        if paragraph.tag is Tag.LI:
            return self._item(paragraph, parent)
        self._lists.clear()
        if paragraph.tag is Tag.QUOTE:
            return Place(parent.add("BlockQuote").add("P"))
        tag = paragraph.tag.value if paragraph.tag in _LEAVES else "P"
        return Place(parent.add(tag))

    def block(self, tag: str, alt: str = "", bbox: Quad | None = None) -> Element:
        """A table, a figure or a group at the end of the document."""
        self._lists.clear()
        return self.root.add(tag, alt, bbox=bbox)

    def cell(self, row: Element, tag: str, scope: str = "") -> Element:
        """A cell at the end of `row`."""
        self._lists.clear()
        return row.add(tag, scope=scope)

    def _item(self, paragraph: Paragraph, parent: Element) -> Place:
        level = min(paragraph.level, len(self._lists))
        del self._lists[level + 1 :]
        if level == len(self._lists):
            above = _last_body(self._lists[-1]) if self._lists else parent
            self._lists.append(above.add("L", numbering=_numbering(paragraph.bullet)))
        item = self._lists[-1].add("LI")
        label = item.add("Lbl") if paragraph.bullet else None
        return Place(item.add("LBody"), label)


_LEAVES = frozenset({Tag.H1, Tag.H2, Tag.H3, Tag.P, Tag.CAPTION})


def _numbering(bullet: str) -> str:
    """The kind of list by its first bullet, "" for one without bullets."""
    if not bullet:
        return ""
    return "Decimal" if bullet[0].isdigit() else "Disc"


def _last_body(outer: Element) -> Element:
    """The body of the last item of a list: an inner list stands there."""
    item = cast(Element, outer.kids[-1])
    return cast(Element, item.kids[-1])


@dataclass(slots=True)
class PageMarks:
    """A page in the structure: its reference, and by number the elements of its marked content and annotations."""

    ref: PDFObjectReference
    contents: list[Element] = field(default_factory=list)


def write(doc: PDFDocument, tree: Tree, pages: list[PageMarks], links: Iterable[Element]) -> PDFObjectReference:
    """Adds the tree to `doc` and returns its root. `links`: the elements of the annotations, in their order."""
    root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    root_ref = add(doc, root)
    writer = _Writer(doc, pages, {})
    root["K"] = writer.element(tree.root, root_ref)
    numbers = [x for pair in writer.parents(links) for x in pair]
    root["ParentTree"] = doc.Reference(PDFDictionary({"Nums": PDFArrayCompact(numbers)}))
    root["ParentTreeNextKey"] = len(numbers) // 2
    return root_ref


@dataclass(frozen=True, slots=True)
class _Writer:
    doc: PDFDocument
    pages: list[PageMarks]
    refs: dict[int, PDFObjectReference]  # by the element's identity; never iterated

    def element(self, element: Element, parent: PDFObjectReference) -> PDFObjectReference:
        entry = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.tag), "P": parent})
        ref = self.refs[id(element)] = add(self.doc, entry)
        page = element.page
        if page is not None:
            entry["Pg"] = self.pages[page].ref
        if element.alt:
            entry["Alt"] = PDFString(element.alt)
        attributes = _attributes(element)
        if attributes:
            entry["A"] = attributes
        if element.kids:
            entry["K"] = PDFArrayCompact([self._kid(kid, ref, page) for kid in element.kids])
        return ref

    def _kid(self, kid: Element | Content | Target, parent: PDFObjectReference, page: int | None) -> object:
        match kid:
            case Element():
                return self.element(kid, parent)
            case Content(at, mcid) if at == page:
                return mcid
            case Content(at, mcid):
                return PDFDictionary({"Type": PDFName("MCR"), "Pg": self.pages[at].ref, "MCID": mcid})
            case Target(at, annotation):
                return PDFDictionary({"Type": PDFName("OBJR"), "Pg": self.pages[at].ref, "Obj": annotation})

    def parents(self, links: Iterable[Element]) -> Iterator[tuple[int, object]]:
        """The number tree from marked content and annotations back to their elements."""
        for number, page in enumerate(self.pages):
            row = PDFArrayCompact([self.refs[id(element)] for element in page.contents])
            yield number, add(self.doc, row)
        for number, element in enumerate(links, len(self.pages)):
            yield number, self.refs[id(element)]


def _attributes(element: Element) -> PDFDictionary | None:
    if element.scope:
        return PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(element.scope)})
    if element.numbering:
        return PDFDictionary({"O": PDFName("List"), "ListNumbering": PDFName(element.numbering)})
    if element.bbox:
        box = PDFArrayCompact([round(v, 2) for v in element.bbox])
        return PDFDictionary({"O": PDFName("Layout"), "Placement": PDFName("Block"), "BBox": box})
    return None

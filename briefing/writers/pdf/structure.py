"""The structure tree: what a screen reader reads, and in which order (ISO 32000-1, 14.7; ISO 14289-1).

`Tree` grows while boxes are drawn: `paragraph`, `table`, `figure` say where the next content belongs; `write` makes the
PDF objects. The kinds of element follow from the tags of the layout; consecutive list items make one list, nested by
their level, over the ends of columns and pages too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias, cast

from msgspec import Struct, field
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObjectReference, PDFString

from briefing.frame import Paragraph, Tag
from briefing.writers.pdf.objects import Raw, add, address

Quad: TypeAlias = tuple[float, float, float, float]


class Content(Struct, frozen=True):
    """A stretch of marked content: the index of its page and its number there."""

    page: int
    mcid: int


class Target(Struct, frozen=True):
    """An annotation that belongs to an element: the index of its page and its reference."""

    page: int
    annotation: PDFObjectReference


class Element(Struct, eq=False):
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


class Place(Struct, frozen=True):
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


class PageMarks(Struct):
    """A page in the structure: its reference, and by number the elements of its marked content and annotations."""

    ref: PDFObjectReference
    contents: list[Element] = field(default_factory=list)


def write(doc: PDFDocument, tree: Tree, pages: list[PageMarks], links: Iterable[Element]) -> PDFObjectReference:
    """Adds the tree to `doc` and returns its root. `links`: the elements of the annotations, in their order."""
    root = Raw()
    reference = add(doc, root)
    writer = _Writer(doc, [address(doc, page.ref) for page in pages], {})
    top, _ = writer.element(tree.root, address(doc, reference))
    numbers = [b"%d %s" % pair for pair in enumerate(writer.parents(pages, links))]
    parents = address(doc, add(doc, Raw(b"<</Nums [%s]>>" % b" ".join(numbers))))
    entries = (top, parents, len(numbers))
    root.body = b"<</Type /StructTreeRoot /K %s /ParentTree %s /ParentTreeNextKey %d>>" % entries
    return reference


class _Writer(Struct, frozen=True):
    """Writes elements as bytes: reportlab's dictionaries would take most of the time of the whole file."""

    doc: PDFDocument
    pages: list[bytes]  # the address of each page
    addresses: dict[int, bytes]  # of each element, by its identity; never iterated

    def element(self, element: Element, parent: bytes) -> tuple[bytes, int | None]:
        """Adds `element` and everything in it; returns its address and the index of its first page."""
        entry = Raw()
        own = self.addresses[id(element)] = address(self.doc, add(self.doc, entry))
        page: int | None = None
        kids = []
        for kid in element.kids:
            if isinstance(kid, Element):
                body, at = self.element(kid, own)
            else:
                at = kid.page
                body = self._content(kid, at if page is None else page)
            page = at if page is None else page
            kids.append(body)
        entry.body = b"<</Type /StructElem /S /%s /P %s%s%s>>" % (
            element.tag.encode(),
            parent,
            b"" if page is None else b" /Pg %s /K [%s]" % (self.pages[page], b" ".join(kids)),
            self._attributes(element),
        )
        return own, page

    def _content(self, kid: Content | Target, page: int) -> bytes:
        """A kid of an element whose own page is `page`."""
        if isinstance(kid, Target):
            return b"<</Type /OBJR /Pg %s /Obj %s>>" % (self.pages[kid.page], address(self.doc, kid.annotation))
        if kid.page == page:
            return b"%d" % kid.mcid
        return b"<</Type /MCR /Pg %s /MCID %d>>" % (self.pages[kid.page], kid.mcid)

    def _attributes(self, element: Element) -> bytes:
        alt = b" /Alt " + PDFString(element.alt).format(self.doc) if element.alt else b""
        if element.scope:
            return alt + b" /A <</O /Table /Scope /%s>>" % element.scope.encode()
        if element.numbering:
            return alt + b" /A <</O /List /ListNumbering /%s>>" % element.numbering.encode()
        if element.bbox:
            return alt + b" /A <</O /Layout /Placement /Block /BBox [%.2f %.2f %.2f %.2f]>>" % element.bbox
        return alt

    def parents(self, pages: list[PageMarks], links: Iterable[Element]) -> Iterator[bytes]:
        """The way back: the elements of each page's marked content, then the element of each annotation."""
        for page in pages:
            row = b" ".join([self.addresses[id(element)] for element in page.contents])
            yield address(self.doc, add(self.doc, Raw(b"[%s]" % row)))
        for element in links:
            yield self.addresses[id(element)]

"""A reportlab canvas that marks its content and closes as an accessible file.

`content` and `artifact` wrap what is drawn inside them; a page remembers to which element its marked content belongs.
With `tagged=False` nothing is marked: that is only there to measure what tagging costs.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase.pdfdoc import (
    Destination,
    PDFArrayCompact,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas

from briefing.writers.pdf import images
from briefing.writers.pdf.fonts import Font
from briefing.writers.pdf.objects import add, serialize
from briefing.writers.pdf.structure import Content, Element, PageMarks, Quad, Target, Tree, write
from briefing.writers.pdf.xmp import PRODUCER, Metadata, packet


class _Packet(PDFStream):
    """The XMP packet: no filter, so that tools that know no PDF can read it."""

    def format(self, document: PDFDocument) -> bytes:
        head = PDFDictionary({**self.dictionary.dict, "Length": len(self.content)}).format(document)
        return b"%s\nstream\n%s\nendstream\n" % (head, self.content)


class TaggedCanvas(Canvas):
    """Draws pages and their structure; `tree` grows with what is drawn."""

    # What reportlab keeps there and its stubs leave out.
    _doc: Any
    _code: list[str]
    _formsinuse: list[str]
    _annotationrefs: list[PDFObjectReference]
    _destinations: dict[str, Destination]
    _pagesize: tuple[float, float]

    def __init__(self, metadata: Metadata, first_font: str, tagged: bool = True) -> None:
        # reportlab opens every page with Helvetica, which is not embedded, unless another font is named here.
        settings: dict[str, Any] = {"initialFontName": first_font, "lang": metadata.language}
        super().__init__("", pageCompression=1, invariant=1, **settings)
        self.tree = Tree()
        self.tagged = tagged
        self._metadata = metadata
        self._pages: list[PageMarks] = []
        self._links: list[tuple[PDFDictionary, Element]] = []
        self._marks = PageMarks(self._doc.thisPageRef())

    def emit(self, *operators: str) -> None:
        """Operators of the content stream, as they are."""
        self._code.extend(operators)

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """What is drawn inside is content of `element`."""
        if not self.tagged:
            yield
            return
        number = len(self._marks.contents)
        self._marks.contents.append(element)
        element.kids.append(Content(len(self._pages), number))
        self.emit(f"/{element.tag} <</MCID {number}>> BDC")
        yield
        self.emit("EMC")

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """What is drawn inside is read by nobody; `kind`: the artifact's properties, in PDF syntax."""
        if not self.tagged:
            yield
            return
        self.emit(f"/Artifact <<{kind}>> BDC" if kind else "/Artifact BMC")
        yield
        self.emit("EMC")

    def encoded(self, font: Font, text: str) -> Iterator[tuple[str, str]]:
        """`text` in strings for the content stream, each with the name of the subset of `font` that shows it."""
        for subset, codes in font.splitString(text, self._doc):
            yield font.getSubsetInternalName(subset, self._doc), f"({escapePDF(codes)})"

    def place_picture(self, name: str, data: bytes, rect: Quad, grayscale: bool) -> None:
        """The picture that the article calls `name`, over `rect` (points, from bottom left).

        Raises OutputError if it cannot be read.
        """
        left, bottom, right, top = (round(v, 2) for v in rect)
        key = images.register(self._doc, name, data, right - left, grayscale)
        self._formsinuse.append(key)
        matrix = f"{right - left:.2f} 0 0 {top - bottom:.2f} {left} {bottom} cm"
        self.emit("q", matrix, f"/{self._doc.getXObjectName(key)} Do", "Q")

    def link(self, element: Element, address: str, rect: Quad) -> None:
        """A link to `address` over `rect` (points, from bottom left) that belongs to `element`."""
        action = PDFDictionary({"S": PDFName("URI"), "URI": PDFString(address)})
        annotation = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": PDFArrayCompact([round(v, 2) for v in rect]),
                "Border": PDFArrayCompact([0, 0, 0]),
                "Contents": PDFString(address),
                "F": 4,
                "A": action,
            }
        )
        ref = add(self._doc, annotation)
        self._annotationrefs.append(ref)
        if self.tagged:
            element.kids.append(Target(len(self._pages), ref))
            self._links.append((annotation, element))

    def bookmark(self, title: str, level: int, top: float) -> None:
        """An entry of the outline that leads to height `top` (points from the bottom) of the page."""
        key = f"b{len(self._destinations)}"
        self.bookmarkPage(key, fit="XYZ", left=0, top=round(top, 2))
        deepest = self._doc.outline.currentlevel + 1
        self.addOutlineEntry(title, key, min(level, deepest))

    def showPage(self) -> None:  # reportlab's name
        """Closes the page; unlike reportlab's own, with its structure and without the ASCII85 of the defaults."""
        doc = self._doc
        resources = {"Font": PDFObjectReference("BasicFonts"), "XObject": doc.xobjDict(self._formsinuse)}
        page = PDFDictionary(
            {
                "Type": PDFName("Page"),
                "Parent": add(doc, doc.Pages),
                "MediaBox": PDFArrayCompact([0, 0, *(round(v, 2) for v in self._pagesize)]),
                "Resources": PDFDictionary(resources),
                "Contents": add(doc, PDFStream(content="\n".join(self._code) + "\n", filters=[PDFZCompress])),
            }
        )
        if self._annotationrefs:
            page["Annots"] = PDFArrayCompact(self._annotationrefs)
        if self.tagged:
            page["StructParents"], page["Tabs"] = len(self._pages), PDFName("S")
        doc.addPage(page)
        self._pages.append(self._marks)
        self._marks = PageMarks(self._doc.thisPageRef())
        self._startPage()  # type: ignore[attr-defined]  # missing in the stubs

    def finished(self) -> bytes:
        """The whole file; the canvas cannot be used afterwards."""
        doc = self._doc
        for font in doc.delayedFonts:
            font.addObjects(doc)
        doc.Outlines.prepare(doc, self)
        if doc.Outlines.ready < 0:
            doc.Catalog.Outlines = None
        else:
            doc.Catalog.showOutline()
        if self.tagged:
            self._close_structure()
        self.setViewerPreference("DisplayDocTitle", "true")
        kind = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
        doc.Catalog.Metadata = _Packet(kind, packet(self._metadata, self.tagged))
        return serialize(doc, add(doc, doc.Catalog), add(doc, self._information()))

    def _close_structure(self) -> None:
        catalog = self._doc.Catalog
        for number, (annotation, _) in enumerate(self._links, len(self._pages)):
            annotation["StructParent"] = number
        catalog.StructTreeRoot = write(self._doc, self.tree, self._pages, [element for _, element in self._links])
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _information(self) -> PDFDictionary:
        about = self._metadata
        entries = {"Title": about.title, "Author": about.author, "Creator": PRODUCER, "Producer": PRODUCER}
        texts = {key: PDFString(value) for key, value in entries.items() if value}
        dates = {key: PDFString(about.pdf_date) for key in ("CreationDate", "ModDate")}
        return PDFDictionary(texts | dates)

"""The file itself: numbered objects in, the bytes of a PDF 1.7 file out.

reportlab writes every object uncompressed, one after the other. A structure tree is thousands of small dictionaries, so
that the tagged file would be three times the untagged one. Here all objects that are no streams travel in compressed
object streams, with a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8; PDF 1.5 and later).
"""

from __future__ import annotations

import zlib
from hashlib import md5
from struct import Struct
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfdoc

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
# A row of the cross-reference stream: 1, offset in the file, 0; or 2, number of the object stream, index in it.
_ROW = Struct(">BIH")
_MEMBERS = 200  # objects in an object stream: a reader unpacks the whole stream to get at one of them


def add(doc: pdfdoc.PDFDocument, thing: pdfdoc.PDFObject) -> pdfdoc.PDFObjectReference:
    """Makes `thing` an object of the file and returns its reference."""
    reference: pdfdoc.PDFObjectReference = doc.Reference(thing)
    return reference


def address(doc: pdfdoc.PDFDocument, reference: pdfdoc.PDFObjectReference) -> bytes:
    """How other objects point to an object: its number in the file."""
    return b"%d 0 R" % doc.idToObjectNumberAndVersion[reference.name][0]


class Raw(pdfdoc.PDFObject):
    """An object that is given as its bytes."""

    def __init__(self, body: bytes = b"") -> None:
        self.body = body

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """What stands in the file."""
        return self.body


def serialize(doc: pdfdoc.PDFDocument, root: pdfdoc.PDFObjectReference, info: pdfdoc.PDFObjectReference) -> bytes:
    """The file with every object that `doc` knows; `root` and `info` are its catalogue and information dictionary.

    The file's ID is a digest of its content: the same objects give the same bytes.
    """
    file = _File()
    small: list[tuple[int, bytes]] = []
    for number, body in _formatted(doc):
        if body.endswith(b"endstream\n"):
            file.add(number, body)
        else:
            small.append((number, body))
    count = len(file.rows) + len(small)
    for start in range(0, len(small), _MEMBERS):
        count += 1
        file.add_object_stream(count, small[start : start + _MEMBERS])
    return file.finish(count + 1, root.format(doc), info.format(doc))


def _formatted(doc: pdfdoc.PDFDocument) -> Iterator[tuple[int, bytes]]:
    """Every object's number and bytes; formatting one may add more at the end."""
    number = 1
    while number in doc.numberToId:
        thing = doc.idToObject[doc.numberToId[number]]
        yield number, thing.body if isinstance(thing, Raw) else pdfdoc.format(thing, doc, toplevel=1)
        number += 1


class _File:
    """The growing file and where each object is in it."""

    def __init__(self) -> None:
        self.parts = [_HEADER]
        self.size = len(_HEADER)
        self.rows: dict[int, bytes] = {}

    def add(self, number: int, body: bytes) -> None:
        self.rows[number] = _ROW.pack(1, self.size, 0)
        self._append(b"%d 0 obj\n%s\nendobj\n" % (number, body.rstrip(b"\n")))

    def add_object_stream(self, number: int, members: list[tuple[int, bytes]]) -> None:
        offsets, bodies, position = [], [], 0
        for index, (member, body) in enumerate(members):
            offsets.append(b"%d %d" % (member, position))
            bodies.append(body)
            position += len(body) + 1
            self.rows[member] = _ROW.pack(2, number, index)
        first = b" ".join(offsets) + b"\n"
        fields = b"/Type /ObjStm /N %d /First %d" % (len(members), len(first))
        self.add(number, _stream(fields, first + b"\n".join(bodies)))

    def finish(self, number: int, root: bytes, info: bytes) -> bytes:
        """The whole file, closed with a cross-reference stream of this object `number`."""
        start = self.size
        self.rows[number] = _ROW.pack(1, start, 0)
        rows = _ROW.pack(0, 0, 65_535) + b"".join(self.rows[n] for n in range(1, number + 1))
        digest = md5(b"".join(self.parts), usedforsecurity=False).hexdigest().upper().encode()
        fields = b"/Type /XRef /Size %d /W [1 4 2] /Root %s /Info %s /ID [<%s> <%s>]"
        self.add(number, _stream(fields % (number + 1, root, info, digest, digest), rows))
        return b"".join((*self.parts, b"startxref\n%d\n%%%%EOF\n" % start))

    def _append(self, data: bytes) -> None:
        self.parts.append(data)
        self.size += len(data)


def _stream(fields: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<<%s /Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream" % (fields, len(packed), packed)

"""The file itself: numbered objects in, the bytes of a PDF 1.7 file out.

reportlab writes every object uncompressed, one after the other. A structure tree is thousands of small dictionaries, so
that the tagged file would be three times the untagged one. Here all objects that are no streams travel in compressed
object streams, with a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8; PDF 1.5 and later).
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from hashlib import md5
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfdoc

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_MEMBERS = 200  # objects in an object stream: a reader unpacks the whole stream to get at one of them


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row of the cross-reference stream: type 1 = at a byte offset, type 2 = member of an object stream."""

    type: int
    where: int
    index: int

    def packed(self) -> bytes:
        return self.type.to_bytes(1, "big") + self.where.to_bytes(4, "big") + self.index.to_bytes(2, "big")


def add(doc: pdfdoc.PDFDocument, thing: pdfdoc.PDFObject) -> pdfdoc.PDFObjectReference:
    """Makes `thing` an object of the file and returns its reference."""
    reference: pdfdoc.PDFObjectReference = doc.Reference(thing)
    return reference


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
    count = len(file.entries) + len(small)
    for start in range(0, len(small), _MEMBERS):
        count += 1
        file.add_object_stream(count, small[start : start + _MEMBERS])
    return file.finish(count + 1, root.format(doc), info.format(doc))


def _formatted(doc: pdfdoc.PDFDocument) -> Iterator[tuple[int, bytes]]:
    """Every object's number and bytes; formatting one may add more at the end."""
    number = 1
    while number in doc.numberToId:
        yield number, pdfdoc.format(doc.idToObject[doc.numberToId[number]], doc, toplevel=1)
        number += 1


class _File:
    """The growing file and where each object is in it."""

    def __init__(self) -> None:
        self.parts = [_HEADER]
        self.size = len(_HEADER)
        self.entries: dict[int, _Entry] = {}

    def add(self, number: int, body: bytes) -> None:
        self.entries[number] = _Entry(1, self.size, 0)
        self._append(b"%d 0 obj\n%s\nendobj\n" % (number, body.rstrip(b"\n")))

    def add_object_stream(self, number: int, members: list[tuple[int, bytes]]) -> None:
        offsets, bodies, position = [], [], 0
        for index, (member, body) in enumerate(members):
            offsets.append(b"%d %d" % (member, position))
            bodies.append(body)
            position += len(body) + 1
            self.entries[member] = _Entry(2, number, index)
        first = b" ".join(offsets) + b"\n"
        fields = b"/Type /ObjStm /N %d /First %d" % (len(members), len(first))
        self.add(number, _stream(fields, first + b"\n".join(bodies)))

    def finish(self, number: int, root: bytes, info: bytes) -> bytes:
        """The whole file, closed with a cross-reference stream of this object `number`."""
        start = self.size
        self.entries[number] = _Entry(1, start, 0)
        rows = b"\0\0\0\0\0\xff\xff" + b"".join(self.entries[n].packed() for n in range(1, number + 1))
        digest = md5(b"".join(self.parts), usedforsecurity=False).hexdigest().upper().encode()
        fields = b"/Type /XRef /Size %d /W [1 4 2] /Root %s /Info %s /ID [<%s> <%s>]"
        self.add(number, _stream(fields % (number + 1, root, info, digest, digest), rows))
        return b"".join((*self.parts, b"startxref\n%d\n%%%%EOF\n" % start))

    def _append(self, data: bytes) -> None:
        self.parts.append(data)
        self.size += len(data)


def _stream(fields: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content, 9)
    return b"<<%s /Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream" % (fields, len(packed), packed)

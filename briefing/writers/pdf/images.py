"""Pictures as image objects: a JPEG stays as it is, all else is stored as pixels with its transparency as a mask."""

from __future__ import annotations

import zlib
from hashlib import md5
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFName, PDFObjectReference, PDFStream

from briefing.diagnostics import OutputError, Place
from briefing.writers.pdf.objects import add

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_DPI = 220  # more is not seen in print, and makes the file large


def register(doc: PDFDocument, name: str, data: bytes, width_pt: float, grayscale: bool) -> str:
    """Adds the picture to `doc` unless it is there already, and returns the name to place it by.

    `width_pt` is how wide it will be drawn, `name` what the article calls it. Raises OutputError if Pillow cannot read
    the picture.
    """
    from PIL import Image, UnidentifiedImageError

    key = md5(b"%d %d " % (grayscale, round(width_pt)) + data, usedforsecurity=False).hexdigest()
    object_name = doc.getXObjectName(key)
    if object_name not in doc.idToObject:
        try:
            with Image.open(BytesIO(data)) as image:
                image.load()
                stream = _stream(doc, image, data, width_pt, grayscale)
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
            raise OutputError.one("PDF001", f"the picture cannot be read: {error}", Place(name)) from error
        doc.Reference(stream, object_name)
    return key


def _stream(doc: PDFDocument, image: Image, data: bytes, width_pt: float, grayscale: bool) -> PDFStream:
    width = max(1, round(width_pt / 72 * MAX_DPI))
    if image.format == "JPEG" and image.width <= width and image.mode == ("L" if grayscale else "RGB"):
        return _object(image, data, "DCTDecode")
    if image.width > width:
        image = _plain(image).resize((width, max(1, round(image.height * width / image.width))))
    mask = _mask(doc, image)
    pixels = image.convert("L" if grayscale else "RGB")
    return _object(pixels, zlib.compress(pixels.tobytes(), 9), "FlateDecode", mask)


def _plain(image: Image) -> Image:
    """`image` without a palette, so that it can be made smaller smoothly."""
    return image.convert("RGBA" if image.mode in ("P", "PA", "LA", "RGBA") else "RGB")


def _mask(doc: PDFDocument, image: Image) -> PDFObjectReference | None:
    if "A" not in image.getbands() and "transparency" not in image.info:
        return None
    alpha = image.convert("RGBA").getchannel("A")
    if alpha.getextrema() == (255, 255):
        return None
    return add(doc, _object(alpha, zlib.compress(alpha.tobytes(), 9), "FlateDecode"))


def _object(image: Image, content: bytes, encoding: str, mask: PDFObjectReference | None = None) -> PDFStream:
    entries = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": image.width,
        "Height": image.height,
        "BitsPerComponent": 8,
        "ColorSpace": PDFName("DeviceGray" if image.mode == "L" else "DeviceRGB"),
        "Filter": PDFName(encoding),
    }
    return PDFStream(PDFDictionary(entries | ({"SMask": mask} if mask else {})), content)

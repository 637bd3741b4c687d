"""Text that is safe inside XML, and the names that every part shares."""

from __future__ import annotations

import re

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = (
    f'xmlns:a="{DRAWING}" xmlns:r="{OFFICE}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
PRESENTATION_ML = "application/vnd.openxmlformats-officedocument.presentationml"

# What XML 1.0 (section 2.2) does not allow, lone surrogates included. The set of what it allows is slow to compile.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile("[&<>]")
_BREAKS = re.compile("[\t\n\r]+")


def legal(text: str) -> str:
    """`text` without the characters that XML 1.0 does not allow."""
    return text if text.isascii() and text.isprintable() else _ILLEGAL.sub("", text)


def escaped(text: str) -> str:
    """`text` as element content."""
    text = legal(text)
    if _SPECIAL.search(text):
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def element(tag: str, attributes: str, inner: str) -> str:
    """An element; `attributes` begin with a space, `inner` is XML."""
    return f"<{tag}{attributes}>{inner}</{tag}>" if inner else f"<{tag}{attributes}/>"


def attribute(text: str) -> str:
    """`text` as an attribute's value, in one line."""
    return _BREAKS.sub(" ", escaped(text)).replace('"', "&quot;")

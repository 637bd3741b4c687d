"""Looking into PDF files: what three independent checkers say of one, and what its text is."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import outloud
import page as page_validation
import pdfua
from pypdf import PdfReader


def problems(data: bytes, folder: Path) -> list[str]:
    """Everything that page-validation, pdfua and outloud hold against the file, warnings too."""
    path = folder / "checked.pdf"
    path.write_bytes(data)
    found = [f"page: {f.rule_id} {f.message}" for f in page_validation.validate_pdf(path, profile="ua1").failures]
    found += [f"pdfua: {f.rule_id} {f.message}" for f in pdfua.validate(path).findings]
    result = outloud.check(str(path))
    found += [f"outloud: {f.rule} {f.message} {f.evidence}" for f in result.sorted_findings()]
    return found + ([f"outloud: {result.error}"] if result.error else [])


def text_of(data: bytes) -> str:
    """The text as pypdf extracts it, page after page, white space made single spaces."""
    return squeezed(" ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(data)).pages))


def squeezed(text: str) -> str:
    """`text` with every run of white space as one space."""
    return re.sub(r"\s+", " ", text).strip()


def tree_of(data: bytes) -> list[str]:
    """The tags of the structure tree in reading order, indented by their depth."""
    root = PdfReader(BytesIO(data)).trailer["/Root"]["/StructTreeRoot"]
    return list(_tags(root["/K"], 0))


def _tags(kid, depth):
    kid = kid.get_object() if hasattr(kid, "get_object") else kid
    if isinstance(kid, list):
        for each in kid:
            yield from _tags(each, depth)
    elif isinstance(kid, dict) and "/S" in kid:
        yield " " * depth + kid["/S"][1:]
        yield from _tags(kid.get("/K", []), depth + 1)

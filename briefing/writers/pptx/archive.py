"""Zip archives that come out the same on every run: no dates of their own, no attributes of this machine."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

# The earliest date that a zip archive can hold.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX, _PERMISSIONS = 3, 0o644 << 16
# Already compressed: deflating again costs time and saves nothing.
_STORED = (".png", ".jpg", ".jpeg", ".gif", ".xlsx")


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """An archive of `parts` in their order."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _PERMISSIONS
            archive.writestr(entry, data)
    return out.getvalue()

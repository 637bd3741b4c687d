"""A zip archive that comes out the same on every run: no dates of its own, no attributes of this machine."""

from __future__ import annotations

import zipfile
from io import BytesIO

# The earliest date that a zip archive can hold.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX, _PERMISSIONS = 3, 0o644 << 16
# Already compressed: deflating again costs time and saves nothing.
_STORED = (".png", ".jpg", ".jpeg", ".gif", ".xlsx")


def reproducible(package: bytes) -> bytes:
    """The same members in the same order, and so in the workbooks among them."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = _UNIX, _PERMISSIONS
            target.writestr(entry, reproducible(data) if name.endswith(".xlsx") else data)
    return out.getvalue()

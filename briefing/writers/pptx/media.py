"""Pictures in the package: each once, whatever number of slides show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO

from briefing.diagnostics import OutputError
from briefing.writers.pptx.parts import Parts

# The formats that PowerPoint reads itself, by their first bytes: extension and content type.
_FORMATS = (
    (b"\x89PNG\r\n\x1a\n", "png", "image/png"),
    (b"\xff\xd8\xff", "jpeg", "image/jpeg"),
    (b"GIF8", "gif", "image/gif"),
    (b"BM", "bmp", "image/bmp"),
    (b"II*\0", "tiff", "image/tiff"),
    (b"MM\0*", "tiff", "image/tiff"),
)


@dataclass(slots=True)
class Media:
    """Stores pictures in `parts` and gives their part names."""

    parts: Parts
    assets: Mapping[str, bytes]
    _names: dict[str, str] = field(default_factory=dict)
    _by_content: dict[bytes, str] = field(default_factory=dict)

    def part(self, asset: str) -> str:
        """The part that holds an asset. Raises OutputError PPT001 (missing) or PPT002 (no picture)."""
        if asset not in self._names:
            if asset not in self.assets:
                raise OutputError.one("PPT001", f'The picture "{asset}" is missing')
            data, extension, kind = drawable(self.assets[asset], asset)
            if data not in self._by_content:
                name = self.parts.free_name("ppt/media/image{}." + extension, len(self._by_content) + 1)
                self.parts.add(name, data, kind)
                self._by_content[data] = name
            self._names[asset] = self._by_content[data]
        return self._names[asset]


def drawable(data: bytes, asset: str) -> tuple[bytes, str, str]:
    """A picture as PowerPoint can show it, with its extension and content type: other formats become PNG."""
    for start, extension, kind in _FORMATS:
        if data.startswith(start):
            return data, extension, kind
    from PIL import Image, UnidentifiedImageError

    out = BytesIO()
    try:
        with Image.open(BytesIO(data)) as picture:
            picture.save(out, "PNG")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        raise OutputError.one("PPT002", f'"{asset}" is no picture that can be shown', hint="Use PNG or JPEG") from None
    return out.getvalue(), "png", "image/png"

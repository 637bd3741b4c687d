"""Pictures in the package: each once, whatever number of slides show it."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from msgspec import Struct, field
from pptx.parts.image import Image, ImagePart

from briefing.diagnostics import OutputError
from briefing.writers.pptx.parts import Parts

# The formats that PowerPoint reads itself, by Pillow's names.
_KNOWN = frozenset({"PNG", "JPEG", "GIF", "BMP", "TIFF"})


class Media(Struct):
    """Stores pictures in `parts`."""

    parts: Parts
    assets: Mapping[str, bytes]
    _by_name: dict[str, ImagePart] = field(default_factory=dict)
    _by_hash: dict[str, ImagePart] = field(default_factory=dict)

    def part(self, asset: str) -> ImagePart:
        """The part that holds an asset. Raises OutputError PPT001 (missing) or PPT002 (no picture)."""
        if asset not in self._by_name:
            if asset not in self.assets:
                raise OutputError.one("PPT001", f'The picture "{asset}" is missing')
            image = drawable(self.assets[asset], asset)
            if image.sha1 not in self._by_hash:
                name = self.parts.name(f"/ppt/media/image{{}}.{image.ext}")
                self._by_hash[image.sha1] = ImagePart(name, image.content_type, self.parts.package, image.blob)
            self._by_name[asset] = self._by_hash[image.sha1]
        return self._by_name[asset]


def drawable(data: bytes, asset: str) -> Image:
    """A picture as PowerPoint can show it: formats that it does not know become PNG, a photograph in two eyes' views
    (MPO, as some cameras store it) becomes JPEG. Raises OutputError PPT002."""
    import PIL.Image

    try:
        with PIL.Image.open(BytesIO(data)) as picture:
            if picture.format not in _KNOWN:
                out = BytesIO()
                picture.save(out, "JPEG" if picture.format == "MPO" else "PNG")
                data = out.getvalue()
    except (OSError, ValueError, PIL.Image.DecompressionBombError):
        raise OutputError.one("PPT002", f'"{asset}" is no picture that can be shown', hint="Use PNG or JPEG") from None
    return Image.from_blob(data)

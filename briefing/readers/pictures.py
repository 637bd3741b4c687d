"""The pictures of an article: fetched by the resolver, looked at, and measured. Pillow is imported with the first
one."""

from __future__ import annotations

import warnings
from io import BytesIO
from urllib.parse import unquote

from briefing.article import Figure
from briefing.diagnostics import Report, Span
from briefing.readers import Resolver

# What PowerPoint shows on every system and the PDF writer can embed.
FORMATS = ("PNG", "JPEG", "GIF")
# A picture that fills a 4K screen has 8 million pixels; 50 million are 200 MB in memory.
MAX_PIXELS = 50_000_000
MAX_BYTES = 20_000_000


class Pictures:
    """Makes figures and gathers the bytes of their pictures in `assets`."""

    def __init__(self, resolve: Resolver | None, report: Report) -> None:
        self.assets: dict[str, bytes] = {}
        self._resolve = resolve
        self._report = report
        self._sizes: dict[str, tuple[int, int]] = {}

    def figure(self, reference: str, alt: str, caption: str, span: Span) -> Figure:
        """The figure of the picture at `reference`. Its asset is "", with a diagnostic REA011, if it cannot be
        shown."""
        if not alt:
            hint = "Write what it shows between the brackets: ![…](…)."
            self._report.warning("REA012", f"the picture {reference!r} has no description", span, hint)
        name = unquote(reference)
        if name not in self._sizes:
            problem = self._load(name)
            if problem:
                self._report.warning("REA011", f"the picture {reference!r} is not shown: {problem}", span)
                return Figure("", alt, span, caption)
        width, height = self._sizes[name]
        return Figure(name, alt, span, caption, width, height)

    def _load(self, name: str) -> str:
        """Why the picture cannot be used; "" if it can, and then it is kept."""
        if "://" in name or name.startswith(("//", "data:")):
            return "it is not a local file"
        content = self._resolve(name) if self._resolve else None
        if content is None:
            return "there is no such file beside the article"
        if len(content) > MAX_BYTES:
            return f"it has {len(content) / 1e6:.0f} MB; at most {MAX_BYTES / 1e6:.0f} MB are read"
        return self._measure(name, content)

    def _measure(self, name: str, content: bytes) -> str:
        from PIL import Image

        try:
            with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(content)) as image:
                size, kind = image.size, image.format or "unknown"
                if size[0] * size[1] > MAX_PIXELS:
                    return f"it has {size[0]} × {size[1]} pixels; at most {MAX_PIXELS / 1e6:.0f} million can be shown"
                image.load()
        except Exception as error:  # Pillow's decoders raise whatever a broken file makes them
            return f"it is broken or no picture ({type(error).__name__})"
        if kind not in FORMATS:
            return f"its format is {kind}; it must be one of {', '.join(FORMATS)}"
        self.assets[name] = content
        self._sizes[name] = size
        return ""

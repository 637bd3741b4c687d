"""The slide that is being drawn: its shape ids, its relationships, and what it may link to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import quote, urlsplit

from msgspec import Struct
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part

from briefing.diagnostics import OutputError
from briefing.frame import ChartBox
from briefing.template.master import LayoutGeometry
from briefing.writers.pptx.style import Style

_SLIDE_LINK = "slide:"
_SCHEMES = frozenset({"http", "https", "mailto"})
_UNRESERVED = ":/?#[]@!$&'()*+,;=%~-._"  # RFC 3986: what may stand in an address as it is
# A link in the colour that was measured against its background, not in the theme's link colour (MS-ODRAWXML 2.24.3).
_OWN_COLOR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)


class Sheet(Struct):
    """One slide in the making.

    `part` is the slide's own; `slides` gives that of each slide by id. `picture` and `chart` put an asset or a chart
    into the package and give its part.
    """

    part: Part
    style: Style
    layout: LayoutGeometry
    slides: Mapping[str, Part]
    number: int
    picture: Callable[[str], Part]
    chart: Callable[[ChartBox], Part]
    _last_id: int = 1

    def next_id(self) -> int:
        """An id for a shape; 1 is the slide's own tree."""
        self._last_id += 1
        return self._last_id

    def relate(self, kind: str, target: Part) -> str:
        """The id of the relationship to `target`, made once."""
        return str(self.part.relate_to(target, kind))

    def link(self, address: str) -> str:
        """The `a:hlinkClick` for an address or "slide:ID"; "" for none and for what cannot be a link.

        Raises OutputError PPT004 for a slide that is not in the deck.
        """
        if address.startswith(_SLIDE_LINK):
            return self._jump(address[len(_SLIDE_LINK) :])
        url = web_address(address) if address else ""
        return self._click(self.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)) if url else ""

    def _jump(self, slide_id: str) -> str:
        if slide_id not in self.slides:
            raise OutputError.one("PPT004", f'Slide {self.number} links to the slide "{slide_id}", which is not there')
        relationship = self.relate(RELATIONSHIP_TYPE.SLIDE, self.slides[slide_id])
        return self._click(relationship, ' action="ppaction://hlinksldjump"')

    def _click(self, relationship: str, action: str = "") -> str:
        return f'<a:hlinkClick r:id="{relationship}"{action}>{_OWN_COLOR}</a:hlinkClick>'


def web_address(address: str) -> str:
    """An address as PowerPoint accepts it (RFC 3986), "" if it is none that may be opened from a slide."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    if parts.scheme.lower() not in _SCHEMES or not (parts.netloc or parts.scheme.lower() == "mailto"):
        return ""
    return quote(address.strip(), safe=_UNRESERVED, errors="ignore")

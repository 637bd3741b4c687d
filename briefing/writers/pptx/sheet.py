"""The slide that is being drawn: its shape ids, its relationships, and what it may link to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from briefing.frame import ChartBox
from briefing.template.master import LayoutGeometry
from briefing.writers.pptx.markup import HEAD, OFFICE, PACKAGE, attribute
from briefing.writers.pptx.style import Style

_SLIDE_LINK = "slide:"
_SCHEMES = frozenset({"http", "https", "mailto"})
_UNRESERVED = ":/?#[]@!$&'()*+,;=%~-._"  # RFC 3986: what may stand in an address as it is
# A link in the colour that was measured against its background, not in the theme's link colour (MS-ODRAWXML 2.24.3).
_OWN_COLOR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)


@dataclass(slots=True)
class Sheet:
    """One slide in the making.

    `slides` gives the file name of each slide by id. `picture` and `chart` put an asset or a chart into the package and
    give its target as seen from the slide.
    """

    style: Style
    layout: LayoutGeometry
    slides: Mapping[str, str]
    number: int
    picture: Callable[[str], str]
    chart: Callable[[ChartBox], str]
    _targets: dict[tuple[str, str], str] = field(default_factory=dict)
    _rows: list[str] = field(default_factory=list)
    _last_id: int = 1

    def next_id(self) -> int:
        """An id for a shape; 1 is the slide's own tree."""
        self._last_id += 1
        return self._last_id

    def relate(self, kind: str, target: str, external: bool = False) -> str:
        """The id of the relationship to `target`, made once."""
        key = (kind, target)
        if key not in self._targets:
            self._targets[key] = f"rId{len(self._targets) + 1}"
            mode = ' TargetMode="External"' if external else ""
            self._rows.append(
                f'<Relationship Id="{self._targets[key]}" Type="{OFFICE}/{kind}" Target="{attribute(target)}"{mode}/>'
            )
        return self._targets[key]

    def link(self, address: str) -> str:
        """The `a:hlinkClick` for an address or "slide:ID"; "" for none and for what cannot be a link."""
        if address.startswith(_SLIDE_LINK):
            target = self.slides.get(address[len(_SLIDE_LINK) :])
            action = ' action="ppaction://hlinksldjump"'
            return self._click(self.relate("slide", target), action) if target else ""
        url = web_address(address) if address else ""
        return self._click(self.relate("hyperlink", url, external=True)) if url else ""

    def _click(self, relationship: str, action: str = "") -> str:
        return f'<a:hlinkClick r:id="{relationship}"{action}>{_OWN_COLOR}</a:hlinkClick>'

    @property
    def relationships(self) -> str:
        """The slide's .rels part."""
        return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{"".join(self._rows)}</Relationships>'


def web_address(address: str) -> str:
    """An address as PowerPoint accepts it (RFC 3986), "" if it is none that may be opened from a slide."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    if parts.scheme.lower() not in _SCHEMES or not (parts.netloc or parts.scheme.lower() == "mailto"):
        return ""
    return quote(address.strip(), safe=_UNRESERVED, errors="ignore")

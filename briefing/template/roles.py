"""What each placeholder of a layout is for, and where composition may draw.

The base master names its placeholders by role. In a foreign master the type decides, then the name, then the shape: a
low line of text above the title is a kicker, one at the foot a source line, the largest text area the body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from briefing.units import Rect

_BY_TYPE = {
    "title": "title",
    "ctrTitle": "title",
    "subTitle": "subtitle",
    "ftr": "footer",
    "sldNum": "number",
    "dt": "date",
    "pic": "picture",
}
_TEXT_TYPES = frozenset({"body", "obj"})
_KICKER_NAME = re.compile(r"\b(kicker|eyebrow|tag ?line|section label|dachzeile)\b", re.IGNORECASE)
_SOURCE_NAME = re.compile(r"\b(sources?|quellen?|footnotes?|fußnoten?)\b", re.IGNORECASE)

# Shares of the slide's height: a line of text is lower than LINE; the foot begins at FOOT; gaps below the title and
# above the foot are those of the base master's grid (0.16 and 0.22 of 7.5 in).
LINE = 0.1
FOOT = 0.75
GAP_ABOVE = 0.16 / 7.5
GAP_BELOW = 0.22 / 7.5
# A text area smaller than this share of the largest is a label, not a place for content.
MAIN_SHARE = 0.35
# A title narrower than this share of the slide stands beside the content, not above it.
NARROW_TITLE = 0.5


class Holder(Struct, frozen=True):
    """A placeholder as found: its type and idx in the file, its name, its rectangle on the slide."""

    type: str
    idx: int
    name: str
    rect: Rect

    @property
    def area(self) -> int:
        return self.rect.width * self.rect.height


def assign_roles(holders: Sequence[Holder], kind: str, slide: Rect) -> list[str]:
    """The role of each placeholder (see `PlaceholderGeometry`); `kind` is the layout's type in the file."""
    roles = [_BY_TYPE.get(h.type, "other") for h in holders]
    title = next((h.rect for h, role in zip(holders, roles, strict=True) if role == "title"), None)
    texts = [i for i, h in enumerate(holders) if h.type in _TEXT_TYPES]
    for role, name, fits in (("kicker", _KICKER_NAME, _is_kicker), ("source", _SOURCE_NAME, _is_source)):
        free = [i for i in texts if roles[i] == "other"]
        named = next((i for i in free if name.search(holders[i].name)), None)
        found = next((i for i in free if fits(holders[i], title, slide)), None) if named is None else named
        if found is not None:
            roles[found] = role
    rest = [i for i in texts if roles[i] == "other"]
    if rest:
        largest = max(holders[i].area for i in rest)
        first = next(i for i in rest if holders[i].area >= 0.98 * largest)
        roles[first] = "subtitle" if kind == "title" and "subtitle" not in roles else "body"
    return roles


def _is_kicker(h: Holder, title: Rect | None, slide: Rect) -> bool:
    above = title is not None and h.rect.bottom <= title.y + slide.height // 50 and h.rect.x < title.right
    return above and h.rect.height <= LINE * slide.height


def _is_source(h: Holder, title: Rect | None, slide: Rect) -> bool:
    low = h.rect.height <= LINE * slide.height and h.rect.y >= FOOT * slide.height
    return low and h.rect.width >= 0.3 * slide.width


def content_rect(
    holders: Sequence[Holder], roles: Sequence[str], slide: Rect, master: tuple[Rect | None, Rect | None] = (None, None)
) -> Rect:
    """Where composition may draw: the main areas for text and pictures together, else what the title leaves free.

    `master` are the rectangles of the master's title and body: a layout whose title stands where the master's does
    leaves free what the master's body would fill.
    """
    areas = [h for h, role in zip(holders, roles, strict=True) if role in ("body", "picture", "other", "subtitle")]
    largest = max((h.area for h in areas), default=0)
    main = [h.rect for h in areas if h.area >= MAIN_SHARE * largest and h.rect.height > LINE * slide.height]
    title = next((h.rect for h, role in zip(holders, roles, strict=True) if role == "title"), None)
    low = [h.rect for h, role in zip(holders, roles, strict=True) if role in ("source", "footer", "number", "date")]
    foot = [r for r in low if r.y >= FOOT * slide.height]
    if main:
        found = _union(main)
    elif title and title == master[0] and master[1]:
        found = master[1]
    else:
        found = _free(title, foot, slide)
    return _clipped(found, slide, foot)


def _clipped(found: Rect, slide: Rect, foot: Sequence[Rect]) -> Rect:
    """`found` inside the slide and above what stands at its foot."""
    x, y = max(found.x, slide.x), max(found.y, slide.y)
    floor = min((r.y for r in foot if r.x < found.right and found.x < r.right), default=slide.bottom)
    right, bottom = min(found.right, slide.right), min(found.bottom, floor)
    return Rect(x, y, max(right - x, 1), max(bottom - y, 1))


def _free(title: Rect | None, foot: Sequence[Rect], slide: Rect) -> Rect:
    """The area between title and foot, inside the title's margins; beside a title that stands at the left."""
    margin = slide.width // 18
    floor = min((r.y for r in foot), default=slide.height - margin)
    bottom = floor - round(GAP_BELOW * slide.height)
    if title is None:
        return Rect(margin, margin, slide.width - 2 * margin, bottom - margin)
    if title.width < NARROW_TITLE * slide.width and title.x < slide.width // 4:
        left = min((r.x for r in foot if r.x >= title.right), default=title.right + margin)
        return Rect(left, title.y, slide.width - title.x - left, bottom - title.y)
    top = title.bottom + round(GAP_ABOVE * slide.height)
    if bottom - top < slide.height // 5:  # a title in the middle or at the foot: use what lies above it
        top, bottom = margin, title.y - round(GAP_ABOVE * slide.height)
    return Rect(title.x, top, title.width, max(bottom - top, 1))


def _union(rects: Sequence[Rect]) -> Rect:
    x, y = min(r.x for r in rects), min(r.y for r in rects)
    return Rect(x, y, max(r.right for r in rects) - x, max(r.bottom for r in rects) - y)

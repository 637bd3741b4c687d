"""Where everything goes: planned slides and blocks become boxes with positions, sizes and measured lines."""

from __future__ import annotations

from briefing.layout.pages import Press, lay_out_handout
from briefing.layout.slide_deck import lay_out_deck

__all__ = ["Press", "lay_out_deck", "lay_out_handout"]

"""Handouts, pages and templates for tests, built by small constructors; their text is about an invented river."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from briefing.deck import Line, Origin
from briefing.frame import Box, Color, Page, Paragraph, TextBox
from briefing.frame.boxes import Insets
from briefing.handout import Handout
from briefing.language import load
from briefing.layout.text import Style, Typesetter, height_of
from briefing.template.model import (
    Audience,
    DeckSettings,
    Fonts,
    HandoutSettings,
    Template,
    TextRole,
    Theme,
    ThemeColor,
)
from briefing.units import Rect, points

A4 = Rect(0, 0, points(595.276), points(841.89))

_PALETTE = {
    Color.INK: "1A2530",
    Color.PAPER: "FFFFFF",
    Color.DARK: "0E2A47",
    Color.MIST: "F2F5F8",
    Color.ACCENT: "0B6A96",
    Color.WARNING: "A34C07",
    Color.SLATE: "566573",
    Color.SKY: "DDEAF2",
    Color.SAND: "FAF0E4",
    Color.RULE: "C5D0DA",
}

_SIZES = {
    TextRole.COVER: (18.5, 17, 16),
    TextRole.PANEL: (13, 12, 11.5),
    TextRole.TITLE: (18.5, 17, 16),
    TextRole.SUBTITLE: (9,),
    TextRole.HEADING: (11.5,),
    TextRole.LIST: (11.5, 11, 10.6, 10.2, 9.8, 9.4, 9),
    TextRole.BODY: (10, 9.5, 9),
    TextRole.BAR: (10,),
    TextRole.CELL: (9, 8.5, 8),
    TextRole.LABEL: (8,),
    TextRole.SOURCE: (8,),
    TextRole.FOOTER: (8,),
    TextRole.NUMERAL: (11.5,),
    TextRole.FIGURE: (18.5,),
    TextRole.QUOTE: (11, 10),
}

LABELS = load("en").labels

SETTER = Typesetter(Fonts("Arial", "Arial", "Courier New", ("DejaVu Sans",)), slack=0.0)


def template(**handout: object) -> Template:
    """A template with the base look; `handout` changes its handout settings."""
    settings = HandoutSettings(
        paper="A4",
        pages=2,
        columns=2,
        margins_pt=(44, 40, 44, 50),
        gutter_pt=20,
        bullets=3,
        parts=(),
        footer="{title} | {audience}",
    )
    theme = Theme(
        palette=MappingProxyType({c: ThemeColor("dk1", rgb) for c, rgb in _PALETTE.items()}),
        slots=MappingProxyType({}),
        fonts=SETTER.fonts,
        deck=MappingProxyType({}),
        handout=MappingProxyType(_SIZES),
    )
    return Template(
        name="base",
        title="Base",
        description="",
        audience=Audience("base", 20, 16, 5, 14),
        theme=theme,
        deck=DeckSettings(frozenset(), (), (), MappingProxyType({})),
        handout=replace(settings, **handout),  # type: ignore[arg-type]
        labels=MappingProxyType({}),
    )


def bare(title: str = "The Quill basin", language: str = "en", byline: str = "") -> Handout:
    """A handout without blocks, for what the writer asks of it."""
    return Handout(line(title), label("Handout"), label(""), (), language, byline=byline)


def line(text: str, *points: str) -> Line:
    """A line of the article."""
    return Line(text, points=points or ("p1",))


def label(text: str) -> Line:
    """A line of the program's own."""
    return Line(text, Origin.LABEL)


def page(*boxes: Box, number: int = 1) -> Page:
    """An A4 page with these boxes."""
    return Page(number, A4, boxes)


def text_box(*content: str | Paragraph, y: float = 60, width: float = 240, x: float = 44, **changes: object) -> TextBox:
    """A box with these paragraphs, as high as they are; lengths in points."""
    insets = changes.get("insets", Insets())
    assert isinstance(insets, Insets)
    inner = points(width) - insets.left - insets.right
    paragraphs = tuple(SETTER.paragraph(c, inner, Style(10)) if isinstance(c, str) else c for c in content)
    rect = Rect(points(x), points(y), points(width), height_of(paragraphs) + insets.top + insets.bottom)
    return TextBox("text", rect, paragraphs, **changes)  # type: ignore[arg-type]

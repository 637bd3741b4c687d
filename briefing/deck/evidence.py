"""Slides that show the article's evidence: its numbers, tables, charts, pictures and quotations."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from briefing.deck.lines import Bullet, Line, SlideBase


class BigNumber(Struct, frozen=True):
    """A number with its unit, and what it counts."""

    figure: Line
    meaning: Line


class BigNumberSlide(SlideBase, frozen=True):
    """One to three numbers."""

    kind: ClassVar[str] = "big-number"
    numbers: tuple[BigNumber, ...] = ()
    bullets: tuple[Bullet, ...] = ()


class TableSlide(SlideBase, frozen=True):
    """A table of the article, whole. `points` are the ids of the key points behind it."""

    kind: ClassVar[str] = "table"
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    caption: Line | None = None
    points: tuple[str, ...] = ()


class ChartForm(StrEnum):
    """The form of a chart."""

    BAR = "bar"
    COLUMN = "column"
    LINE = "line"
    PIE = "pie"


class Series(Struct, frozen=True):
    """The numbers of one series; None where the table has no number."""

    name: str
    values: tuple[float | None, ...]


class ChartSlide(SlideBase, frozen=True):
    """A numeric table of the article, drawn. The numbers are the table's own."""

    kind: ClassVar[str] = "chart"
    form: ChartForm = ChartForm.COLUMN
    categories: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()
    number_format: str = "General"
    caption: Line | None = None
    points: tuple[str, ...] = ()


class FigureSlide(SlideBase, frozen=True):
    """A picture of the article with its caption, and bullets beside it. `width`, `height`: pixels, 0 where unknown."""

    kind: ClassVar[str] = "figure"
    asset: str = ""
    alt: str = ""
    width: int = 0
    height: int = 0
    caption: Line | None = None
    bullets: tuple[Bullet, ...] = ()
    points: tuple[str, ...] = ()


class QuoteSlide(SlideBase, frozen=True):
    """A quotation, whole, and its speaker."""

    kind: ClassVar[str] = "quote"
    quote: Line = Line("")
    speaker: Line | None = None

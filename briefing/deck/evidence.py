"""Slides that show the article's evidence: its numbers, tables, charts, pictures and quotations."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from briefing.deck.lines import Bullet, Line, SlideBase


@dataclass(frozen=True, slots=True)
class BigNumber:
    """A number with its unit, and what it counts."""

    figure: Line
    meaning: Line


@dataclass(frozen=True, slots=True)
class BigNumberSlide(SlideBase):
    """One to three numbers."""

    kind: ClassVar[str] = "big-number"
    numbers: tuple[BigNumber, ...] = ()
    bullets: tuple[Bullet, ...] = ()


@dataclass(frozen=True, slots=True)
class TableSlide(SlideBase):
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


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers of one series; None where the table has no number."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class ChartSlide(SlideBase):
    """A numeric table of the article, drawn. The numbers are the table's own."""

    kind: ClassVar[str] = "chart"
    form: ChartForm = ChartForm.COLUMN
    categories: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()
    number_format: str = "General"
    caption: Line | None = None
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureSlide(SlideBase):
    """A picture of the article with its caption, and bullets beside it. `width`, `height`: pixels, 0 where unknown."""

    kind: ClassVar[str] = "figure"
    asset: str = ""
    alt: str = ""
    width: int = 0
    height: int = 0
    caption: Line | None = None
    bullets: tuple[Bullet, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteSlide(SlideBase):
    """A quotation, whole, and its speaker."""

    kind: ClassVar[str] = "quote"
    quote: Line = Line("")
    speaker: Line | None = None

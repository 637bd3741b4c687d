"""What all drawing shares: the canvas, the colours, the fonts and the pictures; and the plain shapes.

Boxes measure from the top left in EMU, PDF from the bottom left in points: `Pen` turns one into the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from briefing.frame import Color, Outline, Shape
from briefing.units import Emu, Rect, to_points
from briefing.writers.pdf.canvas import TaggedCanvas
from briefing.writers.pdf.colors import Rgb
from briefing.writers.pdf.fonts import FontBook
from briefing.writers.pdf.structure import Quad

Point: TypeAlias = tuple[float, float]

_ARC = 0.5523  # of the radius: how far the control points of a quarter circle lie from its ends
_ROUND = 0.16667  # the presets' own first adjustments, of the shorter side (ECMA-376, presetShapeDefinitions)
_POINTED = 0.5


class Pen(Struct, frozen=True):
    """The canvas at one page of `height` points, with what is drawn on it."""

    canvas: TaggedCanvas
    inks: Mapping[Color, Rgb]
    book: FontBook
    assets: Mapping[str, bytes]
    grayscale: bool
    height: float

    def quad(self, rect: Rect) -> Quad:
        """`rect` as left, bottom, right and top in points."""
        return to_points(rect.x), self.y(rect.bottom), to_points(rect.right), self.y(rect.y)

    def y(self, length: Emu) -> float:
        """A distance from the top of the page as one from its bottom, in points."""
        return self.height - to_points(length)

    def shape(
        self,
        rect: Rect,
        shape: Shape,
        fill: Color | None,
        outline: Outline | None,
        adjust: float | None = None,
        arrow: bool = False,
    ) -> None:
        """Fills and outlines `shape` in `rect`, inside an artifact that the caller has opened."""
        quad = self.quad(rect)
        style = _style(self.inks, None if shape is Shape.LINE else fill, outline)
        if not style:
            return
        self.canvas.emit("q", *style, *_path(quad, shape, adjust), _paint(shape, fill, outline))
        if arrow and outline:
            self.canvas.emit(*_arrow_head(self.inks[outline.color], quad, outline.width_pt))
        self.canvas.emit("Q")

    def line(self, start: Point, end: Point, color: Color, width: float) -> None:
        """A straight line between two points of the page, inside an artifact that the caller has opened."""
        path = f"{_at(start)} m {_at(end)} l S"
        self.canvas.emit("q", rgb_operator(self.inks[color], "RG"), f"{number(width)} w", path, "Q")

    def polygon(self, points: Sequence[Point], color: Color) -> None:
        """A filled polygon, inside marked content that the caller has opened."""
        self.canvas.emit(rgb_operator(self.inks[color], "rg"), *_polygon(points), "f")


def number(value: float) -> str:
    """A number as PDF writes it: two decimals at most."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def rgb_operator(color: Rgb, operator: str) -> str:
    """The operator that sets the colour for filling ("rg") or stroking ("RG")."""
    return " ".join((*(f"{c:.4g}" for c in color), operator))


def _style(inks: Mapping[Color, Rgb], fill: Color | None, outline: Outline | None) -> list[str]:
    style = [rgb_operator(inks[fill], "rg")] if fill else []
    if outline:
        style += [rgb_operator(inks[outline.color], "RG"), f"{number(outline.width_pt)} w"]
        if outline.dashed:
            style.append(f"[{number(3 * outline.width_pt)} {number(2 * outline.width_pt)}] 0 d")
    return style


def _paint(shape: Shape, fill: Color | None, outline: Outline | None) -> str:
    if shape is Shape.LINE or not fill:
        return "S"
    return "B" if outline else "f"


def _path(quad: Quad, shape: Shape, adjust: float | None) -> list[str]:
    left, bottom, right, top = quad
    match shape:
        case Shape.RECT:
            return [f"{_at((left, bottom))} {_at((right - left, top - bottom))} re"]
        case Shape.LINE:
            return [f"{_at((left, top))} m {_at((right, bottom))} l"]
        case Shape.ELLIPSE:
            return _rounded(quad, (right - left) / 2, (top - bottom) / 2)
        case Shape.ROUND:
            radius = min(right - left, top - bottom) * (_ROUND if adjust is None else adjust)
            return _rounded(quad, radius, radius)
        case Shape.PENTAGON | Shape.CHEVRON | Shape.ARROW:
            return _polygon(_pointed(quad, shape, _POINTED if adjust is None else adjust))


def _pointed(quad: Quad, shape: Shape, adjust: float) -> list[Point]:
    """The corners of a block that points to the right; its point is `adjust` of the shorter side long."""
    left, bottom, right, top = quad
    neck, middle = right - min(right - left, top - bottom) * adjust, (bottom + top) / 2
    if shape is Shape.ARROW:
        low, high = bottom + (top - bottom) / 4, top - (top - bottom) / 4
        head = [(neck, high), (neck, top), (right, middle), (neck, bottom), (neck, low)]
        return [(left, low), (left, high), *head]
    notch = [(left + right - neck, middle)] if shape is Shape.CHEVRON else []
    return [(left, bottom), *notch, (left, top), (neck, top), (right, middle), (neck, bottom)]


def _rounded(quad: Quad, rx: float, ry: float) -> list[str]:
    """A rectangle with corners of these radii, clockwise from the left of its top edge."""
    left, bottom, right, top = quad
    kx, ky = rx * (1 - _ARC), ry * (1 - _ARC)
    return [
        f"{_at((left + rx, top))} m {_at((right - rx, top))} l",
        f"{_at((right - kx, top))} {_at((right, top - ky))} {_at((right, top - ry))} c {_at((right, bottom + ry))} l",
        f"{_at((right, bottom + ky))} {_at((right - kx, bottom))} {_at((right - rx, bottom))} c",
        f"{_at((left + rx, bottom))} l",
        f"{_at((left + kx, bottom))} {_at((left, bottom + ky))} {_at((left, bottom + ry))} c {_at((left, top - ry))} l",
        f"{_at((left, top - ky))} {_at((left + kx, top))} {_at((left + rx, top))} c h",
    ]


def _polygon(points: Sequence[Point]) -> list[str]:
    first, *others = points
    return [f"{_at(first)} m", *(f"{_at(p)} l" for p in others), "h"]


def _arrow_head(color: Rgb, quad: Quad, width: float) -> Iterable[str]:
    """A triangle at the end of a line, which is level or upright (what timelines and processes need)."""
    left, bottom, right, top = quad
    size = max(3 * width, 4.0)
    if right - left >= top - bottom:
        points = [(right, bottom), (right - size, bottom + size / 2), (right - size, bottom - size / 2)]
    else:
        points = [(right, bottom), (right - size / 2, bottom + size), (right + size / 2, bottom + size)]
    return (rgb_operator(color, "rg"), *_polygon(points), "f")


def _at(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"

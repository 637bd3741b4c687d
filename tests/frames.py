"""Small constructors of frames, boxes and what they are written with, for the tests of writers."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from briefing.deck import ChartForm, Deck, Series
from briefing.diagnostics import Report
from briefing.frame import (
    Cell,
    ChartBox,
    Color,
    Frame,
    GroupBox,
    Insets,
    Outline,
    Paragraph,
    PictureBox,
    Placeholder,
    Run,
    Shape,
    ShapeBox,
    TableBox,
    TextBox,
)
from briefing.template.load import load
from briefing.template.master import LayoutGeometry, MasterGeometry
from briefing.template.model import Template
from briefing.units import Rect, inches, points


@cache
def base_template() -> Template:
    """The base template, loaded."""
    from briefing.resources import templates_dir

    return load("base", folders=[templates_dir()], report=Report())


def deck(title: str = "A deck", language: str = "en", byline: str = "A. Author") -> Deck:
    return Deck(title, language, "base", "article.txt", "0" * 64, slides=(), byline=byline)


def rect(x: float, y: float, width: float, height: float) -> Rect:
    """A rectangle in inches."""
    return Rect(inches(x), inches(y), inches(width), inches(height))


def paragraph(*runs: Run | str, size_pt: float = 18, bullet: str = "", bold: bool = False, **more: object) -> Paragraph:
    """A paragraph on one line."""
    made = tuple(Run(r, bold=bold) if isinstance(r, str) else r for r in runs)
    if bullet:
        more = {"indent": points(18), "hanging": points(18), **more}
    return Paragraph(made, (made,), size_pt, size_pt * 1.2, bullet=bullet, **more)  # type: ignore[arg-type]


def text(name: str, words: str, at: Rect | None = None, **more: object) -> TextBox:
    return TextBox(name, at or rect(1, 2, 4, 1), (paragraph(words),), **more)  # type: ignore[arg-type]


def fill(layout: LayoutGeometry, role: str, *paragraphs: Paragraph | str) -> TextBox:
    """A box that fills the layout's placeholder of that role, in its own size and weight."""
    holder = layout.placeholder(role)
    assert holder is not None, role
    made = tuple(
        paragraph(p, size_pt=holder.size_pt, bold=holder.bold) if isinstance(p, str) else p for p in paragraphs
    )
    kind = Placeholder(holder.type, holder.idx)
    return TextBox(holder.name, holder.rect, made, kind, holder.insets, holder.anchor)


def frame(
    layout: LayoutGeometry, *boxes: object, number: int = 1, title: str = "A title", section: str = "", notes: str = ""
) -> Frame:
    """A slide with its title, its number and other boxes."""
    furniture = [fill(layout, "title", title)]
    if layout.placeholder("number"):
        furniture.append(fill(layout, "number", str(number)))
    said = tuple(notes.split("\n")) if notes else ()
    shown = (*boxes, *furniture)  # the writer puts the title first
    return Frame(f"s{number}", number, "bullets", layout.name, title, shown, said, section)  # type: ignore[arg-type]


def picture(color: str = "navy") -> bytes:
    """A small PNG."""
    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (40, 30), color).save(out, "PNG")
    return out.getvalue()


def table() -> TableBox:
    def cell(words: str, header: bool = False) -> Cell:
        color = Color.PAPER if header else Color.INK
        return Cell((paragraph(words, color=color, bold=header),), Color.DARK if header else None, header)

    rows = (("Option", "Cost"), ("Repair", "4.2"), ("Replace & sell", "2.9"))
    cells = tuple(tuple(cell(words, header=i == 0) for words in row) for i, row in enumerate(rows))
    width, height = inches(3), inches(0.5)
    at = Rect(inches(0.75), inches(2), 2 * width, 3 * height)
    insets = Insets(points(6), points(3), points(6), points(3))
    return TableBox("Table", at, (width, width), (height,) * 3, cells, insets, "Two options by cost")


def chart(form: ChartForm, *series: Series) -> ChartBox:
    shown = series or (Series("Revenue", (10.0, 18.5, None)),)
    at = rect(0.75, 2, 8, 4)
    return ChartBox("Chart", at, form, ("2023", "2024", "2025 <e>"), shown, "Revenue rises", "0.0")


def process() -> GroupBox:
    """Two steps and a dashed arrow."""
    steps = tuple(
        text(f"Step {i}", name, rect(1 + 3 * i, 3, 2.8, 1), fill=Color.ACCENT, shape=shape, adjust=0.28)
        for i, (name, shape) in enumerate((("Assess", Shape.PENTAGON), ("Decide", Shape.CHEVRON)))
    )
    arrow = ShapeBox("Arrow", rect(1, 4.5, 5, 0), Shape.LINE, outline=Outline(Color.RULE, 2, dashed=True), arrow=True)
    return GroupBox("Process", rect(1, 3, 5.8, 1.5), (*steps, arrow), "First assess, then decide")


def every_kind(geometry: MasterGeometry) -> tuple[Frame, ...]:
    """A deck with every kind of box, every layout feature and every property that a writer must carry over."""
    get = geometry.layouts.__getitem__
    listed = (
        paragraph("First", size_pt=20, bullet="•"),
        paragraph("Detail", bullet="–", level=1),
        *(paragraph(f"Step {n}", bullet=f"{n}.", before_pt=6) for n in (3, 4)),
        paragraph(Run("code()", italic=True), Run(" <&> "), Run("日本", family="Noto Sans CJK JP"), rtl=True),
        paragraph(Run("a link", link="https://example.org/a b?x=1&y=2"), Run(" and "), Run("a slide", link="slide:s1")),
    )
    two = (Series("A", (1.0, 2.0, 3.0)), Series("B", (3.0, -2.0, 1.0)))
    shapes = (
        ShapeBox("Disc", rect(1, 5, 1, 1), Shape.ELLIPSE, Color.SKY, Outline(Color.WARNING, 1.5, dashed=True)),
        ShapeBox("Arrow", rect(3, 5, 1, 1), Shape.ARROW, Color.ACCENT, adjust=0.4),
        text("Card", "Words on mist", fill=Color.MIST, shape=Shape.ROUND, adjust=0.1, link="slide:s2"),
    )
    image = PictureBox("Figure", rect(1, 2, 4, 3), "a.png", "A blue field", Placeholder("pic", 15))
    again = PictureBox("Figure 2", rect(6, 2, 4, 3), "same.png", "")
    return (
        frame(get("Title"), fill(get("Title"), "subtitle", "A subtitle"), number=1, section="Opening", notes="Hello"),
        frame(get("Bullets"), fill(get("Bullets"), "body", *listed), number=2, section="Opening"),
        frame(get("Content"), *shapes, process(), number=3, section="Part & one", notes="One\n\nTwo <3>"),
        frame(get("Content"), table(), number=4, section="Part & one"),
        *(
            frame(
                get("Content"), chart(form, *(two if form is not ChartForm.PIE else ())), number=5 + i, section="Charts"
            )
            for i, form in enumerate(ChartForm)
        ),
        frame(get("Picture"), image, again, fill(get("Picture"), "body", "Caption"), number=9, section="End"),
        frame(get("Takeaways"), fill(get("Takeaways"), "footer", "Footer"), number=10, section="End"),
    )


ASSETS = {"a.png": picture(), "same.png": picture(), "logo.png": picture("red")}

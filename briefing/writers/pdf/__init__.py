"""Pages to a tagged PDF (PDF/UA-1): nothing is measured or split here, every box is drawn where the layout put it.

boxes     each kind of box              text, bidi   paragraphs, line by line
pen       colours, fonts and shapes     charts, images
canvas    marked content, pages, file   structure    what a screen reader reads
fonts     embedded subsets              objects      the bytes of the file; xmp: its metadata
"""

from __future__ import annotations

from collections.abc import Mapping

from briefing.frame import Page
from briefing.handout import Handout
from briefing.template.model import Template


def write(
    pages: tuple[Page, ...],
    handout: Handout,
    template: Template,
    assets: Mapping[str, bytes],
    created: int,
    tagged: bool = True,
) -> bytes:
    """The PDF file of `pages`: the same input gives the same bytes.

    `handout` says its title, language and author; `created` (seconds since 1970) its date. `tagged=False` leaves the
    structure out: only for measuring what it costs. Raises OutputError if a picture is missing or cannot be read.
    """
    from briefing.units import to_points
    from briefing.writers.pdf.boxes import draw_page
    from briefing.writers.pdf.canvas import TaggedCanvas
    from briefing.writers.pdf.colors import inks
    from briefing.writers.pdf.fonts import FontBook, embedded
    from briefing.writers.pdf.pen import Pen
    from briefing.writers.pdf.xmp import Metadata

    metadata = Metadata(handout.title.text, handout.language, created, handout.byline)
    canvas = TaggedCanvas(metadata, embedded(template.theme.fonts.body).fontName, tagged)
    colors = inks(template.theme.palette, template.handout.grayscale)
    book = FontBook(template.theme.fonts)
    for page in pages:
        width, height = to_points(page.rect.width), to_points(page.rect.height)
        canvas.setPageSize((width, height))
        draw_page(Pen(canvas, colors, book, assets, template.handout.grayscale, height), page)
        for bookmark in page.bookmarks:
            canvas.bookmark(bookmark.title, bookmark.level, height - to_points(bookmark.y))
        canvas.showPage()
    return canvas.finished()

"""Which section of the article a line of a slide comes from, told by the slide's own sources and notes."""

from __future__ import annotations

from briefing.deck import Line, Slide


def section_of(line: Line, slide: Slide, overview: str) -> str:
    """The mark and heading of the section behind `line` ("§4 Costs"); "" where the slide does not say.

    `overview` is what the text before the first heading is called; where it is all there is, nothing is said.
    """
    marks = {quote.point: quote.mark for quote in slide.notes.quotes}
    mark = next((marks[point] for point in line.points if point in marks), "")
    heading = next((r.heading for r in slide.sources if r.mark == mark), "")
    if not heading:
        return overview if mark and len(slide.sources) > 1 else ""
    return f"{mark} {heading}"

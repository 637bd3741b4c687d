"""Opening an edited outline: its article, its template, and its deck with every line's origin found again."""

from __future__ import annotations

from pathlib import Path

from briefing import outline, pipeline
from briefing.cli import files
from briefing.cli.options import DEFAULT_TEMPLATE, Source
from briefing.diagnostics import InputError, Place, Report
from briefing.readers.decode import decode


def open_outline(path: Path, content: bytes, report: Report) -> Source:
    """The edited deck with the article that its front matter names (relative to it, else to the current folder).

    Raises InputError for mistakes in the outline and for an article that is not there.
    """
    text = decode(content, str(path), report)
    edited = outline.parse(text, str(path), report)
    article = files.read_article(_find_article(edited.deck.source, path), report)
    template = files.load_template(edited.deck.template or DEFAULT_TEMPLATE, (), report)
    digest = pipeline.condense_article(article, template, Report())
    return Source(article, outline.reconcile(edited, digest, report), template.name)


def _find_article(reference: str, outline_path: Path) -> Path:
    candidates = (outline_path.parent / reference, Path(reference))
    for candidate in candidates:
        if reference and candidate.is_file():
            return candidate
    message = f"The outline names an article that is not there: {reference or '(none)'}."
    hint = "Correct `source:` in the outline's first lines; it is relative to the outline."
    raise InputError.one("CLI009", message, Place(str(outline_path), 1), hint)

"""What a command is called with: an article, or an edited outline with the article behind it."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from briefing import pipeline
from briefing.article import Article
from briefing.cli import files
from briefing.deck import Deck
from briefing.diagnostics import InputError, Place, Report
from briefing.template.model import Template

DEFAULT_TEMPLATE = "executive"


class Source(Struct, frozen=True):
    """An article, and for an outline its deck as edited and the name of its template ("" for an article).

    `stem` is the name of the file that was given, without its ending: the first part of the outputs' names.
    """

    article: Article
    stem: str
    edited: Deck | None = None
    template: str = ""


def open_source(path: Path, report: Report) -> Source:
    """Read `path`: an article, or an outline, told by the marker in its front matter.

    Raises InputError.
    """
    content = files.read_source(path)
    if b"briefing-outline:" not in content[:4096]:
        return Source(files.read_article(path, report), path.stem)
    return _open_outline(path, content, report)


def make(source: Source, template: Template, report: Report) -> tuple[pipeline.Briefing, bytes]:
    """The briefing of `source` for `template`, and the master that it was laid out on."""
    master = files.read_master(template)
    return pipeline.build(source.article, template, master, report, source.edited), master


def _open_outline(path: Path, content: bytes, report: Report) -> Source:
    """The edited deck, every line's origin found again in the article that the front matter names.

    Raises InputError for mistakes in the outline and for an article that is not there.
    """
    from briefing import outline
    from briefing.readers.decode import decode

    edited = outline.parse(decode(content, str(path), report), str(path), report)
    article = files.read_article(_find_article(edited.deck.source, path), report)
    template = files.load_template(edited.deck.template or DEFAULT_TEMPLATE, (), report)
    digest = pipeline.condense_article(article, template, Report())
    return Source(article, path.stem, outline.reconcile(edited, digest, report), template.name)


def _find_article(reference: str, outline_path: Path) -> Path:
    """The article's path: relative to the outline, else to the current folder."""
    candidates = (outline_path.parent / reference, Path(reference))
    for candidate in candidates:
        if reference and candidate.is_file():
            return candidate
    message = f"The outline names an article that is not there: {reference or '(none)'}."
    hint = "Correct `source:` in the outline's first lines; it is relative to the outline."
    raise InputError.one("CLI009", message, Place(str(outline_path), 1), hint)

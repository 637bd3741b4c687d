"""The composition: an article (or an edited deck) and a template become frames and pages, within their budgets.

A stage that comes out too long is planned again with a smaller budget, a few times at most; only the diagnostics
of the plan that is kept reach the report.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from briefing import language as languages
from briefing import layout, plan
from briefing.article import Article
from briefing.condense import condense
from briefing.deck import Deck
from briefing.diagnostics import Place, Report
from briefing.digest import Digest
from briefing.frame import Frame, Page
from briefing.handout import Handout
from briefing.template.adapt import adapted
from briefing.template.mapping import map_layouts
from briefing.template.master import MasterGeometry, read_geometry
from briefing.template.model import Literalness, Template
from briefing.units import points

_MORE_TRIED = 9  # budgets, where the fullest handout that fits leaves white: a little less may break better; nearly all
_MOST_WHITE = points(40)  # below the last block of a page


class Briefing(Struct, frozen=True):
    """Everything that is made of one article for one audience, up to the point of writing files.

    `digest` holds only what is used on a slide or page; all else is in its omissions.
    """

    article: Article
    template: Template
    digest: Digest
    deck: Deck
    frames: tuple[Frame, ...]
    handout: Handout
    pages: tuple[Page, ...]


def condense_article(article: Article, template: Template, report: Report) -> Digest:
    """Condense for the template's audience, in the language that the article declares or is recognised as."""
    return condense(article, template.audience, _language(article), report)


def build(article: Article, template: Template, master: bytes, report: Report, edited: Deck | None = None) -> Briefing:
    """Plan and lay out the deck and the handout of `article`; with `edited`, that deck instead of a planned one.

    `master` is the PowerPoint master's file. Raises TemplateError if the master cannot be used.
    """
    digest = condense_article(article, template, report)
    template = adapted(template, read_geometry(master)) if template.deck.master else template
    geometry = read_geometry(master, template.theme.slots)
    template = _on_master(template, geometry, report)
    labels = plan.labels(template, digest.language)
    if edited is None:
        deck, frames = _fit_deck(digest, template, geometry, labels, report)
    else:
        deck = plan.recounted(edited, labels)
        frames = layout.lay_out_deck(deck, template, geometry, labels, report)
    handout, pages = _fit_handout(deck, digest, template, labels, frames, report)
    used = plan.used_points(deck) | plan.used_points(handout)
    return Briefing(article, template, digest.keeping(used), deck, frames, handout, pages)


def write_deck(briefing: Briefing, master: bytes, assets: Mapping[str, bytes], created: int) -> bytes:
    """The .pptx file. `created`: seconds since 1970, for the file's properties."""
    from briefing.writers import pptx

    everything = {**briefing.article.assets, **assets}
    return pptx.write(briefing.frames, briefing.deck, briefing.template, everything, master, created)


def write_handout(briefing: Briefing, assets: Mapping[str, bytes], created: int) -> bytes:
    """The .pdf file. `created`: seconds since 1970, for the file's properties."""
    from briefing.writers import pdf

    everything = {**briefing.article.assets, **assets}
    return pdf.write(briefing.pages, briefing.handout, briefing.template, everything, created)


def _language(article: Article) -> languages.Language:
    code = article.language or languages.recognise(article.text)
    try:
        return languages.load(code)
    except KeyError:
        return languages.neutral(code)


def _on_master(template: Template, geometry: MasterGeometry, report: Report) -> Template:
    """The template with its slide kinds mapped to layouts that this master really has."""
    layouts = map_layouts(geometry, template.deck.layouts, report)
    return replace(template, deck=replace(template.deck, layouts=layouts))


def _fit_deck(
    digest: Digest, template: Template, geometry: MasterGeometry, labels: Mapping[str, str], report: Report
) -> tuple[Deck, tuple[Frame, ...]]:
    """The first deck that keeps to the audience's number of slides; failing that, the shortest."""
    unlimited = template.audience.literal is Literalness.EVERYTHING
    attempts: list[tuple[Deck, tuple[Frame, ...], Report]] = []
    for budget in plan.deck_budgets(digest, template):
        trial = Report()
        deck = plan.plan_deck(digest, template, labels, trial, budget)
        frames = layout.lay_out_deck(deck, template, geometry, labels, trial)
        attempts.append((deck, frames, trial))
        if unlimited or len(frames) <= template.audience.max_slides:
            break
    deck, frames, trial = min(attempts, key=lambda attempt: len(attempt[1])) if len(attempts) > 1 else attempts[0]
    report.extend(trial)
    if not unlimited:
        _say_if_over(len(frames), template.audience.max_slides, "slides", "audience.max_slides", report)
    return deck, frames


def _fit_handout(
    deck: Deck,
    digest: Digest,
    template: Template,
    labels: Mapping[str, str],
    frames: tuple[Frame, ...],
    report: Report,
) -> tuple[Handout, tuple[Page, ...]]:
    """The fullest handout that keeps to the page budget and leaves no page half empty; failing that, the shortest."""

    @cache
    def attempt(turn: int) -> tuple[Handout, tuple[Page, ...], Report]:
        trial = Report()
        handout = plan.plan_handout(deck, digest, template, labels, trial, budgets[turn])
        return handout, press.lay_out(handout, trial), trial

    def fits(turn: int) -> bool:
        return press.fits(plan.plan_handout(deck, digest, template, labels, Report(), budgets[turn]))

    press = layout.Press.of(template, labels, frames)
    budgets = plan.handout_budgets(template)
    at = _first_fitting(len(budgets), fits)
    tried = range(at, min(at + _MORE_TRIED, len(budgets)))
    filled = (turn for turn in tried if all(page.white <= _MOST_WHITE for page in attempt(turn)[1]))
    handout, pages, trial = attempt(next(filled, at))
    report.extend(trial)
    if template.handout.variant == "slides":  # of the others the layout says so, and why
        _say_if_over(len(pages), template.handout.pages, "pages", "handout.pages", report)
    return handout, pages


def _first_fitting(count: int, fits: Callable[[int], bool]) -> int:
    """The first of `count` budgets, each smaller than the one before, that `fits`; the last if none does.

    The first is tried by itself, for many articles have room; then halving finds one of eleven with four plans.
    """
    return 0 if fits(0) else bisect_left(range(count - 1), True, lo=1, key=fits)


def _say_if_over(made: int, allowed: int, unit: str, key: str, report: Report) -> None:
    if made > allowed:
        report.warning(
            "PIP001",
            f"{made} {unit} where the template allows {allowed}: nothing more could be left out.",
            Place(key),
            f"Raise {key}, or skip sections with audience.sections_skip.",
        )

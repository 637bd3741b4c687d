"""A whole deck: every slide fitted, then counted, then the agenda filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from unicodedata import category, east_asian_width

from msgspec.structs import replace

from briefing import language as languages
from briefing.deck import SLIDE_KINDS, AgendaSlide, Deck, Line
from briefing.diagnostics import Place, Report
from briefing.fonts import typeface
from briefing.frame import Frame, paragraphs_of
from briefing.layout import check, furniture, notes
from briefing.layout.backdrop import Palette
from briefing.layout.canvas import Setting
from briefing.layout.division import with_more_notes
from briefing.layout.fit import Fitted, Fitter
from briefing.layout.looks import side_layout
from briefing.layout.slides import compose
from briefing.layout.slides.agenda import Numbers
from briefing.layout.text import Typesetter
from briefing.layout.title import title as slide_title
from briefing.template.fill import fill
from briefing.template.master import LayoutGeometry, MasterGeometry
from briefing.template.model import Template

_WIDEST = (888, 999)  # the numbers that stand in while slides are still being counted


def lay_out_deck(
    deck: Deck, template: Template, geometry: MasterGeometry, labels: Mapping[str, str], report: Report
) -> tuple[Frame, ...]:
    """The deck's slides as frames, in order; more of them than slides where one had to be divided.

    Raises TemplateError if the master has no layout with room for text.
    """
    setting = _setting(deck, template, geometry, labels)
    _report_unknown_fonts(template, report)
    layouts = {kind: _layout_for(kind, template, geometry) for kind in SLIDE_KINDS}
    entries = tuple(entry for slide in deck.slides if isinstance(slide, AgendaSlide) for entry in slide.entries)
    targets = [entry.target for entry in entries]
    pending = Numbers(dict.fromkeys(targets, _WIDEST), entries)
    fitter = Fitter(setting, layouts, pending, report, side_layout(geometry))
    fitted: tuple[Fitted, ...] = ()
    for slide in deck.slides:
        fitted += replace(fitter, before=fitted).fit(slide)
    numbers = Numbers(_ranges(deck, fitted, targets, labels["summary"]), entries)
    sections = {slide_id: part.name for part in deck.parts for slide_id in part.slides}
    frames = tuple(
        _frame(_with_numbers(f, numbers), number, sections.get(f.origin, ""), numbers, template, report)
        for number, f in enumerate(fitted, 1)
    )
    _report_problems(frames, setting, report)
    _report_missing_glyphs(frames, template, report)
    return frames


def _setting(deck: Deck, template: Template, geometry: MasterGeometry, labels: Mapping[str, str]) -> Setting:
    ships = deck.language.lower().split("-")[0] in languages.available()
    language = languages.load(deck.language) if ships else languages.neutral(deck.language)
    small_words = language.tables.get("reading", {}).get("small-words", ())
    return Setting(
        theme=template.theme,
        palette=Palette(template.theme),
        typesetter=Typesetter(template.theme.fonts, frozenset(small_words)),
        geometry=geometry,
        labels=labels,
        language=language,
        footer=fill(template.deck.footer, template, deck.title, deck.byline),
        date=template.deck.date,
        marking=deck.marking,
    )


def _layout_for(kind: str, template: Template, geometry: MasterGeometry) -> LayoutGeometry:
    """The layout that the template names for a kind, else the one with a title and the most room."""
    named = geometry.layouts.get(template.deck.layouts.get(kind, ""))
    if named:
        return named
    titled = [layout for layout in geometry.layouts.values() if layout.placeholder("title")]
    return max(titled or geometry.layouts.values(), key=lambda layout: layout.content.width * layout.content.height)


def _report_unknown_fonts(template: Template, report: Report) -> None:
    fonts = template.theme.fonts
    for family in dict.fromkeys((fonts.heading, fonts.body, fonts.mono)):
        if not typeface(family).known:
            report.warning(
                "FIT010",
                f"the widths of the font {family!r} are not known; its text is measured as a wide font's",
                Place("theme.fonts"),
                "lines may end early; name a font file, or a font with known widths such as Arial or Calibri",
            )


def _report_problems(frames: Sequence[Frame], setting: Setting, report: Report) -> None:
    """What a master or theme of the user's own does to the frames; the shipped ones do nothing."""
    for frame in frames:
        for problem in check.problems(frame, setting.geometry, setting.palette):
            is_contrast = problem.kind == "contrast"
            report.warning(
                "FIT011" if is_contrast else "FIT012",
                f"{problem.box}: {problem.text}",
                Place(f"slide {frame.number}"),
                "change theme.slots or the layout's colours" if is_contrast else "enlarge the place in the master",
            )


def _report_missing_glyphs(frames: Sequence[Frame], template: Template, report: Report) -> None:
    """Characters that no font of the theme has. East Asian ones are left to PowerPoint's own East Asian font."""
    fonts = template.theme.fonts
    faces = [typeface(family) for family in (fonts.heading, fonts.body, *fonts.fallback)]
    used = {char for frame in frames for p in paragraphs_of(frame.boxes) for char in p.text}
    missing = [c for c in sorted(used) if c.isprintable() and not c.isspace() and not any(f.covers(c) for f in faces)]
    shown = [c for c in missing if east_asian_width(c) not in ("W", "F") or category(c) == "So"]
    if shown:
        report.warning(
            "FIT013",
            f"no font of the theme has the characters {' '.join(shown)}",
            Place("theme.fonts.fallback"),
            "name a font that has them under theme.fonts.fallback",
        )


def _ranges(deck: Deck, fitted: Sequence[Fitted], targets: Sequence[str], closing: str) -> dict[str, tuple[int, int]]:
    """For every target its number, and that of the last slide before the next target; for the last target, before the
    part that closes the deck, which is called `closing`."""
    placed: dict[str, tuple[int, int]] = {}
    for number, f in enumerate(fitted, 1):
        placed[f.origin] = (placed.get(f.origin, (number, number))[0], number)
    found = {target: placed[target] for target in targets if target in placed}
    starts = {first for first, _ in found.values()}
    starts |= {placed[s][0] for part in deck.parts[-1:] if part.name == closing for s in part.slides if s in placed}
    ends = {first: min((start for start in starts if start > first), default=len(fitted) + 1) - 1 for first in starts}
    return {target: (first, max(ends[first], last)) for target, (first, last) in found.items()}


def _with_numbers(fitted: Fitted, numbers: Numbers) -> Fitted:
    """An agenda with the numbers that its slides turned out to have; they need no more room than the stand-ins."""
    if isinstance(fitted.slide, AgendaSlide):
        return replace(fitted, boxes=compose(fitted.slide, fitted.canvas, numbers))
    return fitted


def _part(number: int, numbers: Numbers, label: Callable[..., str]) -> str:
    """Which of the agenda's parts the slide with this number belongs to, in words; "" for none."""
    ranges = ((i, numbers.ranges.get(entry.target)) for i, entry in enumerate(numbers.entries, 1))
    found = [i for i, bounds in ranges if bounds and bounds[0] <= number <= bounds[1]]
    if not found:
        return ""
    count = len(numbers.entries)
    if len(found) == 1:
        return label("part", number=found[0], count=count)
    return label("parts", first=found[0], last=found[-1], count=count)


def _frame(fitted: Fitted, number: int, section: str, numbers: Numbers, template: Template, report: Report) -> Frame:
    slide, canvas = fitted.slide, fitted.canvas
    title, was_cut = slide_title(slide, canvas)
    if was_cut:
        report.warning(
            "FIT006", f"the title “{slide.title.text}” is too long; its end stands in the notes", Place(slide.id)
        )
        slide = with_more_notes(slide, [Line(slide.title.text, slide.title.origin, slide.title.points)])
    boxes = (
        title,
        *furniture.head(slide, canvas, _part(number, numbers, canvas.setting.label)),
        *fitted.boxes,
        *furniture.foot(slide, canvas, number),
        *furniture.markings(canvas),
    )
    said = notes.paragraphs(slide.notes, template.deck.notes, canvas.setting.label)
    return Frame(slide.id, number, slide.kind, canvas.layout.name, title.paragraphs[0].text, boxes, said, section)

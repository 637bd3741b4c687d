"""A handout on its pages: blocks composed, in type chosen so that they fit the template's number of pages.

Below the template's smallest sizes it never goes: a handout that is still too long comes out longer, and the report
says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from briefing.diagnostics import Place, Report
from briefing.frame import Bookmark, Box, Frame, Page, Paragraph, Tag, TextBox
from briefing.handout import (
    Block,
    BottomLine,
    Caveats,
    Grid,
    Handout,
    Key,
    NoteLines,
    Outlook,
    Pairs,
    Picture,
    Takeaways,
    Theme,
    Timeline,
)
from briefing.layout.pages import blocks as drawn
from briefing.layout.pages import tables
from briefing.layout.pages.blocks import Setting
from briefing.layout.pages.fill import is_stretched, paginate
from briefing.layout.pages.flow import Columns, Flowable, Stack
from briefing.layout.pages.furniture import furniture, note_lines, title_block
from briefing.layout.pages.outlook import outlook
from briefing.layout.pages.search import Trial, best_trial, fits
from briefing.layout.pages.slabs import Slab
from briefing.layout.pages.slides import slide_pages
from briefing.layout.pages.style import Sheet, Typography, start_step, typesetter
from briefing.layout.pages.timeline import timeline
from briefing.layout.text import Typesetter
from briefing.template.model import Template, TextRole
from briefing.units import Emu, Rect, points

_Columnar = Theme | Takeaways | Picture


def lay_out_handout(
    handout: Handout, template: Template, labels: Mapping[str, str], report: Report, frames: tuple[Frame, ...] = ()
) -> tuple[Page, ...]:
    """The pages of `handout`, at least one; more than `template.handout.pages` only if nothing else is left.

    `labels` has the language's and the template's words; `frames` are the slides for the variant "slides".
    """
    return Press.of(template, labels, frames).lay_out(handout, report)


class Press(Struct, frozen=True):
    """Sets handouts of one article; `broken` remembers what was broken into lines, for the next trial or handout."""

    template: Template
    labels: Mapping[str, str]
    frames: tuple[Frame, ...]
    setter: Typesetter
    broken: dict[tuple[object, ...], Paragraph]

    @classmethod
    def of(cls, template: Template, labels: Mapping[str, str], frames: tuple[Frame, ...] = ()) -> Press:
        """A press that has set nothing yet; see `lay_out_handout` for what it takes."""
        return cls(template, labels, frames, typesetter(template), {})

    def lay_out(self, handout: Handout, report: Report) -> tuple[Page, ...]:
        """The pages of `handout`: see `lay_out_handout`."""
        _report_fonts(handout, self.template, self.setter, report)
        if self._draws_slides:
            setting = self._setting(handout, start_step(self.template))
            return _finish(setting, handout, self.labels, _slides(setting, handout, self.template, self.frames))
        trial = best_trial(partial(self._trial, handout), self.template, _notes(handout) is not None)
        if len(trial.pages) > self.template.handout.pages:
            _report_length(len(trial.pages), self.template, report)
        return _finish(trial.setting, handout, self.labels, _bodies(trial, handout))

    def fits(self, handout: Handout) -> bool:
        """Whether `lay_out` needs no more pages than the template allows: far sooner told than laid out."""
        if self._draws_slides:
            setting = self._setting(handout, start_step(self.template))
            return len(_slides(setting, handout, self.template, self.frames)) <= self.template.handout.pages
        return fits(partial(self._trial, handout), self.template)

    @property
    def _draws_slides(self) -> bool:
        return self.template.handout.variant == "slides" and bool(self.frames)

    def _setting(self, handout: Handout, step: int, leading: float = 1.0) -> Setting:
        type_ = Typography(self.template.theme.handout, self.setter, step, leading, self.labels, self.broken)
        sheet = Sheet.of(self.template.handout, type_.size(TextRole.FOOTER), bool(handout.marking))
        return Setting(sheet, type_, sheet.body.width)

    def _trial(self, handout: Handout, step: int, leading: float) -> Trial:
        """The handout at one step of the ladders."""
        setting = self._setting(handout, step, leading)
        title = Stack((title_block(setting, handout),))
        flowables = [title, *_flowables(setting, handout.blocks)]
        return Trial(step, leading, setting, paginate(flowables, setting.sheet.body.height))


def _flowables(setting: Setting, blocks: Sequence[Block]) -> Iterator[Flowable]:
    """The blocks as they flow; neighbours that are set in columns share them."""
    run: list[_Columnar] = []
    for block in blocks:
        if isinstance(block, _Columnar):
            run.append(block)
            continue
        yield from _in_columns(setting, run)
        run = []
        yield from _across(setting, block)
    yield from _in_columns(setting, run)


def _in_columns(setting: Setting, blocks: Sequence[_Columnar]) -> Iterator[Flowable]:
    """Blocks in balanced columns; a single one goes across the page."""
    if not blocks:
        return
    sheet = setting.sheet
    if sheet.columns == 1 or len(blocks) == 1:
        yield Stack(tuple(slab for block in blocks for slab in _slabs(setting, block)))
        return

    def set_in(width: Emu) -> tuple[Slab, ...]:
        return tuple(slab for block in blocks for slab in _slabs(replace(setting, width=width), block))

    across = partial(set_in, setting.width)
    yield Columns(set_in(sheet.column), sheet.columns, sheet.column, sheet.gutter, across=across)


def _slabs(setting: Setting, block: _Columnar) -> Iterator[Slab]:
    match block:
        case Theme():
            return drawn.theme(setting, block)
        case Takeaways():
            return drawn.takeaways(setting, block)
        case Picture():
            return drawn.picture(setting, block)


def _across(
    setting: Setting, block: BottomLine | Timeline | Grid | Pairs | Outlook | Caveats | Key | NoteLines
) -> Iterator[Flowable]:
    match block:
        case BottomLine():
            yield drawn.bottom_line(setting, block)
        case Timeline():
            if block.events:
                yield timeline(setting, block)
        case Grid():
            if block.header:
                yield tables.grid(setting, block)
        case Outlook():
            if block.columns:
                yield outlook(setting, block)
        case Pairs():
            yield tables.pairs(setting, block)
        case Caveats():
            yield drawn.caveats(setting, block)
        case Key():
            if block.references:
                yield drawn.key(setting, block)
        case NoteLines():
            pass  # they fill what is left: see `_bodies`
        case _:
            assert_never(block)


def _notes(handout: Handout) -> NoteLines | None:
    return next((block for block in handout.blocks if isinstance(block, NoteLines)), None)


def _bodies(trial: Trial, handout: Handout) -> list[list[Box]]:
    """The boxes of each page's blocks, with note lines below the last."""
    rect = trial.setting.sheet.body
    notes = _notes(handout)
    bodies = []
    for number, page in enumerate(trial.pages):
        top = page.height + points(drawn.BLOCK_GAP)
        lines = _note_lines(trial, notes, rect.inset(top=top)) if number == len(trial.pages) - 1 else []
        boxes = page.place(rect, not lines and is_stretched(trial.pages, number, rect.height))
        bodies.append([*boxes, *lines])
    return bodies


def _note_lines(trial: Trial, notes: NoteLines | None, rect: Rect) -> list[Box]:
    return note_lines(trial.setting, notes, rect) if notes else []


def _slides(setting: Setting, handout: Handout, template: Template, frames: tuple[Frame, ...]) -> list[list[Box]]:
    title = title_block(setting, handout)
    body = setting.sheet.body
    first = body.inset(top=title.height + points(drawn.BLOCK_GAP))
    pages = slide_pages(setting, frames, template.handout.per_page, first)
    pages[0] = [*title.place(body.x, body.y), *pages[0]]
    return pages


def _finish(setting: Setting, handout: Handout, labels: Mapping[str, str], bodies: list[list[Box]]) -> tuple[Page, ...]:
    """Each page with its furniture and bookmarks."""
    pages = []
    for number, body in enumerate(bodies, 1):
        before, after = furniture(setting.sheet, setting.type, handout, labels, number, len(bodies))
        boxes = (*before, *body, *after)
        white = setting.sheet.body.bottom - max((box.rect.bottom for box in body), default=setting.sheet.body.y)
        pages.append(Page(number, setting.sheet.paper, boxes, tuple(_bookmarks(body)), max(0, white)))
    return tuple(pages)


_LEVELS = {Tag.H1: 0, Tag.H2: 1, Tag.H3: 2}


def _bookmarks(boxes: Sequence[Box]) -> Iterator[Bookmark]:
    """An entry for each heading, at the top of its box."""
    for box in boxes:
        if isinstance(box, TextBox):
            for paragraph in box.paragraphs:
                if paragraph.tag in _LEVELS and paragraph.text.strip():
                    yield Bookmark(paragraph.text, _LEVELS[paragraph.tag], box.rect.y)


def _report_length(pages: int, template: Template, report: Report) -> None:
    report.warning(
        "PDF010",
        f"the handout takes {pages} pages where {template.handout.pages} are allowed, even in the smallest type of the "
        f"template ({min(template.theme.handout[TextRole.LIST]):g} pt)",
        Place("handout.pages"),
        "Raise handout.pages, add smaller sizes to theme.handout.list, or lower handout.bullets.",
    )


def _report_fonts(handout: Handout, template: Template, setter: Typesetter, report: Report) -> None:
    """What the PDF cannot be set in as asked."""
    fonts = template.theme.fonts
    for asked, used in ((fonts.heading, setter.fonts.heading), (fonts.body, setter.fonts.body)):
        if asked != used:
            report.info("PDF011", f"{asked} cannot be embedded: the handout is set in {used}", Place("theme.fonts"))

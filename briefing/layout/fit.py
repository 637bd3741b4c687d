"""Making a slide fit: the largest sizes that hold it, else several slides, else detail in the notes.

In this order, and nothing silently: (1) the ladders of sizes, largest first; (2) the slide divided, balanced and
without a slide of a single item; (3) the same words as bullets, which can always be divided; (4) details moved to the
speaker notes; (5) slides of a single item; (6) an item that fills more than a whole slide is cut, whole in the notes.
What comes out never leaves its boxes and never goes below the least size of a ladder.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from briefing.deck import (
    BottomLineSlide,
    Bullet,
    BulletsSlide,
    Line,
    Slide,
    TakeawaysSlide,
    TitleSlide,
    lines_of,
)
from briefing.diagnostics import Place, Report, TemplateError
from briefing.frame import Box
from briefing.layout.canvas import Canvas, Overflow, Setting
from briefing.layout.division import item_count, plainer, portion, with_more_notes, without_details
from briefing.layout.looks import Look, wanted
from briefing.layout.slides import ARRANGEMENTS, STATEMENTS, compose
from briefing.layout.slides.agenda import Numbers
from briefing.layout.text import cut
from briefing.template.master import LayoutGeometry

_DETAIL_GIVES_WAY = (BottomLineSlide, TakeawaysSlide)  # these would rather lose detail than go on overleaf


class Fitted(Struct, frozen=True):
    """A slide that fits, on its canvas, and its content. `origin`: the id of the deck's slide that it shows."""

    slide: Slide
    canvas: Canvas
    boxes: tuple[Box, ...]
    origin: str


class Fitter(Struct, frozen=True):
    """Fits slides of one deck; `layouts` maps a slide kind to its slide layout, `before` are the slides so far.

    `beside`: the layout for bullets beside their title, if the master has one.
    """

    setting: Setting
    layouts: Mapping[str, LayoutGeometry]
    numbers: Numbers
    report: Report
    beside: LayoutGeometry | None = None
    before: tuple[Fitted, ...] = ()

    def fit(self, slide: Slide) -> tuple[Fitted, ...]:
        """One or more slides that show `slide`. Raises TemplateError if a layout has no room for any text."""
        return tuple(replace(fitted, origin=slide.id) for fitted in self._fit(slide))

    def _fit(self, slide: Slide) -> tuple[Fitted, ...]:
        if found := self._whole(slide):
            return found
        if isinstance(slide, _DETAIL_GIVES_WAY) and (found := self._lightened(slide)):
            return found
        if found := self._divided(slide, orphans=False):
            self._note(slide, "FIT001", f"divided over {len(found)} slides")
            return found
        if plain := plainer(slide):
            self._note(slide, "FIT002", f"too full for the {slide.kind} layout, shown more plainly")
            return tuple(fitted for simple in plain for fitted in self._fit(simple))
        if found := self._lightened(slide):
            return found
        if found := self._divided(slide, orphans=True):
            self._note(slide, "FIT001", f"divided over {len(found)} slides")
            return found
        return self._cut(slide)

    def _whole(self, slide: Slide) -> tuple[Fitted, ...]:
        """The slide in its best arrangement and at the largest sizes in which it fits; empty if there are none."""
        largest = -len(self.setting.larger) if slide.kind in STATEMENTS else 0
        for (arrangement, layout), step in product(self._arrangements(slide), range(largest, self.setting.steps)):
            canvas = Canvas(self.setting, layout, step, arrangement)
            try:
                return (Fitted(slide, canvas, compose(slide, canvas, self.numbers), slide.id),)
            except Overflow:
                continue
        return ()

    def _arrangements(self, slide: Slide) -> Iterator[tuple[int, LayoutGeometry]]:
        """The arrangements of the slide's kind, each with its layout, in the order in which they are tried."""
        layout = self.layouts[slide.kind]
        if isinstance(slide, BulletsSlide):
            for look in wanted(slide, [(f.slide, f.canvas) for f in self.before], self.beside is not None):
                yield look, self.beside if look is Look.BESIDE and self.beside else layout
        else:
            yield from ((number, layout) for number in range(ARRANGEMENTS.get(slide.kind, 1)))

    def _divided(self, slide: Slide, orphans: bool) -> tuple[Fitted, ...]:
        """The slide in as few portions of nearly equal size as fit; empty if there are none."""
        count = item_count(slide)
        largest = self._largest_portion(slide, count)
        if not largest:
            return ()
        for parts in range(max(-(-count // largest), 2), count + 1):
            if count < 2 * parts and not orphans:
                return ()
            bounds = [count * i // parts for i in range(parts + 1)]
            portions = [portion(slide, *bounds[i : i + 2]) for i in range(parts)]
            fitted = [self._whole(self._continued(p, slide, i, parts)) for i, p in enumerate(portions)]
            if all(fitted):
                return tuple(f[0] for f in fitted)
        return ()

    def _largest_portion(self, slide: Slide, count: int) -> int:
        """How many of the first items fit one slide: doubling, then halving the step."""
        fits, fails = 0, count
        size = 1
        while size < count:
            if not self._whole(portion(slide, 0, size)):
                fails = size
                break
            fits, size = size, 2 * size
        while fails - fits > 1:
            middle = (fits + fails) // 2
            if self._whole(portion(slide, 0, middle)):
                fits = middle
            else:
                fails = middle
        return fits

    def _continued(self, part: Slide, whole: Slide, index: int, count: int) -> Slide:
        """A portion with its own title, id and share of the notes."""
        title = self.setting.label("continued", title=whole.title.text, part=index + 1, parts=count)
        notes = whole.notes
        shown = {point for line in lines_of(part) for point in line.points}
        seconds = notes.seconds // count + (notes.seconds % count if index == 0 else 0)
        if index:
            elsewhere = {point for line in (whole.title, whole.kicker) for point in line.points}
            own = shown - elsewhere
            notes = replace(
                notes,
                say=tuple(line for line in notes.say if own.intersection(line.points)),
                more=tuple(line for line in notes.more if own.intersection(line.points)),
                quotes=tuple(q for q in notes.quotes if q.point in own),
            )
        return replace(
            part,
            id=whole.id if index == 0 else f"{whole.id}-{index + 1}",
            title=replace(whole.title, text=title),
            notes=replace(notes, seconds=seconds),
        )

    def _lightened(self, slide: Slide) -> tuple[Fitted, ...]:
        """The slide without its details, which go to the notes; empty if that does not help."""
        lighter, moved = without_details(slide)
        if not moved:
            return ()
        lighter = with_more_notes(lighter, moved)
        found = self._whole(lighter) or self._divided(lighter, orphans=False)
        if found:
            self._warn(slide, "FIT003", f"{len(moved)} details do not fit and stand in the speaker notes")
        return found

    def _cut(self, slide: Slide) -> tuple[Fitted, ...]:
        """The last resort: what fills more than a slide loses its end, and stands whole in the notes."""
        shorter: Slide
        match slide:
            case BulletsSlide():
                lighter, moved = without_details(slide)
                kept = tuple(self._shortened(lighter, entry) for entry in lighter.bullets)
                lost = [old.line for old, new in zip(lighter.bullets, kept, strict=True) if old != new]
                shorter = with_more_notes(replace(lighter, bullets=kept), (*moved, *lost))
            case TitleSlide():
                shorter, lost = self._barer_cover(slide)
            case _:
                lost = [line for line in lines_of(slide) if line.text][1:]
                shorter = with_more_notes(_as_empty_bullets(slide), lost)
        self._warn(slide, "FIT004", f"{len(lost)} texts are longer than a slide; they are cut and stand in the notes")
        found = self._whole(shorter) or self._divided(shorter, orphans=True)
        if not found:
            raise TemplateError.one(
                "FIT005",
                f"the slide layout {self.layouts[slide.kind].name!r} leaves no room for text",
                Place(slide.id),
                "choose another layout for this kind under deck.layouts, or enlarge its body in the master",
            )
        return found

    def _barer_cover(self, slide: TitleSlide) -> tuple[TitleSlide, list[Line]]:
        """The cover without the first lines at its foot, without all of them, or without its subtitle too."""
        lost: list[Line] = []
        barer = slide
        while barer.lines and not self._whole(barer):
            lost.append(barer.lines[-1])
            barer = replace(barer, lines=barer.lines[:-1])
        if not self._whole(barer):
            lost.append(barer.subtitle)
            barer = replace(barer, subtitle=Line(""))
        return with_more_notes(barer, lost), lost

    def _shortened(self, slide: BulletsSlide, entry: Bullet) -> Bullet:
        """The bullet with as many of its first characters as fit one slide, cut between words where it can be."""
        if self._whole(replace(slide, bullets=(entry,))):
            return entry

        def alone(text: str) -> BulletsSlide:
            return replace(slide, bullets=(Bullet(replace(entry.line, text=text)),))

        return alone(cut(entry.line.text, lambda text: bool(self._whole(alone(text))))).bullets[0]

    def _note(self, slide: Slide, code: str, message: str) -> None:
        self.report.info(code, f"“{slide.title.text}”: {message}", Place(f"slide {slide.id}"))

    def _warn(self, slide: Slide, code: str, message: str) -> None:
        hint = "raise audience.max_slides, or lower audience.words_per_bullet, for room"
        self.report.warning(code, f"“{slide.title.text}”: {message}", Place(f"slide {slide.id}"), hint)


def _as_empty_bullets(slide: Slide) -> BulletsSlide:
    return BulletsSlide(slide.id, slide.title, slide.kicker, slide.notes, slide.sources, slide.rule, slide.why)

"""Breaking words into lines and measuring them.

Runs and a width go in, a `Paragraph` with its lines comes out. What is promised: neither PowerPoint nor LibreOffice
breaks the paragraph into more lines than it says. Three things see to that: widths without kerning, `SLACK`, and breaks
only where every program allows them (see `breaking`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from briefing.deck import Origin
from briefing.fonts import Piece, Typeface, split_by_coverage, typeface
from briefing.frame import Align, Color, Face, Paragraph, Run, Tag
from briefing.layout.breaking import Lines, Word, line_starts, lines_from, words_of
from briefing.template.model import Fonts
from briefing.units import Emu, points, to_points

# Part of the width that stays unused on slides: kerning and rounding differ from program to program.
SLACK = 0.01

ELLIPSIS = "…"

_FIRM_SPACE = "\u00a0"  # at which no program ends a line
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=[%‰°€£$])")
_BLANKS = re.compile(r"[\t\n\r\f\v\u2028\u2029]+")


class Style(Struct, frozen=True):
    """How a paragraph is set; the fields are those of `Paragraph` and `Run`."""

    size_pt: float
    color: Color = Color.INK
    bold: bool = False
    italic: bool = False
    face: Face = Face.BODY
    align: Align = Align.LEFT
    line_spacing: float = 1.0
    before_pt: float = 0.0
    bullet: str = ""
    bullet_color: Color = Color.ACCENT
    indent: Emu = 0
    hanging: Emu = 0
    level: int = 0
    tag: Tag = Tag.P


class Typesetter(Struct, frozen=True):
    """Sets text in the theme's fonts.

    `function_words` (lower case) are those that no line of a title should end with. `slack` is the part of every width
    that stays unused; a writer that places each line itself needs none.
    """

    fonts: Fonts
    function_words: frozenset[str] = frozenset()
    slack: float = SLACK

    def face(self, run: Run) -> Typeface:
        """The typeface of a run."""
        return _typeface(run, self.fonts)

    def family(self, face: Face) -> str:
        """The theme's family for a face."""
        return _family(face, self.fonts)

    def runs(self, text: str, style: Style, link: str = "") -> tuple[Run, ...]:
        """`text` as runs of one look; more than one where a glyph comes from a fallback font."""
        return self.with_fallback(Run(text, bold=style.bold, italic=style.italic, face=style.face, link=link))

    def with_fallback(self, run: Run) -> tuple[Run, ...]:
        """The run, split where its family lacks a glyph; line breaks and tabs become spaces, a number keeps its "%"."""
        return _with_fallback(run, self.fonts)

    def width_pt(self, runs: Iterable[Run], size_pt: float) -> float:
        """The width of `runs` on one line, in points."""
        return sum(self.face(run).width(run.text, size_pt) for run in runs)

    def paragraph(
        self,
        content: str | Iterable[Run],
        width: Emu,
        style: Style,
        origin: Origin = Origin.SOURCE,
        points: tuple[str, ...] = (),
    ) -> Paragraph:
        """A paragraph broken to fit `width` (of the box less its insets; the paragraph's own indent comes off it).

        Runs keep their own look; a string takes the style's.
        """
        given = (content,) if isinstance(content, str) else content
        runs = tuple(r for g in given for r in (self.runs(g, style) if isinstance(g, str) else self.with_fallback(g)))
        rtl = _is_right_to_left(runs)
        return Paragraph(
            runs=runs,
            lines=self.break_lines(runs, to_points(width - style.indent), style.size_pt),
            size_pt=style.size_pt,
            leading_pt=self.leading_pt(style, runs),
            line_spacing=style.line_spacing,
            color=style.color,
            align=Align.RIGHT if rtl and style.align is Align.LEFT else style.align,
            bullet=style.bullet,
            bullet_color=style.bullet_color,
            indent=style.indent,
            hanging=style.hanging,
            before_pt=style.before_pt,
            level=style.level,
            rtl=rtl,
            tag=style.tag,
            origin=origin,
            points=points,
        )

    def leading_pt(self, style: Style, runs: tuple[Run, ...] = ()) -> float:
        """The distance between base lines: that of the tallest face among `runs`."""
        families = {r.family for r in runs} - {""}
        faces = [typeface(self.family(style.face)), *(typeface(f) for f in sorted(families))]
        return style.size_pt * style.line_spacing * max(f.line_height for f in faces)

    def break_lines(self, runs: tuple[Run, ...], width_pt: float, size_pt: float) -> Lines:
        """`runs` as lines no wider than `width_pt`, at least one; a word that is wider than that breaks anywhere."""
        width_pt *= 1 - self.slack
        words = self._words(runs, size_pt, width_pt)
        return lines_from(words, line_starts(words, width_pt), runs)

    def _words(self, runs: tuple[Run, ...], size_pt: float, width_pt: float) -> list[Word]:
        return words_of(runs, [self.face(run) for run in runs], size_pt, width_pt)

    def balanced_width(self, runs: tuple[Run, ...], width: Emu, size_pt: float) -> Emu:
        """The width at which a title breaks best, with as many lines as at `width`.

        Narrower widths are tried; the score of a break is its raggedness (longest - shortest) / longest, less 0.45 for
        each break after , ; or : and plus 0.25 for each after a function word (shares of all breaks). Of the widths
        that give the best breaks the middle one is taken: there a small difference in widths changes nothing.
        """
        limit = to_points(width) * (1 - self.slack)
        words = self._words(runs, size_pt, limit)
        count = len(line_starts(words, limit))
        if count == 1:
            return width
        tried: dict[tuple[int, ...], list[int]] = {}
        for percent in range(100, 29, -1):
            starts = line_starts(words, limit * percent / 100)
            if len(starts) > count:
                break
            tried.setdefault(starts, []).append(percent)
        best = min(tried, key=lambda starts: self._raggedness(words, starts))
        return width * tried[best][len(tried[best]) // 2] // 100

    def _raggedness(self, words: list[Word], starts: tuple[int, ...]) -> float:
        lines = [words[a:b] for a, b in pairwise((*starts, len(words)))]
        widths = [sum(word.full for word in line[:-1]) + line[-1].visible for line in lines]
        ends = [line[-1].slices[-1][1].rstrip(" ") for line in lines[:-1]]
        after_comma = sum(end[-1:] in (",", ";", ":") for end in ends)
        after_function_word = sum(end.lower() in self.function_words for end in ends)
        ragged = (max(widths) - min(widths)) / max(widths)
        return ragged - 0.45 * after_comma / len(ends) + 0.25 * after_function_word / len(ends)


def _family(face: Face, fonts: Fonts) -> str:
    match face:
        case Face.HEADING:
            return fonts.heading
        case Face.BODY:
            return fonts.body
        case Face.MONO:
            return fonts.mono


def _typeface(run: Run, fonts: Fonts) -> Typeface:
    return typeface(run.family or _family(run.face, fonts), run.bold, run.italic)


@lru_cache(maxsize=4096)  # every size and width that is tried measures the same runs
def _with_fallback(run: Run, fonts: Fonts) -> tuple[Run, ...]:
    text = _BLANKS.sub(" ", run.text)
    if _typeface(run, fonts).covers(_FIRM_SPACE):
        text = _BEFORE_UNIT.sub(_FIRM_SPACE, text)
    pieces = split_by_coverage(text, _family(run.face, fonts), fonts.fallback, run.bold, run.italic)
    if pieces == (Piece(run.text, run.family),):
        return (run,)
    return tuple(replace(run, text=piece.text, family=piece.family) for piece in pieces)


def height_of(paragraphs: Iterable[Paragraph]) -> Emu:
    """The height of paragraphs below each other: lines and the space between paragraphs."""
    total = 0.0
    for i, paragraph in enumerate(paragraphs):
        total += paragraph.height_pt + (paragraph.before_pt if i else 0.0)
    return points(total)


def cut(text: str, fits: Callable[[str], bool]) -> str:
    """The longest beginning of `text` with an ellipsis that fits, ending between words where it can; "…" at least."""
    known, fails = 0, len(text)
    while fails - known > 1:
        middle = (known + fails) // 2
        if fits(text[:middle].rstrip() + ELLIPSIS):
            known = middle
        else:
            fails = middle
    head = text[:known]
    space = head.rfind(" ")
    return (head[:space] if space > known // 2 else head).rstrip(" ,;:") + ELLIPSIS


def breaks_a_word(paragraph: Paragraph) -> bool:
    """Whether a line ends inside a word of letters, so that narrower type or a wider box would do better."""
    rest = paragraph.text
    for line in paragraph.lines[:-1]:
        shown = "".join(run.text for run in line)
        rest = rest[len(shown) :]
        if shown[-1:].isalnum() and rest[:1].isalnum() and max(shown[-1], rest[0]) < "\u2e80":
            return True
        rest = rest.lstrip(" ")
    return False


def _is_right_to_left(runs: tuple[Run, ...]) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    for run in runs:
        for char in run.text:
            match unicodedata.bidirectional(char):
                case "L":
                    return False
                case "R" | "AL":
                    return True
    return False

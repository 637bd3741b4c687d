"""The sheet of a handout, and how large everything on it is set.

The template gives each role of text a ladder of sizes, largest first. One step on the ladder of lists chooses the step
of all others, so that sizes keep their proportions; the middle of the ladder is where a handout starts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from briefing.deck import Line
from briefing.fonts import typeface
from briefing.frame import Color, Face, Paragraph, Run
from briefing.layout.text import Style, Typesetter
from briefing.template.model import Fonts, HandoutSettings, Template, TextRole
from briefing.units import Emu, Rect, inches, points

STAND_IN = "Liberation Sans"  # the family that a PDF is set in where the theme's own cannot be embedded

HEAD_PT = 8.0  # between the running head and the body
FOOT_PT = 17.0  # between the body and the footer, with a rule between them
EDGE_PT = 12.0  # of the sheet that stays white, for printers

_PAPERS = {"A4": (points(595.276), points(841.89)), "Letter": (inches(8.5), inches(11))}

# Leading as a factor of the face's own line height (1.2 for Arial), per role; the others are set solid (1.0).
_LEADING = {
    TextRole.LIST: 1.16,
    TextRole.BODY: 1.13,
    TextRole.PANEL: 1.12,
    TextRole.CELL: 1.08,
    TextRole.SOURCE: 1.08,
    TextRole.LABEL: 1.08,
    TextRole.SUBTITLE: 1.1,
    TextRole.QUOTE: 1.13,
    TextRole.HEADING: 1.05,
    TextRole.TITLE: 1.03,
}

# The roles that breathe when a page is filled by more leading.
_FLEXIBLE = frozenset({TextRole.LIST, TextRole.BODY, TextRole.CELL, TextRole.PANEL})


class Sheet(Struct, frozen=True):
    """The paper and the area inside its margins, in EMU."""

    paper: Rect
    body: Rect
    columns: int
    gutter: Emu

    @property
    def column(self) -> Emu:
        """The width of a column."""
        return self.body.columns(self.columns, self.gutter)[0].width

    @classmethod
    def of(cls, settings: HandoutSettings, footer_pt: float, marked: bool) -> Sheet:
        """The sheet that a template asks for; an unknown paper is A4.

        Margins grow where they cannot hold the running head and the footer, set in `footer_pt`, and the marking.
        """
        width, height = _PAPERS.get(settings.paper, _PAPERS["A4"])
        paper = Rect(0, 0, width, height)
        left, top, right, bottom = settings.margins_pt
        line = 1.2 * footer_pt * (2 if marked else 1)
        edges = (left, max(top, line + HEAD_PT + EDGE_PT), right, max(bottom, line + FOOT_PT + EDGE_PT))
        return cls(paper, paper.inset(*map(points, edges)), max(1, settings.columns), points(settings.gutter_pt))


class Typography(Struct, frozen=True):
    """All sizes of one trial: a step on the ladders (0 = largest) and a factor on the leading of running text."""

    ladders: Mapping[TextRole, tuple[float, ...]]
    setter: Typesetter
    step: int
    leading: float = 1.0
    labels: Mapping[str, str] = field(default_factory=dict)
    broken: dict[tuple[object, ...], Paragraph] = field(default_factory=dict)  # lines found in other trials: see below

    def size(self, role: TextRole) -> float:
        """The size of `role` in points."""
        ladder, steps = self.ladders[role], len(self.ladders[TextRole.LIST])
        share = self.step / (steps - 1) if steps > 1 else 0.0
        return ladder[round(share * (len(ladder) - 1))]

    def style(self, role: TextRole, **changes: Any) -> Style:
        """The style of `role`; `changes` are fields of `Style`. Headings and titles take the heading's face."""
        spacing = _LEADING.get(role, 1.0) * (self.leading if role in _FLEXIBLE else 1.0)
        face = Face.HEADING if role in (TextRole.TITLE, TextRole.HEADING) else Face.BODY
        return Style(self.size(role), **{"face": face, "line_spacing": spacing, **changes})

    def paragraph(self, line: Line, width: Emu, style: Style) -> Paragraph:
        """`line` set to `width`, with a label of the program's own at its beginning ("Effect:") in bold.

        Leading changes no line: what was broken before at this size and width is only spaced anew.
        """
        key = (line, width, replace(style, line_spacing=1.0))
        if key not in self.broken:
            runs = self._runs(line.text, style)
            self.broken[key] = self.setter.paragraph(runs, width, style, line.origin, line.points)
        found = self.broken[key]
        leading = self.setter.leading_pt(style, found.runs)
        return replace(found, leading_pt=leading, line_spacing=style.line_spacing)

    def is_labelled(self, text: str) -> bool:
        """Whether `text` begins with a label of the program's own ("Effect: ...")."""
        return bool(self._label(text))

    def _label(self, text: str) -> str:
        """The name of the label at the beginning of `text`, or ""."""
        head, _, rest = text.partition(":")
        return next((key for key in _RUN_IN if rest and self.labels.get(key) == head), "")

    def _runs(self, text: str, style: Style) -> tuple[Run, ...]:
        run = Run(text, bold=style.bold, italic=style.italic, face=style.face)
        head, _, rest = text.partition(":")
        key = self._label(text)
        if not key:
            return (run,)
        color = Color.WARNING if key in _WARNINGS else Color.DARK
        return replace(run, text=f"{head}:", bold=True, color=color), replace(run, text=rest)


_WARNINGS = frozenset({"limits", "limit"})
_RUN_IN = ("effect", "purpose", "means", "limits", "limit", "response", "cause", "result")


def start_step(template: Template) -> int:
    """The step that a handout starts at: the middle of the ladder of lists."""
    return len(template.theme.handout[TextRole.LIST]) // 2


def typesetter(template: Template) -> Typesetter:
    """A typesetter for print: the writer places each line itself, so that no slack is needed, and a family whose
    outlines cannot be embedded is measured as the one that stands in for it."""
    fonts = template.theme.fonts
    heading, body, mono = map(_printable, (fonts.heading, fonts.body, fonts.mono))
    return Typesetter(Fonts(heading, body, mono, fonts.fallback), slack=0.0)


def _printable(family: str) -> str:
    face = typeface(family)
    return STAND_IN if face.known and face.path is None else family

"""Paragraphs and runs as DrawingML text (ECMA-376 part 1, 21.1.2).

A free text box says everything explicitly; a placeholder only what differs from what its layout gives it, so that a
change of the layout in PowerPoint still reaches it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from briefing.frame import Align, Anchor, Face, Insets, Paragraph, Run
from briefing.template.master import PlaceholderGeometry
from briefing.writers.pptx.markup import attribute, element, escaped
from briefing.writers.pptx.sheet import Sheet

_ALIGN = {Align.LEFT: "l", Align.CENTER: "ctr", Align.RIGHT: "r"}
_ANCHOR = {Anchor.TOP: "t", Anchor.MIDDLE: "ctr", Anchor.BOTTOM: "b"}
_NUMBER = re.compile(r"(\(?)(\d{1,4}|[a-z])([.)])")
_FIRST_FOREIGN = "\u0590"  # Hebrew
_LINE_BREAK = re.compile("[\n\v\u2028]")
_TITLES = frozenset({"title", "ctrTitle"})


class _Counter(Struct):
    """The numbered list that the paragraphs so far have made at one level."""

    scheme: str
    start: int
    last: int


def text_body(
    paragraphs: Iterable[Paragraph],
    sheet: Sheet,
    insets: Insets,
    anchor: Anchor,
    holder: PlaceholderGeometry | None = None,
    tag: str = "p:txBody",
) -> str:
    """The text of a shape; `holder` is the placeholder of the layout that it fills."""
    inner = "".join(_paragraphs(paragraphs, sheet, holder))
    return f"<{tag}>{_body_properties(insets, anchor, holder)}<a:lstStyle/>{inner or '<a:p/>'}</{tag}>"


def cell_text(paragraphs: Iterable[Paragraph], sheet: Sheet) -> str:
    """The text of a table's cell, whose insets are the cell's."""
    inner = "".join(_paragraphs(paragraphs, sheet, None))
    return f"<a:txBody><a:bodyPr/><a:lstStyle/>{inner or '<a:p/>'}</a:txBody>"


def _body_properties(insets: Insets, anchor: Anchor, holder: PlaceholderGeometry | None) -> str:
    """Nothing shrinks: what is drawn was measured."""
    given = "" if holder else ' wrap="square" rtlCol="0"'
    if holder is None or insets != holder.insets:
        given += f' lIns="{insets.left}" tIns="{insets.top}" rIns="{insets.right}" bIns="{insets.bottom}"'
    if holder is None or anchor != holder.anchor:
        given += f' anchor="{_ANCHOR[anchor]}"'
    return f"<a:bodyPr{given}><a:noAutofit/></a:bodyPr>"


def _paragraphs(paragraphs: Iterable[Paragraph], sheet: Sheet, holder: PlaceholderGeometry | None) -> Iterable[str]:
    counters: dict[int, _Counter] = {}
    for index, paragraph in enumerate(paragraphs):
        bullet = _bullet(paragraph, counters)
        properties = _paragraph_properties(paragraph, bullet, sheet, holder, first=index == 0)
        runs = "".join(_run(run, paragraph, sheet, holder) for run in paragraph.runs if run.text)
        yield f"<a:p>{properties}{runs or _empty(paragraph, sheet)}</a:p>"


def _paragraph_properties(
    p: Paragraph, bullet: str, sheet: Sheet, holder: PlaceholderGeometry | None, first: bool
) -> str:
    """`a:pPr`, its children in the schema's order: spacing, bullet."""
    level = f' lvl="{p.level}"' if p.level else ""
    # The presentation's own default indents every level but the first.
    placed = p.indent or p.hanging or p.bullet or p.level or holder
    margins = f' marL="{p.indent}" indent="{-p.hanging}"' if placed else ""
    # A paragraph that runs from the right starts there.
    align = Align.RIGHT if p.rtl and p.align is Align.LEFT else p.align
    aligned = "" if align is (holder.align if holder else Align.LEFT) else f' algn="{_ALIGN[align]}"'
    direction = ' rtl="1"' if p.rtl else ""
    spacing = _line_spacing(p) if holder or p.line_spacing != 1.0 or _is_foreign(p) else ""
    before = 0 if first else round(p.before_pt * 100)
    if before or holder:
        spacing += f'<a:spcBef><a:spcPts val="{before}"/></a:spcBef>'
    if holder:
        spacing += '<a:spcAft><a:spcPts val="0"/></a:spcAft>'
    if bullet:
        bullet = f"<a:buClr>{sheet.style.colors[p.bullet_color]}</a:buClr>{bullet}"
    elif holder and holder.type not in _TITLES:
        bullet = "<a:buNone/>"
    attributes = f"{margins}{level}{aligned}{direction}"
    inner = spacing + bullet
    return element("a:pPr", attributes, inner) if attributes or inner else ""


def _line_spacing(p: Paragraph) -> str:
    """In percent of the font's own; in points where PowerPoint may choose a font of another height for the script."""
    size = (
        f'<a:spcPts val="{round(p.leading_pt * 100)}"/>'
        if _is_foreign(p)
        else f'<a:spcPct val="{round(p.line_spacing * 100_000)}"/>'
    )
    return f"<a:lnSpc>{size}</a:lnSpc>"


def _is_foreign(p: Paragraph) -> bool:
    """Whether it holds other letters than Latin, Greek and Cyrillic ones."""
    return max(p.text, default="") >= _FIRST_FOREIGN and any(c >= _FIRST_FOREIGN and c.isalpha() for c in p.text)


def _bullet(p: Paragraph, counters: dict[int, _Counter]) -> str:
    """A bullet character, or automatic numbering for "1.", "2)", "(a)": a list that goes on keeps its start."""
    found = _NUMBER.fullmatch(p.bullet)
    for level in [n for n in counters if n > p.level or (n == p.level and not found)]:
        del counters[level]
    if not found:
        return f'<a:buFont typeface="Arial"/><a:buChar char="{attribute(p.bullet)}"/>' if p.bullet else ""
    opening, value, closing = found.groups()
    number = int(value) if value.isdigit() else ord(value) - ord("a") + 1
    scheme = "arabic" if value.isdigit() else "alphaLc"
    scheme += "ParenBoth" if opening else "Period" if closing == "." else "ParenR"
    counter = counters.get(p.level)
    if counter is None or (counter.scheme, counter.last + 1) != (scheme, number):
        counter = counters[p.level] = _Counter(scheme, max(number, 1), number)
    counter.last = number
    start = f' startAt="{counter.start}"' if counter.start > 1 else ""
    return f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="{scheme}"{start}/>'


def _run(run: Run, p: Paragraph, sheet: Sheet, holder: PlaceholderGeometry | None) -> str:
    properties = _run_properties(run, p, sheet, holder)
    if holder and holder.type == "sldNum" and run.text.strip() == str(sheet.number):
        field = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
        return f"{field}{properties}<a:t>{sheet.number}</a:t></a:fld>"
    pieces = _LINE_BREAK.split(run.text)
    text = [f"<a:r>{properties}<a:t>{escaped(piece)}</a:t></a:r>" if piece else "" for piece in pieces]
    return f"<a:br>{properties}</a:br>".join(text) if len(pieces) > 1 else text[0]


def _run_properties(run: Run, p: Paragraph, sheet: Sheet, holder: PlaceholderGeometry | None) -> str:
    style = sheet.style
    given = f' lang="{style.lang}"'
    if holder is None or p.level or p.size_pt != holder.size_pt:
        given += f' sz="{round(p.size_pt * 100)}"'
    if run.bold != (holder is not None and holder.bold and not p.level):
        given += f' b="{int(run.bold)}"'
    if run.italic:
        given += ' i="1"'
    color = run.color or p.color
    fill = "" if holder and not p.level and style.rgb[color] == holder.rgb else style.fills[color]
    click = sheet.link(run.link) if run.link else ""
    family = _family(run, style.mono, style.one_family, holder)
    return element("a:rPr", f'{given} dirty="0"', f"{fill}{family}{click}")


def _family(run: Run, mono: str, one_family: bool, holder: PlaceholderGeometry | None) -> str:
    """The family of a run, where it is not the one that its shape gives."""
    if run.family:
        name = attribute(run.family)
        return f'<a:latin typeface="{name}"/><a:ea typeface="{name}"/><a:cs typeface="{name}"/>'
    if run.face is Face.MONO:
        return f'<a:latin typeface="{mono}"/><a:cs typeface="{mono}"/>'
    wanted = "mj" if run.face is Face.HEADING else "mn"
    inherited = "mj" if holder and holder.type in _TITLES else "mn"
    if wanted == inherited or one_family:
        return ""
    return f'<a:latin typeface="+{wanted}-lt"/><a:ea typeface="+{wanted}-ea"/><a:cs typeface="+{wanted}-cs"/>'


def _empty(p: Paragraph, sheet: Sheet) -> str:
    return f'<a:endParaRPr lang="{sheet.style.lang}" sz="{round(p.size_pt * 100)}" dirty="0"/>'

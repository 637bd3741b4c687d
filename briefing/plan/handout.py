"""From a deck to a handout: the same briefing as blocks of words, with more of the article where there is room.

Planned from the deck, so that what a person changed there reaches the page; from the digest come the points that had
no room on a slide, by their rank.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefing import handout as blocks
from briefing.deck import BottomLineSlide, Bullet, Deck, Line, Origin, Reference, SourcesSlide, TakeawaysSlide
from briefing.diagnostics import Report
from briefing.digest import Digest
from briefing.handout import Block, Handout
from briefing.plan.blanks import blanked
from briefing.plan.budget import HandoutBudget
from briefing.plan.grids import grid_of
from briefing.plan.replacing import Replacer, texts_of
from briefing.plan.speech import Index, references
from briefing.plan.themes import themes
from briefing.plan.uses import used_points
from briefing.plan.wording import label
from briefing.template.fill import fill
from briefing.template.model import Template

# The grids that stand under each name of handout.parts.
_GRIDS: Mapping[str, tuple[type[Block], ...]] = {
    "timeline": (blocks.Timeline,),
    "tables": (blocks.Grid, blocks.Picture),
    "pairs": (blocks.Pairs,),
    "outlook": (blocks.Outlook,),
}


def plan_handout(
    deck: Deck,
    digest: Digest,
    template: Template,
    labels: Mapping[str, str],
    report: Report,
    budget: HandoutBudget,
) -> Handout:
    """The handout for `deck` within `budget`, its blocks in the order of the template's `handout.parts`."""
    index = Index.of(digest)
    made: dict[str, list[Block]] = {
        "bottom-line": list(_bottom_line(deck, index, labels)),
        "takeaways": list(_takeaways(deck, index, labels)),
        "caveats": list(_caveats(deck, digest, labels)),
        "notes": [blocks.NoteLines(label(labels["notes"]))],
    }
    grids = [g for slide in deck.slides if (g := grid_of(slide, digest, labels))]
    for name, types in _GRIDS.items():
        made[name] = [g for g in grids if isinstance(g, types)]
    settings = template.handout
    found: Sequence[Block] = themes(deck, digest, budget) if "themes" in settings.parts else ()
    made["themes"] = [blanked(t, settings.blanks) if isinstance(t, blocks.Theme) else t for t in found]
    ordered = [b for name in settings.parts if name != "key" for b in made.get(name, [])]
    said = (*(p.sentence for p in digest.points()), *texts_of(ordered))  # the deck's lines may explain it already
    replacer = Replacer(template.audience.replacements, said)
    replaced: list[Block] = [replacer(b) for b in ordered]
    shell = _shell(deck, digest, template, labels)
    return _with_key(replace(shell, blocks=tuple(replaced)), settings.parts, index, labels)


def _shell(deck: Deck, digest: Digest, template: Template, labels: Mapping[str, str]) -> Handout:
    audience = template.title or template.name
    return Handout(
        Line(deck.title),
        label(labels["handout"], audience=audience),
        label(labels["companion"], minutes=template.audience.minutes),
        (),
        deck.language,
        fill(template.handout.footer, template, deck.title, deck.byline),
        deck.marking,
        deck.byline,
        deck.date,
    )


# --- blocks --------------------------------------------------------------------------------------------------


def _bottom_line(deck: Deck, index: Index, labels: Mapping[str, str]) -> list[Block]:
    slide = next((s for s in deck.slides if isinstance(s, BottomLineSlide)), None)
    if slide is None:
        return []
    lines = [line for b in slide.statements for line in _said(b)]
    thesis = slide.title if slide.title.origin is not Origin.LABEL or not lines else lines.pop(0)
    marks = _marks(index, *thesis.points, *(p for line in lines for p in line.points))
    return [blocks.BottomLine(label(labels["bottom-line"]), thesis, tuple(lines), marks)]


def _said(statement: Bullet) -> tuple[Line, ...]:
    """What a statement says, without the heading that it may stand under on a slide."""
    is_heading = statement.line.origin is not Origin.HUMAN and not statement.line.points and statement.details
    return statement.details if is_heading else (statement.line, *statement.details)


def _joined(bullet: Bullet) -> Line:
    """A bullet in one line, its details behind a dash."""
    text = " – ".join(line.text for line in (bullet.line, *bullet.details))
    return replace(bullet.line, text=text)


def _takeaways(deck: Deck, index: Index, labels: Mapping[str, str]) -> list[Block]:
    slide = next((s for s in deck.slides if isinstance(s, TakeawaysSlide)), None)
    if slide is None or not slide.takeaways:
        return []
    lines = tuple(_joined(b) for b in slide.takeaways)
    marks = _marks(index, *(p for line in lines for p in line.points))
    return [blocks.Takeaways(slide.title, lines, marks)]


def _caveats(deck: Deck, digest: Digest, labels: Mapping[str, str]) -> list[Block]:
    """The notices as the deck shows them; the article's own where the deck has no such slide."""
    slide = next((s for s in deck.slides if isinstance(s, SourcesSlide)), None)
    lines = slide.caveats if slide else tuple(Line(c.text) for c in digest.caveats)
    return [blocks.Caveats(label(labels["caveats-title"]), lines)] if lines else []


def _marks(index: Index, *points: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(index.mark(p) for p in points if p in index.topics))


def _with_key(made: Handout, parts: Sequence[str], index: Index, labels: Mapping[str, str]) -> Handout:
    """`made` with the key of its marks where the template puts it: before the blocks of the parts behind it."""
    if "key" not in parts:
        return made
    used = [index.points[p] for p in sorted(used_points(made)) if p in index.points]
    found: tuple[Reference, ...] = references(used, index)
    behind = set(parts[list(parts).index("key") + 1 :])
    late = [b for b in made.blocks if _part_of(b) in behind]
    early = [b for b in made.blocks if _part_of(b) not in behind]
    key = [blocks.Key(label(labels["key"]), found)] if found else []
    return replace(made, blocks=(*early, *key, *late))


def _part_of(block: Block) -> str:
    """The name in `handout.parts` under which a block stands."""
    names: dict[type[Block], str] = {
        blocks.BottomLine: "bottom-line",
        blocks.Theme: "themes",
        blocks.Takeaways: "takeaways",
        blocks.Caveats: "caveats",
        blocks.NoteLines: "notes",
        blocks.Key: "key",
        **{t: name for name, types in _GRIDS.items() for t in types},
    }
    return names[type(block)]

"""From a deck to a handout: the same briefing as blocks of words, with more of the article where there is room.

Planned from the deck, so that what a person changed there reaches the page; from the digest come the points that had
no room on a slide, by their rank.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from briefing import handout as blocks
from briefing.deck import (
    BottomLineSlide,
    Bullet,
    Deck,
    Line,
    Origin,
    PairsSlide,
    Reference,
    SourcesSlide,
    TakeawaysSlide,
)
from briefing.diagnostics import Report
from briefing.digest import Digest
from briefing.handout import Block, Handout
from briefing.plan.blanks import blanked
from briefing.plan.budget import HandoutBudget
from briefing.plan.grids import grid_of
from briefing.plan.paper import in_one_line
from briefing.plan.replacing import Replacer, texts_of
from briefing.plan.speech import Index, references
from briefing.plan.themes import Told, themes
from briefing.plan.uses import points_in, used_points
from briefing.plan.wording import label
from briefing.template.fill import fill
from briefing.template.model import Template

_MOST_EFFECTS = 2  # tables of statements with their effects

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
    settings = template.handout
    opening = _bottom_line(deck, index, labels)
    remember = _takeaways(deck, index, opening)
    exhibits = _exhibits(deck, digest, labels, settings.parts)
    found = _themes(deck, digest, budget, labels, (*opening, *remember), exhibits) if "themes" in settings.parts else ()
    made: dict[str, list[Block]] = {
        "bottom-line": [*opening],
        "themes": [blanked(t.theme, settings.blanks) for t in found if not t.exhibit],
        "takeaways": [*remember],
        "caveats": list(_caveats(deck, digest, labels)),
        "notes": [blocks.NoteLines(label(labels["notes"]))],
    }
    for told in found:
        if told.exhibit:
            exhibits[told.exhibit] = _headed(exhibits[told.exhibit], told.theme)
    for name, types in _GRIDS.items():
        made[name] = [g for g in exhibits.values() if isinstance(g, types)]
    ordered = [b for name in settings.parts if name != "key" for b in made.get(name, [])]
    said = (*(p.sentence for p in digest.points()), *texts_of(ordered))  # the deck's lines may explain it already
    replacer = Replacer(template.audience.replacements, said)
    replaced: list[Block] = [replacer(b) for b in ordered]
    shell = _shell(deck, digest, template, labels)
    return _with_key(replace(shell, blocks=tuple(replaced)), settings.parts, index, labels)


def _exhibits(deck: Deck, digest: Digest, labels: Mapping[str, str], parts: Sequence[str]) -> dict[str, Block]:
    """The blocks across the page that the template wants, by the id of their slides.

    Effects stand in tables only where those are few; else each stands below its bullet.
    """
    wanted = tuple(t for name, types in _GRIDS.items() if name in parts for t in types)
    effects = {s.id for s in deck.slides if isinstance(s, PairsSlide) and not s.left_heading.text}
    skipped = effects if len(effects) > _MOST_EFFECTS else set()
    found = ((s.id, grid_of(s, digest, labels)) for s in deck.slides if s.id not in skipped)
    return {slide: block for slide, block in found if isinstance(block, wanted)}


def _themes(
    deck: Deck,
    digest: Digest,
    budget: HandoutBudget,
    labels: Mapping[str, str],
    boxes: Sequence[blocks.BottomLine | blocks.Takeaways],
    exhibits: Mapping[str, Block],
) -> tuple[Told, ...]:
    boxed = {p for box in boxes for line in _statements(box) for p in line.points}
    return themes(deck, digest, budget, labels, boxed, exhibits.keys())


def _headed(block: Block, theme: blocks.Theme) -> Block:
    """`block` under its section's heading, with what else is said of the section."""
    assert isinstance(block, blocks.Timeline | blocks.Pairs | blocks.Outlook | blocks.Grid)
    return replace(block, heading=theme.heading, bullets=theme.bullets, marks=theme.marks or block.marks)


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


def _bottom_line(deck: Deck, index: Index, labels: Mapping[str, str]) -> tuple[blocks.BottomLine, ...]:
    slide = next((s for s in deck.slides if isinstance(s, BottomLineSlide)), None)
    if slide is None:
        return ()
    lines = [in_one_line(_unheaded(b), index) for b in slide.statements]
    thesis = slide.title if slide.title.origin is not Origin.LABEL or not lines else lines.pop(0)
    marks = _marks(index, *thesis.points, *(p for line in lines for p in line.points))
    return (blocks.BottomLine(label(labels["bottom-line"]), thesis, tuple(lines), marks),)


def _unheaded(statement: Bullet) -> Bullet:
    """A statement without the heading that it may stand under on a slide."""
    is_heading = statement.line.origin is not Origin.HUMAN and not statement.line.points and statement.details
    return Bullet(statement.details[0], statement.details[1:]) if is_heading else statement


def _statements(box: blocks.BottomLine | blocks.Takeaways) -> tuple[Line, ...]:
    return (box.thesis, *box.statements) if isinstance(box, blocks.BottomLine) else box.lines


def _takeaways(deck: Deck, index: Index, opening: Sequence[blocks.BottomLine]) -> tuple[blocks.Takeaways, ...]:
    """The deck's takeaways; in place of those that the bottom line says, what other sections assert."""
    slide = next((s for s in deck.slides if isinstance(s, TakeawaysSlide)), None)
    if slide is None or not slide.takeaways:
        return ()
    said = {p for box in opening for line in _statements(box) for p in line.points}
    own = [in_one_line(b, index) for b in slide.takeaways]
    kept = [line for line in own if not said & set(line.points) or line.origin is Origin.HUMAN]
    others = _assertions(deck, index, said.union(*(line.points for line in kept)))
    lines = (*kept, *others[: len(own) - len(kept)])
    marks = _marks(index, *(p for line in lines for p in line.points))
    return (blocks.Takeaways(slide.title, lines, marks),) if lines else ()


def _assertions(deck: Deck, index: Index, said: set[str]) -> list[Line]:
    """What the slides assert in their titles, of sections that nothing in `said` stands in; the best ranks first."""
    taken = {index.mark(p) for p in said if p in index.topics}
    found: list[tuple[int, Line]] = []
    for slide in deck.slides:
        points = [p for p in slide.title.points if p in index.points]
        if points and index.mark(points[0]) not in taken:
            taken.add(index.mark(points[0]))
            found.append((index.points[points[0]].rank, slide.title))
    return [line for _, line in sorted(found, key=lambda f: f[0])]


def _caveats(deck: Deck, digest: Digest, labels: Mapping[str, str]) -> list[Block]:
    """The notices as the deck shows them; the article's own where the deck has no such slide."""
    slide = next((s for s in deck.slides if isinstance(s, SourcesSlide)), None)
    lines = slide.caveats if slide else tuple(Line(c.text) for c in digest.caveats)
    return [blocks.Caveats(label(labels["caveats-title"]), lines)] if lines else []


def _marks(index: Index, *points: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(index.mark(p) for p in points if p in index.topics))


def _with_key(made: Handout, parts: Sequence[str], index: Index, labels: Mapping[str, str]) -> Handout:
    """`made` with the key of its marks where the template puts it: before the blocks of the parts behind it.

    An article of one section has no marks to tell apart and no key: each block names the lines behind it.
    """
    used = [index.points[p] for p in sorted(used_points(made)) if p in index.points]
    found: tuple[Reference, ...] = references(used, index)
    if len(found) < 2:
        return replace(made, blocks=tuple(_by_lines(b, index, labels) for b in made.blocks))
    if "key" not in parts:
        return made
    behind = set(parts[list(parts).index("key") + 1 :])
    late = [b for b in made.blocks if _part_of(b) in behind]
    early = [b for b in made.blocks if _part_of(b) not in behind]
    key = blocks.Key(label(labels["key"]), found)
    subtitle = replace(made.subtitle, text=f"{made.subtitle.text} {labels['marks']}".strip())
    return replace(made, blocks=(*early, key, *late), subtitle=subtitle)


def _by_lines(block: Block, index: Index, labels: Mapping[str, str]) -> Block:
    """`block` with the lines of the article that its points stand on, in place of section marks."""
    if isinstance(block, blocks.Caveats | blocks.NoteLines | blocks.Key):
        return block
    spans = [span for p in points_in(block) if p in index.points for span in index.points[p].spans]
    first, last = min((s.line for s in spans), default=0), max((s.last_line for s in spans), default=0)
    name = labels["line"].format(line=first) if first == last else labels["lines"].format(first=first, last=last)
    return replace(block, marks=(name,) if spans else ())


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

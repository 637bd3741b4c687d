"""Every key that a template may have: its type, what it means and an example. The one source of validation, the JSON
Schema, docs/templates.md and the file that `templates new` writes. Defaults are templates/base/template.toml's.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from briefing import language
from briefing.deck import SLIDE_KINDS
from briefing.digest import Role
from briefing.frame import Color
from briefing.template.model import Literalness, TextRole
from briefing.template.values import (
    SLOTS,
    Choice,
    File,
    Flag,
    Listing,
    Number,
    Pattern,
    Rgb,
    Shade,
    Table,
    Text,
    Type,
    Whole,
)

RULES = (
    *("big-number", "table", "chart", "figure", "quote", "timeline", "outlook", "pairs", "comparison", "process"),
    *("list", "cards", "bullets"),
)
"""The names of the layout rules that may choose a slide's kind."""

DECK_PARTS = ("title", "bottom-line", "agenda", "topics", "sources", "takeaways")
HANDOUT_PARTS = (
    *("bottom-line", "timeline", "themes", "tables", "pairs", "outlook", "takeaways", "caveats", "key", "notes"),
)
FILLED = ("title", "audience", "date", "author")
"""What a footer or a fixed slide may name in braces."""

DECK_FLOOR_PT = dict.fromkeys(TextRole, 18.0) | {
    TextRole.COVER: 28.0,
    TextRole.PANEL: 24.0,
    TextRole.TITLE: 24.0,
    TextRole.QUOTE: 24.0,
    TextRole.FIGURE: 36.0,
    TextRole.CELL: 12.0,
    TextRole.LABEL: 11.0,
    TextRole.SOURCE: 10.0,
    TextRole.FOOTER: 9.0,
}
"""The smallest size of each text on a slide: a title is read from the last row, body text is never below 18 pt."""

HANDOUT_FLOOR_PT = dict.fromkeys(TextRole, 8.0) | {TextRole.LABEL: 7.0, TextRole.SOURCE: 7.0, TextRole.FOOTER: 7.0}
"""The smallest size of each text on paper."""


class Key(Struct, frozen=True):
    """A key: its dotted name, type, meaning and an example in TOML (its value, or its lines where it is a table).

    `optional`: no template has to set it; every other key has its default in the base template.
    """

    name: str
    type: Type
    doc: str
    example: str
    optional: bool = False


def _each(names: tuple[str, ...], type_: Type, noun: str) -> Table:
    return Table(fields=dict.fromkeys(names, type_), noun=noun)


def _ladders(floors: dict[TextRole, float]) -> Table:
    def ladder(role: TextRole, floor: float) -> Listing:
        why = f"Text of the kind {role.value} is not legible below {floor:g} pt."
        return Listing(Number(floor, 200, why), least=1, most=12, falling=True)

    return Table(fields={role.value: ladder(role, floor) for role, floor in floors.items()}, noun="text role")


def _labels() -> Table:
    """The labels of each language; those of English say which names in braces a label has."""
    words = language.load("en").labels
    fields: dict[str, Type] = {k: Text(tuple(re.findall(r"\{(\w+)\}", text))) for k, text in words.items()}
    return Table(fields=dict.fromkeys(language.available(), Table(fields=fields, noun="label")), noun="language")


_KINDS = tuple(SLIDE_KINDS)
_HEADINGS = Listing(Pattern(), unique=True)
_FILLED = Text(FILLED)
_EXTRA = Table(
    fields={
        "title": Text(FILLED, least=1),
        "bullets": Listing(_FILLED, most=12),
        "after": Choice("a part", DECK_PARTS),
    },
    required=("title", "bullets"),
)


@cache
def keys() -> tuple[Key, ...]:
    """All keys in the order in which a template lists them."""
    return (*_general(), *_audience(), *_theme(), *_deck(), *_handout(), *_words())


def _general() -> tuple[Key, ...]:
    return (
        Key("extends", Text(least=1), "The template whose values hold where this one sets none: a name or a path.",
            'extends = "executive"', optional=True),
        Key("title", Text(least=1), "What the audience is called on the cover and the handout.", 'title = "Board"'),
        Key("description", Text(), "One line for `briefing templates list`.",
            'description = "For the board: five minutes, figures first"'),
        Key("marking", Text(), "A protective marking of your own, shown on every slide and page. Never inferred.",
            'marking = "INTERNAL"'),
    )  # fmt: skip


def _audience() -> tuple[Key, ...]:
    roles = tuple(Role)
    return (
        Key("audience.minutes", Whole(1, 240), "How long the briefing takes.", "minutes = 15"),
        Key("audience.max_slides", Whole(3, 1000), "At most so many slides, cover and takeaways included.",
            "max_slides = 14"),
        Key("audience.bullets", Whole(1, 12), "At most so many bullets on a slide.", "bullets = 5"),
        Key("audience.words_per_bullet", Whole(5, 40), "The length that a bullet aims at; a point that cannot be "
            "shortened without harm may be longer.", "words_per_bullet = 14"),
        Key("audience.literal", Choice("a degree", tuple(Literalness)), "How far shortening may go: points (delete "
            "and split), sentences (whole sentences only) or everything (nothing is left out).", 'literal = "points"'),
        Key("audience.weights", _each(roles, Number(0, 5), "role"), "Factors on the importance of points by their "
            "role (1 where not named). Roles: " + ", ".join(roles) + ".",
            "weights = { quantity = 1.5, quotation = 0.5 }", optional=True),
        Key("audience.sections_skip", _HEADINGS, "Sections whose heading matches one of these regular expressions "
            "are left out.", 'sections_skip = ["(?i)method", "^References$"]'),
        Key("audience.sections_only", _HEADINGS, "If not empty, only sections whose heading matches are used.",
            'sections_only = ["(?i)risk"]'),
        Key("audience.sections_first", _HEADINGS, "Sections whose heading matches come first.",
            'sections_first = ["(?i)conclusion"]'),
        Key("audience.glossary", Table(item=Text(least=1)), "Terms that are explained in brackets where they first "
            "stand.", '[audience.glossary]\nGDP = "gross domestic product"', optional=True),
        Key("audience.replacements", Table(item=Text()), "Words that are replaced wherever they stand; the trace "
            "marks them.", '[audience.replacements]\nutilise = "use"', optional=True),
    )  # fmt: skip


def _theme() -> tuple[Key, ...]:
    names = tuple(Color)
    roles = tuple(TextRole)
    return (
        Key("theme.slots", _each(SLOTS, Rgb(), "theme slot"), "The twelve colours of the PowerPoint theme. Text must "
            "stand out from what is behind it by 4.5:1.", '[theme.slots]\naccent1 = "0B6A96"'),
        Key("theme.palette", _each(names, Shade(), "colour"), "Which slot each colour of the design is, as it is or "
            "lighter or darker. Colours: " + ", ".join(names) + ".",
            '[theme.palette]\naccent = "accent1"\nsky = "accent1, lighter 80%"'),
        Key("theme.fonts.heading", Text(least=1), "The font of titles and headings.", 'heading = "Arial"'),
        Key("theme.fonts.body", Text(least=1), "The font of all other text.", 'body = "Arial"'),
        Key("theme.fonts.mono", Text(least=1), "The font of code.", 'mono = "Courier New"'),
        Key("theme.fonts.fallback", Listing(Text(least=1), most=8, unique=True), "Fonts for signs that the others "
            "lack, tried in order.", 'fallback = ["DejaVu Sans"]'),
        Key("theme.deck", _ladders(DECK_FLOOR_PT), "Per kind of text the sizes that may be tried on a slide (pt), "
            "largest first. Kinds: " + ", ".join(roles) + ".", "[theme.deck]\ntitle = [28, 26, 24]"),
        Key("theme.handout", _ladders(HANDOUT_FLOOR_PT), "The same for the handout.",
            "[theme.handout]\nlist = [10.2, 9.8, 9.4, 9]"),
        Key("theme.leading", _each(roles, Number(0.8, 2), "text role"), "Line spacing on slides as a factor (1 where "
            "not named).", "[theme.leading]\ntitle = 0.95", optional=True),
    )  # fmt: skip


def _deck() -> tuple[Key, ...]:
    return (
        Key("deck.master", File("a PowerPoint file"), 'A PowerPoint master of your own (.pptx, .potx), "" for the '
            "one that ships.", 'master = "house-style.pptx"'),
        Key("deck.aspect", Choice("a format", ("16:9", "4:3")), "The format of the master that ships: 16:9 or 4:3.",
            'aspect = "16:9"'),
        Key("deck.parts", Listing(Choice("a part", DECK_PARTS), least=1, unique=True), "The parts of the deck, in "
            "order; what is not named is left out. Parts: " + ", ".join(DECK_PARTS) + ".",
            'parts = ["title", "bottom-line", "topics", "sources", "takeaways"]'),
        Key("deck.kinds", _each(_KINDS, Flag(), "slide kind"), "Which kinds of slide may be used. Kinds: "
            + ", ".join(_KINDS) + ".", "[deck.kinds]\ntimeline = false"),
        Key("deck.rules", Listing(Choice("a layout rule", RULES), least=1, unique=True), "The rules that choose the "
            "kind of a slide from the shape of its text, in order of preference; what is not named is off. Rules: "
            + ", ".join(RULES) + ".", 'rules = ["table", "figure", "cards", "bullets"]'),
        Key("deck.layouts", _each(_KINDS, Text(least=1), "slide kind"), "The slide layout of the master for each "
            "kind of slide, by its name.", '[deck.layouts]\nquote = "Statement"'),
        Key("deck.notes", Choice("a policy", ("full", "source", "none")), "Speaker notes: full (what to say, and the "
            "sentences of the article), source (those sentences only) or none.", 'notes = "full"'),
        Key("deck.footer", _FILLED, "Text at the foot of every slide. {title} and {author} are the article's, "
            "{audience} is the template's title, {date} is deck.date; between bars, what has no value is left out.",
            'footer = "{title} | {audience}"'),
        Key("deck.date", Text(), "The date shown, as text; none is shown unasked.", 'date = "2 May 2026"'),
        Key("deck.logo", File("a picture"), 'A picture for the cover, "" for none.', 'logo = "logo.png"'),
        Key("deck.extra", Listing(_EXTRA, most=20), "Fixed slides of your own after a part of the deck (sources "
            "where none is named).",
            '[[deck.extra]]\ntitle = "Contact"\nbullets = ["Press office: +00 000 000"]\nafter = "sources"'),
    )  # fmt: skip


def _handout() -> tuple[Key, ...]:
    return (
        Key("handout.paper", Choice("a format", ("A4", "Letter")), "The paper: A4 or Letter.", 'paper = "A4"'),
        Key("handout.pages", Whole(1, 50), "At most so many pages.", "pages = 2"),
        Key("handout.columns", Whole(1, 2), "Columns for the themes.", "columns = 2"),
        Key("handout.variant", Choice("a form", ("text", "slides")), "text (the condensed article) or slides (the "
            "slides drawn small, beside lines for notes).", 'variant = "text"'),
        Key("handout.per_page", Whole(2, 3), "For the variant slides: how many on a page.", "per_page = 3"),
        Key("handout.margins_pt", Listing(Number(18, 200), least=4, most=4), "Margins left, top, right and bottom "
            "(pt).", "margins_pt = [44, 40, 44, 50]"),
        Key("handout.gutter_pt", Number(6, 72), "The gap between columns (pt).", "gutter_pt = 20"),
        Key("handout.bullets", Whole(1, 20), "At most so many bullets for a theme.", "bullets = 3"),
        Key("handout.parts", Listing(Choice("a part", HANDOUT_PARTS), least=1, unique=True), "The parts of the "
            "handout, in order. Parts: " + ", ".join(HANDOUT_PARTS) + ".",
            'parts = ["bottom-line", "themes", "takeaways", "caveats", "key"]'),
        Key("handout.footer", _FILLED, "Text at the foot of every page, as in the deck.",
            'footer = "{title} | {audience}"'),
        Key("handout.blanks", Whole(0, 5), "For learners: so many key words of each theme become blanks.",
            "blanks = 2"),
        Key("handout.grayscale", Flag(), "Only grays, for a black-and-white printer.", "grayscale = true"),
    )  # fmt: skip


def _words() -> tuple[Key, ...]:
    return (
        Key("labels", _labels(), "The program's own words on slides and pages, per language; `briefing templates new` "
            "writes them all into its file.",
            '[labels.en]\nagenda = "Order of business"\ntakeaways-title = "What we ask of you"', optional=True),
    )  # fmt: skip


@cache
def root() -> Table:
    """The type of a whole template."""
    return _table("", {key.name: key.type for key in keys()})


def _table(prefix: str, types: dict[str, Type]) -> Table:
    fields: dict[str, Type] = {}
    for name, type_ in types.items():
        head, _, rest = name.removeprefix(prefix).partition(".")
        if not rest:
            fields[head] = type_
        elif head not in fields:
            inner = f"{prefix}{head}."
            fields[head] = _table(inner, {n: t for n, t in types.items() if n.startswith(inner)})
    return Table(fields=fields, noun="key")


def homes_of(name: str) -> tuple[str, ...]:
    """The dotted keys that end in `name`: where a key belongs that stands in the wrong table."""
    return tuple(key.name for key in keys() if key.name.rpartition(".")[2] == name)


def type_at(path: tuple[str | int, ...]) -> Type | None:
    """The type of the key that `path` leads to, None if there is none."""
    type_: Type | None = root()
    for part in path:
        if not isinstance(type_, Table):
            return None
        type_ = type_.item if type_.fields is None else type_.fields.get(str(part))
    return type_

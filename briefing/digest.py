"""What an article says, condensed: key points in ranked topics, and a ledger of what was left out.

Made by `condense`, read by `plan`. Every unit of the article (a sentence of a paragraph, list item or quotation; a
table, figure, code block or footnote) is behind at least one key point or is one omission with a reason, never both.
A point is made by deleting and splitting, never by rewording: its words are a subsequence of its sentence's words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from briefing.article import Code, Figure, Table
from briefing.diagnostics import Span


class Role(StrEnum):
    """What a point does in the argument; CLAIM is the plain case. Feeds weights and layout rules."""

    CLAIM = "claim"
    QUANTITY = "quantity"
    EVENT = "event"
    ENUMERATION = "enumeration"
    CONTRAST = "contrast"
    LIMIT = "limit"
    CAUSE = "cause"
    OUTLOOK = "outlook"
    DEFINITION = "definition"
    QUOTATION = "quotation"
    TABLE = "table"
    FIGURE = "figure"
    CODE = "code"


class DetailKind(StrEnum):
    """What was split off a sentence, by its form."""

    EFFECT = "effect"  # ", reducing the risk of ..."
    EXAMPLES = "examples"  # "such as A, B and C"
    PURPOSE = "purpose"  # "to adapt to evolving threats"
    MEANS = "means"  # "By / Through ..., "
    RELATIVE = "relative"  # ", which ..."
    CONTEXT = "context"  # a leading "While ..., " or "As ..., ", or one that trails behind its clause
    ASIDE = "aside"  # an apposition, or what stands in brackets or behind a dash
    ADDITION = "addition"  # ", and then made ...": a second predicate or clause


class Detail(Struct, frozen=True):
    """Words split off a point's sentence, shown where there is room.

    `required`: it is always shown with its point, for it carries a figure, date, hedge, negation or condition, is part
    of a duty or of what is denied, or its rule says so.
    """

    kind: DetailKind
    text: str
    required: bool = False


class Edit(Struct, frozen=True):
    """One change between a sentence and what is shown, by name ("discourse marker", "capital", ...) and its words."""

    kind: str
    text: str


class RelationKind(StrEnum):
    """A relation that the article states between two points, by a connective or in one sentence."""

    RESPONSE = "response"  # a limit, then "therefore the alliance emphasises ..."
    RESULT = "result"  # a cause, then "as a result ..."
    CONTRAST = "contrast"  # two sides of one sentence or of neighbours joined by "however"
    CORRECTION = "correction"  # the other point refutes or corrects this one: neither is shown alone
    LEANS = "leans"  # this point's opening "It / These ..." refers to the other: shown below it, or not at all


class Relation(Struct, frozen=True):
    """From the point that holds it to the point `other` (its id); `connective` is the article's own word for it."""

    kind: RelationKind
    other: str
    connective: str = ""


class Headline(Struct, frozen=True):
    """A point as the title of a slide: `text` stands there, `rest`, if there is one, are the words of its sentence
    that then must stand right below. `worth` is how good a title it makes, above 0, 1 is usual. `verdict`: by its form
    it says what its section comes to.
    """

    text: str
    rest: str = ""
    worth: float = 1.0
    verdict: bool = False


class KeyPoint(Struct, frozen=True):
    """One thing that the article says.

    id           stable hash of the normalised sentence and its occurrence: 8 hex digits
    text         the words shown: a whole sentence, or one shortened by deletion; for an enumeration, its lead-in
    sentence     the whole source sentence, cleaned of mark-up
    role         what it does in the argument
    spans        where it stands in the source; at least one
    details      what was split off its sentence: what goes on with it first, what opened the sentence last
    items        the members of an enumeration, in source order (2 or more, else empty)
    ordered      whether the author numbered the items
    edits        every change between sentence and text
    salience     0-1, within the article, weighted for the audience
    lasting      0-1, within the article: how much a reader should leave with it; 0 for what cannot stand alone
    rank         0-based order of preference within its topic: a planner with room for n takes ranks below n;
                 points bound together by a CORRECTION share a rank
    when         the date or period of an EVENT, verbatim ("in 1949", "Following the end of the Cold War")
    future       whether `when` or the hedge speaks of what is to come
    hedge        the hedge of a LIMIT, or of what is said of the future, verbatim ("likely", "may")
    figure       the number with its unit of a QUANTITY, verbatim ("40 %", "$4.5 million")
    speaker      who is quoted, for a QUOTATION
    sides        both sides of a CONTRAST, verbatim, or empty
    subjects     the two things that a CONTRAST sets against each other, verbatim, or empty
    relations    what the article states between this point and others
    payload      the table, figure or code block itself, for those roles
    headline     the point as the title of a slide, None where it cannot be one
    terms        the stems of its sentence's words that carry a topic: what two points share, both are about
    names        what its sentence names beside the article's subject, verbatim, in order
    paragraph    the number of its paragraph in its section
    """

    id: str
    text: str
    sentence: str
    role: Role
    spans: tuple[Span, ...]
    details: tuple[Detail, ...] = ()
    items: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    salience: float = 0.0
    rank: int = 0
    when: str = ""
    future: bool = False
    hedge: str = ""
    figure: str = ""
    speaker: str = ""
    sides: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    payload: Table | Figure | Code | None = None
    ordered: bool = False
    lasting: float = 0.0
    headline: Headline | None = None
    terms: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    paragraph: int = 0


class Topic(Struct, frozen=True):
    """One section of the article with its points in source order.

    `mark` names it in references: "§4" or, for a subsection, "§4.1" (the author's own number where there is one; "§0"
    for the text before the first heading). `parent` is the mark of the section above, "" at the top. `terms` are
    what it should be about: the stems of the words of its heading and of the article's title.
    """

    heading: str
    mark: str
    level: int
    span: Span
    points: tuple[KeyPoint, ...]
    parent: str = ""
    terms: frozenset[str] = frozenset()


# Reasons of an omission: what no audience's slides are for.
CODE, FOOTNOTE, EXCLUDED = "code", "footnote", "excluded section"
UNSHOWABLE = frozenset({CODE, FOOTNOTE, EXCLUDED})


class Omission(Struct, frozen=True):
    """A unit that is behind no point, and why. `weighty`: it holds a number, caveat, condition or refutation."""

    span: Span
    text: str
    reason: str
    weighty: bool = False


class Caveat(Struct, frozen=True):
    """A notice of the article, verbatim; always shown in both outputs."""

    text: str
    span: Span


class Digest(Struct, frozen=True):
    """The whole article, condensed.

    `bottom_line` holds the ids of the two to four points that a reader must leave with, the thesis first. `source`,
    `sha256`, `language`, `byline` and `date` are the article's.
    """

    title: str
    language: str
    source: str
    sha256: str
    topics: tuple[Topic, ...]
    bottom_line: tuple[str, ...] = ()
    omissions: tuple[Omission, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    byline: str = ""
    date: str = ""

    def points(self) -> Iterator[KeyPoint]:
        """All points in source order."""
        for topic in self.topics:
            yield from topic.points

    def left_out(self) -> tuple[Omission, ...]:
        """The omissions with each sentence once, at its first place: a list's sentence stands there for every item."""
        found: dict[str, Omission] = {}
        for omission in self.omissions:
            first = found.setdefault(omission.text, omission)
            found[omission.text] = replace(first, weighty=first.weighty or omission.weighty)
        return tuple(found.values())

    def keeping(self, used: Collection[str], reason: str = "over budget") -> Digest:
        """The digest with only the points whose id is in `used`; every other one becomes an omission for `reason`.

        What is still behind a kept point is no omission.
        """
        kept_spans = {s for p in self.points() if p.id in used for s in p.spans}
        dropped = tuple(
            Omission(span, p.sentence, reason, weighty=_is_weighty(p))
            for p in self.points()
            if p.id not in used
            for span in p.spans
            if span not in kept_spans
        )
        topics = tuple(replace(t, points=tuple(p for p in t.points if p.id in used)) for t in self.topics)
        omissions = sorted({*self.omissions, *dropped}, key=lambda o: (o.span.start, o.span.end, o.reason))
        return replace(self, topics=topics, omissions=tuple(omissions))


def _is_weighty(point: KeyPoint) -> bool:
    return point.role in (Role.QUANTITY, Role.LIMIT) or bool(point.figure or point.hedge)

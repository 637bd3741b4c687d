"""The course of condensing: units, candidates, what is left out, the order of the rest, titles, the bottom line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from briefing.article import Article
from briefing.condense import (
    bottom_line,
    candidates,
    lasting,
    lexicon,
    names,
    omissions,
    outline,
    ranking,
    relations,
    salience,
    titles,
    zones,
)
from briefing.condense import units as article_units
from briefing.condense.candidate import Candidate
from briefing.condense.cues import Cues
from briefing.condense.lexicon import Lexicon
from briefing.condense.outline import MarkedSection
from briefing.condense.shaping import Shaper
from briefing.condense.units import Unit, UnitKind
from briefing.diagnostics import Report
from briefing.digest import EXCLUDED, Caveat, Digest, KeyPoint, Omission, Relation, RelationKind, Topic
from briefing.language import Language
from briefing.template.model import Audience, Literalness

_BOTTOM_LINE_FOR = ((3, 2), (8, 3))  # so many points at most: so many statements; four for more


class _Draft(Struct):
    """A section on its way to a topic."""

    marked: MarkedSection
    candidates: list[Candidate]
    relations: dict[str, tuple[Relation, ...]] = field(default_factory=dict)

    @property
    def kept(self) -> list[Candidate]:
        return [c for c in self.candidates if not c.omitted]


def condense(article: Article, audience: Audience, language: Language, report: Report) -> Digest:
    """What `article` says, condensed for `audience` by the rules of `language`.

    A language without tables (`language.neutral`) gets whole sentences and a warning. Adds: CON001 no rules for the
    language, CON002 a section that is all filler, CON003 points that fell back to their whole sentence, CON004 nothing
    left to say.
    """
    rules = lexicon.of(language)
    if rules.empty:
        message = "no rules for the language of this article: its sentences are shown whole"
        report.warning("CON001", message, hint="name the language if it was not recognised, or add a table for it")
    course = _Course(article, audience, rules, report)
    return course.digest(language.code)


class _Course:
    """One run over one article."""

    def __init__(self, article: Article, audience: Audience, rules: Lexicon, report: Report) -> None:
        self._article = article
        self._audience = audience
        self._report = report
        self._footnotes: set[int] = set()
        self._sections = [(m, self._units(m, rules.code)) for m in outline.marked(article, audience)]
        self._loose = self._uncited_footnotes()
        self._lexicon = rules.narrowed(self._texts())
        self._shaper = Shaper(self._lexicon, audience.literal, audience.words_per_bullet)
        self._drafter = candidates.Drafter(self._shaper, self._lexicon)
        self._titler = titles.Titler(self._lexicon, audience.literal)
        self._everything = audience.literal is Literalness.EVERYTHING
        self._excluded: list[Unit] = []

    def digest(self, language: str) -> Digest:
        drafts = self._drafts()
        self._choose(drafts)
        topics = self._topics(drafts)
        self._note_results(drafts)
        article = self._article
        return Digest(
            title=article.title,
            language=article.language or language,
            source=article.source,
            sha256=article.sha256,
            topics=topics,
            bottom_line=self._bottom_line(drafts),
            omissions=self._omissions(drafts),
            caveats=tuple(Caveat(n.text, n.span) for n in article.notices),
            byline=article.byline,
            date=article.date,
        )

    # --- drafting ---------------------------------------------------------------------------------------------

    def _drafts(self) -> list[_Draft]:
        """The included sections with their candidates; the units of the others are set aside."""
        drafts: list[_Draft] = []
        for marked, units in self._sections:
            if marked.included:
                drafts.append(_Draft(marked, self._drafter.draft(units, marked.section.heading)))
            else:
                self._excluded.extend(units)
        if drafts:
            drafts[-1].candidates.extend(self._drafter.draft(self._loose, ""))
        else:
            self._excluded.extend(self._loose)
        return drafts

    def _units(self, marked: MarkedSection, language: str) -> tuple[Unit, ...]:
        """The units of a section; a footnote that is cited twice counts once."""
        found: list[Unit] = []
        for unit in article_units.of_section(marked.section, self._article, language):
            if unit.kind is UnitKind.FOOTNOTE:
                if unit.span.start in self._footnotes:
                    continue
                self._footnotes.add(unit.span.start)
            found.append(unit)
        return tuple(found)

    def _uncited_footnotes(self) -> tuple[Unit, ...]:
        cited = frozenset(label for m, _ in self._sections for label in article_units.cited_labels(m.section))
        return article_units.uncited_footnotes(self._article, cited)

    def _texts(self) -> Iterator[str]:
        """Every text in which a pattern is ever looked for, or of which it is a part."""
        for marked, units in self._sections:
            yield marked.section.heading
            yield from (unit.text for unit in units)
        yield from (unit.text for unit in self._loose)

    # --- choosing ---------------------------------------------------------------------------------------------

    def _choose(self, drafts: Sequence[_Draft]) -> None:
        """Decides what is left out, and weighs what stays."""
        self._leave_out(drafts)
        everyone = [c for d in drafts for c in d.kept]
        cues = Cues([c.sentence for c in everyone], self._lexicon)
        for draft in drafts:
            draft.relations = relations.relate(draft.kept, self._lexicon)
            salience.weigh(draft.kept, self._lexicon, cues, self._audience.weights, self._audience.words_per_bullet)
        salience.set_centrality(everyone)
        if not self._everything:
            omissions.omit_repetitions(everyone, _bound(drafts), self._lexicon)
        self._forget_omitted(drafts)
        parts = [lasting.Part(self._zone(d.marked), d.kept) for d in drafts]
        # A claim that the next sentence takes back is nothing to leave with.
        lasting.weigh(self._article.title, parts, _bound(drafts), _conceded(drafts), cues, self._lexicon)

    def _leave_out(self, drafts: Sequence[_Draft]) -> None:
        """Leaves out what no choice is needed for: apparatus, code, announcements, fragments, filler."""
        if not self._everything:
            omissions.omit_apparatus([c for d in drafts for c in d.candidates], self._lexicon)
        for draft in drafts:
            heading = draft.marked.section.heading
            omissions.mark_filler(draft.candidates, self._article.title, heading, self._lexicon)
            if not self._everything:
                omissions.omit_unshowable(draft.candidates)
                omissions.omit_announcements(draft.candidates, self._lexicon)
                omissions.omit_fragments(draft.candidates)
                omissions.omit_filler(draft.candidates)

    def _zone(self, marked: MarkedSection) -> zones.Zone:
        """What the section is for, by its heading and those above it."""
        above = {m.mark: m for m, _ in self._sections}
        headings = [marked.section.heading]
        while marked.parent in above:
            marked = above[marked.parent]
            headings.append(marked.section.heading)
        return zones.of_section(headings, self._lexicon)

    def _forget_omitted(self, drafts: Sequence[_Draft]) -> None:
        """Relations to what is left out lead nowhere."""
        kept = {c.point.id for d in drafts for c in d.kept}
        for draft in drafts:
            draft.relations = {
                holder: tuple(r for r in held if r.other in kept)
                for holder, held in draft.relations.items()
                if holder in kept
            }

    # --- topics -----------------------------------------------------------------------------------------------

    def _topics(self, drafts: Sequence[_Draft]) -> tuple[Topic, ...]:
        everyone = [c for d in drafts for c in d.kept]
        highest = max(map(_weight, everyone), default=1.0) or 1.0
        most_lasting = max((c.lasting for c in everyone), default=1.0) or 1.0
        return tuple(self._topic(draft, highest, most_lasting) for draft in drafts)

    def _topic(self, draft: _Draft, highest: float, most_lasting: float) -> Topic:
        section, marked = draft.marked.section, draft.marked
        terms = frozenset(self._lexicon.terms(f"{section.heading} {self._article.title}"))
        points = self._points(draft, terms, highest, most_lasting)
        return Topic(section.heading, marked.mark, section.level, section.span, points, marked.parent, terms)

    def _points(
        self, draft: _Draft, subject: frozenset[str], highest: float, most_lasting: float
    ) -> tuple[KeyPoint, ...]:
        ranks = ranking.ranks(draft.kept, draft.relations)
        able = self._titler.headlines(draft.kept, draft.marked.section.heading, draft.relations)
        return tuple(
            replace(
                c.point,
                relations=_held(c, draft.relations),
                rank=ranks[c.point.id],
                salience=round(min(1.0, _weight(c) / highest), 6),
                lasting=round(c.lasting / most_lasting, 6),
                headline=able.get(c.point.id),
                terms=frozenset(c.terms),
                names=names.of_sentence(c.sentence, subject, self._lexicon),
                paragraph=c.paragraph,
            )
            for c in draft.kept
        )

    def _bottom_line(self, drafts: Sequence[_Draft]) -> tuple[str, ...]:
        parts: list[list[Candidate]] = []
        for draft in drafts:
            if not draft.marked.parent or not parts:
                parts.append([])
            parts[-1].extend(draft.kept)
        count = sum(map(len, parts))
        wanted = next((n for most, n in _BOTTOM_LINE_FOR if count <= most), 4)
        return bottom_line.choose(parts, wanted, self._lexicon)

    # --- ledger and report ------------------------------------------------------------------------------------

    def _omissions(self, drafts: Sequence[_Draft]) -> tuple[Omission, ...]:
        found = [o for d in drafts for o in omissions.of_candidates(d.candidates, self._lexicon)]
        found += [omissions.of_unit(u, EXCLUDED, self._lexicon) for u in self._excluded]
        return tuple(sorted(found, key=lambda o: (o.span.start, o.span.end, o.reason)))

    def _note_results(self, drafts: Sequence[_Draft]) -> None:
        for draft in drafts:
            if draft.candidates and all(c.omitted == omissions.FILLER for c in draft.candidates):
                section = draft.marked.section
                name = f"“{section.heading}”" if section.heading else "the text before the first heading"
                self._report.info("CON002", f"{name} says nothing beyond its heading", section.span)
        if fallbacks := self._shaper.fallbacks:
            counts = ", ".join(f"{name} {count}" for name, count in sorted(fallbacks.items()))
            message = f"some sentences are kept longer, for a guard objected: {counts}"
            self._report.info("CON003", message, hint="nothing to do: what these guards protect stays on the page")
        if not any(d.kept for d in drafts):
            hint = "look at sections_skip and sections_only of the template"
            self._report.warning("CON004", "the article has nothing to show", hint=hint)


def _bound(drafts: Sequence[_Draft]) -> set[str]:
    """The points that correct others, and those that they correct."""
    held = [(holder, r) for d in drafts for holder, found in d.relations.items() for r in found]
    return {i for holder, r in held if r.kind is RelationKind.CORRECTION for i in (holder, r.other)}


def _conceded(drafts: Sequence[_Draft]) -> set[str]:
    """The points against which the next sentence turns by its connective, and those that these lean on."""
    held = (r for d in drafts for found in d.relations.values() for r in found)
    turned = {r.other for r in held if r.kind is RelationKind.CONTRAST}
    supports = (c.leans_on for d in drafts for c in d.kept if c.point.id in turned)
    return turned | {support.point.id for support in supports if support is not None}


def _weight(candidate: Candidate) -> float:
    """Relevance in the section and share of the article, both about equally."""
    return candidate.relevance * (0.5 + 0.5 * candidate.central)


def _held(candidate: Candidate, found: Mapping[str, tuple[Relation, ...]]) -> tuple[Relation, ...]:
    """The relations that a candidate's point holds, what it leans on first."""
    support = candidate.leans_on
    leaning = (candidates.leans(candidate, support),) if support is not None and not support.omitted else ()
    return (*leaning, *found.get(candidate.point.id, ()))

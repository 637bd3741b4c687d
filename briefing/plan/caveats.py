"""What a listener must know beside what was said: the article's notices, and its weightiest sentences on no slide."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec.structs import replace

from briefing.deck import Line, Reference, Slide, SourcesSlide
from briefing.digest import Digest, KeyPoint, RelationKind, Topic
from briefing.plan.budget import SLIDE_WORDS
from briefing.plan.speech import Index, annotated, references
from briefing.plan.wording import label, pronouns, source, word_count

_SECONDS = 15  # to point at the slide; only its notices are read out
# More sections than this do not go on a slide beside the caveats.
_REFERENCES = 16
# Sentences beside those on the other slides. Of the decks of 48 articles one changes with at most 5 or 6, for the words
# run out first; with 2 half of them lose some. (The numbers below were moved one at a time, over the same articles.)
_LEAST, _MOST = 2, 4
_MOST_OF_A_SECTION = 3  # with 2, a third of the decks say less; with 4, one section is told alone
# Fewer ("Pepin took the hint.") mean little alone; up to 40 they push two shorter ones out of nearly half of the decks.
_SENTENCE_WORDS = range(7, 33)
_ENDS = (".", "!", "?")  # of sentences: an item of a list may be none
# Words, in which a pronoun would point at another sentence: with 2, "I grant that those who ..." is told alone, with 6
# one goes that explains itself ("... carried Leo back to the palace, which ...").
_OPENING = 4
_TIED = (RelationKind.LEANS, RelationKind.CORRECTION)


def sources(digest: Digest, index: Index, shown: Collection[str], labels: Mapping[str, str]) -> Slide | None:
    """The article's notices and the weightiest sentences that the other slides (whose points are `shown`) leave out,
    all verbatim; where nothing weighty is left out, the sections that the deck rests on. None without either.
    """
    caveats = tuple(Line(c.text) for c in digest.caveats)
    left_out = _left_out(digest, index, shown, SLIDE_WORDS - sum(word_count(c.text) for c in caveats))
    if not caveats and len(left_out) < _LEAST:
        return None
    used = references([index.points[i] for i in shown if i in index.points], index) if not left_out else ()
    slide = SourcesSlide(
        "sources",
        label(labels["caveats-title"] if caveats else labels["left-out"]),
        label(labels["caveats"] if caveats else ""),
        caveats=caveats,
        left_out=left_out,
        references=_fewer(tuple(r if r.heading else replace(r, heading=labels["overview"]) for r in used), digest),
    )
    noted = annotated(slide, index)
    return replace(noted, notes=replace(noted.notes, say=caveats, seconds=_SECONDS))


def _left_out(digest: Digest, index: Index, shown: Collection[str], words: int) -> tuple[Line, ...]:
    """Whole sentences in source order that stand alone: first those that hold a number, caveat or condition, then the
    most salient; a few of each section, within so many words."""
    left_out = {omission.span: omission.weighty for omission in digest.keeping(set(shown)).omissions}
    corrected = {r.other for p in index.points.values() for r in p.relations if r.kind is RelationKind.CORRECTION}
    unshown = [p for p in index.points.values() if left_out.keys() >= set(p.spans) and p.id not in corrected]
    pointing = pronouns(digest.language)
    able = [p for p in unshown if _stands_alone(p) and not pointing & set(_opening(p.sentence))]
    able.sort(key=lambda p: (not left_out[p.spans[0]], -p.salience))
    chosen = sorted(_first(able, index, words), key=lambda p: p.spans[0].start)
    if len(chosen) <= _LEAST and not any(left_out[p.spans[0]] for p in chosen):
        return ()  # two sentences of no weight are no reason for a slide
    return tuple(source(p.sentence, p) for p in chosen)


def _first(points: Sequence[KeyPoint], index: Index, words: int) -> Iterator[KeyPoint]:
    """The first of `points` that there is room for, with each sentence once."""
    taken: list[str] = []
    said: set[str] = set()
    for point in points:
        mark, length = index.mark(point.id), word_count(point.sentence)
        if (
            len(said) < _MOST
            and taken.count(mark) < _MOST_OF_A_SECTION
            and length <= words
            and point.sentence not in said
        ):
            taken.append(mark)
            said.add(point.sentence)
            words -= length
            yield point


def _opening(sentence: str) -> list[str]:
    return sentence.casefold().replace(",", " ").split()[:_OPENING]


def _stands_alone(point: KeyPoint) -> bool:
    """Whether the point's sentence is understood without its neighbours (it opens as the point does: with no word that
    ties it to another), and is prose."""
    tied = any(r.kind in _TIED for r in point.relations) or _opening(point.sentence)[:1] != _opening(point.text)[:1]
    is_prose = not point.items and point.payload is None and point.sentence.endswith(_ENDS)
    return is_prose and not tied and word_count(point.sentence) in _SENTENCE_WORDS


def _fewer(found: tuple[Reference, ...], digest: Digest) -> tuple[Reference, ...]:
    """The references as they are, if they go on a slide; else by chapter; else the article from first to last."""
    if len(found) <= _REFERENCES:
        return found
    known = {t.mark: t for t in digest.topics}
    joined: dict[str, list[Reference]] = {}
    for reference in found:
        joined.setdefault(_top(known[reference.mark], known).mark, []).append(reference)
    merged = tuple(_span(parts, mark, known[mark].heading) for mark, parts in joined.items())
    if len(merged) <= _REFERENCES:
        return merged
    return (_span(found, f"{found[0].mark}–{found[-1].mark}", digest.title),)


def _top(topic: Topic, known: Mapping[str, Topic]) -> Topic:
    """The chapter that `topic` belongs to; `known`: all sections by their marks."""
    while topic.parent in known and topic.parent != topic.mark:
        topic = known[topic.parent]
    return topic


def _span(found: Sequence[Reference], mark: str, heading: str) -> Reference:
    return Reference(mark, heading, min(r.line for r in found), max(r.last_line for r in found))

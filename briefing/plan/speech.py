"""Speaker notes and sources: what to say and for how long, what found no room, and the sentences behind a slide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from briefing.deck import Line, Notes, Origin, Reference, Slide, SourceQuote, lines_of
from briefing.digest import Digest, KeyPoint, Topic
from briefing.plan.wording import same_words, source, spoken_seconds, word_count

# A slide that is shown at all is shown so long.
_LEAST_SECONDS = 10


class Index(Struct, frozen=True):
    """The digest by id: each point and its section."""

    points: Mapping[str, KeyPoint]
    topics: Mapping[str, Topic]

    @classmethod
    def of(cls, digest: Digest) -> Index:
        pairs = [(p, t) for t in digest.topics for p in t.points]
        return cls({p.id: p for p, _ in pairs}, {p.id: t for p, t in pairs})

    def mark(self, point: str) -> str:
        """The mark of the section that the point with this id stands in."""
        return self.topics[point].mark

    def chapter(self, point: str) -> str:
        """The mark of the section above the one that the point with this id stands in, or of that one at the top."""
        return self.topics[point].parent or self.topics[point].mark


def used_on(slide: Slide) -> tuple[str, ...]:
    """The ids of the points that `slide` shows, in reading order."""
    ids = (point for line in lines_of(slide) for point in line.points)
    return tuple(dict.fromkeys((*ids, *getattr(slide, "points", ()))))


def annotated(slide: Slide, index: Index) -> Slide:
    """`slide` with its notes and sources, from the points that it shows."""
    points = [index.points[i] for i in used_on(slide) if i in index.points]
    say = _to_say(points)
    notes = Notes(
        say, _seconds(say), _more(slide, points), tuple(q for p in points for q in _quotes(p, index.mark(p.id)))
    )
    return replace(slide, notes=notes, sources=references(points, index))


def _to_say(points: Sequence[KeyPoint]) -> tuple[Line, ...]:
    """The whole sentences, once each: what is split on the slide is one sentence when spoken."""
    sentences = dict.fromkeys(p.sentence for p in points if p.payload is None)
    by_sentence = {s: [p for p in points if p.sentence == s] for s in sentences}
    return tuple(source(s, *ps) for s, ps in by_sentence.items() if s)


def _more(slide: Slide, points: Iterable[KeyPoint]) -> tuple[Line, ...]:
    """The details that found no room on the slide."""
    shown = {same_words(line.text) for line in lines_of(slide)}
    return tuple(source(d.text, p) for p in points for d in p.details if same_words(d.text) not in shown)


def _quotes(point: KeyPoint, mark: str) -> Iterator[SourceQuote]:
    for span in point.spans[:1]:
        last = max(s.last_line for s in point.spans)
        yield SourceQuote(mark, span.line, last, point.sentence, point.id)


def references(points: Iterable[KeyPoint], index: Index) -> tuple[Reference, ...]:
    """The sections behind `points`, in the article's order, with the lines of the sentences used."""
    spans: dict[str, list[KeyPoint]] = {}
    for point in points:
        spans.setdefault(index.mark(point.id), []).append(point)
    topics = {index.mark(p.id): index.topics[p.id] for ps in spans.values() for p in ps}
    made = [
        Reference(
            mark,
            topics[mark].heading,
            min(s.line for p in used for s in p.spans),
            max(s.last_line for p in used for s in p.spans),
        )
        for mark, used in spans.items()
    ]
    return tuple(sorted(made, key=lambda r: topics[r.mark].span.start))


# --- time ----------------------------------------------------------------------------------------------------


def _seconds(say: Iterable[Line]) -> int:
    return max(_LEAST_SECONDS, spoken_seconds(sum(word_count(line.text) for line in say)))


def timed(slides: Sequence[Slide], minutes: int) -> tuple[Slide, ...]:
    """The slides with what is said cut until it fits the audience's minutes; the first line of each is kept."""
    allowed = minutes * 60
    total = sum(s.notes.seconds for s in slides)
    if total <= allowed:
        return tuple(slides)
    shorter = [_shortened(s, allowed / total) for s in slides]
    total = sum(s.notes.seconds for s in shorter)
    factor = min(1.0, allowed / total)
    return tuple(replace(s, notes=replace(s.notes, seconds=int(s.notes.seconds * factor))) for s in shorter)


def _shortened(slide: Slide, share: float) -> Slide:
    """What is said on `slide`, cut to about `share` of its time; the cut lines move to the details."""
    say, cut = list(slide.notes.say), list[Line]()
    while len(say) > 1 and _seconds(say) > slide.notes.seconds * share:
        cut.insert(0, say.pop())
    seconds = min(slide.notes.seconds, _seconds(say))
    return replace(slide, notes=replace(slide.notes, say=tuple(say), seconds=seconds, more=(*cut, *slide.notes.more)))


def spoken(slide: Slide, seconds: int, *lines: Line) -> Slide:
    """`slide` with `lines` to be said before its own, for `seconds` more (a slide of the program's own words)."""
    notes = slide.notes
    return replace(slide, notes=replace(notes, say=(*lines, *notes.say), seconds=notes.seconds + seconds))


def policy(slide: Slide, notes: str) -> Slide:
    """The notes that the template wants: "full", "source" (the sentences only) or "none"; the time always stays."""
    if notes == "full":
        return slide
    kept = slide.notes.quotes if notes == "source" else ()
    return replace(slide, notes=Notes(seconds=slide.notes.seconds, quotes=kept))


def is_own(line: Line) -> bool:
    """Whether `line` is the program's own."""
    return line.origin is Origin.LABEL

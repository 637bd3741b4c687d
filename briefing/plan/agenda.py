"""The parts of the briefing: runs of topic slides under the article's own headings, and their agenda entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from briefing.deck import AgendaEntry, Line, Origin
from briefing.digest import Topic
from briefing.plan.shares import Share

# More entries than this are no agenda: neighbours are then named by the first and the last of them.
_MOST_ENTRIES = 10
_ENTRIES = 8


class Run(Struct, frozen=True):
    """A run of slides (ids) of one chapter, or of chapters that share a slide: their headings, the slide that each of
    them starts at, and one name for all."""

    headings: tuple[Line, ...]
    starts: tuple[str, ...]
    slides: tuple[str, ...]

    @property
    def name(self) -> str:
        return " · ".join(line.text for line in self.headings)


def runs(shares: Sequence[Share], labels: Mapping[str, str]) -> tuple[Run, ...]:
    """The shares by chapter, in order."""
    grouped: list[list[Share]] = []
    for share in shares:
        if grouped and grouped[-1][-1].part == share.part:
            grouped[-1].append(share)
        else:
            grouped.append([share])
    return tuple(_run(group, labels) for group in grouped)


def _run(group: Sequence[Share], labels: Mapping[str, str]) -> Run:
    """Headed by the chapters behind the shares: their top sections, or the first section where that stands alone."""
    topics = [(t, share.id) for share in group for t in share.topics]
    marks = {t.mark for t, _ in topics}
    starts: dict[Line, str] = {}
    for topic, slide in [(t, s) for t, s in topics if t.parent not in marks] or topics[:1]:
        starts.setdefault(_heading(topic, labels), slide)
    return Run(tuple(starts), tuple(starts.values()), tuple(s.id for s in group))


def _heading(topic: Topic, labels: Mapping[str, str]) -> Line:
    return Line(topic.heading) if topic.heading else Line(labels["overview"], Origin.LABEL)


def entries(found: Sequence[Run], seconds: Mapping[str, int]) -> tuple[AgendaEntry, ...]:
    """An entry for each heading; chapters that start at the same slide share their time evenly.

    If they are too many, the text before the first heading goes unlisted; if still too many, neighbours are joined.
    """
    listed: list[AgendaEntry] = []
    for run in found:
        listed += _entries(run, seconds)
    if len(listed) > _MOST_ENTRIES:
        listed = [e for e in listed if e.line.origin is not Origin.LABEL]
    return tuple(listed) if len(listed) <= _MOST_ENTRIES else _ranges(listed)


def _entries(run: Run, seconds: Mapping[str, int]) -> Iterator[AgendaEntry]:
    """The entries of one run: each stretch of its slides, up to the next one that a chapter starts at."""
    begins = [*dict.fromkeys(run.slides.index(start) for start in run.starts), len(run.slides)]
    begins[0] = 0
    for begin, end in pairwise(begins):
        time = sum(seconds.get(slide, 0) for slide in run.slides[begin:end])
        headings = [h for h, s in zip(run.headings, run.starts, strict=True) if begin <= run.slides.index(s) < end]
        share, rest = divmod(time, len(headings))
        for at, heading in enumerate(headings):
            yield AgendaEntry(heading, run.slides[begin], share + (rest if at == 0 else 0))


def _ranges(listed: Sequence[AgendaEntry]) -> tuple[AgendaEntry, ...]:
    """Neighbouring entries as one, named by the first and the last: nothing is said of what they have in common."""
    bounds = [round(i * len(listed) / _ENTRIES) for i in range(_ENTRIES + 1)]
    made: list[AgendaEntry] = []
    for start, end in pairwise(bounds):
        group = listed[start:end]
        name = group[0].line.text if len(group) == 1 else f"{group[0].line.text} – {group[-1].line.text}"
        made.append(AgendaEntry(Line(name, group[0].line.origin), group[0].target, sum(e.seconds for e in group)))
    return tuple(made)

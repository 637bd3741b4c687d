"""Bullets as they read on paper: what was split off a sentence runs on in it again, or stands under a label.

A slide breaks sentences to be seen from afar; a reader minds a fragment. Words are put back only where the article's
own sentence has them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from briefing.deck import Bullet, Line
from briefing.digest import Detail, DetailKind
from briefing.plan.bundles import CONTINUED
from briefing.plan.speech import Index
from briefing.plan.wording import capitalised, same_words, word_count

_MOST_WORDS = 34  # of a bullet that runs on
_MOST_IN_ONE = 50  # of a line that cannot have others below it
_JOINT_WORDS = 3  # of the text before or behind a joint: enough to know the place in the sentence
_ELLIPSIS = "… "
_LABELLED = (DetailKind.EFFECT, DetailKind.PURPOSE, DetailKind.MEANS)


def on_paper(bullet: Bullet, index: Index, labels: Mapping[str, str]) -> Bullet:
    """`bullet` with its details run on, or labelled ("Effect: ..."); list members and whole sentences stay below."""
    line, below = bullet.line, list[Line]()
    for detail in bullet.details:
        found = _detail_of(detail, index)
        bare = found.text if found else detail.text.removeprefix(_ELLIPSIS)
        joined = _run_on(line, found, index) if found and found.kind is not DetailKind.EFFECT else None
        if joined:
            line = joined
        elif found and found.kind in _LABELLED:
            below.append(replace(detail, text=f"{labels[found.kind]}: {bare}"))
        else:
            below.append(replace(detail, text=bare))
    return Bullet(line, tuple(below))


def in_one_line(bullet: Bullet, index: Index) -> Line:
    """`bullet` without levels: details that cannot run on stand behind a colon, optional fragments are left out."""
    line, below = bullet.line, list[str]()
    for detail in bullet.details:
        found = _detail_of(detail, index)
        bare = found.text if found else detail.text.removeprefix(_ELLIPSIS)
        joined = _run_on(line, found, index, _MOST_IN_ONE) if found else None
        if joined:
            line = joined
        elif found is None or found.required:
            below.append(bare)
    return replace(line, text=f"{line.text}: {'; '.join(below)}") if below else line


def _detail_of(line: Line, index: Index) -> Detail | None:
    """What `line` was split off as; None for a statement, a list member or a person's words."""
    words = same_words(line.text)
    details = (d for p in line.points if p in index.points for d in index.points[p].details)
    return next((d for d in details if same_words(d.text) == words), None)


def _run_on(line: Line, detail: Detail, index: Index, most: int = _MOST_WORDS) -> Line | None:
    """`line` with `detail` where their sentence has it; None where it has not, or too long."""
    if word_count(line.text) + word_count(detail.text) > most:
        return None
    for sentence in (index.points[p].sentence for p in line.points if p in index.points):
        text = _behind(line.text, detail.text, sentence) or _before(line.text, detail.text, sentence)
        if not text and detail.kind is DetailKind.RELATIVE and f", {detail.text}" in sentence:
            text = f"{line.text}, {detail.text}"  # examples stood between them
        if text:
            return replace(line, text=text)
    return None


def _behind(text: str, detail: str, sentence: str) -> str:
    """`detail` behind the words of `text` that stand before it in the sentence, as late as they are found; or ""."""
    words, whole = text.split(), sentence.casefold()
    for count in range(len(words), 0, -1):
        end = " ".join(words[max(0, count - _JOINT_WORDS) : count])
        for joint in (", ", " ", "; ", ": "):
            at = whole.find(f"{end}{joint}{detail}".casefold())
            if at >= 0:
                after = sentence[at + len(end) + len(joint) + len(detail) :][:1]
                closing = after if after in (",", ";") and count < len(words) else ""
                return " ".join([f"{' '.join(words[:count])}{joint}{detail}{closing}", *words[count:]])
    return ""


def _before(text: str, detail: str, sentence: str) -> str:
    start = " ".join(text.split()[:_JOINT_WORDS])
    at = sentence.casefold().find(f"{detail}, {start}".casefold())
    if at < 0:
        return ""
    first = at + len(detail) + 2
    return f"{capitalised(detail)}, {sentence[first]}{text[1:]}"


def in_source_order(bullets: Sequence[Bullet], index: Index) -> list[Bullet]:
    """`bullets` in the order of the article; one without a point of it stays behind the one before it, and the rest of
    the heading's own sentence right below that heading."""
    order = {point: at for at, point in enumerate(index.points)}
    keyed: list[tuple[int, int, Bullet]] = []
    last = -1
    for place, bullet in enumerate(bullets):
        lines = (bullet.line, *bullet.details)
        last = min((order[p] for line in lines for p in line.points if p in order), default=last)
        goes_on = place == 0 and bullet.line.text.startswith(CONTINUED)
        keyed.append((-1 if goes_on else last, place, bullet))
    return [bullet for _, _, bullet in sorted(keyed, key=lambda k: k[:2])]

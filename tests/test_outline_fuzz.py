"""Whatever a person does to an outline, no line of text is lost: it is in the deck, or a message names it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.deck import SLIDE_KINDS, Deck
from briefing.diagnostics import Diagnostic, InputError, Place, Report
from briefing.outline import parse, render
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import Struct

from tests.outline_decks import decks
from tests.test_outline_docs import EXAMPLES
from tests.test_outline_parse import HEAD

_WORD = re.compile(r"[^\W_]+")
# Lines that people write, or break, and that have words which only stand here.
_STRAY = (
    "Zebra stripes", "- zebra", "    - zebra deep", "  zebra wrapped", "> zebra said", "| zebra | cell |", "|zebra",
    "### Zebra", "Bar: zebra", "Caption: zebra", "Kicker: zebra", "Subtitle: zebra", "Format: zebra",
    "Sources: zebra", "1. zebra", "- **Zebra** — bold", "**Zebra** in bold", "![zebra](picture.png)", "## Zebra",
    "# Zebra", "- zebra <!-- p:12", "<!-- zebra", "- [zebra](#nowhere)", "zebra -->", "- zebra <!-- label:0000 -->",
    "### Notes (20 s)", "---", "", ">", "|", "- ", "- [x] zebra", "```", "* * *", "Zebra\n===", "\tzebra", "| --- |",
    "![zebra]", "- **zebra", "- **Zebra** (future)", "- **Zebra** (“hedge”)", "<!-- p:1a2b3c4d -->",
    "## Zebra {chart}", "## Zebra {quote}", "## Zebra {crads}",
)  # fmt: skip


def texts_in(value: object) -> Iterator[str]:
    """Every text and number in a deck."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, int | float):
        yield f"{value:.17g} {value}"
    elif isinstance(value, tuple):
        for member in value:
            yield from texts_in(member)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from texts_in(getattr(value, name))


def outcome(text: str) -> tuple[Deck | None, list[Diagnostic]]:
    report = Report()
    try:
        deck = parse(text, "plan.md", report).deck
    except InputError as error:
        return None, list(error.diagnostics)
    return deck, report.items


def lost(text: str) -> list[str]:
    """The lines of `text` with a word that is neither in the deck nor in a line that a message names."""
    deck, messages = outcome(text)
    if deck is None:
        assert all(isinstance(m.where, Place) and m.where.line for m in messages)
        return []
    named = {m.where.line for m in messages if isinstance(m.where, Place)}
    known = set(_WORD.findall(" ".join(texts_in(deck))))
    body = text.split("\n# Left out")[0].split("\n")
    start = body.index("---", 1) + 1
    return [
        line
        for number, line in enumerate(body, 1)
        if number > start and number not in named and not set(words_of(line)) <= known
    ]


def words_of(line: str) -> list[str]:
    """The words of a line that are not the outline's own."""
    line = re.sub(r"<!--.*?(-->|$)|\]\(#.*?\)|\{[^{}]*\}|&#\d+;|<br>", " ", line)
    line = re.sub(r"^\s*(Kicker|Subtitle|Bar|Caption|Format|Sources):|^### Notes", " ", line, flags=re.IGNORECASE)
    line = re.sub(r"\(lines? \d+(–\d+)?\)|, lines? \d+(–\d+)?\)|\(\d+ s\)|^\s*\d+[.)] |\(future\)", " ", line)
    return _WORD.findall(line)


def mutated(text: str, data: st.DataObject) -> str:
    lines = text.split("\n")
    start = lines.index("---", 1) + 1
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(start, len(lines)))
        match data.draw(st.sampled_from(("delete", "insert", "move", "cut", "indent", "uncomment", "join"))):
            case "delete":
                del lines[at : at + 1]
            case "insert":
                lines[at:at] = data.draw(st.sampled_from(_STRAY)).split("\n")
            case "move":
                taken, lines[at : at + 3] = lines[at : at + 3], []
                to = data.draw(st.integers(start, len(lines)))
                lines[to:to] = taken
            case "cut":
                lines[at : at + 1] = [line[: data.draw(st.integers(0, len(line)))] for line in lines[at : at + 1]]
            case "indent":
                lines[at : at + 1] = [" " * data.draw(st.integers(0, 5)) + line for line in lines[at : at + 1]]
            case "uncomment":
                lines[at : at + 1] = [re.sub(r" ?<!--.*?-->", "", line) for line in lines[at : at + 1]]
            case _:
                lines[at : at + 2] = [" ".join(lines[at : at + 2])]
    return "\n".join(lines)


SAMPLE = HEAD + next(example for example in EXAMPLES if "{takeaways}" in example)
_LENIENT = settings(max_examples=30, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))


def test_the_measure_of_loss_finds_nothing_lost_in_the_sample() -> None:
    assert lost(SAMPLE) == []
    assert lost(SAMPLE.replace("## Urban heat {title}", "Nowhere")) == []


@_LENIENT
@given(st.data())
def test_no_line_of_an_edited_outline_is_lost(data: st.DataObject) -> None:
    text = mutated(SAMPLE, data)
    assert lost(text) == []


@_LENIENT
@given(st.data())
def test_what_was_read_of_an_edited_outline_is_written_and_read_again(data: st.DataObject) -> None:
    deck, _ = outcome(mutated(SAMPLE, data))
    if deck is not None:
        again, messages = outcome(render(deck))
        assert again is not None
        for one, other in zip(again.slides, deck.slides, strict=True):
            assert one == other
        assert again == deck
        assert not messages


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(decks(), st.data())
def test_no_outline_whatsoever_makes_parsing_fail_otherwise(deck: Deck, data: st.DataObject) -> None:
    outcome(mutated(render(deck), data))


@given(st.text(max_size=80) | st.lists(st.sampled_from(_STRAY), max_size=12).map("\n".join))
@settings(max_examples=60, deadline=None)
def test_any_text_at_all_is_read_or_refused(text: str) -> None:
    outcome(text)
    deck, _ = outcome(f"{HEAD}## S {{{min(SLIDE_KINDS)}}}\n{text}")
    assert deck is None or deck.slides

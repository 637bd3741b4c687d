"""Deck -> outline: Markdown that a person enjoys editing."""

from __future__ import annotations

from briefing.deck import ChartForm, ChartSlide, Deck, Slide
from briefing.digest import Digest
from briefing.outline import forms
from briefing.outline.blocks import Block, Field, Sources, write_blocks
from briefing.outline.front import KEYS, write_front
from briefing.outline.inline import checksum, code, escape, trailer
from briefing.outline.left_out import HEADING, write_left_out
from briefing.outline.notes import write_notes

_HOW = """\
<!-- One ## heading is one slide, its kind in braces. Reword, reorder, move, add and delete as you like. -->
<!-- The other comments say where a line comes from. One that is lost takes no text with it. -->"""


def render(deck: Deck, digest: Digest | None = None) -> str:
    """The outline of `deck`; with the digest, what the deck left out stands at the end, ready to be moved in."""
    front = write_front({key: getattr(deck, key) for key in KEYS})
    starts = {part.slides[0]: part.name for part in deck.parts if part.slides}
    blocks = [front, _HOW]
    for slide in deck.slides:
        if slide.id in starts:
            blocks.append(part_heading(starts[slide.id]))
        blocks.append(render_slide(slide))
    left_out = write_left_out(deck, digest) if digest else ""
    return "\n\n".join([*blocks, *([left_out] if left_out else [])]) + "\n"


def part_heading(name: str) -> str:
    """`# name`; a part that is named as the last section of an outline says that it is a part."""
    return f"# {escape(name)}" + (" <!-- part -->" if name.casefold() == HEADING.casefold() else "")


def render_slide(slide: Slide) -> str:
    """One slide, from its heading to the end of its notes."""
    heading, body = _heading(slide), _body(slide)
    return f"{heading}\n{_about(slide)}" + (f"\n\n{body}" if body else "")


def fingerprint(slide: Slide) -> str:
    """Eight hex digits of what a slide says: they change when a person edits it, whatever the layout of the file."""
    return checksum(f"{_heading(slide)}\n{_body(slide)}", digits=8)


def _heading(slide: Slide) -> str:
    form = f"{slide.form} " if isinstance(slide, ChartSlide) and slide.form is not ChartForm.COLUMN else ""
    return f"## {escape(slide.title.text)} {{{form}{slide.kind}}}{trailer([slide.title])}"


def _about(slide: Slide) -> str:
    why = f": {code(slide.why)}" if slide.why else ""
    rule = f" ({code(slide.rule, also=':')}{why})" if slide.rule or slide.why else ""
    return f"<!-- slide {code(slide.id, also=' ')} {fingerprint(slide)}{rule} -->"


def _body(slide: Slide) -> str:
    kicker: list[Block] = [Field("Kicker", slide.kicker)] if slide.kicker.text else []
    sources: list[Block] = [Sources(slide.sources)] if slide.sources else []
    content = write_blocks([*kicker, *forms.write(slide), *sources])
    return "\n\n".join(text for text in (content, write_notes(slide.notes)) if text)

"""How much a deck or a handout may hold, and the next smaller amount when the last one came out too long.

A plan is made of words, its length is known only after layout (a table may split, a title may wrap). So the pipeline
plans with a budget, lays out, counts, and takes a smaller one if there is too much.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from briefing.digest import Digest
from briefing.template.model import Literalness, Template

# Content words on a slide: 50-80 read well and leave something to say.
SLIDE_WORDS = 80
# Optional details stop here: room for them is not a reason to fill a slide.
ROOMY_WORDS = 62
# What a claim must be worth as a title (`KeyPoint.headline`, 1 is usual) of a slide that else has but a number.
LEAST_UNNAMED = 0.2
# Of an article's words, what its topic slides show at most: more would be the article again, on slides.
MOST_SHOWN = 0.5
# A slide needs at least so long to be taken in; bounds how far sections are spread over slides.
SECONDS_A_SLIDE = 40

_UNLIMITED = 1_000_000
_TITLE_CHROME_WORDS = 110  # title, caveats, takeaways' heading and the key of a handout
_A4_PT = (595.3, 841.9)
_LETTER_PT = (612.0, 792.0)
# Words for the area of a page of 10-point text in two columns: 790 words fill two A4 pages with their headings.
_WORDS_PER_SQUARE_PT = 395 / ((595.3 - 88) * (841.9 - 90))


class Budget(Struct, frozen=True):
    """Room for a deck: `slides` in all, content `words` on a slide, `bullets` on a slide."""

    slides: int
    words: int = SLIDE_WORDS
    bullets: int = 5
    complete: bool = False  # every point of the digest must be placed, on as many slides as it takes


class HandoutBudget(Struct, frozen=True):
    """Room for a handout: `words` in all its themes, `bullets` in one theme, and whether details are shown."""

    words: int
    bullets: int
    details: bool = True
    complete: bool = False  # every point of the digest must be placed


def deck_budgets(digest: Digest, template: Template) -> Iterator[Budget]:
    """At most five budgets, each smaller; a template that keeps everything has one without an end."""
    audience = template.audience
    if audience.literal is Literalness.EVERYTHING:
        yield Budget(_UNLIMITED, bullets=audience.bullets, complete=True)
        return
    most = audience.max_slides
    # Often it is one slide that was divided (an agenda, a table): one less may do.
    shares = ((most, 1.0), (most - 1, 1.0), (most * 0.85, 0.95), (most * 0.65, 0.85), (most * 0.4, 0.7))
    last = 0
    for slides, words in shares:
        count = max(3, int(slides))
        if count == last:
            continue
        last = count
        yield Budget(count, round(SLIDE_WORDS * words), audience.bullets)


# What each further handout budget has of the first one's words; steps of an eighth and less tell on a page.
_HANDOUT_STEPS = (1.0, 0.92, 0.85, 0.77, 0.7, 0.62, 0.55, 0.45, 0.35)
# Few sections leave paper white: there each may say more before lines for notes are ruled.
_MORE_BULLETS = (4, 2)
_DETAILED = 0.8  # below this share of the words, optional details give way to statements


def handout_budgets(template: Template) -> tuple[HandoutBudget, ...]:
    """Budgets from what the paper holds at ordinary sizes down to a third of it, with at most a bullet a theme.

    A template that keeps everything has only one, without an end.
    """
    settings = template.handout
    if template.audience.literal is Literalness.EVERYTHING:
        return (HandoutBudget(_UNLIMITED, _UNLIMITED, complete=True),)
    first = max(80, _page_words(template) * settings.pages - _TITLE_CHROME_WORDS)
    *most, last = _HANDOUT_STEPS
    roomy = (HandoutBudget(first, settings.bullets * more) for more in _MORE_BULLETS)
    wider = (HandoutBudget(round(first * step), settings.bullets, step >= _DETAILED) for step in most)
    return (*roomy, *wider, HandoutBudget(round(first * last), 1, details=False))


def _page_words(template: Template) -> int:
    settings = template.handout
    width, height = _LETTER_PT if settings.paper.lower() == "letter" else _A4_PT
    left, top, right, bottom = settings.margins_pt
    return round((width - left - right) * (height - top - bottom) * _WORDS_PER_SQUARE_PT)

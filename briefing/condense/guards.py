"""What must never be lost: every point is held against its sentence as it stands on the page.

A guard takes the sentence, what is shown of it and the language's patterns, and says whether it holds. Words of a
detail that is not required may be missing from a page, so they count as lost. A point that fails a guard is shown as
its whole sentence. The list follows this project's measurements: unguarded rules distort 3 to 7 points in a hundred.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from briefing.condense.lexicon import Lexicon
from briefing.condense.sentences import is_open
from briefing.condense.shown import Shown, tokens, with_capital, word_count

Guard = Callable[[str, Shown, Lexicon], bool]

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
# Guillemets point outwards or, in German, inwards.
_QUOTED = re.compile(r"“[^”„]*”|\"[^\"]*\"|„[^“”]*[“”]|(?<!\w)«[^«»]*»|(?<!\w)»[^«»]*«")
_DASH = re.compile(r"\s(?:--?|[–—])\s|(?<=\w)(?:—|--)(?=\w)")
_NAME = re.compile(r"(?<=[\w,;’] )[A-Z][\w’'-]+")


def is_subsequence(sentence: str, shown: Shown, lexicon: Lexicon) -> bool:
    """Text and items hold words of the sentence in its order, and each detail is a stretch of the sentence."""
    rest = iter(tokens(sentence))
    if not all(any(word == w for w in rest) for word in tokens(" ".join((shown.text, *shown.items)))):
        return False
    lowered = " ".join(sentence.lower().split())
    return all(d.text.lower() in lowered for d in shown.details)


def keeps_negations(sentence: str, shown: Shown, lexicon: Lexicon) -> bool:
    """No "not", "never", "without" is lost."""
    return _keeps("negation", sentence, shown, lexicon)


def keeps_hedges(sentence: str, shown: Shown, lexicon: Lexicon) -> bool:
    """No "may", "often", "likely" is lost: what is possible does not become certain."""
    return _keeps("hedge", sentence, shown, lexicon)


def keeps_restrictions(sentence: str, shown: Shown, lexicon: Lexicon) -> bool:
    """No "only", "at least", "up to" is lost."""
    return _keeps("restriction", sentence, shown, lexicon)


def keeps_conditions(sentence: str, shown: Shown, lexicon: Lexicon) -> bool:
    """A condition stays in the text or items themselves, in front of what depends on it."""
    wanted = Counter(lexicon.all("condition", sentence))
    return not wanted - Counter(lexicon.all("condition", " ".join((shown.text, *shown.items))))


def keeps_exceptions(sentence: str, shown: Shown, lexicon: Lexicon) -> bool:
    """A clause with "but", "although", "except" that takes something back stays; an opening "However," may go."""
    body = sentence.split(" ", 1)[-1] if lexicon.has("contrast_connective", sentence) else sentence
    wanted = Counter(lexicon.all("exception", body))
    return not wanted - Counter(lexicon.all("exception", shown.certain))


def keeps_numbers(sentence: str, shown: Shown, lexicon: Lexicon) -> bool:
    """No figure, year or date is lost; the numbers of citations ("[12]") are none."""
    body = lexicon.pattern("citation").sub("", sentence)
    wanted = Counter(_NUMBER.findall(body)) + Counter(lexicon.all("month", body))
    return not wanted - (Counter(_NUMBER.findall(shown.certain)) + Counter(lexicon.all("month", shown.certain)))


def keeps_names(sentence: str, shown: Shown, lexicon: Lexicon) -> bool:
    """No name is deleted: it may at most stand in a detail."""
    opening = tokens(shown.text)[:1]
    wanted = {n.lower() for n in _NAME.findall(sentence)}
    return wanted <= {*tokens(shown.everything), *opening}


def keeps_attribution(sentence: str, shown: Shown, lexicon: Lexicon) -> bool:
    """Who says so stays with what is said."""
    wanted = Counter(lexicon.all("attribution", sentence))
    return not wanted - Counter(lexicon.all("attribution", shown.text))


def keeps_norms(sentence: str, shown: Shown, lexicon: Lexicon) -> bool:
    """A sentence that obliges or forbids loses discourse markers at most; what trails behind it stays in sight."""
    if not lexicon.has("norm", sentence):
        return True
    in_sight = all(d.required for d in shown.details) and not shown.items
    return in_sight and _keeps("norm", sentence, shown, lexicon)


def keeps_quotations(sentence: str, shown: Shown, lexicon: Lexicon) -> bool:
    """What stands in quotation marks is whole."""
    return all(q in shown.certain for q in _QUOTED.findall(sentence))


def keeps_pairs(sentence: str, shown: Shown, lexicon: Lexicon) -> bool:
    """Both ... and, either ... or, not only ... but: both halves stay, in one text."""
    lost = [p for p in lexicon.all("paired", sentence) if p not in shown.text.lower()]
    return all(any(p in part.lower() for part in (*shown.items, *(d.text for d in shown.details))) for p in lost)


def is_balanced(sentence: str, shown: Shown, lexicon: Lexicon) -> bool:
    """Brackets and quotation marks that the sentence closes are closed in every text shown."""
    if is_open(sentence):
        return not shown.details and not shown.items
    return not any(is_open(t) for t in (shown.text, *shown.items, *(d.text for d in shown.details)))


def keeps_dashes_paired(sentence: str, shown: Shown, lexicon: Lexicon) -> bool:
    """Where dashes enclose something in the sentence, none stays behind alone, in the text or in a detail."""
    if len(_DASH.findall(sentence)) % 2:
        return True
    return not any(len(_DASH.findall(t)) % 2 for t in (shown.text, *shown.items, *(d.text for d in shown.details)))


def has_finite_verb(sentence: str, shown: Shown, lexicon: Lexicon) -> bool:
    """What was a sentence still is one."""
    body = " ".join((shown.text, *shown.items))
    return lexicon.has("finite", body) or not lexicon.has("finite", sentence)


def ends_are_complete(sentence: str, shown: Shown, lexicon: Lexicon) -> bool:
    """No conjunction or preposition dangles at either end of the text; a lead-in may end in one."""
    if tokens(shown.text)[-1:] == tokens(sentence)[-1:] and not shown.items:
        return not lexicon.has("dangling_start", shown.text) or lexicon.has("dangling_start", sentence)
    if lexicon.has("dangling_start", shown.text):
        return False
    return bool(shown.items) or not lexicon.has("dangling_end", shown.text)


def opens_with_capital(sentence: str, shown: Shown, lexicon: Lexicon) -> bool:
    """The text begins like a sentence, unless its source does not."""
    return shown.text == with_capital(shown.text) or sentence[:1].islower()


def says_enough(sentence: str, shown: Shown, lexicon: Lexicon) -> bool:
    """A shortened text has at least three words, an item list apart."""
    return bool(shown.items) or word_count(shown.text) >= min(3, word_count(sentence))


GUARDS: tuple[Guard, ...] = (
    is_subsequence,
    keeps_negations,
    keeps_hedges,
    keeps_restrictions,
    keeps_conditions,
    keeps_exceptions,
    keeps_numbers,
    keeps_names,
    keeps_attribution,
    keeps_norms,
    keeps_quotations,
    keeps_pairs,
    is_balanced,
    keeps_dashes_paired,
    has_finite_verb,
    ends_are_complete,
    opens_with_capital,
    says_enough,
)


def first_failing(sentence: str, shown: Shown, lexicon: Lexicon) -> str:
    """The name of the first guard that does not hold, "" if all do."""
    return next((g.__name__ for g in GUARDS if not g(sentence, shown, lexicon)), "")


def _keeps(name: str, sentence: str, shown: Shown, lexicon: Lexicon) -> bool:
    return not Counter(lexicon.all(name, sentence)) - Counter(lexicon.all(name, shown.certain))

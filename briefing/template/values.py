"""The types that a template's values have: what each accepts and how it says what it expected.

`check` compares a value as `tomllib` gives it with its type and returns every problem, each with its place inside the
value. Types are data: validation, the JSON Schema, the reference and `templates new` all read the same table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, TypeAlias, assert_never

from msgspec import Struct

Path: TypeAlias = tuple[str | int, ...]
"""The keys (and indices into lists) that lead to a value."""

SLOTS = (
    *("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"),
    *("hlink", "folHlink"),
)
"""The twelve colours of a PowerPoint theme (ECMA-376, 20.1.6.2 clrScheme)."""

SHADE = re.compile(rf"({'|'.join(SLOTS)})(?:, (lighter|darker) (\d{{1,2}})%)?")
RGB = re.compile(r"#?([0-9A-Fa-f]{6})")


class Text(Struct, frozen=True):
    """Words. `names`: the names that may stand in braces, None where braces mean nothing. `least`: 1 = not empty."""

    names: tuple[str, ...] | None = None
    least: int = 0


class Whole(Struct, frozen=True):
    """A whole number within bounds, both included."""

    low: int
    high: int


class Number(Struct, frozen=True):
    """A number within bounds, both included; `why` says where they come from."""

    low: float
    high: float
    why: str = ""


class Flag(Struct, frozen=True):
    """true or false."""


class Choice(Struct, frozen=True):
    """One of several names; `noun` says of what ("a slide kind")."""

    noun: str
    names: tuple[str, ...]


class Rgb(Struct, frozen=True):
    """A colour of its own: six hexadecimal digits."""


class Shade(Struct, frozen=True):
    """A slot of the theme, as it is or lighter or darker by a percentage, as PowerPoint's colour picker has it."""


class Pattern(Struct, frozen=True):
    """A regular expression."""


class File(Struct, frozen=True):
    """The path of a file, relative to the template's folder; "" for none."""

    noun: str


class Listing(Struct, frozen=True):
    """A list of `least` to `most` items; `unique`: none stands twice; `falling`: each is below the one before."""

    item: Type
    least: int = 0
    most: int = 100
    unique: bool = False
    falling: bool = False


class Table(Struct, frozen=True):
    """A table: with `fields` only those keys, each with its type; without, any key, all of type `item`.

    `noun` says what a key is ("a label"); `required` names the fields that a table in a list must have.
    """

    fields: Mapping[str, Type] | None = None
    item: Type | None = None
    noun: str = "a key"
    required: tuple[str, ...] = ()


Type: TypeAlias = Text | Whole | Number | Flag | Choice | Rgb | Shade | Pattern | File | Listing | Table


class Problem(Struct, frozen=True):
    """What is wrong with a value, and where inside it."""

    code: str
    message: str
    hint: str = ""
    within: Path = ()


def expected(type_: Type) -> str:
    """What a value of the type looks like, in words that go on "expected ..."."""
    match type_:
        case Text(_, least):
            return "text in quotes" + (" that is not empty" if least else "")
        case Whole(low, high):
            return f"a whole number from {low} to {high}"
        case Number(low, high):
            return f"a number from {low:g} to {high:g}"
        case Flag():
            return "true or false"
        case Choice(noun, names):
            return noun if len(names) > 4 else " or ".join(f'"{n}"' for n in names)
        case Rgb():
            return 'a colour of six hexadecimal digits such as "0B6A96"'
        case Shade():
            return 'a theme slot such as "accent1" or "accent1, lighter 40%"'
        case Pattern():
            return "a regular expression in quotes"
        case File(noun):
            return f"the path of {noun} in quotes"
        case Listing(_, least, most):
            count = str(most) if least == most else f"{least} to {most}" if least else f"at most {most}"
            return f"a list of {count} values in brackets"
        case Table():
            return "a table"
        case _:
            assert_never(type_)


def shown(value: object) -> str:
    """A value as an error message shows it: short, in TOML's own notation where that is possible."""
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return f"{value}"[:40]
        case str():
            return f'"{value[:37]}..."' if len(value) > 40 else f'"{value}"'
        case list():
            return "a list"
        case dict():
            return "a table"
        case _:
            return "a date or time"


def nearest(word: str, names: tuple[str, ...]) -> str:
    """A hint that names what was probably meant, else all there is."""
    close = get_close_matches(word.lower(), names, n=1, cutoff=0.6)
    return f'Did you mean "{close[0]}"?' if close else f"Known: {', '.join(names)}."


def check(type_: Type, value: Any) -> Iterator[Problem]:
    """Every problem of `value`, none if it is of the type."""
    match type_, value:
        case Text(names, least), str():
            yield from _check_text(value, names, least)
        case Whole(low, high), int() if not isinstance(value, bool):
            if not low <= value <= high:
                yield Problem("TPL006", f"expected {expected(type_)}, found {shown(value)}")
        case Number(low, high, why), int() | float() if not isinstance(value, bool):
            if not low <= value <= high:
                yield Problem("TPL006", f"expected {expected(type_)}, found {shown(value)}", why)
        case Flag(), bool():
            pass
        case Choice(_, names), str():
            if value not in names:
                yield Problem("TPL007", f"expected {expected(type_)}, found {shown(value)}", nearest(value, names))
        case Rgb(), str():
            if not RGB.fullmatch(value):
                yield Problem("TPL008", f"expected {expected(type_)}, found {shown(value)}")
        case Shade(), str():
            if not SHADE.fullmatch(value):
                hint = nearest(value.split(",")[0].strip(), SLOTS)
                yield Problem("TPL008", f"expected {expected(type_)}, found {shown(value)}", hint)
        case Pattern(), str():
            yield from _check_pattern(value)
        case File(), str():
            pass  # whether it exists is a question to the disk: see `consistency`
        case Listing(), list():
            yield from _check_list(type_, value)
        case Table(), dict():
            yield from _check_table(type_, value)
        case _:
            yield Problem("TPL005", f"expected {expected(type_)}, found {shown(value)}")


def _check_text(value: str, names: tuple[str, ...] | None, least: int) -> Iterator[Problem]:
    if len(value.strip()) < least:
        yield Problem("TPL006", f"expected {expected(Text(least=least))}")
    if names is None:
        return
    for name in re.findall(r"\{([^{}]*)\}", value):
        if name not in names:
            hint = nearest(name, names) if names else "This text has no names in braces."
            yield Problem("TPL015", f"unknown name {{{name}}} in braces", hint)
    if re.search(r"[{}]", re.sub(r"\{[^{}]*\}", "", value)):
        yield Problem("TPL015", "a brace without its partner", "Braces only enclose names, such as {title}.")


def _check_pattern(value: str) -> Iterator[Problem]:
    try:
        re.compile(value)
    except (re.error, OverflowError, RecursionError) as error:
        yield Problem("TPL009", f"not a regular expression: {error}", 'To match the character itself, write "\\\\(".')


def _check_list(type_: Listing, value: list[Any]) -> Iterator[Problem]:
    if not type_.least <= len(value) <= type_.most:
        yield Problem("TPL006", f"expected {expected(type_)}, found {len(value)}")
    sound = True
    for index, item in enumerate(value):
        for problem in check(type_.item, item):
            sound = False
            yield Problem(problem.code, problem.message, problem.hint, (index, *problem.within))
    if sound:
        yield from _check_order(type_, value)


def _check_order(type_: Listing, value: list[Any]) -> Iterator[Problem]:
    for index in range(1, len(value)):
        if type_.unique and value[index] in value[:index]:
            yield Problem("TPL017", f"{shown(value[index])} stands twice in the list", within=(index,))
        if type_.falling and value[index] >= value[index - 1]:
            message = f"expected a size below {value[index - 1]:g}, found {value[index]:g}"
            yield Problem(
                "TPL014", message, "Sizes stand in the order in which they are tried, largest first.", (index,)
            )


def _check_table(type_: Table, value: dict[str, Any]) -> Iterator[Problem]:
    for key, item in value.items():
        inner = type_.item if type_.fields is None else type_.fields.get(key)
        if inner is None:
            yield Problem("TPL004", f"unknown {type_.noun}", nearest(key, tuple(type_.fields or ())), (key,))
            continue
        if not key.strip():
            yield Problem("TPL006", "a key that is empty", within=(key,))
        for problem in check(inner, item):
            yield Problem(problem.code, problem.message, problem.hint, (key, *problem.within))
    for key in type_.required:
        if key not in value:
            yield Problem("TPL016", f'expected a value for "{key}"')

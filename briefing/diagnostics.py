"""What the program noticed, and how it fails.

A stage never prints and never stops at the first problem: it adds a `Diagnostic` to the `Report` that it is
handed. What makes going on impossible is raised as one `BriefingError` that carries every problem found; each
kind of error owns the exit code of the command line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct, field


class Severity(StrEnum):
    """How much a diagnostic matters: a note, something to look at, or a failure."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Span(Struct, frozen=True):
    """A stretch of a source text.

    `line` and `last_line` count from 1; `start` and `end` are code points of the decoded text, `end` exclusive.
    """

    source: str
    line: int
    last_line: int
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.source}:{self.line}"


class ByContent(Struct, frozen=True):
    """Equal by its content: the fields in `apart`, such as where it was read from, do not count."""

    apart: ClassVar[frozenset[str]] = frozenset({"span", "at"})

    def __eq__(self, other: object) -> bool:
        return self._content() == other._content() if isinstance(other, type(self)) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._content())

    def _content(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__struct_fields__ if name not in self.apart)


class Place(Struct, frozen=True):
    """A place that is no stretch of a source: a template key, a slide, a file. `excerpt` is its line, if it has one.

    `line` and `column` count from 1; 0 means unknown.
    """

    name: str
    line: int = 0
    column: int = 0
    excerpt: str = ""

    def __str__(self) -> str:
        numbers = "".join(f":{n}" for n in (self.line, self.column) if n)
        return self.name + numbers


class Diagnostic(Struct, frozen=True):
    """One observation: what (`code`, `message`), where, and what to do about it (`hint`, "" if nothing)."""

    severity: Severity
    code: str
    message: str
    where: Span | Place | None = None
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.severity}: {self.message} [{self.code}]"


class Report(Struct):
    """Collects diagnostics in the order in which they were noticed. The one mutable thing that stages share."""

    items: list[Diagnostic] = field(default_factory=list)

    def add(self, diagnostic: Diagnostic) -> None:
        self.items.append(diagnostic)

    def info(self, code: str, message: str, where: Span | Place | None = None, hint: str = "") -> None:
        self.add(Diagnostic(Severity.INFO, code, message, where, hint))

    def warning(self, code: str, message: str, where: Span | Place | None = None, hint: str = "") -> None:
        self.add(Diagnostic(Severity.WARNING, code, message, where, hint))

    def error(self, code: str, message: str, where: Span | Place | None = None, hint: str = "") -> None:
        self.add(Diagnostic(Severity.ERROR, code, message, where, hint))

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.items.extend(diagnostics)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        return tuple(d for d in self.items if d.severity is Severity.ERROR)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.items)


class BriefingError(Exception):
    """A failure that the user can mend: it carries all problems found, and its class owns the exit code."""

    exit_code: ClassVar[int] = 1

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(str(d) for d in self.diagnostics))

    @classmethod
    def one(cls, code: str, message: str, where: Span | Place | None = None, hint: str = "") -> BriefingError:
        """The error for a single problem."""
        return cls([Diagnostic(Severity.ERROR, code, message, where, hint)])


class UsageError(BriefingError):
    """The command was called in a way that cannot work."""

    exit_code = 2


class InputError(BriefingError):
    """The article or outline cannot be read."""

    exit_code = 3


class TemplateError(BriefingError):
    """A template, theme or master is not usable."""

    exit_code = 4


class OutputError(BriefingError):
    """An output cannot be made or written."""

    exit_code = 5

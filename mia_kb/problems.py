"""What can be wrong with a record, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How grave a problem is: an error stops the build, a warning does not (unless `--strict`)."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """Where a problem is: a POSIX path relative to the records' folder, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a check looks for.

    `code` and `slug` are stable for ever: scripts and explaining pages are named after them. `message` and `remedy` are
    format strings over a problem's details, `why` is the explaining page's text; all three are English message ids of
    the catalogues. `bad` and `good` are the YAML that the explaining page shows.
    """

    code: str
    slug: str
    level: Level
    message: str
    remedy: str
    why: str
    bad: str
    good: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault found in one place; `details` fill the rule's message and remedy."""

    place: Place
    rule: Rule
    details: tuple[tuple[str, str], ...] = ()

    @property
    def level(self) -> Level:
        """The level of the rule that was broken."""
        return self.rule.level

    @property
    def code(self) -> str:
        """The stable code of the rule that was broken."""
        return self.rule.code

    @property
    def sort_key(self) -> tuple[Place, str, tuple[tuple[str, str], ...]]:
        """By file, line and column; equal places by code and details, so that the order never varies."""
        return (self.place, self.rule.code, self.details)


def problem(rule: Rule, place: Place, **details: object) -> Problem:
    """A problem of `rule` at `place`, with its details as text."""
    return Problem(place, rule, tuple((name, str(value)) for name, value in details.items()))


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """All problems once each, sorted by place."""
    return tuple(sorted(set(problems), key=lambda found: found.sort_key))

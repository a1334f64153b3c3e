"""Personal data outside the fields of a record, and problems that do not repeat any."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mia_kb.checks import email_addresses, personal_numbers, phone_numbers
from mia_kb.checks.email_addresses import has_personal_email
from mia_kb.checks.identity_numbers import has_identity_number
from mia_kb.checks.phone_numbers import has_phone_number
from mia_kb.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mia_kb.problems import Rule

LOOKS: tuple[tuple[Rule, Callable[[str], bool]], ...] = (
    (personal_numbers.RULE, has_identity_number),
    (phone_numbers.RULE, has_phone_number),
    (email_addresses.RULE, has_personal_email),
)
"""The rules that are errors, each with how it looks at a text."""
HIDDEN = "…"
# begins with the sign, not with a look back for what is before it, so that the search leaps from sign to sign
_COMMENT = re.compile(r"#(?<!\S#)([^\r\n]*)")
_LINE_END = re.compile(r"\r\n|\r|\n")
"""The ends of lines that YAML knows; a page break and the like are none."""
_DIGIT = re.compile(r"\d")


def in_comments(path: str, data: bytes, found: Iterable[Problem]) -> Iterator[Problem]:
    """Personal data in the comments of a YAML file, leaving out the lines in which `found` says there is some."""
    if b"#" not in data:
        return
    rules = {rule for rule, _ in LOOKS}
    known = {problem.place.line for problem in found if problem.place.path == path and problem.rule in rules}
    text = data.decode("utf-8", "replace")
    for comment in _COMMENT.finditer(text):
        broken = [rule for rule, holds in LOOKS if holds(comment[1])]
        lines = _LINE_END.split(text[: comment.start()] if broken else "")
        if len(lines) not in known:
            yield from (Problem(Place(path, len(lines), len(lines[-1]) + 1), rule) for rule in broken)


def discreet(problem: Problem) -> Problem:
    """The problem without the personal data that a file's name or one of its details repeats."""
    details = tuple((name, HIDDEN if _personal(value) else value) for name, value in problem.details)
    return replace(problem, details=details, place=replace(problem.place, path=shown(problem.place.path)))


def _personal(text: str) -> bool:
    return any(holds(text) for _, holds in LOOKS)


def shown(path: str) -> str:
    """The path, the digits of a name that holds a number of somebody's replaced."""
    return "/".join(_DIGIT.sub("x", part) if has_identity_number(part) else part for part in path.split("/"))

"""What a person most likely meant where YAML cannot be read: libyaml's complaint to one of our rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yaml import MarkedYAMLError

from mia_kb.problems import Place, Problem, problem
from mia_kb.reading import yaml_rules as rules
from mia_kb.reading.yaml_losses import ODD_SPACES, Spot
from mia_kb.reading.yaml_tree import shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from mia_kb.problems import Rule

_BULLETS = r"[ ]*(?:-[ ]+)*"
_ODD_INDENT = re.compile(rf"[ ]*(?:-[ ]+)*[\t{ODD_SPACES}]")
_KEY_AND_VALUE = re.compile(_BULLETS + r"(?P<key>[^\s:#][^:]*):[ \t]+(?P<value>\S)")
_KEY = re.compile(_BULLETS + r"[^\W\d][\w-]*[ ]*:(?:[ ]|$)")
_GLUED_KEY = re.compile(_BULLETS + r"(?P<key>[^\W\d][\w-]*):(?P<value>[^\s/])")
_GLUED_ODD_KEY = re.compile(_BULLETS + rf"(?P<key>[^\W\d][\w-]*):(?P<value>[{ODD_SPACES}])")
_BLOCK_HEADER = re.compile(r".*(?:^|[\s:-])[|>][-+\d]*[ \t]*(?:#.*)?$")
_OPENING_QUOTE = re.compile(_BULLETS + r"(?:[^\s:#\"'][^:#\"'\n]*:[ ]+)?(?P<quote>[\"'])")
_CLOSING = {
    '"': re.compile(r'[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL),
    "'": re.compile(r"[^']*+(?:''[^']*+)*+'", re.DOTALL),
}
_SPECIAL_SIGN = re.compile(_BULLETS + r"(?:[^\s:#\"'][^:#\"']*:[ ]+)?(?P<sign>[&*!])")
_AFTER_QUOTE = re.compile(
    _BULLETS + r"(?:[^\s:#\"'][^:#\"']*:[ ]+)?(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')[ ]*(?P<rest>[^\s,:\]}])"
)
_AFTER_BRACKET = re.compile(_BULLETS + r"(?:[^\s:#\"'][^:#\"']*:[ ]+)?(?P<bracket>[\[{]).*[\]}][ ]*[^\s,:\]}#]")


@dataclass(frozen=True, slots=True)
class Fault:
    """PyYAML's error: what it was reading and from where, what it complains of and where; lines and columns from 0."""

    path: str
    lines: list[str]
    context: str
    start: Spot
    complaint: str
    at: Spot

    @property
    def line(self) -> str:
        """The line that PyYAML stopped on."""
        return self.lines[self.at[0]]

    @property
    def character(self) -> str:
        """The character that PyYAML stopped at, or nothing at the end of a line."""
        return self.line[self.at[1] : self.at[1] + 1]

    @property
    def is_first_on_line(self) -> bool:
        """Whether only spaces and list signs come before."""
        return not self.line[: self.at[1]].strip(" -")

    def broken(self, rule: Rule, spot: Spot, **details: object) -> Problem:
        """The rule broken at a spot."""
        return problem(rule, Place(self.path, spot[0] + 1, spot[1] + 1), **details)


def diagnose(path: str, text: str, error: Exception) -> Problem:
    """The one problem that explains why reading stopped."""
    fault = _fault(path, text.split("\n"), error)
    found = (diagnosis(fault) for diagnosis in DIAGNOSES)
    return next((each for each in found if each), None) or fault.broken(rules.UNREADABLE, fault.at)


def diagnose_scalar(path: str, text: str, mark: tuple[int, int]) -> Problem:
    """Why a file that should hold keys and values is one text."""
    spot = (mark[0] - 1, mark[1] - 1)
    fault = Fault(path, text.split("\n"), "", spot, "", spot)
    return _glued_key(fault, spot[0]) or fault.broken(rules.NOT_A_MAPPING, spot)


def _fault(path: str, lines: list[str], error: Exception) -> Fault:
    if not isinstance(error, MarkedYAMLError):
        spot = next(((number, line.index("\\U")) for number, line in enumerate(lines) if "\\U" in line), (0, 0))
        return Fault(path, lines, "quoted scalar", spot, "escape", spot)
    at, start = error.problem_mark or error.context_mark, error.context_mark or error.problem_mark
    spots = [_within(lines, mark.line, mark.column) if mark else (0, 0) for mark in (start, at)]
    return Fault(path, lines, error.context or "", spots[0], error.problem or "", spots[1])


def _within(lines: list[str], line: int, column: int) -> Spot:
    """The spot, or the end of the last line that holds something if it lies behind that."""
    last = max((number for number, content in enumerate(lines) if content), default=0)
    return (line, min(column, len(lines[line]))) if line <= last else (last, len(lines[last]))


def _odd_indentation(fault: Fault) -> Problem | None:
    for number in range(max(fault.at[0] - 1, 0), fault.at[0] + 1):
        if found := _ODD_INDENT.match(fault.lines[number]):
            column = next(index for index, sign in enumerate(found[0]) if sign not in " -")
            return fault.broken(rules.TAB_OR_ODD_SPACE, (number, column))
    if fault.character == "\t":
        return fault.broken(rules.TAB_OR_ODD_SPACE, fault.at)
    return None


def _escape(fault: Fault) -> Problem | None:
    is_open = "end of stream" in fault.complaint or "separator" in fault.complaint
    if "quoted scalar" not in fault.context or is_open:
        return None
    column = fault.line.rfind("\\", 0, fault.at[1] + 1)
    return _swallowed_lines(fault) or fault.broken(rules.BAD_ESCAPE, (fault.at[0], max(column, 0)))


def _unclosed_quote(fault: Fault) -> Problem | None:
    if "quoted scalar" not in fault.context:
        return _swallowed_lines(fault)
    return _swallowed_lines(fault) or fault.broken(rules.UNCLOSED_QUOTE, fault.start)


def _swallowed_lines(fault: Fault) -> Problem | None:
    """The quote that was left open far above, and closed by the next one that came, just before the error."""
    text = "\n".join(fault.lines)
    number = offset = 0
    while number <= fault.at[0]:
        opened = _OPENING_QUOTE.match(text, offset)
        if opened is None:
            number, offset = number + 1, offset + len(fault.lines[number]) + 1
            continue
        closed = _CLOSING[opened["quote"]].match(text, opened.end())
        inside = (closed[0] if closed else text[opened.end() :]).split("\n")
        end = number + len(inside) - 1
        if end >= fault.at[0] and any(_KEY.match(line) for line in inside[1:]):
            return fault.broken(rules.UNCLOSED_QUOTE, (number, opened.end() - 1 - offset))
        offset += sum(len(line) + 1 for line in fault.lines[number : end + 1])
        number = end + 1
    return None


def _after_quote(fault: Fault) -> Problem | None:
    found = _AFTER_QUOTE.match(fault.line)
    if found and found["rest"] != "#":
        return fault.broken(rules.TEXT_AFTER_QUOTE, (fault.at[0], found.start("rest")))
    is_behind_quote = fault.line[: fault.at[1]].rstrip().endswith(('"', "'"))
    if is_behind_quote and "expected" in fault.complaint and fault.character not in ("", ":"):
        return fault.broken(rules.TEXT_AFTER_QUOTE, fault.at)
    return None


def _anchor_or_tag(fault: Fault) -> Problem | None:
    if "alias" in fault.context or "anchor" in fault.context:
        sign = fault.lines[fault.start[0]][fault.start[1] : fault.start[1] + 1]
        return fault.broken(rules.ANCHOR_OR_ALIAS, fault.start, sign=sign or "*")
    if "tag" in fault.context or "tag" in fault.complaint:
        return fault.broken(rules.TAG, fault.start)
    return None


def _reserved_sign(fault: Fault) -> Problem | None:
    if "block scalar" in fault.context:
        return fault.broken(rules.RESERVED_FIRST_CHARACTER, fault.start, sign=_sign(fault, fault.start))
    if (found := _AFTER_BRACKET.match(fault.line)) and found.end() >= fault.at[1]:
        spot = (fault.at[0], found.start("bracket"))
        return fault.broken(rules.RESERVED_FIRST_CHARACTER, spot, sign=found["bracket"])
    is_flow = "flow" in fault.context
    if fault.character and fault.character in ("@`%,]}?" if not is_flow else "@`%"):
        return fault.broken(rules.RESERVED_FIRST_CHARACTER, fault.at, sign=fault.character)
    return None


def _sign(fault: Fault, spot: Spot) -> str:
    return fault.lines[spot[0]][spot[1] : spot[1] + 1]


def _unclosed_bracket(fault: Fault) -> Problem | None:
    is_block_sign = "cannot start any token" in fault.complaint and fault.character in ("|", ">")
    if "flow" not in fault.context and not is_block_sign:
        return None
    if "flow sequence" in fault.context or "flow mapping" in fault.context:
        return fault.broken(rules.UNCLOSED_BRACKET, fault.start, bracket=_sign(fault, fault.start))
    for number in range(fault.at[0], -1, -1):
        line = fault.lines[number] if number < fault.at[0] else fault.line[: fault.at[1]]
        column = max(line.rfind("["), line.rfind("{"))
        if column >= 0:
            return fault.broken(rules.UNCLOSED_BRACKET, (number, column), bracket=line[column])
    return None


def _misplaced_item(fault: Fault) -> Problem | None:
    is_bullet = fault.line[fault.at[1] :].split(" ", 1)[0] == "-"
    if "sequence entries are not allowed" in fault.complaint or (is_bullet and "block" in fault.context):
        return fault.broken(rules.MISPLACED_ITEM, fault.at)
    return None


def _colon_in_value(fault: Fault) -> Problem | None:
    if "mapping values are not allowed" not in fault.complaint:
        return None
    found = _KEY_AND_VALUE.match(fault.line)
    if not found or found.start("value") > fault.at[1]:
        return _colon_below_text(fault)
    return fault.broken(rules.COLON_IN_VALUE, fault.at, key=shown(found["key"].rstrip()))


def _colon_below_text(fault: Fault) -> Problem:
    """The first colon of a line comes where text from the line above still goes on."""
    above = _line_above(fault.lines, fault.at[0])
    if above is not None:
        same_indent = _indent(fault.lines[above]) == _indent(fault.line)
        if glued := _glued_key(fault, above):
            return glued
        if same_indent and ":" not in fault.lines[above]:
            return fault.broken(rules.MISSING_COLON, (above, _indent(fault.lines[above])))
    return fault.broken(rules.WRONG_INDENTATION, (fault.at[0], _indent(fault.line)))


def _missing_colon(fault: Fault) -> Problem | None:
    if "could not find expected ':'" not in fault.complaint:
        return None
    number = fault.start[0]
    if glued := _glued_key(fault, number):
        return glued
    above = _line_above(fault.lines, number, max_indent=_indent(fault.lines[number]))
    if above is not None and _BLOCK_HEADER.match(fault.lines[above]):
        return fault.broken(rules.WRONG_INDENTATION, fault.start)
    return fault.broken(rules.MISSING_COLON, fault.start)


def _glued_key(fault: Fault, number: int) -> Problem | None:
    line = fault.lines[number]
    found = _GLUED_KEY.match(line) or _GLUED_ODD_KEY.match(line)
    if not found:
        return None
    return fault.broken(rules.MISSING_SPACE, (number, found.start("value")), key=shown(found["key"]))


def _special_sign(fault: Fault) -> Problem | None:
    """A line whose value begins with a sign that libyaml took for an anchor, an alias or a tag, and then lost track."""
    found = _SPECIAL_SIGN.match(fault.line)
    if not found:
        return None
    spot = (fault.at[0], found.start("sign"))
    if found["sign"] == "!":
        return fault.broken(rules.TAG, spot)
    return fault.broken(rules.ANCHOR_OR_ALIAS, spot, sign=found["sign"])


def _nameless(fault: Fault) -> Problem | None:
    if fault.character == ":" and not fault.line[: fault.at[1]].strip(" -"):
        return fault.broken(rules.KEY_NOT_TEXT, fault.at)
    return None


def _next_document(fault: Fault) -> Problem | None:
    if "document start" not in fault.complaint:
        return None
    if any(line.startswith("...") for line in fault.lines[: fault.at[0]]):
        return fault.broken(rules.SEVERAL_DOCUMENTS, fault.at)
    return fault.broken(rules.WRONG_INDENTATION, fault.at) if fault.is_first_on_line else None


def _indentation(fault: Fault) -> Problem | None:
    if "block" in fault.context and fault.is_first_on_line and fault.character not in (":", ""):
        return fault.broken(rules.WRONG_INDENTATION, fault.at)
    return None


def _line_above(lines: list[str], number: int, max_indent: int | None = None) -> int | None:
    """The nearest line above that holds something, and is indented no more than `max_indent`."""
    for above in range(number - 1, -1, -1):
        line = lines[above]
        is_content = line.strip() and not line.lstrip().startswith("#")
        if is_content and (max_indent is None or _indent(line) <= max_indent):
            return above
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


DIAGNOSES: tuple[Callable[[Fault], Problem | None], ...] = (
    _odd_indentation,
    _escape,
    _unclosed_quote,
    _after_quote,
    _anchor_or_tag,
    _unclosed_bracket,
    _reserved_sign,
    _misplaced_item,
    _colon_in_value,
    _missing_colon,
    _special_sign,
    _nameless,
    _indentation,
    _next_document,
)
"""Tried in this order; the first that recognises the fault is told."""

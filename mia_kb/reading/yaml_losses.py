"""Text that YAML would silently drop or take for something else, though nothing is wrong with the file as YAML."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from yaml import ScalarEvent, StreamEndEvent

from mia_kb.problems import Place, Problem, problem
from mia_kb.reading import yaml_rules as rules
from mia_kb.reading.nodes import Scalar, Sequence
from mia_kb.reading.yaml_text import is_ordinary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.reading.nodes import Node
    from mia_kb.reading.yaml_loader import Events, Loader

ODD_SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000"
_ODD_INDENT = re.compile(rf"\n *(?:- +)*[{ODD_SPACES}]")
_STARTS_ODD = re.compile(rf"[{ODD_SPACES}]")
# Begins with a letter of its own, not with what comes before, so that the search leaps from # to #.
_SUSPECT = re.compile(r"#(?:(?<=[ \t]#)\w|(?<=[\"'\]}\[{,]#)|(?<=[|>]#)|(?<=[|>][-+0-9]#)|(?<=[|>][-+0-9]{2}#))")
_BEFORE_COMMENT = tuple("\"']}[{,")
_HEADER_SIGNS = tuple("|>-+0123456789")
_GLUED_HEADER = re.compile(r"[|>][-+0-9]*#")

Spot = tuple[int, int]
"""Line and column, both from 0, as PyYAML counts."""


class Text(NamedTuple):
    """A scalar: from `start` until before `end`; `header` is the spot of its `|` or `>`, above its start."""

    start: Spot
    end: Spot
    is_plain: bool
    header: Spot | None


def stray_signs(path: str, text: str, loader: Loader) -> list[Problem]:
    """What is wrong outside the texts in quotes and those below a field.

    A `#` glued to a word, after a value, makes the rest of the line a comment ("enkät #3 till alla"). A tab cannot be
    seen and is read by libyaml but not by PyYAML's own reader, so it is refused, except in comments; so is `|#`.
    """
    if not may_lose_text(text):
        return []
    lines = text.split("\n")
    texts = _texts(loader(text))
    found = (each for number, line in enumerate(lines) for each in _signs_in(path, number, line, texts))
    return [*islice(found, rules.MAX_OF_A_RULE), *_glued_headers(path, lines, texts)]


def may_lose_text(text: str) -> bool:
    """Whether something in the text calls for a look at its signs: a test that costs microseconds."""
    return "\t" in text or ("#" in text and _SUSPECT.search(text) is not None)


def odd_indentation(path: str, text: str, root: Node) -> list[Problem]:
    """Where a line begins with a space that is not the ordinary one, so that YAML takes the space for text."""
    if is_ordinary(text) or not _ODD_INDENT.search(text):
        return []
    return [
        problem(rules.TAB_OR_ODD_SPACE, Place(path, scalar.mark.line, scalar.mark.column))
        for scalar in _scalars(root)
        if scalar.plain and _STARTS_ODD.match(scalar.text)
    ]


def _signs_in(path: str, number: int, line: str, texts: list[Text]) -> Iterator[Problem]:
    if "\t" not in line and "#" not in line:
        return
    comment = _comment_start(number, line, texts)
    before, after = line[comment - 1 : comment], line[comment + 1 : comment + 2]
    is_glued = after.isalnum() or (comment < len(line) and before in _BEFORE_COMMENT)
    if is_glued and line[:comment].strip() and before not in _HEADER_SIGNS:
        yield problem(rules.TEXT_LOST, Place(path, number + 1, comment + 1))
    for column in range(comment):
        if line[column] == "\t" and _is_stray(_text_at((number, column), texts)):
            yield problem(rules.TAB_OR_ODD_SPACE, Place(path, number + 1, column + 1))
            return


def _comment_start(number: int, line: str, texts: list[Text]) -> int:
    """The column of the `#` that begins a comment, or the line's length."""
    for column, sign in enumerate(line):
        if sign == "#" and not _text_at((number, column), texts):
            return column
    return len(line)


def _is_stray(text: Text | None) -> bool:
    return text is None or text.is_plain


def _texts(events: Events) -> list[Text]:
    """All scalars in the order of the file."""
    texts: list[Text] = []
    while (kind := type(event := events.get_event())) is not StreamEndEvent:
        if kind is ScalarEvent:
            start = (event.start_mark.line, event.start_mark.column)
            end = (event.end_mark.line, event.end_mark.column)
            is_block = event.style in ("|", ">")
            texts.append(
                Text((start[0] + 1, 0) if is_block else start, end, not event.style, start if is_block else None)
            )
    return texts


def _glued_headers(path: str, lines: list[str], texts: list[Text]) -> list[Problem]:
    """Each `|#`, after which libyaml drops the line and PyYAML's own reader stops."""
    return [
        problem(rules.RESERVED_FIRST_CHARACTER, Place(path, line + 1, column + 1), sign=lines[line][column])
        for line, column in (text.header for text in texts if text.header)
        if _GLUED_HEADER.match(lines[line], column)
    ]


def _text_at(spot: Spot, texts: list[Text]) -> Text | None:
    before = bisect_right(texts, spot, key=lambda text: text.start) - 1
    return texts[before] if before >= 0 and spot < texts[before].end else None


def _scalars(node: Node) -> Iterator[Scalar]:
    """All values that are text, without the keys, which have a check of their own."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    else:
        for entry in node.entries:
            yield from _scalars(entry.value)

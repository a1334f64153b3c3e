"""A problem in words that the person who can mend it understands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.problems import Level, Problem
from mia_kb.text.languages import N_, Language, translate

if TYPE_CHECKING:
    from collections.abc import Mapping

_GAP = re.compile(r"\{(\w+)\}")
_FIGURES = re.compile(r"[\d.%() /]+")
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_LEVELS = {Level.ERROR: N_("error"), Level.WARNING: N_("warning")}


class Message(NamedTuple):
    """What is wrong, and what to do about it."""

    message: str
    remedy: str


def text(problem: Problem, language: Language) -> Message:
    """The problem's message and remedy in `language`, its details filled in as they are, braces and all."""
    details = {name: _written(value, language) for name, value in problem.details}
    rule = problem.rule
    return Message(
        _filled(translate(rule.message, language), details),
        _filled(translate(rule.remedy, language), details),
    )


def line(problem: Problem, language: Language) -> str:
    """One line for people, editors and scripts: `path:line:column: text; remedy [code, level]`."""
    message, remedy = text(problem, language)
    level = translate(_LEVELS[problem.level], language)
    return f"{problem.place}: {message.removesuffix('.')}; {_continued(remedy)} [{problem.code}, {level}]"


def _continued(sentence: str) -> str:
    """A sentence that goes on after a semicolon; YAML and ESF keep their capitals."""
    return sentence[:1].lower() + sentence[1:] if sentence[1:2].islower() else sentence


def _written(detail: str, language: Language) -> str:
    """A detail as people write it: in Swedish a decimal comma, where it holds nothing but figures."""
    return _POINT.sub(",", detail) if language is Language.SV and _FIGURES.fullmatch(detail) else detail


def _filled(template: str, details: Mapping[str, str]) -> str:
    """The template with each `{name}` replaced once; a name without a detail stays, so that it is seen and mended."""
    return _GAP.sub(lambda gap: details.get(gap[1], gap[0]), template).replace("  ", " ").strip()

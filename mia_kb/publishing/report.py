"""Problems as lines of text, their paths counted from the folder of the settings."""

from __future__ import annotations

from dataclasses import replace
from posixpath import normpath
from typing import TYPE_CHECKING

from mia_kb.checks.message import line

if TYPE_CHECKING:
    from mia_kb.problems import Problem
    from mia_kb.publishing.settings import Settings
    from mia_kb.text.languages import Language


def line_of(found: Problem, settings: Settings, language: Language) -> str:
    """The problem as `path:line:column: text; remedy`, its path one that an editor can open from there."""
    if not settings.records.is_relative_to(settings.root):
        return line(found, language)
    path = normpath(settings.records.relative_to(settings.root).as_posix() + f"/{found.place.path}")
    return line(replace(found, place=replace(found.place, path=path)), language)

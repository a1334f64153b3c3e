"""Problems as lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.text.languages import Language, translate

if TYPE_CHECKING:
    from mia_kb.problems import Problem


def line_of(found: Problem, language: Language) -> str:
    """The problem as `path:line:column: text; remedy`."""
    details = dict(found.details)
    text = translate(found.rule.message, language).format(**details)
    return f"{found.place}: {text}; {translate(found.rule.remedy, language).format(**details)}"

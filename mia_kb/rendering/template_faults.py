"""Where in a template a fault lies."""

from __future__ import annotations

import traceback
from typing import NamedTuple

from jinja2 import TemplateSyntaxError

ENDING = ".jinja"


class TemplateFault(NamedTuple):
    """The file and line of a template, and what is wrong there in the words of Jinja or Python."""

    path: str
    line: int
    reason: str


def template_fault(error: Exception) -> TemplateFault | None:
    """The innermost place in a template that `error` came through; None when it came through none."""
    if isinstance(error, TemplateSyntaxError):
        return TemplateFault(error.filename or error.name or "", error.lineno, error.message or "")
    passed = [step for step in traceback.extract_tb(error.__traceback__) if step.filename.endswith(ENDING)]
    if not passed:
        return None
    return TemplateFault(passed[-1].filename, passed[-1].lineno or 1, f"{type(error).__name__}: {error}")

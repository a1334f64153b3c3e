"""Targets mixed with outcomes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mia_kb.checks.finding import finding
from mia_kb.library.queries import typed
from mia_kb.problems import Level, Rule
from mia_kb.records.figure import Figure
from mia_kb.records.vocabulary import FigureRole
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.checks.finding import CheckContext, Finding

MEASURED = ("n", "response", "follow_up_months")
"""Fields that only something that has happened can have."""
_NUMBER = r"[^.\d]{0,30}?\d+(?![\d.]*\.\d)"
SAYS_TARGET = re.compile(rf"\b(?:målet|målvärdet?|målsättningen|target)\b{_NUMBER}", re.IGNORECASE)
SAYS_OUTCOME = re.compile(
    rf"\b(?:utfallet?|resultatet|uppnåddes?|nåddes?|blev|outcome|reached)\b{_NUMBER}", re.IGNORECASE
)
MEASURED_TARGET = Rule(
    code="MIA312",
    slug="target-with-outcome",
    level=Level.ERROR,
    message=N_("The figure is a target, but {field} can only belong to an outcome."),
    remedy=N_("Remove it, or write two figures: one with role: target and one with role: outcome."),
    why=N_(
        "A target is what somebody hoped for, an outcome what happened. When both stand in one record the target "
        "sooner or later is quoted as a result. Two figures with the same measure are shown side by side instead."
    ),
    bad="role: target\nresponse: {asked: 151, answered: 42}",
    good="role: target",
)
BOTH_IN_TEXT = Rule(
    code="MIA313",
    slug="target-and-outcome-in-one-text",
    level=Level.ERROR,
    message=N_("The figure has the role {role}, but this text also gives a figure of the other kind."),
    remedy=N_("Write a figure of its own for the other number, with the same measure."),
    why=N_(
        "Titles and summaries are what is quoted. If one sentence holds both what was hoped for and what came of it, "
        "one slip is enough to make a promise look like a result."
    ),
    bad="role: outcome\ntitle: 27 procent i arbete (målet var 30 procent)",
    good="role: outcome\ntitle: 27 procent i arbete",
)
RULES = (MEASURED_TARGET, BOTH_IN_TEXT)


def check(context: CheckContext) -> Iterator[Finding]:
    """Targets with fields of an outcome, and titles, summaries and quotations that give both."""
    for item in context.library.of_kind.get(Figure.kind, ()):
        figure = typed(item, Figure)
        is_target = figure.role is FigureRole.TARGET
        for field in MEASURED if is_target else ():
            if getattr(figure, field) is not None:
                yield finding(MEASURED_TARGET, item, (field,), field=field)
        pattern = SAYS_OUTCOME if is_target else SAYS_TARGET
        for field in ("title", "summary", "as_published"):
            if pattern.search(getattr(figure, field) or ""):
                yield finding(BOTH_IN_TEXT, item, (field,), role=figure.role.code)

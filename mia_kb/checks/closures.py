"""Lessons and practices that ended without anyone saying how or why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.checks.finding import finding
from mia_kb.library.queries import typed
from mia_kb.problems import Level, Rule
from mia_kb.records.lesson import Lesson
from mia_kb.records.practice import Practice
from mia_kb.records.vocabulary import Closure, Stage
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.checks.finding import CheckContext, Finding

REJECTED = Rule(
    code="MIA506",
    slug="rejected-without-reason",
    level=Level.ERROR,
    message=N_("The lesson is rejected, but closure_reason does not say why."),
    remedy=N_("Add closure_reason."),
    why=N_(
        "A no with its reason is worth as much as a yes: the next one who has the same thought need not try it all "
        "over again. Without the reason it is only a door that was shut."
    ),
    bad="closure: rejected",
    good="closure: rejected\nclosure_reason: Regionen får inte dela listan med kommunen.",
)
BUILT_IN = Rule(
    code="MIA507",
    slug="built-in-without-method",
    level=Level.ERROR,
    message=N_("The lesson is built into a method, but built_into does not say which."),
    remedy=N_("Add built_into with the id of the method."),
    why=N_(
        "Whoever reads the lesson wants to see what came of it, and whoever reads the method wants to see why it is so."
    ),
    bad="closure: built-in",
    good="closure: built-in\nbuilt_into: regional/myndighetsgemensamt-team",
)
ENDED = Rule(
    code="MIA508",
    slug="ended-without-reason",
    level=Level.ERROR,
    message=N_("The practice has the stage {stage}, but stage_reason does not say why."),
    remedy=N_("Add stage_reason. If the source is silent, write that."),
    why=N_(
        "Why something ended or was declined is among the most useful things a library can tell, and what is lost "
        "first when people leave. No money, no mandate and no effect are three different lessons."
    ),
    bad="stage: ended",
    good="stage: ended\nstage_reason: Pengarna tog slut med projektet; ingen part tog över.",
)
RULES = (REJECTED, BUILT_IN, ENDED)


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each ending without its reason."""
    for item in context.library.of_kind.get(Lesson.kind, ()):
        lesson = typed(item, Lesson)
        if lesson.closure is Closure.REJECTED and lesson.closure_reason is None:
            yield finding(REJECTED, item, ("closure",))
        if lesson.closure is Closure.BUILT_IN and lesson.built_into is None:
            yield finding(BUILT_IN, item, ("closure",))
    for item in context.library.of_kind.get(Practice.kind, ()):
        practice = typed(item, Practice)
        if practice.stage in {Stage.ENDED, Stage.DECLINED} and practice.stage_reason is None:
            yield finding(ENDED, item, ("stage",), stage=str(practice.stage.value))

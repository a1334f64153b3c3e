"""Lessons about a step that the method does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.checks.finding import finding
from mia_kb.library.queries import typed
from mia_kb.problems import Level, Rule
from mia_kb.records.lesson import Lesson
from mia_kb.records.method import Method
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.checks.finding import CheckContext, Finding

RULE = Rule(
    code="MIA205",
    slug="no-such-step",
    level=Level.ERROR,
    message=N_("The method {method} has no step called {step}."),
    remedy=N_("Write one of: {choices}"),
    why=N_(
        "A lesson is shown beside the very step it is about, where somebody who is about to take that step will see "
        "it. Before, during and after will do when the lesson is not about a single step."
    ),
    bad="concerns:\n  - method: regional/myndighetsgemensamt-team\n    step: planering",
    good="concerns:\n  - method: regional/myndighetsgemensamt-team\n    step: plan",
)
RULES = (RULE,)


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each step that the method of a lesson's concern lacks."""
    for item in context.library.of_kind.get(Lesson.kind, ()):
        targets = {link.loc: link.target for link in context.library.links.get(item.id, ())}
        for index, concern in enumerate(typed(item, Lesson).concerns):
            target = targets.get(("concerns", index, "method"))
            if target is None or concern.step is None:
                continue
            known = steps(typed(context.library.by_id[target], Method))
            if concern.step not in known:
                loc = ("concerns", index, "step")
                yield finding(RULE, item, loc, method=target, step=concern.step, choices=", ".join(known))


def steps(method: Method) -> tuple[str, ...]:
    """What a lesson can call the steps of a method: their ids in order, and the phases it has steps in."""
    ids = [step.id for step in method.steps if step.id]
    return tuple(dict.fromkeys([*ids, *(step.phase.code for step in method.steps)]))

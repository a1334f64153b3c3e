"""Lessons that nobody has closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.checks.finding import finding
from mia_kb.library.queries import typed
from mia_kb.problems import Level, Rule
from mia_kb.records.lesson import Lesson
from mia_kb.records.vocabulary import Closure
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mia_kb.checks.finding import CheckContext, Finding

RULE = Rule(
    code="MIA505",
    slug="lesson-still-open",
    level=Level.WARNING,
    message=N_("The lesson has been open for at least {days} days."),
    remedy=N_("Build it into a method, or reject it and say why; then change closure."),
    why=N_(
        "A lesson is not learned until something is done differently. Collecting is half the work; the other half is "
        "to build it into a method, or to decide not to and say why."
    ),
    bad="closure: open   # a year after it was written",
    good="closure: built-in\nclosed: 2026-05-20\nbuilt_into: regional/myndighetsgemensamt-team",
)
RULES = (RULE,)


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each lesson that has been open too long, counted from the first trace of it."""
    for item in context.library.of_kind.get(Lesson.kind, ()):
        lesson = typed(item, Lesson)
        known = _first_trace(lesson)
        if lesson.closure is Closure.OPEN and known:
            days = (context.today - known).days
            if days > context.settings.open_lesson_days:
                yield finding(RULE, item, ("closure",), days=days)


def _first_trace(lesson: Lesson) -> date | None:
    """The first day on which the lesson is known to have existed: a review, or a source that was read for it."""
    reviews = [review.date for review in lesson.reviewed]
    return min([*reviews, *(source.accessed for source in lesson.sources if source.accessed)], default=None)

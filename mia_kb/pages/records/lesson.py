"""The page of a lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.queries import typed
from mia_kb.pages.links import incoming, named, named_ref, some
from mia_kb.pages.passages import said
from mia_kb.pages.records.foot import foot
from mia_kb.pages.records.head import head, party_links, record_view
from mia_kb.pages.records.lines import lesson_line
from mia_kb.records.lesson import Lesson
from mia_kb.records.method import Method
from mia_kb.records.vocabulary import StepPhase

if TYPE_CHECKING:
    from mia_kb.pages.context import Context
    from mia_kb.pages.links import Some
    from mia_kb.pages.records.foot import Foot
    from mia_kb.pages.records.head import Head
    from mia_kb.pages.records.lines import LessonLine
    from mia_kb.reading.item import Item
    from mia_kb.records.lesson import Concern
    from mia_kb.records.vocabulary import Role
    from mia_kb.rendering.view import Link, Passage, Ref, View


class Concerned(NamedTuple):
    """A method the lesson is about, and the step or phase of it."""

    ref: Ref
    phase: StepPhase | None
    step: Passage | None


class Receiver(NamedTuple):
    """Who should do something with the lesson: a role, a party or both."""

    role: Role | None
    party: Link | None


class LessonPage(NamedTuple):
    """All that a lesson's page shows."""

    head: Head
    foot: Foot
    record: Lesson
    concerns: tuple[Concerned, ...]
    receivers: tuple[Receiver, ...]
    built_into: Ref | None
    others: Some[LessonLine]


def view(item: Item, context: Context) -> View:
    """The view of a lesson's page."""
    lesson = typed(item, Lesson)
    return record_view(
        item,
        context,
        LessonPage(
            head=head(item, context),
            foot=foot(item, context),
            record=lesson,
            concerns=tuple(found for concern in lesson.concerns for found in _concerned(concern, item, context)),
            receivers=tuple(
                Receiver(to.role, party_links([to.party], context)[0] if to.party else None) for to in lesson.receivers
            ),
            built_into=named_ref(lesson.built_into, item, context),
            others=_others(item, lesson, context),
        ),
    )


def _concerned(concern: Concern, item: Item, context: Context) -> tuple[Concerned, ...]:
    """The method and step of a concern; nothing where the method has no page."""
    return tuple(
        Concerned(context.ref(method), *_step(concern.step, method, context))
        for method in named([concern.method], item, context)
    )


def _step(step: str | None, method: Item, context: Context) -> tuple[StepPhase | None, Passage | None]:
    phases = {phase.code: phase for phase in StepPhase}
    if step is None or step in phases:
        return phases.get(step or ""), None
    found = next((own for own in typed(method, Method).steps if own.id == step), None)
    return (found.phase, said(found.text, method, context)) if found else (None, None)


def _others(item: Item, lesson: Lesson, context: Context) -> Some[LessonLine]:
    """Other lessons about the same methods."""
    methods = named([concern.method for concern in lesson.concerns], item, context)
    found = {other.id: other for method in methods for other in incoming(method, "lesson", context)}
    return some((other for id_, other in sorted(found.items()) if id_ != item.id), lesson_line, context)

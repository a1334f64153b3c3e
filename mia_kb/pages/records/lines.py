"""Records as lines on another record's page: a lesson, a practice, a decision, a story, a deviation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.queries import typed
from mia_kb.pages.figure_card import place_link
from mia_kb.pages.passages import own_language, passage
from mia_kb.records.decision import Decision
from mia_kb.records.deviation import Deviation
from mia_kb.records.lesson import Lesson
from mia_kb.records.practice import Practice
from mia_kb.records.story import Story
from mia_kb.rendering.tracks import STAGES

if TYPE_CHECKING:
    from datetime import date

    from mia_kb.pages.context import Context
    from mia_kb.reading.item import Item
    from mia_kb.records.fields import When
    from mia_kb.records.practice import Period
    from mia_kb.records.unknown import Unknown
    from mia_kb.records.vocabulary import Choice, Closure, DeviationState, Outcome, Perspective, Stage
    from mia_kb.rendering.view import Link, Passage, Ref


class LessonLine(NamedTuple):
    """A lesson: what to do, and how it went."""

    ref: Ref
    recommendation: Passage | None
    outcome: Outcome | Unknown
    closure: Closure


class PracticeLine(NamedTuple):
    """A method in one place: its stage, and the furthest stage it `reached` before it ended."""

    ref: Ref
    place: Link | None
    local_name: str
    lang: str
    stage: Stage | Unknown
    reached: Stage | None
    period: Period


class DecisionLine(NamedTuple):
    """A decision: who chose what, when and why, and the latest that was seen of it."""

    ref: Ref
    choice: Choice
    day: date
    body: str
    lang: str
    place: Link | None
    grounds: Passage | None
    follow_up: date | Unknown
    outcome: Outcome | Unknown | None
    seen: date | None


class StoryLine(NamedTuple):
    """A story: whose, and what it teaches."""

    ref: Ref
    perspective: Perspective
    teaches: Passage | None
    place: Link | None


class DeviationLine(NamedTuple):
    """A deviation: how far it has come."""

    ref: Ref
    state: DeviationState | Unknown
    noticed: When | Unknown


def lesson_line(item: Item, context: Context) -> LessonLine:
    """A lesson as a line."""
    lesson = typed(item, Lesson)
    return LessonLine(context.ref(item), passage(lesson.recommendation, item, context), lesson.outcome, lesson.closure)


def practice_line(item: Item, context: Context) -> PracticeLine:
    """A practice as a line."""
    practice = typed(item, Practice)
    return PracticeLine(
        ref=context.ref(item),
        place=place_link(item, practice.place, context),
        local_name=practice.local_name or "",
        lang=own_language(item, context),
        stage=practice.stage,
        reached=reached_stage(practice),
        period=practice.period,
    )


def reached_stage(practice: Practice) -> Stage | None:
    """The furthest stage in a practice's history that lies on the way of implementation."""
    passed = [STAGES.index(event.stage) for event in practice.history if event.stage in STAGES]
    return STAGES[max(passed)] if passed else None  # type: ignore[return-value]  # the way holds stages only


def decision_line(item: Item, context: Context) -> DecisionLine:
    """A decision as a line."""
    decision = typed(item, Decision)
    latest = max(decision.followed_up, key=lambda seen: seen.date, default=None)
    return DecisionLine(
        ref=context.ref(item),
        choice=decision.choice,
        day=decision.date,
        body=decision.body,
        lang=own_language(item, context),
        place=place_link(item, decision.place, context),
        grounds=passage(decision.grounds, item, context),
        follow_up=decision.follow_up,
        outcome=latest.outcome if latest else None,
        seen=latest.date if latest else None,
    )


def story_line(item: Item, context: Context) -> StoryLine:
    """A story as a line."""
    story = typed(item, Story)
    place = place_link(item, story.place, context)
    return StoryLine(context.ref(item), story.perspective, passage(story.teaches, item, context), place)


def deviation_line(item: Item, context: Context) -> DeviationLine:
    """A deviation as a line."""
    deviation = typed(item, Deviation)
    return DeviationLine(context.ref(item), deviation.state, deviation.noticed)

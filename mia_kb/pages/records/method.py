"""The page of a method."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.adoption import is_living
from mia_kb.library.maturity import maturity
from mia_kb.library.queries import decisions_about, typed
from mia_kb.library.standing import lives_of
from mia_kb.pages.addresses import EVIDENCE, facet_href
from mia_kb.pages.adoption import adoption_link
from mia_kb.pages.comparison import ways_to_decide
from mia_kb.pages.figure_card import figure_card, place_link
from mia_kb.pages.links import SOME, Some, incoming, link_to, shown, some
from mia_kb.pages.lives import DRAWN, MOST, cards_by_place, year_table
from mia_kb.pages.passages import passage, said
from mia_kb.pages.records.foot import foot
from mia_kb.pages.records.head import head, record_view
from mia_kb.pages.records.lines import decision_line, lesson_line, practice_line, story_line
from mia_kb.pages.spots import contribute_href
from mia_kb.records.lesson import Lesson
from mia_kb.records.method import Method
from mia_kb.records.practice import Practice
from mia_kb.records.vocabulary import StepPhase
from mia_kb.rendering.wording import certainty_means, leads_to

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mia_kb.library.maturity import Maturity
    from mia_kb.pages.context import Context
    from mia_kb.pages.lives import LifeCard, YearTable
    from mia_kb.pages.records.foot import Foot
    from mia_kb.pages.records.head import Head
    from mia_kb.pages.records.lines import DecisionLine, LessonLine, PracticeLine, StoryLine
    from mia_kb.reading.item import Item
    from mia_kb.records.method import Step
    from mia_kb.rendering.figure_card import FigureCard
    from mia_kb.rendering.view import Link, Passage, Ref, View


class ShownStep(NamedTuple):
    """A step with the lessons that concern it."""

    step: Step
    lessons: tuple[LessonLine, ...]


class ShownPhase(NamedTuple):
    """Before, during or after: its steps, and the lessons that concern it as a whole."""

    phase: StepPhase
    steps: tuple[ShownStep, ...]
    lessons: tuple[LessonLine, ...]


class Cell(NamedTuple):
    """What one place changed in one core component; `why` and `effect` are None where its source is silent."""

    place: Link | None
    ref: Ref
    what: Passage
    why: Passage | None
    effect: Passage | None


class ComponentRow(NamedTuple):
    """A core component, and what each place did with it in the order of the places; None where no change is told."""

    id: str
    text: str
    why: str
    cells: tuple[Cell | None, ...]


class MethodPage(NamedTuple):
    """All that a method's page shows. `effect_words` come before the studied effect."""

    head: Head
    foot: Foot
    record: Method
    phases: tuple[ShownPhase, ...]
    lessons: Some[LessonLine]
    components: tuple[ComponentRow, ...]
    adapted: bool
    places: tuple[PracticeLine, ...]
    effect_words: str
    certainty_means: str
    evidence_href: str
    figures: Some[FigureCard]
    progressions: Some[Ref]
    decisions: Some[DecisionLine]
    stories: Some[StoryLine]
    obstacles: Some[Ref]
    maturity: Maturity
    lives: tuple[LifeCard, ...]
    years: YearTable | None
    elsewhere: Link
    decide: tuple[Link, ...]
    contribute: str


def view(item: Item, context: Context) -> View:
    """The view of a method's page."""
    method, library = typed(item, Method), context.library
    by_step, whole = _lessons(item, context)
    practices = incoming(item, "practice", context, "method")[:SOME]  # the adoption of the method has all
    components = _components(item, practices, context)
    found = lives_of(library, item, context.today)
    return record_view(
        item,
        context,
        MethodPage(
            head=head(item, context),
            foot=foot(item, context),
            record=method,
            phases=_phases(method, by_step),
            lessons=whole,
            components=components,
            adapted=any(cell for row in components for cell in row.cells),
            places=tuple(practice_line(practice, context) for practice in practices),
            effect_words=leads_to(method.evidence, context.language),
            certainty_means=certainty_means(method.evidence.certainty, context.language),
            evidence_href=facet_href(context, EVIDENCE, method.evidence.level),
            figures=some(incoming(item, "figure", context, "methods"), figure_card, context),
            progressions=some(incoming(item, "progression", context, "methods"), link_to, context),
            decisions=some(shown(decisions_about(library, item.id)), decision_line, context),
            stories=some(incoming(item, "story", context, "methods"), story_line, context),
            obstacles=some(incoming(item, "obstacle", context, "eased_by"), link_to, context),
            maturity=maturity(library, item, context.today),
            lives=cards_by_place(found[:MOST], context),
            years=year_table(found, context, least=DRAWN),
            elsewhere=adoption_link(context),
            decide=ways_to_decide(item, context) if is_living(item) else (),
            contribute=contribute_href(context),
        ),
    )


def _lessons(item: Item, context: Context) -> tuple[dict[str, tuple[LessonLine, ...]], Some[LessonLine]]:
    """The lessons about a method by the step or phase they concern, and those about the method as a whole.

    Those for which a step or phase has no room are counted with the latter.
    """
    by_step: dict[str, dict[str, Item]] = {}
    for link in context.library.backlinks.get(item.id, ()):
        source = context.library.by_id[link.source]
        if source.kind != Lesson.kind or link.field not in {"concerns", "built_into"} or not shown([source]):
            continue
        step = typed(source, Lesson).concerns[int(link.loc[1])].step if link.field == "concerns" else None
        by_step.setdefault(_known_step(step, typed(item, Method)), {})[source.id] = source
    found = by_step.pop("", {})
    beside = {step: tuple(lessons.values())[:SOME] for step, lessons in by_step.items()}
    placed = {lesson.id for lessons in beside.values() for lesson in lessons}
    every = chain(found.items(), *(lessons.items() for lessons in by_step.values()))
    left = {id_: lesson for id_, lesson in every if id_ not in placed}
    lines = {step: tuple(lesson_line(lesson, context) for lesson in lessons) for step, lessons in beside.items()}
    return lines, some(left.values(), lesson_line, context)


def _known_step(step: str | None, method: Method) -> str:
    """The id of a step or phase that the method has; nothing for any other word."""
    known = {own.id for own in method.steps} | {phase.code for phase in StepPhase}
    return step if step in known and step else ""


def _phases(method: Method, lessons: dict[str, tuple[LessonLine, ...]]) -> tuple[ShownPhase, ...]:
    phases = []
    for phase in StepPhase:
        own = [step for step in method.steps if step.phase is phase]
        steps = tuple(ShownStep(step, lessons.get(step.id or "", ())) for step in own)
        if steps or phase.code in lessons:
            phases.append(ShownPhase(phase, steps, lessons.get(phase.code, ())))
    return tuple(phases)


def _components(item: Item, practices: Sequence[Item], context: Context) -> tuple[ComponentRow, ...]:
    cells = [_cells(practice, context) for practice in practices]
    return tuple(
        ComponentRow(part.id, part.text, part.why or "", tuple(own.get(part.id) for own in cells))
        for part in typed(item, Method).core_components
    )


def _cells(item: Item, context: Context) -> dict[str, Cell]:
    """What a place changed, by the component's id."""
    practice = typed(item, Practice)
    if not practice.adaptations:
        return {}
    place, ref = place_link(item, practice.place, context), context.ref(item)
    return {
        change.component: Cell(
            place,
            ref,
            said(change.what, item, context),
            passage(change.why, item, context),
            passage(change.effect, item, context),
        )
        for change in practice.adaptations
    }

"""The page of a practice: a method as one place does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.queries import typed
from mia_kb.pages.addresses import STAGE, facet_href
from mia_kb.pages.figure_card import figure_card, place_link
from mia_kb.pages.links import incoming, named, some
from mia_kb.pages.passages import own_language
from mia_kb.pages.records.foot import foot
from mia_kb.pages.records.head import head, party_links, record_view
from mia_kb.pages.records.lines import decision_line, lesson_line, practice_line, reached_stage
from mia_kb.records.decision import Decision
from mia_kb.records.figure import Figure
from mia_kb.records.method import Method
from mia_kb.records.practice import Practice, Receiver
from mia_kb.records.vocabulary import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mia_kb.pages.context import Context
    from mia_kb.pages.links import Some
    from mia_kb.pages.records.foot import Foot
    from mia_kb.pages.records.head import Head
    from mia_kb.pages.records.lines import DecisionLine, LessonLine, PracticeLine
    from mia_kb.reading.item import Item
    from mia_kb.records.practice import Adaptation
    from mia_kb.rendering.figure_card import FigureCard
    from mia_kb.rendering.view import Link, Ref, View


class Component(NamedTuple):
    """A core component of the method (in the language `lang`), and what this place changed in it."""

    text: str
    lang: str
    change: Adaptation | None


class PracticePage(NamedTuple):
    """All that a practice's page shows."""

    head: Head
    foot: Foot
    record: Practice
    method: Ref | None
    place: Link | None
    reached: Stage | None
    stage_href: str
    receiver: Link | None
    components: tuple[Component, ...]
    lessons: Some[LessonLine]
    decisions: Some[DecisionLine]
    figures: Some[FigureCard]
    others: Some[PracticeLine]


def view(item: Item, context: Context) -> View:
    """The view of a practice's page."""
    practice = typed(item, Practice)
    method = next(iter(named([practice.method], item, context)), None)
    known = isinstance(practice.stage, Stage)
    return record_view(
        item,
        context,
        PracticePage(
            head=head(item, context),
            foot=foot(item, context),
            record=practice,
            method=context.ref(method) if method else None,
            place=place_link(item, practice.place, context),
            reached=reached_stage(practice),
            stage_href=facet_href(context, STAGE, practice.stage) if known else "",  # type: ignore[arg-type]  # known
            receiver=_receiver(practice, context),
            components=_components(practice, method, context),
            lessons=_lessons(item, method, context),
            decisions=_decisions(item, practice, method, context),
            figures=_figures(item, practice, method, context),
            others=_others(item, method, context),
        ),
    )


def _receiver(practice: Practice, context: Context) -> Link | None:
    """The party that takes over."""
    if not isinstance(practice.receiver, Receiver):
        return None
    return party_links([practice.receiver.party], context)[0]


def _components(practice: Practice, method: Item | None, context: Context) -> tuple[Component, ...]:
    """The method's components with this place's changes, then changes in components that the method does not name."""
    changes = {change.component: change for change in practice.adaptations}
    if method is None:
        return tuple(Component(change.component, "", change) for change in practice.adaptations)
    lang = own_language(method, context)
    own = typed(method, Method).core_components
    named_parts = tuple(Component(part.text, lang, changes.get(part.id)) for part in own)
    stray = changes.keys() - {part.id for part in own}
    return named_parts + tuple(Component(id_, "", changes[id_]) for id_ in sorted(stray))


def _lessons(item: Item, method: Item | None, context: Context) -> Some[LessonLine]:
    """The lessons of the same library about the same method."""
    found = incoming(method, "lesson", context) if method else ()
    return some((lesson for lesson in found if lesson.library == item.library), lesson_line, context)


def _decisions(item: Item, practice: Practice, method: Item | None, context: Context) -> Some[DecisionLine]:
    """The decisions about this practice, and those of the same place about the method; the newest first."""
    about = {found.id: found for found in incoming(item, "decision", context, "practice")}
    if method:
        for found in incoming(method, "decision", context, "method"):
            if _same_place(found, typed(found, Decision).place, item, practice, context):
                about[found.id] = found
    newest = sorted(about.values(), key=lambda found: (typed(found, Decision).date, found.id), reverse=True)
    return some(newest, decision_line, context)


def _figures(item: Item, practice: Practice, method: Item | None, context: Context) -> Some[FigureCard]:
    """The figures about the method from the same place."""
    found: Iterable[Item] = incoming(method, "figure", context, "methods") if method else ()
    own = [figure for figure in found if _same_place(figure, typed(figure, Figure).place, item, practice, context)]
    return some(own, figure_card, context)


def _same_place(other: Item, reference: str | None, item: Item, practice: Practice, context: Context) -> bool:
    """Whether another record names the place of the practice `item`."""
    place = context.library.find(reference, other.library) if reference else None
    own = context.library.find(practice.place, item.library)
    return place is not None and own is not None and place.id == own.id


def _others(item: Item, method: Item | None, context: Context) -> Some[PracticeLine]:
    """The same method in other places."""
    found = incoming(method, "practice", context, "method") if method else ()
    return some((other for other in found if other.id != item.id), practice_line, context)

"""What is left to do in a place, seen from its records: nobody who takes over, no decision, no answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.freshness import is_overdue
from mia_kb.library.queries import pointed_at, pointing_at, typed
from mia_kb.pages.links import shown
from mia_kb.records.decision import Decision
from mia_kb.records.deviation import Deviation
from mia_kb.records.lesson import Lesson
from mia_kb.records.practice import Practice, Receiver
from mia_kb.records.unknown import Unknown
from mia_kb.records.vocabulary import Closure, DeviationState, Stage
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from mia_kb.pages.gathering import Gathering
    from mia_kb.reading.item import Item
    from mia_kb.rendering.view import Ref

NAMED = 5
"""Records that are named under one loose end."""
DONE = frozenset({DeviationState.SOLVED, DeviationState.ANSWERED})
OVER = frozenset({Stage.ENDED, Stage.DECLINED})


class LooseEnd(NamedTuple):
    """What is missing and what to do (English message ids), for how many records, and the first of them.

    `refs` is empty where it is missing for every way of working in the place.
    """

    what: str
    why: str
    count: int  # type: ignore[assignment]  # nobody asks a tuple how often it holds something
    refs: tuple[Ref, ...]


def loose_ends(place: Item, practices: Sequence[Item], gathering: Gathering) -> tuple[LooseEnd, ...]:
    """Everything that is left to do in a place, what has most records first where it matters as much."""
    return tuple(
        LooseEnd(what, why, len(found), () if len(found) == len(practices) > 1 else _named(found, gathering))
        for what, why, found in _missing(place, practices, gathering)
        if found
    )


def _named(found: Sequence[Item], gathering: Gathering) -> tuple[Ref, ...]:
    """The first records, without the name of the place whose page they are on."""
    return tuple(gathering.row(item).ref._replace(place_name="") for item in found[:NAMED])


def _missing(place: Item, practices: Sequence[Item], gathering: Gathering) -> Iterator[tuple[str, str, list[Item]]]:
    known, today = gathering.reporting.known, gathering.context.today
    alive = [item for item in practices if typed(item, Practice).stage not in OVER]
    deviations = shown(known.at_place(place, Deviation.kind))
    lessons = shown(known.at_place(place, Lesson.kind))
    decided = _decided_methods(place, gathering)
    everything = [*practices, *deviations, *lessons]
    yield (
        N_("Nobody is known to take over"),
        N_("Ask the parties which of them carries it on, and write the function as receiver."),
        [item for item in alive if not isinstance(typed(item, Practice).receiver, Receiver)],
    )
    yield (
        N_("How far it has come is not known"),
        N_("Ask those who do it: is it still done, by whom, and with how many?"),
        [item for item in alive if isinstance(typed(item, Practice).stage, Unknown)],
    )
    yield (
        N_("No decision about it has been entered"),
        N_("Take it to the steering group: try, adopt, wait, decline or end. A no counts too."),
        [item for item in alive if not _decided(item, decided, gathering)],
    )
    yield (
        N_("No answer to the deviation is known"),
        N_("Find out who has the mandate, raise it there, and write down what came back."),
        [item for item in deviations if typed(item, Deviation).state not in DONE],
    )
    yield (
        N_("The lesson is open"),
        N_("Build it into a method, or reject it and say why."),
        [item for item in lessons if typed(item, Lesson).closure is Closure.OPEN],
    )
    yield (
        N_("The review is late"),
        N_("Go through it with those who use it: is it still done, where, and what has changed?"),
        [item for item in everything if is_overdue(item.record, today)],
    )
    yield (
        N_("The organisation that answers for it has ended"),
        N_("Agree on who answers for it from now on, and write that function as steward."),
        [item for item in everything if known.keeper(item) is None],
    )


def _decided(item: Item, decided: AbstractSet[str], gathering: Gathering) -> bool:
    """Whether there is a decision about a practice, or about its method in a place where the methods are `decided`."""
    library = gathering.context.library
    if pointing_at(library, item.id, Decision.kind, "practice"):
        return True
    return any(method.id in decided for method in pointed_at(library, item.id, "method"))


def _decided_methods(place: Item, gathering: Gathering) -> frozenset[str]:
    """The ids of the methods that a decision for a place is about."""
    library = gathering.context.library
    decisions = pointing_at(library, place.id, Decision.kind, "place")
    return frozenset(method.id for one in decisions for method in pointed_at(library, one.id, "method"))

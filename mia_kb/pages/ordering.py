"""The order in which records of a kind are shown: along a scale where there is one, else by their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.library.queries import typed
from mia_kb.pages.alphabet import order
from mia_kb.pages.context import title_of
from mia_kb.records.decision import Decision
from mia_kb.records.deviation import Deviation
from mia_kb.records.fields import When
from mia_kb.records.figure import Figure
from mia_kb.records.lesson import Lesson
from mia_kb.records.method import Method
from mia_kb.records.obstacle import Obstacle
from mia_kb.records.organisation import Organisation
from mia_kb.records.practice import Practice
from mia_kb.records.progression import Progression
from mia_kb.records.vocabulary import (
    DeviationState,
    EvidenceLevel,
    ObstacleLevel,
    OrganisationType,
    Outcome,
    Vocabulary,
)
from mia_kb.rendering.tracks import MATURITY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mia_kb.pages.gathering import Gathering
    from mia_kb.reading.item import Item

Key = tuple[object, ...]

Scale = tuple[Vocabulary, ...]

ORGANISATIONS: Scale = (
    OrganisationType.SUB_PROJECT,
    OrganisationType.PROJECT,
    OrganisationType.ASSOCIATION,
    OrganisationType.MUNICIPALITY,
    OrganisationType.AGENCY,
    OrganisationType.REGION,
    OrganisationType.SOCIAL_ENTERPRISE,
    OrganisationType.OTHER,
)
"""Organisations from those where the work is done to those around them."""
STATES: Scale = (
    DeviationState.NEW,
    DeviationState.RAISED,
    DeviationState.KNOWN,
    DeviationState.ANSWERED,
    DeviationState.SOLVED,
)
"""Deviations from those that somebody must act on to those that are solved."""


EVIDENCE: Scale = tuple(EvidenceLevel)
OUTCOMES: Scale = tuple(Outcome)
OBSTACLES: Scale = tuple(reversed(ObstacleLevel))
"""Obstacles from those in the structure to those that lie with the person."""


def place_in(scale: Scale, term: object) -> int:
    """Where on a scale a word stands; a word beside it, or unknown, comes last."""
    for place, word in enumerate(scale):
        if word is term:
            return place
    return len(scale)


def in_order(items: Iterable[Item], gathering: Gathering) -> tuple[Item, ...]:
    """Records of one kind in the order in which they are shown; the same whatever order they come in."""
    return tuple(sorted(items, key=lambda item: (*_key(item, gathering), _words(item, gathering), item.id)))


def _key(item: Item, gathering: Gathering) -> Key:
    key = KEYS.get(item.kind)
    return key(item, gathering) if key else ()


def _words(item: Item, gathering: Gathering) -> str:
    return order(title_of(item.record, gathering.context.language)[0], gathering.language)


def _method(item: Item, gathering: Gathering) -> Key:
    """The most mature first, then what is best known."""
    found, method = gathering.maturities[item.id], typed(item, Method)
    return (-MATURITY.index(found.level), -found.tried, place_in(EVIDENCE, method.evidence.level))


def _practice(item: Item, gathering: Gathering) -> Key:
    """Those of one method together."""
    method = gathering.context.library.find(typed(item, Practice).method, item.library)
    return (_words(method, gathering) if method else "", item.library)


def _newest_first(when: object) -> int:
    """A key that puts what happened last first, and what has no known time last."""
    return -when.last_day.toordinal() if isinstance(when, When) else 0


KEYS: dict[str, Callable[[Item, Gathering], Key]] = {
    Method.kind: _method,
    Practice.kind: _practice,
    Lesson.kind: lambda item, _: (place_in(OUTCOMES, typed(item, Lesson).outcome),),
    Deviation.kind: lambda item, _: (place_in(STATES, typed(item, Deviation).state),),
    Obstacle.kind: lambda item, _: (place_in(OBSTACLES, typed(item, Obstacle).level),),
    Decision.kind: lambda item, _: (-typed(item, Decision).date.toordinal(),),
    Figure.kind: lambda item, _: (
        _newest_first(typed(item, Figure).period.to or typed(item, Figure).period.from_),
        typed(item, Figure).measure.rpartition("/")[2],
    ),
    Progression.kind: lambda item, _: (_newest_first(typed(item, Progression).period.from_),),
    Organisation.kind: lambda item, _: (place_in(ORGANISATIONS, typed(item, Organisation).type),),
}
"""What comes before the title in the order of each kind."""

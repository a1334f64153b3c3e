"""Tracks: how far something has come on a fixed way, as steps to draw."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.maturity import MaturityLevel
from mia_kb.records.unknown import UNKNOWN, Unknown
from mia_kb.records.vocabulary import Certainty, DeviationState, EvidenceLevel, Stage, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence


class TrackStep(NamedTuple):
    """One step of a way: passed, current or ahead."""

    term: Vocabulary
    state: str


class Track(NamedTuple):
    """A way with its steps; `aside` is the word for what stands beside the way, such as ended, declined or unknown."""

    steps: tuple[TrackStep, ...]
    aside: Vocabulary | Unknown | None


STAGES = (Stage.EXPLORING, Stage.INSTALLING, Stage.INITIAL, Stage.FULL, Stage.SUSTAINED)
DEVIATION_STATES = (DeviationState.NEW, DeviationState.RAISED, DeviationState.ANSWERED, DeviationState.SOLVED)
EVIDENCE = (EvidenceLevel.E0, EvidenceLevel.E1, EvidenceLevel.E2, EvidenceLevel.E3, EvidenceLevel.E4)
CERTAINTY = (Certainty.VERY_LOW, Certainty.LOW, Certainty.MODERATE, Certainty.HIGH)
MATURITY = tuple(MaturityLevel)
_WAYS: tuple[tuple[Vocabulary, ...], ...] = (STAGES, DEVIATION_STATES, EVIDENCE, CERTAINTY, MATURITY)


def track(current: Vocabulary | Unknown, reached: Vocabulary | None = None) -> Track:
    """The way that `current` belongs to, walked as far as `current`.

    A word that stands beside its way (ended, declined, known, no effect, not assessed) leaves the way walked as far as
    `reached`, if that is given.
    """
    way = _way_of(current if reached is None else reached)
    here = reached if current not in way else current
    return Track(_steps(way, here), None if current in way else current)


def stage_track(current: Stage | Unknown, reached: Stage | None = None) -> Track:
    """The way of implementation; an unknown stage has not been walked."""
    here = current if isinstance(current, Stage) and current in STAGES else reached
    return Track(_steps(STAGES, here), None if current in STAGES else current)


def _way_of(term: Vocabulary | Unknown) -> Sequence[Vocabulary]:
    return next((way for way in _WAYS if isinstance(term, type(way[0]))), ())


def _steps(way: Sequence[Vocabulary], here: Vocabulary | None) -> tuple[TrackStep, ...]:
    at = way.index(here) if here in way else -1
    return tuple(
        TrackStep(term, "passed" if index < at else "current" if index == at else "ahead")
        for index, term in enumerate(way)
    )

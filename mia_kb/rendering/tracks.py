"""Tracks: how far something has come on a fixed way, as steps to draw."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.maturity import MaturityLevel
from mia_kb.records.vocabulary import Certainty, DeviationState, EvidenceLevel, Stage, Vocabulary

if TYPE_CHECKING:
    from mia_kb.records.unknown import Unknown

Way = tuple[Vocabulary, ...]

STAGES: Way = (Stage.EXPLORING, Stage.INSTALLING, Stage.INITIAL, Stage.FULL, Stage.SUSTAINED)
DEVIATION_STATES: Way = (
    DeviationState.NEW,
    DeviationState.RAISED,
    DeviationState.ANSWERED,
    DeviationState.SOLVED,
)
EVIDENCE: Way = (EvidenceLevel.E0, EvidenceLevel.E1, EvidenceLevel.E2, EvidenceLevel.E3, EvidenceLevel.E4)
CERTAINTY: Way = (Certainty.VERY_LOW, Certainty.LOW, Certainty.MODERATE, Certainty.HIGH)
MATURITY: Way = tuple(MaturityLevel)
WAYS: dict[str, Way] = {
    "stage": STAGES,
    "deviation": DEVIATION_STATES,
    "evidence": EVIDENCE,
    "certainty": CERTAINTY,
    "maturity": MATURITY,
}


class TrackStep(NamedTuple):
    """One step of a way: `passed`, `current` or `ahead`."""

    term: Vocabulary
    state: str


class Track(NamedTuple):
    """A way with its steps; `aside` is the word for what stands beside the way, such as ended, declined or unknown."""

    steps: tuple[TrackStep, ...]
    aside: Vocabulary | Unknown | None


@cache
def track(way: str, current: Vocabulary | Unknown, reached: Vocabulary | None = None) -> Track:
    """The way named `way`, walked as far as `current`.

    A word beside its way (ended, declined, known, no effect, not assessed, unknown) leaves it walked as far as
    `reached`, if that is given.
    """
    steps = WAYS[way]
    on_it = current in steps
    here = current if on_it else reached
    at = steps.index(here) if isinstance(here, Vocabulary) and here in steps else -1
    return Track(
        tuple(TrackStep(term, _state(index, at, on_it=on_it)) for index, term in enumerate(steps)),
        None if on_it else current,
    )


def _state(index: int, at: int, *, on_it: bool) -> str:
    if index == at and on_it:
        return "current"
    return "passed" if index <= at else "ahead"

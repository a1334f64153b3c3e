"""Badges: a word of the vocabulary with an icon and a tone, never a colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.freshness import Freshness
from mia_kb.library.maturity import MaturityLevel
from mia_kb.library.standing import Standing
from mia_kb.records.unknown import UNKNOWN
from mia_kb.records.vocabulary import (
    Certainty,
    Choice,
    Closure,
    DeviationState,
    EvidenceLevel,
    FigureRole,
    Outcome,
    ParticipantView,
    Stage,
    Status,
)

if TYPE_CHECKING:
    from enum import Enum


class Look(NamedTuple):
    """An icon of Material's sets and a tone: good, mixed, bad, info, target or quiet."""

    icon: str
    tone: str


QUIET = Look("material/circle-outline", "quiet")
NOT_SAID = Look("material/help-circle-outline", "quiet")

LOOKS: dict[Enum, Look] = {
    Status.LOCAL_REVIEW: Look("material/check-circle-outline", "quiet"),
    Status.PUBLISHED: Look("material/check-all", "good"),
    Status.RETIRED: Look("material/archive-outline", "mixed"),
    Outcome.WORKED: Look("material/check-circle-outline", "good"),
    Outcome.PARTLY: Look("material/circle-half-full", "mixed"),
    Outcome.DID_NOT_WORK: Look("material/close-circle-outline", "bad"),
    Outcome.DID_HARM: Look("material/alert-octagon-outline", "bad"),
    Stage.EXPLORING: Look("material/magnify", "info"),
    Stage.INSTALLING: Look("material/hammer-wrench", "info"),
    Stage.INITIAL: Look("material/sprout-outline", "info"),
    Stage.FULL: Look("material/check-circle-outline", "good"),
    Stage.SUSTAINED: Look("material/check-all", "good"),
    Stage.ENDED: Look("material/archive-outline", "mixed"),
    Stage.DECLINED: Look("material/close-circle-outline", "bad"),
    Choice.TRY: Look("material/sprout-outline", "info"),
    Choice.ADOPT: Look("material/check-circle-outline", "good"),
    Choice.WAIT: Look("material/timer-sand", "mixed"),
    Choice.DECLINE: Look("material/close-circle-outline", "bad"),
    Choice.END: Look("material/archive-outline", "mixed"),
    Closure.OPEN: Look("material/progress-clock", "info"),
    Closure.BUILT_IN: Look("material/check-circle-outline", "good"),
    Closure.REJECTED: Look("material/close-circle-outline", "mixed"),
    DeviationState.NEW: Look("material/alert-circle-outline", "info"),
    DeviationState.RAISED: Look("material/arrow-up-circle-outline", "info"),
    DeviationState.ANSWERED: Look("material/message-reply-text-outline", "mixed"),
    DeviationState.SOLVED: Look("material/check-circle-outline", "good"),
    DeviationState.KNOWN: Look("material/close-circle-outline", "bad"),
    FigureRole.OUTCOME: Look("material/chart-bar", "info"),
    FigureRole.TARGET: Look("material/bullseye-arrow", "target"),
    ParticipantView.POSITIVE: Look("material/check-circle-outline", "good"),
    ParticipantView.MIXED: Look("material/circle-half-full", "mixed"),
    ParticipantView.NEGATIVE: Look("material/close-circle-outline", "bad"),
    EvidenceLevel.E4: Look("material/book-check-outline", "good"),
    EvidenceLevel.E3: Look("material/book-check-outline", "good"),
    EvidenceLevel.E2: Look("material/clipboard-text-search-outline", "info"),
    EvidenceLevel.E1: Look("material/account-voice", "quiet"),
    EvidenceLevel.E0: Look("material/comment-quote-outline", "quiet"),
    EvidenceLevel.EN: Look("material/close-circle-outline", "bad"),
    Certainty.HIGH: Look("material/scale-balance", "good"),
    Certainty.MODERATE: Look("material/scale-balance", "info"),
    Certainty.LOW: Look("material/scale-balance", "mixed"),
    Certainty.VERY_LOW: Look("material/scale-unbalanced", "bad"),
    Certainty.NOT_ASSESSED: Look("material/scale-unbalanced", "quiet"),
    MaturityLevel.DESCRIBED: Look("material/pencil-outline", "quiet"),
    MaturityLevel.TRIED: Look("material/sprout-outline", "info"),
    MaturityLevel.TRIED_WIDELY: Look("material/sprout-outline", "info"),
    MaturityLevel.ADOPTED: Look("material/check-circle-outline", "good"),
    MaturityLevel.LASTING: Look("material/check-all", "good"),
    Standing.ADOPTED: Look("material/check-circle-outline", "good"),
    Standing.IN_SERVICES: Look("material/check-circle-outline", "mixed"),
    Standing.UNSECURED: Look("material/alert-circle-outline", "mixed"),
    Standing.TRIED: Look("material/sprout-outline", "info"),
    Standing.PREPARED: Look("material/hammer-wrench", "info"),
    Standing.TO_TRY: Look("material/sprout-outline", "quiet"),
    Standing.WAITING: Look("material/timer-sand", "mixed"),
    Standing.ENDED: Look("material/archive-outline", "mixed"),
    Standing.DECLINED: Look("material/close-circle-outline", "bad"),
    Freshness.DUE_SOON: Look("material/clock-outline", "mixed"),
    Freshness.OVERDUE: Look("material/clock-alert-outline", "bad"),
}


def look(term: Enum) -> Look:
    """The icon and tone of a word; quiet for a word that neither praises nor warns."""
    return NOT_SAID if term is UNKNOWN else LOOKS.get(term, QUIET)

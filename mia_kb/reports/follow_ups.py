"""Whether a decision has been followed up, and when it should have been."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mia_kb.records.vocabulary import Vocabulary

if TYPE_CHECKING:
    from mia_kb.records.decision import Decision, DecisionFollowUp


class FollowUpState(Vocabulary):
    """How it stands with the follow-up of a decision."""

    OVERDUE = "overdue", "skulle redan ha följts upp", "should have been followed up already"
    NO_DATE = "no-date", "ingen uppföljning är bestämd", "no follow-up has been set"
    AHEAD = "ahead", "följs upp framöver", "will be followed up"
    DONE = "done", "uppföljd", "followed up"


LACKING = frozenset({FollowUpState.OVERDUE, FollowUpState.NO_DATE})
"""What somebody has to do something about."""


def follow_up_state(decision: Decision, today: date) -> FollowUpState:
    """Overdue once the day set has come and no follow-up was made on it or later."""
    latest = latest_follow_up(decision, today)
    if not isinstance(decision.follow_up, date):
        return FollowUpState.DONE if latest else FollowUpState.NO_DATE
    if latest and latest.date >= decision.follow_up:
        return FollowUpState.DONE
    return FollowUpState.OVERDUE if decision.follow_up <= today else FollowUpState.AHEAD


def latest_follow_up(decision: Decision, today: date) -> DecisionFollowUp | None:
    """The latest follow-up made by `today`."""
    made = (seen for seen in decision.followed_up if seen.date <= today)
    return max(made, key=lambda seen: seen.date, default=None)

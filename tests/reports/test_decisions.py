"""Decisions and adoption, worked out by hand for the library of `tests/sites/reports`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from report_library import TODAY, block, context, rows

from mia_kb.library.link import link
from mia_kb.library.maturity import MaturityLevel, NextStep
from mia_kb.library.standing import Standing
from mia_kb.records.vocabulary import Choice
from mia_kb.reports.decisions import decisions
from mia_kb.reports.follow_ups import FollowUpState
from mia_kb.reports.report import ReportContext

REPORT = decisions(context())


def test_follow_ups_that_are_due_and_those_without_a_day() -> None:
    assert rows(REPORT, "follow-ups", "due") == [
        ("norra/infor-teamet", "Styrgruppen i Norra", FollowUpState.OVERDUE, date(2026, 1, 10), "enhetschef"),
        ("sodra/avsluta-kursen", "Styrgruppen i Södra", FollowUpState.NO_DATE, None, "delprojektledare"),
    ]


def test_a_follow_up_is_coming_three_months_ahead_and_due_on_its_day() -> None:
    def states(day: date) -> list[object]:
        return [row[2] for row in rows(decisions(context(day)), "follow-ups", "due") if row[0] == "norra/avboj-kursen"]

    assert states(date(2027, 2, 16)) == []
    assert states(date(2027, 2, 17)) == [FollowUpState.AHEAD]
    assert states(date(2027, 5, 20)) == [FollowUpState.OVERDUE]


def test_what_was_decided_half_a_year_ago_and_what_came_of_it() -> None:
    declined = ("norra/avboj-kursen", "Styrgruppen i Norra", date(2026, 5, 20), Choice.DECLINE)
    now, seen = (Standing.DECLINED,), "No follow-up has been written down."
    assert rows(REPORT, "half-a-year-ago", "decided") == [(*declined, now, None, seen)]


def test_the_log_of_a_body_is_newest_first_and_leaves_nothing_out() -> None:
    norra, sodra = "body-styrgruppen-i-norra", "body-styrgruppen-i-sodra"
    assert [row[0] for row in rows(REPORT, "by-body", norra)] == ["norra/avboj-kursen", "norra/infor-teamet"]
    assert [row[0] for row in rows(REPORT, "by-body", sodra)] == ["sodra/avsluta-kursen", "sodra/prova-kursen"]
    assert rows(decisions(context(date(2018, 6, 1))), "by-body", sodra)[0][0] == "sodra/prova-kursen"


def test_two_bodies_whose_names_differ_in_signs_only_have_sections_of_their_own() -> None:
    items = context().library.items
    renamed = [
        replace(item, record=item.record.model_copy(update={"body": "Styrgruppen i Norrå"}))
        if item.id == "norra/infor-teamet"
        else item
        for item in items
    ]
    report = decisions(ReportContext(link(renamed), TODAY))
    by_body = next(part for part in report.parts if part.key == "by-body")
    assert [found.key for found in by_body.blocks] == [
        "body-styrgruppen-i-norra",
        "body-styrgruppen-i-norra-2",
        "body-styrgruppen-i-sodra",
    ]


def test_a_decision_that_a_later_one_replaced_is_not_said_to_be_late() -> None:
    ended, tried = rows(REPORT, "by-body", "body-styrgruppen-i-sodra")
    assert (ended[7], tried[7]) == (FollowUpState.NO_DATE, "replaced by a later decision")


def test_decisions_by_method_with_what_was_seen_and_what_is_needed_next() -> None:
    course, team = rows(REPORT, "by-method", "methods")
    once, followed_up = (
        "{date}: {body} decided: {choice}",
        "{date}: {body} decided: {choice}. Followed up {seen}: {outcome}",
    )
    assert course == ("regional/gruppkurs", (once,) * 3, MaturityLevel.TRIED, NextStep.SECOND_PLACE)
    assert team == ("regional/traffas-i-team", (followed_up,), MaturityLevel.LASTING, NextStep.NOTHING)


def test_what_is_done_and_nobody_has_decided_about() -> None:
    assert rows(REPORT, "undecided", "methods") == []
    before = rows(decisions(context(date(2017, 1, 1))), "undecided", "methods")
    assert before == [
        ("regional/gruppkurs", 1, NextStep.SECOND_PLACE),
        ("regional/traffas-i-team", 2, NextStep.DECISION),
    ]


def test_before_any_decision_that_is_said() -> None:
    early = decisions(context(date(2017, 1, 1)))
    assert [part.key for part in early.parts] == ["follow-ups", "undecided"]
    assert block(early, "follow-ups", "due").empty == (
        "No decision has been entered. Without decisions there is nothing to follow up."
    )

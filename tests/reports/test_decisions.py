"""Decisions and adoption, worked out by hand for the library of `tests/sites/reports`."""

from __future__ import annotations

from datetime import date

from report_library import context, plain, rows

from mia_kb.records.fields import When
from mia_kb.records.vocabulary import Choice, Stage
from mia_kb.reports.decisions import decisions
from mia_kb.reports.follow_ups import FollowUpState

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
    declined = ("norra/avboj-kursen", "Styrgruppen i Norra", date(2026, 5, 20), Choice.DECLINE, None)
    assert rows(REPORT, "half-a-year-ago", "decided") == [(*declined, "No follow-up has been written down.")]


def test_the_log_of_a_body_is_newest_first_and_leaves_nothing_out() -> None:
    assert [row[0] for row in rows(REPORT, "by-body", "body-1")] == ["norra/avboj-kursen", "norra/infor-teamet"]
    assert [row[0] for row in rows(REPORT, "by-body", "body-2")] == ["sodra/avsluta-kursen", "sodra/prova-kursen"]
    assert rows(decisions(context(date(2018, 6, 1))), "by-body", "body-1")[0][0] == "sodra/prova-kursen"


def test_where_a_method_was_declined_and_where_it_ended_and_why() -> None:
    norra, sodra = rows(REPORT, "regional/gruppkurs", "places")
    assert norra[:3] == ("Norra", "decided: {choice}", date(2026, 5, 20))
    assert norra[6] == "Kommunen har redan en kurs."
    assert (sodra[0], sodra[2], sodra[6]) == ("Södra", When(2019, 6), "Ingen lokal fanns kvar.")
    assert sodra[1] == (Stage.ENDED, "decided: {choice}")
    assert len(sodra[7]) == 4  # type: ignore[arg-type]  # two stages and two decisions


def test_a_place_without_a_decision_says_so() -> None:
    sodra = rows(REPORT, "regional/traffas-i-team", "places")[1]
    assert sodra[1] == (Stage.INITIAL, "no decision entered")


def test_before_any_decision_that_is_said() -> None:
    early = decisions(context(date(2017, 1, 1)))
    assert "No decision has been entered." in [plain(one) for part in early.parts for one in part.says]

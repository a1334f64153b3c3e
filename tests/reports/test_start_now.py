"""What is left before the end, worked out by hand for the library of `tests/sites/reports`."""

from __future__ import annotations

from datetime import date

from report_library import context, keys, plain, rows

from mia_kb.library.maturity import MaturityLevel
from mia_kb.records.fields import When
from mia_kb.records.unknown import UNKNOWN
from mia_kb.records.vocabulary import Choice, EvidenceLevel, Outcome, Party, Stage
from mia_kb.reports.follow_ups import FollowUpState
from mia_kb.reports.start_now import start_now

REPORT = start_now(context())
SODRA, NORRA = "regional/sodra", "regional/norra"


def test_the_place_that_ends_soonest_comes_first_and_agencies_last() -> None:
    assert keys(REPORT) == [
        SODRA,
        NORRA,
        "stewards",
        "tell-arbetsformedlingen",
        "tell-kommun",
        "tell-region",
        "tell-funder",
    ]


def test_the_clock_counts_to_the_last_day_of_a_month() -> None:
    sodra = REPORT.parts[0].says
    # 22 November to 28 February: 8 + 31 + 31 + 28 days
    assert [(plain(one), getattr(one, "count", None)) for one in sodra] == [
        ("Ends: {end}.", 0),
        ("{count} day left.", 98),
    ]
    assert [plain(one) for one in REPORT.parts[1].says] == ["When it ends is not stated in the source."]


def test_after_the_end_the_same_things_are_said_to_have_been_left() -> None:
    later = start_now(context(date(2027, 3, 1)))
    assert keys(later)[:2] == [NORRA, SODRA]
    assert plain(later.parts[1].says[0]) == "Ended: {end}."
    assert len(rows(later, SODRA, "to-carry-on")) == 1


def test_what_has_no_receiver_or_no_decision() -> None:
    row = (
        "sodra/teamet-i-sodra",
        "regional/traffas-i-team",
        "resursteam",
        Stage.INITIAL,
        "nobody known",
        "no decision entered",
    )
    assert rows(REPORT, SODRA, "to-carry-on") == [row]


def test_what_has_ended_needs_neither_and_what_is_carried_and_decided_neither() -> None:
    assert "sodra/kursen" not in [row[0] for row in rows(REPORT, SODRA, "to-carry-on")]
    assert [block.key for block in REPORT.parts[1].blocks] == ["without-follow-up", "open-lessons"]


def test_only_the_decision_that_holds_needs_a_follow_up() -> None:
    ended = ("sodra/avsluta-kursen", Choice.END, date(2019, 5, 20), FollowUpState.NO_DATE, None, "delprojektledare")
    assert rows(REPORT, SODRA, "without-follow-up") == [ended]
    due = (
        "norra/infor-teamet",
        Choice.ADOPT,
        date(2024, 1, 10),
        FollowUpState.OVERDUE,
        date(2026, 1, 10),
        "enhetschef",
    )
    assert rows(REPORT, NORRA, "without-follow-up") == [due]


def test_open_lessons_with_their_age_but_no_drafts() -> None:
    # 15 January to 22 November 2026
    assert rows(REPORT, SODRA, "open-lessons") == [("sodra/boka-lokalen", (Party.KOMMUN, Party.FUNDER), 311)]
    assert rows(REPORT, NORRA, "open-lessons") == [("norra/bjud-in-varden", (Party.REGION,), 311)]


def test_stewards_that_end() -> None:
    assert rows(REPORT, "stewards", "stewards-that-end") == [
        ("regional/gamla-projektet", When(2020, 8, 31), 1, "Kansliet", 0),
        ("regional/nedlagda", When(2020, 12, 31), 1, "none entered", 1),
        (SODRA, When(2027, 2), 11, UNKNOWN, 0),
    ]


def test_what_can_be_told_to_an_agency() -> None:
    assert rows(REPORT, "tell-kommun", "methods") == [
        ("regional/traffas-i-team", MaturityLevel.LASTING, 2, 1, EvidenceLevel.E4),
        ("regional/gruppkurs", MaturityLevel.TRIED, 1, 0, EvidenceLevel.E0),
    ]
    assert rows(REPORT, "tell-kommun", "lessons") == [
        ("sodra/boka-lokalen", "Skriv avtal för hela kursen.", Outcome.DID_NOT_WORK)
    ]

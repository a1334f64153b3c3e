"""The board of deviations, worked out by hand for the library of `tests/sites/reports`."""

from __future__ import annotations

from datetime import date

from report_library import context, keys, rows

from mia_kb.records.unknown import UNKNOWN
from mia_kb.records.vocabulary import DeviationState, Party
from mia_kb.reports.deviations import deviations

REPORT = deviations(context())


def test_the_silent_ones_the_longest_waiting_first() -> None:
    assert rows(REPORT, "silent", "waiting") == [
        # noticed in January, counted from its last day: 31 January to 22 November
        ("norra/busskort", DeviationState.NEW, 295, Party.KOMMUN, "delprojektledare"),
        ("sodra/lyft", DeviationState.RAISED, 165, Party.ARBETSFORMEDLINGEN, "delprojektledare"),
    ]


def test_silence_begins_after_ninety_days() -> None:
    def silent(day: date) -> list[object]:
        return [row[0] for row in rows(deviations(context(day)), "silent", "waiting")]

    assert "sodra/lyft" not in silent(date(2026, 9, 8))
    assert "sodra/lyft" in silent(date(2026, 9, 9))


def test_every_state_that_something_is_in_has_its_part() -> None:
    assert keys(REPORT)[1:5] == ["new", "raised", "answered", "known"]
    answered = rows(REPORT, "answered", "board")[0]
    assert (answered[0], answered[4], answered[8]) == (
        "sodra/besvarad",
        "enhetschefen",
        "Brevet skrivs om under hösten.",
    )


def test_by_party_with_those_of_which_nobody_knows_whose_they_are() -> None:
    assert rows(REPORT, "by-party", "parties") == [
        (Party.ARBETSFORMEDLINGEN, 1, 0, 1),
        (Party.FORSAKRINGSKASSAN, 1, 1, 0),
        (Party.KOMMUN, 1, 0, 1),
        ("Not known who can do something about it", 1, 1, 0),
    ]


def test_gathered_under_obstacles_and_not() -> None:
    assert [row[0] for row in rows(REPORT, "regional/ingen-ager-resan", "deviations")] == [
        "norra/busskort",
        "sodra/lyft",
    ]
    assert rows(REPORT, "loose", "deviations") == [
        ("sodra/besvarad", DeviationState.ANSWERED, Party.FORSAKRINGSKASSAN),
        ("sodra/kand", DeviationState.KNOWN, UNKNOWN),
    ]


def test_lessons_open_built_in_and_rejected() -> None:
    assert [row[0] for row in rows(REPORT, "lessons", "open")] == ["norra/bjud-in-varden", "sodra/boka-lokalen"]
    built = ("sodra/inbyggd", date(2026, 3, 1), ("regional/traffas-i-team",), "Steget om inbjudan skrevs om.")
    assert rows(REPORT, "lessons", "built-in") == [built]

"""Handing over, worked out by hand for the library of `tests/sites/reports`."""

from __future__ import annotations

import pytest
from report_library import block, context, keys, library, plain, rows

from mia_kb.reports.handover import handover
from mia_kb.reports.interview import QUESTIONS
from mia_kb.reports.loops import Loop
from mia_kb.reports.report import KindOf
from mia_kb.reports.stewards import stewarded

PART = "regional-sodra-delprojektledare"
REPORT = handover(context(steward="södra"))


@pytest.mark.parametrize(
    "asked", ["Södra", "sodra", "regional/sodra", "Delprojekt Södra", "delprojektledare", "södra: delprojektledare"]
)
def test_a_steward_is_found_by_any_of_its_names(asked: str) -> None:
    assert [(found.named, found.function) for found in stewarded(library(), asked)] == [
        ("regional/sodra", "delprojektledare")
    ]


def test_what_stands_open_drafts_too_but_no_decision_that_another_replaced() -> None:
    assert [row[:3] for row in rows(REPORT, PART, "open")] == [
        ("sodra/avsluta-kursen", Loop.NO_FOLLOW_UP, 2743),  # 20 May 2019 to 22 November 2026
        ("sodra/boka-lokalen", Loop.NOT_CLOSED, 311),
        ("sodra/lyft", Loop.NO_ANSWER, 165),  # 10 June to 22 November
        ("sodra/nytt-utkast", Loop.NOT_REVIEWED, 174),  # 1 June to 22 November
        ("sodra/teamet-i-sodra", Loop.NO_RECEIVER, None),
    ]


def test_everything_it_answers_for_with_its_review_date() -> None:
    assert len(rows(REPORT, PART, "records")) == 11
    assert rows(REPORT, PART, "drafts") == [("sodra/nytt-utkast", KindOf("lesson"), "sodra/lessons/nytt-utkast.yaml")]


def test_to_whom() -> None:
    assert [plain(one) for one in REPORT.parts[0].says][2:] == ["No successor is known.", "Ask: {organisations}."]
    old = handover(context(steward="gamla-projektet"))
    assert plain(old.parts[0].says[-1]) == "Hand over to: {organisation}."
    stays = handover(context(steward="Kansliet"))
    assert plain(stays.parts[0].says[-1]) == (
        "The organisation goes on: hand over to the function there that takes over from {function}."
    )


def test_without_a_name_it_tells_who_answers_for_what() -> None:
    everyone = handover(context())
    assert keys(everyone) == ["everyone"]
    assert rows(everyone, "everyone", "stewards") == [
        ("regional/gamla-projektet", "metodstöd", 1, 0, 1),
        ("Kansliet", "kansli", 19, 0, 3),
        ("regional/nedlagda", "kansli", 1, 0, 0),
        ("Södra", "delprojektledare", 11, 1, 5),
    ]


def test_the_interview_asks_and_says_how_the_answers_become_drafts() -> None:
    part = next(part for part in REPORT.parts if part.key == f"{PART}-interview")
    asked = block(REPORT, f"{PART}-interview", "questions").rows
    assert [row[1] for row in asked] == [KindOf(question.kind) for question in QUESTIONS]
    assert dict(part.says[0].details) == {"steward": "regional/sodra: delprojektledare"}  # type: ignore[union-attr]


def test_a_place_that_answers_for_nothing_hands_over_what_is_about_it() -> None:
    about = stewarded(library(), "norra")
    assert [(found.named, found.function) for found in about] == [("regional/kansliet", "kansli")]
    of_norra = {item.id for item in library().items if item.library == "norra"}
    assert {item.id for item in about[0].items} == of_norra | {"regional/norra"}
    report = handover(context(steward="Norra"))
    assert [plain(one) for one in report.parts[0].says][:2] == [
        "Only the records about {place}.",
        "When it ends is not stated in the source.",
    ]
    assert stewarded(library(), "ingen sådan plats") == ()

"""How mature a method is, worked out by hand for small libraries."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from small_libraries import library, record

from mia_kb.library.maturity import Maturity, MaturityLevel, NextStep, maturity

if TYPE_CHECKING:
    from mia_kb.reading.item import Item

TODAY = date(2026, 11, 22)
METHOD = record("regional/methods/metoden")
PLACES = tuple(record(f"regional/organisations/{name}") for name in ("norr", "soder"))
IN_OPERATION = "stage: sustained\nreceiver: {party: kommun, function: enhetschef}"


def practice(place: str, fields: str) -> Item:
    return record(f"{place}/practices/metoden-i-{place}", f"place: regional/{place}\n{fields}")


def decision(place: str, day: str, choice: str, more: str = "method: metoden") -> Item:
    return record(f"{place}/decisions/beslut-{day}", f"place: regional/{place}\ndate: {day}\nchoice: {choice}\n{more}")


def of(*items: Item) -> Maturity:
    return maturity(library(METHOD, *PLACES, *items), METHOD, TODAY)


DESCRIBED = Maturity(MaturityLevel.DESCRIBED, NextStep.PRACTICE, 0, 0, 0)
TRIED = Maturity(MaturityLevel.TRIED, NextStep.SECOND_PLACE, 1, 0, 0)
WIDELY = Maturity(MaturityLevel.TRIED_WIDELY, NextStep.ADOPTION, 2, 0, 0)


def test_a_method_that_nobody_does_is_described() -> None:
    assert of() == DESCRIBED


@pytest.mark.parametrize("stage", ["initial", "full", "sustained", "ended", "unknown"])
def test_one_place_that_does_it_or_did_has_tried_it(stage: str) -> None:
    assert of(practice("norr", f"stage: {stage}")) == TRIED


@pytest.mark.parametrize("stage", ["exploring", "installing", "declined"])
def test_a_place_that_only_prepares_or_declines_has_not_tried_it(stage: str) -> None:
    assert of(practice("norr", f"stage: {stage}")) == DESCRIBED


def test_two_places_have_tried_it_widely_and_two_practices_in_one_place_have_not() -> None:
    again = record("norr/practices/en-gang-till", "place: regional/norr\nstage: full")
    assert of(practice("norr", "stage: initial"), practice("soder", "stage: ended")) == WIDELY
    assert of(practice("norr", "stage: initial"), again) == TRIED


def test_a_draft_does_not_count() -> None:
    assert of(practice("norr", "stage: full\nstatus: draft")) == DESCRIBED
    assert (
        of(practice("norr", "stage: full"), decision("norr", "2024-01-01", "adopt", "method: metoden\nstatus: draft"))
        == TRIED
    )


def test_a_decision_to_adopt_is_adoption_and_asks_for_a_follow_up() -> None:
    adopted = Maturity(MaturityLevel.ADOPTED, NextStep.FOLLOW_UP, 1, 1, 0)
    assert of(practice("norr", "stage: full"), decision("norr", "2026-01-01", "adopt")) == adopted


def test_a_decision_about_the_practice_is_one_about_the_method() -> None:
    done = practice("norr", "stage: full")
    about = decision("norr", "2026-01-01", "adopt", "practice: metoden-i-norr")
    assert of(done, about).level is MaturityLevel.ADOPTED


def test_ordinary_operation_with_a_receiver_is_adoption_and_asks_for_a_decision() -> None:
    assert of(practice("norr", IN_OPERATION)) == Maturity(MaturityLevel.ADOPTED, NextStep.DECISION, 1, 1, 0)
    assert of(practice("norr", "stage: sustained\nreceiver: unknown")) == TRIED


def test_the_latest_decision_holds() -> None:
    adopted, ended = decision("norr", "2024-01-01", "adopt"), decision("norr", "2025-01-01", "end")
    assert of(practice("norr", IN_OPERATION), adopted, ended) == TRIED
    assert of(practice("norr", IN_OPERATION), ended, decision("norr", "2026-01-01", "adopt")).adopted == 1


def test_to_decline_is_counted_and_outweighs_what_the_practice_says() -> None:
    assert of(practice("norr", IN_OPERATION), decision("norr", "2025-01-01", "decline")) == Maturity(
        MaturityLevel.TRIED, NextStep.SECOND_PLACE, 1, 0, 1
    )


def test_to_wait_or_try_is_no_adoption() -> None:
    assert of(decision("norr", "2025-01-01", "wait"), decision("soder", "2025-01-01", "try")) == DESCRIBED


def test_what_has_ended_in_a_place_is_not_adopted_there() -> None:
    assert of(practice("norr", "stage: ended"), decision("norr", "2024-01-01", "adopt")) == TRIED


def test_a_decision_in_the_future_does_not_count() -> None:
    assert of(practice("norr", "stage: full"), decision("norr", "2026-11-23", "adopt")) == TRIED
    assert of(practice("norr", "stage: full"), decision("norr", "2026-11-22", "adopt")).adopted == 1


@pytest.mark.parametrize(
    ("seen", "lasts"),
    [
        ("{date: 2025-01-01, outcome: worked, text: Bra.}", True),
        ("{date: 2025-01-01, outcome: partly, text: Bra.}", True),
        ("{date: 2024-12-31, outcome: worked, text: En dag för tidigt.}", True),
        ("{date: 2024-12-30, outcome: worked, text: Två dagar för tidigt.}", False),
        ("{date: 2025-01-01, outcome: did-not-work, text: Nej.}", False),
        ("{date: 2025-01-01, outcome: unknown, text: Vet inte.}", False),
        ("{date: 2026-11-23, outcome: worked, text: I morgon.}", False),
        ("{date: 2025-01-01, outcome: worked, text: Bra.}, {date: 2026-01-01, outcome: did-harm, text: Nej.}", False),
        ("{date: 2026-01-01, outcome: worked, text: Bra.}, {date: 2025-01-01, outcome: did-harm, text: Nej.}", True),
    ],
)
def test_it_lasts_when_the_latest_follow_up_after_a_year_is_good(seen: str, *, lasts: bool) -> None:
    adopted = decision("norr", "2024-01-01", "adopt", f"method: metoden\nfollowed_up: [{seen}]")
    found = of(practice("norr", IN_OPERATION), adopted)
    assert (found.level is MaturityLevel.LASTING) == lasts
    assert found.missing is (NextStep.NOTHING if lasts else NextStep.FOLLOW_UP)


def test_a_trial_followed_up_after_a_year_has_not_lasted() -> None:
    seen = "method: metoden\nfollowed_up: [{date: 2025-06-01, outcome: worked, text: Bra.}]"
    assert of(practice("norr", IN_OPERATION), decision("norr", "2024-01-01", "try", seen)).missing is NextStep.DECISION

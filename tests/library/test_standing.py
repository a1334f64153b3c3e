"""How it stands with a method in a place, worked out by hand; and that it agrees with the method's maturity."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING

import pytest
from small_libraries import library, record

from mia_kb.library.adoption import adoptions
from mia_kb.library.maturity import maturity
from mia_kb.library.standing import LIVES_ON, Happening, Life, Standing, lives, lives_of
from mia_kb.library.years import MOST_YEARS, Untold, years_of
from mia_kb.records.fields import When
from mia_kb.records.vocabulary import Stage

if TYPE_CHECKING:
    from mia_kb.library.years import Point
    from mia_kb.reading.item import Item

TODAY = date(2026, 11, 22)
METHOD = record("regional/methods/metoden")
PLACES = tuple(record(f"regional/organisations/{name}") for name in ("norr", "soder"))
OLD = record("regional/organisations/gamla", "end: 2022-12")
RECEIVER = "receiver: {party: kommun, function: enhetschef}"


def practice(place: str, fields: str, name: str = "metoden") -> Item:
    return record(f"{place}/practices/{name}-i-{place}", f"place: regional/{place}\n{fields}")


def decision(place: str, day: str, choice: str) -> Item:
    fields = f"place: regional/{place}\ndate: {day}\nchoice: {choice}\nmethod: metoden"
    return record(f"{place}/decisions/beslut-{day}", fields)


def all_lives(*items: Item) -> tuple[Life, ...]:
    return lives_of(library(METHOD, *PLACES, OLD, *items), METHOD, TODAY)


def only(*items: Item) -> Life:
    (life,) = all_lives(*items)
    return life


@pytest.mark.parametrize(
    ("stage", "choice", "standing"),
    [
        ("unknown", "", Standing.TRIED),
        ("initial", "", Standing.TRIED),
        ("full", "", Standing.TRIED),
        (f"full\n{RECEIVER}", "", Standing.IN_SERVICES),
        (f"sustained\n{RECEIVER}", "try", Standing.IN_SERVICES),
        ("sustained", "", Standing.UNSECURED),
        ("installing", "", Standing.PREPARED),
        ("exploring", "try", Standing.PREPARED),
        ("initial", "try", Standing.TRIED),
        ("initial", "wait", Standing.TRIED),
        ("initial", "adopt", Standing.ADOPTED),
        ("ended", "adopt", Standing.ENDED),
        ("ended", "", Standing.ENDED),
        ("declined", "", Standing.DECLINED),
        ("full", "decline", Standing.DECLINED),
        ("full", "end", Standing.ENDED),
        ("", "adopt", Standing.ADOPTED),
        ("", "try", Standing.TO_TRY),
        ("", "wait", Standing.WAITING),
        ("", "decline", Standing.DECLINED),
        ("", "end", Standing.ENDED),
    ],
)
def test_what_is_done_against_what_is_decided(stage: str, choice: str, standing: Standing) -> None:
    done = [practice("norr", f"stage: {stage}")] if stage else []
    decided = [decision("norr", "2025-01-01", choice)] if choice else []
    assert only(*done, *decided).standing is standing


STAGES = ("", *(stage.code for stage in Stage), "unknown")
CHOICES = ("", "try", "adopt", "wait", "decline", "end")


def test_the_places_where_it_lives_are_as_many_as_its_maturity_counts() -> None:
    for stage, choice, receiver in product(STAGES, CHOICES, ("", f"\n{RECEIVER}")):
        done = [practice("norr", f"stage: {stage}{receiver}")] if stage else []
        decided = [decision("norr", "2025-01-01", choice)] if choice else []
        linked = library(METHOD, *PLACES, *done, *decided)
        living_on = sum(life.standing in LIVES_ON for life in lives_of(linked, METHOD, TODAY))
        assert living_on == maturity(linked, METHOD, TODAY).adopted, (stage, choice, receiver)


def test_one_method_has_the_lives_that_all_adoptions_have() -> None:
    items = (
        practice("norr", "stage: full"),
        practice("norr", "stage: ended", "en-till"),
        practice("soder", "stage: initial\nstatus: draft"),
        decision("soder", "2025-01-01", "try"),
        decision("soder", "2026-12-01", "adopt"),
        decision("norr", "2024-01-01", "adopt"),
    )
    linked = library(METHOD, *PLACES, *items)
    found = lives_of(linked, METHOD, TODAY)
    assert found == lives(adoptions(linked, TODAY), TODAY)
    assert [(life.place.name, life.standing) for life in found] == [
        ("norr", Standing.ENDED),
        ("norr", Standing.ADOPTED),
        ("soder", Standing.TO_TRY),
    ]


def test_since_when() -> None:
    history = "history: [{date: 2021, stage: initial}, {date: 2022-03, stage: full}]"
    assert only(practice("norr", f"stage: full\n{history}")).since == When(2022, 3)
    assert only(practice("norr", "stage: full")).since is None
    assert only(practice("norr", "stage: full")).began == When(2020)
    assert only(practice("norr", "stage: full"), decision("norr", "2024-05-01", "adopt")).since == date(2024, 5, 1)
    assert only(practice("norr", "stage: ended\nperiod: {from: 2020, to: 2021-06}")).since == When(2021, 6)
    assert only(decision("norr", "2024-05-01", "decline")).since == date(2024, 5, 1)


def test_why_it_ended() -> None:
    noted = "stage: ended\nhistory: [{date: 2021, stage: ended, note: Pengarna tog slut.}]"
    told = only(practice("norr", f"{noted}\nstage_reason: Lokalen sades upp.")).reason
    assert told is not None
    assert told[0] == "Lokalen sades upp."
    told = only(practice("norr", noted)).reason
    assert told is not None
    assert told[0] == "Pengarna tog slut."
    told = only(practice("norr", noted), decision("norr", "2021-05-01", "end")).reason
    assert told is not None
    assert told[0] == "Skäl."
    assert only(practice("norr", "stage: ended")).reason is None
    assert only(practice("norr", "stage: full\nstage_reason: Så är det.")).reason is None


def test_what_has_happened_by_today_and_nothing_later() -> None:
    history = "history: [{date: 2024, stage: full}, {date: 2027, stage: ended}]"
    life = only(practice("gamla", f"stage: full\n{history}"), decision("gamla", "2023-01-01", "adopt"))
    told = [(str(event.day), event.what) for event in life.events]
    assert [day for day, _ in told] == ["2020", "2022-12", "2023-01-01", "2024"]
    assert told[0][1] is Happening.BEGAN
    assert told[1][1] is Happening.PLACE_ENDED


def in_year(year: int, *items: Item) -> dict[Point, int]:
    found = next(one for one in years_of(all_lives(*items), TODAY).years if one.year == year)
    return {point: count for point, count in found.counts if count}


def test_a_stage_lasts_until_the_next_that_is_told() -> None:
    history = "history: [{date: 2021-12-31, stage: initial}, {date: 2023, stage: full}]"
    done = practice("norr", f"stage: full\n{history}")
    assert in_year(2020, done) == {Untold.STAGE: 1}
    assert in_year(2021, done) == {Stage.INITIAL: 1}
    assert in_year(2022, done) == {Stage.INITIAL: 1}
    assert in_year(2025, done) == {Stage.FULL: 1}


def test_what_nobody_told_after_its_time_was_over_is_not_said_to_go_on() -> None:
    own_end = practice("norr", "stage: unknown\nperiod: {from: 2020, to: 2021-06}")
    end_of_place = practice("gamla", "stage: unknown\nperiod: {from: 2020, to: unknown}")
    for done, last in ((own_end, 2020), (end_of_place, 2021)):
        assert in_year(last, done) == {Untold.STAGE: 1}
        assert in_year(last + 1, done) == {Untold.SINCE: 1}
        assert in_year(2026, done) == {Untold.SINCE: 1}


def test_a_no_counts_from_its_day_and_ends_what_went_on() -> None:
    assert in_year(2025, practice("norr", "stage: full"), decision("norr", "2025-02-01", "end")) == {Stage.ENDED: 1}
    assert in_year(2026, decision("norr", "2025-02-01", "decline")) == {Stage.DECLINED: 1}
    assert in_year(2026, decision("norr", "2025-02-01", "wait")) == {}


def test_what_carries_no_date_is_counted_in_the_last_year_only_and_said() -> None:
    undated = practice("norr", "stage: full\nperiod: {from: unknown}")
    found = years_of(all_lives(undated, practice("soder", "stage: initial")), TODAY)
    assert found.undated == 1
    assert [(year.year, year.count(Stage.FULL)) for year in found.years[-2:]] == [(2025, 0), (2026, 1)]


def test_years_are_bounded() -> None:
    found = years_of(all_lives(practice("norr", "stage: full\nperiod: {from: 1990}")), TODAY)
    assert [year.year for year in found.years] == list(range(2027 - MOST_YEARS, 2027))
    assert found.years[0].count(Untold.STAGE) == 1

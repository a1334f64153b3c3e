"""Who looks after a record today, and whether it is time to look at it again."""

from __future__ import annotations

from datetime import date

import pytest
from small_libraries import library, record

from mia_kb.library.freshness import Care, Freshness, care
from mia_kb.library.stewardship import has_ended, keeper, orphans

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("review_by", "state", "over"),
    [
        ("2026-11-21", Freshness.OVERDUE, 1),
        ("2026-11-22", Freshness.DUE_SOON, 0),
        ("2027-01-21", Freshness.DUE_SOON, -60),
        ("2027-01-22", Freshness.FRESH, -61),
    ],
)
def test_a_review_is_overdue_the_day_after_and_due_soon_sixty_days_before(
    review_by: str, state: Freshness, over: int
) -> None:
    item = record("regional/terms/ord", f"review_by: {review_by}")
    assert care(item.record, TODAY) == Care(state, None, over)


def test_the_last_review_is_the_latest_whatever_the_order() -> None:
    reviews = ", ".join(
        f"{{date: {day}, function: kansli, still_used: yes, changed: x}}" for day in ("2025-01-02", "2024-05-06")
    )
    item = record("regional/terms/ord", f"reviewed: [{reviews}]")
    assert care(item.record, TODAY).last == date(2025, 1, 2)


@pytest.mark.parametrize(
    ("end", "ended"),
    [
        ("2026-11-21", True),
        ("2026-11-22", False),
        ("2026-10", True),
        ("2026-11", False),
        ("2026", False),
        ("unknown", False),
    ],
)
def test_an_organisation_ends_after_the_last_day_its_end_can_mean(end: str, *, ended: bool) -> None:
    assert has_ended(record("regional/organisations/projektet", f"end: {end}"), TODAY) == ended


def kept(*organisations: tuple[str, str]) -> str | None:
    items = [record(f"regional/organisations/{name}", fields) for name, fields in organisations]
    term = record("norr/terms/ord", "steward: {organisation: a, function: kansli}")
    linked = library(term, *items)
    found = keeper(linked, term, TODAY)
    assert (term in orphans(linked, TODAY)) == (found is None and bool(items))
    return found.id if found else None


def test_the_steward_keeps_it_while_it_lives() -> None:
    assert kept(("a", "")) == "regional/a"


def test_the_first_living_successor_takes_over() -> None:
    assert kept(("a", "end: 2020\nsuccessor: b"), ("b", "end: 2022\nsuccessor: c"), ("c", "")) == "regional/c"


@pytest.mark.parametrize("successor", ["", "\nsuccessor: unknown", "\nsuccessor: a", "\nsuccessor: saknas"])
def test_without_a_living_successor_it_is_an_orphan(successor: str) -> None:
    assert kept(("a", f"end: 2020{successor}")) is None


def test_two_ended_organisations_that_name_each_other_leave_an_orphan() -> None:
    assert kept(("a", "end: 2020\nsuccessor: b"), ("b", "end: 2021\nsuccessor: a")) is None


def test_a_steward_that_does_not_exist_is_a_broken_reference_and_no_orphan() -> None:
    assert kept() is None

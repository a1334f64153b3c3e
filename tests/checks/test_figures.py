"""What the checks of figures let through and what they do not: the limits, worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mia_kb.checks.impossible_percentages import half_unit, is_possible
from mia_kb.checks.small_numbers import is_small
from mia_kb.checks.targets import SAYS_OUTCOME, SAYS_TARGET


@pytest.mark.parametrize(
    ("percent", "total"),
    [
        ("92", 30),
        ("89", 30),
        ("54", 30),
        ("96", 30),
        ("46", 30),
        ("16", 42),
        ("20", 42),
        ("14.5", 277),
        ("33.0", 3),
        ("1", 30),
    ],
)
def test_no_count_gives_it(percent: str, total: int) -> None:
    assert not is_possible(Decimal(percent), total)


@pytest.mark.parametrize(
    ("percent", "total"),
    [
        ("90", 30),
        ("93", 30),
        ("14.4", 277),
        ("18", 132),
        ("18", 130),
        ("18", 134),
        ("28", 151),
        ("33", 3),
        ("33.3", 3),
        ("0", 30),
        ("100", 30),
        ("12", 8),  # 12.5 rounded down, as to the even
        ("13", 8),  # 12.5 rounded up
        ("92", 100),
        ("92", 101),
        ("92.00", 25),
        ("50", 1_000_003),
    ],
)
def test_some_count_gives_it(percent: str, total: int) -> None:
    assert is_possible(Decimal(percent), total)


def test_possible_is_what_trying_every_count_finds() -> None:
    for total in range(1, 121):
        shares = {round(Decimal(100 * count) / total, 0) for count in range(total + 1)}
        halves = {Decimal(100 * count) / total for count in range(total + 1)}
        for percent in map(Decimal, range(101)):
            found = percent in shares or any(abs(share - percent) == half_unit(percent) for share in halves)
            assert is_possible(percent, total) == found, (percent, total)


@pytest.mark.parametrize(
    ("number", "small"), [(0, False), (1, True), (4, True), (5, False), (None, False), ("unknown", False)]
)
def test_small_is_from_one_up_to_the_limit(number: object, *, small: bool) -> None:
    assert is_small(number, 5) == small


@pytest.mark.parametrize(
    "text",
    [
        "27 procent i arbete, målet var 30 procent",
        "Målvärdet 523 nåddes",
        "Målsättningen om 40 procent",
        "target of 30 percent",
    ],
)
def test_an_outcome_that_gives_its_target(text: str) -> None:
    assert SAYS_TARGET.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "90 procent var överens med personalen om målen",
        "Målgruppen 16-65 år",
        "Mål 2.3 i programområde 2",
        "Målet var att fler skulle börja arbeta. 27 procent gjorde det.",
    ],
)
def test_an_outcome_that_only_speaks_of_goals(text: str) -> None:
    assert not SAYS_TARGET.search(text)


@pytest.mark.parametrize("text", ["Mål 30 procent, utfallet blev 27", "30 procent, nådde 27", "Target 30, outcome 27"])
def test_a_target_that_gives_its_outcome(text: str) -> None:
    assert SAYS_OUTCOME.search(text)


@pytest.mark.parametrize("text", ["Mål: 30 procent i arbete eller studier", "Resultatmål 2020: 523 deltagare"])
def test_a_target_that_only_gives_itself(text: str) -> None:
    assert not SAYS_OUTCOME.search(text)

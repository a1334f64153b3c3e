"""Answers that are worked out once belong to one value, and hold as long as it does."""

from __future__ import annotations

from mia_kb.records.remembered import MOST_KNOWN, remembered


def test_the_same_value_is_asked_about_once_for_each_way() -> None:
    asked: list[tuple[int, ...]] = []

    @remembered
    def total(values: list[int], more: int) -> int:
        asked.append((*values, more))
        return sum(values) + more

    values = [1, 2]
    assert [total(values, 3), total(values, 3), total(values, 4)] == [6, 6, 7]
    assert asked == [(1, 2, 3), (1, 2, 4)]


def test_an_equal_value_and_one_that_took_the_place_of_another_are_asked_about_anew() -> None:
    asked: list[str] = []

    @remembered
    def shown(values: list[str]) -> str:
        asked.extend(values)
        return values[0]

    assert shown(["a"]) == shown(["a"]) == "a"
    assert [shown([str(number)]) for number in range(100)] == [str(number) for number in range(100)]
    assert len(asked) == 102


def test_no_more_than_so_many_answers_are_kept() -> None:
    count = 0

    @remembered
    def counted(_: object, number: int) -> int:
        nonlocal count
        count += 1
        return number

    subject = object()
    assert [counted(subject, number) for number in (*range(MOST_KNOWN + 1), 0)] == [*range(MOST_KNOWN + 1), 0]
    assert count == MOST_KNOWN + 2

"""Which records tell the same, worked out for a whole library: the same however often and in whatever order."""

from __future__ import annotations

from datetime import date
from itertools import chain
from random import Random
from typing import TYPE_CHECKING

import pytest
from judged_set import documents
from small_libraries import library, record

from mia_kb.checks.finding import CheckContext
from mia_kb.checks.near_duplicates import check
from mia_kb.library.likeness import likenesses, told
from mia_kb.records.walk import texts

if TYPE_CHECKING:
    from mia_kb.library.likeness import Likenesses
    from mia_kb.reading.item import Item

TODAY = date(2026, 4, 1)
WORDS = sorted({word for one in documents() for word in one.body.split() if word.isalpha()})
FIGURE = """
title: Så många började arbeta {year}
measure: andelen
role: outcome
value: {{numerator: {numerator}, denominator: 132}}
denominator_is: avslutade deltagare
counts: persons
caveat: Källan räknar på avslutade under perioden och inte på alla inskrivna; den säger inte vad som hände när
  insatsen var slut, och inte heller vad de själva tyckte om den.
period: {{from: {year}-01, to: {year}-12}}
perspective: organisation
methods: [metoden]
sources: [{{url: "https://example.org/rapport", kind: evaluation, accessed: 2026-02-02}}]"""


def story(name: str, text: str, library_: str = "regional") -> Item:
    return record(f"{library_}/stories/{name}", f"title: Berättelse {name}\nwhat_happened: {text}")


def figure(name: str, year: int, numerator: int) -> Item:
    return record(f"regional/figures/{name}", FIGURE.format(year=year, numerator=numerator))


def found(*items: Item, known: Likenesses | None = None) -> list[tuple[str, str]]:
    """The records that are said to be copies, each with that which it copies."""
    context = CheckContext(library(*items), TODAY, known=known)
    return [(its.item, dict(its.details)["other"]) for its in check(context)]


def texts_of(chance: Random) -> str:
    return " ".join(chance.sample(WORDS, 30))


def stories(chance: Random, count: int) -> list[Item]:
    """Stories of random words, a few of them copies with some words changed."""
    told_before: list[str] = []
    for _ in range(count):
        copied = told_before and chance.random() < 1 / 4
        text = f"{chance.choice(told_before)} {chance.choice(WORDS)}" if copied else texts_of(chance)
        told_before.append(text)
    return [story(f"nr-{place}", text) for place, text in enumerate(told_before)]


@pytest.mark.parametrize("seed", range(3))
def test_likenesses_brought_up_to_date_are_those_worked_out_anew(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - a course of events, not secrets
    there = {item.id: item for item in chain(stories(chance, 40), [figure("a", 2021, 24), figure("b", 2021, 24)])}
    former = likenesses(there.values())
    for step in range(6):
        for one in chance.sample(sorted(there), 2):
            del there[one]
        changed = [story(f"nr-{chance.randrange(40)}", texts_of(chance)), story(f"ny-{step}", texts_of(chance))]
        changed.append(figure("b", 2021, 24 + step % 2))
        there |= {item.id: item for item in changed}
        former = likenesses(there.values(), former=former)
        anew = likenesses(there.values())
        assert former == anew
        assert found(*there.values(), known=former) == found(*there.values())


def test_the_order_of_records_does_not_matter() -> None:
    chance = Random(5)  # noqa: S311 - an order, not a secret
    items = stories(chance, 40)
    shuffled = chance.sample(items, len(items))
    assert likenesses(shuffled) == likenesses(items)
    assert found(*shuffled) == found(*items) != []


def test_bags_worked_out_before_give_the_same() -> None:
    items = stories(Random(6), 20)  # noqa: S311 - texts, not secrets
    bags = {item.id: told(item.record, texts(item.record)) for item in items}
    assert likenesses(items, bags) == likenesses(items)


def test_a_copy_in_another_library_is_found() -> None:
    text = texts_of(Random(7))  # noqa: S311 - a text, not a secret
    copy = text.replace(text.split()[3], "helt")
    others = stories(Random(8), 20)  # noqa: S311 - texts, not secrets
    items = [story("den-forsta", text), story("om-igen", copy, "taby"), *others]
    assert ("taby/om-igen", "regional/den-forsta") in found(*items)


def test_a_copy_that_says_what_it_is_is_none() -> None:
    text = texts_of(Random(7))  # noqa: S311 - a text, not a secret
    linked = f"{text}\nrelated:\n- {{type: similar, to: regional/den-forsta, why: Samma möte sett av en annan.}}"
    assert found(story("den-forsta", text), story("om-igen", text)) != []
    assert found(story("den-forsta", text), story("om-igen", linked)) == []


@pytest.mark.parametrize(("year", "numerator"), [(2022, 24), (2021, 31), (2022, 31)])
def test_figures_that_differ_in_year_or_number_are_no_copies(year: int, numerator: int) -> None:
    assert found(figure("a", 2021, 24), figure("b", year, numerator)) == []


def test_the_same_figure_twice_is_a_copy() -> None:
    assert found(figure("a", 2021, 24), figure("b", 2021, 24)) == [("regional/b", "regional/a")]

"""Records about the same are found by each other, and copies are told from them."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import data, dictionaries, lists, none, sampled_from
from judged_set import documents

from mia_kb.text.analysis.likeness import Bag, bag, compare, near_duplicates, shared

if TYPE_CHECKING:
    from hypothesis.strategies import DataObject


def bags() -> dict[str, Bag]:
    return {one.id: bag([one.title, one.title, *one.tags, one.summary, one.body]) for one in documents()}


def test_the_likest_are_about_the_same() -> None:
    likest = {one: those[0][0] for one, those in compare(bags()).likest.items()}
    assert likest["b013"] == "b014"
    assert likest["b026"] == "b027"
    assert likest["b023"] == "b024"


def test_likeness_falls_and_nothing_is_like_itself() -> None:
    for one, those in compare(bags(), most=4).likest.items():
        scores = [score for _, score in those]
        assert scores == sorted(scores, reverse=True)
        assert all(0 < score < 1 for score in scores)
        assert len(those) <= 4
        assert one not in dict(those)


def test_a_copy_with_few_words_changed_is_a_near_duplicate() -> None:
    those = bags()
    one = documents()[4]
    copy = one.body.replace("samma", "lika").replace("varje vecka", "varannan vecka")
    those["copy"] = bag([one.title, one.title, *one.tags, one.summary, copy])
    assert [pair[:2] for pair in near_duplicates(compare(those))] == [("b005", "copy")]


def test_records_of_the_set_are_no_copies() -> None:
    assert near_duplicates(compare(bags())) == ()


def test_nothing_is_like_nothing() -> None:
    assert compare({"empty": bag([]), "other": bag(["ett ord till"])}).likest == {"empty": (), "other": ()}
    assert compare({}).likest == {}
    assert shared(frozenset(), frozenset()) == 0


def test_the_order_of_the_texts_does_not_matter() -> None:
    those = bags()
    shuffled = list(those.items())
    Random(3).shuffle(shuffled)  # noqa: S311 - an order, not a secret
    assert compare(dict(shuffled)) == compare(those)


def test_many_copies_are_found_though_their_words_are_no_longer_rare() -> None:
    one = bags()["b005"].split()
    copies = {f"copy-{number:02}": bag([*one, f"ort{number}", f"år{number}"]) for number in range(60)}
    found = {other for pair in near_duplicates(compare(bags() | copies)) for other in pair[:2]}
    assert found >= copies.keys()


@given(data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_comparing_what_has_changed_gives_what_comparing_all_gives(data: DataObject) -> None:
    stems = [f"{letter}{number}" for letter in "abcdefgh" for number in range(12)]
    texts = lists(sampled_from(stems), max_size=12).map(bag)
    before = data.draw(dictionaries(sampled_from([f"id{number}" for number in range(70)]), texts))
    changes = data.draw(dictionaries(sampled_from([*before, "new1", "new2"]), none() | texts, max_size=3))
    now = {one: its for one, its in (before | changes).items() if its is not None}
    assert compare(now, 3, compare(before, 3)) == compare(now, 3)
    assert compare(now, 3, compare(before, 2)) == compare(now, 3)


def test_one_changed_text_is_compared_with_few() -> None:
    chance = Random(4)  # noqa: S311 - made-up texts, not secrets
    those = {f"id{number}": bag(f"ord{int(chance.paretovariate(0.5))}" for _ in range(30)) for number in range(400)}
    former = compare(those)
    found = compare(those | {"id7": bag([those["id7"], "nytt"])}, former=former)
    assert sum(found.likest[one] is former.likest[one] for one in those) > len(those) / 2

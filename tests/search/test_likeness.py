"""Records about the same are found by each other, and copies are told from them."""

from __future__ import annotations

from judged_set import documents

from mia_kb.text.analysis.likeness import Bag, bag, near_duplicates, shared, similar


def bags() -> dict[str, Bag]:
    return {one.id: bag([one.title, one.title, *one.tags, one.summary, one.body]) for one in documents()}


def test_the_likest_are_about_the_same() -> None:
    likest = {one: those[0][0] for one, those in similar(bags()).items()}
    assert likest["b013"] == "b014"
    assert likest["b026"] == "b027"
    assert likest["b023"] == "b024"


def test_likeness_falls_and_nothing_is_like_itself() -> None:
    for one, those in similar(bags(), most=4).items():
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
    assert [pair[:2] for pair in near_duplicates(those)] == [("b005", "copy")]


def test_records_of_the_set_are_no_copies() -> None:
    assert near_duplicates(bags()) == ()


def test_nothing_is_like_nothing() -> None:
    assert similar({"empty": bag([]), "other": bag(["ett ord till"])}) == {"empty": (), "other": ()}
    assert shared(bag([]), bag([])) == 0

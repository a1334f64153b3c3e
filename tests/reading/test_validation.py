"""Where a fault in a field is, and what it is called."""

from __future__ import annotations

import pytest

from mia_kb.reading.validation import validate
from mia_kb.reading.yaml import parse
from mia_kb.records.method import Method
from mia_kb.records.term import Term

TERM = """title: Samverkansteam
definition: Ett team.
status: draft
steward:
  organisation: forbundet
  function: kansli
review_by: 2027-06-01
"""


def faults(text: str, model: type[Term | Method] = Term) -> list[tuple[int, int, str, dict[str, str]]]:
    node, problems = parse("x.yaml", text.encode())
    assert node is not None
    assert problems == ()
    record, found = validate("x.yaml", node, model)
    assert (record is None) == bool(found)
    return [(fault.place.line, fault.place.column, fault.rule.slug, dict(fault.details)) for fault in found]


def test_a_good_record_has_no_faults() -> None:
    assert faults(TERM) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("title: Samverkansteam\n", "", (1, 1, "missing-field", {"field": "title"})),
        ("  function: kansli\n", "", (5, 3, "missing-field", {"field": "steward function"})),
        ("title: S", "title:\n - S", (2, 2, "not-text", {"field": "title"})),
        ("title: Samverkansteam", "title:", (1, 1, "empty-value", {"field": "title"})),
        ("title: Samverkansteam", "title: ''", (1, 1, "empty-value", {"field": "title"})),
        ("title: Samverkansteam", "title: unknown", (1, 8, "unknown-not-allowed", {"field": "title"})),
        ("title: S", f"title: {'S' * 160}", (1, 8, "too-long", {"field": "title", "limit": "160"})),
        ("title: S", f"title: {'S' * 301}", (1, 8, "too-long", {"field": "title", "limit": "300"})),
        (
            "Ett team.",
            f'"{"[" * 501}"',
            (2, 13, "too-many-brackets", {"field": "definition", "limit": "500", "count": "501"}),
        ),
        ("2027-06-01", "2027-13-01", (7, 12, "not-a-date", {"field": "review_by"})),
        ("2027-06-01", "2027-06", (7, 12, "not-a-date", {"field": "review_by"})),
        (": forbundet", ": Förbundet", (5, 17, "not-a-reference", {"field": "steward organisation"})),
        (
            "draft",
            "klar",
            (3, 9, "not-in-vocabulary", {"field": "status", "choices": "draft, local-review, published, retired"}),
        ),
    ],
)
def test_a_fault_is_placed_on_its_key_or_value(
    old: str, new: str, expected: tuple[int, int, str, dict[str, str]]
) -> None:
    assert faults(TERM.replace(old, new, 1)) == [expected]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("sumary: x", (8, 1, "unknown-key", {"field": "sumary", "guess": "summary"})),
        ("steps: [x]", (8, 1, "unknown-key", None)),
        ("avoid: [{word: x, varför: y}]", (8, 19, "unknown-key", {"field": "avoid 1 varför", "guess": "word, why"})),
        ("avoid: [{ord: y}]", (8, 10, "unknown-key", {"field": "avoid 1 ord", "guess": "word"})),
        (
            "translations: {en: {titel: y, title: x}}",
            (8, 21, "unknown-key", {"field": "translations en titel", "guess": "title"}),
        ),
        ("avoid: {word: x}", (8, 8, "list-expected", {"field": "avoid"})),
        ("avoid: [x]", (8, 9, "fields-expected", {"field": "avoid 1"})),
        ("translations: x", (8, 15, "fields-expected", {"field": "translations"})),
        ("needs_expert: kanske", (8, 15, "not-yes-or-no", {"field": "needs_expert"})),
        ("aliases: [Å]", (8, 11, "not-an-id", {"field": "aliases 1"})),
        ("sources: [{url: ftp://x, kind: project}]", (8, 17, "not-an-address", {"field": "sources 1 url"})),
    ],
)
def test_a_fault_in_what_is_added(more: str, expected: tuple[int, int, str, dict[str, str] | None]) -> None:
    found = faults(TERM + more + "\n")
    assert expected[:3] in [fault[:3] for fault in found]
    assert expected[3] in (None, *(fault[3] for fault in found))


def test_all_faults_come_at_once() -> None:
    text = TERM.replace("draft", "klar").replace("2027-06-01", "snart").replace("title", "titel")
    assert {(line, slug) for line, _, slug, _ in faults(text)} == {
        (1, "unknown-key"),  # and title is not also missing: it is misspelt
        (3, "not-in-vocabulary"),
        (7, "not-a-date"),
    }


def test_a_long_number_in_a_key_is_not_repeated() -> None:
    found = faults(TERM + "198112189876: x\n")
    assert found[0][3]["field"] == "•" * 12


def test_a_missing_part_of_a_list_item_is_placed_on_the_item() -> None:
    found = faults(TERM + "avoid:\n  - why: x\n")
    assert found == [(9, 5, "missing-field", {"field": "avoid 1 word"})]


def test_an_empty_list_that_must_hold_something_is_empty() -> None:
    found = faults("steps: []\n", Method)
    assert ("empty-value", "steps") in [(slug, details.get("field")) for _, _, slug, details in found]


def test_an_unknown_key_without_a_value_is_an_unknown_key() -> None:
    (found,) = faults(f"{TERM}helt_annat: ''\n")
    assert found[2] == "unknown-key"
    (found,) = faults(f"{TERM}helt_annat: unknown\n")
    assert found[2] == "unknown-key"

"""What a person reads: the message in place, in words, with whatever the details hold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from example_libraries import EXAMPLES, TODAY

from mia_kb.checks.catalogue import CHECKS, RULES, run
from mia_kb.checks.finding import CheckContext, Finding
from mia_kb.checks.message import line, text
from mia_kb.checks.placing import placed
from mia_kb.library.link import link
from mia_kb.problems import Level, Place, Problem, Rule
from mia_kb.reading.records import read_bytes, read_folder
from mia_kb.text.languages import Language

PASSING = Path(__file__).parent / "passing"
WARNING = Rule("MIA999", "x", Level.WARNING, "It is {share} of {whole}.", "ESF says: {share}", "", "", "")


def said(**details: str) -> str:
    return line(Problem(Place("a.yaml", 3, 7), WARNING, tuple(details.items())), Language.EN)


def test_the_line_has_place_message_remedy_code_and_level() -> None:
    assert said(share="1", whole="2") == "a.yaml:3:7: It is 1 of 2; ESF says: 1 [MIA999, warning]"


@pytest.mark.parametrize("detail", ["{whole}", "{", "}", "{0}", "{share.__class__}", "%s", "\\1"])
def test_a_detail_is_repeated_as_it_is(detail: str) -> None:
    assert said(share=detail, whole="2") == f"a.yaml:3:7: It is {detail} of 2; ESF says: {detail} [MIA999, warning]"


def test_a_remedy_goes_on_in_lower_case_unless_it_begins_with_an_abbreviation() -> None:
    lower = replace(WARNING, remedy="Write it.")
    assert line(Problem(Place("a.yaml"), lower, (("share", "1"), ("whole", "2"))), Language.EN).endswith(
        "; write it. [MIA999, warning]"
    )


@pytest.mark.parametrize(
    ("detail", "swedish"),
    [
        ("14.5", "14,5"),
        ("40 (14.4 %) / 41 (14.8 %)", "40 (14,4 %) / 41 (14,8 %)"),
        ("2026-11-22", "2026-11-22"),
        ("a.5", "a.5"),
    ],
)
def test_swedish_has_a_decimal_comma(detail: str, swedish: str) -> None:
    problem = Problem(Place("a.yaml"), WARNING, (("share", detail), ("whole", "2")))
    assert text(problem, Language.SV).message == f"It is {swedish} of 2."
    assert text(problem, Language.EN).message == f"It is {detail} of 2."


def context(root: Path) -> CheckContext:
    return CheckContext(link(read_folder(root).items), TODAY)


@pytest.mark.parametrize(
    ("loc", "line_number", "column"),
    [
        ((), 1, 1),
        (("definition",), 2, 13),
        (("avoid", 0, "word"), 5, 16),
        (("avoid", 5), 5, 8),
        (("missing", "further"), 1, 1),
        (("title", 3, "word"), 1, 8),
    ],
)
def test_a_finding_is_placed_on_its_value_or_the_nearest_thing_around_it(
    loc: tuple[str | int, ...], line_number: int, column: int
) -> None:
    found = Finding(RULES[0], "regional/samverkansteam", loc)
    places = placed([found], context(PASSING).library, lambda path: read_bytes(PASSING / path))
    assert [problem.place for problem in places] == [Place("regional/terms/samverkansteam.yaml", line_number, column)]


@pytest.mark.parametrize("data", [None, b"", b"- list", b"\xff"])
def test_a_finding_in_a_file_that_can_no_longer_be_read_is_placed_on_its_first_line(data: bytes | None) -> None:
    found = Finding(RULES[0], "regional/samverkansteam", ("definition",))
    places = placed([found], context(PASSING).library, lambda _: data)
    assert [problem.place for problem in places] == [Place("regional/terms/samverkansteam.yaml")]


def test_only_files_with_findings_are_read_again_and_once_each() -> None:
    asked: list[str] = []

    def read(path: str) -> bytes | None:
        asked.append(path)
        return read_bytes(PASSING / path)

    found = [Finding(RULES[0], "regional/samverkansteam", loc) for loc in ((), ("title",), ("definition",))]
    assert len(placed(found, context(PASSING).library, read)) == len(found)
    assert asked == ["regional/terms/samverkansteam.yaml"]


@pytest.mark.parametrize("example", sorted(EXAMPLES.glob("MIA[2-7]*")), ids=lambda path: path.name)
def test_a_check_of_single_records_finds_the_same_in_each_alone(example: Path) -> None:
    whole = context(example / "library")
    single = tuple(check for check in CHECKS if check.per_record)
    alone = [found for item in whole.items for found in run(CheckContext(link([item]), TODAY), single)]
    assert set(alone) == set(run(whole, single))


@pytest.mark.parametrize("example", sorted(EXAMPLES.glob("MIA[2-7]*")), ids=lambda path: path.name)
def test_findings_do_not_depend_on_the_order_of_records(example: Path) -> None:
    items = read_folder(example / "library").items
    assert run(CheckContext(link(reversed(items)), TODAY)) == run(CheckContext(link(items), TODAY))

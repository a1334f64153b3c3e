"""No text that is taken makes the page stop for its depth, and no ordinary text is refused for it."""

from __future__ import annotations

import json
from itertools import product
from time import process_time

import pytest

from mia_kb.reading.folder import Found
from mia_kb.reading.records import read_record
from mia_kb.records.fields import MAX_NESTING, MAX_PROSE
from mia_kb.rendering.prose import full

SIGNS = ("> ", ">", "- ", "* ", "+ ", "1. ", "12. ", "\t", "-\t", "   > ", "* - ")
TERM = """\
title: Team
definition: {}
status: published
steward: {{organisation: forbundet, function: kansli}}
review_by: 2027-06-01
sources: [{{url: "https://example.org/", kind: association}}]
"""


def codes(text: str) -> set[str]:
    file = Found("regional/terms/team.yaml", "regional", "terms", "team")
    return {problem.code for problem in read_record(file, TERM.format(json.dumps(text)).encode()).problems}


@pytest.mark.parametrize("signs", [*SIGNS, *map("".join, product(SIGNS[:8], SIGNS[:8]))], ids=repr)
def test_any_depth_is_either_refused_or_shown(signs: str) -> None:
    for times in (MAX_NESTING // 2, MAX_NESTING, 3 * MAX_NESTING, (MAX_PROSE - 4) // len(signs)):
        text = "a\n\n" + signs * times + "b" if "\t" in signs else signs * times + "b"
        if "MIA149" not in codes(text):
            assert "b" in full(text)


def test_what_people_write_is_taken() -> None:
    for text in (
        "- - - - - - - - - - - - - - - - - - - - - - - - - - - - - -",
        "* * * * * * * * * * * * * * * * * * * * * * * * * * * * *",
        "----------------------------------------------------------",
        "a\n\n> > > Svar på svar\n\n- en\n    - två\n        - tre\n            1. fyra",
        "1. 2. 3. 4. 5. 6. 7. 8.",
        "5 - 6 - 7 - 8 > 4 > 3 > 2 > 1 " * 20,
    ):
        assert codes(text) == set(), text


def test_the_deepest_lists_below_each_other_are_shown_from_deep_within_a_program() -> None:
    def at(depth: int, text: str) -> str:
        return at(depth - 1, text) if depth else full(text)

    text = "\n".join("    " * depth + "- a" for depth in range(99))[:MAX_PROSE]
    before = process_time()
    assert at(200, text).count("<li>") > 90
    assert process_time() - before < 1

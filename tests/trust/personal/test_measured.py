"""How much of what people write about persons is found, and how much else is taken for it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest
from labelled import Row, rows

from mia_kb.checks.case_details import has_case_detail
from mia_kb.checks.email_addresses import has_personal_email
from mia_kb.checks.identity_numbers import has_identity_number
from mia_kb.checks.phone_numbers import has_phone_number

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = rows()
ERRORS: tuple[Callable[[str], bool], ...] = (has_identity_number, has_phone_number, has_personal_email)
LOOKS: dict[str, Callable[[str], bool]] = {
    "plain": has_identity_number,
    "odd": has_identity_number,
    "phone": has_phone_number,
    "email": has_personal_email,
    "detail": has_case_detail,
}
RECALL = {"plain": 0.99, "odd": 0.95, "phone": 0.95, "email": 0.95, "detail": 0.80}


def missed(kind: str) -> list[Row]:
    return [row for row in ROWS if row.kind == kind and not LOOKS[kind](row.text)]


@pytest.mark.parametrize(("kind", "least"), RECALL.items())
def test_what_there_is_is_found(kind: str, least: float) -> None:
    every = [row for row in ROWS if row.kind == kind]
    found = 1 - len(missed(kind)) / len(every)
    assert found >= least, [row.text for row in missed(kind)]


def test_what_only_looks_alike_is_let_be() -> None:
    wrong = defaultdict(list)
    right = 0
    for row in ROWS:
        says = any(look(row.text) for look in (*ERRORS, has_case_detail))
        right += says and row.kind != "nothing"
        if says and row.kind == "nothing":
            wrong[row.kind].append(row.text)
    false = len(wrong["nothing"])
    assert right / (right + false) >= 0.98, wrong
    assert false / sum(row.kind == "nothing" for row in ROWS) <= 0.02, wrong


def test_there_are_enough_rows() -> None:
    assert len(ROWS) >= 400
    assert len({row.text for row in ROWS}) == len(ROWS)

"""The word `unknown` is taken where a field allows it, and errors speak of the field's own type."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from mia_kb.records.fields import Integer
from mia_kb.records.practice import Period
from mia_kb.records.progression import Move
from mia_kb.records.unknown import UNKNOWN, OrUnknown


def test_unknown_is_read_and_written_as_one_word() -> None:
    written = {"from": "unknown", "to": "unknown", "count": "unknown"}
    move = Move.model_validate(written)
    assert (move.from_, move.to, move.count) == (UNKNOWN, UNKNOWN, UNKNOWN)
    assert move.model_dump(mode="json") == written
    assert Move.model_validate(move.model_dump()) == move


@pytest.mark.parametrize("text", ["Unknown", "okänt", " unknown", "?", ""])
def test_only_the_exact_word_is_unknown(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(OrUnknown[Integer]).validate_python(text)


def test_a_fault_is_told_once_and_in_the_terms_of_the_field() -> None:
    with pytest.raises(ValidationError) as raised:
        Period.model_validate({"from": "hösten 2018"})
    assert [(fault["type"], fault["loc"]) for fault in raised.value.errors()] == [("not-a-time", ("from",))]


def test_unknown_is_not_the_same_as_left_out() -> None:
    period = Period.model_validate({"from": "unknown"})
    assert (period.from_, period.to) == (UNKNOWN, None)
    assert period.model_dump(mode="json", exclude_none=True) == {"from": "unknown"}

"""A word is recognised by its code and by both labels, however it is spelt."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pydantic_core import PydanticCustomError

from mia_kb.records.help import field_help, models
from mia_kb.records.vocabulary import Certainty, EvidenceLevel, Party, Status, Vocabulary

VOCABULARIES = sorted(
    {field.vocabulary for model in models() for field in field_help(model) if field.vocabulary},
    key=lambda vocabulary: vocabulary.__name__,
)


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_member_is_read_from_code_and_labels_and_from_nothing_elses(vocabulary: type[Vocabulary]) -> None:
    for member in vocabulary:
        assert [vocabulary.read(word) for word in (member.code, member.sv, member.en)] == [member] * 3
        assert (member.label("sv"), member.label("en")) == (member.sv, member.en)


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_codes_are_plain_and_never_the_word_unknown(vocabulary: type[Vocabulary]) -> None:
    codes = [member.code for member in vocabulary]
    assert len(codes) == len(set(codes))
    assert [code for code in codes if code == "unknown" or not re.fullmatch(r"[A-Za-z0-9._-]+", code)] == []


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_an_editor_accepts_code_and_labels(vocabulary: type[Vocabulary]) -> None:
    offered: Any = vocabulary.json_schema()["anyOf"]
    *choices, spellings = offered
    assert [choice["const"] for choice in choices] == [member.code for member in vocabulary]
    for member in vocabulary:
        for word in (member.code, member.sv, member.en, member.sv[0].upper() + member.sv[1:]):
            assert re.search(spellings["pattern"], word), word


@pytest.mark.parametrize(
    ("text", "member"),
    [
        ("LOCAL_REVIEW", Status.LOCAL_REVIEW),
        ("local review", Status.LOCAL_REVIEW),
        ("Granskad  lokalt", Status.LOCAL_REVIEW),
        (Status.DRAFT, Status.DRAFT),
    ],
)
def test_spelling_does_not_matter(text: object, member: Status) -> None:
    assert Status.read(text) is member


def test_other_vocabularies_have_underscores_and_capitals() -> None:
    assert Certainty.read("mycket låg") is Certainty.read("very-low") is Certainty.VERY_LOW
    assert EvidenceLevel.read("e4") is EvidenceLevel.E4
    assert Party.read("Arbetsförmedlingen") is Party.ARBETSFORMEDLINGEN


@pytest.mark.parametrize("text", ["klar", "", None, 3, ["draft"]])
def test_a_word_outside_the_list_is_refused_with_the_choices(text: object) -> None:
    with pytest.raises(PydanticCustomError) as raised:
        Status.read(text)
    assert raised.value.type == "not-in-vocabulary"
    assert raised.value.context == {"choices": "draft local-review published retired"}

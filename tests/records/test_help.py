"""Every field of every model explains itself, in Swedish too."""

from __future__ import annotations

import pytest

from mia_kb.records.fields import Frozen
from mia_kb.records.head import HeadPart, Record
from mia_kb.records.help import FieldHelp, field_help, label_of, messages, model_help, models
from mia_kb.records.kinds import RECORD_KINDS
from mia_kb.records.method import CoreComponent, Method
from mia_kb.records.organisation import Organisation
from mia_kb.records.practice import Period, Practice
from mia_kb.records.vocabulary import Role, Stage


def _field(model: type[Frozen], name: str) -> FieldHelp:
    return next(field for field in field_help(model) if field.name == name)


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_every_model_and_every_field_has_a_docstring(model: type[Frozen]) -> None:
    assert model_help(model).endswith(".")
    fields = field_help(model)
    assert [field.attribute for field in fields] == list(model.model_fields)
    assert [field.name for field in fields if not field.help.endswith(".") or not field.holds_help] == []


def test_all_kinds_and_their_parts_are_among_the_models() -> None:
    assert set(RECORD_KINDS) < set(models())
    assert CoreComponent in models()


def test_no_model_is_forgotten() -> None:
    written = {model for model in _descendants(Frozen) if model.__module__.startswith("mia_kb.records.")}
    assert written - set(models()) == {Frozen, HeadPart, Record}


def test_a_required_list_of_parts() -> None:
    field = _field(Method, "core_components")
    assert (field.label, field.required, field.many, field.unknown) == ("Core components", True, True, False)
    assert (field.model, field.vocabulary, field.holds) == (CoreComponent, None, "CoreComponent")
    assert field.help == "What must be there for it to be this method. Everything else may be adapted."


def test_an_inherited_list_of_codes() -> None:
    field = _field(Method, "audience")
    assert (field.required, field.many, field.vocabulary, field.holds) == (False, True, Role, "Role")


def test_an_overridden_field_has_the_nearer_text() -> None:
    assert _field(Method, "summary").help.startswith("The method in one or two sentences")
    assert _field(Practice, "summary").help.startswith("The point in one or two sentences")


def test_a_code_that_may_be_unknown() -> None:
    field = _field(Practice, "stage")
    assert (field.required, field.unknown, field.vocabulary) == (True, True, Stage)


def test_a_key_that_is_a_word_of_python() -> None:
    field = _field(Period, "from")
    assert (field.attribute, field.label, field.holds) == ("from_", "From", "When")
    assert field.holds_help == "A year, a month or a day, exactly as precise as its source."


def test_a_reference_tells_what_it_may_lead_to() -> None:
    assert _field(Practice, "method").refers_to == ("method",)
    assert _field(Method, "why").refers_to is None


@pytest.mark.parametrize(
    ("key", "label"),
    [("core_components", "Core components"), ("url", "Web address"), ("n", "n"), ("esf_support", "ESF support")],
)
def test_labels_read_as_words(key: str, label: str) -> None:
    assert label_of(key) == label


def test_names_from_projektbanken_are_told() -> None:
    assert "Projektbanken: diarienummer" in _field(Organisation, "project_number").help


def test_messages_hold_labels_texts_and_names_of_kinds_once_each() -> None:
    found = messages()
    assert len(found) == len(set(found))
    assert {"Core components", "Deviation", "The beginning.", "A day as year-month-day."} <= set(found)


def _descendants(model: type[Frozen]) -> set[type[Frozen]]:
    return {model}.union(*map(_descendants, model.__subclasses__()))

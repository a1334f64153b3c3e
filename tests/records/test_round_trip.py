"""Whatever an author writes survives being read, written and read again, and the editor's schema agrees."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import pytest
from authors import written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from mia_kb.records.kinds import BY_KIND
from mia_kb.records.schema import schema
from mia_kb.records.walk import leaves

if TYPE_CHECKING:
    from mia_kb.records.head import Record

VALIDATORS = {kind: Draft202012Validator(schema(kind)) for kind in BY_KIND}
OTHER_KINDS = {"decision": {"method": "regional/ett-team"}}
few = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def _plain(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json", exclude_none=True)


@pytest.mark.parametrize("kind", BY_KIND)
@given(data=st.data())
@few
def test_a_record_survives_its_own_file(kind: str, data: st.DataObject) -> None:
    model = BY_KIND[kind]
    record = model.model_validate(data.draw(written(model)) | OTHER_KINDS.get(kind, {}))
    assert model.model_validate(_plain(record)) == record
    assert hash(record) == hash(model.model_validate(_plain(record)))


@pytest.mark.parametrize("kind", BY_KIND)
@given(data=st.data())
@few
def test_a_record_survives_the_way_to_another_process(kind: str, data: st.DataObject) -> None:
    model = BY_KIND[kind]
    record = model.model_validate(data.draw(written(model)) | OTHER_KINDS.get(kind, {}))
    sent = pickle.loads(pickle.dumps(record))  # noqa: S301 - our own bytes
    assert sent == record
    assert hash(sent) == hash(record)
    assert repr(sent) == repr(record)
    assert _plain(sent) == _plain(record)
    changed = sent.model_copy(update={"title": "En annan rubrik"})
    assert changed == record.model_copy(update={"title": "En annan rubrik"})
    assert sent.title == record.title
    with pytest.raises(ValidationError):
        sent.title = "En annan rubrik"


@pytest.mark.parametrize("kind", BY_KIND)
@given(data=st.data())
@few
def test_what_the_model_takes_the_schema_takes(kind: str, data: st.DataObject) -> None:
    model = BY_KIND[kind]
    file = data.draw(written(model)) | OTHER_KINDS.get(kind, {})
    record = model.model_validate(file)
    for content in (file, _plain(record)):
        assert [fault.message for fault in VALIDATORS[kind].iter_errors(content)] == []


@pytest.mark.parametrize("kind", BY_KIND)
@given(data=st.data())
@few
def test_every_leaf_is_where_the_file_has_it(kind: str, data: st.DataObject) -> None:
    model = BY_KIND[kind]
    record = model.model_validate(data.draw(written(model)) | OTHER_KINDS.get(kind, {}))
    content = _plain(record)
    for leaf in leaves(record):
        value: Any = content
        for step in leaf.loc:
            value = value[step]
        assert value == leaf.value

"""JSON Schemas of the kinds of records, for the editor to complete, explain and check a file while it is written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

from pydantic import WithJsonSchema

from mia_kb.records.annotations import marker_of, parts
from mia_kb.records.fields import When
from mia_kb.records.help import FieldHelp, field_help, label_of, model_help
from mia_kb.records.kinds import MODELS
from mia_kb.records.vocabulary import Vocabulary
from mia_kb.text.languages import Language, translate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic.fields import FieldInfo

    from mia_kb.records.fields import Frozen

Schema: TypeAlias = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
# absolute, as 2020-12 asks; in a domain that RFC 2606 keeps empty, so that no editor ever fetches a stranger's file
ADDRESS = "https://mia-kb.example/schemas/{name}"
UNKNOWN: Schema = {"const": "unknown", "title": "framgår inte av källan / not stated in the source"}


def schema_text(kind: str) -> str:
    """The schema of one kind of record as `schemas/<kind>.json` holds it; KeyError for a kind there is not."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"


def schema_files() -> dict[str, str]:
    """The text of each file that the folder `schemas` ought to hold, by file name."""
    return {f"{kind}.json": schema_text(kind) for kind in MODELS}


def stale(committed: Mapping[str, str]) -> tuple[str, ...]:
    """The names of files in `schemas` (name to text) that are missing, left behind or not what the models say now."""
    current = schema_files()
    return tuple(sorted(name for name in current.keys() | committed.keys() if current.get(name) != committed.get(name)))


def schema(kind: str) -> Schema:
    """The schema of one kind of record in JSON Schema 2020-12.

    It lets pass what the model takes, as an editor has read it: a number or a truth value where the model has text, a
    single word for a list of one, a label in its usual spellings for its code. References are checked for form alone.
    """
    model = MODELS[kind]
    definitions: dict[str, Schema] = {}
    body = _object(model, definitions)
    head = {"$schema": DIALECT, "$id": ADDRESS.format(name=f"{kind}.json"), "title": _bilingual(label_of(kind), " / ")}
    return head | body | {"$defs": dict(sorted(definitions.items()))}


def _object(model: type[Frozen], definitions: dict[str, Schema]) -> Schema:
    fields = field_help(model)
    extra = model.model_config.get("json_schema_extra")
    return {
        "description": _bilingual(model_help(model)),
        "type": "object",
        "additionalProperties": False,
        "required": [field.name for field in fields if field.required],
        "properties": {field.name: _property(model, field, definitions) for field in fields},
        **(extra if isinstance(extra, dict) else {}),
    }


def _property(model: type[Frozen], field: FieldHelp, definitions: dict[str, Schema]) -> Schema:
    info = model.model_fields[field.attribute]
    value = _value(field, info, definitions)
    if field.many:
        value = _list(value, info, one_for_many=field.model is None)
    if field.unknown:
        value = {"anyOf": [UNKNOWN, value]}
    return {"title": _bilingual(field.label, " / "), "description": _bilingual(field.help), **value}


def _value(field: FieldHelp, info: FieldInfo, definitions: dict[str, Schema]) -> Schema:
    """What one value of a field may be; models and vocabularies stand once each among the definitions."""
    part = field.model or field.vocabulary
    if part is None:
        return _scalar(info)
    if part.__name__ not in definitions:
        definitions[part.__name__] = _choice(part) if issubclass(part, Vocabulary) else _object(part, definitions)
    return {"$ref": f"#/$defs/{part.__name__}"}


def _choice(vocabulary: type[Vocabulary]) -> Schema:
    return {"description": _bilingual(model_help(vocabulary)), **vocabulary.json_schema()}


def _scalar(info: FieldInfo) -> Schema:
    written = marker_of(info, WithJsonSchema)
    found = dict(written.json_schema or {}) if written else When.json_schema()
    limits = [limit for part in parts(info) if (limit := getattr(part, "max_length", None))]
    return found | {"maxLength": min(limits)} if limits else found


def _list(item: Schema, info: FieldInfo, *, one_for_many: bool) -> Schema:
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    items: Schema = {"type": "array", "items": item, **extra}
    return {"anyOf": [items, item]} if one_for_many else items


def _bilingual(message: str, between: str = "\n\n") -> str:
    """A text in both languages, Swedish first: an editor shows it as it stands."""
    return between.join(dict.fromkeys((translate(message, Language.SV), message)))

"""What each field of a record is for, read from the models' own source when somebody asks."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.records import fields
from mia_kb.records.annotations import is_list, marker_of, may_be_unknown, model_of, vocabulary_of
from mia_kb.records.fields import Frozen, RefersTo
from mia_kb.records.kinds import MODELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

    from mia_kb.records.vocabulary import Vocabulary

SENTENCE_END = re.compile(r"(?<=[.!?])\s")
WRAPPERS = frozenset({"Annotated", "Field", "Many", "OrUnknown", "Some"})
SPELLED_OUT = {
    "applies_not_when": "Does not apply when",
    "definition_en": "Definition in English",
    "en": "In English",
    "esf_support": "ESF support",
    "eu_rate": "EU rate",
    "follow_up_months": "Follow-up after months",
    "measured_how": "How it was measured",
    "n": "n",
    "sv": "In Swedish",
    "url": "Web address",
}


class FieldHelp(NamedTuple):
    """One field as its author meets it; `label`, `help` and `holds_help` are message ids of the catalogue `fields`.

    `name` is the key in the file, `attribute` the name in the model. `holds` names what one value is (`Line`,
    `When`, `Party`, `Step`). `refers_to` lists the kinds a reference may lead to: none means any kind.
    """

    name: str
    attribute: str
    label: str
    help: str
    holds: str
    holds_help: str
    required: bool
    unknown: bool
    many: bool
    vocabulary: type[Vocabulary] | None
    model: type[Frozen] | None
    refers_to: tuple[str, ...] | None


class _Written(NamedTuple):
    """What the source says of a field: the name of its type, and the text below it."""

    holds: str
    help: str


@cache
def field_help(model: type[Frozen]) -> tuple[FieldHelp, ...]:
    """Every field of `model`, inherited ones first, in the order of its source."""
    written = _written(model)
    inherited = {one.attribute: one for base in model.__bases__ if issubclass(base, Frozen) for one in field_help(base)}
    return tuple(
        _described(name, field, written[name]) if name in written else inherited[name]
        for name, field in model.model_fields.items()
    )


def model_help(model: type) -> str:
    """The first sentence about a model or a vocabulary; a message id of the catalogue `fields`."""
    return SENTENCE_END.split(" ".join((model.__doc__ or "").split()), maxsplit=1)[0]


def label_of(key: str) -> str:
    """What a person calls a key or a kind: "Core components" for `core_components`."""
    return SPELLED_OUT.get(key) or key.replace("_", " ").capitalize()


@cache
def models() -> tuple[type[Frozen], ...]:
    """Every model a library is written with: each kind followed by the parts it is the first to hold."""
    found: dict[type[Frozen], None] = {}
    for model in MODELS.values():
        _collect(model, found)
    return tuple(found)


def messages() -> tuple[str, ...]:
    """Every message id that the catalogue `fields` must hold, once each: also the names of the kinds."""
    found: dict[str, None] = dict.fromkeys(map(label_of, MODELS))
    for model in models():
        found[model_help(model)] = None
        for field in field_help(model):
            found |= dict.fromkeys((field.label, field.help, field.holds_help))
    return tuple(found)


def _collect(model: type[Frozen], found: dict[type[Frozen], None]) -> None:
    if model not in found:
        found[model] = None
        for part in map(model_of, model.model_fields.values()):
            if part is not None:
                _collect(part, found)


def _described(attribute: str, field: FieldInfo, written: _Written) -> FieldHelp:
    name = field.alias or attribute
    vocabulary, model, reference = vocabulary_of(field), model_of(field), marker_of(field, RefersTo)
    part = vocabulary or model
    return FieldHelp(
        name=name,
        attribute=attribute,
        label=label_of(name),
        help=written.help,
        holds=written.holds,
        holds_help=model_help(part) if part else _type_help(written.holds),
        required=field.is_required(),
        unknown=may_be_unknown(field),
        many=is_list(field),
        vocabulary=vocabulary,
        model=model,
        refers_to=reference.kinds if reference else None,
    )


def _type_help(name: str) -> str:
    """The text about one of the types in `fields`: below an alias, inside a class."""
    named = getattr(fields, name)
    return model_help(named) if isinstance(named, type) else _aliases()[name]


@cache
def _aliases() -> dict[str, str]:
    documented = _documented(_source(fields.__name__).body)
    return {
        statement.targets[0].id: text
        for statement, text in documented
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name)
    }


def _written(model: type[Frozen]) -> dict[str, _Written]:
    """What the source of `model` says of the fields that are not inherited."""
    return {
        statement.target.id: _Written(_type_name(statement.annotation), text)
        for statement, text in _documented(_class(model).body)
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name)
    }


def _documented(body: list[ast.stmt]) -> Iterator[tuple[ast.stmt, str]]:
    """Each statement that has a text right below it, with that text in one line."""
    for statement, below in pairwise(body):
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) and isinstance(below.value.value, str):
            yield statement, " ".join(below.value.value.split())


def _type_name(annotation: ast.expr) -> str:
    """The name of what one value is: "Line" of `OrUnknown[Many[Line]] | None`."""
    names = (node.id for node in ast.walk(annotation) if isinstance(node, ast.Name))
    return next(name for name in names if name not in WRAPPERS)


def _class(model: type) -> ast.ClassDef:
    body = _source(model.__module__).body
    return next(node for node in body if isinstance(node, ast.ClassDef) and node.name == model.__name__)


@cache
def _source(module: str) -> ast.Module:
    return ast.parse(inspect.getsource(sys.modules[module]))

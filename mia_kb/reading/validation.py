"""From a tree of YAML to a typed record, with all faults at once."""

from __future__ import annotations

from collections import Counter
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from mia_kb.problems import Place, Problem, problem
from mia_kb.reading import record_rules as rules
from mia_kb.reading.nodes import Location, Mark, Node, locate, locate_key, plain
from mia_kb.reading.yaml_rules import MAX_OF_A_RULE
from mia_kb.reading.yaml_tree import shown
from mia_kb.records.fields import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic_core import ErrorDetails

    from mia_kb.problems import Rule
    from mia_kb.reading.nodes import Plain

Part = TypeVar("Part", bound=Frozen)
RULE_OF_ERROR: dict[str, Rule] = {
    "missing": rules.MISSING_FIELD,
    "extra_forbidden": rules.UNKNOWN_KEY,
    "model_type": rules.MAPPING_EXPECTED,
    "model_attributes_type": rules.MAPPING_EXPECTED,
    "dict_type": rules.MAPPING_EXPECTED,
    "tuple_type": rules.LIST_EXPECTED,
    "string_too_long": rules.TOO_LONG,
    "too_long": rules.TOO_LONG,
} | {rule.slug: rule for rule in rules.FIELD_RULES}
"""pydantic's error types, and the fields' own, each with the rule that explains it."""


def validate(path: str, node: Node, model: type[Part]) -> tuple[Part | None, tuple[Problem, ...]]:
    """The record that the tree describes, or all that is wrong with it."""
    data = plain(node)
    try:
        return model.model_validate(data), ()
    except ValidationError as failure:
        errors = _first_of_each_type(failure.errors(include_url=False, include_input=False))
    return None, tuple(_once(_problem(path, node, data, model, error) for error in errors))


def faultless(data: Plain, model: type[Part]) -> Part | None:
    """The record that such data describe; None when anything is wrong with them."""
    try:
        return model.model_validate(data)
    except ValidationError:
        return None


def _first_of_each_type(errors: Iterable[ErrorDetails]) -> Iterator[ErrorDetails]:
    """At most so many errors of a type: a file of noise gives a page of messages, not a book."""
    counts: Counter[str] = Counter()
    for error in errors:
        counts[error["type"]] += 1
        if counts[error["type"]] <= MAX_OF_A_RULE:
            yield error


def _once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems without the missing fields that are there, but misspelt: one fault, one message."""
    problems = tuple(problems)
    misspelt = {
        (*details["field"].split()[:-1], details["guess"])
        for found in problems
        if found.rule is rules.UNKNOWN_KEY and (details := dict(found.details))
    }
    for found in problems:
        if found.rule is not rules.MISSING_FIELD or tuple(dict(found.details)["field"].split()) not in misspelt:
            yield found


def _problem(path: str, node: Node, data: object, model: type[BaseModel], error: ErrorDetails) -> Problem:
    loc = error["loc"]
    rule = _rule(error["type"], _value_at(data, loc))
    mark = _mark(node, loc, rule)
    details = _details(rule, model, loc, error.get("ctx", {}))
    return problem(rule, Place(path, mark.line, mark.column), field=_spelled(loc), **details)


def _rule(error_type: str, value: object) -> Rule:
    """The rule that was broken; an empty value and a misplaced `unknown` are named as such, whatever was wanted."""
    if error_type in {"missing", "extra_forbidden"}:
        return RULE_OF_ERROR[error_type]
    if value == "":
        return rules.EMPTY_VALUE
    if value == "unknown":
        return rules.UNKNOWN_NOT_ALLOWED
    return RULE_OF_ERROR.get(error_type, rules.NOT_TEXT)


def _mark(node: Node, loc: Location, rule: Rule) -> Mark:
    if rule in {rules.UNKNOWN_KEY, rules.EMPTY_VALUE}:
        return locate_key(node, loc)
    if rule is rules.MISSING_FIELD:
        return locate(node, loc[:-1])
    return locate(node, loc)


def _details(rule: Rule, model: type[BaseModel], loc: Location, context: dict[str, Any]) -> dict[str, object]:
    if rule is rules.UNKNOWN_KEY:
        return {"guess": _nearest(str(loc[-1]), _keys_at(model, loc[:-1]))}
    if rule is rules.NOT_IN_VOCABULARY:
        return {"choices": ", ".join(str(context["choices"]).split())}
    if rule is rules.TOO_LONG:
        return {"limit": context.get("limit", context.get("max_length", ""))}
    return {name: context[name] for name in ("limit", "count") if name in context}


def _nearest(word: str, known: tuple[str, ...]) -> str:
    """The known word most like `word`, or all of them when none is near."""
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    return near[0] if near else ", ".join(known)


def _keys_at(model: type[BaseModel], loc: Location) -> tuple[str, ...]:
    """The keys that may stand at `loc`."""
    for step in loc:
        if isinstance(step, str):
            field = next((info for info in model.model_fields.values() if info.alias == step), None)
            model = _model_in(field.annotation if field else None) or model
    return tuple(str(info.alias) for info in model.model_fields.values())


def _model_in(annotation: object) -> type[BaseModel] | None:
    """The model inside a list, an option or a note on a type."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _model_in(inner))), None)


def _value_at(data: object, loc: Location) -> object:
    for step in loc:
        try:
            data = data[step]  # type: ignore[index]  # what cannot be indexed ends the search
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _spelled(loc: Location) -> str:
    """The path to a field as a person would say it: `steps 2 text`."""
    return " ".join(str(step + 1) if isinstance(step, int) else shown(step) for step in loc)

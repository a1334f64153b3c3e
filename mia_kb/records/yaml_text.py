"""A record written as YAML from dotted keys and values."""

from __future__ import annotations

from typing import Any

import yaml

from mia_kb.records.kinds import MODELS

HEADER = "# yaml-language-server: $schema=../../../schemas/{kind}.json\n"
WIDTH = 110


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as they are read."""

    def represent_text(self, text: str) -> yaml.ScalarNode:
        return self.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _Dumper.represent_text)


def written(kind: str, values: dict[str, str]) -> str:
    """The record's file: `{"steward.function": "kansli"}` becomes a `function` inside `steward`, a number an item.

    Fields come in the model's order, unknown keys last, so that the check can name them.
    """
    tree = nested(values)
    order = {str(info.alias): place for place, info in enumerate(MODELS[kind].model_fields.values())}
    ordered = dict(sorted(tree.items(), key=lambda pair: order.get(pair[0], len(order))))
    body = yaml.dump(ordered, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)
    return HEADER.format(kind=kind) + body


def nested(values: dict[str, str]) -> dict[str, Any]:
    """Dotted keys as mappings in mappings; a mapping whose keys are all numbers is a list."""
    tree: dict[str, Any] = {}
    for key, value in values.items():
        branch = tree
        *path, last = key.split(".")
        for step in path:
            if not isinstance(branch.get(step), dict):
                branch[step] = {}
            branch = branch[step]
        branch[last] = value
    return {key: _listed(value) for key, value in tree.items()}


def _listed(value: Any) -> Any:  # noqa: ANN401 - a tree of text, mappings and lists
    if not isinstance(value, dict):
        return value
    inner = {key: _listed(child) for key, child in value.items()}
    if inner and all(key.isdigit() for key in inner):
        return [inner[key] for key in sorted(inner, key=int)]
    return inner

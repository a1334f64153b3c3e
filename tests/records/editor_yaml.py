"""YAML as an editor reads it (1.2's core types) and as the reader of records does (text alone)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path


class Editor(yaml.SafeLoader):
    """YAML 1.2: `2018` is a number, `true` a truth value; `no`, `2018-11-30` and `1 132` are text."""


Editor.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), list(first))


class Editor11(yaml.SafeLoader):
    """YAML 1.1: `0127` is 87 and `yes` is true; days stay text, as in every editor."""


Editor11.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def as_editor(path: Path) -> Any:  # noqa: ANN401 - YAML can hold anything
    return yaml.load(path.read_text("utf-8"), Editor)  # noqa: S506 - a safe loader with fewer types


def as_text(path: Path) -> Any:  # noqa: ANN401 - YAML can hold anything
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - it builds text, lists and mappings only

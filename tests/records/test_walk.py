"""Every text and reference of a record is found, with its place in the file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from editor_yaml import as_text

from mia_kb.records.fields import RefersTo, Text
from mia_kb.records.kinds import BY_FOLDER
from mia_kb.records.walk import leaves, references, texts

GOOD = sorted((Path(__file__).parent / "examples").glob("good/*/*.yaml"))


def _record(path: Path) -> Any:  # noqa: ANN401 - records of all kinds
    return BY_FOLDER[path.parent.name].model_validate(as_text(path))


def _example(name: str) -> Any:  # noqa: ANN401 - records of all kinds
    return _record(next(path for path in GOOD if path.stem == name))


def _at(value: Any, loc: tuple[str | int, ...]) -> Any:  # noqa: ANN401 - a file's content
    for step in loc:
        value = value[step] if not isinstance(value, str) else value
    return value


def test_a_lessons_leaves_in_order() -> None:
    found = [(leaf.loc, leaf.marker) for leaf in leaves(_example("rutin-gor-det-lattare-att-fraga-om-vald"))]
    assert found == [
        (("title",), Text(markdown=False)),
        (("steward", "organisation"), RefersTo(("organisation",))),
        (("steward", "function"), Text(markdown=False)),
        (("event",), Text(markdown=True)),
        (("lesson",), Text(markdown=True)),
        (("recommendation",), Text(markdown=True)),
        (("applies_when",), Text(markdown=True)),
        (("concerns", 0, "method"), RefersTo(("method",))),
    ]


def test_unknown_has_no_leaf() -> None:
    practice = _example("samverkansteam-roslagen")
    assert [leaf.loc for leaf in texts(practice) if leaf.loc[0] == "adaptations"] == [("adaptations", 0, "what")]


def test_references_inside_lists_of_one() -> None:
    found = {leaf.loc: leaf.value for leaf in references(_example("ingen-ager-resan"))}
    assert found[("eased_by", 0)] == "regional/myndighetsgemensamt-team"


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_each_leaf_stands_where_its_place_says(path: Path) -> None:
    written = as_text(path)
    found = list(leaves(_record(path)))
    assert found
    for leaf in found:
        assert " ".join(_at(written, leaf.loc).split()) == " ".join(leaf.value.split())

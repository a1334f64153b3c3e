"""Nodes are values, and know where each part of a path is."""

from __future__ import annotations

import pickle

import pytest

from mia_kb.reading.nodes import Entry, Location, Mapping, Mark, Node, Scalar, Sequence, locate, locate_key, plain
from mia_kb.reading.yaml import parse

TEXT = b"""\
title: Samverkansteam
empty:
text: |
  Rad
steps:
  - name: "Bjud in"
    when: before
  - [a, b]
"""


def _node() -> Node:
    node, problems = parse("x.yaml", TEXT)
    assert problems == ()
    assert node is not None
    return node


def test_scalars_tell_how_they_were_written() -> None:
    node = _node()
    assert isinstance(node, Mapping)
    assert node.entries[0] == Entry(Scalar("title", Mark(1, 1)), Scalar("Samverkansteam", Mark(1, 8)))
    values = [entry.value for entry in node.entries[:3]]
    assert [(value.plain, value.block) for value in values if isinstance(value, Scalar)] == [
        (True, False),
        (True, False),
        (False, True),
    ]


@pytest.mark.parametrize(
    ("loc", "value", "key"),
    [
        ((), (1, 1), (1, 1)),
        (("title",), (1, 8), (1, 1)),
        (("text",), (3, 7), (3, 1)),
        (("steps",), (6, 3), (5, 1)),
        (("steps", 0), (6, 5), (6, 5)),
        (("steps", 0, "name"), (6, 11), (6, 5)),
        (("steps", 1, 1), (8, 9), (8, 9)),
        (("nosuch",), (1, 1), (1, 1)),
        (("nosuch", "title"), (1, 1), (1, 1)),
        (("steps", 0, "nosuch"), (6, 5), (6, 5)),
        (("steps", 9, "name"), (6, 3), (5, 1)),
        (("steps", -1), (6, 3), (5, 1)),
        (("steps", "name"), (6, 3), (5, 1)),
        (("title", 0), (1, 8), (1, 1)),
    ],
)
def test_places(loc: Location, value: tuple[int, int], key: tuple[int, int]) -> None:
    assert locate(_node(), loc) == Mark(*value)
    assert locate_key(_node(), loc) == Mark(*key)


def test_plain_data() -> None:
    assert plain(_node()) == {
        "title": "Samverkansteam",
        "empty": "",
        "text": "Rad\n",
        "steps": [{"name": "Bjud in", "when": "before"}, ["a", "b"]],
    }


def test_nodes_are_values_that_can_be_stored() -> None:
    assert pickle.loads(pickle.dumps(_node())) == _node()  # noqa: S301 - our own bytes
    assert hash(_node()) == hash(_node())
    empty: tuple[Node, ...] = (Sequence((), Mark(1, 1)), Mapping((), Mark(1, 1)))
    assert len(set(empty)) == 2

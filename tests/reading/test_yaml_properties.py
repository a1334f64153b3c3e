"""Whatever the bytes, `parse` answers with a tree and problems inside the file, and the same for equal texts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mia_kb.reading.nodes import Location, Mapping, Node, Plain, Scalar, Sequence, locate, plain
from mia_kb.reading.quick import quick, quick_mark
from mia_kb.reading.yaml import parse
from mia_kb.reading.yaml_loader import LOADER, Loader, SlowLoader

CASES = [path.read_bytes() for path in sorted((Path(__file__).parent / "cases").glob("*.yaml"))]
GOOD = [path.read_bytes() for path in sorted((Path(__file__).parent / "cases").glob("fine-*.yaml"))]
FRAGMENTS = [
    *("title", "steps", ": ", ":", "\n", "\n", "\n  ", "\n    ", "- ", "\n- ", "-", '"', "'", "[", "]", "{", "}"),
    *(",", "|", ">", "|\n  text", "#", " #", " #x", "&a ", "*a", "!", "!!str ", "%", "@", "`", "? ", "?", "\t", " "),
    *("\\", "\\x", "\\ud800", "\\U00110000", "text", "key: value", "\n---\n", "\n...", "<<: ", "“", "\u00a0", "å"),
    *("=", "~", "\r\n", "\r", "\ufeff", "\u2028", "\u202e", "\u200b", "😀", "\x00", "x: ", '"q"', "'s'", "0127"),
]
fragments = st.lists(st.sampled_from(FRAGMENTS), max_size=16).map("".join)
texts = st.one_of(fragments, fragments.map("title: x\n".__add__), st.text(max_size=60))
fast = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])

words = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co", "Cf", "Zl", "Zp", "Zs"], exclude_characters="\ufffd"),
    min_size=1,
    max_size=12,
)
trees = st.dictionaries(
    words,
    st.recursive(
        st.one_of(words, st.lists(words, max_size=4).map(" ".join), st.just("")),
        lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(words, inner, max_size=4)),
        max_leaves=12,
    ),
    min_size=1,
    max_size=5,
)


def _check(data: bytes) -> None:
    node, problems = parse("x.yaml", data)
    lines = re.split(rb"\r\n|\r|\n", data)
    for found in problems:
        assert 1 <= found.place.line <= len(lines)
        assert 1 <= found.place.column <= len(lines[found.place.line - 1]) + 1
        told = dict(found.details)
        assert all(len(value) <= 40 for value in told.values())
        assert found.rule.message.format(**told)
        assert found.rule.remedy.format(**told)
    assert node is None or isinstance(node, Mapping)
    assert node is not None or problems


@given(st.binary(max_size=80))
@fast
def test_any_bytes(data: bytes) -> None:
    _check(data)


@given(texts)
@fast
def test_any_text(text: str) -> None:
    _check(text.encode("utf-8", "surrogatepass"))


@given(st.sampled_from(GOOD), st.integers(0, 400), st.integers(0, 8), texts)
@fast
def test_good_files_with_a_part_replaced(good: bytes, start: int, length: int, text: str) -> None:
    _check(good[:start] + text.encode("utf-8", "surrogatepass") + good[start + length :])


@given(texts)
@fast
def test_both_readers_agree(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    node, problems = parse("x.yaml", data)
    slow, slow_problems = parse("x.yaml", data, SlowLoader)
    assert bool(problems) == bool(slow_problems)
    if not problems:
        assert node is not None
        assert slow is not None
        assert plain(node) == plain(slow)


def _check_short_cut(data: bytes, loader: Loader = LOADER) -> None:
    """The short cut gives the data of the tree, or nothing; and nothing wherever there is a problem."""
    node, problems = parse("x.yaml", data, loader)
    found = quick(data, loader)
    assert found is None or (node is not None and not problems and found == plain(node))


@given(st.sampled_from(GOOD), st.integers(0, 400), st.integers(0, 8), texts)
@fast
def test_the_short_cut_gives_what_the_tree_gives(good: bytes, start: int, length: int, text: str) -> None:
    part = text.encode("utf-8", "surrogatepass")
    for data in (part, good[:start] + part + good[start + length :]):
        _check_short_cut(data)
        _check_short_cut(data, SlowLoader)


@given(st.sampled_from(GOOD), st.integers(0, 400), st.integers(0, 8), texts, st.lists(st.integers(0, 30), max_size=4))
@fast
def test_the_short_cut_finds_the_same_places(good: bytes, start: int, length: int, text: str, way: list[int]) -> None:
    for data in (good, good[:start] + text.encode("utf-8", "surrogatepass") + good[start + length :]):
        node, problems = parse("x.yaml", data)
        if node is not None and not problems:
            for loc in (_loc(plain(node), way), (*_loc(plain(node), way), "none"), (*_loc(plain(node), way), 7)):
                assert quick_mark(data, loc) in (None, locate(node, loc))
        quick_mark(data, ("title", 0))


def _loc(tree: Plain, way: list[int]) -> Location:
    """A place in the tree, by turning at each branch as `way` says."""
    if not way or isinstance(tree, str) or not tree:
        return ()
    if isinstance(tree, list):
        return (way[0] % len(tree), *_loc(tree[way[0] % len(tree)], way[1:]))
    key = list(tree)[way[0] % len(tree)]
    return (key, *_loc(tree[key], way[1:]))


@pytest.mark.parametrize("data", [b"", b"# x", b"---", b"- a", b"text", b"a: b\n---\nc: d", b"? [a]\n: b"])
def test_the_short_cuts_leave_what_is_no_record_alone(data: bytes) -> None:
    assert quick(data) is None
    quick_mark(data, ("title",))


def test_the_short_cut_finds_places_in_most_good_files() -> None:
    found = [quick_mark(data, ("title",)) for data in GOOD]
    assert sum(mark is not None for mark in found) > len(GOOD) / 3


def test_the_short_cut_is_taken_by_good_files_and_by_no_others() -> None:
    for data in CASES:
        _check_short_cut(data)
    plainest = [data for data in GOOD if quick(data) is not None]
    assert len(plainest) > len(GOOD) / 3


def test_the_short_cut_keeps_the_limits() -> None:
    for data in (b"a: [" + b"x," * 9_998 + b"]", b"a: [" + b"x," * 9_997 + b"]", b"x: " + b"[" * 19 + b"]" * 19):
        _check_short_cut(data)
    assert quick(b"a: [" + b"x," * 9_997 + b"]") is not None
    assert quick(b"x: " + b"[" * 20 + b"]" * 20) is None


@given(texts.map(lambda text: text.replace("\r", "").lstrip("\ufeff")))
@fast
def test_line_ends_and_byte_order_marks_change_nothing(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    expected = parse("x.yaml", data)
    for same in (data.replace(b"\n", b"\r\n"), data.replace(b"\n", b"\r"), b"\xef\xbb\xbf" + data):
        assert parse("x.yaml", same) == expected


@given(trees, st.booleans(), st.sampled_from([None, '"', "'"]))
@fast
def test_dumped_trees_come_back(tree: Plain, flow: bool, style: str | None) -> None:  # noqa: FBT001 - from hypothesis
    dumped = yaml.safe_dump(tree, default_style=style, allow_unicode=True, default_flow_style=flow, width=10**6)
    node, problems = parse("x.yaml", re.sub(r"!!\w+ ", "", dumped).encode())
    assert problems == ()
    assert node is not None
    assert plain(node) == tree


@given(trees)
@fast
def test_marks_point_at_what_they_mark(tree: Plain) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, width=10**6)
    node, _ = parse("x.yaml", text.encode())
    assert node is not None
    lines = text.split("\n")
    for scalar in _scalars(node):
        rest = lines[scalar.mark.line - 1][scalar.mark.column - 1 :]
        assert rest.startswith(scalar.text if scalar.plain else ('"', "'"))


def _scalars(node: Node) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    if isinstance(node, Sequence):
        return [scalar for item in node.items for scalar in _scalars(item)]
    return [scalar for key, value in node.entries for scalar in (key, *_scalars(value))]

"""Whatever the bytes, `parse` answers with a tree and problems inside the file, and the same for equal texts."""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mia_kb.reading.nodes import Mapping, Node, Plain, Scalar, Sequence, plain
from mia_kb.reading.yaml import parse
from mia_kb.reading.yaml_loader import SlowLoader

GOOD = [path.read_bytes() for path in sorted((Path(__file__).parent / "cases").glob("fine-*.yaml"))]
FRAGMENTS = [
    *("title", "steps", ": ", ":", "\n", "\n", "\n  ", "\n    ", "- ", "\n- ", "-", '"', "'", "[", "]", "{", "}"),
    *(",", "|", ">", "|\n  text", "#", " #", " #x", "&a ", "*a", "!", "!!str ", "%", "@", "`", "? ", "?", "\t", " "),
    *("\\", "\\x", "\\ud800", "\\U00110000", "text", "key: value", "\n---\n", "\n...", "<<: ", "“", "\u00a0", "å"),
    *("=", "~", "\r\n", "\r", "\ufeff", "\u2028", "\u202e", "\u200b", "😀", "\x00", "x: ", '"q"', "'s'", "0127"),
]
fragments = st.lists(st.sampled_from(FRAGMENTS), max_size=16).map("".join)
texts = st.one_of(fragments, fragments.map("title: x\n".__add__), st.text(max_size=60))
fast = settings(max_examples=15000, deadline=None, suppress_health_check=[HealthCheck.too_slow])

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

"""A value changed in a YAML file: the record says the new thing, and every other byte is the one that stood there."""

from __future__ import annotations

import codecs
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mia_kb.reading.editing import with_values
from mia_kb.reading.nodes import Node, plain
from mia_kb.reading.yaml import parse

ORGANISATION, FUNCTION = ("steward", "organisation"), ("steward", "function")
COMMENT = "# ett stycke"
names = st.from_regex(r"[a-z0-9]{1,6}(/[a-z0-9]{1,6})?", fullmatch=True)
functions = st.text(st.characters(max_codepoint=0x17F, exclude_categories=["Cc", "Cf", "Zs"]), min_size=1, max_size=12)
several_words = st.lists(functions, min_size=1, max_size=3).map(" ".join)
comments = st.sampled_from(["", "  # vem: tar 'över'?", " # [x]"])
few = settings(max_examples=150, deadline=None)


def tree(data: bytes) -> object:
    node, problems = parse("x.yaml", data)
    assert node is not None, (data, problems)
    return plain(node)


def in_double_quotes(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def in_single_quotes(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def as_block(text: str) -> str:
    return f">-  {COMMENT}\n    {text}"


@st.composite
def files(draw: st.DrawFn) -> tuple[str, str]:
    """A record's file with `<O>` and `<F>` where the steward's two values stand, and each of them as written there."""
    first, second = draw(comments), draw(comments)
    if draw(st.booleans()):
        body = f"title: Ett{first}\nsteward: {{organisation: <O>, function: <F>}}{second}\n# sist\n"
        styles = [in_double_quotes, in_single_quotes]
    else:
        order = draw(st.permutations(["  organisation: <O>", "  function: <F>"]))
        last = draw(st.sampled_from(["", "\n", "\n\n# sist\n", "\nreviewed:\n  - {date: 2026-01-02}  # då\n"]))
        body = f"title: Ett{first}\nsteward:{second}\n  # före\n" + "\n  # mellan\n".join(order) + last
        styles = [in_double_quotes, in_single_quotes, as_block]
    write = draw(st.sampled_from(styles))
    return body, write(draw(several_words))


@given(files(), names, names, several_words, st.sampled_from(["\n", "\r\n", "\r"]))
@few
def test_only_the_values_change(file: tuple[str, str], former: str, name: str, function: str, end: str) -> None:
    body, written = (part.replace("\n", end) for part in file)
    mark = codecs.BOM_UTF8 if "sist" in body else b""
    before = mark + body.replace("<O>", former).replace("<F>", written).encode()
    was = tree(before)
    after = with_values(before, {ORGANISATION: name, FUNCTION: function})
    assert tree(after) == was | {"steward": {"organisation": name, "function": function}}  # type: ignore[operator]
    around = [re.escape(part) for part in re.split("<O>|<F>", body)]
    kept = re.fullmatch("(.*)".join(around), after.removeprefix(mark).decode(), re.DOTALL)
    assert after.startswith(mark)
    assert kept
    assert COMMENT not in written or any(COMMENT in part for part in kept.groups())


@given(files(), names, several_words)
@few
def test_changing_back_and_forth_ends_where_it_began(file: tuple[str, str], name: str, function: str) -> None:
    first = with_values(
        file[0].replace("<O>", "a").replace("<F>", file[1]).encode(), {ORGANISATION: name, FUNCTION: function}
    )
    second = with_values(with_values(first, {FUNCTION: "kansli"}), {FUNCTION: function})
    assert tree(second) == tree(first)


@pytest.mark.parametrize(
    ("written", "value", "after"),
    [
        ("f: kansli # c", "två ord", "f: två ord # c"),
        ("f: kansli", "a: b", 'f: "a: b"'),
        ("f: kansli", "nej, tack", 'f: "nej, tack"'),
        ("f: kansli", "yes", 'f: "yes"'),
        ("f: kansli", "2026-01-02", 'f: "2026-01-02"'),
        ("f: 'kansli'", "chef's", "f: 'chef''s'"),
        ('f: "kansli"', 'en "chef"', 'f: "en \\"chef\\""'),
        ("f: ett\n  kansli\ng: x", "b", "f: b\ng: x"),
        ("f: |\n  ett\n  kansli\n\ng: x", "b", "f: |\n  b\n\ng: x"),
        ("f: |2\n  ett", "b", "f: |2\n  b"),
        ("x: [f: a]\nf: [k, l]", "b", "x: [f: a]\nf: [k, l]"),
    ],
)
def test_in_the_style_that_stands_there(written: str, value: str, after: str) -> None:
    assert with_values(written.encode(), {("f",): value}).decode() == after


def test_values_in_lists_and_places_that_are_not_there() -> None:
    file = b"steps:\n  - {id: a}\n  - id: b # andra\n"
    assert with_values(file, {("steps", 1, "id"): "c", ("steps", 2, "id"): "d", ("title",): "e"}) == (
        b"steps:\n  - {id: a}\n  - id: c # andra\n"
    )


def test_the_tree_has_the_place_that_is_changed() -> None:
    node: Node | None = parse("x.yaml", with_values(b"a: {b: c}", {("a", "b"): "d"}))[0]
    assert node is not None
    assert plain(node) == {"a": {"b": "d"}}

"""The client's names are shortened only where nobody else can tell."""

from __future__ import annotations

import pytest

from mia_kb.search.client.naming import shortened


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("function count(words){return words.length}count(list);", "function a(words){return words.length}a(list);"),
        ("const count=1;use(count,count);", "const a=1;use(a,a);"),
        ("const me=0,count=1;", "const me=0,count=1;"),
        ("let first=1,other=first;", "let a=1,other=a;"),
        ('const count=1;say("count");', 'const a=1;say("count");'),
    ],
)
def test_what_is_declared_gets_a_short_name(script: str, expected: str) -> None:
    assert shortened(script) == expected


@pytest.mark.parametrize(
    "script",
    [
        "const count=1;list.count=count;",
        "const count=1;return{count};",
        "const count=1;return{total,count,more};",
        "const{count}=those;const count=1;",
        "const count=1;return{count:2};",
        "const count=1;return`${count}`;",
        "const me=1;",
    ],
)
def test_names_that_are_shared_stay(script: str) -> None:
    assert shortened(script) == script


def test_the_rest_of_a_spread_is_a_name() -> None:
    assert shortened("const count=[1];use(...count);") == "const a=[1];use(...a);"


def test_taken_names_are_not_given_again() -> None:
    assert shortened("const a=1;const count=a;") == "const a=1;const b=a;"

"""`mia-kb search`: the same hits as the page, for terminals and editors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Answer

    Run = Callable[..., Answer]


def test_hits_as_text(mia_kb: Run, served: tuple[Path, str]) -> None:
    answer = mia_kb("search", "resursteam", "-d", str(served[0]), "--limit", "2")
    assert answer.code == 0
    lines = answer.out.splitlines()
    assert "Resursteam i hela Södra (Tillämpning)" in lines
    assert str(served[0] / "tillampningar" / "sodra" / "resursteam.html") in lines
    assert answer.out.count("\n\n") == 1


def test_hits_as_json_in_english(mia_kb: Run, served: tuple[Path, str]) -> None:
    answer = mia_kb("search", "joint", "teams", "--lang", "en", "--format", "json", "-d", str(served[0]))
    hits = json.loads(answer.out)
    assert hits[0]["id"] == "regional/traffas-i-team"
    assert hits[0]["url"] == "en/methods/regional/traffas-i-team.html"
    assert set(hits[0]) == {"id", "url", "title", "kind", "score", "summary"}


def test_the_site_of_the_settings(mia_kb: Run, served: tuple[Path, str]) -> None:
    answer = mia_kb("search", "resursteam", "-f", str(served[0].parent / "mkdocs.yml"))
    assert answer.code == 0
    assert "Resursteam" in answer.out


def test_no_hits_are_said_and_no_fault(mia_kb: Run, served: tuple[Path, str]) -> None:
    answer = mia_kb("search", "xqzwv", "-d", str(served[0]))
    assert (answer.code, answer.out, answer.err.strip()) == (0, "", "Inga träffar")


def test_a_site_that_is_not_built_is_said(mia_kb: Run) -> None:
    answer = mia_kb("search", "team", "-d", "ingenstans")
    assert answer.code == 2
    assert "mia-kb build" in answer.err


def test_settings_that_are_not_there_are_said(mia_kb: Run) -> None:
    answer = mia_kb("search", "team")
    assert answer.code == 2
    assert "mkdocs.yml" in answer.err

"""A masked number cannot be worked out: whichever small number it is, every byte of the site is the same."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mia_kb.publishing.settings import Settings
from mia_kb.publishing.site import contents
from mia_kb.rendering.page import Asset, Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Answer

SMALL = Path(__file__).parents[1] / "sites" / "small"
FIGURE, MOVES = "methods/norra/figures/fa-personer.yaml", "methods/norra/progressions/vart-de-gick.yaml"
WORDS = {1: "en", 2: "två", 3: "tre", 4: "fyra", 17: "sjutton"}
TOLD = """\
title: {number} av 60 började studera, Norra 2019
summary: Av 60 var det {word} av dem som började ({percent} procent); {rest} gjorde det inte.
caveat: De {number} hade väntat länge.
translations:
  en:
    title: {number} of 60 began to study, Norra 2019
    summary: Of 60 deltagare, {percent} per cent.
"""
MOVED = """\
title: Vart deltagarna i Norra gick, {number} okänt vart
summary: Det var {word} av dem som ingen vet något om.
caveat: Av de {number} hade alla flyttat.
"""
"""Titles and texts that give the number away in other ways than as a value."""


def site_with(root: Path, number: int) -> dict[str, str]:
    """Every page and file as text when the small figure, and a small way on, is of `number` people."""
    shutil.copytree(SMALL, root)
    said = {"number": number, "word": WORDS[number], "rest": 60 - number, "percent": round(100 * number / 60)}
    edit(root / FIGURE, (r"(?m)^title: .*\n", TOLD.format(**said)), (r"numerator: \d+", f"numerator: {number}"))
    edit(
        root / MOVES,
        (r"(?m)^title: .*\n", MOVED.format(**said)),
        (r"(?m)^measured: ", f"  - {{from: unknown, to: unknown, count: {number}}}\nmeasured: "),
    )
    settings = Settings(root / "mkdocs.yml", root / "methods", root / "docs", root / "site", date(2026, 4, 1))
    made = contents(settings)
    files = [*made.pages, *made.assets, *made.search(())]
    return {
        **{file.uri: f"{file}{file.body}" for file in files if isinstance(file, Page)},
        **{file.uri: file.content.decode("latin-1") for file in files if isinstance(file, Asset)},
    }


def edit(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text("utf-8")
    for pattern, new in changes:
        text, count = re.subn(pattern, new, text)
        assert count == 1, pattern
    path.write_text(text, "utf-8")


@pytest.mark.parametrize("number", [1, 2, 4])
def test_no_byte_of_the_site_depends_on_a_masked_number(tmp_path: Path, number: int) -> None:
    one, other = site_with(tmp_path / "a", number), site_with(tmp_path / "b", 3)
    assert sorted(one) == sorted(other)
    assert [uri for uri in one if one[uri] != other[uri]] == []


def test_a_masked_number_in_a_title_stands_nowhere(tmp_path: Path) -> None:
    """Not on the figure's own page, nor in lists, links, search, descriptions or the other language."""
    told = re.compile(r"\b3 (av|of) 60|3 okänt|\btre av dem|5 procent|5 per cent|57 gjorde|De 3 |de 3 ")
    found = {uri: told.findall(text) for uri, text in site_with(tmp_path / "a", 3).items()}
    assert {uri: words for uri, words in found.items() if words} == {}
    assert sum("talet visas inte] av 60" in text for text in site_with(tmp_path / "b", 3).values()) > 5


def test_a_number_that_is_not_small_is_shown(tmp_path: Path) -> None:
    shown = site_with(tmp_path / "a", 17)
    assert shown != site_with(tmp_path / "b", 3)
    assert sum("17 av 60 började" in text for text in shown.values()) > 5


@pytest.mark.parametrize("format_", ["md", "html", "json"])
def test_nor_in_a_report(format_: str, tmp_path: Path, mia_kb: Callable[..., Answer]) -> None:
    """The report to the funder has every figure; it shows this one without its number."""
    shutil.copytree(SMALL / "methods", tmp_path / "methods")
    edit(tmp_path / FIGURE, (r"(?m)^title: .*", "title: Bara 3 av 60 började studera"))
    told = mia_kb("report", "funder", "--format", format_).out
    assert "Bara [talet visas inte] av 60 började studera" in told.replace("\\", "")  # as Markdown has it
    assert "3 av 60" not in told

"""Templates drawn fast give what a plain Jinja environment gives."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, FileSystemLoader
from records_of_all_kinds import contexts, write_records

from mia_kb.pages.catalogue import views
from mia_kb.rendering import drawing
from mia_kb.rendering.bytecode import Bytecode
from mia_kb.rendering.drawing import TEMPLATES, draw, environment_for
from mia_kb.rendering.templating import COMPONENTS, GLOBALS, REMEMBERED
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from pathlib import Path


class PlainEnvironment(Environment):
    """Jinja's own environment, with nothing compiled in or remembered."""

    def __init__(self, **options: object) -> None:
        super().__init__(**options | {"bytecode_cache": None})  # type: ignore[arg-type]  # what the fast one is given


@pytest.mark.parametrize("language", Language)
def test_every_page_is_the_same(language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_records(tmp_path, 30)
    (context,) = contexts(tmp_path, language)
    shown = list(views(context))
    fast = [draw(view) for view in shown]
    environment_for.cache_clear()
    monkeypatch.setattr(drawing, "FoldingEnvironment", PlainEnvironment)
    try:
        assert [draw(view) for view in shown] == fast
    finally:
        environment_for.cache_clear()


def test_no_two_macros_that_are_remembered_have_one_name() -> None:
    texts = [path.read_text("utf-8") for path in TEMPLATES.rglob("*.jinja")]
    macros = [name for text in texts for name in re.findall(r"macro (\w+)", text)]
    assert [macros.count(name) for name in sorted(REMEMBERED)] == [1] * len(REMEMBERED)


def test_no_template_gives_another_meaning_to_what_is_compiled_in() -> None:
    names = "|".join((*GLOBALS, COMPONENTS))
    own = re.compile(rf"(?:set|for|macro)\s+(?:{names})\b|[(,]\s*(?:{names})\s*[,)=]")
    for path in TEMPLATES.rglob("*.jinja"):
        assert not own.search(path.read_text("utf-8")), path


@pytest.mark.parametrize("damage", [b"", b"\0", b"j2"])
def test_compiled_templates_that_are_damaged_are_compiled_again(
    damage: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def drawn() -> str:
        kept = Bytecode("test", folder=tmp_path)
        environment = Environment(bytecode_cache=kept, loader=FileSystemLoader(tmp_path), autoescape=True)
        return environment.get_template("a.txt").render()

    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "a.txt").write_text("{{ 6 * 7 }}", encoding="utf-8")
    assert drawn() == "42"
    (kept,) = tmp_path.glob("*.jinjac")
    kept.write_bytes(kept.read_bytes()[:-4] + damage)
    assert drawn() == "42"
    (tmp_path / "a.txt").write_text("{{ 6 * 8 }}", encoding="utf-8")
    assert drawn() == "48"

"""The hand-written pages: both languages, every command, option and format, nothing of the old ones left."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click
import pytest
from shipped import ROOT
from small_pages import TODAY

from mia_kb.cli.app import COMMANDS, command_line
from mia_kb.cli.formats import FORMATS
from mia_kb.library.link import link
from mia_kb.pages.catalogue import PAGES, gathered
from mia_kb.pages.context import Context
from mia_kb.pages.gathering import Gathering
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DOCS = {Language.SV: ROOT / "docs", Language.EN: ROOT / "docs" / "en"}
NAMES = ("bidra.md", "installera.md", "kommandon.md")
NEW_LIBRARY = ROOT / "mia_kb" / "cli" / "new_library"


def options() -> Iterator[tuple[str, str]]:
    """Every option of every command."""
    program = command_line(Language.SV)
    for name in COMMANDS:
        command = program.get_command(click.Context(program), name)
        assert command is not None
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                yield from ((name, option) for option in parameter.opts)


@pytest.mark.parametrize("language", Language)
def test_every_command_option_and_format_is_told(language: Language) -> None:
    text = (DOCS[language] / "kommandon.md").read_text("utf-8")
    chapters = {
        found[1]: found[2]
        for found in re.finditer(r"^## `mia-kb (\w+)(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    }
    common = text.partition("\n## ")[0]
    assert set(chapters) == set(COMMANDS)
    for command, option in options():
        assert f"`{option}" in chapters[command] + common, (command, option)
    for name in FORMATS:
        assert f"| `{name}` |" in chapters["check"]


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_have_the_same_pages_with_the_same_parts(name: str) -> None:
    swedish, english = ((DOCS[language] / name).read_text("utf-8") for language in Language)
    assert [line.count("#") for line in _headings(swedish)] == [line.count("#") for line in _headings(english)]
    assert swedish.count("```") == english.count("```")


@pytest.mark.parametrize("folder", [ROOT, NEW_LIBRARY], ids=["shipped", "new"])
def test_the_menu_leads_to_every_hand_written_page(folder: Path) -> None:
    menu = (folder / "mkdocs.yml").read_text("utf-8")
    written = [path.relative_to(folder / "docs").as_posix() for path in (folder / "docs").rglob("*.md")]
    assert written
    assert [name for name in written if f": {name}\n" not in menu] == []


@pytest.mark.parametrize("folder", [ROOT, NEW_LIBRARY], ids=["shipped", "new"])
def test_links_in_hand_written_pages_lead_to_pages(folder: Path) -> None:
    sections = set()
    for language in Language:
        gathering = Gathering(Context(link([]), TODAY, language, tuple(Language)))
        sections |= {view.uri.replace(".html", ".md") for pages in PAGES for view in gathered(gathering, pages)}
    for path in (folder / "docs").rglob("*.md"):
        for target in re.findall(r"\]\(([^)]+\.md)\)", path.read_text("utf-8")):
            found = (path.parent / target).resolve()
            uri = found.relative_to((folder / "docs").resolve()).as_posix()
            assert found.is_file() or uri in sections, (path.name, target)


def _headings(text: str) -> list[str]:
    return [line for line in re.sub(r"```.*?```", "", text, flags=re.DOTALL).splitlines() if line.startswith("#")]

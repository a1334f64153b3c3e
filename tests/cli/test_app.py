from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mia_kb import __version__
from mia_kb.cli.app import language_of
from mia_kb.text.catalogues import gaps, marked
from mia_kb.text.languages import LOCALE

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Answer

CLI = Path(__file__).parents[2] / "mia_kb" / "cli"


@pytest.mark.parametrize("command", ["init", "new", "check", "build", "serve", "schema"])
def test_every_command_has_help_in_both_languages(command: str, mia_kb: Callable[..., Answer]) -> None:
    swedish, english = mia_kb(command, "--help"), mia_kb(command, "--help", "--lang", "en")
    assert (swedish.code, english.code) == (0, 0)
    assert swedish.out != english.out
    for option in ("--quiet", "--verbose", "--lang", "--no-color"):
        assert option in swedish.out


def test_version(mia_kb: Callable[..., Answer]) -> None:
    assert mia_kb("--version").out == f"mia-kb, version {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "environment", "wanted"),
    [
        ([], {}, "sv"),
        ([], {"LANG": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "fi_FI.UTF-8"}, "sv"),
        ([], {"LC_ALL": "sv_SE.UTF-8", "LANG": "en_US.UTF-8"}, "sv"),
        (["check", "--lang", "en"], {"LANG": "sv_SE.UTF-8"}, "en"),
        (["--lang=en", "check"], {}, "en"),
        (["--lang"], {}, "sv"),
    ],
)
def test_language(arguments: list[str], environment: dict[str, str], wanted: str) -> None:
    assert language_of(arguments, environment) == wanted


def test_an_unknown_command_is_wrong_use(mia_kb: Callable[..., Answer]) -> None:
    assert mia_kb("bygg").code == 2


def test_the_catalogue_is_complete() -> None:
    wanted = chain.from_iterable(marked(path.read_text("utf-8")) for path in CLI.rglob("*.py"))
    po = (LOCALE / "sv" / "LC_MESSAGES" / "cli.po").read_text("utf-8")
    assert gaps(po, wanted) == ((), (), ())

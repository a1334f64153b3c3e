"""Whoever follows changes as they are made sees the pages and search files that a first look would give."""

from __future__ import annotations

import shutil
from collections import deque
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mia_kb.publishing.settings_file import read_settings
from mia_kb.publishing.site import remembering
from mia_kb.publishing.wanted import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from mia_kb.engines.failure import Failure
    from mia_kb.publishing.content import Content

SMALL = Path(__file__).parents[1] / "sites" / "small"


def _retitle(file: Path, _: list[Path]) -> None:
    text = file.read_text("utf-8")
    file.write_text(text.replace("title: ", "title: Nytt om ", 1), "utf-8")


def _draft(file: Path, _: list[Path]) -> None:
    text = file.read_text("utf-8")
    file.write_text(text.replace("status: published", "status: draft", 1), "utf-8")


def _publish(file: Path, _: list[Path]) -> None:
    text = file.read_text("utf-8")
    file.write_text(text.replace("status: draft", "status: published", 1), "utf-8")


def _copy(file: Path, _: list[Path]) -> None:
    shutil.copy(file, file.with_name(f"en-till-{file.stem[:30]}.yaml"))


def _remove(file: Path, files: list[Path]) -> None:
    if not any(file.stem in other.read_text("utf-8") for other in files if other != file):
        file.unlink()


def _rename(file: Path, _: list[Path]) -> None:
    text = file.read_text("utf-8")
    if "\naliases:" not in text:
        file.with_name(f"om-{file.stem[:30]}.yaml").write_text(f"{text}\naliases: [{file.stem}]\n", "utf-8")
        file.unlink()


CHANGES = (_retitle, _draft, _publish, _copy, _remove, _rename)
changes = st.lists(st.tuples(st.sampled_from(CHANGES), st.integers(0, 400)), min_size=1, max_size=6)


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes)
def test_after_any_changes_the_contents_are_those_of_a_first_look(
    steps: list[tuple[Callable[[Path, list[Path]], None], int]],
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name) / "library"
        shutil.copytree(SMALL, folder)
        following = remembering(Wanted(), _never)
        assert _contents(following, folder)[0]
        for change, number in steps:
            files = sorted((folder / "methods").rglob("*.yaml"))
            change(files[number % len(files)], files)
            _look_at(following, folder, number)
            assert _contents(following, folder) == _contents(remembering(Wanted(), _never), folder)


def _never(failure: Failure) -> None:
    pytest.fail(str(failure))


def _look_at(content: Content, folder: Path, number: int) -> None:
    """Take so many pages only, as when the next change comes before all have been made."""
    deque(islice(content(read_settings(folder / "mkdocs.yml")).pages, number), maxlen=0)


def _contents(content: Content, folder: Path) -> tuple[object, ...]:
    made = content(read_settings(folder / "mkdocs.yml"))
    pages = {page.uri: page for page in made.pages}
    search = {asset.uri: asset for asset in made.search(())}
    return pages, search, made.assets, made.problems

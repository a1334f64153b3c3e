"""The benchmark's records: many, realistic, the same every time."""

from __future__ import annotations

import sys
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks" / "build"))

from mia_kb.library.link import link
from mia_kb.pages.context import Context
from mia_kb.reading.records import read_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from mia_kb.text.languages import Language

write_records: Callable[[Path, int], None] = vars(import_module("records"))["write_records"]
TODAY = date(2026, 11, 22)
CONFIG = """\
site_name: Prov
plugins:
  - mia-kb:
      languages: [sv]
theme:
  name: material
"""


def contexts(root: Path, *languages: Language) -> list[Context]:
    """What the pages of the records below `root` are made from."""
    library = link(read_folder(root).items)
    return [Context(library, TODAY, language, languages) for language in languages]


def write_library(folder: Path, count: int) -> Path:
    """A library with so many records, ready to build; returns the folder."""
    write_records(folder / "methods", count)
    (folder / "docs").mkdir()
    (folder / "docs" / "bidra.md").write_text("# Bidra\n\nSkriv.\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

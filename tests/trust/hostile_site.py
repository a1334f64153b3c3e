"""A whole site of a written library, laid in the frames of the site engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from written_library import TODAY, contents

from mia_kb.engines.mkdocs import render
from mia_kb.publishing.build import request_for
from mia_kb.publishing.settings import Settings
from mia_kb.publishing.tree import site_files
from mia_kb.rendering.page import Asset

if TYPE_CHECKING:
    from pathlib import Path

    from written_library import Author

MKDOCS = """\
site_name: Prov
site_url: https://exempel.se/bank/
plugins:
  - mia-kb:
      edit: https://exempel.se/arkiv/edit/main/
theme:
  name: material
"""


def site_of(author: Author, folder: Path) -> dict[str, bytes]:
    """Every file of the author's site by its address; `folder` is an empty one to work in."""
    (folder / "docs").mkdir(parents=True)
    (folder / "methods").mkdir()
    config_file = folder / "mkdocs.yml"
    config_file.write_text(MKDOCS, "utf-8")
    settings = Settings(
        config_file,
        folder / "methods",
        folder / "docs",
        folder / "site",
        TODAY,
        site_url="https://exempel.se/bank/",
        edit="https://exempel.se/arkiv/edit/main/",
    )
    made = contents(author)
    rendered = render(request_for(settings, made, folder / "engine"))
    return {file.uri: file.content for file in site_files(rendered, made) if isinstance(file, Asset)}

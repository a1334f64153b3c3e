"""The emblem of the European Union stands on the funder's report when the settings ask for it, and nowhere else."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Answer

SMALL = Path(__file__).parents[1] / "sites" / "small"
WORDS = "Medfinansieras av Europeiska unionen"


def test_the_setting_decides(mia_kb: Callable[..., Answer], tmp_path: Path) -> None:
    folder = shutil.copytree(SMALL, tmp_path / "small")
    config = folder / "mkdocs.yml"
    assert mia_kb("build", "-q", "-f", str(config)).code == 0
    assert not _with_emblem(folder)
    text = config.read_text("utf-8")
    assert "  - mia-kb\n" in text or "  - mia-kb:\n" in text
    text = text.replace("  - mia-kb\n", "  - mia-kb:\n").replace(
        "  - mia-kb:\n", "  - mia-kb:\n      eu_emblem: true\n", 1
    )
    config.write_text(text, "utf-8")
    assert mia_kb("build", "-q", "-f", str(config)).code == 0
    assert _with_emblem(folder) == ["funder.html"]


def _with_emblem(folder: Path) -> list[str]:
    pages = sorted((folder / "site").rglob("*.html"))
    return [page.name for page in pages if WORDS in page.read_text("utf-8")]

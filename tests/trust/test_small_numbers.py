"""A masked number cannot be worked out: whichever small number it is, every byte of the site is the same."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mia_kb.publishing.settings import Settings
from mia_kb.publishing.site import contents

SMALL = Path(__file__).parents[1] / "sites" / "small"
SMALL_PLACES = (
    ("methods/norra/figures/fa-personer.yaml", r"numerator: \d+", "numerator: {}"),
    (
        "methods/norra/progressions/vart-de-gick.yaml",
        r"(?m)^measured: ",
        "  - {{from: unknown, to: unknown, count: {}}}\nmeasured: ",
    ),
)
"""Where a small number is put: file, what stands there, what stands there then."""

VERSION = re.compile(r"version [0-9a-f]{8,12}")
"""What names the file's bytes; only who has the whole file but the number could try numbers against it."""


def site_with(root: Path, number: int) -> dict[str, object]:
    """Every page and file when the small figure, and a small way on, is of `number` people."""
    shutil.copytree(SMALL, root)
    for name, pattern, text in SMALL_PLACES:
        path = root / name
        changed, count = re.subn(pattern, text.format(number), path.read_text("utf-8"))
        assert count == 1
        path.write_text(changed, "utf-8")
    settings = Settings(root / "mkdocs.yml", root / "methods", root / "docs", root / "site", date(2026, 4, 1))
    made = contents(settings)
    pages = {page.uri: replace(page, body=VERSION.sub("version", page.body)) for page in made.pages}
    return pages | {asset.uri: asset.content for asset in made.assets}


@pytest.mark.parametrize("number", [1, 2, 4])
def test_no_byte_of_the_site_depends_on_a_masked_number(tmp_path: Path, number: int) -> None:
    one, other = site_with(tmp_path / "a", number), site_with(tmp_path / "b", 3)
    assert sorted(one) == sorted(other)
    assert [uri for uri in one if one[uri] != other[uri]] == []


def test_a_number_that_is_not_small_is_shown(tmp_path: Path) -> None:
    assert site_with(tmp_path / "a", 17) != site_with(tmp_path / "b", 3)

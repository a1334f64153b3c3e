"""Whoever reads while a site is published gets pages with the very files that they were made for."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from readers import campaign

if TYPE_CHECKING:
    from pathlib import Path

    from readers import Tally


def well_served(tally: Tally, reads: int) -> None:
    assert (tally.mixed, tally.broken) == ([], [])
    assert tally.pages == reads
    assert tally.files > 5 * reads
    assert set(tally.releases) == {"ett", "två"}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="publishing goes on in a forked process")
def test_pages_come_with_their_own_files_while_releases_change(tmp_path: Path) -> None:
    well_served(campaign(tmp_path, 250), 250)


@pytest.mark.long
@pytest.mark.skipif(not hasattr(os, "fork"), reason="publishing goes on in a forked process")
def test_ten_thousand_pages_come_with_their_own_files_while_releases_change(tmp_path: Path) -> None:
    well_served(campaign(tmp_path, 10_000), 10_000)

"""`mia-kb report health --since`: a former report beside the present one, and every file that is none refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Answer

RECORDS = str(Path(__file__).parents[1] / "sites" / "reports" / "methods")
HEALTH = ("report", "health", "--records", RECORDS, "--lang", "en")


def test_a_kept_report_is_compared_with(mia_kb: Callable[..., Answer], tmp_path: Path) -> None:
    kept = tmp_path / "2026-01.json"
    assert mia_kb(*HEALTH, "--date", "2026-01-31", "--format", "json", "-o", str(kept)).code == 0
    answer = mia_kb(*HEALTH, "--date", "2027-08-01", "--since", str(kept))
    assert answer.code == 0
    assert "| Are not overdue for review | 31 of 31 (100%) | 0 of 31 (0%) | 100 percentage points down | worse |" in (
        answer.out
    )
    data = json.loads(mia_kb(*HEALTH, "--date", "2027-08-01", "--since", str(kept), "--format", "json").out)
    assert data["parts"][0]["key"] == "trend"
    assert data["parts"][0]["blocks"][0]["rows"][0]["2026-01-31"]["whole"] == 31


def test_wrong_use(mia_kb: Callable[..., Answer], tmp_path: Path) -> None:
    kept = tmp_path / "2026-01.json"
    mia_kb(*HEALTH, "--date", "2026-01-31", "--format", "json", "-o", str(kept))
    other = mia_kb("report", "decisions", "--records", RECORDS, "--since", str(kept), "--lang", "en")
    assert (other.code, other.out) == (2, "")
    assert "only the health report" in other.err
    early = mia_kb(*HEALTH, "--date", "2026-01-31", "--since", str(kept))
    assert (early.code, early.out) == (2, "")
    assert "is of 2026-01-31" in early.err
    gone = mia_kb(*HEALTH, "--since", str(tmp_path / "gone.json"))
    assert (gone.code, gone.out) == (2, "")
    (tmp_path / "none.json").write_text("{}", "utf-8")
    none = mia_kb(*HEALTH, "--since", str(tmp_path / "none.json"))
    assert (none.code, none.out) == (2, "")
    assert "none.json: is not a health report" in none.err

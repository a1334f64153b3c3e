"""Kept health reports are drawn on the site, and a file that is none stops the build."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

SMALL = Path(__file__).parents[1] / "sites" / "small"
DAY = "1775001600"  # 2026-04-01
KEPT = {"report": "health", "day": "2025-10-01", "numbers": {"orphans": {"count": 2, "whole": 8, "percent": 25}}}


def build(root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mia_kb", "build", "-q"],
        cwd=root,
        env=os.environ | {"SOURCE_DATE_EPOCH": DAY, "LANG": "en_US.UTF-8", "LC_ALL": ""},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_each_share_is_drawn_from_the_files_of_the_folder(tmp_path: Path) -> None:
    root = tmp_path / "site"
    shutil.copytree(SMALL, root)
    settings = (root / "mkdocs.yml").read_text("utf-8")
    assert "mia-kb" in settings
    (root / "halsa").mkdir()
    text = settings.replace("  - mia-kb:\n", "  - mia-kb:\n      trend: halsa\n").replace(
        "  - mia-kb\n", "  - mia-kb:\n      trend: halsa\n"
    )
    (root / "mkdocs.yml").write_text(text, "utf-8")
    assert build(root).returncode == 0
    page = root / "site" / "rapporter" / "health.html"
    assert 'id="trend-drawn"' not in page.read_text("utf-8")
    (root / "halsa" / "2025-10.json").write_text(json.dumps(KEPT), "utf-8")
    done = build(root)
    assert done.returncode == 0, done.stderr
    html = page.read_text("utf-8")
    assert html.count('class="mia-chart"') == 1
    assert "1 oktober 2025: 2 av 8 (25\N{NO-BREAK SPACE}%)" in html
    assert 'id="trend"' in html
    before = html
    (root / "halsa" / "2025-10.json").write_text("{}", "utf-8")
    done = build(root)
    assert done.returncode == 1
    assert "2025-10.json: is not a health report" in done.stderr
    assert page.read_text("utf-8") == before

"""Build the same records with mia-kb and with stock MkDocs + Material, in pairs, and print what each took."""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from measure import Cost, cost
from plain import write_site
from records import write_records

PACKAGES = ("mkdocs", "mkdocs-material", "pydantic", "markdown", "jinja2", "pyyaml", "nh3")
CONFIG = """\
site_name: Benchmark
plugins:
  - mia-kb:
      languages: [{languages}]
theme:
  name: material
  language: sv
  features: [navigation.tabs, navigation.path, navigation.indexes, navigation.instant, navigation.top]
"""


def main() -> None:
    """Print a table of both sides and the ratio of each pair."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="mia-kb-benchmark-") as name:
        folder = Path(name)
        ours, plain = _ours(folder / "ours", options.records, options.languages), folder / "plain"
        write_site(plain, options.records)
        pairs = [(_build_ours(ours), _build_plain(plain)) for _ in range(options.pairs)]
    _report(options, pairs)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=1000)
    parser.add_argument("--pairs", type=int, default=3, help="how many times A B is run")
    parser.add_argument("--languages", default="sv", help="sv, or sv,en to build our pages in both languages")
    return parser.parse_args()


def _ours(folder: Path, count: int, languages: str) -> Path:
    write_records(folder / "methods", count)
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(CONFIG.format(languages=languages.replace(",", ", ")), encoding="utf-8")
    return folder


def _build_ours(folder: Path) -> Cost:
    shutil.rmtree(folder / "site", ignore_errors=True)
    return cost([sys.executable, "-m", "mia_kb", "build", "--quiet"], folder, {})


def _build_plain(folder: Path) -> Cost:
    shutil.rmtree(folder / "site", ignore_errors=True)
    return cost([sys.executable, "-m", "mkdocs", "build", "--quiet"], folder, {"NO_MKDOCS_2_WARNING": "1"})


def _report(options: argparse.Namespace, pairs: list[tuple[Cost, Cost]]) -> None:
    print(", ".join(f"{name} {version(name)}" for name in PACKAGES), f"Python {sys.version.split()[0]}")
    print(f"{options.records} records, languages {options.languages}, {options.pairs} pairs, cold\n")
    print("| | wall s | processor s | peak MiB |\n|---|---|---|---|")
    for name, side in (("mia-kb build", 0), ("mkdocs build, Material, records as pages", 1)):
        runs = [pair[side] for pair in pairs]
        print(
            f"| {name} | {_spread([run.wall for run in runs])} | {_spread([run.cpu for run in runs])} | "
            f"{max(run.peak for run in runs):.0f} |"
        )
    print(
        f"| ratio, by pair | {_spread([ours.wall / plain.wall for ours, plain in pairs])} | "
        f"{_spread([ours.cpu / plain.cpu for ours, plain in pairs])} | |"
    )


def _spread(values: list[float]) -> str:
    return f"{statistics.median(values):.2f} ({min(values):.2f}–{max(values):.2f})"


if __name__ == "__main__":
    main()

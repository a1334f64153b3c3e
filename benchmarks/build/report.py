"""Results as a table, as a section of RESULTS.md, and as a chart."""

from __future__ import annotations

import os
import platform
import statistics
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from importlib.metadata import version
from itertools import groupby
from math import log10
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from measure import Cost

PACKAGES = ("mkdocs", "mkdocs-material", "pydantic", "markdown", "jinja2", "pyyaml", "nh3")
HEADING = "## Build"
ROW, LABELS, WIDTH, PER_DECADE = 26, 330, 900, 130


@dataclass(frozen=True, slots=True)
class Result:
    """What a side took for a task with so many records, once a turn."""

    side: str
    records: int
    task: str
    runs: tuple[Cost, ...]


def table(results: Sequence[Result]) -> str:
    """A table for each size and task; ratios are those of the first side to each other one, turn by turn."""
    tables = []
    for (records, task), group in groupby(results, lambda result: (result.records, result.task)):
        sides = list(group)
        rows = [_row(side, sides[0]) for side in sides]
        head = "| | wall s | processor s | peak MiB | ours / it, wall | ours / it, processor |"
        tables.append("\n".join([f"### {task}, {records:,} records\n", head, "|---|---|---|---|---|---|", *rows]))
    return "\n\n".join(tables) + "\n"


def write_results(
    results_file: Path, chart: Path, results: Sequence[Result], peers: Mapping[str, str], arguments: Iterable[str]
) -> None:
    """Put the results in place of those of the last time in `results_file`, whose other sections stay."""
    chart.write_text(_chart(results), encoding="utf-8")
    packages = ", ".join(f"{name} {found}" for name, found in {**_versions(), **peers}.items())
    about = (
        f"{datetime.now(UTC).date()}, {_machine()}. {packages}.\n\n"
        f"`python benchmarks/build {' '.join(arguments)}`: all sides in turns, each figure the median of "
        f"{len(results[0].runs)} runs with the lowest and the highest; search included on every side but the bound. "
        "Memory is the sum of all processes, what they share counted once.\n\n"
        f"![Seconds for each side]({chart.relative_to(results_file.parent).as_posix()})\n"
    )
    text = results_file.read_text("utf-8") if results_file.is_file() else "# Results\n"
    before, _, rest = text.partition(f"{HEADING}\n")
    after = rest[rest.find("\n## ") :] if "\n## " in rest else ""
    section = f"{HEADING}\n\n{about}\n{table(results)}"
    results_file.write_text(f"{before.rstrip()}\n\n{section}{after}", encoding="utf-8")


def _row(side: Result, first: Result) -> str:
    cells = [_spread([run.wall for run in side.runs]), _spread([run.cpu for run in side.runs])]
    cells.append(f"{max(run.peak for run in side.runs):.0f}")
    if side is first:
        return f"| {side.side} | {' | '.join(cells)} | | |"
    pairs = list(zip(first.runs, side.runs, strict=True))
    cells.append(_spread([one.wall / other.wall for one, other in pairs]))
    cells.append(_spread([one.cpu / other.cpu for one, other in pairs]))
    return f"| {side.side} | {' | '.join(cells)} |"


def _spread(values: list[float]) -> str:
    return f"{statistics.median(values):.2f} ({min(values):.2f}–{max(values):.2f})"


def _versions() -> dict[str, str]:
    return {"Python": sys.version.split()[0]} | {name: version(name) for name in PACKAGES}


def _machine() -> str:
    model = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor(),
    )
    return f"{model}, {os.cpu_count()} processors, {platform.system()} {platform.release()}"


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text("utf-8").splitlines()
    except OSError:
        return []


def _chart(results: Sequence[Result]) -> str:
    """A bar for each result on a scale of powers of ten, its seconds beside it."""
    bars = [_bar(result, place) for place, result in enumerate(results)]
    height = ROW * len(results) + 10
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        'role="img" aria-label="Seconds for each side, on a scale of powers of ten" font-family="sans-serif" '
        f'font-size="13"><rect width="100%" height="100%" fill="#fff"/>\n{"".join(bars)}</svg>\n'
    )


def _bar(result: Result, place: int) -> str:
    seconds = statistics.median(run.wall for run in result.runs)
    length, top = max(2, (log10(seconds) + 1.5) * PER_DECADE), 6 + place * ROW
    name = escape(f"{result.side}, {result.records:,}, {result.task}")
    colour = "#1f6f5c" if result.side == "mia-kb" else "#8a94a0"
    return (
        f'<text x="{LABELS}" y="{top + 14}" text-anchor="end">{name}</text>'
        f'<rect x="{LABELS + 8}" y="{top}" width="{length:.0f}" height="{ROW - 7}" fill="{colour}"/>'
        f'<text x="{LABELS + 14 + length:.0f}" y="{top + 14}">{seconds:.2f} s</text>\n'
    )

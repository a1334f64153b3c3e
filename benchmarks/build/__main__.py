"""Build the same records with mia-kb and with other programs, in turns, and print what each took.

`python benchmarks/build` compares with MkDocs + Material at 1,000 records. `--sides ours stock nav zensical hugo
eleventy bound` compares with all, `--records 100 1000 5000` at several sizes, `--task edit` or `--task unchanged` after
a first build. `--write` puts the result into RESULTS.md, with a chart.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from measure import cost
from report import Result, table, write_results
from sides import all_sides, install, versions

if TYPE_CHECKING:
    from measure import Cost
    from sides import Side

HERE = Path(__file__).parent
TASKS = ("cold", "edit", "unchanged")
SETTLED = 2.5
"""Seconds after which a program may take a file that looks the same for the same."""
EDITED = 4
"""The number of the record that is edited, a method."""


def main() -> None:
    """Run all pairs and report."""
    options = _options()
    tools = options.tools.absolute()
    tools.mkdir(parents=True, exist_ok=True)
    missing = install(tools, options.sides)
    for name, reason in missing.items():
        print(f"{name} is left out: {reason}")
    sides = all_sides(tools, options.languages)
    names = [name for name in options.sides if name not in missing]
    results = [
        result
        for count in options.records
        for task in options.task
        for result in _compared({name: sides[name] for name in names}, count, task, options.pairs)
    ]
    print(table(results))
    if options.write:
        write_results(HERE.parent / "RESULTS.md", HERE / "chart.svg", results, versions(tools), sys.argv[1:])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, nargs="+", default=[1000])
    parser.add_argument("--sides", nargs="+", default=["ours", "stock"], help="the first is compared with the others")
    parser.add_argument("--task", nargs="+", choices=TASKS, default=["cold"])
    parser.add_argument("--pairs", type=int, default=3, help="how many times all sides are run in turns")
    parser.add_argument("--languages", default="sv", help="sv, or sv,en to build our pages in both languages")
    parser.add_argument("--tools", type=Path, default=Path("build") / "peers", help="where the peers are installed")
    parser.add_argument("--write", action="store_true", help="write RESULTS.md and the chart")
    return parser.parse_args()


def _compared(sides: dict[str, Side], count: int, task: str, pairs: int) -> list[Result]:
    """What each side took for a task at one size, run in turns: A B A B."""
    with tempfile.TemporaryDirectory(prefix="mia-kb-benchmark-") as name:
        folders = {key: Path(name) / key for key in sides}
        for key, side in sides.items():
            folders[key].mkdir()
            side.write(folders[key], count)
            time.sleep(SETTLED)  # nobody's library was written a moment before the first build
            _run(side, folders[key])  # compiles what is compiled once, and is what an edit is made to
        runs: dict[str, list[Cost]] = {key: [] for key in sides}
        for turn in range(pairs):
            for key, side in sides.items():
                _prepare(side, folders[key], task, turn)
                runs[key].append(_run(side, folders[key]))
    return [Result(side.name, count, task, tuple(runs[key])) for key, side in sides.items()]


def _run(side: Side, folder: Path) -> Cost:
    return cost(side.commands, folder, side.environment)


def _prepare(side: Side, folder: Path, task: str, turn: int) -> None:
    if task == "cold":
        for cache in side.caches:
            _put_away(folder / cache, f"{turn}")
    elif task == "edit":
        source = folder / side.edited(EDITED)
        title = "variant" if turn == 0 else f"variant {'x' * turn}"
        source.write_text(source.read_text("utf-8").replace(title, f"variant {'x' * (turn + 1)}"), encoding="utf-8")
    else:
        time.sleep(SETTLED)
        _run(side, folder)


def _put_away(path: Path, turn: str) -> None:
    """Move what was built out of the way: a disk that has just deleted thousands of files makes new ones slowly."""
    if path.exists():
        away = path.parents[1] / f"{path.parent.name}-{turn}"
        away.mkdir(exist_ok=True)
        path.rename(away / path.name)


if __name__ == "__main__":
    main()

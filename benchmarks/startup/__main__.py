"""How long short commands take: `mia-kb --help` beside `mkdocs --help`, and `mia-kb check` of one file, in turns.

`python benchmarks/startup` prints milliseconds by the clock and of processor time, children included, each the median
with the lowest and the highest. `--turns 15` is how many turns there are.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent / "build"))

from measure import cost

if TYPE_CHECKING:
    from measure import Cost

ROOT = Path(__file__).parents[2]
MIA_KB = (sys.executable, "-m", "mia_kb")
RECORD = Path("methods/regional/organisations/finsam-suvs.yaml")
OTHERS = "members:"
"""The line of it that refers to other records, which it can do without when it is alone in a library."""
SHIPPED = ("methods", "docs")
"""The folders of the shipped library, beside its settings."""


@dataclass(frozen=True, slots=True)
class Case:
    """A command and the folder in which it is run."""

    name: str
    command: tuple[str, ...]
    folder: Path


def main() -> None:
    """Print what each command takes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turns", type=int, default=15)
    turns = parser.parse_args().turns
    with tempfile.TemporaryDirectory() as name:
        cases = _cases(Path(name))
        runs = [{case.name: cost([case.command], case.folder, {}) for case in cases} for _ in range(turns)]
    for case in cases:
        print(_line(case.name, [run[case.name] for run in runs]), flush=True)


def _line(name: str, runs: list[Cost]) -> str:
    return f"{name}: {_spread([run.wall for run in runs])}; processor {_spread([run.cpu for run in runs])}"


def _spread(seconds: list[float]) -> str:
    times = sorted(1000 * one for one in seconds)
    return f"{statistics.median(times):.0f} ms ({times[0]:.0f}–{times[-1]:.0f})"


def _cases(folder: Path) -> tuple[Case, ...]:
    check = (*MIA_KB, "check", str(RECORD))
    return (
        Case("mia-kb --help", (*MIA_KB, "--help"), _empty(folder)),
        Case("mkdocs --help", (sys.executable, "-m", "mkdocs", "--help"), _empty(folder)),
        Case("python -c pass", (sys.executable, "-c", "pass"), _empty(folder)),
        Case("mia-kb check, a library of one file", check, _alone(folder)),
        Case("mia-kb check, one file of the shipped library, edited since a build", check, _built(folder)),
        Case("mia-kb check, one file of the shipped library, never built", check, _shipped(folder / "cold")),
    )


def _empty(folder: Path) -> Path:
    (folder / "here").mkdir(exist_ok=True)
    return folder / "here"


def _alone(folder: Path) -> Path:
    file = folder / "alone" / RECORD
    file.parent.mkdir(parents=True)
    lines = (ROOT / RECORD).read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith(OTHERS)), encoding="utf-8")
    return folder / "alone"


def _shipped(folder: Path) -> Path:
    for name in SHIPPED:
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def _built(folder: Path) -> Path:
    """The shipped library, built, and a record of it saved with one more line since."""
    library = _shipped(folder / "built")
    subprocess.run((*MIA_KB, "build", "--quiet"), cwd=library, check=True, capture_output=True)
    with (library / RECORD).open("a", encoding="utf-8") as file:
        file.write("# sparad igen\n")
    return library


if __name__ == "__main__":
    main()

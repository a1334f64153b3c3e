"""Whole builds with several processes, killed anywhere: `python tests/trust/whole_builds.py FOLDER [COUNT]`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "speed"))
from records_of_all_kinds import CONFIG, tree, write_library

RECORDS = 120
MARKS = ("Ett", "Två")
"""The name of the site, by turns, which stands on every page."""
KEPT = {".mia-kb", "docs", "methods", "mkdocs.yml", "site"}
ENDS = ("killed", "interrupted", "a worker killed")


@dataclass
class WholeBuilds:
    """Attempts to build the site below `root` under its other name, and every one that did not end as promised."""

    root: Path
    chance: Random = field(default_factory=lambda: Random(20261122))  # noqa: S311 - test data, not secrets
    expected: list[dict[str, bytes]] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    usual: float = 0.0

    def __post_init__(self) -> None:
        self.root.mkdir(parents=True)
        write_library(self.root, RECORDS)
        for mark in MARKS:
            start = time.monotonic()
            assert self.begin(mark).wait() == 0
            self.usual = time.monotonic() - start
            self.expected.append(tree(self.root / "site"))

    def begin(self, mark: str) -> subprocess.Popen[bytes]:
        """Begin to build the site of this name."""
        (self.root / "mkdocs.yml").write_text(CONFIG.replace("Prov", mark), "utf-8")
        config = str(self.root / "mkdocs.yml")
        command = [sys.executable, "-m", "mia_kb", "build", "-q", "-f", config, "--workers", "2", "--clean"]
        return subprocess.Popen(command, cwd=self.root.parent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def run(self, count: int) -> None:
        """So many attempts, each ended in one of the ways at a random moment."""
        for number in range(count):
            how = ENDS[number % len(ENDS)]
            before = self.expected.index(tree(self.root / "site"))
            building = self.begin(MARKS[1 - before])
            time.sleep(self.chance.random() * self.usual * 1.1)
            _end(building, how, self.chance)
            self.judge(how, before, building.wait())

    def judge(self, how: str, before: int, code: int) -> None:
        """The site is the former or, where the build says so, the new one; the next build succeeds and clears up."""
        self.outcomes[f"{how}: {'done' if code == 0 else 'not done'}"] += 1
        now = tree(self.root / "site")
        if now not in self.expected:
            self.wrong.append(f"{how}: damaged ({code})")
        if code == 0 and now != self.expected[1 - before]:
            self.wrong.append(f"{how}: says done and is not")
        if how != "killed" and self.left():
            self.wrong.append(f"{how}: leaves {self.left()} ({code})")
        if self.begin(MARKS[1 - before]).wait() != 0 or tree(self.root / "site") != self.expected[1 - before]:
            self.wrong.append(f"{how}: the next build fails")
        if self.left():
            self.wrong.append(f"{how}: the next build leaves {self.left()}")

    def left(self) -> list[str]:
        """What lies beside the library and its site."""
        return sorted(
            {path.name for path in self.root.iterdir()} - {".mia-kb", "docs", "methods", "mkdocs.yml", "site"}
        )


def _end(building: subprocess.Popen[bytes], how: str, chance: Random) -> None:
    if how == "a worker killed":
        found = Path(f"/proc/{building.pid}/task/{building.pid}/children")
        workers = found.read_text().split() if found.exists() else []
        if workers:
            os.kill(int(chance.choice(workers)), signal.SIGKILL)
    else:
        building.send_signal(signal.SIGKILL if how == "killed" else signal.SIGINT)


def main(folder: Path, count: int) -> int:
    """Say what came of so many attempts; 0 when all ended as promised."""
    builds = WholeBuilds(folder)
    builds.run(count)
    lines = [*builds.wrong, *(f"{number:5} {what}" for what, number in sorted(builds.outcomes.items()))]
    sys.stdout.write("\n".join([*lines, f"{count} builds, {len(builds.wrong)} wrong", ""]))
    return bool(builds.wrong)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 150))

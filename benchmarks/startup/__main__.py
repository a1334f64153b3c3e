"""How long programs take to say how they are used: `mia-kb --help` beside `mkdocs --help`, in turns."""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "build"))

from measure import cost

TURNS = 15
COMMANDS = {
    "mia-kb --help": (sys.executable, "-m", "mia_kb", "--help"),
    "mkdocs --help": (sys.executable, "-m", "mkdocs", "--help"),
    "python -c pass": (sys.executable, "-c", "pass"),
}


def main() -> None:
    """Print the median of each, with the lowest and the highest."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "here"
        folder.mkdir()
        runs = [{name: cost([command], folder, {}).wall for name, command in COMMANDS.items()} for _ in range(TURNS)]
    for name in COMMANDS:
        times = sorted(1000 * run[name] for run in runs)
        print(f"{name}: {statistics.median(times):.0f} ms ({times[0]:.0f}–{times[-1]:.0f})")


if __name__ == "__main__":
    main()

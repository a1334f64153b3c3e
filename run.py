"""Set everything up and serve the library, or pass all tests: `python3 run.py serve`, `python3 run.py test`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
MINIMUM = (3, 11)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
USAGE = """\
python3 run.py serve   sets everything up, builds the library that ships with it and serves it on this computer
python3 run.py test    sets everything up (a browser included) and passes all tests

What stands after serve or test goes on to mia-kb serve or pytest: python3 run.py test -k reader"""


def main(arguments: list[str]) -> int:
    """Do what is asked for; the exit code is that of the last step."""
    if sys.version_info < MINIMUM:
        print("Python 3.11 or newer is needed; this is", sys.version.split()[0])
        return 2
    if not arguments or arguments[0] not in {"serve", "test"}:
        print(USAGE)
        return 0 if arguments in (["-h"], ["--help"]) else 2
    task, *rest = arguments
    if task == "serve":
        set_up("")
        return run(PYTHON, "-m", "mia_kb", "serve", *rest)
    set_up("[test]")
    return test(rest)


def test(rest: list[str]) -> int:
    """Style, types, then every test with pytest, browser included, and coverage. Stops at the first failure.

    Tests that have a longer form are run in their short one; `python3 run.py test -m long` runs the long ones.
    """
    os.environ["MIA_KB_BROWSER"] = browser()
    if rest:
        return run(PYTHON, "-m", "pytest", *rest)
    steps = (
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy",),
        ("mypy", "benchmarks/build"),  # one at a time: each is a program of its own, with its own __main__
        ("mypy", "benchmarks/search"),
        ("mypy", "benchmarks/serve"),
        ("mypy", "benchmarks/startup"),
        ("coverage", "erase"),
        ("pytest", "-m", "not long", "--cov", "--cov-report=", "-n", "2", "--dist", "loadfile"),
        ("coverage", "report"),
    )
    for step in steps:
        print("::", *step, flush=True)
        code = run(PYTHON, "-m", *step)
        if code:
            return code
    return 0


def set_up(extra: str) -> None:
    """A virtual environment with the package and what it needs, made again only when what is wanted has changed.

    Nothing is installed but what the lock pins by its SHA-256, and nothing of it is built here.
    """
    lock = ROOT / "supply" / f"requirements{'-test' if extra else ''}.lock"
    wanted = sha256((ROOT / "pyproject.toml").read_bytes() + lock.read_bytes()).hexdigest()
    mark = VENV / f"mia-kb{extra.strip('[]')}.ready"
    if mark.exists() and mark.read_text() == wanted:
        return
    print(":: setting up", VENV, flush=True)
    if not PYTHON.exists():
        must(sys.executable, "-m", "venv", str(VENV))
    install = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    must(*install, "--require-hashes", "--only-binary", ":all:", "-r", lock)
    must(*install, "--no-deps", "--no-build-isolation", "-e", ROOT)
    mark.write_text(wanted)


def browser() -> str:
    """The path of a Chromium: the machine's own, else one installed now."""
    found = _installed()
    if not found and shutil.which("apt-get") and os.name == "posix" and os.geteuid() == 0:
        run("apt-get", "update", "-qq")
        run("apt-get", "install", "-y", "-qq", "chromium")
        found = _installed()
    if not found:
        must(PYTHON, "-m", "playwright", "install", "chromium")
    return found or ""


def _installed() -> str | None:
    given = os.environ.get("MIA_KB_BROWSER")
    return given or next((path for name in BROWSERS if (path := shutil.which(name))), None)


def run(*command: str | Path) -> int:
    """Run a command in the repository and wait; Ctrl-C ends both."""
    try:
        return subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode
    except KeyboardInterrupt:
        return 130


def must(*command: str | Path) -> None:
    """Run a command that everything after it needs."""
    code = run(*command)
    if code:
        print("failed:", *command)
        sys.exit(code)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

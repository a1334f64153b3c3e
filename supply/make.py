"""What the program is made of, written down: `python supply/make.py` writes the lists, with `lock` it first pins anew.

`requirements.lock` and `requirements-test.lock` pin every package to a version and its files' SHA-256;
`sbom.cdx.json` (CycloneDX 1.6) and `THIRD-PARTY.md` list those that the program runs with, with their licences. The
lists are made from what is installed, which must be what is pinned, and are the same bytes every time.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from importlib.metadata import Distribution

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
LOCK, TEST_LOCK = HERE / "requirements.lock", HERE / "requirements-test.lock"
SBOM, LICENCES = HERE / "sbom.cdx.json", HERE / "THIRD-PARTY.md"
PIP_TOOLS = "pip-tools==7.6.2"
PINNING = (
    *("--quiet", "--upgrade", "--generate-hashes", "--strip-extras", "--allow-unsafe", "--build-deps-for", "editable"),
    *("--no-header", "--no-annotate", "--no-emit-find-links", "--no-emit-index-url"),
)
ONLY_BUILD = frozenset({"editables", "hatchling", "tomlkit", "trove-classifiers"})
"""Packages that only make the package itself; they stand in the locks and not in the lists."""
HEAD = """\
# Packages that the program runs with

Made by `python supply/make.py` from what is pinned in `requirements.lock`. The program itself is Apache-2.0. A site
that is built holds parts of mkdocs-material (MIT) and the icons it shows: of Material Design Icons (Apache-2.0).

| package | version | licence | from |
|---|---|---|---|
"""
_PIN = re.compile(
    r"^([a-z0-9][a-z0-9._-]*)==([^ ;\\]+)[^\\\n]*\\?\n((?:\s+--hash=sha256:[0-9a-f]{64}[ \\]*\n)+)", re.MULTILINE
)
_HASH = re.compile(r"[0-9a-f]{64}")
_SPDX = re.compile(r"(?!UNKNOWN)[A-Z][A-Za-z0-9.+-]*(?: (?:AND|OR) [A-Z][A-Za-z0-9.+-]*)*")
_WRITTEN = {
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
"""Licences as packages and their classifiers write them, and as SPDX does."""


class Pin(NamedTuple):
    """A package, its version, and the SHA-256 of each of its files."""

    name: str
    version: str
    hashes: tuple[str, ...]


def pins(lock: Path) -> tuple[Pin, ...]:
    """Every package that is pinned in a lock, in the order of names."""
    found = _PIN.findall(lock.read_text("utf-8"))
    return tuple(Pin(name, version, tuple(_HASH.findall(hashes))) for name, version, hashes in found)


def shipped() -> tuple[Pin, ...]:
    """What the program runs with."""
    return tuple(pin for pin in pins(LOCK) if pin.name not in ONLY_BUILD)


def documents() -> dict[Path, str]:
    """The lists, by where they lie. Raises `SystemExit` when another version than the pinned one is installed."""
    packages = [(pin, _installed(pin)) for pin in shipped()]
    rows = [f"| {pin.name} | {pin.version} | {licence(found)} | {_home(found)} |\n" for pin, found in packages]
    return {LICENCES: HEAD + "".join(rows), SBOM: json.dumps(_bom(packages), indent=1, sort_keys=True) + "\n"}


def _installed(pin: Pin) -> Distribution:
    try:
        found = distribution(pin.name)
    except PackageNotFoundError:
        sys.exit(f"{pin.name} is pinned and not installed; run: python3 run.py test")
    if found.version != pin.version:
        sys.exit(f"{pin.name} {found.version} is installed, {pin.version} is pinned; run: python3 run.py test")
    return found


def licence(found: Distribution) -> str:
    """The licence as SPDX writes it, from what a package says of itself; `unknown` when it says nothing usable."""
    told = found.metadata["License-Expression"] or found.metadata["License"] or "UNKNOWN"
    told = _WRITTEN.get(told, told)
    if _SPDX.fullmatch(told):
        return told
    classifiers = found.metadata.get_all("Classifier") or []
    named = [one.rpartition(" :: ")[2] for one in classifiers if one.startswith("License :: OSI Approved ::")]
    return " AND ".join(_WRITTEN[name] for name in named if name in _WRITTEN) or "unknown"


def _home(found: Distribution) -> str:
    urls = dict(str(one).split(", ", 1) for one in found.metadata.get_all("Project-URL") or [])
    named = {name.lower(): url for name, url in urls.items()}
    wanted = ("source", "source code", "repository", "homepage", "github", "code")
    return next((named[name] for name in wanted if name in named), found.metadata["Home-page"] or "")


def _bom(packages: list[tuple[Pin, Distribution]]) -> dict[str, Any]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    root = f"pkg:pypi/{project['name']}@{project['version']}"
    names = [re.split(r"[^A-Za-z0-9._-]", needed)[0].lower() for needed in project["dependencies"]]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": _component(project["name"], project["version"], project["license"]) | {"type": "application"}
        },
        "components": [_component(pin.name, pin.version, licence(found)) for pin, found in packages],
        "dependencies": [{"ref": root, "dependsOn": sorted(_purl(pin) for pin, _ in packages if pin.name in names)}],
    }


def _purl(pin: Pin) -> str:
    return f"pkg:pypi/{pin.name}@{pin.version}"


def _component(name: str, version: str, spdx: str) -> dict[str, Any]:
    purl = f"pkg:pypi/{name}@{version}"
    chosen = {"expression": spdx} if " " in spdx else {"license": {"id": spdx}}
    return {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl, "licenses": [chosen]}


def lock() -> None:
    """Pin the newest versions that `pyproject.toml` allows, with what builds the package."""
    with tempfile.TemporaryDirectory() as folder:
        python = Path(folder) / "bin" / "python"
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", PIP_TOOLS], check=True)
        compile_ = [str(python), "-m", "piptools", "compile", *PINNING]
        for path, extra in ((TEST_LOCK, ("--extra", "test")), (LOCK, ("-c", str(TEST_LOCK)))):
            subprocess.run([*compile_, *extra, "-o", str(path), "pyproject.toml"], cwd=ROOT, check=True)


def main(arguments: list[str]) -> None:
    """Write everything."""
    if arguments == ["lock"]:
        lock()
    for path, text in documents().items():
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])

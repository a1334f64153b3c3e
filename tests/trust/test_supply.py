"""What is installed is pinned and listed, and the package that is built from this is always the same."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
MOST_DIRECT = 10
LICENCES = {"MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "ISC", "MPL-2.0", "PSF-2.0"}
"""Licences under which an authority may use and pass on what it gets."""


@pytest.fixture(scope="module")
def make() -> Any:  # noqa: ANN401 - a script beside the package
    sys.path.insert(0, str(ROOT / "supply"))
    try:
        return import_module("make")
    finally:
        sys.path.remove(str(ROOT / "supply"))


def test_few_packages_are_needed() -> None:
    assert len(PROJECT["dependencies"]) <= MOST_DIRECT


def _needed(*extras: str) -> list[Requirement]:
    """What the package needs with these extras, those that an extra of its own names among them."""
    found = [Requirement(one) for extra in extras for one in EXTRAS[extra]]
    own = [extra for one in found if one.name == PROJECT["name"] for extra in one.extras]
    others = [one for one in found if one.name != PROJECT["name"]]
    return [*map(Requirement, PROJECT["dependencies"]), *others, *(_needed(*own) if own else ())]


def test_what_is_imported_is_what_is_declared() -> None:
    packages = {"yaml": "pyyaml", "docx": "python-docx"}
    declared = {canonicalize_name(one.name) for one in _needed(*EXTRAS.keys() - {"test"})}
    pattern = re.compile(r"^\s*(?:from|import) (\w+)", re.MULTILINE)
    texts = [path.read_text("utf-8") for path in (ROOT / "mia_kb").rglob("*.py")]
    imported = {name for text in texts for name in pattern.findall(text)} - set(sys.stdlib_module_names)
    brought_along = {"pydantic_core", "markupsafe", "mia_kb"}
    assert {canonicalize_name(packages.get(name, name)) for name in imported - brought_along} <= declared


@pytest.mark.parametrize(("lock", "wanted"), [("LOCK", ()), ("TEST_LOCK", ("test",))])
def test_everything_is_pinned_by_its_hashes(make: Any, lock: str, wanted: Sequence[str]) -> None:  # noqa: ANN401 - as above
    text = getattr(make, lock).read_text("utf-8")
    pins = {pin.name: pin for pin in make.pins(getattr(make, lock))}
    assert len(pins) == len(re.findall(r"^[^\s#]", text, re.MULTILINE))
    assert all(pin.hashes for pin in pins.values())
    assert "://" not in text
    for requirement in _needed(*wanted):
        assert pins[canonicalize_name(requirement.name)].version in requirement.specifier, requirement


def test_tests_run_with_what_people_run_with(make: Any) -> None:  # noqa: ANN401 - as above
    assert set(make.pins(make.LOCK)) <= set(make.pins(make.TEST_LOCK))


def test_the_lists_are_up_to_date(make: Any) -> None:  # noqa: ANN401 - as above
    for path, text in make.documents().items():
        assert path.read_text("utf-8") == text, "run: python supply/make.py"


def test_every_package_may_be_used_by_authorities(make: Any) -> None:  # noqa: ANN401 - as above
    bom = json.loads(make.SBOM.read_text("utf-8"))
    assert (bom["bomFormat"], bom["specVersion"]) == ("CycloneDX", "1.6")
    assert [one["name"] for one in bom["components"]] == [pin.name for pin in make.shipped()]
    assert len(bom["dependencies"][0]["dependsOn"]) == len(PROJECT["dependencies"])
    for component in bom["components"]:
        (told,) = component["licenses"]
        written = told["expression"] if "expression" in told else told["license"]["id"]
        assert set(re.split(r" (?:AND|OR) ", written)) <= LICENCES, component["name"]


def _wheel(folder: Path, umask: int, **environment: str) -> bytes:
    """The wheel built from a copy of the package's sources, made and built under a umask of its own."""
    former = os.umask(umask)
    try:
        for name in ("pyproject.toml", "README.md", "LICENSE"):
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "mia_kb", folder / "mia_kb", copy_function=shutil.copyfile, ignore=ignored)
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "out"]
        subprocess.run(command, cwd=folder, env=os.environ | environment, check=True, capture_output=True)
    finally:
        os.umask(former)
    (wheel,) = (folder / "out").glob("*.whl")
    return wheel.read_bytes()


def test_two_wheels_of_the_same_sources_are_the_same_bytes(tmp_path: Path) -> None:
    one = _wheel(tmp_path / "a", 0o022, TZ="Europe/Stockholm", PYTHONHASHSEED="1")
    other = _wheel(tmp_path / "på annat håll" / "b", 0o077, TZ="Pacific/Auckland", PYTHONHASHSEED="2", LC_ALL="C")
    assert one == other


def test_the_package_runs_no_step_of_its_own_when_it_is_installed() -> None:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert set(pyproject["tool"]["hatch"]["build"]) <= {"targets"}
    assert not any((ROOT / name).exists() for name in ("setup.py", "setup.cfg", "hatch_build.py"))

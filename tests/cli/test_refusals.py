"""What cannot be read, written or used is told in the user's language, at once, and never with a traceback."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SMALL = Path(__file__).parents[1] / "sites" / "small"
WITHOUT_PRIVILEGES = """
import ctypes, os, sys
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2
if sys.platform == "linux" and os.geteuid() == 0:
    for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
os.execv(sys.executable, [sys.executable, "-m", "mia_kb", *sys.argv[1:]])
"""
"""Start the program as somebody for whom a file's rights count, which for an administrator they do not."""


def as_anybody(folder: Path, *arguments: str) -> Answer:
    """What the program answers, in `folder`, to one who may do what files' rights say and no more."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_PRIVILEGES, *arguments],
        cwd=folder,
        env=os.environ | {"LANG": "C.UTF-8", "LC_ALL": ""},
        capture_output=True,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Answer(done.returncode, done.stdout, done.stderr)


@contextmanager
def without_rights(path: Path, mode: int = 0) -> Iterator[None]:
    before = path.stat().st_mode
    path.chmod(mode)
    yield
    path.chmod(before)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small library with its settings and pages, in a folder of its own."""
    folder = tmp_path / "bank"
    shutil.copytree(SMALL, folder)
    return folder


def strange(folder: Path) -> None:
    """Put beside the records what is no file: a folder, a link to nowhere, a pipe, a socket, and bytes of no text."""
    terms = folder / "methods" / "regional" / "terms"
    terms.mkdir(parents=True, exist_ok=True)
    (terms / "mapp.yaml").mkdir()
    (terms / "mapp.yaml" / "x.yaml").touch()
    (terms / "lank.yaml").symlink_to("ingenstans.yaml")
    os.mkfifo(terms / "ror.yaml")
    here = Path.cwd()
    os.chdir(terms)  # the name of a socket is short
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("uttag.yaml")
    os.chdir(here)
    (terms / "bild.yaml").write_bytes(bytes(range(128, 256)) * 20)
    (terms / "nollor.yaml").write_bytes(bytes(300))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes and sockets among files")
def test_what_is_no_file_of_text_is_told_in_its_place(site: Path) -> None:
    strange(site)
    answer = as_anybody(site, "check", "--format", "json")
    found = {
        (row["path"].rpartition("/")[2], row["code"]) for row in json.loads(answer.out) if "/terms/" in row["path"]
    }
    assert found == {
        ("mapp.yaml", "MIA151"),
        ("lank.yaml", "MIA155"),
        ("ror.yaml", "MIA155"),
        ("uttag.yaml", "MIA155"),
        ("bild.yaml", "MIA102"),
        ("nollor.yaml", "MIA104"),
        ("nollor.yaml", "MIA108"),
    }
    assert answer.code == 1
    built = as_anybody(site, "build")
    assert (built.code, (site / "site").exists()) == (1, False)
    assert "Inget publicerades" in built.err


PLACES = (
    ("saknas", "det finns ingen sådan fil eller mapp"),
    ("saknas/djupare.yaml", "det finns ingen sådan fil eller mapp"),
    ("tom", "mappen är tom"),
    ("mkdocs.yml", "varken en mapp med poster eller en post"),
    ("los.yaml", "varken en mapp med poster eller en post"),
    ("lank", "varken en mapp med poster eller en post"),
    ("ror", "varken en mapp med poster eller en post"),
    ("/dev/null", "varken en mapp med poster eller en post"),
)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among files")
@pytest.mark.parametrize(("path", "said"), PLACES, ids=[path for path, _ in PLACES])
def test_a_place_without_records_is_wrong_use(path: str, said: str, site: Path) -> None:
    (site / "tom").mkdir()
    (site / "los.yaml").write_text("title: Lös\n", "utf-8")
    (site / "lank").symlink_to("ingenstans")
    os.mkfifo(site / "ror")
    answer = as_anybody(site, "check", path)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"{path}: ")
    assert said in answer.err


def test_the_folder_of_a_whole_site_stands_for_its_records(site: Path) -> None:
    assert as_anybody(site, "check", ".").err == as_anybody(site, "check", "methods").err


@pytest.mark.parametrize(
    ("folder", "path", "shown"),
    [
        ("methods", "norra", "norra/figures/fa-personer.yaml"),
        ("methods", ".", "norra/figures/fa-personer.yaml"),
        ("methods/norra", "figures", "figures/fa-personer.yaml"),
        ("methods/norra/figures", ".", "fa-personer.yaml"),
        ("methods/norra/figures", "fa-personer.yaml", "fa-personer.yaml"),
        ("docs", "../methods/norra/figures", "../methods/norra/figures/fa-personer.yaml"),
    ],
)
def test_records_are_found_from_any_folder_and_shown_from_there(folder: str, path: str, shown: str, site: Path) -> None:
    rows = json.loads(as_anybody(site / folder, "check", path, "--format", "json").out)
    assert shown in {row["path"] for row in rows}


def test_a_new_library_without_records_says_so(tmp_path: Path, mia_kb: Callable[..., Answer]) -> None:
    assert mia_kb("init", "ny").code == 0
    answer = as_anybody(tmp_path / "ny", "check")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == "Här finns inga poster än. Skriv den första med: mia-kb new method\n"


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX's")
@pytest.mark.parametrize("name", ["methods/norra/figures", "methods/norra", "methods/norra/figures/fa-personer.yaml"])
def test_a_file_or_folder_without_rights_is_a_problem_of_its_own(name: str, site: Path) -> None:
    with without_rights(site / name):
        checked, built = as_anybody(site, "check", "--format", "json"), as_anybody(site, "build")
    codes = {(row["path"], row["code"]) for row in json.loads(checked.out) if row["level"] == "error"}
    assert (name, "MIA157") in codes
    assert (checked.code, built.code) == (1, 1)
    assert f"{name}:1:1: Filen eller mappen går inte att läsa" in built.err
    assert not (site / "site").exists()


REFUSED = (
    ("methods", 0, ("check",), 1, "methods:1:1: Filen eller mappen går inte att läsa"),
    ("methods", 0, ("build",), 1, "methods:1:1: Filen eller mappen går inte att läsa"),
    ("methods", 0, ("check", "methods"), 2, "'methods' går inte att läsa"),
    ("methods/norra", 0, ("check", "methods/norra"), 2, "'methods/norra' går inte att läsa"),
    ("methods", 0, ("report", "health"), 2, "'methods' går inte att läsa"),
    ("mkdocs.yml", 0, ("build",), 2, "'mkdocs.yml' går inte att läsa"),
    ("mkdocs.yml", 0, ("serve",), 2, "'mkdocs.yml' går inte att läsa"),
    ("docs", 0, ("build",), 1, "docs: går inte att läsa (rättighet saknas), och sidorna där skulle saknas"),
    ("docs/om-oss.md", 0, ("build",), 1, "docs/om-oss.md: går inte att läsa"),
    (
        ".",
        0o555,
        ("build",),
        1,
        "går inte att läsa eller skriva (rättighet saknas); den publicerade webbplatsen är som",
    ),
    (".", 0o555, ("init", "ny"), 2, "ny: går inte att skriva (rättighet saknas); välj en annan mapp"),
    (".", 0o555, ("schema", "-o", "ny"), 1, "ny/method.json: går inte att skriva (rättighet saknas)"),
    (".", 0o555, ("report", "health", "-o", "ny.md"), 1, "ny.md: går inte att skriva (rättighet saknas)"),
)


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX's")
@pytest.mark.parametrize(
    ("name", "mode", "arguments", "code", "said"), REFUSED, ids=[f"{row[0]} {row[2][0]}" for row in REFUSED]
)
def test_what_rights_refuse_is_told(  # noqa: PLR0913, PLR0917 - a row of the table
    name: str, mode: int, arguments: tuple[str, ...], code: int, said: str, site: Path
) -> None:
    with without_rights(site / name, mode):
        answer = as_anybody(site, *arguments)
    assert said in answer.err + answer.out
    assert answer.code == code
    assert not (site / "site").exists()


IN_THE_WAY = (
    (("build", "-d", "mkdocs.yml"), 1, "en fil ligger där webbplatsen ska stå"),
    (("build", "-f", "docs"), 2, "docs: det finns inga sådana inställningar"),
    (("build", "-f", "saknas.yml"), 2, "saknas.yml: det finns inga sådana inställningar"),
    (("serve", "-f", "docs"), 2, "docs: det finns inga sådana inställningar"),
    (("search", "-d", "docs", "team"), 2, "docs: där finns inget sökregister"),
    (("init", "mkdocs.yml"), 2, "mkdocs.yml: är en fil"),
    (("init", "docs"), 2, "docs: mappen är inte tom"),
    (("schema", "-o", "mkdocs.yml"), 2, "'mkdocs.yml' är en fil"),
    (("schema", "-o", "mkdocs.yml/ny"), 1, "mkdocs.yml/ny/method.json: går inte att skriva (en fil ligger där en mapp"),
    (("report", "health", "-o", "docs"), 2, "'docs' är en mapp"),
    (("report", "health", "-o", "mkdocs.yml/ny.md"), 1, "(en fil med det namnet finns redan)"),
    (("report", "health", "--records", "mkdocs.yml"), 2, "mkdocs.yml: det finns ingen sådan mapp med poster"),
)


@pytest.mark.parametrize(("arguments", "code", "said"), IN_THE_WAY, ids=[" ".join(row[0]) for row in IN_THE_WAY])
def test_a_file_for_a_folder_and_a_folder_for_a_file(
    arguments: tuple[str, ...], code: int, said: str, site: Path
) -> None:
    answer = as_anybody(site, *arguments)
    assert said in answer.err
    assert answer.code == code


@pytest.mark.parametrize("is_file", [True, False])
def test_records_that_are_missing_or_a_file_publish_nothing(site: Path, *, is_file: bool) -> None:
    shutil.rmtree(site / "methods")
    if is_file:
        (site / "methods").write_text("hej", "utf-8")
    answer = as_anybody(site, "build")
    assert answer.code == 1
    assert "methods:1:1: Det finns ingen sådan mapp" in answer.err
    assert as_anybody(site, "check").code == 2


def test_a_full_disk_is_told(site: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    answer = as_anybody(site, "report", "health", "-o", "/dev/full")
    assert (answer.code, "disken är full" in answer.err) == (1, True)


def test_a_terminal_that_lacks_letters_loses_them_and_no_more(mia_kb: Callable[..., Answer]) -> None:
    answer = mia_kb("check", "saknas", env={"PYTHONIOENCODING": "iso8859-5"})
    assert (answer.code, answer.err) == (2, "saknas: det finns ingen s?dan fil eller mapp; kontrollera stavningen\n")

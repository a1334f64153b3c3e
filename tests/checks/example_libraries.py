"""Small libraries on disk: what reading and checking them says, in both languages, as text that a test can compare."""

from __future__ import annotations

import os
import shutil
import zipfile
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mia_kb.checks.message import line
from mia_kb.problems import in_order
from mia_kb.publishing.checking import check_records
from mia_kb.publishing.written_pages import problems_in_pages
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.problems import Problem

TODAY = date(2026, 11, 22)
EXAMPLES = Path(__file__).parent / "examples"
NOBODY = 65534
DOCUMENTS = {
    "MIA163": {"word/document.xml": b"<a>" + b" " * 20_000_000 + b"</a>"},
    "MIA165": {"docProps/core.xml": b"<creator>Fia Fiktiv</creator>"},
}
"""What documents hold that unpack to too much, or name somebody."""
TERM = "regional/terms/samverkansteam.yaml"


def told(root: Path) -> str:
    """The problems as an `expected.txt` has them: place and code, then the line in Swedish and in English."""
    found = in_order([*check_records(root, TODAY).problems, *problems_in_pages(root.parent / "docs", root)])
    return "".join(map(_told, found)).replace(root.as_posix(), "LIBRARY")


def _told(found: Problem) -> str:
    place = f"{found.place}: "
    lines = (f"  {language.value} {line(found, language).removeprefix(place)}" for language in Language)
    return "\n".join((f"{found.place} {found.code}", *lines)) + "\n"


@contextmanager
def laid_out(example: Path, folder: Path) -> Iterator[Path]:
    """The example's library in `folder`, its pages beside it, with what no repository can keep added to them."""
    root = folder / "library"
    for name in ("library", "docs"):
        if (example / name).is_dir():
            shutil.copytree(example / name, folder / name, symlinks=True)
    with _prepared(example.name[:6], root):
        yield root


@contextmanager
def _prepared(code: str, root: Path) -> Iterator[None]:
    """Files that are too large, in another encoding, without rights, or not allowed on somebody's computer."""
    term = root / TERM
    term.parent.mkdir(parents=True, exist_ok=True)
    if code == "MIA101":
        term.write_text("title: Samverkansteam\ndefinition: |\n" + "  Sida ur en rapport.\n" * 13_000, "utf-8")
    elif code == "MIA102":
        term.write_bytes("title: Möte med deltagaren\n".encode("latin-1"))
    elif code == "MIA110":
        term.write_text("title: Samverkansteam\nsynonyms: [" + "a, " * 10_001 + "b]\n", "utf-8")
    elif code == "MIA150":
        shutil.rmtree(root)
    elif code == "MIA154":
        term.with_name("aux.yaml").write_text("title: Aux\n", "utf-8")
    elif code == "MIA158":
        term.with_name("te\u0430m.yaml").write_text("title: Team\n", "utf-8")
    elif code == "MIA155":
        term.symlink_to(root / "regional/organisations/forbundet.yaml")
    elif code in DOCUMENTS:
        write_document(root.parent / "docs/rutin.docx", DOCUMENTS[code])
    elif code == "MIA157":
        term.write_text("title: Samverkansteam\n", "utf-8")
        (root / "regional/methods").mkdir()
        with _without_rights(term, root / "regional/methods"):
            yield
        return
    yield


def write_document(path: Path, parts: dict[str, bytes]) -> None:
    """A document of a word processor that has these parts and no others."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


@contextmanager
def _without_rights(*paths: Path) -> Iterator[None]:
    """A file and a folder that nobody may read, not even an administrator, who acts as an ordinary user meanwhile."""
    for path in paths:
        path.chmod(0)
    is_administrator = os.geteuid() == 0
    if is_administrator:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_administrator:
            os.seteuid(0)
        for path in paths:
            path.chmod(0o755)

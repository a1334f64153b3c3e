"""Files beside the pages, from the folder to the site: freed of notes, looked through, refused with their place."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hostile_drawings import GOOD, HEAD
from sample_documents import NUMBER, WHO, paragraph, word
from sample_pdfs import text_pdf
from sample_pictures import NOTED, PLAIN, SECRETS

from mia_kb.attachments.drawing import read_drawing

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Answer

SMALL = Path(__file__).parents[1] / "sites" / "small"
FILES = {
    "bilder/möte.JPG": NOTED[".jpg"],
    "bilder/plan.png": NOTED[".png"],
    "en/loop.gif": NOTED[".gif"],
    "bilder/team.webp": NOTED[".webp"],
    "flöde.svg": GOOD["inkscape"].encode(),
    "rutin.docx": word(paragraph("Rutin"), author=WHO),
}
WANTED = {
    "bilder/möte.JPG": PLAIN[".jpg"],
    "bilder/plan.png": PLAIN[".png"],
    "en/loop.gif": PLAIN[".gif"],
    "bilder/team.webp": PLAIN[".webp"],
    "flöde.svg": read_drawing(GOOD["inkscape"].encode()).content,
    "rutin.docx": FILES["rutin.docx"],
}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The small library with files beside its pages."""
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    for name, content in FILES.items():
        put(tmp_path, name, content)
    return tmp_path


def put(library: Path, name: str, content: bytes) -> None:
    path = library / "docs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def tree(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_both_doors_publish_files_without_notes(library: Path, mia_kb: Callable[..., Answer]) -> None:
    answer = mia_kb("build", "-d", "one")
    assert answer.code == 0, answer.err
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(library / "two")]
    subprocess.run(command, cwd=library, check=True, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
    site = tree(library / "one")
    assert site == tree(library / "two")
    assert {name: site[name] for name in WANTED} == WANTED
    assert not [
        name for name, content in site.items() for secret in SECRETS if secret in content and name != "rutin.docx"
    ]
    assert {name: path for name, path in tree(library / "docs").items() if name in FILES} == FILES, "the sources stay"


def test_a_later_build_gives_the_same_and_still_warns(library: Path, mia_kb: Callable[..., Answer]) -> None:
    first = mia_kb("build", "-v")
    assert "docs/rutin.docx:1:1" in first.err
    assert "MIA165" in first.err
    record = library / "methods/regional/terms/team.yaml"
    record.write_text(record.read_text("utf-8") + "# rört\n", "utf-8")
    again = mia_kb("build", "-v")
    assert (again.code, "MIA165" in again.err) == (0, True)
    assert {name: tree(library / "site")[name] for name in WANTED} == WANTED
    assert mia_kb("build", "--clean", "-d", "clean").code == 0
    assert tree(library / "site") == tree(library / "clean")
    put(library, "rutin.docx", word(paragraph("Rutin")))
    last = mia_kb("build", "-v")
    assert (last.code, "MIA165" in last.err) == (0, False)
    put(library, "rutin.docx", word(paragraph(NUMBER)))
    assert mia_kb("build").code == 1


FAULTS = {
    "bild.jpg": (NOTED[".jpg"][:400], "MIA161"),
    "bild.png": (b"x", "MIA161"),
    "skript.svg": (f"{HEAD}>\n<script>1</script></svg>".encode(), "MIA162"),
    "ord.svg": (f"{HEAD}><text>Deltagaren {NUMBER}</text></svg>".encode(), "MIA401"),
    f"{NUMBER}.png": (PLAIN[".png"], "MIA401"),
    "alt.md": (f"# Sida\n\n![Foto av {NUMBER}](bilder/plan.png)\n".encode(), "MIA401"),
    "huvud.md": (f"---\ndescription: {NUMBER}\n---\n# Sida\n".encode(), "MIA401"),
    "lista.csv": (f"namn;nummer\nx;{NUMBER}\n".encode(), "MIA401"),
    "anteckning.docx": (word(paragraph(NUMBER)), "MIA401"),
    "protokoll.pdf": (text_pdf(NUMBER), "MIA401"),
    "packad.svgz": (b"\x1f\x8b", "MIA171"),
    "protokoll": (NUMBER.encode(), "MIA401"),
}


def test_what_may_not_be_published_stops_every_door_with_its_place(
    library: Path, mia_kb: Callable[..., Answer]
) -> None:
    for name, (content, _) in FAULTS.items():
        put(library, name, content)
    built, checked = mia_kb("build"), mia_kb("check")
    bare = [sys.executable, "-m", "mkdocs", "build", "-q"]
    third = subprocess.run(bare, cwd=library, check=False, capture_output=True, encoding="utf-8")
    assert (built.code, checked.code, third.returncode) == (1, 1, 1)
    assert not (library / "site").exists()
    for said in (built.err, checked.out, third.stderr):
        assert NUMBER not in said
        for name, (_, code) in FAULTS.items():
            shown = f"docs/{name}:".replace(NUMBER, "xxxxxx-xxxx")
            assert [line for line in said.splitlines() if shown in line and code in line], (said, shown)


def test_only_a_whole_check_looks_at_pages(library: Path, mia_kb: Callable[..., Answer]) -> None:
    put(library, "bild.png", b"x")
    assert "docs/bild.png:1:1" in mia_kb("check").out
    assert "docs/bild.png:1:1" in mia_kb("check", "methods").out
    assert "docs/bild.png:1:1" in mia_kb("check", str(library)).out
    assert "bild.png" not in mia_kb("check", "methods/regional").out
    (library / "mkdocs.yml").unlink()
    assert "bild.png" not in mia_kb("check").out


def test_a_picture_that_the_settings_leave_out_is_not_missed(library: Path, mia_kb: Callable[..., Answer]) -> None:
    settings = library / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "\nexclude_docs: |\n  bilder/\n", "utf-8")
    answer = mia_kb("build")
    assert answer.code == 0, answer.err
    assert not (library / "site/bilder").exists()

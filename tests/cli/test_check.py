from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Answer

ORGANISATION = """\
title: Kansliet
type: association
status: published
steward: {organisation: kansliet, function: kansli}
review_by: 2099-06-01
sources: [{url: "https://example.org/", kind: association}]
"""
STORY = """\
title: Modet att göra fel
status: published
steward: {organisation: kansliet, function: kansli}
review_by: 2099-06-01
sources: [{url: "https://example.org/", kind: association}]
perspective: staff
what_happened: Teamet berättade öppet om ett misstag.
teaches: Den som vågar berätta får hjälp.
consent: Återgiven utan namn.
"""
FAULTS: tuple[tuple[str, str, str, int, int], ...] = (
    ("unknown key", STORY.replace("teaches:", "teches:"), "MIA131", 8, 1),
    ("missing field", STORY.replace("teaches: Den som vågar berätta får hjälp.\n", ""), "MIA130", 1, 1),
    ("wrong word", STORY.replace("perspective: staff", "perspective: chefen"), "MIA139", 6, 14),
    ("no such day", STORY.replace("2099-06-01", "2099-06-31"), "MIA140", 4, 12),
    ("broken reference", STORY.replace("organisation: kansliet", "organisation: kansliett"), "MIA202", 3, 25),
    ("not an address", STORY.replace('"https://example.org/"', "www.example.org"), "MIA147", 5, 17),
    ("empty", STORY.replace("Återgiven utan namn.", ""), "MIA134", 9, 1),
    ("unknown not allowed", STORY.replace("Modet att göra fel", "unknown"), "MIA135", 1, 8),
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library without faults: an organisation and a story."""
    for path, text in (("organisations/kansliet", ORGANISATION), ("stories/mod", STORY)):
        file = tmp_path / "methods" / "regional" / f"{path}.yaml"
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "methods" / "regional"


def test_a_library_without_faults_is_well(library: Path, mia_kb: Callable[..., Answer]) -> None:
    assert library.is_dir()
    answer = mia_kb("check", "--strict")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == "2 poster kontrollerade, inget att rätta.\n"


def test_every_fault_of_every_file_comes_at_once_in_its_place(library: Path, mia_kb: Callable[..., Answer]) -> None:
    for number, (_, text, *_) in enumerate(FAULTS):
        (library / "stories" / f"fel-{number}.yaml").write_text(text, encoding="utf-8")
    answer = mia_kb("check", "methods", "--format", "json", "--lang", "en")
    found = [(row["path"], row["code"], row["line"], row["column"]) for row in json.loads(answer.out)]
    wanted = [
        (f"methods/regional/stories/fel-{number}.yaml", code, line, column)
        for number, (_, _, code, line, column) in enumerate(FAULTS)
    ]
    assert answer.code == 1
    assert [row for row in found if row[1] != "MIA701"] == wanted


def test_a_problem_as_json_has_the_promised_keys(library: Path, mia_kb: Callable[..., Answer]) -> None:
    (library / "stories" / "fel.yaml").write_text(FAULTS[0][1], encoding="utf-8")
    (row, *_) = json.loads(mia_kb("check", "--format", "json", "--lang", "en").out)
    assert list(row) == ["path", "line", "column", "level", "code", "message", "remedy"]
    assert row["remedy"] == "Did you mean: teaches?"


def test_one_file_is_checked_with_its_library_around_it(library: Path, mia_kb: Callable[..., Answer]) -> None:
    (library / "stories" / "fel.yaml").write_text(FAULTS[0][1], encoding="utf-8")
    assert mia_kb("check", "methods/regional/stories/mod.yaml").code == 0
    assert mia_kb("check", "methods/regional/stories/fel.yaml").code == 1
    assert mia_kb("check", "methods/regional/organisations").code == 0
    assert mia_kb("check", "methods/regional").code == 1


@pytest.mark.parametrize("format_", ["text", "json", "github", "gitlab", "sarif", "junit"])
def test_every_format_names_file_and_code(format_: str, library: Path, mia_kb: Callable[..., Answer]) -> None:
    (library / "stories" / "fel.yaml").write_text(FAULTS[0][1], encoding="utf-8")
    answer = mia_kb("check", "--format", format_)
    assert answer.code == 1
    assert "methods/regional/stories/fel.yaml" in answer.out
    assert "MIA131" in answer.out
    if format_ in {"json", "gitlab", "sarif"}:
        json.loads(answer.out)
    if format_ == "junit":
        assert ET.fromstring(answer.out).get("failures") == "1"  # noqa: S314 - our own output
    if format_ == "github":
        assert answer.out.startswith("::error file=methods/regional/stories/fel.yaml,line=8,col=1,title=MIA131::")


@pytest.mark.parametrize("format_", ["json", "gitlab", "sarif", "junit"])
def test_a_report_of_no_problems_is_still_a_report(format_: str, library: Path, mia_kb: Callable[..., Answer]) -> None:
    assert library.is_dir()
    answer = mia_kb("check", "--format", format_)
    assert answer.code == 0
    report = ET.fromstring(answer.out) if format_ == "junit" else json.loads(answer.out)  # noqa: S314 - our own output
    assert report is not None


def test_a_missing_folder_is_wrong_use(mia_kb: Callable[..., Answer]) -> None:
    answer = mia_kb("check", "finns-inte")
    assert answer.code == 2
    assert "finns-inte: det finns ingen sådan fil" in answer.err


def test_a_file_that_is_no_text_is_a_problem_with_a_place(library: Path, mia_kb: Callable[..., Answer]) -> None:
    (library / "stories" / "bild.yaml").write_bytes(bytes(range(256)) * 20)
    answer = mia_kb("check", "--format", "json")
    assert answer.code == 1
    assert {row["path"] for row in json.loads(answer.out)} == {"methods/regional/stories/bild.yaml"}


def test_a_link_is_never_followed(library: Path, mia_kb: Callable[..., Answer], tmp_path: Path) -> None:
    outside = tmp_path / "hemligt.yaml"
    outside.write_text(STORY, encoding="utf-8")
    (library / "stories" / "lank.yaml").symlink_to(outside)
    (library / "decisions").symlink_to(tmp_path)
    codes = {row["code"] for row in json.loads(mia_kb("check", "--format", "json").out)}
    assert codes == {"MIA155"}


def test_english_and_colour_are_asked_for(library: Path, mia_kb: Callable[..., Answer]) -> None:
    assert library.is_dir()
    assert mia_kb("check", env={"LANG": "en_GB.UTF-8"}).err == "2 records checked, nothing to mend.\n"
    assert mia_kb("--lang", "en", "check").err == "2 records checked, nothing to mend.\n"
    assert "\x1b" not in mia_kb("check", "--no-color").out


def test_a_record_that_cannot_be_read_does_not_make_others_wrong(library: Path, mia_kb: Callable[..., Answer]) -> None:
    file = library / "organisations" / "kansliet.yaml"
    file.write_text(ORGANISATION.replace("type:", "typ:"), encoding="utf-8")
    rows = json.loads(mia_kb("check", "--format", "json").out)
    assert [(row["code"], row["line"]) for row in rows] == [("MIA131", 2)]


@pytest.fixture
def site(library: Path) -> Path:
    """A whole site, whose library has an error and a warning in a record that is built into nothing."""
    root = library.parents[1]
    (root / "mkdocs.yml").write_text("site_name: Prov\ntheme: {name: material}\nplugins: [mia-kb]\n", encoding="utf-8")
    (root / "docs").mkdir()
    return root


def test_one_record_is_checked_by_what_a_build_has_kept(site: Path, mia_kb: Callable[..., Answer]) -> None:
    assert mia_kb("build").code == 0
    story = site / "methods/regional/stories/mod.yaml"
    story.write_text(STORY.replace("organisation: kansliet", "organisation: kansliett"), encoding="utf-8")
    cache = {path: path.read_bytes() for path in (site / ".mia-kb").rglob("*") if path.is_file()}
    assert len(cache) > 1
    answer = mia_kb("check", "methods/regional/stories/mod.yaml")
    assert (answer.code, "MIA202" in answer.out) == (1, True)
    assert {path: path.read_bytes() for path in (site / ".mia-kb").rglob("*") if path.is_file()} == cache
    shutil.rmtree(site / ".mia-kb")
    assert mia_kb("check", "methods/regional/stories/mod.yaml") == answer
    assert not (site / ".mia-kb").exists()

"""Which files are records, and what is said of those that lie wrong."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mia_kb.problems import Problem
from mia_kb.reading.folder import Found, find, find_exemptions, place
from mia_kb.reading.records import FOLDERS


def laid(root: Path, *paths: str) -> Path:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("title: x\n", "utf-8")
    return root


def told(root: Path) -> tuple[list[str], list[tuple[str, str]]]:
    found, problems = find(root, FOLDERS)
    return [file.id for file in found], [(str(problem.place), problem.rule.slug) for problem in problems]


def test_records_are_found_in_order_of_path(tmp_path: Path) -> None:
    laid(tmp_path, "varna/terms/b.yaml", "regional/terms/a.yaml", "regional/methods/c.yaml")
    assert told(tmp_path) == (["regional/c", "regional/a", "varna/b"], [])


def test_notes_and_hidden_files_are_no_records(tmp_path: Path) -> None:
    laid(
        tmp_path,
        *("README.md", "README.en.md", "CODEOWNERS", "Thumbs.db", "desktop.ini"),
        ".git/config",
        "regional/.DS_Store",
        "regional/terms/.a.yaml.swp",
        "regional/README.md",
    )
    assert told(tmp_path) == ([], [])


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("a.yaml", "misplaced-file"),
        ("regional/a.yaml", "misplaced-file"),
        ("regional/terms/a.yml", "misplaced-file"),
        ("regional/terms/a.YAML", "misplaced-file"),
        ("regional/terms/a.docx", "misplaced-file"),
        ("regional/terms/a", "misplaced-file"),
        ("regional/ord/a.yaml", "unknown-folder"),
        ("regional/Terms/a.yaml", "unknown-folder"),
        ("regional/terms/A.yaml", "bad-file-name"),
        ("regional/terms/a_b.yaml", "bad-file-name"),
        ("regional/terms/å.yaml", "bad-file-name"),
        ("regional/terms/a b.yaml", "bad-file-name"),
        ("regional/terms/a--b.yaml", "bad-file-name"),
        ("regional/terms/a..yaml", "bad-file-name"),
        (f"regional/terms/{'a' * 81}.yaml", "bad-file-name"),
        ("Norr/terms/a.yaml", "bad-file-name"),
        ("regional/terms/aux.yaml", "reserved-name"),
        ("regional/terms/lpt9.yaml", "reserved-name"),
        ("con/terms/a.yaml", "reserved-name"),
    ],
)
def test_a_path_where_no_record_can_lie(path: str, slug: str) -> None:
    found = place(path, FOLDERS)
    assert not isinstance(found, Found)
    assert (str(found.place), found.rule.slug) == (f"{path}:1:1", slug)


@pytest.mark.parametrize("space", "\u00a0\u1680\u2003\u3000")
def test_a_space_that_is_no_ordinary_one_is_told_as_that(space: str) -> None:
    found = place(f"regional/terms/te{space}am.yaml", FOLDERS)
    assert isinstance(found, Problem)
    assert (found.rule.slug, dict(found.details)["character"]) == ("look-alike-letter", f"U+{ord(space):04X}")


@pytest.mark.parametrize("name", ["com0", "com10", "lpt10", "console", "aux1", "nul-kontakt"])
def test_names_that_windows_allows(name: str) -> None:
    assert isinstance(place(f"regional/terms/{name}.yaml", FOLDERS), Found)


@pytest.mark.parametrize(
    "name", ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "123456789")]
)
def test_names_that_windows_keeps(name: str) -> None:
    found = place(f"regional/terms/{name}.yaml", FOLDERS)
    assert isinstance(found, Problem)
    assert found.rule.slug == "reserved-name"


def test_the_nearest_folder_is_suggested_or_all_of_them() -> None:
    near, far = (place(f"regional/{folder}/a.yaml", FOLDERS) for folder in ("lesson", "x"))
    assert not isinstance(near, Found)
    assert not isinstance(far, Found)
    assert dict(near.details) == {"guess": "lessons"}
    assert dict(far.details) == {"guess": ", ".join(sorted(FOLDERS))}


def test_a_folder_too_deep_is_named_and_not_walked(tmp_path: Path) -> None:
    laid(tmp_path, "regional/terms/old/a.yaml", "regional/terms/old/b.yaml")
    assert told(tmp_path) == ([], [("regional/terms/old:1:1", "misplaced-file")])


def test_links_are_named_and_never_followed(tmp_path: Path) -> None:
    outside = laid(tmp_path / "outside", "terms/a.yaml")
    root = laid(tmp_path / "root", "regional/terms/b.yaml")
    (root / "regional/terms/c.yaml").symlink_to(outside / "terms/a.yaml")
    (root / "norr").symlink_to(outside)
    (root / "soder").symlink_to(tmp_path / "missing")
    slug = "not-a-regular-file"
    assert told(root) == (
        ["regional/b"],
        [("norr:1:1", slug), ("regional/terms/c.yaml:1:1", slug), ("soder:1:1", slug)],
    )


def test_exemptions_are_no_records_and_are_found_by_themselves(tmp_path: Path) -> None:
    laid(tmp_path, "norr/exemptions/b.yaml", "norr/exemptions/a.yaml", "norr/terms/a.yaml", "exemptions/terms/c.yaml")
    laid(
        tmp_path, "norr/exemptions/Fel.yaml", "norr/exemptions/x.txt", ".dold/exemptions/a.yaml", "a.yaml/exemptions/x"
    )
    found, problems = told(tmp_path)
    assert found == ["exemptions/c", "norr/a"]
    assert sorted(slug for _, slug in problems) == ["bad-file-name", "misplaced-file", "misplaced-file"]
    assert [file.path for file in find_exemptions(tmp_path)] == ["norr/exemptions/a.yaml", "norr/exemptions/b.yaml"]


def test_no_exemption_is_read_through_a_link(tmp_path: Path) -> None:
    laid(tmp_path / "a", "norr/exemptions/a.yaml")
    (tmp_path / "a" / "soder").symlink_to(tmp_path / "a" / "norr")
    (tmp_path / "a" / "vaster").mkdir()
    (tmp_path / "a" / "vaster" / "exemptions").symlink_to(tmp_path / "a" / "norr" / "exemptions")
    (tmp_path / "a" / "norr" / "exemptions" / "b.yaml").symlink_to(tmp_path / "a" / "norr" / "exemptions" / "a.yaml")
    assert [file.path for file in find_exemptions(tmp_path / "a")] == ["norr/exemptions/a.yaml"]


def test_a_pipe_is_named_and_never_opened(tmp_path: Path) -> None:
    laid(tmp_path, "regional/terms/b.yaml")
    os.mkfifo(tmp_path / "regional/terms/a.yaml")
    assert told(tmp_path) == (["regional/b"], [("regional/terms/a.yaml:1:1", "not-a-regular-file")])


def test_one_id_in_two_folders_of_a_library_is_named_at_the_second(tmp_path: Path) -> None:
    laid(tmp_path, "regional/terms/a.yaml", "regional/methods/a.yaml", "norr/terms/a.yaml")
    found, problems = find(tmp_path, FOLDERS)
    assert [file.path for file in found] == ["norr/terms/a.yaml", "regional/methods/a.yaml", "regional/terms/a.yaml"]
    assert [(str(fault.place), dict(fault.details)) for fault in problems] == [
        ("regional/terms/a.yaml:1:1", {"id": "regional/a", "first": "regional/methods/a.yaml"})
    ]


def test_a_missing_folder_and_a_file_in_its_place(tmp_path: Path) -> None:
    laid(tmp_path, "a.yaml")
    for root in (tmp_path / "missing", tmp_path / "a.yaml"):
        assert told(root) == ([], [(f"{root.as_posix()}:1:1", "no-records-folder")])


def test_a_name_that_is_no_text_can_still_be_told(tmp_path: Path) -> None:
    folder = tmp_path / "regional/terms"
    folder.mkdir(parents=True)
    for name in (b"m\xf6te.yaml", b"a\nb.yaml"):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).touch()
    assert sorted(told(tmp_path)[1]) == [
        ("regional/terms/a\ufffdb.yaml:1:1", "bad-file-name"),
        ("regional/terms/m\ufffdte.yaml:1:1", "bad-file-name"),
    ]

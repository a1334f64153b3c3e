"""Names that collide, climb, are too long or look like others are refused, with the place and what to do about it."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mkdocs.structure.files import File
from written_library import TODAY

from mia_kb.checks.message import text
from mia_kb.engines.failure import Failure
from mia_kb.engines.sources import LONGEST, check_sources
from mia_kb.publishing.checking import check_records
from mia_kb.publishing.settings_file import read_settings
from mia_kb.reading.folder import Found, place
from mia_kb.reading.records import FOLDERS
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Answer

NAMES = {
    "MIA153": (
        *("Team", "TEAM", "team ", " team", "team.", "team..", "te am", "te_am", "-team", "team-", "te--am", "", "."),
        *("..", "te/am", "te\\am", "te:am", "te*am", "te?am", "te|am", "te<am", "te\nam", "te\x00am", "möte"),
        *("mo\u0308te", "a" * 81, "a" * 250, "team.en", "team.yaml", "%2e%2e", "te&am", "ß", "ı"),
    ),
    "MIA154": ("con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9"),
    "MIA158": (
        *("te\u0430m", "t\u0435am", "\u0440lan", "pl\u03b1n", "\uff54eam", "team\u2010lag", "team\u2013lag"),
        *("team\u00a0lag", "te\u200bam", "te\u200dam", "te\u00adam", "\u202eteam", "\ufeffteam", "team\u0661"),
        *("𝐭eam", "teaᗰ", "\ufb01n"),
    ),
}
"""Names of files or libraries, by the rule that they break."""
PAGES = {
    "Windows cannot store": (
        *("aux.md", "Con.md", "nul.en.md", "aux /sida.md", "com1/sida.md", "bilder/LPT9.png", "a:b.md", "a?.md"),
        *("a*b.md", 'a"b.md', "a|b.md", "a<b>.md", "mapp./sida.md", "mapp /sida.md", "bild.png.", "bild.png "),
        *("a\\b.md", "a\nb.md", "com¹.md", "LPT³.txt"),
    ),
    "cannot be seen": (
        "bild\u202egnp.exe",
        "te\u200bam.md",
        "\ufeffteam.md",
        "te\xadam.png",
        "bild\udcff.png",
        "a\x9fb.md",
    ),
    "longer than": ("a" * (LONGEST + 1) + ".md", "/".join(["mapp"] * 50) + "/sida.md"),
}
"""Names of hand-written pages, by what is said of them."""
NAMED = [(code, name) for code, names in NAMES.items() for name in names]


@pytest.mark.parametrize(("code", "name"), NAMED, ids=ascii)
def test_a_name_that_cannot_be_an_id_is_refused(code: str, name: str) -> None:
    for path in (f"regional/terms/{name}.yaml", f"{name}/terms/team.yaml"):
        found = place(path, FOLDERS)
        assert not isinstance(found, Found)
        assert found.code == code or "/" in name
        for language in Language:
            said = text(found, language)
            assert said.message
            assert said.remedy
            assert "{" not in said.message + said.remedy


def test_forms_of_one_name_are_never_two_records() -> None:
    accepted = [
        found.id
        for name in ("team", "TEAM", "Team", "te\u0430m", "team ", "te\u200bam", "te-am", "team1", "ｔeam")
        if isinstance(found := place(f"regional/terms/{name}.yaml", FOLDERS), Found)
    ]
    assert accepted == ["regional/team", "regional/te-am", "regional/team1"]
    assert len({unicodedata.normalize("NFKC", name).casefold() for name in accepted}) == len(accepted)


def test_the_sign_is_named_and_its_place(tmp_path: Path) -> None:
    path = tmp_path / "regional/terms/te\u0430m.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("title: Team\n", "utf-8")
    (found,) = check_records(tmp_path, TODAY).problems
    assert (found.code, dict(found.details)) == ("MIA158", {"character": "U+0430", "position": "3"})


@pytest.mark.parametrize(("said", "name"), [(said, name) for said, names in PAGES.items() for name in names], ids=ascii)
def test_a_page_that_a_file_share_cannot_hold_is_refused(said: str, name: str) -> None:
    with pytest.raises(Failure, match=said):
        check_sources([_page(name)], Path("docs"), ())


@pytest.mark.parametrize(
    ("one", "other"),
    [("möte.md", "Möte.md"), ("möte.md", "mo\u0308te.md"), ("möte.md", "MO\u0308TE.md"), ("straße.md", "strasse.md")],
    ids=ascii,
)
def test_pages_that_a_file_share_cannot_tell_apart_are_refused(one: str, other: str) -> None:
    with pytest.raises(Failure, match="both become"):
        check_sources([_page(one), _page(other)], Path("docs"), ())


def test_names_that_people_give_pages_are_taken() -> None:
    names = (
        "om oss.md",
        "möte.md",
        "bilder/Karta 1 (2020).png",
        "conny.md",
        "auxiliär.md",
        "a.b.c.md",
        "mo\u0308te2.md",
    )
    check_sources([_page(name) for name in names], Path("docs"), ())


def test_a_folder_that_is_a_link_to_itself_is_not_published_forty_times(tmp_path: Path) -> None:
    (tmp_path / "sida.md").write_text("# Sida\n", "utf-8")
    (tmp_path / "om").symlink_to(tmp_path)
    with pytest.raises(Failure, match="published twice"):
        check_sources([_page("sida.md"), _page("om/sida.md")], tmp_path, ())


def test_a_link_to_what_is_not_published_otherwise_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".gomd").mkdir()
    (tmp_path / ".gomd/sida.md").write_text("# Sida\n", "utf-8")
    (tmp_path / "sida.md").symlink_to(".gomd/sida.md")
    (tmp_path / "mapp").symlink_to(".gomd")
    for name in ("sida.md", "mapp/sida.md"):
        with pytest.raises(Failure, match="a link; put the file itself there"):
            check_sources([_page(name)], tmp_path, ())


@pytest.mark.parametrize("folder", ["methods", "docs"])
def test_a_library_whose_folder_is_a_link_out_of_it_is_refused(
    folder: str, tmp_path: Path, mia_kb: Callable[..., Answer]
) -> None:
    for name in ("methods", "docs"):
        (tmp_path / "utanför" / name).mkdir(parents=True)
        (tmp_path / name).symlink_to(tmp_path / "utanför" / name)
    (tmp_path / folder).unlink()
    (tmp_path / folder).symlink_to("/etc")
    (tmp_path / "mkdocs.yml").write_text("site_name: Prov\nplugins: [mia-kb]\ntheme: {name: material}\n", "utf-8")
    answer = mia_kb("build", "--lang", "en")
    assert answer.code != 0
    assert f"{folder}: a link that leads out of the library" in answer.err
    assert not (tmp_path / "site").exists()


def test_a_link_within_the_library_is_followed(tmp_path: Path) -> None:
    for name in ("poster", "docs"):
        (tmp_path / name).mkdir()
    (tmp_path / "methods").symlink_to("poster")
    (tmp_path / "mkdocs.yml").write_text("site_name: Prov\nplugins: [mia-kb]\ntheme: {name: material}\n", "utf-8")
    assert read_settings(tmp_path / "mkdocs.yml").records.resolve() == tmp_path / "poster"


def _page(name: str) -> File:
    return File(name, "docs", "site", use_directory_urls=False)

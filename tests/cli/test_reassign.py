"""Records handed from one steward to another on the command line: whole, or not at all."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mia_kb.engines.failure import Failure
from mia_kb.library.reassigning import handed_over, post_named
from mia_kb.library.stewardship import keeper
from mia_kb.publishing.checking import check_records
from mia_kb.publishing.reassigning import planned
from mia_kb.publishing.rewriting import Rewrite, rewrite_all
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Answer

RECORDS = Path(__file__).parents[1] / "sites" / "reports" / "methods"
TODAY = date(2026, 11, 22)
DAY = {"SOURCE_DATE_EPOCH": "1795305600"}


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """The report library, which has records in flow style, with one of Södra's in another: comments and quotes."""
    shutil.copytree(RECORDS, tmp_path / "methods")
    path = tmp_path / "methods" / "sodra" / "lessons" / "boka-lokalen.yaml"
    flow = "steward: {organisation: regional/sodra, function: delprojektledare}\n"
    block = "steward: # vem\n  function: 'delprojektledare' # ännu\n  # sedan?\n  organisation: regional/sodra  # nu\n"
    text = path.read_text("utf-8")
    assert flow in text
    path.write_bytes(text.replace(flow, block).encode())
    return tmp_path / "methods"


def files(records: Path) -> dict[str, bytes]:
    return {path.relative_to(records).as_posix(): path.read_bytes() for path in records.rglob("*") if path.is_file()}


def test_only_the_stewards_lines_change_and_the_records_say_the_same(
    mia_kb: Callable[..., Answer], records: Path
) -> None:
    before, library = files(records), check_records(records, TODAY).library
    answer = mia_kb("reassign", "--from", "regional/sodra", "--to", "regional/kansliet/metodstöd", env=DAY)
    assert answer.code == 0
    after, changed = files(records), check_records(records, TODAY).library
    named = {line.removeprefix("methods/") for line in answer.out.splitlines()}
    # ten records that are shown, and one draft
    assert len(named) == 11
    assert named == {path for path in before if before[path] != after[path]}
    for item in library.items:
        new = changed.by_id[item.id].record
        assert new.model_copy(update={"steward": item.record.steward}) == item.record
        was_theirs = item.record.steward.organisation == "regional/sodra"
        assert (new.steward.organisation, new.steward.function) == (
            ("regional/kansliet", "metodstöd")
            if was_theirs
            else (item.record.steward.organisation, item.record.steward.function)
        )
        assert keeper(changed, changed.by_id[item.id], date(2027, 3, 1)) or item.id == "regional/gruppkurs"


def test_comments_quotes_and_order_are_kept_byte_for_byte(mia_kb: Callable[..., Answer], records: Path) -> None:
    path = records / "sodra" / "lessons" / "boka-lokalen.yaml"
    before = path.read_text("utf-8")
    mia_kb("reassign", "--from", "södra", "--to", "regional/kansliet/metodstöd", env=DAY)
    assert path.read_text("utf-8") == before.replace("'delprojektledare'", "'metodstöd'").replace(
        "organisation: regional/sodra  # nu", "organisation: regional/kansliet  # nu"
    )


def test_a_dry_run_shows_a_diff_and_changes_nothing(mia_kb: Callable[..., Answer], records: Path) -> None:
    before = files(records)
    answer = mia_kb("reassign", "--from", "regional/sodra", "--to", "regional/kansliet", "--dry-run", env=DAY)
    assert (answer.code, files(records)) == (0, before)
    assert answer.out.count("\n+++ b/methods/") == 11
    assert "-steward: {organisation: regional/sodra, function: delprojektledare}\n" in answer.out
    assert "+steward: {organisation: regional/kansliet, function: delprojektledare}\n" in answer.out
    changed = [line for line in answer.out.splitlines() if line[:1] in "+-" and line[:3] not in {"+++", "---"}]
    assert all("organisation: regional/" in line for line in changed)


def test_one_function_of_an_organisation(mia_kb: Callable[..., Answer], records: Path) -> None:
    answer = mia_kb("reassign", "--from", "sodra: Delprojektledare", "--to", "sodra/kansli", env=DAY)
    assert len(answer.out.splitlines()) == 11
    again = mia_kb("reassign", "--from", "sodra/delprojektledare", "--to", "sodra/kansli", "--lang", "en", env=DAY)
    assert (again.code, again.out) == (0, "")
    assert again.err.startswith("No record has the steward sodra/delprojektledare")
    assert records.is_dir()


@pytest.mark.parametrize(
    ("giver", "taker", "said"),
    [
        ("borta", "regional/norra", "No organisation is called borta."),
        ("regional/sodra", "borta/kansli", "mia-kb new organisation"),
        ("regional/sodra", "regional/nedlagda", "regional/nedlagda ended on"),
    ],
)
def test_wrong_use_changes_nothing(
    mia_kb: Callable[..., Answer], records: Path, giver: str, taker: str, said: str
) -> None:
    before = files(records)
    answer = mia_kb("reassign", "--from", giver, "--to", taker, "--lang", "en", env=DAY)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert files(records) == before


def test_a_folder_that_is_not_there_is_wrong_use(mia_kb: Callable[..., Answer]) -> None:
    assert mia_kb("reassign", "--from", "a", "--to", "b").code == 2
    assert mia_kb("reassign", "--from", "a").code == 2


@pytest.mark.parametrize("function", ["anna.svensson@kommunen.example", "x" * 301])
def test_a_steward_that_may_not_be_written_changes_nothing(
    mia_kb: Callable[..., Answer], records: Path, function: str
) -> None:
    before = files(records)
    answer = mia_kb(
        "reassign", "--from", "regional/sodra", "--to", f"regional/kansliet/{function}", "--lang", "en", env=DAY
    )
    assert (answer.code, answer.out, files(records)) == (1, "", before)
    assert "No file has been changed." in answer.err
    assert "anna.svensson" not in answer.err


def test_a_file_that_cannot_be_read_stops_it_all(mia_kb: Callable[..., Answer], records: Path) -> None:
    (records / "sodra" / "lessons" / "trasig.yaml").write_text("title: [\n", "utf-8")
    before = files(records)
    answer = mia_kb("reassign", "--from", "regional/sodra", "--to", "regional/kansliet", "--lang", "en", env=DAY)
    assert (answer.code, answer.out, files(records)) == (1, "", before)
    assert "sodra/lessons/trasig.yaml:" in answer.err
    assert "Mend them first" in answer.err


def test_files_are_replaced_together_or_put_back(tmp_path: Path) -> None:
    one, other = tmp_path / "one.yaml", tmp_path / "other.yaml"
    one.write_bytes(b"1")
    one.chmod(0o640)
    other.write_bytes(b"changed meanwhile")
    with pytest.raises(Failure) as stopped:
        rewrite_all([Rewrite(one, b"1", b"2"), Rewrite(other, b"2", b"3")])
    assert "other.yaml: somebody has changed the file meanwhile." in stopped.value.text(Language.EN)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "one.yaml": b"1",
        "other.yaml": b"changed meanwhile",
    }
    rewrite_all([Rewrite(one, b"1", b"2"), Rewrite(other, b"changed meanwhile", b"3")])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"one.yaml": b"2", "other.yaml": b"3"}
    assert one.stat().st_mode & 0o777 == 0o640


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    path.write_bytes(b"1")
    with pytest.raises(Failure, match="gone"):
        rewrite_all([Rewrite(path, b"1", b"2"), Rewrite(tmp_path / "gone" / "other.yaml", b"", b"3")])
    assert [(found.name, found.read_bytes()) for found in tmp_path.iterdir()] == [("one.yaml", b"1")]


def test_a_record_that_is_no_longer_as_it_was_read(records: Path) -> None:
    library = check_records(records, TODAY).library
    giver, taker = (post_named(name, library) for name in ("regional/sodra", "regional/kansliet"))
    assert giver
    assert taker
    with (records / "sodra" / "lessons" / "boka-lokalen.yaml").open("ab") as file:
        file.write(b"# till sist\n")
    with pytest.raises(Failure, match="meanwhile"):
        planned(records, handed_over(library, giver, taker), TODAY)


def test_a_bare_id_stays_bare_where_it_leads_to_the_new_steward(records: Path) -> None:
    path = records / "regional" / "methods" / "gruppkurs.yaml"
    text = path.read_text("utf-8").replace("organisation: regional/nedlagda", "organisation: nedlagda")
    path.write_text(text, "utf-8")
    library = check_records(records, TODAY).library
    giver, taker = (post_named(name, library) for name in ("nedlagda", "kansliet"))
    assert giver
    assert taker
    handed = {item.id: steward.organisation for item, steward in handed_over(library, giver, taker)}
    assert handed["regional/gruppkurs"] == "kansliet"

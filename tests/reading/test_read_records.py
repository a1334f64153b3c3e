"""A folder's records and all that is wrong with them, together."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from mia_kb.reading.folder import Found
from mia_kb.reading.records import Memo, gather, read_bytes, read_folder, read_record
from mia_kb.reading.yaml_text import MAX_BYTES

if TYPE_CHECKING:
    from pathlib import Path

    from mia_kb.problems import Problem

TERM = """title: Samverkansteam
definition: Ett team.
status: draft
steward: {organisation: forbundet, function: kansli}
review_by: 2027-06-01
"""
FILE = Found("regional/terms/a.yaml", "regional", "terms", "a")


def lay(root: Path, **texts: str) -> Path:
    for name, text in texts.items():
        path = root / f"regional/terms/{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


def said(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{problem.place} {problem.code}" for problem in problems]


def test_a_record_knows_its_id_place_kind_and_content() -> None:
    item = read_record(FILE, TERM.encode()).item
    assert item is not None
    assert (item.id, item.path, item.library, item.name, item.kind) == (
        "regional/a",
        "regional/terms/a.yaml",
        "regional",
        "a",
        "term",
    )
    assert item.record.title == "Samverkansteam"
    assert len(item.digest) == 64
    assert item.digest != getattr(read_record(FILE, TERM.encode() + b"\n").item, "digest", None)


def test_faults_of_yaml_and_of_fields_come_together_and_there_is_no_record() -> None:
    outcome = read_record(FILE, (TERM.replace("draft", "klar") + "title: Igen\nmer: x\n").encode())
    assert outcome.item is None
    assert said(outcome.problems) == [
        "regional/terms/a.yaml:3:9 MIA139",
        "regional/terms/a.yaml:6:1 MIA111",
        "regional/terms/a.yaml:7:1 MIA131",
    ]


def test_a_fault_of_yaml_alone_leaves_no_record() -> None:
    outcome = read_record(FILE, (TERM + "title: Igen\n").encode())
    assert outcome.item is None
    assert said(outcome.problems) == ["regional/terms/a.yaml:6:1 MIA111"]


def test_a_key_that_could_not_be_read_is_not_also_missing() -> None:
    outcome = read_record(FILE, TERM.replace("status", "sta\u00adtus").encode())
    assert said(outcome.problems) == ["regional/terms/a.yaml:3:1 MIA106"]


def test_one_bad_file_does_not_hide_the_others(tmp_path: Path) -> None:
    lay(tmp_path, a=TERM, b="- x\n", c=TERM.replace("draft", "klar"), d=TERM, e="")
    reading = read_folder(tmp_path)
    assert [item.id for item in reading.items] == ["regional/a", "regional/d"]
    assert [problem.place.path for problem in reading.problems] == [f"regional/terms/{name}.yaml" for name in "bce"]
    assert reading.unread == {"regional/b", "regional/c", "regional/e"}


def test_of_two_files_with_one_id_the_first_by_path_is_kept_in_any_order() -> None:
    paths = [f"regional/terms/{name}/a.yaml" for name in "cab"]
    outcomes = [read_record(Found(path, "regional", "terms", "a"), TERM.encode()) for path in paths]
    kept = {gather(order).items for order in permutations(outcomes)}
    assert [[item.path for item in items] for items in kept] == [["regional/terms/a/a.yaml"]]


def test_what_has_not_changed_is_not_parsed_again(tmp_path: Path) -> None:
    lay(tmp_path, a=TERM, b=TERM)
    memo: Memo = {}
    first = read_folder(tmp_path, memo)
    lay(tmp_path, b=TERM.replace("Ett", "Annat"))
    second = read_folder(tmp_path, memo)
    assert second == read_folder(tmp_path)
    assert second.items[0] is first.items[0]
    assert second.items[1] is not first.items[1]


def test_no_more_of_a_file_is_read_than_decides_that_it_is_too_large(tmp_path: Path) -> None:
    lay(tmp_path, a="a" * (2 * MAX_BYTES))
    assert len(read_bytes(tmp_path / "regional/terms/a.yaml") or b"") == MAX_BYTES + 1
    assert said(read_folder(tmp_path).problems) == ["regional/terms/a.yaml:1:1 MIA101"]


def test_a_link_put_in_a_files_place_is_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("x", "utf-8")
    (tmp_path / "a.yaml").symlink_to(secret)
    assert read_bytes(tmp_path / "a.yaml") is None
    assert read_bytes(tmp_path / "missing.yaml") is None


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_reading_never_raises(data: bytes) -> None:
    outcome = read_record(FILE, data)
    assert (outcome.item is None) == bool(outcome.problems)


@given(st.lists(st.sampled_from(TERM.splitlines()), max_size=8).map("\n".join), st.integers(0, 60), st.text(max_size=5))
def test_reading_never_raises_on_what_is_almost_a_record(text: str, at: int, amid: str) -> None:
    outcome = read_record(FILE, (text[:at] + amid + text[at:]).encode("utf-8", "replace"))
    assert (outcome.item is None) == bool(outcome.problems)

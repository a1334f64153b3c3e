"""A folder of broken records: every planted fault is told in its place, and nothing else."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Answer

BROKEN = Path(__file__).parent / "broken" / "methods"


class Planted(NamedTuple):
    """Where a fault was put: file, code, line and column, and how the text there begins."""

    path: str
    code: str
    line: int
    column: int
    stands_there: str


PLANTED = tuple(
    Planted(*row)
    for row in (
        ("norra/stories/www.yaml", "MIA147", 5, 17, "www.example.org"),
        ("regional/bortkommen.yaml", "MIA151", 1, 1, ""),
        ("regional/deviations/dag-som-inte-finns.yaml", "MIA140", 4, 12, "2099-02-30"),
        ("regional/deviations/lista-i-stallet-for-text.yaml", "MIA136", 6, 8, "[Ingen"),
        ("regional/deviations/personnummer.yaml", "MIA401", 6, 8, "Ärendet 19"),
        ("regional/deviations/telefonnummer.yaml", "MIA402", 6, 8, "Den som slutat"),
        ("regional/figures/andel-utan-namnare.yaml", "MIA301", 4, 8, "{percent: 20}"),
        ("regional/figures/for-lang-rubrik.yaml", "MIA137", 1, 8, "Började arbeta och"),
        ("regional/figures/inget-tal.yaml", "MIA142", 4, 20, "tolv"),
        ("regional/figures/mer-an-alla.yaml", "MIA308", 4, 20, "52"),
        ("regional/figures/omojlig-procent.yaml", "MIA320", 4, 18, "20, denominator: 42"),
        ("regional/figures/saknar-kalla.yaml", "MIA208", 1, 1, "title:"),
        ("regional/lesson/fel-mapp.yaml", "MIA152", 1, 1, ""),
        ("regional/lessons/fel-slags-post.yaml", "MIA203", 14, 13, "andel-i-arbete"),
        ("regional/lessons/okand-hanvisning.yaml", "MIA201", 14, 13, "overenskommelse"),
        ("regional/stories/Stort namn.yaml", "MIA153", 1, 1, ""),
        ("regional/stories/fel-ord.yaml", "MIA139", 6, 14, "chefen"),
        ("regional/stories/okant-falt.yaml", "MIA131", 8, 1, "teches:"),
        ("regional/stories/saknar-falt.yaml", "MIA130", 1, 1, "title:"),
        ("regional/stories/samma-falt-tva-ganger.yaml", "MIA111", 10, 1, "perspective: participant"),
        ("regional/stories/upprepade-varden.yaml", "MIA131", 2, 1, "a:"),
        ("regional/stories/upprepade-varden.yaml", "MIA112", 2, 4, "&a"),
        ("regional/stories/upprepade-varden.yaml", "MIA131", 3, 1, "b:"),
        ("regional/stories/upprepade-varden.yaml", "MIA112", 3, 4, "&b"),
        ("regional/stories/upprepade-varden.yaml", "MIA112", 3, 8, "*a,"),
        ("regional/stories/upprepade-varden.yaml", "MIA112", 3, 12, "*a]"),
        ("regional/stories/upprepade-varden.yaml", "MIA131", 4, 1, "c:"),
        ("regional/stories/upprepade-varden.yaml", "MIA112", 4, 4, "&c"),
        ("regional/stories/upprepade-varden.yaml", "MIA112", 4, 8, "*b,"),
        ("regional/stories/upprepade-varden.yaml", "MIA112", 4, 12, "*b]"),
        ("regional/terms/annan-teckenkodning.yaml", "MIA102", 1, 11, "\ufffdkst"),
        ("regional/terms/citat-som-inte-slutar.yaml", "MIA121", 1, 8, '"Samverkansteam'),
        ("regional/terms/kolon-i-vardet.yaml", "MIA118", 1, 23, ": när"),
        ("regional/terms/tabb.yaml", "MIA117", 3, 1, "\tEtt möte"),
        ("regional/terms/tom.yaml", "MIA107", 1, 1, "#"),
    )
)


def test_the_table_says_where_the_faults_are() -> None:
    """What the table says stands in a place stands there; the files that are not in it are sound or hold no record."""
    assert len({fault.path for fault in PLANTED}) >= 20
    for fault in PLANTED:
        lines = (BROKEN / fault.path).read_text("utf-8", errors="replace").split("\n")
        assert lines[fault.line - 1][fault.column - 1 :].startswith(fault.stands_there), fault


def test_every_planted_fault_and_no_other_is_told_in_its_place(tmp_path: Path, mia_kb: Callable[..., Answer]) -> None:
    shutil.copytree(BROKEN, tmp_path / "methods")
    answer = mia_kb("check", "methods", "--format", "json")
    found = {(row["path"], row["code"], row["line"], row["column"]) for row in json.loads(answer.out)}
    wanted = {(f"methods/{fault.path}", *fault[1:4]) for fault in PLANTED}
    assert found - wanted == set()
    assert wanted - found == set()
    assert len(json.loads(answer.out)) == len(PLANTED)
    assert answer.code == 1


def test_the_same_places_stand_in_the_text_with_a_remedy(tmp_path: Path, mia_kb: Callable[..., Answer]) -> None:
    shutil.copytree(BROKEN, tmp_path / "methods")
    lines = mia_kb("check").out.splitlines()
    for fault in PLANTED:
        place = f"methods/{fault.path}:{fault.line}:{fault.column}: "
        (line,) = (line for line in lines if line.startswith(place) and fault.code in line)
        assert ";" in line
    assert len(lines) == len(PLANTED)


def test_the_number_that_must_not_stand_there_is_not_repeated(tmp_path: Path, mia_kb: Callable[..., Answer]) -> None:
    shutil.copytree(BROKEN, tmp_path / "methods")
    for format_ in ("text", "json", "github", "gitlab", "sarif", "junit"):
        out = mia_kb("check", "--format", format_).out
        assert "1212" not in out
        assert "070" not in out

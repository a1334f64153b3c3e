"""Reports on the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Answer

RECORDS = str(Path(__file__).parents[1] / "sites" / "reports" / "methods")
DAY = ("--date", "2026-11-22")


def test_markdown_to_standard_output_and_nothing_else(mia_kb: Callable[..., Answer]) -> None:
    answer = mia_kb("report", "start-now", "--records", RECORDS, *DAY, "--lang", "sv")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("# Börja nu\n")
    assert "98 dagar kvar." in answer.out


def test_json_is_json_in_the_language_asked_for(mia_kb: Callable[..., Answer]) -> None:
    answer = mia_kb("report", "start-now", "--records", RECORDS, *DAY, "--format", "json", "--lang", "en")
    data = json.loads(answer.out)
    assert (data["report"], data["day"], data["title"]) == ("start-now", "2026-11-22", "Start now")


def test_html_to_a_file_is_whole_and_fetches_nothing(mia_kb: Callable[..., Answer], tmp_path: Path) -> None:
    target = tmp_path / "ny mapp" / "rapport.html"
    answer = mia_kb("report", "start-now", "--records", RECORDS, *DAY, "--format", "html", "-o", str(target))
    html = target.read_text("utf-8")
    assert (answer.code, answer.out) == (0, "")
    assert html.startswith("<!doctype html>")
    assert "src=" not in html
    assert "http-equiv" not in html


def test_a_file_that_cannot_be_written_is_told_and_the_former_one_stays(
    mia_kb: Callable[..., Answer], tmp_path: Path
) -> None:
    target = tmp_path / "rapport.md"
    target.write_text("förra", "utf-8")
    answer = mia_kb("report", "start-now", "--records", RECORDS, *DAY, "--lang", "en", "-o", str(target / "ny.md"))
    assert (answer.code, answer.out) == (1, "")
    assert f"{target / 'ny.md'}: cannot be written" in answer.err
    assert target.read_text("utf-8") == "förra"
    assert mia_kb("report", "start-now", "--records", RECORDS, *DAY, "-o", str(target)).code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["rapport.md"]
    assert "Börja nu" in target.read_text("utf-8")


def test_links_lead_to_the_site(mia_kb: Callable[..., Answer]) -> None:
    answer = mia_kb(
        "report", "start-now", "--records", RECORDS, *DAY, "--site-url", "https://kb.example.org/", "--lang", "sv"
    )
    assert "(https://kb.example.org/tillampningar/sodra/teamet-i-sodra.html)" in answer.out


def test_a_folder_that_is_not_there_is_wrong_use(mia_kb: Callable[..., Answer], tmp_path: Path) -> None:
    answer = mia_kb("report", "start-now", "--records", str(tmp_path / "borta"))
    assert (answer.code, answer.out) == (2, "")


def test_faulty_records_are_said_and_give_exit_code_1(mia_kb: Callable[..., Answer], tmp_path: Path) -> None:
    folder = tmp_path / "methods" / "regional" / "terms"
    folder.mkdir(parents=True)
    (folder / "ord.yaml").write_text("title: Ett ord\n", "utf-8")
    answer = mia_kb("report", "start-now", "--records", str(tmp_path / "methods"), "--lang", "en")
    assert answer.code == 1
    assert "errors in the records" in answer.err


def test_limits_on_both_sides(mia_kb: Callable[..., Answer]) -> None:
    health = ("report", "health", "--records", RECORDS, *DAY, "--format", "json", "--lang", "en")
    # 30 of 31 records are in time, 1 of 31 is an orphan
    assert mia_kb(*health, "--fail-under", "reviewed-in-time=96", "--fail-over", "orphans=4").code == 0
    late = mia_kb(*health, "--fail-under", "reviewed-in-time=97")
    assert (late.code, late.err) == (1, "reviewed-in-time is 96 %, on the wrong side of its limit.\n")
    assert json.loads(late.out)["numbers"]["reviewed-in-time"] == {"count": 30, "whole": 31, "percent": 96}
    assert mia_kb(*health, "--fail-over", "orphans=3").code == 1


def test_a_limit_on_no_number_is_wrong_use(mia_kb: Callable[..., Answer]) -> None:
    answer = mia_kb("report", "health", "--records", RECORDS, "--fail-under", "tempo=80", "--lang", "en")
    assert (answer.code, answer.out) == (2, "")
    assert "reviewed-in-time" in answer.err


def test_a_steward_that_answers_for_nothing_is_wrong_use(mia_kb: Callable[..., Answer]) -> None:
    answer = mia_kb("report", "handover", "--records", RECORDS, "--steward", "Västra", "--lang", "sv")
    assert (answer.code, answer.out) == (2, "")
    assert "regional/sodra" in answer.err


def test_paper_formats_are_written_to_files(mia_kb: Callable[..., Answer], tmp_path: Path) -> None:
    for format_, begins in (("pdf", b"%PDF-1.7"), ("docx", b"PK")):
        target = tmp_path / f"rapport.{format_}"
        asked = ("--records", RECORDS, *DAY, "--format", format_, "--eu-emblem", "-o", str(target))
        assert mia_kb("report", "start-now", *asked).code == 0
        assert target.read_bytes().startswith(begins)


@pytest.mark.parametrize("methods", [("traffas-i-team",), ("traffas-i-team", "gruppkurs")])
def test_a_decision_paper_that_does_not_fit_its_page_says_so(
    mia_kb: Callable[..., Answer], tmp_path: Path, methods: tuple[str, ...]
) -> None:
    records = tmp_path / "poster"
    shutil.copytree(RECORDS, records)
    asked = ("--records", str(records), *DAY, "--format", "pdf", "-o", str(tmp_path / "underlag.pdf"), "--lang", "sv")
    answer = mia_kb("report", "decision-paper", *methods, *asked)
    assert answer.code == 0
    assert "sidor" not in answer.err
    method = records / "regional" / "methods" / "traffas-i-team.yaml"
    long = "Det här hinner ingen läsa före mötet. " * 250
    method.write_text(method.read_text("utf-8").replace("not_for: unknown", f"not_for: {long.strip()}"), "utf-8")
    answer = mia_kb("report", "decision-paper", *methods, *asked)
    assert "sidor även i den minsta stilen" in answer.err

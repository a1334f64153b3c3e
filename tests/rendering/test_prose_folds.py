"""Folded parts in people's Markdown: only whole, bare pairs fold, and what is in them is Markdown like all else."""

from __future__ import annotations

from time import process_time

import pytest

from mia_kb.rendering.paper.passages import passages
from mia_kb.rendering.paper_script import plain_text
from mia_kb.rendering.prose import full, prose
from mia_kb.rendering.prose_folds import DEEPEST
from mia_kb.rendering.report_words import Words

FOLDED = "<details>\n<summary>Mer</summary>\n<p>Text</p>\n</details>"


@pytest.mark.parametrize(
    "text",
    [
        "<details><summary>Mer</summary>\n\nText\n\n</details>",
        "<details>\n<summary>Mer</summary>\nText\n</details>",
        "<details>\n\n<summary>Mer</summary>\n\nText\n\n\n</details>\n",
        "<details><summary> Mer </summary>Text</details>",
        "  <details> <summary>Mer</summary>\n\n\n\nText </details>  ",
    ],
)
def test_a_part_folds_however_its_lines_are_broken(text: str) -> None:
    assert prose(text) == FOLDED


def test_what_is_in_it_is_markdown_and_clean() -> None:
    html = prose(
        "Före\n\n<details><summary>Om *våld* <script>x</script></summary>\n\n"
        "- [SBU](https://sbu.se)\n- [x](javascript:mia())\n\n<img src=x onerror=mia()>\n\n"
        "| a |\n|--:|\n| 1 |\n\n</details>\n\nEfter"
    )
    assert html.startswith("<p>Före</p>\n<details>\n<summary>Om <em>våld</em> &lt;script&gt;x&lt;/script&gt;</summary>")
    assert '<a href="https://sbu.se"' in html
    assert "&lt;img src=x onerror=mia()&gt;" in html
    assert '<td align="right">1</td>' in html
    assert html.endswith("</details>\n<p>Efter</p>")
    assert html.count("href") == 1


def test_a_summary_leads_nowhere() -> None:
    html = prose("<details><summary>[SBU](https://sbu.se)[^1]</summary>Text</details>\n\n[^1]: not")
    assert "<summary>SBU<sup>[1]</sup></summary>" in html
    assert "href" not in html


@pytest.mark.parametrize(
    "text",
    [
        "<details><summary>A</summary>\n\nB",
        "<details>\n\nB\n\n</details>",
        "<details><summary></summary>\n\nB\n\n</details>",
        "<details><summary>  </summary>\n\nB\n\n</details>",
        "<details open><summary>A</summary>\n\nB\n\n</details>",
        "<details onclick=mia()><summary>A</summary>\n\nB\n\n</details>",
        "<details><summary id=content>A</summary>\n\nB\n\n</details>",
        '<details/ontoggle="mia()"><summary>A</summary>\n\nB\n\n</details>',
        "<details ontoggle=mia() open>\n<summary>A</summary>\n\nB\n\n</details>",
        "    <details><summary>A</summary>\n\n    B\n\n    </details>",
        "</details>\n\nB\n\n<details><summary>A</summary>",
        "<summary>A</summary>\n\nB",
        "`<details><summary>A</summary>`\n\nB\n\n`</details>`",
        "<details><summary>A\n\nB</summary></details>",
        "<details><summary>A</summary>" + "> " * 400 + "B</details>",
    ],
)
def test_anything_else_is_words(text: str) -> None:
    html = prose(text)
    assert "<details" not in html
    assert "<summary" not in html
    assert "details&gt;" in html or "summary&gt;" in html or "details " in html
    assert "B" in html


def test_one_that_nothing_closes_swallows_nothing() -> None:
    html = prose("<details><summary>A</summary>\n\n<details><summary>B</summary>\n\nText\n\n</details>\n\nEfter")
    assert html.startswith("<p>&lt;details&gt;&lt;summary&gt;A&lt;/summary&gt;</p>\n<details>\n<summary>B</summary>")
    assert html.endswith("</details>\n<p>Efter</p>")
    assert prose("</details></details>\n\nEfter").endswith("<p>Efter</p>")


def test_parts_fold_in_each_other_but_not_without_end() -> None:
    times = 700
    text = "<details><summary>S</summary>\n" * times + "innerst\n" + "</details>\n" * times
    before = process_time()
    html = full(text)
    assert process_time() - before < 3
    assert html.count("<details>") == html.count("</details>") == DEEPEST
    assert html.count("&lt;details&gt;") == times - DEEPEST
    assert "innerst" in html


@pytest.mark.parametrize(
    "text",
    ["<details><summary>S</summary>T</details>\n" * 500, "<details><summary>S</summary>\n" * 700, "</details>" * 2000,
     "<details>" * 2200, "<details><summary>" * 1100, "<details>\n" * 1999 + "<summary>", "<details>" + " " * 19_000,
     "<details><summary>" + " " * 19_000 + "</details>", "<details><summary>S</summary>" * 600 + "</details>" * 600],
    ids=range(9),
)  # fmt: skip
def test_no_text_takes_long(text: str) -> None:
    before = process_time()
    html = full(text)
    assert process_time() - before < 3
    assert html.count("<details>") == html.count("</details>")


def test_papers_and_plain_words_have_what_is_folded() -> None:
    text = "Före\n\n<details><summary>Mer</summary>\n\n- a\n- b\n\n</details>\n\nEfter"
    found = passages(Words(text, markdown=True))
    assert ["".join(run.text for run in one.runs) for one in found] == ["Före", "Mer", "a", "b", "Efter"]
    assert [one.runs[0].bold for one in found] == [False, True, False, False, False]
    assert plain_text(text) == "Före\n\nMer\n\na\n\nb\n\nEfter"

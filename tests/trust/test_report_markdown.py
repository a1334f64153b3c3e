"""Attacks in every field land as words in the Markdown of reports, whichever program makes a page of it."""

from __future__ import annotations

import re
from itertools import cycle
from typing import TYPE_CHECKING

import pytest
from markdown import markdown as rendered
from markup import markup
from payloads import PAYLOADS
from written_library import TODAY, Author, library

from mia_kb.rendering.report_markdown import markdown
from mia_kb.rendering.report_words import Words, Writing, WrittenBlock, WrittenPart, WrittenReport, written
from mia_kb.reports.catalogue import REPORTS, ReportKind
from mia_kb.reports.report import ReportContext
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

ALLOWED = {"h1", "h2", "h3", "p", "ul", "li", "strong", "em", "a", "table", "thead", "tbody", "tr", "th", "td", "br"}
EXTENSIONS: Sequence[Sequence[str]] = ((), ("tables",), ("extra", "sane_lists", "attr_list", "md_in_html"))
OWN = (
    "- lista",
    "+ lista",
    "1. ett",
    "2) två",
    "---",
    "===",
    "~~~",
    "```",
    "    kod",
    "> citat",
    "# rubrik",
    "| a | b |",
    "[x]: https://attack.invalid",
    "[^1]: not",
    "*[a]: b",
    "![x](https://attack.invalid/a.png)",
    "<https://attack.invalid>",
    "&lt;script&gt;window.mia=1&lt;/script&gt;",
    "[x](javascript:window.mia=1)",
    "{: onclick=window.mia=1 }",
    "~~struken~~",
    "a\n\n- [ ] b\n\n    <script>window.mia=1</script>",
    "`<b>`",
    "\\<script>window.mia=1</script>",
    "__x__ **y**",
    ": term",
    '[x](https://e.se/a"onclick="window.mia=1)',
    "[x](https://e.se/\\)<script>)",
    "| --- |",
    "a  \nb",
    "&#60;img src=x&#62;",
)


def attacked() -> ReportContext:
    """A library in which every text is an attack."""
    lines = cycle(" ".join(one.split()) for one in (*OWN, *PAYLOADS) if 3 < len(one) < 140)
    proses = cycle((*OWN, *PAYLOADS))
    return ReportContext(library(Author(lambda _: next(lines), lambda _: next(proses))), TODAY)


@pytest.fixture(scope="module")
def context() -> ReportContext:
    return attacked()


def harmless(text: str, extensions: Sequence[str]) -> None:
    found = markup(rendered(text, extensions=list(extensions)))
    assert {element.name.removeprefix("/") for element in found.elements} <= ALLOWED
    assert found.others == ()
    for element in found.elements:
        for name, value in element.attributes:
            assert name in {"href", "style"}, element
            assert name != "style" or re.fullmatch(r"text-align: \w+;", value), element
            assert name != "href" or re.match(r"https?://|mailto:", value), element


@pytest.mark.parametrize("extensions", EXTENSIONS, ids=lambda one: "-".join(one) or "plain")
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", REPORTS, ids=lambda kind: kind.name)
def test_no_report_is_more_than_words(
    kind: ReportKind, language: Language, extensions: Sequence[str], context: ReportContext
) -> None:
    text = markdown(written(kind.make(context), Writing(language, lambda ref: f"https://exempel.se/{ref.id}")))
    assert len(text) > 100
    harmless(text, extensions)


@pytest.mark.parametrize("text", [*OWN, *PAYLOADS], ids=ascii)
@pytest.mark.parametrize("is_markdown", [False, True])
def test_no_text_is_more_than_words_where_it_stands_first(text: str, is_markdown: bool) -> None:  # noqa: FBT001 - a case
    report = WrittenReport("x", "sv", "Titel", "Ingress.", "Dag", "", (), ())
    whole = markdown(report) + "\n" + _first(Words(text, markdown=is_markdown)) + "\n"
    for extensions in EXTENSIONS:
        harmless(whole, extensions)
        assert "<li" not in rendered(whole, extensions=list(extensions))
        assert "<pre" not in rendered(whole, extensions=list(extensions))


def _first(words: Words) -> str:
    block = WrittenBlock("b", "", "", (), (), "inget", table=False, says=(words,))
    report = WrittenReport("x", "sv", "T", "I", "D", "", (), (WrittenPart("p", Words("Del"), (), (block,)),))
    return markdown(report).partition("## Del\n\n")[2].partition("\n\ninget")[0]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ring **dagen före**, se [metoden](https://e.se/a).", "Ring dagen före, se [metoden](https://e.se/a)."),
        ("Färre än <5 & fler än 3", r"Färre än \<5 & fler än 3"),
        ("- ett\n- två", "• ett • två"),
        ("1. ett\n2. två", r"1\. ett 2\. två"),
        ("2022", "2022"),
        ("-3 procent", "-3 procent"),
    ],
)
def test_words_are_kept_as_people_read_them(text: str, wanted: str) -> None:
    assert _first(Words(text, markdown=True)) == wanted

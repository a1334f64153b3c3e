"""A cell of a report as HTML: everything that somebody wrote is escaped, and keeps its language."""

from __future__ import annotations

import pytest

from mia_kb.rendering.report_cells import several
from mia_kb.rendering.report_words import Words

HOSTILE = """<script>'"&"""
ESCAPED = "&lt;script&gt;&#39;&#34;&amp;"


@pytest.mark.parametrize(
    ("words", "html"),
    [
        (Words(HOSTILE), ESCAPED),
        (Words(HOSTILE, lang="en"), f'<span lang="en">{ESCAPED}</span>'),
        (Words(HOSTILE, href="@/a.html"), f'<a href="@/a.html">{ESCAPED}</a>'),
        (Words(HOSTILE, "@/a.html", "sv"), f'<a href="@/a.html" lang="sv">{ESCAPED}</a>'),
        (Words("a", '"><b>', '"><b>'), '<a href="&#34;&gt;&lt;b&gt;" lang="&#34;&gt;&lt;b&gt;">a</a>'),
        (Words("**a** <b>", markdown=True), '<span class="mia-prose"><p><strong>a</strong> &lt;b&gt;</p></span>'),
        (Words("a", lang="en", markdown=True), '<span class="mia-prose" lang="en"><p>a</p></span>'),
    ],
)
def test_one_piece_of_text(words: Words, html: str) -> None:
    assert several((words,)) == html


def test_more_pieces_are_a_list_and_none_is_nothing() -> None:
    assert several((Words("a"), Words("<"))) == "<ul><li>a</li><li>&lt;</li></ul>"
    assert several(()) == ""

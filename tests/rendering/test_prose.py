"""People's Markdown becomes safe HTML, and the short way there gives the same as the long one."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mia_kb.rendering.prose import SPECIAL, full, is_special, link_targets, plain_paragraphs, prose

LINKS = (("regional/fraga-om-vald", "@/metoder/regional/fraga-om-vald.html"),)
SIGNS = "abcåäö ABC 019 .,:;!?()-–—#=+*_[]{}<>&|~^\\`\"'/@%$\n\n\n\t\xa0\u2028\u200b»½€…”  "


@settings(max_examples=1500, deadline=None)
@given(st.one_of(st.text(alphabet=SIGNS, max_size=60), st.text(max_size=40)))
@example("1. ett")
@example("> citat")
@example("rad \n\nrad")
@example("a\n\n\nb")
@example("Två saker är kända: det här & det där.")
def test_the_short_way_gives_the_same_as_the_long_one(text: str) -> None:
    text = text.strip()
    if text and not SPECIAL.search(text):
        assert plain_paragraphs(text) == full(text)


@settings(max_examples=1500, deadline=None)
@given(st.one_of(st.text(alphabet=SIGNS, max_size=60), st.text(max_size=40)))
@example("1. ett")
@example("ett \ntvå")
@example("ett\n٣. två")
def test_what_may_be_markdown_is_told_fast(text: str) -> None:
    assert is_special(text) == bool(SPECIAL.search(text))


def test_every_sign_is_told_fast() -> None:
    for text in map(chr, range(0x110000)):
        assert is_special(text) == bool(SPECIAL.search(text))


def test_most_texts_take_the_short_way() -> None:
    text = "Två saker är kända: samtycke bryter sekretess (§ 10), och 40 % svarade.\n\nFråga efter – alltid."
    assert not SPECIAL.search(text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Ett\n\nTvå", "<p>Ett</p>\n<p>Två</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("**fet**", "<p><strong>fet</strong></p>"),
        ("# Rubrik", "<h3>Rubrik</h3>"),
        ("[SBU](https://sbu.se/)", '<p><a href="https://sbu.se/" rel="noopener noreferrer">SBU</a></p>'),
        ("SIP tar tid.\n\n*[SIP]: samordnad plan", '<p><abbr title="samordnad plan">SIP</abbr> tar tid.</p>'),
        ("https://sbu.se/ är en adress", "<p>https://sbu.se/ är en adress</p>"),
    ],
)
def test_what_people_write(text: str, html: str) -> None:
    assert prose(text) == html


@pytest.mark.parametrize("text", ["_*;** [x](https://e.se)*1e*", "_*;** [x](regional/a)*1e*\x02\n\ny", "_*;** `x`*1e*"])
def test_what_markdown_would_lose_is_shown_as_it_was_written(text: str) -> None:
    html = full(text)
    assert "x" in html
    assert "\x02" not in html
    assert "klzz" not in html


def test_columns_stand_as_they_were_set() -> None:
    html = prose("|a|b|c|d|\n|:--|:-:|--:|---|\n|1|2|3|4|")
    assert '<td align="left">1</td>\n<td align="center">2</td>\n<td align="right">3</td>\n<td>4</td>' in html
    assert "style" not in html


def test_a_link_to_a_record_leads_to_its_page() -> None:
    html = prose("Läs [om våld](regional/fraga-om-vald).", LINKS)
    assert html == ('<p>Läs <a href="@/metoder/regional/fraga-om-vald.html" rel="noopener noreferrer">om våld</a>.</p>')
    text = "Läs [om våld](regional/fraga-om-vald) och [SBU](https://sbu.se)."
    assert link_targets(text) == ("regional/fraga-om-vald",)


@pytest.mark.parametrize(
    "text",
    ["[x](regional/finns-inte)", "[x](../om/index.html)", "[x](@/om.html)", "[x](//evil.example)", "[x](#a)",
     "[x](javascript:alert(1))", "[x](JaVaScript:alert(1))", "[x](data:text/html,x)", "[x]()"],
)  # fmt: skip
def test_any_other_link_is_its_text(text: str) -> None:
    html = prose(text)
    assert "href" not in html
    assert "x" in html


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '<a href="javascript:x">y</a>',
     "<svg/onload=alert(1)>", "![x](https://evil.example/x.png)", "<style>*{display:none}</style>",
     "[x](https://e.se 'a\" onclick=\"b')"],
)  # fmt: skip
def test_no_markup_of_ones_own(text: str) -> None:
    html = prose(text)
    assert not any(f"<{tag}" in html for tag in ("script", "img", "svg", "style"))
    assert ' onclick="' not in html


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=SIGNS, max_size=80))
def test_any_text_gives_no_tag_but_the_allowed(text: str) -> None:
    from html.parser import HTMLParser  # noqa: PLC0415 - this test only

    from mia_kb.rendering.prose import ALLOWED_TAGS  # noqa: PLC0415

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            assert tag in ALLOWED_TAGS
            assert {name for name, _ in attrs} <= {"href", "title", "rel", "start", "align"}

    Tags().feed(prose(text))


def test_the_heads_of_columns_are_aligned_as_what_stands_below_them() -> None:
    assert '<th align="center">a</th>\n<th align="right">b</th>' in prose("|a|b|\n|:-:|--:|\n|1|2|")

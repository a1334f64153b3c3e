"""The text of hand-written pages, taken from their finished HTML."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mia_kb.publishing.content import Written
from mia_kb.publishing.searching.written import written_document
from mia_kb.text.languages import Language

PAGE = """<html><head><title>Fel</title></head><body><nav><h2>Meny</h2></nav><article class="md-content__inner">
<a href="x" class="md-content__button">Redigera</a>
<h1 id="a">Om <em>oss</em><a class="headerlink" href="#a">¶</a></h1><p>Vi samlar<br>erfaren<b>heter</b> &amp; annat.</p>
<script>var fel = 1;</script><img alt="fel"><h2 id="b">Hur</h2><ul><li>ett<li>två</ul>
<table><tr><td>a</td><td>b</td></tr></table></article><footer>Sidfot</footer></body></html>"""
TAGS = ("<h2>", "</h2>", "<article>", "</article>", "<p>", "</div>", "<script>")


def test_headings_and_text_of_the_article_alone() -> None:
    page = written_document(Written("om-oss.html", Language.SV, PAGE))
    assert (page.id, page.url, page.kind) == ("om-oss.html", "om-oss.html", "page")
    assert (page.title, page.headings) == ("Om oss", ("Hur",))
    assert page.body.split("\n") == ["Vi samlar", "erfarenheter & annat.", "ett", "två", "a", "b"]


def test_a_page_without_heading_is_called_by_its_address() -> None:
    assert written_document(Written("en/x.html", Language.EN, "<article><p>Text</p></article>")).title == "en/x.html"


@given(st.lists(st.sampled_from([*TAGS, "a", "&", "<"])))
def test_any_html_gives_a_document(pieces: list[str]) -> None:
    page = written_document(Written("x.html", Language.SV, "<article>" + "".join(pieces)))
    assert page.title
    assert not any(tag in page.body for tag in TAGS if "<script>" not in pieces)

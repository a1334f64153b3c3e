"""What is laid into a frame lands where it belongs, as text, with links that hold."""

from __future__ import annotations

import time
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from mia_kb.engines.contents_list import LEAF, PARENT
from mia_kb.engines.failure import Failure
from mia_kb.engines.frame import ALTERNATE, BODY, CANONICAL, DESCRIPTION, EDIT, TITLE, Addresses, Frame, rebased, rooted
from mia_kb.rendering.page import Heading, Page
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

HTML = f"""
<head>
  <meta name="description" content="{DESCRIPTION}">
  <link rel="canonical" href="{CANONICAL}">
  <meta name="mia-alternate" content="{ALTERNATE}">
  <title>{TITLE} - Bank</title>
  <link rel="stylesheet" href="../assets/a.css">
  <script>scope=new URL("..",location)</script>
</head>
<a href="#{PARENT[0]}" class="md-skip">Hoppa</a>
<a href="../index.html">Start</a>
<nav class="md-nav md-nav--secondary">
    <label class="md-nav__title" for="__toc">
      Innehåll
    </label>
    <ul class="md-nav__list" data-md-component="toc">
      <li class="md-nav__item">
        <a href="#{PARENT[0]}">{PARENT[1]}</a>
        <nav class="md-nav" aria-label="{PARENT[1]}">
          <ul class="md-nav__list">
            <li class="md-nav__item">
              <a href="#{LEAF[0]}">{LEAF[1]}</a>
            </li>
          </ul>
        </nav>
      </li>
    </ul>
</nav>
<a class="first" href="../x.html">x</a>
<a href="{EDIT}" title="Redigera" rel="edit">penna</a>
{BODY}
<script id="__config">{{"base": ".."}}</script>
"""
ADDRESSES = Addresses("https://exempel.se/bank/", "https://exempel.se/arkiv/", "en/index.html")
PAGE = Page("metoder/regional/a.html", "method", Language.SV, "Metod", "Kort", "<h1>Metod</h1>", (), None, "a.yaml")
BUTTON = '<label class="md-nav__link md-nav__link--active" for="__toc">Innehåll</label>\n'
CANARIES = (
    '"><script>alert(1)</script>',
    "</title><script>alert(1)</script>",
    "' onload='alert(1)",
    "&amp; & &lt;",
    "mia0body0",
)


def fill(page: Page, addresses: Addresses = ADDRESSES) -> str:
    return Frame(HTML, "__mia__/sv-method.html", addresses).fill(page)


class Seen(HTMLParser):
    """What a browser makes of a page: its elements, their attributes, and the text in the title and elsewhere."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data.strip())

    def values(self, tag: str, attribute: str) -> list[str | None]:
        return [attributes[attribute] for name, attributes in self.elements if name == tag and attribute in attributes]


@pytest.mark.parametrize(
    ("uri", "stylesheet", "home", "base"),
    [
        ("sok.html", "assets/a.css", "index.html", "."),
        ("metoder/a.html", "../assets/a.css", "../index.html", ".."),
        ("metoder/regional/a.html", "../../assets/a.css", "../../index.html", "../.."),
        ("a/b/c/d.html", "../../../assets/a.css", "../../../index.html", "../../.."),
    ],
)
def test_links_hold_at_every_depth(uri: str, stylesheet: str, home: str, base: str) -> None:
    html = fill(replace(PAGE, uri=uri, body='<h1>A</h1><a href="@/index.html">hem</a><img src="@/b.svg">'))
    seen = Seen(html)
    assert stylesheet in seen.values("link", "href")
    assert seen.values("a", "href").count(home) == 2
    assert seen.values("img", "src") == [stylesheet.replace("assets/a.css", "b.svg")]
    assert f'{{"base": "{base}"}}' in html
    assert f'new URL("{base}",location)' in html


def test_only_addresses_are_made_relative() -> None:
    body = '<p title="mejl@/x">@/y <a href="@/z.html" data-a="@">@</a> a@exempel.se</p>'
    assert rooted(body, "../") == body.replace('"@/z', '"../z')


def test_a_frame_at_the_root_serves_the_root_only() -> None:
    frame = Frame(HTML.replace('"../', '"').replace('".."', '"."'), "index.html")
    assert "index.html" in Seen(frame.fill(replace(PAGE, uri="index.html"))).values("a", "href")
    with pytest.raises(Failure, match=r"index\.html"):
        frame.fill(PAGE)


def test_the_contents_list_repeats_the_themes_markup() -> None:
    toc = (Heading(2, "a", "A"), Heading(3, "b", "B"), Heading(4, "c", "C"), Heading(2, "d", "D"), Heading(2, "e", "E"))
    html = fill(replace(PAGE, toc=toc))
    seen = Seen(html)
    assert [link for link in seen.values("a", "href") if link and link[0] == "#"] == [
        "#mia-content",
        *(f"#{h.id}" for h in toc),
    ]
    assert seen.values("nav", "aria-label") == ["A", "B"]
    assert [html.count(f"<{tag}") for tag in ("li ", "/li", "ul", "/ul")] == [5, 5, 3, 3]


def test_a_jump_in_levels_keeps_the_lists_whole() -> None:
    toc = (Heading(4, "a", "A"), Heading(2, "b", "B"), Heading(5, "c", "C"), Heading(3, "d", "D"))
    html = fill(replace(PAGE, toc=toc))
    assert Seen(html).values("nav", "aria-label") == ["B"]
    assert [html.count(f"<{tag}") for tag in ("li ", "/li", "ul", "/ul")] == [4, 4, 2, 2]


def test_what_a_page_lacks_leaves_nothing_behind() -> None:
    html = fill(replace(PAGE, source=None), Addresses(other_home="en/index.html"))
    assert "mia0" not in html
    assert "canonical" not in html
    assert "penna" not in html
    assert "__toc" not in html
    assert 'content="../../en/index.html"' in html


def test_a_page_without_source_cannot_be_edited() -> None:
    for source in (None, ""):
        assert "penna" not in fill(replace(PAGE, source=source))
    assert "penna" not in fill(replace(PAGE, source="methods/a.yaml"), Addresses(other_home="en/index.html"))
    assert "penna" in fill(replace(PAGE, source="methods/a.yaml"))


def test_addresses_of_the_page() -> None:
    seen = Seen(fill(replace(PAGE, alternate="en/methods/å.html", source="methods/a b.yaml")))
    assert "https://exempel.se/bank/metoder/regional/a.html" in seen.values("link", "href")
    assert "https://exempel.se/arkiv/methods/a%20b.yaml" in seen.values("a", "href")
    assert "../../en/methods/å.html" in seen.values("meta", "content")


def test_a_body_without_heading_gets_the_title() -> None:
    assert "<h1>Metod</h1>\n<p>x</p>" in fill(replace(PAGE, body="<p>x</p>"))


def _hostile(canary: str) -> Iterator[Page]:
    page = replace(PAGE, body="<p>x</p>")
    yield replace(page, title=canary)
    yield replace(page, description=canary)
    yield replace(page, alternate=canary)
    yield replace(page, source=canary)
    yield replace(PAGE, toc=(Heading(2, canary, "A"), Heading(3, canary, "B")))
    yield replace(PAGE, toc=(Heading(2, "a", canary), Heading(3, "b", canary)))


@pytest.mark.parametrize("canary", CANARIES)
def test_text_never_becomes_markup(canary: str) -> None:
    harmless = [(name, sorted(attributes)) for name, attributes in Seen(fill(replace(PAGE, body="<p>x</p>"))).elements]
    listed = [
        (name, sorted(attributes))
        for name, attributes in Seen(fill(replace(PAGE, toc=(Heading(2, "a", "A"), Heading(3, "b", "B"))))).elements
    ]
    for page in _hostile(canary):
        seen = [(name, sorted(attributes)) for name, attributes in Seen(fill(page)).elements]
        assert seen == (listed if page.toc else harmless)


@pytest.mark.parametrize("canary", CANARIES)
def test_text_is_shown_as_it_was_written(canary: str) -> None:
    seen = Seen(fill(replace(PAGE, title=canary, description=canary, toc=(Heading(2, "a", canary),), body="<p>x</p>")))
    assert f"{canary} - Bank" in seen.texts
    assert seen.texts.count(canary) == 2
    assert canary in seen.values("meta", "content")


def test_unknown_markup_is_told() -> None:
    with pytest.raises(Failure, match="mkdocs-material"):
        Frame("<html></html>", "__mia__/x.html").fill(PAGE)


def test_a_page_keeps_its_own_heading() -> None:
    assert fill(PAGE).count("<h1>") == 1
    assert fill(replace(PAGE, body='<h1 class="x">Annan</h1>')).count("<h1") == 1


def test_the_button_of_the_contents_is_there_when_there_are_contents() -> None:
    html = HTML.replace('<nav class="md-nav md-nav--secondary">', BUTTON + '<nav class="md-nav md-nav--secondary">')
    frame = Frame(html, "__mia__/sv-method.html", ADDRESSES)
    assert BUTTON.strip() not in frame.fill(PAGE)
    listed = frame.fill(replace(PAGE, toc=(Heading(2, "a", "A"),)))
    assert listed.count(BUTTON.strip()) == 1
    assert [listed.count(f"</{tag}>") - listed.count(f"<{tag}") for tag in ("ul", "nav", "label")] == [0] * 3
    assert listed.count('<label class="md-nav__title" for="__toc">') == 1
    assert listed.index(BUTTON.strip()) < listed.index('<a href="#a">') < listed.index('class="first"')


def test_a_frame_with_two_contents_fills_both() -> None:
    nav = HTML[HTML.index("<nav") : HTML.index('<a class="first"')]
    frame = Frame(HTML.replace(nav, nav + "<hr>" + nav), "__mia__/sv-method.html", ADDRESSES)
    html = frame.fill(replace(PAGE, toc=(Heading(2, "a", "A"),)))
    assert html.count('<a href="#a">') == 2
    assert frame.fill(PAGE).count("<ul") == 0


def test_a_frame_at_the_root_says_why_it_cannot_serve() -> None:
    assert rebased('"../x"', 1, 1) == '"../x"'
    with pytest.raises(ValueError, match=r"^a frame at the site's root cannot serve another folder$"):
        rebased('"x"', 0, 1)
    with pytest.raises(Failure, match="__mia__/x"):
        Frame("<html></html>", "__mia__/x.html").fill(PAGE)


def test_filling_is_fast() -> None:
    frame = Frame(HTML.replace("Hoppa", "<li>punkt</li>\n" * 800), "__mia__/sv-method.html", ADDRESSES)
    page = replace(
        PAGE,
        body="<h1>A</h1>" + (f"<p>{'Ord på rad. ' * 60}" + '<a href="@/index.html">hem</a></p>\n') * 40,
        toc=(Heading(2, "a", "A"),) * 12,
    )
    assert len(page.body) > 29_000
    frame.fill(page)
    times = []
    for _ in range(200):
        start = time.process_time_ns()
        frame.fill(page)
        times.append(time.process_time_ns() - start)
    assert min(times) < 400_000, "25 µs a page on a quiet machine, more when tests are traced; this is a fault"

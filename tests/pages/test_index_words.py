"""The pages that gather records speak both languages, and hold nothing but words, links and classes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from small_pages import words
from test_records import EVERYTHING
from whole_site import site

import mia_kb
from mia_kb.text.catalogues import gaps
from mia_kb.text.languages import DOMAINS, LOCALE, Language

PACKAGE = Path(mia_kb.__file__).parent
SWEDISH = LOCALE / "sv" / "LC_MESSAGES"
THEIRS = ("records", "record.html.jinja", "components.html.jinja")
OTHER_PAGES = ("figure_card.py", "addresses.py", "context.py", "links.py", "passages.py", "redirects.py", "sections.py")
TEMPLATES = [path for path in sorted((PACKAGE / "rendering" / "templates").glob("*.jinja")) if path.name not in THEIRS]


def _texts() -> set[str]:
    methods = [
        *((f"rendering/templates/{path.name}", "jinja2.ext:babel_extract") for path in TEMPLATES),
        *(
            (f"pages/{path.name}", "python")
            for path in sorted((PACKAGE / "pages").glob("*.py"))
            if path.name not in OTHER_PAGES
        ),
    ]
    keywords = {"_": None, "N_": None, "ngettext": (1, 2), "translate": None, "translate_count": (1, 2)}
    found = extract_from_dir(PACKAGE, methods, keywords=keywords)
    return {message if isinstance(message, str) else message[0] for _, _, message, _, _ in found}


def test_every_text_is_translated_and_nothing_else() -> None:
    wanted = _texts()
    elsewhere = {
        text
        for domain in DOMAINS
        if domain != "index" and (SWEDISH / f"{domain}.po").is_file()
        for text in wanted - set(gaps((SWEDISH / f"{domain}.po").read_text("utf-8"), wanted).missing)
    }
    found = gaps((SWEDISH / "index.po").read_text("utf-8"), wanted)
    assert (set(found.missing) - elsewhere, found.unused, found.fuzzy) == (set(), (), ())


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_holds_no_style_script_address_or_words(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"style=|<script|<style|\bon[a-z]+=|https?:|\|\s*safe", text)
    left = re.sub(r"<code>mia-kb new [a-z ]*", " ", text)
    left = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", left, flags=re.DOTALL)
    left = re.sub(r"<[^>]*>", " ", left, flags=re.DOTALL)
    assert re.findall(r"[A-Za-zåäö]{3,}", left.replace(".yaml", "")) == []


def test_swedish_pages_hold_no_english_interface() -> None:
    for uri, page in site(EVERYTHING, Language.SV).items():
        if uri.startswith(("kontroller/", "om/falt/")):
            continue  # code is English
        own = re.sub(r'lang="en">[^<]*|lang="en"><p>[^<]*|<(pre|code)[^>]*>.*?</\1>', ">", page.body, flags=re.DOTALL)
        assert not re.search(r"\b(the|of|and|not|with|Others|Start with)\b", words(own)), uri


def test_english_pages_say_what_is_in_swedish() -> None:
    page = site(EVERYTHING, Language.EN)["en/methods/index.html"]
    assert 'lang="sv">metoden</a>' in page.body


def test_being_listed_is_no_recommendation() -> None:
    pages = site(EVERYTHING)
    for uri in ("index.html", "metoder/index.html", "parter/kommun.html", "om/index.html"):
        assert "ingen rekommendation" in pages[uri].body, uri
    for uri in ("en/index.html", "en/methods/index.html", "en/parties/kommun.html", "en/about/index.html"):
        assert "not a recommendation" in pages[uri].body, uri

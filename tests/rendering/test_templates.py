"""Templates: every word in both languages, no address, style or script of their own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

import mia_kb
from mia_kb.text.catalogues import gaps
from mia_kb.text.languages import LOCALE

PACKAGE = Path(mia_kb.__file__).parent
TEMPLATES = sorted((PACKAGE / "rendering" / "templates").rglob("*.jinja"))
OWN = [path for path in TEMPLATES if path.parent.name == "records" or path.name.startswith(("record.", "components."))]
MODULES = ("rendering/**.py", "pages/records/**.py", "pages/figure_card.py", "pages/addresses.py")


def _texts() -> set[str]:
    """The texts of record pages, of singular and plural the singular."""
    methods = [
        ("rendering/templates/record.html.jinja", "jinja2.ext:babel_extract"),
        ("rendering/templates/components.html.jinja", "jinja2.ext:babel_extract"),
        ("rendering/templates/records/**.jinja", "jinja2.ext:babel_extract"),
        *((module, "python") for module in MODULES),
    ]
    keywords = {"_": None, "N_": None, "ngettext": (1, 2)}
    found = extract_from_dir(PACKAGE, methods, keywords=keywords)
    return {message if isinstance(message, str) else message[0] for _, _, message, _, _ in found}


def test_every_text_of_a_record_page_is_translated_and_nothing_else() -> None:
    found = gaps((LOCALE / "sv" / "LC_MESSAGES" / "pages.po").read_text("utf-8"), _texts())
    assert found == ((), (), ())


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_a_template_holds_no_style_script_or_address(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"style=|<script|<style|\bon[a-z]+=|https?:|\|\s*safe", text)


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_a_template_says_nothing_outside_the_catalogue(path: Path) -> None:
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", " ", path.read_text("utf-8"), flags=re.DOTALL)
    left = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<.*?>", " ", path.read_text("utf-8"), flags=re.DOTALL)
    assert min((re.findall(r"[A-Za-zåäö]{3,}", one) for one in (text, left)), key=len) == []

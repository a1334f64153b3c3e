"""Every page of a library, as a site has it, without the frame around it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from shipped import ROOT
from small_pages import TODAY

from mia_kb.pages.catalogue import views
from mia_kb.pages.context import Context
from mia_kb.publishing.checking import check_records
from mia_kb.rendering.drawing import draw
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from mia_kb.library.link import Library
    from mia_kb.rendering.page import Page


def site(library: Library, *languages: Language) -> dict[str, Page]:
    """All pages by address, in the languages asked for (both if none is named)."""
    contexts = [Context(library, TODAY, language, tuple(Language)) for language in languages or tuple(Language)]
    found = [view for context in contexts for view in views(context)]
    assert len({view.uri for view in found}) == len(found), "two pages at one address"
    return {view.uri: draw(view) for view in found}


@cache
def shipped_library() -> Library:
    """The library that ships with the program."""
    return check_records(ROOT / "methods", TODAY).library


def links(page: Page) -> set[str]:
    """The internal addresses that a page leads to: `metoder/index.html#x`; those within the page begin with `#`."""
    return set(re.findall(r'(?:href|src)="(?:@/)?([^":]+)"', page.body))


def ids(page: Page) -> list[str]:
    """The places in a page that can be led to."""
    return re.findall(r'\sid="([^"]+)"', page.body)


def section(page: Page, anchor: str) -> str:
    """A page's HTML from the heading `anchor` to the next heading of any level."""
    found = re.search(rf'<h[2-6] id="{re.escape(anchor)}".*?(?=<h[2-6] id=|\Z)', page.body, re.DOTALL)
    assert found, f"{page.uri} has no {anchor}"
    return found[0]

"""No page grows without bound, and nothing is lost where a list is cut."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from small_pages import library
from whole_site import links, site

from mia_kb.pages.paging import LONGEST
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from mia_kb.rendering.page import Page

MANY = 430
PER_PAGE = 3
"""How often one record may stand on one page: as news, as an answer, in its list."""


@cache
def pages() -> dict[str, Page]:
    own = "phases: [referral]\nparties: [kommun]\naudience: [handledare]\n"
    lessons = "".join(f"== platsen/lessons/l{n}\n{own}" for n in range(MANY))
    terms = "".join(f"== regional/terms/t{n}\n" for n in range(MANY))
    return site(library(lessons + terms), Language.SV)


def test_no_page_holds_more_than_it_can() -> None:
    for uri, page in pages().items():
        records = re.findall(r"(?:lardomar/platsen/l|ordlista/regional/t)\d+\.html", page.body)
        assert len(records) <= LONGEST * PER_PAGE // 2, uri


def test_every_record_is_on_some_page_of_each_list() -> None:
    for start, kind in (
        ("lardomar/", "lardomar/platsen/l"),
        ("hitta/fas/referral", "lardomar/platsen/l"),
        ("parter/kommun", "lardomar/platsen/l"),
        ("platser/platsen", "lardomar/platsen/l"),
        ("ny-pa-jobbet/handledare", "lardomar/platsen/l"),
        ("ordlista/", "ordlista/regional/t"),
    ):
        own = [page for uri, page in pages().items() if uri.startswith(start) and page.source is None]
        found = {address for page in own for address in links(page) if address.startswith(kind)}
        assert len(found) == MANY, start


def test_the_parts_of_a_list_lead_to_each_other_and_back() -> None:
    first = pages()["lardomar/lista-referral-1.html"]
    assert {"lardomar/lista-referral-2.html", "lardomar/lista-referral-3.html", "lardomar/index.html"} <= links(first)
    assert first.title == "Lärdomar: Väg in (1/3)"


def test_very_many_groups_are_joined_by_letter() -> None:
    methods = "".join(f"== regional/methods/m{n}\n== regional/practices/p{n}\nmethod: m{n}\n" for n in range(300))
    found = site(library(methods), Language.SV)
    listed = {uri for uri in found if uri.startswith("tillampningar/lista-")}
    assert listed == {f"tillampningar/lista-letter-m-{part}.html" for part in (1, 2)}

"""The map of a record's relations: who is on it, on which side, and how many are not."""

from __future__ import annotations

import re

import pytest
from small_pages import TODAY, library, pages, words

from mia_kb.pages.context import Context
from mia_kb.pages.records.relations import FEWEST, MOST, Relations, Side, relations
from mia_kb.rendering.fans import fan
from mia_kb.text.languages import Language

METHOD = "metoder/regional/metoden.html"


def lessons(count: int, status: str = "published") -> str:
    return "".join(
        f"== regional/lessons/lardom-{number:02}\nconcerns: [{{method: metoden}}]\nstatus: {status}\n"
        for number in range(count)
    )


def stories(count: int) -> str:
    return "".join(f"== regional/stories/berattelse-{number}\nmethods: [metoden]\n" for number in range(count))


def found(text: str, name: str = "regional/metoden") -> Relations | None:
    records = library(text)
    return relations(records.by_id[name], Context(records, TODAY, Language.SV))


def ids(side: Side | None) -> list[str]:
    return [ref.id.removeprefix("regional/") for ref in side.refs] if side else []


def test_too_few_are_no_map() -> None:
    assert found(lessons(FEWEST - 1)) is None
    map_ = found(lessons(FEWEST))
    assert map_
    assert ids(map_.incoming) == ["lardom-00", "lardom-01", "lardom-02", "lardom-03"]
    assert map_.outgoing is None


def test_drafts_have_no_place() -> None:
    assert found(lessons(FEWEST, "draft")) is None


def test_kinds_take_turns_and_the_rest_is_a_number() -> None:
    map_ = found(lessons(20) + stories(3))
    assert map_
    assert map_.incoming
    assert ids(map_.incoming) == [
        *(f"lardom-{number:02}" for number in range(7)),
        *(f"berattelse-{n}" for n in range(3)),
    ]
    assert [tuple(more) for more in map_.incoming.more] == [("lesson", 13)]
    assert len(map_.incoming.refs) == MOST


def test_both_sides_share_the_room() -> None:
    terms = "".join(f"== regional/terms/grupp-{number}\nuse: target-group\n" for number in range(8))
    groups = ", ".join(f"grupp-{number}" for number in range(8))
    map_ = found(f"{terms}{lessons(9)}== regional/methods/metoden\ntarget_groups: [{groups}]\n")
    assert map_
    assert map_.incoming
    assert map_.outgoing
    assert (len(map_.incoming.refs), len(map_.outgoing.refs)) == (MOST // 2, MOST // 2)
    assert [tuple(more) for more in map_.outgoing.more] == [("term", 3)]
    few = found(f"{terms}{lessons(2)}== regional/methods/metoden\ntarget_groups: [{groups}]\n")
    assert few
    assert (ids(few.incoming), len(ids(few.outgoing))) == (["lardom-00", "lardom-01"], 8)


def test_who_names_each_other_stands_once_and_a_steward_not_at_all() -> None:
    both = "== regional/methods/metoden\nrelated: [{type: similar, to: regional/lardom-00}]\n"
    map_ = found(both + lessons(4))
    assert map_
    assert (ids(map_.outgoing), ids(map_.incoming)) == (["lardom-00"], ["lardom-01", "lardom-02", "lardom-03"])
    # all of them name the association, as their steward only
    assert found(lessons(9), "regional/forbundet") is None


@pytest.mark.parametrize("name", ["regional/mattet"])
def test_a_measure_has_no_map_of_its_own(name: str) -> None:
    figures = "".join(
        f"== regional/figures/siffra-{number}\nvalue: {{numerator: 20, denominator: 100}}\n" for number in range(9)
    )
    assert found(figures, name) is None


def test_the_page_has_links_and_one_line_for_each() -> None:
    body = pages(library(lessons(20)))[METHOD].body
    section = body.split('id="relations"')[1].split("</section>")[0]
    assert len(re.findall(r'<li class="mia-web__row"><span class="mia-kind">Lärdom</span><a ', section)) == MOST
    assert section.count("M0,500 C50,500") == MOST
    assert "Dessutom: lärdomar 10" in words(section)


def test_a_fan_ends_where_its_rows_stand() -> None:
    assert fan(2) == (200, "M0,100 C50,100 50,50 100,50 M0,100 C50,100 50,150 100,150")


def test_titles_are_escaped_and_keep_their_language() -> None:
    text = (
        lessons(4)
        + "== regional/lessons/engelsk\ntitle: Ask <all> & sundry\nlanguage: en\nconcerns: [{method: metoden}]\n"
    )
    section = pages(library(text))[METHOD].body.split('id="relations"')[1].split("</section>")[0]
    assert ' lang="en">Ask &lt;all&gt; &amp; sundry</a>' in section

"""Small numbers are nowhere in a page: not in its words, its drawing, its description or its view."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from small_pages import library, pages, views, words

if TYPE_CHECKING:
    from mia_kb.library.link import Library

FIGURE = "siffror/regional/siffran.html"
STEPS = "stegforflyttningar/regional/stegen.html"
A_HANDFUL = """
== regional/figures/siffran
title: 3 av 67 fick arbete
summary: 3 av 67 (4,5 procent) fick arbete.
caveat: De 3 var 64 färre än de 67.
as_published: 3 personer
value: {numerator: 3, denominator: 67}
methods: [metoden]"""


def _figure(fields: str) -> Library:
    return library(f"== regional/figures/siffran\n{fields}\n")


def _steps(fields: str) -> Library:
    return library(f"== regional/progressions/stegen\n{fields}\n")


def test_a_handful_is_masked_everywhere() -> None:
    found = library(A_HANDFUL)
    drawn, seen = pages(found), views(found)
    assert "färre än 5 färre än 5 av 67" in words(drawn[FIGURE].body)
    assert "Tal under 5 visas inte" in words(drawn[FIGURE].body)
    for uri in (FIGURE, "metoder/regional/metoden.html", "matt/regional/mattet.html"):
        page = drawn[uri]
        card = page.body if uri == FIGURE else page.body.split('class="mia-card mia-figure')[1].split("</article>")[0]
        shown = " ".join([words(card), page.description, page.title if uri == FIGURE else ""])
        assert not re.search(r"\b3\b|\b64\b|4,5|4\.5", shown), uri
    view = seen[FIGURE]
    assert not re.search(r"\b3 (av|personer)|De 3\b|4,5 procent|\b64\b", repr(view))


def test_the_drawing_of_a_masked_share_is_the_same_whatever_it_hides() -> None:
    def drawing(part: int) -> str:
        found = _figure(f"value: {{numerator: {part}, denominator: 67}}")
        return pages(found)[FIGURE].body.split('<svg class="mia-bar')[1].split("</svg>")[0]

    assert len({drawing(part) for part in (1, 2, 3, 4)}) == 1
    assert len({drawing(part) for part in (63, 64, 65, 66)}) == 1
    assert drawing(4) != drawing(5)


@pytest.mark.parametrize(
    ("fields", "said", "unsaid"),
    [
        ("value: {numerator: 65, denominator: 67}", "nästan alla alla utom färre än 5 av 67", "65"),
        ("value: {numerator: 2, denominator: 4}", "färre än 5", "50 %"),
        ("value: {percent: 3, denominator: 67}", "färre än 5 av 67", "3 %"),
        ("value: {percent: 3}\nn: 67", "färre än 5", "3 %"),
        ("value: {percent: 50, denominator: unknown}\nn: 3", "färre än 5", "50 %"),
    ],
)
def test_other_ways_to_a_small_number(fields: str, said: str, unsaid: str) -> None:
    text = words(pages(_figure(fields))[FIGURE].body)
    assert said in text
    assert unsaid not in text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("value: {numerator: 3, denominator: 67}\ncounts: agreements", "3 av 67"),
        ("value: {numerator: 3, denominator: 67}\nrole: target", "3 av 67"),
        ("value: {numerator: 0, denominator: 67}", "0 av 67"),
        ("value: {percent: 97, denominator: unknown}\nn: 30", "97 %"),
        ("value: {numerator: 24, denominator: 132, approximate: denominator}", "ungefär 24 av 132"),
        ("value: {numerator: unknown, denominator: 30}", "framgår inte av källan av 30"),
        ("value: {number: 1451, unit: personer}", "1 451 personer"),
        ("value: {number: 3500, unit: personer, approximate: number}", "ungefär 3 500 personer"),
    ],
)
def test_what_may_be_shown_is_shown(fields: str, said: str) -> None:
    assert said in words(pages(_figure(fields))[FIGURE].body)


def test_an_approximate_or_unknown_base_has_no_interval() -> None:
    for value in ("{numerator: 24, denominator: 132, approximate: denominator}", "{percent: 92, denominator: unknown}"):
        text = words(pages(_figure(f"value: {value}"))[FIGURE].body)
        assert "95 % intervall" not in text


def test_a_response_rate_is_shown_and_masked() -> None:
    shown = _figure("value: {number: 60, unit: år}\nresponse: {asked: 151, answered: 42}")
    assert "42 av 151 (27,8 %)" in words(pages(shown)[FIGURE].body)
    hidden = _figure("value: {number: 60, unit: år}\nresponse: {asked: 151, answered: 2}")
    assert "färre än 5 av 151" in words(pages(hidden)[FIGURE].body)


def test_a_step_progression_is_drawn_and_masked() -> None:
    moves = "moves: [{from: enrolled, to: work-or-study, count: 24}, {from: enrolled, to: other, count: %d}]\ntotal: %d"
    one, two = (pages(_steps(moves % (n, 24 + n)))[STEPS].body for n in (2, 3))
    assert "Inskriven i projektet Annat färre än 5" in words(one)
    assert "Arbete eller studier visas inte" in words(one)
    first, second = (body.split("mia-flow__drawing")[1].split("</table>")[0] for body in (one, two))
    assert first == second


def test_what_happened_afterwards_is_masked_too() -> None:
    later = "[{from: enrolled, to: other, count: 2}, {from: unknown, to: other, count: 28}]"
    fields = f"moves: [{{from: enrolled, to: other, count: 61}}]\nfollow_up: {{months: 12, asked: 30, moves: {later}}}"
    body = pages(_steps(fields))[STEPS].body
    text = words(body.split('id="follow-up"')[1].split("</section>")[0])
    assert "12 månader efter avslut." in text
    assert "färre än 5" in text
    assert "28" not in text


def test_the_rest_of_a_total_is_told_and_tells_no_small_number() -> None:
    """277 received, 40 of them began to work: 237 are told of in no other way."""
    told = _steps(
        "moves: [{from: unknown, to: work-or-study, count: 40}, {from: unknown, to: other, count: unknown}]\ntotal: 277"
    )
    assert "Övriga, inte uppdelade 237 Sammanlagt 277" in words(pages(told)[STEPS].body)

    def drawn(few: int) -> str:
        ways = (("work-or-study", 40), ("preparation", 20), ("other", few))
        moves = "".join(f"\n- {{from: enrolled, to: {to}, count: {count}}}" for to, count in ways)
        body = pages(_steps(f"moves: {moves}\ntotal: 64"))[STEPS].body
        return body.split('class="mia-flow"')[1].split("</table>")[0]

    assert len({drawn(few) for few in (1, 2, 3, 4)}) == 1
    assert "Övriga, inte uppdelade 24 Sammanlagt 64" in words(drawn(4))

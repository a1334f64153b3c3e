"""What the pages of records show, as a reader sees it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from small_pages import library, pages, views, words

from mia_kb.pages.records.kinds import RECORD_PAGES
from mia_kb.records.kinds import RECORD_KINDS
from mia_kb.rendering.drawing import draw
from mia_kb.text.languages import Language

METHOD = "metoder/regional/metoden.html"
EVERYTHING = library("""
== regional/practices/praktiken
local_name: teamet
adaptations: [{component: plan, what: Planen skrivs efteråt., why: unknown, effect: Mindre stress.}]
history: [{date: 2020, stage: initial}]
receiver: {party: kommun, function: enheten}
== regional/practices/andra
place: regional/forbundet
stage: ended
history: [{date: 2020, stage: full}, {date: 2022, stage: ended}]
== regional/lessons/lardomen
concerns: [{method: metoden, step: plan}]
== regional/lessons/om-hela
concerns: [{method: metoden}]
outcome: unknown
== regional/lessons/efterat
concerns: [{method: metoden, step: after}]
closure: built-in
built_into: metoden
== regional/decisions/beslutet
== regional/decisions/om-praktiken
method: metoden
practice: praktiken
choice: try
followed_up: [{date: 2025-09-01, outcome: partly, text: Halvvägs.}]
== regional/stories/berattelsen
methods: [metoden]
place: platsen
== regional/deviations/avvikelsen
obstacle: hindret
raised: 2025-04
== regional/deviations/samma-sak
obstacle: hindret
state: known
== regional/obstacles/hindret
eased_by: [metoden]
== regional/figures/siffran
value: {numerator: 40, denominator: 277}
denominator_is: alla mottagna
methods: [metoden]
caveat: Vår beräkning.
conflicts: [{figure: motsatsen, why: Olika nämnare.}]
comparison: [{figure: malet, why: Målet gällde alla.}]
place: platsen
== regional/figures/motsatsen
value: {percent: 27, denominator: unknown}
== regional/figures/malet
value: {percent: 30, denominator: unknown}
role: target
== regional/progressions/stegen
moves: [{from: enrolled, to: work-or-study, count: 24}, {from: enrolled, to: other, count: 37}]
methods: [metoden]
== regional/terms/malgruppen
use: target-group
english: the group
definition_en: A word.
avoid: [{word: de svaga, why: Nedsättande.}]
== platsen/lessons/lokal
target_groups: [malgruppen]
phases: [referral]
parties: [kommun]
value_levels: [society]
""")


def test_every_kind_has_a_page() -> None:
    assert [page.kind for page in RECORD_PAGES] == [model.kind for model in RECORD_KINDS]
    assert {view.section for view in views(EVERYTHING).values()} == {model.kind for model in RECORD_KINDS}


def test_the_same_library_gives_the_same_views() -> None:
    assert views(EVERYTHING) == views(EVERYTHING)


@pytest.mark.parametrize("language", Language)
def test_every_page_is_whole(language: Language) -> None:
    drawn = pages(EVERYTHING, language)
    for uri, page in drawn.items():
        ids = re.findall(r' id="([^"]+)"', page.body)
        assert len(ids) == len(set(ids)), uri
        assert page.body.count("<h1") == 1
        assert [heading.id for heading in page.toc] == re.findall(r'<h[23] id="([^"]+)"', page.body)
        assert set(re.findall(r'href="#([^"]+)"', page.body)) <= set(ids), uri
        for element in ("section", "div", "article", "ul", "ol", "li", "p", "dl", "dd", "span", "a", "svg", "aside"):
            assert len(re.findall(rf"<{element}[ >]", page.body)) == page.body.count(f"</{element}>"), (uri, element)
        for target in re.findall(r'href="@/([^"#]+)', page.body):
            assert target in drawn or target.endswith("index.html") or re.match(
                r"(en/)?(hitta|find|platser|places|parter|parties|rapporter|reports)/", target
            ), (uri, target)  # fmt: skip


def test_swedish_pages_hold_no_english_interface() -> None:
    for uri, page in pages(EVERYTHING).items():
        swedish = words(re.sub(r'lang="en">[^<]*|lang="en"><p>[^<]*', ">", page.body))
        assert not re.search(r"\b(the|of|and|not stated|Why|Source|with)\b", swedish), uri


def test_a_method_shows_each_lesson_where_it_belongs() -> None:
    body = pages(EVERYTHING)[METHOD].body
    during, after = body.split('id="core"')[0].split('id="during"')[1].split('id="after"')
    assert "lardomen.html" in during
    assert "efterat.html" in after
    whole = body.split('id="lessons"')[1].split("</section>")[0]
    assert "om-hela.html" in whole
    assert "efterat.html" not in whole


def test_a_method_says_who_did_what_with_it() -> None:
    text = words(pages(EVERYTHING)[METHOD].body)
    assert "Att en metod finns här är ingen rekommendation." in text
    assert "Planen skrivs efteråt. Varför: framgår inte av källan Effekt: Mindre stress." in text
    assert "Avböj 10 januari 2025 · styrgruppen · Platsen" in text
    assert "Prövad på 2 platser, införd på 0, avböjd på 1." in text


@pytest.mark.parametrize(
    ("evidence", "said"),
    [
        ("{level: E4, certainty: high, about: X., effect: arbete}", "Leder till arbete."),
        ("{level: E4, certainty: moderate, about: X., effect: arbete}", "Leder troligen till arbete."),
        ("{level: E4, certainty: low, about: X., effect: arbete}", "Leder möjligen till arbete."),
        ("{level: E4, certainty: very_low, about: X., effect: arbete}", "Det går inte att bedöma om"),
        ("{level: E2, certainty: not-assessed, about: X., effect: arbete}", "Ingen har bedömt hur säkert det är"),
        ("{level: EN, certainty: high, about: X., effect: arbete}", "inte fann någon effekt på arbete."),
    ],
)  # fmt: skip
def test_the_words_follow_the_certainty(evidence: str, said: str) -> None:
    body = pages(library(f"== regional/methods/metoden\nevidence: {evidence}"))[METHOD].body
    assert said in words(body.split('id="evidence"')[1].split('class="mia-pair"')[0])


def test_a_figure_is_shown_with_its_whole_context() -> None:
    text = words(pages(EVERYTHING)["siffror/regional/siffran.html"].body)
    for said in ("14,4 % 40 av 277 alla mottagna", "mellan 10,8 % och 19,1 %", "Vår beräkning.", "2020 till 2021",
                 "personer", "kalla.example", "Andelen som börjat arbeta.", "En annan siffra säger något annat", "27 %",
                 "Varför de skiljer sig: Olika nämnare.", "Kan läsas bredvid", "Målet gällde alla."):  # fmt: skip
        assert said in text


def test_a_target_is_told_from_an_outcome_in_words_and_form() -> None:
    drawn = pages(EVERYTHING)
    target, outcome = drawn["siffror/regional/malet.html"].body, drawn["siffror/regional/siffran.html"].body
    assert "Mål" in words(target)
    assert "mia-figure--target" in target
    assert "mia-figure--outcome" in outcome
    assert "95 %" not in words(target)


def test_an_organisation_that_has_ended_hands_over() -> None:
    ended = library("""
== regional/organisations/forbundet
end: 2025-12-31
successor: efterfoljaren
== regional/organisations/efterfoljaren
""")
    text = words(pages(ended)[METHOD].body)
    assert "Kansli, efterfoljaren Övertagen från forbundet, som har upphört." in text
    orphaned = library("== regional/organisations/forbundet\nend: 2025-12-31\nsuccessor: unknown")
    text = words(pages(orphaned)[METHOD].body)
    assert "Ingen förvaltar den längre Förvaltades av kansli, forbundet. Den behöver ett nytt hem." in text


def test_a_review_in_time_soon_and_late() -> None:
    found = library()
    assert "Granskning försenad" not in words(pages(found)[METHOD].body)
    assert "Granskas snart" in words(pages(found, today=date(2027, 5, 1))[METHOD].body)
    assert "Granskning försenad" in words(pages(found, today=date(2027, 6, 2))[METHOD].body)


def test_a_draft_has_no_page_and_is_named_nowhere() -> None:
    found = library("""
== regional/lessons/hemlig
status: draft
concerns: [{method: metoden, step: plan}]
== regional/practices/hemlig-praktik
status: draft
== regional/terms/hemligt-ord
status: draft
== regional/stories/oppen
related: [{type: similar, to: hemlig}]
target_groups: [hemligt-ord]
teaches: Läs [mer](hemlig).
""")
    assert not any("hemlig" in uri or "hemlig" in page.body for uri, page in pages(found).items())


def test_a_link_in_a_text_leads_to_the_record() -> None:
    found = library("""
== regional/stories/visa
teaches: Läs om [metoden](metoden) och [inget](finns-inte).
methods: [metoden]
""")
    drawn = pages(found)
    link = '<a href="@/metoder/regional/metoden.html" rel="noopener noreferrer">metoden</a> och inget'
    assert link in drawn["berattelser/regional/visa.html"].body
    assert link in drawn[METHOD].body


def test_related_records_are_shown_from_both_sides() -> None:
    found = library("""
== regional/lessons/ny
related: [{type: replaces, to: gammal, why: Ny kunskap.}]
== regional/lessons/gammal
""")
    drawn = pages(found)
    assert "Ersätter gammal" in words(drawn["lardomar/regional/ny.html"].body)
    assert "Ersätts av ny Lärdom Ny kunskap." in words(drawn["lardomar/regional/gammal.html"].body)


def test_an_english_page_says_what_is_in_swedish() -> None:
    translated = "== regional/methods/metoden\ntranslations: {en: {title: The method, text: All **in short**.}}"
    page = pages(library(translated), Language.EN)["en/methods/regional/metoden.html"]
    assert page.title == "The method"
    assert "This record is written in Swedish. First comes a short version in English." in words(page.body)
    assert page.body.index("<strong>in short</strong>") < page.body.index("Det behövs.")
    assert '<div class="mia-prose" lang="sv"><p>Det behövs.</p></div>' in page.body
    assert "<h1>The method</h1>" in page.body


def test_a_term_is_called_by_its_english_name_on_english_pages() -> None:
    page = pages(EVERYTHING, Language.EN)["en/glossary/regional/malgruppen.html"]
    assert page.title == "the group"
    assert "In Swedish malgruppen" in words(page.body)
    assert 'href="@/en/find/target-group/regional/malgruppen.html"' in page.body


def test_every_page_leads_on_by_facets_and_place() -> None:
    body = pages(EVERYTHING)["lardomar/platsen/lokal.html"].body
    for target in ("hitta/malgrupp/regional/malgruppen", "hitta/fas/referral", "hitta/niva/society", "parter/kommun",
                   "platser/platsen"):  # fmt: skip
        assert f'href="@/{target}.html"' in body


def test_hostile_texts_stay_texts() -> None:
    attack = '"><script>alert(1)</script>'
    found = library(f"""
== regional/methods/metoden
title: '{attack}'
why: '{attack}'
pitfalls: ['{attack}']
synonyms: ['{attack}']
== regional/figures/siffran
value: {{number: 40, unit: '{attack}'}}
denominator_is: '{attack}'
methods: [metoden]
""")
    for page in pages(found).values():
        assert "<script" not in page.body


def test_a_page_is_drawn_from_its_view_alone() -> None:
    view = views(EVERYTHING)[METHOD]
    assert draw(view) == draw(view)
    assert "Library" not in repr(view)

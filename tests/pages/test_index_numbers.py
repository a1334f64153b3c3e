"""What the pages that gather records count, against what one counts by hand."""

from __future__ import annotations

import re
from functools import cache

from small_pages import TODAY, library, words
from test_records import EVERYTHING
from whole_site import section, site

from mia_kb.library.link import Library, link
from mia_kb.pages.context import Context
from mia_kb.pages.gathering import Gathering
from mia_kb.pages.health import health
from mia_kb.pages.news import news
from mia_kb.records.vocabulary import EvidenceLevel, Outcome
from mia_kb.text.languages import Language

COUNTED = library("""
== regional/methods/annan
review_by: 2026-11-21
evidence: {level: E3, certainty: moderate, about: En studie.}
parties: [kommun]
== regional/methods/utkast
status: draft
== norr/practices/teamet
method: regional/metoden
place: regional/platsen
stage: unknown
== norr/lessons/en
outcome: did-not-work
applies_not_when: unknown
== norr/lessons/tva
outcome: did-harm
applies_not_when: När det regnar.
reviewed: [{date: 2026-01-05, function: kansli, still_used: unknown, changed: inget}]
""")


@cache
def swedish() -> dict[str, str]:
    return {uri: page.body for uri, page in site(COUNTED, Language.SV).items()}


def gathering(found: Library = COUNTED, language: Language = Language.SV) -> Gathering:
    return Gathering(Context(found, TODAY, language, tuple(Language)))


def test_the_library_in_numbers() -> None:
    found = health(gathering())
    assert {kind.kind: (kind.total, kind.by_library) for kind in found.kinds if kind.total} == {
        "method": (2, (2, 0)),
        "practice": (1, (0, 1)),
        "lesson": (2, (0, 2)),
        "measure": (1, (1, 0)),
        "organisation": (2, (2, 0)),
    }
    assert found.total == 8
    assert (found.in_time.count, found.in_time.percent) == (7, 88)
    assert (found.ever_reviewed.count, found.ever_reviewed.whole) == (1, 8)
    assert found.orphans.count == 0
    assert dict(found.evidence) == {level: {"E1": 1, "E3": 1}.get(level.code, 0) for level in EvidenceLevel}
    assert dict(found.outcomes)[Outcome.DID_HARM] == 1


def test_what_sources_do_not_say_is_counted() -> None:
    # two methods with not_for and takes.time, a practice with its stage, a lesson, and a review
    found = health(gathering())
    assert (found.unknowns, found.silent.count) == (2 * 2 + 1 + 1 + 1, 5)


def test_an_empty_library_has_no_shares() -> None:
    assert health(gathering(link([]))).silent.percent is None
    assert "0 av 0" in words(site(link([]), Language.SV)["om/index.html"].body)


def test_the_version_follows_the_records_alone() -> None:
    assert health(gathering()).version == health(gathering(language=Language.EN)).version
    assert health(gathering()).version != health(gathering(library())).version


def test_a_section_says_how_many_there_are_of_each_group() -> None:
    body = swedish()["metoder/index.html"]
    assert re.findall(r'<h2 id="([a-z-]+)">[^<]*</h2><span class="mia-count">(\d+)<', body) == [
        ("tried", "1"),
        ("described", "1"),
    ]


def test_a_facet_counts_its_records() -> None:
    hitta = words(section(site(COUNTED, Language.SV)["hitta/index.html"], "evidence"))
    assert "Kontrollerad studie 1" in hitta
    assert "Systematisk översikt 0" in hitta


def test_the_gravest_outcome_is_told_first() -> None:
    page = site(COUNTED, Language.SV)["vad-gick-fel/index.html"]
    assert [heading.id for heading in page.toc] == ["did-harm", "did-not-work"]


def test_a_place_tells_what_is_left_to_do() -> None:
    body = words(swedish()["platser/platsen.html"])
    assert "Vad som är kvar att göra" in body
    assert "Ingen mottagare är känd 1" in body
    assert "Inget beslut om det är inlagt 1" in body
    assert "Granskningen är försenad" not in body


def test_a_decision_about_the_method_in_the_place_is_a_decision() -> None:
    decided = library("== platsen/practices/en\n== platsen/decisions/beslutet\n")
    assert "Inget beslut" not in site(decided, Language.SV)["platser/platsen.html"].body


def test_news_are_what_was_done_last_and_never_what_is_still_to_come() -> None:
    future = library("""
== regional/decisions/kommande
date: 2027-01-01
== regional/decisions/gammalt
date: 2020-05-01
""")
    assert [(item.row.ref.id, item.day.isoformat()) for item in news(gathering(future))] == [
        ("regional/gammalt", "2020-05-01")
    ]


def test_a_draft_is_on_no_page() -> None:
    assert not any("regional/utkast" in body for body in swedish().values())


def test_a_party_is_told_what_it_can_start_using() -> None:
    body = words(swedish()["parter/kommun.html"])
    assert "Det här kan kommunen börja använda nu" in body
    assert "annan" in body


def test_figures_of_targets_and_outcomes_stand_apart() -> None:
    page = site(EVERYTHING, Language.SV)["siffror/index.html"]
    assert [heading.id for heading in page.toc] == ["target", "outcome-regional"]
    assert "malet.html" in section(page, "target")
    assert "malet.html" not in section(page, "outcome-regional")


def test_measures_show_figures_that_contradict_each_other_with_the_reason() -> None:
    conflicts = section(site(EVERYTHING, Language.SV)["matt/index.html"], "conflicts")
    page = words(site(EVERYTHING, Language.SV)["matt/index.html"].body)
    assert "Mått där siffrorna säger olika" in words(conflicts)
    assert "Olika nämnare." in page

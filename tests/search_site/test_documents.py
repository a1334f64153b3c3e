"""Records as documents: what is searched, in which language, and what must not be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mia_kb.publishing.searching.documents import document, plain
from mia_kb.publishing.searching.traits import surroundings, traits
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from mia_kb.pages.gathering import Gathering
    from mia_kb.search.document import Document

SV, EN = Language.SV, Language.EN


@pytest.fixture(scope="module")
def found(seen: dict[Language, Gathering]) -> dict[tuple[Language, str], Document]:
    around = surroundings(seen[SV].context)
    return {
        (language, item.id): document(item, own.context, traits(item, around))
        for language, own in seen.items()
        for item in own.context.every_shown()
    }


def test_a_method_is_found_by_its_own_words_and_by_what_places_call_it(
    found: dict[tuple[Language, str], Document],
) -> None:
    method = found[SV, "regional/traffas-i-team"]
    assert (method.url, method.kind, method.language) == ("metoder/regional/traffas-i-team.html", "method", SV)
    assert method.title == "Träffa deltagaren i ett gemensamt team"
    assert method.tags == ("MGT", "samverkansteam", "resursteam")
    assert method.summary == "Fyra parter träffar deltagaren och slutar mötet i en gemensam plan."
    assert method.headings == ("långtidssjukskrivna", "Arbetsförmedlingen", "kommunen")
    assert "Deltagare faller mellan myndigheter som bedömer var för sig." in method.body  # without Markdown
    assert "Se ordet." in method.body
    assert "metodstöd" not in method.body, "who keeps a record is no subject of it"


def test_a_method_is_filtered_by_what_its_page_says(found: dict[tuple[Language, str], Document]) -> None:
    method = found[SV, "regional/traffas-i-team"]
    assert dict(method.facets) == {
        "target-group": ("regional/langtidssjukskrivna",),
        "party": ("arbetsformedlingen", "kommun"),
        "place": ("regional/norra", "regional/sodra"),
        "phase": ("assessment",),
        "value-level": ("individual", "organisation"),
        "evidence": ("E4",),
    }
    assert method.date == "2026-01-15", "the day its source was read, later than its review"
    assert method.weight_in_practice == 2


def test_a_practice_has_its_stage_its_place_and_its_methods_use(found: dict[tuple[Language, str], Document]) -> None:
    practice = found[SV, "sodra/resursteam"]
    assert practice.tags == ("resursteam", "MGT")
    assert dict(practice.facets)["stage"] == ("ended",)
    assert dict(practice.facets)["place"] == ("regional/sodra",)
    assert practice.weight_in_practice == 2
    assert practice.headings == ("Södra",)


def test_a_translated_record_is_an_english_document_on_english_pages(
    found: dict[tuple[Language, str], Document],
) -> None:
    method = found[EN, "regional/traffas-i-team"]
    assert (method.url, method.language) == ("en/methods/regional/traffas-i-team.html", EN)
    assert method.title == "Meet the participant in a joint team"
    assert method.tags[0] == "Träffa deltagaren i ett gemensamt team", "also found by its own title"
    place, *parties = method.headings
    assert place == "people on long-term sick leave"
    assert parties == ["Swedish Public Employment Service", "the municipality"]


def test_a_record_without_translation_keeps_its_language_on_english_pages(
    found: dict[tuple[Language, str], Document],
) -> None:
    lesson = found[EN, "norra/bjud-in-varden"]
    assert (lesson.url, lesson.language) == ("en/lessons/norra/bjud-in-varden.html", SV)
    story = found[SV, "norra/knutarna"]
    assert (story.url, story.language) == ("berattelser/norra/knutarna.html", EN), "written in English"


def test_a_term_is_found_by_all_its_names_and_words_to_avoid(found: dict[tuple[Language, str], Document]) -> None:
    term = found[SV, "regional/team"]
    assert term.title == "Myndighetsgemensamt team"
    assert set(term.tags) >= {"samverkansteam", "MGT", "multi-agency team", "individ"}
    english = found[EN, "regional/team"]
    assert (english.title, english.language) == ("Multi-agency team", EN)
    assert english.body.startswith("A fixed group that meets the participant together.")


def test_what_a_record_says_again_and_again_is_searched_once(found: dict[tuple[Language, str], Document]) -> None:
    lines = found[SV, "sodra/bussbiljetten"].body.split("\n")
    assert "Biljetten behövs även där." in lines
    assert len(lines) == len(set(lines))


def test_a_draft_is_not_found(found: dict[tuple[Language, str], Document]) -> None:
    assert not any("utkast" in id_ for _, id_ in found)


def test_a_masked_number_cannot_be_read_from_the_index(found: dict[tuple[Language, str], Document]) -> None:
    figure = found[SV, "norra/fa-personer"]
    assert "3" not in figure.title.split() + figure.summary.split() + figure.body.split()


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("Bara text", "Bara text"),
        ("arbets**träning**", "arbetsträning"),
        ("- ett\n- två", "ett\ntvå"),
        ("[ordet](team) & <b>", "ordet & <b>"),
    ],
)
def test_markdown_as_plain_text(markdown: str, text: str) -> None:
    assert [line for line in plain(markdown).split("\n") if line] == text.split("\n")

"""The pages of the three value levels: words that follow certainty, nothing added up, nothing left out in silence."""

from __future__ import annotations

import pytest
from small_pages import TODAY, library, words

from mia_kb.pages.addresses import VALUE_LEVEL
from mia_kb.pages.context import Context
from mia_kb.pages.find import value_pages
from mia_kb.pages.gathering import Gathering
from mia_kb.rendering.drawing import draw
from mia_kb.text.languages import Language

LEVELS = {"individual": "hitta/niva/individual.html", "society": "hitta/niva/society.html"}


def page(text: str, level: str = "individual", language: Language = Language.SV) -> str:
    """What a reader sees of a level's page."""
    context = Context(library(text), TODAY, language, tuple(Language))
    uri = LEVELS[level] if language is Language.SV else LEVELS[level].replace("hitta/niva", "en/find/value-level")
    view = next(view for view in value_pages(VALUE_LEVEL, Gathering(context)) if view.uri == uri)
    return words(draw(view).body)


def method(name: str, certainty: str, effect: str = "att fler arbetar", level: str = "E2") -> str:
    told = f", effect: {effect}" if effect else ""
    evidence = f"evidence: {{level: {level}, certainty: {certainty}, about: Om det.{told}}}"
    return f"== regional/methods/{name}\nvalue_levels: [individual, society]\n{evidence}\n"


@pytest.mark.parametrize(
    ("certainty", "said"),
    [
        ("high", "Leder till att fler arbetar."),
        ("moderate", "Leder troligen till att fler arbetar."),
        ("low", "Leder möjligen till att fler arbetar."),
        ("very-low", "Det går inte att bedöma om metoden leder till att fler arbetar."),
    ],
)
def test_the_wording_follows_the_certainty(certainty: str, said: str) -> None:
    assert said in page(method("ett", certainty))


def test_the_surest_first_and_without_effect_last() -> None:
    text = page(method("osaker", "low", "att A") + method("saker", "high", "att B") + method("tyst", "high", ""))
    assert text.index("att B.") < text.index("att A.") < text.index("Beskrivna, utan studerad effekt")
    assert "Vad kunskapen tillåter att man säger 3" in text


def test_a_method_tested_without_effect_is_told_of() -> None:
    text = page(method("provad", "high", "", "EN"))
    assert "Prövad i en noggrann studie som inte fann någon effekt." in text
    assert "Beskrivna, utan studerad effekt" not in text


def test_other_levels_say_that_most_effects_are_about_participants() -> None:
    found = method("ett", "low")
    assert "de flesta gäller deltagare" in page(found, "society")
    assert "de flesta gäller deltagare" not in page(found)


STEPS = "moves: [{from: unknown, to: work-or-study, count: 24}]\n"


def test_all_progressions_are_the_persons_with_what_is_not_known() -> None:
    text = page(
        f"== regional/progressions/ett\n{STEPS}participant_view: mixed\nfollow_up: {{months: 6, asked: 40}}\n"
        f"== regional/progressions/tva\n{STEPS}total: 3\nvalue_levels: [society]\n"
    )
    assert "I deltagarnas egna ögon: känt för 1 av 2. Vad som hände sedan: känt för 1 av 2." in text
    assert "6 månader efter avslut. Hur många som följdes upp: 40." in text
    assert "Hur många: visas inte ( avslutade deltagare)" in text


def test_another_level_has_the_progressions_that_name_it() -> None:
    records = f"== regional/progressions/ett\n{STEPS}== regional/progressions/tva\n{STEPS}value_levels: [society]\n"
    assert "Vart människor tog vägen, och hur de såg på det 1 " in page(records, "society")


def test_figures_are_counted_by_what_they_are_and_shown_with_their_whole() -> None:
    fields = "value_levels: [individual]\n"
    text = page(
        f"== regional/figures/ett\n{fields}value: {{numerator: 24, denominator: 132}}\n"
        f"== regional/figures/tva\n{fields}value: {{percent: 30, denominator: unknown}}\n"
        f"== regional/figures/malet\n{fields}role: target\nvalue: {{percent: 40}}\n"
    )
    assert "2 siffror om vad som hände och 1 om vad man hoppades på. Av de förra säger 1 hur många som räknades" in text
    assert "18,2 % 24 av 132" in text


def test_stories_and_an_empty_level() -> None:
    story = "== regional/stories/ett\nvalue_levels: [individual]\nteaches: Att det går.\n"
    assert "En berättelse säger vad som kan hända, aldrig hur ofta." in page(story)
    assert "Ingen metod är beskriven än." in page("", "society")


def test_in_english() -> None:
    text = page(method("ett", "low"), "individual", Language.EN)
    assert "Value for the person" in text
    assert "possibly leads to" in text.lower()

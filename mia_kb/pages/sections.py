"""The sections of the site, in the order in which people meet them."""

from __future__ import annotations

from typing import NamedTuple

from mia_kb.rendering.page import Section
from mia_kb.text.languages import Language


class SectionSpec(NamedTuple):
    """A section in both languages; `parent` is the key of the section it stands under."""

    key: str
    parent: str | None
    uri_sv: str
    title_sv: str
    uri_en: str
    title_en: str


SECTIONS: tuple[SectionSpec, ...] = (
    SectionSpec("home", None, "index.html", "Start", "en/index.html", "Home"),
    SectionSpec("method", None, "metoder/index.html", "Metoder", "en/methods/index.html", "Methods"),
    SectionSpec(
        "practice", "method", "tillampningar/index.html", "Tillämpningar", "en/practices/index.html", "Practices"
    ),
    SectionSpec("decision", "method", "beslut/index.html", "Beslut", "en/decisions/index.html", "Decisions"),
    SectionSpec("lesson", None, "lardomar/index.html", "Lärdomar", "en/lessons/index.html", "Lessons"),
    SectionSpec("deviation", "lesson", "avvikelser/index.html", "Avvikelser", "en/deviations/index.html", "Deviations"),
    SectionSpec("obstacle", "lesson", "hinder/index.html", "Hinder", "en/obstacles/index.html", "Obstacles"),
    SectionSpec(
        "what-went-wrong",
        "lesson",
        "vad-gick-fel/index.html",
        "Vad gick fel och varför",
        "en/what-went-wrong/index.html",
        "What went wrong and why",
    ),
    SectionSpec("story", "lesson", "berattelser/index.html", "Berättelser", "en/stories/index.html", "Stories"),
    SectionSpec("place", None, "platser/index.html", "Platser", "en/places/index.html", "Places"),
    SectionSpec(
        "organisation",
        "place",
        "organisationer/index.html",
        "Organisationer",
        "en/organisations/index.html",
        "Organisations",
    ),
    SectionSpec("figure", None, "siffror/index.html", "Siffror", "en/figures/index.html", "Figures"),
    SectionSpec(
        "progression",
        "figure",
        "stegforflyttningar/index.html",
        "Stegförflyttning",
        "en/progressions/index.html",
        "Step progression",
    ),
    SectionSpec("measure", "figure", "matt/index.html", "Mått", "en/measures/index.html", "Measures"),
    SectionSpec("find", None, "hitta/index.html", "Hitta", "en/find/index.html", "Find"),
    SectionSpec(
        "new-on-the-job",
        "find",
        "ny-pa-jobbet/index.html",
        "Ny på jobbet",
        "en/new-on-the-job/index.html",
        "New on the job",
    ),
    SectionSpec("party", "find", "parter/index.html", "Parter", "en/parties/index.html", "Parties"),
    SectionSpec("search", "find", "sok.html", "Sök", "en/search.html", "Search"),
    SectionSpec("term", None, "ordlista/index.html", "Ordlista", "en/glossary/index.html", "Glossary"),
    SectionSpec("about", None, "om/index.html", "Om", "en/about/index.html", "About"),
    SectionSpec("report", "about", "rapporter/index.html", "Rapporter", "en/reports/index.html", "Reports"),
    SectionSpec("check", "about", "kontroller/index.html", "Kontroller", "en/checks/index.html", "Checks"),
)


def sections(languages: tuple[Language, ...] = tuple(Language)) -> tuple[Section, ...]:
    """Every section in each of `languages`."""
    return tuple(_section(spec, language) for language in languages for spec in SECTIONS)


def _section(spec: SectionSpec, language: Language) -> Section:
    if language is Language.SV:
        return Section(spec.key, language, spec.uri_sv, spec.title_sv, spec.parent)
    return Section(spec.key, language, spec.uri_en, spec.title_en, spec.parent)

"""The small library with more to find: another place's name for the method, a hostile record, enough for two pages."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mia_kb.pages.context import Context
from mia_kb.pages.gathering import Gathering
from mia_kb.publishing.checking import check_records
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from mia_kb.library.link import Library

SMALL = Path(__file__).parents[1] / "sites" / "small"
TODAY = date(2026, 4, 1)
HEAD = "status: published\nsteward: {organisation: regional/kansliet, function: kansli}\nreview_by: 2027-06-01\n"
HOSTILE = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'
SETTINGS = """\
site_name: Liten samling
site_url: SITE_URL
plugins:
  - mia-kb
theme:
  name: material
  language: sv
  font: false
  features: [navigation.tabs, navigation.instant]
  palette: {scheme: default}
"""
LESSON = """\
event: Det blev så.
lesson: Det lärde vi oss.
recommendation: Gör så här.
outcome: worked
applies_when: unknown
applies_not_when: unknown
receivers: [{role: delprojektledare, party: kommun}]
closure: open
"""
REVIEWED = {
    number: f"reviewed: [{{date: {day}, function: metodstöd, still_used: ja, where: Södra, changed: Inget.}}]\n"
    for number, day in ((5, "2024-05-02"), (17, "2025-03-01"), (22, "2024-11-30"))
}
RECORDS = {
    "sodra/practices/resursteam.yaml": (
        "title: Resursteam i hela Södra\nmethod: regional/traffas-i-team\nplace: sodra\n"
        "local_name: resursteam, MGT\nperiod: {from: 2018, to: 2020}\nstage: ended\nstage_reason: Projektet tog slut.\n"
        "routine: unknown\n"
    ),
    "sodra/lessons/utkast.yaml": f"title: Ett utkast om enhörningar\n{LESSON}",
    "regional/terms/sip.yaml": (
        "title: samordnad individuell plan\nabbreviation: SIP\nenglish: coordinated individual plan\n"
        "definition: Plan som kommun och region gör tillsammans.\nneeds_expert: ja\nsynonyms: [en plan]\n"
    ),
    "regional/terms/arbetstraning.yaml": (
        "title: arbetsträning\ndefinition: Träning i riktigt arbete.\nneeds_expert: ja\n"
    ),
    "sodra/lessons/angrepp.yaml": (
        f"title: 'Rasande {HOSTILE}'\nsummary: 'Även här {HOSTILE}'\n{LESSON}".replace(
            "Det blev så.", f"'{HOSTILE} </script>'"
        )
    ),
    "sodra/lessons/formel.yaml": f'title: \'=HYPERLINK("http://example.org","formel")\'\n{LESSON}',
    "norra/lessons/bussresan.yaml": (
        f"title: Betala bussresan i förväg\nsummary: Bussresan kostar mer än dagersättningen räcker till.\n{LESSON}"
    ),
    "sodra/lessons/bussbiljetten.yaml": (
        f"title: Köp bussbiljetten åt deltagaren\nsummary: Dagersättningen räcker inte till bussresan.\n{LESSON}"
        "related:\n"
        "  - {type: complements, to: vandring-1, why: Biljetten behövs även där.}\n"
        "  - {type: complements, to: vandring-2, why: Biljetten behövs även där.}\n"
    ),
    **{
        f"sodra/lessons/vandring-{number}.yaml": (
            f"title: Vandra väg {number}\nsummary: Vandring nummer {number} gick bra.\nphases: [training]\n"
            f"{REVIEWED.get(number, '')}{LESSON}"
        )
        for number in range(1, 26)
    },
}


def write(folder: Path, site_url: str = "") -> Path:
    """The sources of the library in `folder`; returns its settings."""
    shutil.copytree(SMALL, folder, dirs_exist_ok=True)
    for path, text in RECORDS.items():
        file = folder / "methods" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        head = HEAD.replace("published", "draft") if "utkast" in path else HEAD
        file.write_text(text + head, "utf-8")
    (folder / "docs" / "en").mkdir(exist_ok=True)
    (folder / "docs" / "en" / "om-oss.md").write_text("# About us\n\nWe collect experiences of walking.\n", "utf-8")
    settings = folder / "mkdocs.yml"
    settings.write_text(SETTINGS.replace("SITE_URL", site_url or "''"), "utf-8")
    return settings


def gatherings(folder: Path) -> dict[Language, Gathering]:
    """The library written to `folder` as pages in each language see it."""
    linked = library(folder)
    return {language: Gathering(Context(linked, TODAY, language)) for language in Language}


def library(folder: Path) -> Library:
    """The library written to `folder`."""
    return check_records(folder / "methods", TODAY).library

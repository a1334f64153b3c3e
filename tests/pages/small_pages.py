"""Records written in a test, read the way files are read, and drawn the way a site draws them."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from html import unescape

from mia_kb.library.link import Library, link
from mia_kb.pages.context import Context
from mia_kb.pages.records.kinds import record_view
from mia_kb.reading.folder import Found, place
from mia_kb.reading.item import Item
from mia_kb.reading.records import FOLDERS, read_record
from mia_kb.rendering.drawing import draw
from mia_kb.rendering.page import Page
from mia_kb.rendering.view import View
from mia_kb.text.languages import Language

TODAY = date(2026, 11, 22)
HEAD = """
title: {name}
status: published
steward: {{organisation: regional/forbundet, function: kansli}}
review_by: 2027-06-01
"""
FIELDS = {
    "organisations": "type: association",
    "terms": "definition: Ett ord.",
    "measures": "definition: Andelen som börjat arbeta.\ntype: share\nunit: procent\nbetter: higher",
    "methods": """
summary: Så gör man.
why: Det behövs.
not_for: unknown
core_components: [{id: plan, text: Planen skrivs tillsammans.}, {id: alla, text: Alla är med.}]
steps: [{id: plan, phase: during, text: Skriv planen.}, {phase: after, text: Följ upp.}]
takes: {time: unknown, people: Två}
evidence: {level: E1, certainty: low, about: Tio intervjuer.}""",
    "practices": "method: regional/metoden\nplace: regional/platsen\nperiod: {from: 2020}\nstage: initial",
    "decisions": "body: styrgruppen\nplace: regional/platsen\ndate: 2025-01-10\nmethod: regional/metoden\nchoice: decline\n"
    "grounds: För dyrt nu.\nowner: chefen\nfollow_up: 2025-06-01",
    "stories": "perspective: staff\nwhat_happened: Något.\nteaches: Något annat.\nconsent: unknown",
    "lessons": "event: Det hände.\nlesson: Det lärde.\nrecommendation: Gör så.\noutcome: worked\napplies_when: alltid\n"
    "applies_not_when: unknown\nreceivers: [{role: handledare}]\nclosure: open",
    "deviations": "event: Det skavde.\nlevel: structure\nparty: kommun\nowner: unknown\nnoticed: 2025-03\nstate: raised",
    "obstacles": "cause: Reglerna.\nconsequence: unknown\nlevel: structure\nmandate: [kommun]",
    "figures": "measure: regional/mattet\nrole: outcome\ncounts: persons\nperiod: {from: 2020, to: 2021}\n"
    "perspective: organisation\nsources: [{url: 'https://kalla.example/sida', kind: project}]",
    "progressions": "total: 61\ntotal_is: avslutade deltagare\ncounts: persons\nperiod: {from: 2020}\nmeasured: unknown\n"
    "measured_how: unknown\nfollow_up: unknown\nparticipant_view: unknown\nwent_wrong: unknown",
}
ALWAYS = {
    "regional/organisations/forbundet": "",
    "regional/organisations/platsen": "type: sub-project\nshort_name: Platsen",
    "regional/measures/mattet": "",
    "regional/methods/metoden": "",
}


def library(**records: str) -> Library:
    """The library of these records: a key is a path with `__` for `/` and `_` for `-`, a value the fields that matter."""
    paths = ALWAYS | {path.replace("__", "/").replace("_", "-"): fields for path, fields in records.items()}
    return link([_record(path, fields) for path, fields in paths.items()])


def views(found: Library, language: Language = Language.SV, today: date = TODAY) -> dict[str, View]:
    """The views of all record pages, by address."""
    context = Context(found, today, language, tuple(Language))
    return {view.uri: view for view in (record_view(item, context) for item in context.every_shown())}


def pages(found: Library, language: Language = Language.SV, today: date = TODAY) -> dict[str, Page]:
    """All record pages, by address."""
    return {uri: draw(view) for uri, view in views(found, language, today).items()}


def words(html: str) -> str:
    """What a reader sees of HTML, in one line."""
    text = unescape(" ".join(re.sub(r"<[^>]+>", " ", html).split())).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r" (?=[,.;)])", "", text)


@cache
def _record(path: str, fields: str) -> Item:
    found = place(f"{path}.yaml", FOLDERS)
    assert isinstance(found, Found)
    given = {line.partition(":")[0] for line in fields.splitlines()}
    needed = f"{HEAD.format(name=found.name)}{FIELDS[found.folder]}".splitlines()
    text = "\n".join([*(line for line in needed if line.partition(":")[0] not in given), fields])
    outcome = read_record(found, text.encode())
    assert outcome.item, (path, outcome.problems)
    return outcome.item

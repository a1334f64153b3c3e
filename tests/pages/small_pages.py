"""Records written in a test, read the way files are read, and drawn the way a site draws them."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from mia_kb.library.link import Library, link
from mia_kb.pages.context import Context
from mia_kb.pages.records.kinds import record_view
from mia_kb.reading.folder import Found, place
from mia_kb.reading.records import FOLDERS, read_record
from mia_kb.rendering.drawing import draw
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from mia_kb.reading.item import Item
    from mia_kb.rendering.page import Page
    from mia_kb.rendering.view import View

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
    "measures": """
definition: Andelen som börjat arbeta.
type: share
unit: procent
better: higher""",
    "methods": """
summary: Så gör man.
why: Det behövs.
not_for: unknown
core_components: [{id: plan, text: Planen skrivs tillsammans.}, {id: alla, text: Alla är med.}]
steps: [{id: plan, phase: during, text: Skriv planen.}, {phase: after, text: Följ upp.}]
takes: {time: unknown, people: Två}
evidence: {level: E1, certainty: low, about: Tio intervjuer.}""",
    "practices": """
method: regional/metoden
place: regional/platsen
period: {from: 2020}
stage: initial""",
    "decisions": """
body: styrgruppen
place: regional/platsen
date: 2025-01-10
method: regional/metoden
choice: decline
grounds: För dyrt nu.
owner: chefen
follow_up: 2025-06-01""",
    "stories": """
perspective: staff
what_happened: Något.
teaches: Något annat.
consent: unknown""",
    "lessons": """
event: Det hände.
lesson: Det lärde.
recommendation: Gör så.
outcome: worked
applies_when: alltid
applies_not_when: unknown
receivers: [{role: handledare}]
closure: open""",
    "deviations": """
event: Det skavde.
level: structure
party: kommun
owner: unknown
noticed: 2025-03
state: raised""",
    "obstacles": """
cause: Reglerna.
consequence: unknown
level: structure
mandate: [kommun]""",
    "figures": """
measure: regional/mattet
role: outcome
counts: persons
period: {from: 2020, to: 2021}
perspective: organisation
sources: [{url: "https://kalla.example/sida", kind: project}]""",
    "progressions": """
total: 61
total_is: avslutade deltagare
counts: persons
period: {from: 2020}
measured: unknown
measured_how: unknown
follow_up: unknown
participant_view: unknown
went_wrong: unknown""",
}
"""What a kind needs, and no test is about."""
ALWAYS = {
    "regional/organisations/forbundet": "",
    "regional/organisations/platsen": "type: sub-project\nshort_name: Platsen",
    "regional/measures/mattet": "",
    "regional/methods/metoden": "",
}


def library(text: str = "") -> Library:
    """The library of the records in `text`: a line `== regional/lessons/id` before the fields that matter of each."""
    _, *parts = re.split(r"^== (.+)\n", text, flags=re.MULTILINE)
    paths = ALWAYS | dict(zip(parts[::2], parts[1::2], strict=True))
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

"""Records written in a test, read the way files are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.library.link import link
from mia_kb.reading.folder import Found, place
from mia_kb.reading.records import FOLDERS, read_record

if TYPE_CHECKING:
    from mia_kb.library.link import Library
    from mia_kb.reading.item import Item

HEAD = """
title: {name}
status: published
steward: {{organisation: forbundet, function: kansli}}
review_by: 2027-06-01
"""
FIELDS = {
    "organisations": "type: association",
    "terms": "definition: Ett ord.",
    "measures": "definition: Andelen.\ntype: share\nunit: procent\nbetter: higher",
    "methods": """
summary: Så gör man.
why: Det behövs.
not_for: unknown
core_components: [{id: plan, text: Planen}]
steps: [{phase: during, text: Skriv planen.}]
takes: {time: unknown, people: unknown}
evidence: {level: E1, certainty: low, about: Tio intervjuer.}""",
    "practices": "method: metoden\nperiod: {from: 2020}",
    "decisions": "body: styrgruppen\ngrounds: Skäl.\nowner: chefen\nfollow_up: unknown",
    "stories": "perspective: staff\nwhat_happened: Något.\nteaches: Något.\nconsent: unknown",
}


def record(path: str, fields: str = "") -> Item:
    """The record at `path`, which may leave out `.yaml`, with the fields its kind needs and `fields`."""
    found = place(f"{path}.yaml", FOLDERS)
    assert isinstance(found, Found)
    given = {line.partition(":")[0] for line in fields.splitlines()}
    needed = f"{HEAD.format(name=found.name)}{FIELDS.get(found.folder, '')}".splitlines()
    text = "\n".join([*(line for line in needed if line.partition(":")[0] not in given), fields])
    outcome = read_record(found, text.encode())
    assert outcome.item, outcome.problems
    return outcome.item


def library(*items: Item) -> Library:
    """The records linked, with the organisation that keeps them."""
    return link([record("regional/organisations/forbundet"), *items])

"""Every record is found under everything it says of itself."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from whole_site import links, shipped_library, site

from mia_kb.pages.context import is_shown
from mia_kb.records.deviation import Deviation
from mia_kb.records.lesson import Lesson
from mia_kb.records.method import Method
from mia_kb.records.obstacle import Obstacle
from mia_kb.records.vocabulary import EvidenceLevel, Party, Phase, Role, Stage, ValueLevel
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from mia_kb.reading.item import Item
    from mia_kb.rendering.page import Page


@cache
def pages() -> dict[str, Page]:
    return site(shipped_library(), Language.SV)


def shown() -> list[Item]:
    return [item for item in shipped_library().items if is_shown(item.record)]


def listed(uri: str) -> set[str]:
    """The ids of the records that a page leads to, with those of the pages below it."""
    below = uri.removesuffix(".html") + "/"
    own = [page for address, page in pages().items() if address == uri or address.startswith(below)]
    found = {address.removesuffix(".html") for page in own for address in links(page)}
    return {item.id for item in shown() if any(one.endswith(f"/{item.id}") for one in found)}


@pytest.mark.parametrize("phase", Phase)
def test_records_are_found_by_phase(phase: Phase) -> None:
    wanted = {item.id for item in shown() if phase in item.record.phases}
    assert listed(f"hitta/fas/{phase.code}.html") == wanted


@pytest.mark.parametrize("level", ValueLevel)
def test_records_are_found_by_value_level(level: ValueLevel) -> None:
    found, wanted = listed(f"hitta/niva/{level.code}.html"), {i.id for i in shown() if level in i.record.value_levels}
    assert wanted <= found
    # a figure leads to its measure and to what contradicts it, and every step progression is the person's
    more = {shipped_library().by_id[id_].kind for id_ in found - wanted}
    assert more <= {"measure", "figure"} | ({"progression"} if level is ValueLevel.INDIVIDUAL else set())


@pytest.mark.parametrize("level", EvidenceLevel)
def test_methods_are_found_by_evidence(level: EvidenceLevel) -> None:
    wanted = {i.id for i in shown() if isinstance(i.record, Method) and i.record.evidence.level is level}
    assert listed(f"hitta/evidens/{level.code.lower()}.html") == wanted


@pytest.mark.parametrize("party", Party)
def test_records_are_found_by_party(party: Party) -> None:
    wanted = {item.id for item in shown() if party in item.record.parties}
    wanted |= {i.id for i in shown() if isinstance(i.record, Deviation) and i.record.party is party}
    wanted |= {
        i.id for i in shown() if isinstance(i.record, Lesson) and party in {one.party for one in i.record.receivers}
    }
    wanted |= {
        i.id
        for i in shown()
        if isinstance(i.record, Obstacle) and isinstance(i.record.mandate, tuple) and party in i.record.mandate
    }
    kinds = {"term", "measure"}  # words and definitions are found elsewhere
    wanted = {one for one in wanted if shipped_library().by_id[one].kind not in kinds}
    assert wanted <= listed(f"parter/{party.code}.html")


def test_records_are_found_by_target_group() -> None:
    library = shipped_library()
    groups = {
        link.target for item in shown() for link in library.links.get(item.id, ()) if link.field == "target_groups"
    }
    assert groups
    for group in groups:
        wanted = {
            item.id
            for item in shown()
            if any(link.target == group and link.field == "target_groups" for link in library.links.get(item.id, ()))
        }
        assert wanted <= listed(f"hitta/malgrupp/{group}.html")


@pytest.mark.parametrize("role", Role)
def test_records_are_found_by_role(role: Role) -> None:
    wanted = {item.id for item in shown() if role in item.record.audience}
    assert wanted <= listed(f"ny-pa-jobbet/{role.code}.html")


@pytest.mark.parametrize("stage", Stage)
def test_a_stage_nobody_is_at_has_a_page_that_leads_on(stage: Stage) -> None:
    assert links(pages()[f"hitta/stadium/{stage.code}.html"])


def test_every_record_is_in_its_section() -> None:
    for item in shown():
        if item.kind in {"measure", "term"}:
            continue
        own = [page for page in pages().values() if page.section == item.kind]
        section = next(page for page in own if page.uri.endswith("index.html"))
        assert any(address.endswith(f"/{item.id}.html") for address in links(section)), item.id

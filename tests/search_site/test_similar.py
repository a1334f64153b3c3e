"""Records about the same thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from searched import library

from mia_kb.pages.context import Context
from mia_kb.pages.records.foot import foot
from mia_kb.publishing.searching.similar import MOST, similar_records
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from pathlib import Path

    from mia_kb.pages.gathering import Gathering


def test_records_alike_are_named_and_linked_ones_are_not(sources: Path) -> None:
    found = similar_records(library(sources))
    assert found["norra/bussresan"][0] == "sodra/bussbiljetten"
    assert found["sodra/bussbiljetten"][0] == "norra/bussresan"
    assert all(len(those) <= MOST for those in found.values())
    assert "regional/traffas-i-team" not in found.get("norra/samverkansteam", ()), "its method is linked already"
    assert "sodra/utkast" not in {other for those in found.values() for other in those}


def test_the_foot_of_a_page_shows_them(seen: dict[Language, Gathering]) -> None:
    known = seen[Language.SV].context
    one, other = "norra/bjud-in-varden", "sodra/vandring-1"
    context = Context(known.library, known.today, Language.SV, similar={one: (other,)})
    shown = foot(known.library.by_id[one], context).similar
    assert [(ref.id, ref.href) for ref in shown] == [(other, "@/lardomar/sodra/vandring-1.html")]
    assert foot(known.library.by_id[other], context).similar == ()

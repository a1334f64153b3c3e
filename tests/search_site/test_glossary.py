"""Which words stand for each other, and how nearly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.publishing.searching.glossary import glossary
from mia_kb.search.document import Entry
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from mia_kb.pages.gathering import Gathering


def test_terms_and_local_names_are_entries(seen: dict[Language, Gathering]) -> None:
    assert glossary(seen[Language.SV].context) == (
        Entry("samordnad individuell plan", (), "SIP"),  # "en plan" is one common word once "en" is left out
        Entry(
            "myndighetsgemensamt team",
            (("samverkansteam", 0.9), ("individ", 0.9), ("långtidssjukskrivna", 0.4)),
            "MGT",
        ),
        Entry("samverkansteam", (("resursteam", 0.8), ("MGT", 0.8))),
    )


def test_english_names_count_on_english_pages(seen: dict[Language, Gathering]) -> None:
    names = {name for entry in glossary(seen[Language.EN].context) for name, _ in entry.english}
    assert {"multi-agency team", "coordinated individual plan"} <= names
    assert "people on long-term sick leave" not in names, "too long to be typed"

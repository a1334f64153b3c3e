"""What reports share gives the same answers as asking for each record."""

from __future__ import annotations

import pytest
from report_library import TODAY, library

from mia_kb.library.adoption import adoptions, living, places
from mia_kb.library.maturity import maturity
from mia_kb.library.queries import at_place
from mia_kb.library.stewardship import keeper
from mia_kb.records.kinds import BY_KIND
from mia_kb.records.method import Method
from mia_kb.records.organisation import Organisation
from mia_kb.reports.known import Known

KNOWN = Known(library(), TODAY)


@pytest.mark.parametrize("kind", BY_KIND)
def test_what_is_at_a_place_is_found_whether_it_names_the_place_or_lies_there(kind: str) -> None:
    for place in library().of_kind[Organisation.kind]:
        assert KNOWN.at_place(place, kind) == at_place(library(), place.id, kind)


def test_something_is_at_a_place_in_each_way() -> None:
    found = [item for place in places(library()) for kind in BY_KIND for item in KNOWN.at_place(place, kind)]
    named = {link.source for links in library().backlinks.values() for link in links if link.field == "place"}
    assert {item.id in named for item in found} == {True, False}


def test_each_record_has_the_keeper_it_has_by_itself() -> None:
    kept = [KNOWN.keeper(item) for item in library().items]
    assert kept == [keeper(library(), item, TODAY) for item in library().items]
    assert len({item.id for item in kept if item}) > 1


def test_adoptions_stand_under_their_method_and_their_place() -> None:
    everywhere = adoptions(library(), TODAY)
    assert KNOWN.adoptions == everywhere
    for item in living(library(), Method.kind):
        assert KNOWN.by_method.get(item.id, ()) == tuple(found for found in everywhere if found.method is item)
    for item in places(library()):
        assert KNOWN.by_place.get(item.id, ()) == tuple(found for found in everywhere if found.place is item)
    assert set(KNOWN.holding) == {found.standing.id for found in everywhere if found.standing}


def test_maturity_is_worked_out_once_and_is_the_same() -> None:
    for item in living(library(), Method.kind):
        assert KNOWN.maturity(item) == maturity(library(), item, TODAY)
        assert KNOWN.maturity(item) is KNOWN.maturity(item)

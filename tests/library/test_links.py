"""References between records: what they mean, what leads nowhere, and that the order of files does not matter."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from small_libraries import library, record

from mia_kb.library.link import MOST_GUESSED, Broken, Link, link
from mia_kb.library.queries import at_place, decisions_about, pointed_at, pointing_at, typed
from mia_kb.records.method import Method
from mia_kb.records.practice import Practice

if TYPE_CHECKING:
    from mia_kb.reading.item import Item

METHOD = record("regional/methods/team")
PLACE = record("regional/organisations/norr")


def story(methods: str, path: str = "norr/stories/berattelse") -> Item:
    return record(path, f"methods: [{methods}]")


def targets(*items: Item) -> list[str]:
    linked = library(*items)
    return [found.target for found in linked.links.get("norr/berattelse", ()) if found.field == "methods"]


def test_a_bare_id_means_the_own_library_first_and_then_the_regional_one() -> None:
    own = record("norr/methods/team")
    assert targets(METHOD, story("team")) == ["regional/team"]
    assert targets(METHOD, own, story("team")) == ["norr/team"]
    assert targets(METHOD, own, story("regional/team")) == ["regional/team"]


def test_another_local_library_is_not_looked_in() -> None:
    assert targets(record("soder/methods/team"), story("team")) == []


def test_a_bare_id_skips_a_record_of_another_kind() -> None:
    practice = record("norr/practices/team", "method: regional/team\nplace: regional/norr\nstage: full")
    assert targets(METHOD, PLACE, practice, story("team")) == ["regional/team"]


def test_an_earlier_id_leads_to_the_present_record_and_never_past_one_that_has_it_now() -> None:
    renamed = record("regional/methods/nya-teamet", "aliases: [gamla-teamet, team]")
    assert targets(renamed, story("gamla-teamet")) == ["regional/nya-teamet"]
    assert targets(renamed, METHOD, story("team")) == ["regional/team"]


def test_of_two_that_claim_an_earlier_id_the_first_has_it() -> None:
    one, two = (record(f"regional/methods/{name}", "aliases: [gamla]") for name in ("a", "b"))
    assert targets(two, one, story("gamla")) == ["regional/a"]


def test_links_know_their_place_and_can_be_followed_back() -> None:
    linked = library(METHOD, story("x, team"))
    expected = Link("norr/berattelse", ("methods", 1), "regional/team")
    assert linked.backlinks["regional/team"] == (expected,)
    assert pointing_at(linked, "regional/team", "story") == (linked.by_id["norr/berattelse"],)
    assert pointed_at(linked, "norr/berattelse", "methods") == (linked.by_id["regional/team"],)


def test_a_reference_that_leads_nowhere_suggests_the_nearest_id_of_the_right_kind() -> None:
    term = record("regional/terms/teamet")
    near = library(METHOD, term, story("taem, teamx, helt-annat"))
    assert [(found.text, found.guess) for found in near.broken] == [
        ("taem", ""),
        ("teamx", "regional/team"),
        ("helt-annat", ""),
    ]


def test_a_thousand_names_that_lead_nowhere_are_told_and_only_some_of_them_with_a_suggestion() -> None:
    related = "".join(f"\n- {{type: similar, to: metoden-{number:03}, why: a}}" for number in range(1000))
    ny = record("regional/methods/ny", f"related:{related}")
    found = library(record("regional/methods/metoden"), ny).broken
    assert len(found) == 1000
    suggested = [broken.text for broken in found if broken.guess]
    assert suggested == [f"metoden-{number:03}" for number in range(MOST_GUESSED)]


def test_a_reference_to_the_wrong_kind_says_which_kind_it_is() -> None:
    broken = library(story("forbundet")).broken
    assert broken == (Broken("norr/berattelse", ("methods", 0), "forbundet", ("method",), kind="organisation"),)


def test_a_reference_to_a_file_that_could_not_be_read_is_not_broken() -> None:
    organisation = record("regional/organisations/forbundet")
    items = [organisation, story("team, norr/annan")]
    assert [found.text for found in link(items, frozenset({"regional/team"})).broken] == ["norr/annan"]


def test_the_order_of_files_does_not_matter() -> None:
    items = [METHOD, PLACE, record("regional/terms/a", "aliases: [b]"), story("team, taem, a"), record("norr/terms/a")]
    libraries = [library(*order) for order in permutations(items)]
    assert all(found == libraries[0] for found in libraries)


def test_decisions_about_a_method_come_newest_first_and_once() -> None:
    practice = record("norr/practices/gor-sa", "method: regional/team\nplace: regional/norr\nstage: full")
    about = [
        record(f"norr/decisions/{name}", f"place: regional/norr\nchoice: try\ndate: {day}\n{more}")
        for name, day, more in (
            ("forsta", "2024-01-01", "method: regional/team"),
            ("andra", "2025-01-01", "practice: gor-sa"),
            ("tredje", "2025-01-01", "method: regional/team\npractice: gor-sa"),
        )
    ]
    linked = library(METHOD, PLACE, practice, *about)
    assert [item.name for item in decisions_about(linked, "regional/team")] == ["andra", "tredje", "forsta"]


def test_a_place_has_what_names_it_and_what_its_own_library_holds() -> None:
    named = record("regional/practices/namngiven", "method: team\nplace: norr\nstage: full")
    elsewhere = record("norr/practices/annanstans", "method: team\nplace: regional/forbundet\nstage: full")
    own = record("norr/stories/egen")
    linked = library(METHOD, PLACE, named, elsewhere, own)
    assert [item.id for item in at_place(linked, "regional/norr", "practice")] == ["regional/namngiven"]
    assert [item.id for item in at_place(linked, "regional/norr", "story")] == ["norr/egen"]


def test_an_item_of_another_kind_than_asked_for_is_a_mistake_of_the_program() -> None:
    assert typed(METHOD, Method) is METHOD.record
    with pytest.raises(TypeError, match="regional/team is a method, not a practice"):
        typed(METHOD, Practice)


OTHER = record("regional/methods/lag")
OWN = record("norr/methods/team")
LATER: tuple[tuple[Item, ...], ...] = (
    (METHOD, OTHER, story("team"), story("lag", "norr/stories/resan")),
    (METHOD, OTHER, story("lag"), story("lag", "norr/stories/resan")),
    (METHOD, OTHER, OWN, story("team"), story("lag", "norr/stories/resan")),
    (OTHER, story("team"), story("lag", "norr/stories/resan")),
    (METHOD, record("regional/methods/grupp", "aliases: [lag]"), story("team"), story("lag", "norr/stories/resan")),
    (METHOD, record("regional/terms/lag"), story("team")),
    (METHOD, story("team"), story("bort", "norr/stories/resan")),
)


@pytest.mark.parametrize("now", LATER)
@pytest.mark.parametrize("before", LATER)
def test_links_taken_over_are_those_that_would_be_found(before: tuple[Item, ...], now: tuple[Item, ...]) -> None:
    assert link(now, former=link(before)) == link(now)
    unread = frozenset({"regional/team"})
    assert link(now, unread, link(before)) == link(now, unread)

"""Flows, tracks and badges: what is drawn says what the values say."""

from __future__ import annotations

import re

import pytest

from mia_kb.library.maturity import MaturityLevel
from mia_kb.records.unknown import UNKNOWN
from mia_kb.records.vocabulary import Certainty, DeviationState, EvidenceLevel, Stage
from mia_kb.rendering.badges import LOOKS, NOT_SAID, QUIET, look
from mia_kb.rendering.flows import HEIGHT, THIN, FlowMove, flow
from mia_kb.rendering.icons import icon
from mia_kb.rendering.kinds import KIND_LOOKS
from mia_kb.rendering.tracks import track


def _move(start: str, end: str, count: int | None) -> FlowMove:
    return FlowMove(start, end, count, str(count) if count is not None else "färre än 5", says_how_many=True)


def test_ribbons_are_as_wide_as_they_are_many() -> None:
    drawing = flow((_move("in", "arbete", 75), _move("in", "annat", 25)))
    assert [node.label for node in drawing.left] == ["in"]
    assert drawing.left[0].height == HEIGHT
    assert drawing.left[0].count_text == "100"
    assert [node.height for node in drawing.right] == [0.75 * HEIGHT, 0.25 * HEIGHT]


def test_a_masked_ribbon_is_a_line_whatever_it_hides() -> None:
    shown, masked = flow((_move("in", "arbete", 40), _move("in", "annat", None))).ribbons
    assert (shown.solid, masked.solid) == (True, False)
    numbers = [float(number) for number in re.findall(r"-?\d+\.\d+|\d+", masked.path)]
    assert max(numbers) - min(numbers) < 2 * HEIGHT
    assert flow((_move("in", "annat", None),)).left[0].height == THIN


def test_a_group_with_a_masked_part_has_no_sum() -> None:
    drawing = flow((_move("in", "arbete", 40), _move("in", "annat", None)))
    assert drawing.left[0].count_text == ""


def test_groups_do_not_overlap() -> None:
    drawing = flow(tuple(_move("in", end, 10) for end in "abcde"))
    for above, below in zip(drawing.right, drawing.right[1:], strict=False):
        assert above.top + above.height < below.baseline
    assert drawing.height > drawing.right[-1].top + drawing.right[-1].height


@pytest.mark.parametrize(
    ("way", "current", "reached", "states", "aside"),
    [
        ("stage", Stage.INITIAL, None, "passed passed current ahead ahead", None),
        ("stage", UNKNOWN, None, "ahead ahead ahead ahead ahead", UNKNOWN),
        ("stage", Stage.ENDED, Stage.FULL, "passed passed passed passed ahead", Stage.ENDED),
        ("stage", Stage.DECLINED, None, "ahead ahead ahead ahead ahead", Stage.DECLINED),
        ("evidence", EvidenceLevel.EN, None, "ahead ahead ahead ahead ahead", EvidenceLevel.EN),
        ("certainty", Certainty.LOW, None, "passed current ahead ahead", None),
        ("maturity", MaturityLevel.DESCRIBED, None, "current ahead ahead ahead ahead", None),
        ("deviation", DeviationState.KNOWN, DeviationState.RAISED, "passed passed ahead ahead", DeviationState.KNOWN),
    ],
)
def test_a_way_is_walked_as_far_as_it_was(
    way: str, current: Stage, reached: Stage | None, states: str, aside: Stage | None
) -> None:
    drawn = track(way, current, reached)
    assert " ".join(step.state for step in drawn.steps) == states
    assert drawn.aside == aside


ICONS = {shown.icon for shown in (*LOOKS.values(), QUIET, NOT_SAID)} | {kind.icon for kind in KIND_LOOKS.values()}


@pytest.mark.parametrize("name", sorted(ICONS))
def test_every_icon_exists_and_is_decoration_only(name: str) -> None:
    assert 'aria-hidden="true"' in icon(name)


def test_a_word_of_no_tone_is_quiet() -> None:
    assert look(UNKNOWN) == NOT_SAID
    assert look(Stage.SUSTAINED).tone == "good"


def test_an_icon_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        icon("material/no-such-icon")


REST = FlowMove("övriga", "", 60, "60", says_how_many=True)


def test_a_few_of_many_do_not_look_like_all() -> None:
    drawing = flow((_move("in", "arbete", 40),), REST)
    assert drawing.left[0].height == 0.4 * HEIGHT
    assert drawing.rest is not None
    assert (drawing.rest.label, drawing.rest.count_text, drawing.rest.height) == ("övriga", "60", 0.6 * HEIGHT)
    assert drawing.left[0].top + drawing.left[0].height < drawing.rest.baseline
    assert drawing.height > drawing.rest.top + drawing.rest.height


def test_two_flows_on_one_scale() -> None:
    assert flow((_move("in", "arbete", 40),), scale=200).left[0].height == 0.2 * HEIGHT
    assert flow((_move("in", "arbete", 400),), scale=200).left[0].height == HEIGHT


def test_moves_that_do_not_add_up_have_no_sums() -> None:
    moves = (_move("in", "arbete", 75), _move("in", "annat", 25))
    assert flow(moves).left[0].count_text == "100"
    assert flow(moves, adds_up=False).left[0].count_text == ""
    assert [node.count_text for node in flow(moves, adds_up=False).right] == ["75", "25"]

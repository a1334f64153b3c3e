"""The public YAML test suite: errors are refused in the right line, and what we take means what others take it for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from mia_kb.reading import yaml_rules as rules
from mia_kb.reading.nodes import plain
from mia_kb.reading.quick import quick
from mia_kb.reading.yaml import parse
from mia_kb.reading.yaml_loader import LOADER, Loader, SlowLoader

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "yaml_test_suite/cases.json").read_text("utf-8"))
ERRORS = [case for case in CASES if "line" in case]
VALID = [case for case in CASES if "line" not in case]
LOADERS: dict[str, Loader] = {"libyaml": LOADER, "slow": SlowLoader}
BEYOND_RECORDS = {rules.ANCHOR_OR_ALIAS.code, rules.MERGE_KEY.code, rules.TAG.code, rules.SEVERAL_DOCUMENTS.code}
"""Parts of YAML that a record may not have."""
REFUSED = {
    "4ABK": "a field without a value in braces",
    "5WE3": "a field name of several lines",
    "6SLA": "control characters in a field name",
    "96NN-00": "a text that begins with a tab",
    "96NN-01": "a text that begins with a tab",
    "DFF7": "an entry without a name",
    "G4RS": "control characters",
    "Y79Y-01": "a text that begins with a tab",
}
"""Mappings that PyYAML takes and we refuse, with what they hold."""
AS_PYYAML = {"652Z", "L24T-01"}
"""Where PyYAML, and so we, differ: a question mark that begins a name in braces, and an empty line at the end."""


def told(case: dict[str, Any], loader: Loader = LOADER) -> list[int]:
    """The lines in which something is said to be wrong."""
    return [found.place.line for found in parse("x.yaml", case["yaml"].encode(), loader)[1]]


@pytest.mark.parametrize("loader", LOADERS.values(), ids=LOADERS)
def test_errors_are_refused(loader: Loader) -> None:
    accepted = [case["id"] for case in ERRORS if not told(case, loader)]
    assert len(ERRORS) > 90
    assert 1 - len(accepted) / len(ERRORS) >= 0.94, accepted


def test_the_right_line_is_told_or_one_beside_it() -> None:
    refused = {case["id"]: [abs(line - case["line"]) for line in told(case)] for case in ERRORS if told(case)}
    off = [name for name, distances in refused.items() if min(distances) > 1]
    assert 1 - len(off) / len(refused) >= 0.95, off


@pytest.mark.parametrize("loader", LOADERS.values(), ids=LOADERS)
def test_what_is_taken_means_what_others_take_it_for(loader: Loader) -> None:
    taken = 0
    for case in VALID:
        node, problems = parse("x.yaml", case["yaml"].encode(), loader)
        if node is None or problems:
            continue
        taken += 1
        found = plain(node)
        assert found == yaml.load(case["yaml"], yaml.BaseLoader), case["id"]  # noqa: S506 - gives texts only
        short = quick(case["yaml"].encode(), loader)
        assert short is None or short == found, case["id"]
        _assert_same(found, yaml.safe_load(case["yaml"]), case["id"])
        if "json" in case and case["id"] not in AS_PYYAML:
            _assert_same(found, json.loads(case["json"]), case["id"])
    assert taken >= 65


def _assert_same(ours: object, others: object, name: str) -> None:
    """The same lists, keys and texts; where others have a number or the like, we have a text, for a field to read."""
    if isinstance(others, dict):
        assert isinstance(ours, dict), name
        assert set(ours) == set(map(str, others)), name
        for key, other in others.items():
            _assert_same(ours[str(key)], other, name)
    elif isinstance(others, list):
        assert isinstance(ours, list), name
        assert len(ours) == len(others), name
        for one, other in zip(ours, others, strict=True):
            _assert_same(one, other, name)
    elif isinstance(others, str):
        assert ours == others, name
    else:
        assert isinstance(ours, str), name


def test_a_mapping_that_others_take_is_refused_only_for_what_is_written_here() -> None:
    refused = set()
    for case in VALID:
        codes = {found.code for found in parse("x.yaml", case["yaml"].encode())[1]}
        if codes and not codes & BEYOND_RECORDS and _is_mapping(case["yaml"]):
            refused.add(case["id"])
    assert refused == set(REFUSED)


def _is_mapping(text: str) -> bool:
    try:
        return isinstance(yaml.safe_load(text), dict)
    except yaml.YAMLError:
        return False

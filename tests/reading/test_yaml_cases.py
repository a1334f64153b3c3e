"""Each file of cases/ gives exactly the lines of its .expected: a code, a line and a column for each problem."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from mia_kb.reading.nodes import plain
from mia_kb.reading.yaml import parse
from mia_kb.reading.yaml_loader import Loader, SlowLoader
from mia_kb.reading.yaml_rules import YAML_RULES

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.stem for path in CASES.glob("*.yaml"))
LOADERS: dict[str, Loader] = {"libyaml": yaml.CSafeLoader, "slow": SlowLoader}
BEYOND_A_FIXTURE = {"MIA101", "MIA110"}
"""Rules about size; test_yaml_limits makes their files."""


def _problems(data: bytes, loader: Loader) -> str:
    _, problems = parse("x.yaml", data, loader)
    return "".join(f"{found.code} {found.place.line}:{found.place.column}\n" for found in problems)


@pytest.mark.parametrize("loader", LOADERS.values(), ids=LOADERS)
@pytest.mark.parametrize("name", NAMES)
def test_case(name: str, loader: Loader) -> None:
    data = (CASES / f"{name}.yaml").read_bytes()
    assert _problems(data, loader) == (CASES / f"{name}.expected").read_text("utf-8")


def test_every_rule_has_a_case() -> None:
    told = {line.split()[0] for name in NAMES for line in (CASES / f"{name}.expected").read_text("utf-8").splitlines()}
    assert told == {rule.code for rule in YAML_RULES} - BEYOND_A_FIXTURE


def test_every_expectation_has_a_file() -> None:
    assert sorted(path.stem for path in CASES.glob("*.expected")) == NAMES


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("fine-")])
def test_both_readers_give_the_same_tree(name: str) -> None:
    data = (CASES / f"{name}.yaml").read_bytes()
    fast, slow = (parse("x.yaml", data, loader)[0] for loader in LOADERS.values())
    assert fast is not None
    assert slow is not None
    assert plain(fast) == plain(slow)


def test_scalars_stay_as_written() -> None:
    node, _ = parse("x.yaml", (CASES / "fine-scalars.yaml").read_bytes())
    assert node is not None
    assert plain(node) == {
        "title": "Samverkansteam",
        "code": "0127",
        "answer": "no",
        "version": "2.10",
        "time": "13:30",
        "month": "2018-11",
        "nothing": "~",
        "empty": "",
        "quoted": "",
        "url": "https://example.org/a?b=c#d",
        "percent": "100 %",
        "age": "18+",
        "name": "C#",
        "questions": ["Vad är det?", "Hur?"],
        "negative": "-5",
        "range": "5 - 6",
        "wave": "~50",
        "status": "draft",
    }


def test_text_below_a_field() -> None:
    node, _ = parse("x.yaml", (CASES / "fine-text.yaml").read_bytes())
    assert node is not None
    assert plain(node) == {
        "title": "Samverkansteam",
        "summary": "Rad ett\n\n  indragen: rad #1\n- punkt\ttab\n",
        "long": "Ett stycke som fortsätter\n",
        "plain": "a b",
        "status": "draft",
    }


def test_what_can_be_read_is_there_beside_the_problems() -> None:
    node, problems = parse("x.yaml", (CASES / "tree-duplicate.yaml").read_bytes())
    assert node is not None
    assert plain(node) == {"title": "Samverkansteam", "steps": [{"name": "a", "text": "b"}], "status": "draft"}
    assert [dict(found.details) for found in problems] == [
        {"key": "title", "first_line": "1"},
        {"key": "name", "first_line": "4"},
    ]


def test_details_repeat_keys_but_no_values_and_no_numbers() -> None:
    data = b"19121212-1212: a\n19121212-1212: b\n" + b"k" * 99 + b": 1\n" + b"k" * 99 + b": 2\n"
    _, problems = parse("x.yaml", data)
    assert [dict(found.details)["key"] for found in problems] == ["••••••••-••••", "k" * 40]


def test_a_problem_that_repeats_is_told_twenty_times() -> None:
    _, problems = parse("x.yaml", b"a: b\n" * 100 + b"b: &c d\n")
    assert [found.code for found in problems] == ["MIA111"] * 20 + ["MIA112"]

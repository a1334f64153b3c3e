"""Every rule explains itself with an example that breaks it, one that does not, and a Swedish text."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING

import pytest

from mia_kb.reading.yaml import parse
from mia_kb.reading.yaml_rules import YAML_RULES
from mia_kb.text.languages import Language, translate

if TYPE_CHECKING:
    from mia_kb.problems import Rule

NOT_TO_BE_SHOWN = {"MIA101", "MIA102", "MIA110"}
"""Rules whose example only hints at a file: too large, in another encoding, too many values."""

IDS = [rule.slug for rule in YAML_RULES]


def test_codes_are_consecutive_and_slugs_differ() -> None:
    assert [rule.code for rule in YAML_RULES] == [f"MIA{number}" for number in range(101, 130)]
    assert len(set(IDS)) == len(IDS)


@pytest.mark.parametrize("rule", [rule for rule in YAML_RULES if rule.code not in NOT_TO_BE_SHOWN], ids=str)
def test_the_bad_example_breaks_the_rule(rule: Rule) -> None:
    _, problems = parse("x.yaml", rule.bad.encode())
    assert problems[0].rule == rule
    told = dict(problems[0].details)
    wanted = {name for text in (rule.message, rule.remedy) for _, name, _, _ in Formatter().parse(text) if name}
    assert wanted <= set(told)
    assert "{" not in rule.message.format(**told) + rule.remedy.format(**told)


@pytest.mark.parametrize(
    ("text", "sign"),
    [("a: * b\n", "*"), ("a: & b\n", "&"), ("- a: @x\n", "@"), ("a: |x\n", "|"), ("a: [x] y\n", "["), ("a: ]\n", "]")],
)
def test_the_sign_that_is_in_the_way_is_told(text: str, sign: str) -> None:
    _, (problem,) = parse("x.yaml", text.encode())
    assert dict(problem.details) == {"sign": sign}


@pytest.mark.parametrize("rule", YAML_RULES, ids=IDS)
def test_the_good_example_is_well(rule: Rule) -> None:
    node, problems = parse("x.yaml", rule.good.encode())
    assert node is not None
    assert problems == ()


@pytest.mark.parametrize("rule", YAML_RULES, ids=IDS)
def test_every_text_is_there_in_swedish_with_the_same_blanks(rule: Rule) -> None:
    for text in (rule.message, rule.remedy, rule.why):
        swedish = translate(text, Language.SV)
        assert swedish != text
        assert _blanks(swedish) == _blanks(text)


def _blanks(text: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(text)} - {None}

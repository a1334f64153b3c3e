"""Every rule has a library that breaks it, with the exact words it is answered with; one library breaks none."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from example_libraries import EXAMPLES, TODAY, laid_out, told

from mia_kb.checks.catalogue import RULES
from mia_kb.publishing.checking import check_records
from mia_kb.records.kinds import BY_KIND
from mia_kb.text.catalogues import Gaps, gaps, marked
from mia_kb.text.languages import LOCALE, Language, translate

PASSING = Path(__file__).parent / "passing"
NAMES = sorted(path.name for path in EXAMPLES.iterdir())
RULE_FILES = ("record_rules.py", "place_rules.py")
GAPS = re.compile(r"\{\w+\}")


def said_of(name: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        with laid_out(EXAMPLES / name, Path(folder)) as root:
            return told(root)


@pytest.mark.parametrize("name", NAMES)
def test_the_example_is_told_what_is_wrong_in_these_words(name: str) -> None:
    said = said_of(name)
    assert said == (EXAMPLES / name / "expected.txt").read_text("utf-8")
    assert f" {name[:6]}\n" in said
    assert not GAPS.search(said)


def test_every_rule_has_an_example_and_every_example_a_rule() -> None:
    assert {f"{rule.code}-{rule.slug}" for rule in RULES} == set(NAMES)


def test_a_good_library_is_told_nothing() -> None:
    checked = check_records(PASSING, TODAY)
    assert checked.problems == ()
    assert set(checked.library.of_kind) == set(BY_KIND)


def test_codes_and_slugs_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert len({rule.slug for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.code))
def test_every_text_has_swedish_with_the_same_gaps(rule: object) -> None:
    for english in (getattr(rule, name) for name in ("message", "remedy", "why")):
        swedish = translate(english, Language.SV)
        assert swedish != english
        assert sorted(GAPS.findall(swedish)) == sorted(GAPS.findall(english))
        assert "{{" not in english


def test_the_catalogue_holds_what_is_said_here_and_nothing_else() -> None:
    package = LOCALE.parents[1]
    sources = [*(package / "checks").glob("*.py"), *(package / "reading" / name for name in RULE_FILES)]
    wanted = [said for source in sources for said in marked(source.read_text("utf-8"))]
    assert gaps((LOCALE / "sv/LC_MESSAGES/checks.po").read_text("utf-8"), wanted) == Gaps((), (), ())


def write_expected() -> None:
    """Write what is said now as what is expected; read the difference before it is kept."""
    for name in NAMES:
        (EXAMPLES / name / "expected.txt").write_text(said_of(name), "utf-8")


if __name__ == "__main__":
    write_expected()

"""Problems as a JUnit report, which most build servers can show."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from mia_kb.checks.message import text

if TYPE_CHECKING:
    from mia_kb.problems import Problem
    from mia_kb.text.languages import Language


def write(problems: tuple[Problem, ...], language: Language) -> str:
    """A test suite with a failed case an error; a warning is a case that passed with words."""
    errors = sum(problem.level == "error" for problem in problems)
    suite = Element("testsuite", name="mia-kb check", tests=str(len(problems)), failures=str(errors))
    for problem in problems:
        message, remedy = text(problem, language)
        case = SubElement(suite, "testcase", classname=problem.place.path, name=f"{problem.code} {problem.place}")
        failed = problem.level == "error"
        told = (
            SubElement(case, "failure", message=message, type=problem.code)
            if failed
            else SubElement(case, "system-out")
        )
        told.text = f"{problem.place}: {message} {remedy}"
    indent(suite)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(suite, encoding="unicode") + "\n"

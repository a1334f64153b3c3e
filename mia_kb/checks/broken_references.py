"""References that lead to no record, or to one of the wrong kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.checks.finding import Finding
from mia_kb.problems import Level, Rule
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.checks.finding import CheckContext
    from mia_kb.library.link import Broken

NO_RECORD = Rule(
    code="MIA201",
    slug="no-such-record",
    level=Level.ERROR,
    message=N_("There is no record with the id {id}."),
    remedy=N_("Correct the id, or write that record too."),
    why=N_(
        "Records lean on each other: a practice on its method, a figure on its measure. A reference that leads "
        "nowhere would be a dead end on the site. An id is the name of a file without .yaml, with its library before "
        "it when it lies in another library than this one or the regional one."
    ),
    bad="method: regional/myndighetsgemensamt-tem",
    good="method: regional/myndighetsgemensamt-team",
)
NO_RECORD_BUT_NEAR = Rule(
    code="MIA202",
    slug="misspelt-reference",
    level=Level.ERROR,
    message=N_("There is no record with the id {id}."),
    remedy=N_("Did you mean: {guess}?"),
    why=N_(
        "A single wrong letter is enough for a reference to lead nowhere. The nearest id that exists is suggested; "
        "check that it is the record you mean."
    ),
    bad="method: regional/myndighetsgemensamt-tem",
    good="method: regional/myndighetsgemensamt-team",
)
WRONG_KIND = Rule(
    code="MIA203",
    slug="wrong-kind-of-record",
    level=Level.ERROR,
    message=N_("{id} is a record of the kind {kind}, but {field} needs one of the kind {wanted}."),
    remedy=N_("Write the id of a record of the right kind."),
    why=N_(
        "The page shows a reference as what it is meant to be: a method with its steps, a measure with its definition. "
        "Another kind of record has nothing to show there."
    ),
    bad="method: regional/arbetsformedlingen",
    good="method: regional/myndighetsgemensamt-team",
)
RULES = (NO_RECORD, NO_RECORD_BUT_NEAR, WRONG_KIND)


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each broken reference."""
    return map(_finding, context.library.broken)


def _finding(broken: Broken) -> Finding:
    if broken.kind:
        field = next(step for step in reversed(broken.loc) if isinstance(step, str))
        wanted = ", ".join(broken.wanted)
        details = (("id", broken.text), ("kind", broken.kind), ("field", field), ("wanted", wanted))
        return Finding(WRONG_KIND, broken.source, broken.loc, details)
    if broken.guess:
        return Finding(NO_RECORD_BUT_NEAR, broken.source, broken.loc, (("id", broken.text), ("guess", broken.guess)))
    return Finding(NO_RECORD, broken.source, broken.loc, (("id", broken.text),))

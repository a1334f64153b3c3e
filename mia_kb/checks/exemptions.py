"""What reviewers have found to be nobody's own, though a check takes it for personal data."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING

from mia_kb.checks import broken_references, case_details, email_addresses, phone_numbers
from mia_kb.checks.case_details import has_case_detail
from mia_kb.checks.discreet import LOOKS, in_comments
from mia_kb.checks.finding import Finding
from mia_kb.checks.placing import placed
from mia_kb.problems import Level, Place, Problem, Rule, problem
from mia_kb.reading.nodes import locate
from mia_kb.records.walk import typed
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from mia_kb.library.link import Library
    from mia_kb.reading.exemptions import Filed
    from mia_kb.reading.item import Item
    from mia_kb.reading.nodes import Location

UNUSED = Rule(
    code="MIA405",
    slug="unused-exemption",
    level=Level.WARNING,
    message=N_("The exemption fits nothing that a check objects to: the text has been changed, moved or removed."),
    remedy=N_("Remove the file. If a new text needs an exemption, have that text reviewed: mia-kb exempt"),
    why=N_(
        "An exemption holds for one text, as it was when somebody looked at it. It says nothing about what was written "
        "later, and left behind it would look as if it did."
    ),
    bad="seal: …   # of a text that is no longer there",
    good="# no file",
)
RULES = (UNUSED,)
EXEMPTABLE = {rule.code: rule for rule in (phone_numbers.RULE, email_addresses.RULE, case_details.RULE)}
"""Personal data that a person can mistake for other things; not identity numbers, whose check digit leaves no doubt."""
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
"""No digits, which could be taken for somebody's number in turn."""
_SALT, _SEAL = 16, 32


def seal(text: str, salt: str = "") -> str:
    """What fits `text` and no other, and does not tell what it is; with a new salt unless one is given.

    It does not keep a secret from one who guesses the text: what is sealed has been reviewed and is none.
    """
    salt = salt or secrets.token_hex(_SALT // 2).translate(_LETTERS)
    digest = hashlib.sha256(f"{salt}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()
    return f"{salt}-{digest[:_SEAL].translate(_LETTERS)}"


def fits(seal_: str, text: str) -> bool:
    """Whether the seal was made for this text."""
    return seal(text, seal_.partition("-")[0]) == seal_


def path_of(loc: Location) -> str:
    """The way to a field as an exemption has it: `steps.0.text`."""
    return ".".join(map(str, loc))


def after_exemptions(
    problems: Iterable[Problem], filed: Iterable[Filed], library: Library, read: Callable[[str], bytes | None]
) -> tuple[tuple[Problem, ...], tuple[Filed, ...]]:
    """The problems that no exemption takes away, and the exemptions that take none.

    `read` gives the bytes of a record's file. A comment beside an exempted text is looked at for itself.
    """
    problems = tuple(problems)
    excused = {one: fault for one in filed for fault in _excused(one, library, read) if fault in problems}
    taken = set(excused.values())
    left = tuple(fault for fault in problems if fault not in taken)
    paths = sorted({fault.place.path for fault in taken})
    beside = [fault for path in paths for fault in in_comments(path, read(path) or b"", left)]
    return (*left, *beside), tuple(one for one in filed if one not in excused)


def _excused(one: Filed, library: Library, read: Callable[[str], bytes | None]) -> tuple[Problem, ...]:
    """The problem that an exemption is about, if the text is still the one that was reviewed."""
    item = library.find(one.exemption.record, one.library)
    loc = _location(item, one) if item else None
    if item is None or loc is None:
        return ()
    return placed([Finding(EXEMPTABLE[one.exemption.rule.code], item.id, loc)], library, read)


def _location(item: Item, one: Filed) -> Location | None:
    return next(
        (
            word.loc
            for word in typed(item.record)
            if path_of(word.loc) == one.exemption.field and fits(one.exemption.seal, word.value)
        ),
        None,
    )


def faults_of(
    filed: Iterable[Filed], unused: Collection[Filed], library: Library, unread: Collection[str]
) -> Iterator[Problem]:
    """What is wrong with exemptions themselves: they fit nothing, nobody answers for them, they repeat what they seal.

    An exemption of a record whose file could not be read (`unread`, by id) may still fit.
    """
    for one in filed:
        yield from _telling(one)
        reviewer = one.exemption.reviewer.organisation
        if not library.find(reviewer, one.library, ("organisation",)) and _id(reviewer, one) not in unread:
            yield problem(broken_references.NO_RECORD, _place(one, ("reviewer", "organisation")), id=reviewer)
        if one in unused and _id(one.exemption.record, one) not in unread:
            yield Problem(Place(one.path), UNUSED)


def _telling(one: Filed) -> Iterator[Problem]:
    """Personal data in what is said about it."""
    for word in typed(one.exemption):
        for rule, holds in (*LOOKS, (case_details.RULE, has_case_detail)):
            if holds(word.value):
                yield Problem(_place(one, word.loc), rule)
    yield from in_comments(one.path, one.data, ())


def _id(reference: str, one: Filed) -> str:
    return reference if "/" in reference else f"{one.library}/{reference}"


def _place(one: Filed, loc: Location) -> Place:
    return Place(one.path, *locate(one.node, loc))

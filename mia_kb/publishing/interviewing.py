"""Drafts made of an exit interview's answers: their files, and what would be wrong with them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from pydantic_core import PydanticCustomError

from mia_kb.checks.catalogue import run
from mia_kb.checks.discreet import LOOKS, discreet
from mia_kb.checks.finding import CheckContext
from mia_kb.checks.placing import placed
from mia_kb.library.link import unlinked
from mia_kb.problems import Place, Problem, in_order
from mia_kb.publishing.examining import ALONE
from mia_kb.reading.folder import Found, place
from mia_kb.reading.item import REGIONAL
from mia_kb.reading.records import FOLDERS, read_record
from mia_kb.records.kinds import BY_KIND
from mia_kb.records.organisation import Organisation
from mia_kb.records.vocabulary import Status
from mia_kb.records.yaml_text import written
from mia_kb.rendering.interview_form import Fault, Written
from mia_kb.text.languages import N_, Language
from mia_kb.text.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from mia_kb.library.link import Library
    from mia_kb.reading.item import Item
    from mia_kb.rendering.interview_form import Answer, Interview, Line

LONGEST_TITLE = 160
SENTENCE = re.compile(r".+?[.!?](?=\s|$)|.+", re.DOTALL)
NO_RECORD = N_("There is no record called “{name}”. These are there: {known}")
NO_LIBRARY = N_("“{name}” is no library. These are there: {known}")
TAKEN = N_("There is a record {path} already. Has the form been read before? Otherwise give the answer another title")
SAME_TITLE = N_("Another answer has the same title; give one of them another")
NO_TITLE = N_("No file name can be made of the title; write one with letters or digits")


class Draft(NamedTuple):
    """A record to write: at `path` below the records' folder, what it holds, and the answer that it is made of."""

    path: str
    text: str
    answer: Answer


class Drafts(NamedTuple):
    """The records to write, in the form's order, and what stands in the way of writing them."""

    drafts: tuple[Draft, ...]
    faults: tuple[Fault, ...]


def drafts(interview: Interview, library: Library, ids: frozenset[str]) -> Drafts:
    """A draft for each answer. `ids` are those of all records in the folder, also of those that cannot be read."""
    faults: list[Fault] = []
    head = _values(interview.head, library, "", faults)
    home = head.pop("library", "")
    libraries = sorted({one.partition("/")[0] for one in ids})
    if home and home not in libraries:
        line = next(one.line for one in interview.head if one.prompt.key == "library")
        faults.append(Fault(line, NO_LIBRARY, (("name", home), ("known", ", ".join(libraries)))))
    found: list[Draft] = []
    for answer in interview.answers:
        values = head | _answered(answer, library, home, faults)
        draft = _draft(answer, values, home, interview.language)
        faults += _taken(draft, home, found, ids)
        found.append(draft)
    return Drafts(tuple(found), tuple(faults))


def personal_data(path: str, lines: Iterable[Line]) -> Iterator[Problem]:
    """What is somebody's own on any line of the form, also where no record would come of it."""
    for line in lines:
        yield from (Problem(Place(path, line.number), rule) for rule, holds in LOOKS if holds(line.text))


def problems(path: str, interview: Interview, drafts: Sequence[Draft], today: date) -> tuple[Problem, ...]:
    """What would be wrong with each draft by itself, at the place in the form that it comes from."""
    found = (
        (draft, discreet(fault)) for draft in drafts for fault in _of_record(draft.path, draft.text.encode(), today)
    )
    return in_order([replace(fault, place=_place(path, interview, draft, fault)) for draft, fault in found])


def _draft(answer: Answer, values: dict[str, str], home: str, language: Language) -> Draft:
    kind = answer.question.kind
    model = BY_KIND[kind]
    values = {"status": Status.DRAFT.code, **values}
    if language is not Language.SV:
        values["language"] = language.value
    known = {key: text for key, text in values.items() if key.partition(".")[0] in _keys(kind)}
    return Draft(f"{home}/{model.folder}/{slug(known['title'])}.yaml", written(kind, known), answer)


def _keys(kind: str) -> frozenset[str]:
    return frozenset(str(field.alias or name) for name, field in BY_KIND[kind].model_fields.items())


def _answered(answer: Answer, library: Library, home: str, faults: list[Fault]) -> dict[str, str]:
    """The fields of an answer: what the question gives, what is blank, what is written, and what that implies."""
    question = answer.question
    blank = {prompt.key: prompt.blank for prompt in question.prompts if prompt.blank}
    values = dict(question.given) | blank | _values(answer.written, library, home, faults)
    for one in answer.written:
        values |= dict(one.prompt.implies)
    values.setdefault("title", title_of(values.get(question.called_by, "")))
    return values


def title_of(text: str) -> str:
    """The first sentence of a text, cut between words where it is too long for a title."""
    found = SENTENCE.match(" ".join(text.lstrip("-*> ").split()))
    title = (found[0] if found else "").removesuffix(".")
    if len(title) <= LONGEST_TITLE:
        return title
    return title[: LONGEST_TITLE - 1].rpartition(" ")[0].rstrip(",;:") + "…"


def _values(several: Iterable[Written], library: Library, home: str, faults: list[Fault]) -> dict[str, str]:
    values: dict[str, str] = {}
    for one in several:
        item = _named(one, library, home) if one.prompt.refers_to else None
        if one.prompt.refers_to and item is None:
            known = ", ".join(sorted(known.id for known in library.of_kind.get(one.prompt.refers_to, ())))
            faults.append(Fault(one.line, NO_RECORD, (("name", one.text), ("known", known))))
        values[one.prompt.key] = item.id if item else _chosen(one)
    return values


def _chosen(one: Written) -> str:
    """The code of what was chosen; anything else as it is, for the check of the field to judge."""
    try:
        return one.prompt.choices.read(one.text.rstrip(".")).code if one.prompt.choices else one.text
    except PydanticCustomError:
        return one.text


def _named(one: Written, library: Library, home: str) -> Item | None:
    """The record that is meant by an id, a title, a short name, or a title with the id in brackets."""
    kind, text = one.prompt.refers_to, one.text.strip()
    in_brackets = re.search(r"\(([a-z0-9/-]+)\)$", text)
    for name in (text, in_brackets[1] if in_brackets else ""):
        if found := library.find(name, home or REGIONAL, (kind,)):
            return found
    called = [item for item in library.of_kind.get(kind, ()) if text.casefold() in _names(item)]
    return called[0] if len(called) == 1 else None


def _names(item: Item) -> Iterator[str]:
    record = item.record
    yield record.title.casefold()
    if isinstance(record, Organisation) and record.short_name:
        yield record.short_name.casefold()


def _taken(draft: Draft, home: str, others: Sequence[Draft], ids: frozenset[str]) -> Iterator[Fault]:
    name = draft.path.removesuffix(".yaml").rpartition("/")[2]
    if not name:
        yield Fault(draft.answer.line, NO_TITLE)
    elif f"{home}/{name}" in ids:
        yield Fault(draft.answer.line, TAKEN, (("path", f"{home}/{name}"),))
    elif any(other.path.rpartition("/")[2] == f"{name}.yaml" for other in others):
        yield Fault(draft.answer.line, SAME_TITLE)


def _of_record(path: str, data: bytes, today: date) -> Sequence[Problem]:
    found = place(path, FOLDERS)
    if not isinstance(found, Found):
        return (found,)
    outcome = read_record(found, data)
    if outcome.item is None:
        return outcome.problems
    library = unlinked([outcome.item])
    return tuple(placed(run(CheckContext(library, today), ALONE), library, lambda _: data))


def _place(path: str, interview: Interview, draft: Draft, fault: Problem) -> Place:
    """Where in the form somebody wrote the field that a fault of the draft is in; else where its question stands."""
    above = draft.text.splitlines()[: fault.place.line]
    keys = [line.partition(":")[0] for line in above if re.match(r"[a-z_]+:", line)]
    field = keys[-1] if keys else ""
    written_there = [
        one for one in (*draft.answer.written, *interview.head) if one.prompt.key.partition(".")[0] == field
    ]
    return Place(path, written_there[0].line if written_there else draft.answer.line)

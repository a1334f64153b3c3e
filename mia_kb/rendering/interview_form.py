"""The form of the exit interview as lines of text, and what somebody has written in them."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.records.unknown import UNKNOWN
from mia_kb.rendering.show import capital, day, kind
from mia_kb.reports.interview import HEAD, QUESTIONS, Prompt, Question
from mia_kb.text.languages import N_, Language, translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mia_kb.reports.interview import Form

NAME = N_("Exit interview: {organisation}, {function}")
INTRODUCTION = (
    N_(
        "Take an hour, with somebody who stays. Write below the headings, in plain words; leave the headings as they "
        "are."
    ),
    N_("A question without an answer becomes no record. For one more answer to a question, copy all of it."),
    N_("No names, of participants or of anyone else: say which function it is."),
)
ABOUT = N_("About the drafts")
KEPT = N_("What you answer for (to remind you; nothing is read back from here)")
METHODS = N_("Methods that you can name (nothing is read back from here)")
KEPT_LINE = N_("{kind}: {title}. Review by {day}.")
DRAFT_LINE = N_("{kind}: {title}. A draft: finish it or hand it over.")
ONE_OF = N_("One of: {choices}")

NO_PLACE = N_("This text stands under no question and would be lost; move it below one of the form's headings")
NO_HEADING = N_("The form has no heading “{heading}”; leave the headings as they are, and write below them")
NOT_ASKED = N_("“{heading}” does not belong to the question above it; copy the whole question for one more answer")
TWICE = N_("“{heading}” stands twice in the same question; copy the whole question for one more answer")
NEEDED = N_("“{heading}” must be answered; or empty the whole question, and it becomes no record")
FILL_IN = N_("“{heading}” must be filled in")
NO_FORM = N_("This is no form of an exit interview; write one with: mia-kb report handover --steward … --interview …")

SECTION, FIELD = 2, 3
"""The levels of headings; what is deeper belongs to an answer."""
SAID_UNKNOWN = frozenset({"unknown", "okänt", "vet ej", "vet inte", "framgår inte"})


class Line(NamedTuple):
    """A line of a form: a heading of this level, or with level 0 a text; `number` is where it stands in its file."""

    level: int
    text: str
    number: int = 0


class Written(NamedTuple):
    """What somebody wrote below a heading, and on which line the heading stands."""

    prompt: Prompt
    text: str
    line: int


class Answer(NamedTuple):
    """An answered question: what was written below each of its headings that is not left blank."""

    question: Question
    written: tuple[Written, ...]
    line: int


class Fault(NamedTuple):
    """What cannot be read: on which line, and an English message id with its details."""

    line: int
    text: str
    details: tuple[tuple[str, str], ...] = ()


class Interview(NamedTuple):
    """A form that has been read: its language, what its drafts have in common, and the answers; or its faults."""

    language: Language
    head: tuple[Written, ...]
    answers: tuple[Answer, ...]
    faults: tuple[Fault, ...]


def form_lines(form: Form, language: Language) -> Iterator[Line]:
    """The form to fill in."""
    name = translate(NAME, language).format(organisation=form.organisation, function=form.function)
    yield Line(1, name)
    yield from (Line(0, translate(text, language)) for text in INTRODUCTION)
    for question in QUESTIONS:
        yield Line(SECTION, translate(question.text, language))
        yield from (Line(FIELD, heading(prompt, language)) for prompt in question.prompts)
    filled = dict(form.head)
    yield Line(SECTION, translate(ABOUT, language))
    for prompt in HEAD:
        yield from (Line(FIELD, heading(prompt, language)), Line(0, filled[prompt.key]))
    yield from _to_read(form, language)


def _to_read(form: Form, language: Language) -> Iterator[Line]:
    yield Line(SECTION, translate(KEPT, language))
    for kept in form.kept:
        text = translate(DRAFT_LINE if kept.is_draft else KEPT_LINE, language)
        of_kind = capital(language, kind(language, kept.kind))
        yield Line(0, f"- {text.format(kind=of_kind, title=kept.title, day=day(language, kept.review_by))}")
    yield Line(SECTION, translate(METHODS, language))
    yield from (Line(0, f"- {method}") for method in form.methods)


def heading(prompt: Prompt, language: Language) -> str:
    """What stands above the place for an answer; what can be chosen is in brackets."""
    text = translate(prompt.text, language)
    if prompt.choices is None:
        return text
    choices = "; ".join(choice.label(language) for choice in prompt.choices)
    return f"{text} ({translate(ONE_OF, language).format(choices=choices)})"


def interview_in(lines: Iterable[Line]) -> Interview:
    """What has been written in a form."""
    sections = list(_sections(lines))
    language = _language(sections)
    if language is None:
        return Interview(Language.SV, (), (), (Fault(1, NO_FORM),))
    faults: list[Fault] = list(_before(sections[0], language))
    head: tuple[Written, ...] = ()
    answers: list[Answer] = []
    asked = {_folded(translate(question.text, language)): question for question in QUESTIONS}
    for section in sections[1:]:
        title, name = section[0], _folded(section[0].text)
        if name == _folded(translate(ABOUT, language)):
            head = _written(section, HEAD, language, faults)
            faults += _unfilled(head, title, HEAD, FILL_IN, language)
        elif name in asked:
            answers += _answer(section, asked[name], language, faults)
        elif name not in {_folded(translate(text, language)) for text in (KEPT, METHODS)}:
            faults.append(Fault(title.number, NO_HEADING, (("heading", title.text),)))
    if not head and not faults:
        faults.append(Fault(1, NO_FORM))
    return Interview(language, head, tuple(answers), tuple(faults))


def _sections(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """The lines before the first section, then each section with its heading first."""
    found: list[Line] = []
    for line in lines:
        if line.level == SECTION:
            yield found
            found = []
        found.append(line)
    yield found


def _language(sections: Sequence[Sequence[Line]]) -> Language | None:
    """The language of the form's own headings; None where it has none of them."""
    titles = {_folded(section[0].text) for section in sections[1:]}
    for language in Language:
        if any(_folded(translate(text, language)) in titles for text in (ABOUT, *(one.text for one in QUESTIONS))):
            return language
    return None


def _before(lines: Sequence[Line], language: Language) -> Iterator[Fault]:
    own = {_folded(translate(text, language)) for text in INTRODUCTION}
    strays = (line for line in lines if line.level != 1 and line.text.strip() and _folded(line.text) not in own)
    yield from (Fault(line.number, NO_PLACE) for line in strays)


def _answer(section: Sequence[Line], question: Question, language: Language, faults: list[Fault]) -> Iterator[Answer]:
    written = _written(section, question.prompts, language, faults)
    if any(one.text for one in written):
        faults += _unfilled(written, section[0], question.prompts, NEEDED, language)
        yield Answer(question, tuple(one for one in written if one.text), section[0].number)


def _unfilled(
    written: Sequence[Written], title: Line, prompts: Sequence[Prompt], message: str, language: Language
) -> Iterator[Fault]:
    """The needed fields that are left blank, each at its own heading if that still stands there."""
    found = {one.prompt.key: one for one in written}
    for prompt in prompts:
        one = found.get(prompt.key)
        if prompt.needed and not (one and one.text):
            details = (("heading", translate(prompt.text, language)),)
            yield Fault(one.line if one else title.number, message, details)


def _written(
    section: Sequence[Line], prompts: Sequence[Prompt], language: Language, faults: list[Fault]
) -> tuple[Written, ...]:
    """What stands below each heading of a section, and as faults what stands where nothing is asked."""
    by_name = {_folded(translate(prompt.text, language)): prompt for prompt in prompts}
    found: dict[str, Written] = {}
    for title, below in _fields(section):
        prompt = by_name.get(_folded(title.text))
        text = _text(below)
        if title.level == SECTION:
            faults += [Fault(line.number, NO_PLACE) for line in below if line.text.strip()][:1]
        elif prompt is None:
            faults.append(Fault(title.number, NOT_ASKED, (("heading", title.text),)))
        elif prompt.key in found:
            faults.append(Fault(title.number, TWICE, (("heading", title.text),)))
        else:
            found[prompt.key] = Written(prompt, text, title.number)
    return tuple(found.values())


def _fields(section: Sequence[Line]) -> Iterator[tuple[Line, list[Line]]]:
    """Each heading of a section, its own first, with the lines below it."""
    title = section[0]
    for is_heading, lines in groupby(section, lambda line: line.level in {1, SECTION, FIELD}):
        if is_heading:
            *alone, title = lines
            yield from ((one, []) for one in alone)
        else:
            yield title, list(lines)
    if section[-1] is title:
        yield title, []


def _text(lines: Sequence[Line]) -> str:
    text = "\n".join(line.text.rstrip() for line in lines).strip()
    return UNKNOWN.value if text.casefold().rstrip(".") in SAID_UNKNOWN else text


def _folded(text: str) -> str:
    """A heading without what a word processor may change in it: numbers, capitals and signs; and without brackets."""
    before = re.sub(r"\s\(.*", "", text.strip(), flags=re.DOTALL)
    return " ".join(re.findall(r"[^\W\d_]+", before.casefold()))

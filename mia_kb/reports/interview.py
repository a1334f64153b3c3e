"""The exit interview: its questions, the form that somebody who leaves fills in, and what was answered."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.queries import pointed_at, typed
from mia_kb.records.method import Method
from mia_kb.records.organisation import Organisation
from mia_kb.records.unknown import UNKNOWN
from mia_kb.records.vocabulary import (
    Choice,
    Closure,
    DeviationState,
    ObstacleLevel,
    Outcome,
    Party,
    Perspective,
    Role,
    Status,
    Vocabulary,
)
from mia_kb.reports.stewards import takes_over
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mia_kb.library.link import Library
    from mia_kb.reading.item import Item
    from mia_kb.reports.stewards import Stewarded

WITHIN = timedelta(days=90)
"""How soon a draft must be looked at again, unless the form says otherwise."""


class Prompt(NamedTuple):
    """What is asked about one field, whose dotted `key` it has; `text` is an English message id.

    A `needed` field must be answered where any is. One that is left blank is written as `blank`, or left out. An answer
    is one of `choices`, or the id or the title of a record of a kind that it `refers_to`, if there are such. What any
    answer to it says about other fields is what it `implies`.
    """

    key: str
    text: str
    needed: bool = False
    blank: str = ""
    choices: type[Vocabulary] | None = None
    refers_to: str = ""
    implies: tuple[tuple[str, str], ...] = ()


class Question(NamedTuple):
    """A question and the kind of record that its answer becomes; what the question itself answers is `given`.

    Without a title of its own the record is called by the first sentence of the field `called_by`.
    """

    code: str
    kind: str
    text: str
    prompts: tuple[Prompt, ...]
    called_by: str
    given: tuple[tuple[str, str], ...] = ()


class Kept(NamedTuple):
    """A record that the function answers for."""

    title: str
    kind: str
    is_draft: bool
    review_by: date


class Form(NamedTuple):
    """A form to fill in: whose it is, what stands in its head by key, what the function keeps, and methods to name."""

    organisation: str
    function: str
    head: tuple[tuple[str, str], ...]
    kept: tuple[Kept, ...]
    methods: tuple[str, ...]


TITLE = Prompt("title", N_("What shall it be called? Best a piece of advice (may be left blank)"))
LESSON = (
    Prompt("receivers.0.role", N_("Who should hear it?"), needed=True, choices=Role),
    Prompt("applies_when", N_("When does it apply?"), blank=UNKNOWN.value),
    Prompt("applies_not_when", N_("When does it not apply?"), blank=UNKNOWN.value),
    TITLE,
)
OPEN = (("closure", Closure.OPEN.code),)
RAISED, ANSWERED = (("state", DeviationState.RAISED.code),), (("state", DeviationState.ANSWERED.code),)
METHOD = Prompt("method", N_("Which method? Its name or its id"), needed=True, refers_to=Method.kind)
QUESTIONS = (
    Question(
        "worked",
        "lesson",
        N_("What worked, and why?"),
        (
            Prompt("event", N_("What did you do, and what happened?"), needed=True),
            Prompt("lesson", N_("Why did it work?"), needed=True),
            Prompt("recommendation", N_("What should others do?"), needed=True),
            *LESSON,
        ),
        "recommendation",
        (*OPEN, ("outcome", Outcome.WORKED.code)),
    ),
    Question(
        "went-wrong",
        "lesson",
        N_("What went worse than you thought?"),
        (
            Prompt("event", N_("What happened?"), needed=True),
            Prompt("lesson", N_("Why did it go wrong?"), needed=True),
            Prompt("recommendation", N_("What should others do instead?"), needed=True),
            Prompt("outcome", N_("How did it go in the end?"), blank=UNKNOWN.value, choices=Outcome),
            *LESSON,
        ),
        "recommendation",
        OPEN,
    ),
    Question(
        "chafes",
        "deviation",
        N_("What chafes for participants that nobody has mended?"),
        (
            Prompt("event", N_("What chafes? Tell it so that nobody can be recognised"), needed=True),
            Prompt("consequence", N_("What does it lead to for participants?")),
            Prompt("level", N_("Where is the cause?"), needed=True, choices=ObstacleLevel),
            Prompt("party", N_("Which party could mend it?"), blank=UNKNOWN.value, choices=Party),
            Prompt("owner", N_("Which function follows it up?"), blank=UNKNOWN.value),
            Prompt("raised_to", N_("Who has been asked? A function or a body, no names"), implies=RAISED),
            Prompt("noticed", N_("When was it noticed? A year or a month: 2021 or 2021-05"), blank=UNKNOWN.value),
            Prompt("answer", N_("What was the answer?"), implies=ANSWERED),
            TITLE,
        ),
        "event",
        (("state", UNKNOWN.value),),
    ),
    Question(
        "another-way",
        "practice",
        N_("What do you do in another way than the method says?"),
        (
            METHOD,
            Prompt("text", N_("How do you do it, why, and what came of it?"), needed=True),
            Prompt("period.from", N_("Since when? A year or a month: 2021 or 2021-05"), blank=UNKNOWN.value),
            Prompt("carried_by", N_("Which function carries it?"), blank=UNKNOWN.value),
            TITLE,
        ),
        "text",
        (("stage", UNKNOWN.value),),
    ),
    Question(
        "who-knows",
        "lesson",
        N_("What do only you know how to do, and who should know it after you?"),
        (
            Prompt("event", N_("What is it that only you know or can do?"), needed=True),
            Prompt("lesson", N_("How do you do it?"), needed=True),
            Prompt("recommendation", N_("Which function should know it, and how do they learn it?"), needed=True),
            *LESSON,
        ),
        "event",
        (*OPEN, ("outcome", UNKNOWN.value)),
    ),
    Question(
        "unfinished",
        "lesson",
        N_("What is begun and not finished?"),
        (
            Prompt("event", N_("What has been begun, and how far has it come?"), needed=True),
            Prompt("lesson", N_("What is in the way?"), needed=True),
            Prompt("recommendation", N_("What is the next step, and which function takes it?"), needed=True),
            *LESSON,
        ),
        "event",
        (*OPEN, ("outcome", UNKNOWN.value)),
    ),
    Question(
        "decided",
        "decision",
        N_("What has been decided that is not written down?"),
        (
            METHOD,
            Prompt("choice", N_("What was decided?"), needed=True, choices=Choice),
            Prompt("body", N_("Which body decided?"), needed=True),
            Prompt("date", N_("Which day? For example 2022-05-31"), needed=True),
            Prompt("grounds", N_("Why?"), needed=True),
            Prompt("owner", N_("Which function owns the decision?"), blank=UNKNOWN.value),
            Prompt("follow_up", N_("Which day is it followed up? For example 2022-11-30"), blank=UNKNOWN.value),
            TITLE,
        ),
        "grounds",
    ),
    Question(
        "story",
        "story",
        N_("Which story do you tell when somebody asks what this is good for?"),
        (
            Prompt("what_happened", N_("What happened? Tell it in your own words, without names"), needed=True),
            Prompt("teaches", N_("What does it teach?"), needed=True),
            Prompt("consent", N_("How was consent noted?"), blank=UNKNOWN.value),
            TITLE,
        ),
        "teaches",
        (("perspective", Perspective.STAFF.code),),
    ),
)
"""What somebody who leaves is asked, in the form's order."""
HEAD = (
    Prompt("library", N_("In which library the drafts are put"), needed=True),
    Prompt("place", N_("Which sub-project or place they are about"), needed=True, refers_to=Organisation.kind),
    Prompt(
        "steward.organisation",
        N_("Which organisation keeps them alive"),
        needed=True,
        refers_to=Organisation.kind,
    ),
    Prompt("steward.function", N_("Which function there, never a name"), needed=True),
    Prompt("review_by", N_("By which day somebody goes through them"), needed=True),
)
"""What all drafts of a form have in common; the form comes with it filled in."""


def form_of(steward: Stewarded, library: Library, today: date) -> Form:
    """The form of a function on its last days: its drafts go to whoever takes over from its organisation."""
    keeper = takes_over(library, steward, today) or steward.organisation
    head = (
        ("library", home(steward.items)),
        ("place", _place(steward, library)),
        ("steward.organisation", keeper.id if keeper else steward.named),
        ("steward.function", steward.function),
        ("review_by", (today + WITHIN).isoformat()),
    )
    kept = tuple(
        Kept(item.record.title, item.kind, item.record.status is Status.DRAFT, item.record.review_by)
        for item in sorted(steward.items, key=_drafts_first)
    )
    methods = tuple(f"{item.record.title} ({item.id})" for item in library.of_kind.get(Method.kind, ()))
    return Form(_name(steward), steward.function, head, kept, methods)


def home(items: Sequence[Item]) -> str:
    """The library that most of the records lie in."""
    counts = Counter(item.library for item in items)
    return max(counts, key=lambda library: (counts[library], library))


def _place(steward: Stewarded, library: Library) -> str:
    """The place asked for, else the one that most of the records are about, else the steward's own organisation."""
    if steward.about:
        return steward.about.id
    named = Counter(found.id for item in steward.items for found in pointed_at(library, item.id, "place"))
    return min(named, key=lambda place: (-named[place], place), default=steward.named)


def _drafts_first(item: Item) -> tuple[bool, str, str]:
    return item.record.status is not Status.DRAFT, item.kind, item.record.title


def _name(steward: Stewarded) -> str:
    organisation = steward.organisation
    if organisation is None:
        return steward.named
    return typed(organisation, Organisation).short_name or organisation.record.title

"""What each of the eight roles is promised, and what it does in its first week."""

from __future__ import annotations

from typing import NamedTuple

from mia_kb.records.vocabulary import Role
from mia_kb.text.languages import N_


class ToDo(NamedTuple):
    """One thing to do in the first week (an English message id), and the section that helps; empty for none."""

    text: str
    section: str = ""


class RoleSpec(NamedTuple):
    """A role: its icon, what the library gives it, and its first week. Texts are English message ids."""

    role: Role
    icon: str
    promise: str
    first_week: tuple[ToDo, ...]


ROLES: tuple[RoleSpec, ...] = (
    RoleSpec(
        Role.HANDLEDARE,
        "material/account-heart-outline",
        N_("Find out how others do it before, during and after, and leave what chafed in three minutes."),
        (
            ToDo(N_("Read the first two methods below. They take ten minutes together."), "method"),
            ToDo(N_("Look up the words and abbreviations that your colleagues use."), "term"),
            ToDo(N_("Ask how the method is done here: what do you call it, and what have you changed?"), "practice"),
            ToDo(N_("Find out who holds the plan for each participant you take over, and meet that person.")),
            ToDo(N_("Note one thing that chafed for a participant, and find out where you leave it."), "deviation"),
        ),
    ),
    RoleSpec(
        Role.DELPROJEKTLEDARE,
        "material/map-marker-account-outline",
        N_("See what the other sub-projects changed in the same method, and what is left to do in yours."),
        (
            ToDo(N_("Open your place and read what is left to do there."), "place"),
            ToDo(
                N_("Go through which ways of working have nobody who takes over, and take one of them to a party."),
                "practice",
            ),
            ToDo(N_("Read what did not work for others before you plan the autumn."), "what-went-wrong"),
            ToDo(N_("Find the date of the next steering group and choose one question for it."), "decision"),
            ToDo(N_("Agree with your staff on who writes lessons and who reviews them."), "lesson"),
        ),
    ),
    RoleSpec(
        Role.STYRGRUPP,
        "material/gavel",
        N_(
            "Tell a wish from a ground for decision: what is proposed, how sure it is, what it takes, "
            "what others chose."
        ),
        (
            ToDo(N_("Read what your own organisation can start using now."), "party"),
            ToDo(N_("See what other steering groups chose, and why."), "decision"),
            ToDo(N_("Learn to read knowledge and certainty: two things, and neither is a grade."), "method"),
            ToDo(N_("Find out which decisions in your own organisation you may take without asking.")),
            ToDo(N_("Ask which deviations wait for an answer from you."), "deviation"),
        ),
    ),
    RoleSpec(
        Role.FORBUNDSCHEF,
        "material/account-tie-outline",
        N_("See what has landed locally and is ripe to lift, what waits for an answer and what loses its steward."),
        (
            ToDo(N_("See how far each way of working has come in each place."), "place"),
            ToDo(N_("Read how the library is doing: what is late, and what nobody answers for."), "about"),
            ToDo(N_("Go through the deviations that wait for an answer, party by party."), "deviation"),
            ToDo(
                N_("Find out which sub-projects end this year and who takes over their ways of working."),
                "organisation",
            ),
            ToDo(N_("Read what did not work, and ask each place whether it knows the same thing."), "what-went-wrong"),
        ),
    ),
    RoleSpec(
        Role.HANDLAGGARE,
        "material/clipboard-account-outline",
        N_(
            "Decide in a minute whether a person fits, how you refer, which consent is needed and what "
            "it is called there."
        ),
        (
            ToDo(N_("Read who each method is for, and who it is not for."), "method"),
            ToDo(N_("Look up what the same thing is called in the places you refer to."), "place"),
            ToDo(N_("Learn which consent you need before you call anybody about a person.")),
            ToDo(
                N_(
                    "Ask how you get to know what happened afterwards with those you referred, in numbers and "
                    "never by person."
                ),
                "progression",
            ),
            ToDo(N_("Keep the glossary open: your word and theirs may be two words for one thing."), "term"),
        ),
    ),
    RoleSpec(
        Role.METODSTOD,
        "material/school-outline",
        N_(
            "See what kind of knowledge there is, what it is about and where it comes from, apart from "
            "a place's own figures."
        ),
        (
            ToDo(N_("Compare how places have changed the core of one method."), "practice"),
            ToDo(N_("Check one figure: who was counted, when, of how many, by whom."), "measure"),
            ToDo(N_("Read which figures contradict each other, and why."), "measure"),
            ToDo(N_("See what is checked in a record before it is published."), "check"),
            ToDo(N_("Choose one method whose review is due, and go through it with those who use it."), "about"),
        ),
    ),
    RoleSpec(
        Role.WEBBREDAKTOR,
        "material/server-network-outline",
        N_(
            "Put the library on an intranet or a file share and vouch for it: no outside requests, no "
            "cookies, no personal data."
        ),
        (
            ToDo(N_("Open the site from a file share without network, and search in it.")),
            ToDo(N_("Read what the library holds, under which licence, and how people are protected."), "about"),
            ToDo(N_("See what is checked in every record before it is published."), "check"),
            ToDo(
                N_("Change the name, the logotype and the text about funding in the settings, without touching code.")
            ),
            ToDo(N_("Decide who builds a new version, how often, and where the former one is kept.")),
        ),
    ),
    RoleSpec(
        Role.FINANSIAR,
        "material/finance",
        N_("See what was promised, what was reached and why it differed, and what remains afterwards."),
        (
            ToDo(N_("Read targets and outcomes apart, each with who was counted."), "figure"),
            ToDo(N_("See what happened to people afterwards, and what is not known."), "progression"),
            ToDo(N_("Read the lessons that are for the funder to hear."), "party"),
            ToDo(N_("See which ways of working live on in regular services."), "practice"),
            ToDo(N_("Note which figures contradict each other before you quote one."), "measure"),
        ),
    ),
)

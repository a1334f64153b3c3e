"""Words that the glossary asks writers to avoid."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.checks.finding import finding
from mia_kb.library.queries import typed
from mia_kb.problems import Level, Rule
from mia_kb.records.head import ContentLanguage
from mia_kb.records.term import Term
from mia_kb.records.walk import texts
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mia_kb.checks.finding import CheckContext, Finding
    from mia_kb.reading.nodes import Location

RULE = Rule(
    code="MIA602",
    slug="word-to-avoid",
    level=Level.WARNING,
    message=N_("The glossary asks writers to avoid “{word}” (see {term})."),
    remedy=N_("The glossary's word is: {instead}. {advice} Put the word in quotes if you write about the word itself."),
    why=N_(
        "Words decide how people are seen, and whether a search finds what is there. Which words to avoid, and what "
        "to write instead, the glossary decides; change the term's record if the advice is wrong."
    ),
    bad="event: Klienten fick vänta.",
    good="event: Deltagaren fick vänta.",
)
RULES = (RULE,)
FREE = frozenset({"synonyms", "sources", "local_name", "as_published", "avoid"})
"""Fields where other people's words must stand: what people search for, what a source calls itself."""


class Advice(NamedTuple):
    """A word to avoid, and the term that says so."""

    word: str
    term: str
    instead: str
    why: str


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each avoided word and text; English texts and the term itself are let be."""
    advice = _advice(context)
    if not advice:
        return
    pattern = _pattern(advice)
    for item in context.asked_for:
        if item.record.language is ContentLanguage.EN:
            continue
        for leaf in texts(item.record):
            for word in (
                sorted({found.casefold() for found in pattern.findall(leaf.value)}) if _is_ours(leaf.loc) else ()
            ):
                found = advice[word]
                if found.term != item.id:
                    details = {"word": found.word, "term": found.term, "instead": found.instead, "advice": found.why}
                    yield finding(RULE, item, leaf.loc, **details)


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words, whole and not in quotes: who quotes a word speaks of the word itself."""
    either = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"(?<![\w”\"'*])(?:{either})(?![\w”\"'*])", re.IGNORECASE)


def _advice(context: CheckContext) -> dict[str, Advice]:
    """Every word to avoid in lower case; of two terms that avoid the same word, the first by id is named."""
    advice: dict[str, Advice] = {}
    for item in context.library.of_kind.get(Term.kind, ()):
        for avoid in typed(item, Term).avoid:
            found = Advice(avoid.word, item.id, item.record.title, avoid.why or "")
            advice.setdefault(avoid.word.casefold(), found)
    return advice


def _is_ours(loc: Location) -> bool:
    return loc[0] not in FREE and loc[:2] != ("translations", "en")

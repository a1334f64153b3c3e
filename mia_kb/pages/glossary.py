"""The glossary: every word with its meaning, from A to Ö."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.queries import typed
from mia_kb.pages.alphabet import NO_LETTER, code, letter, order
from mia_kb.pages.links import named, refs
from mia_kb.pages.paging import LONGEST
from mia_kb.pages.passages import own_language
from mia_kb.pages.spots import Spot, contribute_href, section_link, section_spot, value_spot, view_at
from mia_kb.pages.words import definition_of
from mia_kb.records.term import Term
from mia_kb.rendering.page import ROOT
from mia_kb.rendering.view import Link
from mia_kb.text.languages import N_, Language, translate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mia_kb.pages.gathering import Gathering
    from mia_kb.reading.item import Item
    from mia_kb.records.term import Avoid
    from mia_kb.rendering.view import Passage, Ref, View

LEAD = N_("For you who meet a word you do not know, or wonder what others call what you do.")


class Entry(NamedTuple):
    """A word. `lang` is the language of its own texts, if not the page's."""

    ref: Ref
    anchor: str
    abbreviation: str
    definition: Passage | None
    synonyms: tuple[str, ...]
    avoid: tuple[Avoid, ...]
    english: str
    see: tuple[Ref, ...]
    needs_expert: bool
    lang: str


class LetterGroup(NamedTuple):
    """The words under one letter."""

    letter: str
    anchor: str
    entries: tuple[Entry, ...]


class GlossaryPage(NamedTuple):
    """The glossary, or a part of it. `letters` lead to all letters, `unread` counts words an expert should read."""

    lead: str
    count: int  # type: ignore[assignment]  # nobody asks a tuple how often it holds something
    unread: int
    letters: tuple[Link, ...]
    groups: tuple[LetterGroup, ...]
    contribute: str
    onward: tuple[Link, ...]


def pages(gathering: Gathering) -> Iterator[View]:
    """The glossary on one page; on several, each with whole letters, where it is too long for one."""
    context, language = gathering.context, gathering.language
    terms = sorted(gathering.items[Term.kind], key=lambda item: (_sorted_by(item, gathering), item.id))
    lettered = [
        (sign, list(found))
        for sign, found in groupby(terms, key=lambda item: letter(_title(item, gathering), language))
    ]
    lettered.sort(key=lambda pair: (pair[0] != NO_LETTER, order(pair[0], language)))
    spot = section_spot(context, Term.kind, translate(LEAD, language))
    if len(terms) <= LONGEST:
        letters = tuple(Link(sign, f"#{_anchor(sign)}") for sign, _ in lettered)
        yield _view(spot, lettered, letters, len(terms), gathering)
        return
    parts = list(_parts(lettered, gathering))
    letters = tuple(Link(part.name, ROOT + part.spot.uri) for part in parts)
    yield _view(spot, [], letters, len(terms), gathering)
    for part in parts:
        yield _view(part.spot, [(part.sign, part.terms)], letters, len(terms), gathering)


class _LetterPage(NamedTuple):
    """A page of words on one letter; `name` is the letter, with a number where it has several pages."""

    sign: str
    name: str
    terms: list[Item]
    spot: Spot


def _parts(lettered: Sequence[tuple[str, list[Item]]], gathering: Gathering) -> Iterator[_LetterPage]:
    """A page for each letter, and more than one for a letter with very many words."""
    home = gathering.context.alternate(Term.kind)
    title = translate(N_("Words on {letter}"), gathering.language)
    for sign, found in lettered:
        for number, start in enumerate(range(0, len(found), LONGEST), 1):
            name = sign if number == 1 else f"{sign} {number}"
            file = f"lista-{_anchor(sign)}-{number}"
            lead = translate(LEAD, gathering.language)
            spot = value_spot(gathering.context, Term.kind, file, title.format(letter=name), lead)
            yield _LetterPage(sign, name, found[start : start + LONGEST], spot._replace(alternate=home))


def _view(
    spot: Spot, lettered: Sequence[tuple[str, list[Item]]], letters: tuple[Link, ...], count: int, gathering: Gathering
) -> View:
    shown = [item for _, found in lettered for item in found]
    data = GlossaryPage(
        lead=spot.lead,
        count=count,
        unread=sum(typed(item, Term).needs_expert for item in shown),
        letters=letters,
        groups=tuple(
            LetterGroup(sign, _anchor(sign), tuple(_entry(item, gathering) for item in found))
            for sign, found in lettered
        ),
        contribute=contribute_href(gathering.context),
        onward=tuple(section_link(gathering.context, key) for key in ("find", "new-on-the-job")),
    )
    return view_at(spot, gathering.context, "glossary.html.jinja", data)


def _entry(item: Item, gathering: Gathering) -> Entry:
    term, context = typed(item, Term), gathering.context
    return Entry(
        ref=context.ref(item),
        anchor=item.id.replace("/", "-"),
        abbreviation=term.abbreviation or "",
        definition=definition_of(item, gathering),
        synonyms=term.synonyms,
        avoid=term.avoid,
        english=(term.english or "") if gathering.language is Language.SV else "",
        see=refs(named(term.see, item, context), context),
        needs_expert=term.needs_expert,
        lang=own_language(item, context),
    )


def _title(item: Item, gathering: Gathering) -> str:
    return gathering.context.ref(item).title


def _sorted_by(item: Item, gathering: Gathering) -> str:
    return order(_title(item, gathering), gathering.language)


def _anchor(sign: str) -> str:
    return f"bokstav-{code(sign)}"

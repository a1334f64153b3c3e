"""What is known of the value for the person, for the organisations and for society: each in its own words, no sums."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.queries import typed
from mia_kb.pages.figure_card import figure_card, place_link
from mia_kb.pages.passages import own_language
from mia_kb.pages.records.lines import story_line
from mia_kb.pages.records.progression import afterwards, how_many
from mia_kb.pages.spots import section_link
from mia_kb.records.figure import Figure
from mia_kb.records.method import Method
from mia_kb.records.progression import FollowUp, Progression
from mia_kb.records.story import Story
from mia_kb.records.unknown import Unknown
from mia_kb.records.vocabulary import Certainty, EvidenceLevel, FigureRole, ValueLevel
from mia_kb.rendering.wording import certainty_means, leads_to
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mia_kb.library.maturity import Maturity
    from mia_kb.pages.gathering import Gathering
    from mia_kb.pages.records.lines import StoryLine
    from mia_kb.pages.records.progression import Afterwards
    from mia_kb.reading.item import Item
    from mia_kb.records.vocabulary import ParticipantView
    from mia_kb.rendering.figure_card import FigureCard
    from mia_kb.rendering.view import Link, Ref

ONWARD = ("method", "progression", "measure", "story", "report")
MOST_METHODS, MOST_PROGRESSIONS, MOST_FIGURES, MOST_STORIES = 30, 20, 6, 6
"""How many of each stand on the page before the list of all records, which leads to the rest."""
TITLES = {
    ValueLevel.INDIVIDUAL: N_("Value for the person"),
    ValueLevel.ORGANISATION: N_("Value for the organisations"),
    ValueLevel.SOCIETY: N_("Value for society"),
}
LEADS = {
    ValueLevel.INDIVIDUAL: N_(
        "For you who ask what it gives the person: what studies say, where people moved and how they saw it themselves."
    ),
    ValueLevel.ORGANISATION: N_(
        "For you who ask what it gives your organisation and the cooperation: what is known, counted and told."
    ),
    ValueLevel.SOCIETY: N_(
        "For you who ask what it gives everybody: rules, costs and conditions. Less is known here than one would wish."
    ),
}
SURE = (Certainty.HIGH, Certainty.MODERATE, Certainty.LOW, Certainty.VERY_LOW, Certainty.NOT_ASSESSED)
"""How sure one can be, the surest first."""


class Says(NamedTuple):
    """What a method's knowledge says: words that its certainty allows, then the effect, if one has been studied."""

    ref: Ref
    words: str
    effect: str
    lang: str
    level: EvidenceLevel
    maturity: Maturity


class Moved(NamedTuple):
    """A step progression: who they are, how they saw it themselves, and what was seen afterwards, if anything."""

    ref: Ref
    place: Link | None
    how_many: str
    who: str
    lang: str
    participant_view: ParticipantView | Unknown
    afterwards: Afterwards | None


class FigureCounts(NamedTuple):
    """How many figures there are: of what happened, of those whose source says how many were counted, of targets."""

    outcomes: int
    with_whole: int
    targets: int


class Worth(NamedTuple):
    """What a value level's page says before its list of records. Each `…_count` is of all, shown here or not.

    `about_people` on the person's page, whose effects are those that most studies look for.
    """

    about_people: bool
    studied: tuple[Says, ...]
    silent: tuple[Says, ...]
    method_count: int
    progressions: tuple[Moved, ...]
    progression_count: int
    seen_by_themselves: int
    seen_afterwards: int
    figures: tuple[FigureCard, ...]
    counts: FigureCounts
    stories: tuple[StoryLine, ...]
    story_count: int
    onward: tuple[Link, ...]


def worth(level: ValueLevel, items: Sequence[Item], gathering: Gathering) -> Worth:
    """What is known at a level from the records that name it, and, for the person, from all step progressions."""
    context = gathering.context
    methods = sorted((item for item in items if item.kind == Method.kind), key=_surest_first)
    told = [_says(item, gathering) for item in methods]
    moved = _progressions(level, items, gathering)
    stories = [item for item in items if item.kind == Story.kind]
    figures = [item for item in items if item.kind == Figure.kind]
    return Worth(
        about_people=level is ValueLevel.INDIVIDUAL,
        studied=tuple([one for one in told if one.effect or one.level is EvidenceLevel.EN][:MOST_METHODS]),
        silent=tuple([one for one in told if not one.effect and one.level is not EvidenceLevel.EN][:MOST_METHODS]),
        method_count=len(methods),
        progressions=tuple(_moved(item, gathering) for item in moved[:MOST_PROGRESSIONS]),
        progression_count=len(moved),
        seen_by_themselves=sum(not isinstance(typed(item, Progression).participant_view, Unknown) for item in moved),
        seen_afterwards=sum(isinstance(typed(item, Progression).follow_up, FollowUp) for item in moved),
        figures=tuple(figure_card(item, context) for item in _telling(figures)),
        counts=_counts(figures),
        stories=tuple(story_line(item, context) for item in stories[:MOST_STORIES]),
        story_count=len(stories),
        onward=tuple(section_link(context, key) for key in ONWARD),
    )


def _surest_first(item: Item) -> tuple[int, str]:
    return SURE.index(typed(item, Method).evidence.certainty), item.id


def _says(item: Item, gathering: Gathering) -> Says:
    evidence, language = typed(item, Method).evidence, gathering.language
    return Says(
        gathering.context.ref(item),
        leads_to(evidence, language) or certainty_means(evidence.certainty, language),
        evidence.effect or "",
        own_language(item, gathering.context),
        evidence.level,
        gathering.maturities[item.id],
    )


def _progressions(level: ValueLevel, items: Iterable[Item], gathering: Gathering) -> Sequence[Item]:
    """Those that name the level; a step is somebody's, so that the person's page has them all."""
    if level is ValueLevel.INDIVIDUAL:
        return gathering.items[Progression.kind]
    return [item for item in items if item.kind == Progression.kind]


def _moved(item: Item, gathering: Gathering) -> Moved:
    found, context = typed(item, Progression), gathering.context
    return Moved(
        context.ref(item),
        place_link(item, found.place, context),
        how_many(found, context),
        found.total_is,
        own_language(item, context),
        found.participant_view,
        afterwards(found, item, context),
    )


def _telling(figures: Iterable[Item]) -> list[Item]:
    """Some outcomes whose source says how many were counted, each of another measure."""
    by_measure: dict[str, Item] = {}
    for item in figures:
        figure = typed(item, Figure)
        if figure.role is FigureRole.OUTCOME and _has_whole(figure):
            by_measure.setdefault(figure.measure, item)
    return list(by_measure.values())[:MOST_FIGURES]


def _counts(figures: Iterable[Item]) -> FigureCounts:
    outcomes = [typed(item, Figure) for item in figures if typed(item, Figure).role is FigureRole.OUTCOME]
    targets = sum(typed(item, Figure).role is FigureRole.TARGET for item in figures)
    return FigureCounts(len(outcomes), sum(map(_has_whole, outcomes)), targets)


def _has_whole(figure: Figure) -> bool:
    return isinstance(figure.value.denominator, int)

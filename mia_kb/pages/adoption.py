"""The pages of where methods live: a matrix of methods and places, the years, and one page a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from mia_kb.library.adoption import is_living, methods_of
from mia_kb.library.queries import typed
from mia_kb.library.standing import lives
from mia_kb.pages.addresses import place_code, place_href
from mia_kb.pages.context import is_shown
from mia_kb.pages.lives import MOST, cards_by_method, method_link, place_name_link, writing_for, year_table
from mia_kb.pages.paging import near
from mia_kb.pages.spots import section_link, value_spot, view_at
from mia_kb.records.decision import Decision
from mia_kb.records.method import Method
from mia_kb.records.practice import Practice
from mia_kb.rendering.page import ROOT
from mia_kb.rendering.report_words import cell_words
from mia_kb.rendering.show import day
from mia_kb.rendering.view import Link
from mia_kb.reports import adoption as report
from mia_kb.reports import words
from mia_kb.text.languages import N_, Language, translate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mia_kb.library.standing import Life, Standing
    from mia_kb.pages.context import Context
    from mia_kb.pages.gathering import Gathering
    from mia_kb.pages.lives import LifeCard, YearTable
    from mia_kb.pages.spots import Spot
    from mia_kb.reading.item import Item
    from mia_kb.records.vocabulary import Stage
    from mia_kb.rendering.report_words import Writing
    from mia_kb.rendering.view import View

NAME = "adoption"
ROWS = 40
"""Methods in one page's matrix."""
PLACE_TITLE = N_("{place}: what is done here, and what became of it")
PLACE_LEAD = N_(
    "For you who decide or take over here: what goes on, who takes over, and what was declined or has ended."
)


class Square(NamedTuple):
    """One way of working in the matrix; `place` is named where it has no column of its own."""

    href: str
    name: str
    lang: str
    standing: Standing
    stage: Stage | None
    since: str
    place: Link | None


class MatrixRow(NamedTuple):
    """A method, what is done of it in each column's place, and in other places."""

    method: Link
    cells: tuple[tuple[Square, ...], ...]
    others: tuple[Square, ...]


class Matrix(NamedTuple):
    """Places as columns, methods as rows; `others` says that some place has no column."""

    places: tuple[Link, ...]
    rows: tuple[MatrixRow, ...]
    others: bool


class Part(NamedTuple):
    """One of the matrix's pages."""

    number: int
    href: str


class AdoptionPage(NamedTuple):
    """A page of the matrix. The first of them has the years, the places and how many methods nobody has told of."""

    lead: str
    day: str
    matrix: Matrix | None
    years: YearTable | None
    places: tuple[Link, ...]
    untold: int
    methods: Link
    number: int
    parts: tuple[Part, ...]
    onward: tuple[Link, ...]


class PlaceLives(NamedTuple):
    """What a place does and has declined; `left_out` more are not shown."""

    lead: str
    cards: tuple[LifeCard, ...]
    years: YearTable | None
    left_out: int
    onward: tuple[Link, ...]


class Lives(NamedTuple):
    """All ways of working, by the ids of their method and of their place."""

    all: tuple[Life, ...]
    by_method: Mapping[str, tuple[Life, ...]]
    by_place: Mapping[str, tuple[Life, ...]]


def pages(gathering: Gathering) -> Iterator[View]:
    """The pages of the matrix, and one for each place where something is done or decided."""
    context, found = gathering.context, _lives(gathering)
    methods = [item for item in gathering.items[Method.kind] if item.id in found.by_method]
    places = tuple(item for item in gathering.places if item.id in found.by_place)
    slices = [methods[start : start + ROWS] for start in range(0, len(methods), ROWS)] or [[]]
    for number, part in enumerate(slices, 1):
        parts = tuple(Part(one, ROOT + _spot(context, one).uri) for one in near(number, len(slices)))
        matrix = _matrix(part, found, context)
        yield (
            _first_page(matrix, parts, places, found, gathering)
            if number == 1
            else _page(number, matrix, parts, context)
        )
    for item in places:
        yield _place_page(item, found.by_place[item.id], context)


def _lives(gathering: Gathering) -> Lives:
    by_method: dict[str, list[Life]] = {}
    by_place: dict[str, list[Life]] = {}
    found = lives(gathering.reporting.known.adoptions, gathering.context.today)
    for life in found:
        by_method.setdefault(life.adoption.method.id, []).append(life)
        by_place.setdefault(life.place.id, []).append(life)
    return Lives(found, *({id_: tuple(own) for id_, own in by.items()} for by in (by_method, by_place)))


def adoption_link(context: Context) -> Link:
    """The link to the first page."""
    return Link(translate(report.TITLE, Language(context.language)), ROOT + _spot(context, 1).uri)


def place_link(item: Item, context: Context) -> Link | None:
    """The link to a place's page; None where nothing is done or decided."""
    links = context.library.backlinks.get(item.id, ())
    if not any(link.field == "place" and _tells(context.library.by_id[link.source], context) for link in links):
        return None
    spot = _place_spot(item, context)
    return Link(spot.title, ROOT + spot.uri)


def _spot(context: Context, number: int) -> Spot:
    language = Language(context.language)
    title, lead = translate(report.TITLE, language), translate(report.LEAD, language)
    code = NAME if number == 1 else f"{NAME}/{number}"
    return value_spot(context, "report", code, title if number == 1 else f"{title} ({number})", lead)


def _place_spot(item: Item, context: Context) -> Spot:
    language = Language(context.language)
    title = translate(PLACE_TITLE, language).format(place=place_name_link(item, context).text)
    return value_spot(context, "report", f"{NAME}/place/{place_code(item)}", title, translate(PLACE_LEAD, language))


def _first_page(
    matrix: Matrix | None, parts: tuple[Part, ...], places: Sequence[Item], found: Lives, gathering: Gathering
) -> View:
    """The page with the years, the places, and how many methods nobody has told of."""
    context = gathering.context
    view = _page(1, matrix, parts, context)
    data = cast("AdoptionPage", view.data)._replace(
        years=year_table(found.all, context),
        places=tuple(_place_entry(item, context) for item in places),
        untold=len(gathering.reporting.known.living(Method.kind)) - len(found.by_method),
    )
    return view._replace(data=data)


def _page(number: int, matrix: Matrix | None, parts: tuple[Part, ...], context: Context) -> View:
    spot, language = _spot(context, number), Language(context.language)
    data = AdoptionPage(
        lead=spot.lead,
        day=translate(words.ON_DAY, language).format(day=day(language, context.today)),
        matrix=matrix,
        years=None,
        places=(),
        untold=0,
        methods=section_link(context, "method"),
        number=number,
        parts=parts,
        onward=tuple(section_link(context, key) for key in ("report", "place", "practice", "decision")),
    )
    return view_at(spot, context, "adoption.html.jinja", data)


def _place_entry(item: Item, context: Context) -> Link:
    link = place_name_link(item, context)
    return Link(link.text, ROOT + _place_spot(item, context).uri, link.lang)


def _matrix(methods: Sequence[Item], found: Lives, context: Context) -> Matrix | None:
    """The matrix of some methods; None without any."""
    columns = report.columns_of(life for item in methods for life in found.by_method[item.id])
    if not columns:
        return None
    writing = writing_for(context)
    rows = tuple(_row(item, found.by_method[item.id], columns, writing, context) for item in methods)
    names = tuple(place_name_link(item, context) for item in columns)
    return Matrix(names, rows, any(row.others for row in rows))


def _row(item: Item, found: Sequence[Life], columns: Sequence[Item], writing: Writing, context: Context) -> MatrixRow:
    cells, others = report.in_cells(found, columns)
    return MatrixRow(
        method_link(item, context),
        tuple(tuple(_square(life, writing, context) for life in cell) for cell in cells),
        tuple(_square(life, writing, context, named=True) for life in others),
    )


def _square(life: Life, writing: Writing, context: Context, *, named: bool = False) -> Square:
    """Leads to the practice, else to the decision, else to the place."""
    item = life.practice or life.adoption.standing
    shown = item if item and is_shown(item.record) else None
    name = (life.told.local_name or "") if life.told else ""
    language = life.practice.record.language.code if name and life.practice else context.language
    return Square(
        ROOT + context.record_uri(shown) if shown else place_href(context, life.place),
        name,
        "" if language == context.language else language,
        life.standing,
        life.stage,
        " ".join(one.text for one in cell_words(report.since(life), writing)),
        place_name_link(life.place, context) if named else None,
    )


def _place_page(item: Item, found: Sequence[Life], context: Context) -> View:
    spot = _place_spot(item, context)
    data = PlaceLives(
        lead=spot.lead,
        cards=cards_by_method(found[:MOST], context),
        years=year_table(found, context, least=3),
        left_out=max(0, len(found) - MOST),
        onward=(place_name_link(item, context), adoption_link(context), section_link(context, "place")),
    )
    return view_at(spot, context, "adoption-place.html.jinja", data)


def _tells(item: Item, context: Context) -> bool:
    """Whether a record is a practice of a method, or a decision made about one."""
    if item.kind not in {Practice.kind, Decision.kind} or not is_living(item):
        return False
    made = item.kind == Practice.kind or typed(item, Decision).date <= context.today
    return made and bool(methods_of(context.library, item))

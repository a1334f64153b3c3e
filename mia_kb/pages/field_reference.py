"""The field reference: for each kind of record what an author can write, field by field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.pages.spots import Spot, section_link, view_at
from mia_kb.records.head import Record
from mia_kb.records.help import field_help, model_help
from mia_kb.records.kinds import BY_KIND, RECORD_KINDS
from mia_kb.rendering.kinds import KIND_LOOKS
from mia_kb.rendering.page import ROOT
from mia_kb.rendering.view import Link
from mia_kb.text.languages import N_, Language, translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.pages.gathering import Gathering
    from mia_kb.records.fields import Frozen
    from mia_kb.records.help import FieldHelp
    from mia_kb.rendering.view import View

CAPITAL = re.compile(r"([A-Z])")
FOLDERS = {Language.SV: "falt", Language.EN: "fields"}
TITLE = N_("Fields of a record")
LEAD = N_("For you who write records: what each kind of record can hold.")
KIND_TITLE = N_("Fields: {kind}")
KIND_LEAD = N_(
    "For you who write a record of the kind “{kind}”: every field, what goes into it and whether it must be there."
)


class Word(NamedTuple):
    """A code of a vocabulary with its labels."""

    code: str
    sv: str
    en: str


class ShownField(NamedTuple):
    """One field; `holds` says what a value is, `part` is the anchor of the table of its parts, if it has any."""

    name: str
    anchor: str
    label: str
    help: str
    required: bool
    unknown: bool
    many: bool
    holds: str
    kinds: tuple[Link, ...]
    words: tuple[Word, ...]
    part: str


class Part(NamedTuple):
    """A part of a record with fields of its own."""

    anchor: str
    title: str
    about: str
    fields: tuple[ShownField, ...]


class KindPage(NamedTuple):
    """The fields of one kind; its own first, then those of every record, then the parts they hold."""

    lead: str
    kind: str
    folder: str
    about: str
    own: tuple[ShownField, ...]
    head: tuple[ShownField, ...]
    parts: tuple[Part, ...]
    others: tuple[Link, ...]
    back: Link


class ReferencePage(NamedTuple):
    """The list of kinds."""

    lead: str
    kinds: tuple[tuple[Link, str, str], ...]
    onward: tuple[Link, ...]


def reference_uri(gathering: Gathering, kind: str = "index", language: Language | None = None) -> str:
    """The address of a kind's fields: `om/falt/method.html`."""
    language = language or gathering.language
    about = gathering.context.section_uri("about", language).removesuffix("index.html")
    return f"{about}{FOLDERS[language]}/{kind}.html"


def reference_link(gathering: Gathering) -> Link:
    """The link to the list of kinds."""
    return Link(translate(TITLE, gathering.language), ROOT + reference_uri(gathering))


def pages(gathering: Gathering) -> Iterator[View]:
    """The list of kinds and a page for each."""
    context, language = gathering.context, gathering.language
    data = ReferencePage(
        lead=translate(LEAD, language),
        kinds=tuple(
            (_link(model, gathering), KIND_LOOKS[model.kind].icon, _about(model, language)) for model in RECORD_KINDS
        ),
        onward=(section_link(context, "check"), section_link(context, "about")),
    )
    spot = _spot("index", translate(TITLE, language), data.lead, gathering)
    yield view_at(spot, context, "fields.html.jinja", data)
    for model in RECORD_KINDS:
        yield _kind_view(model, gathering)


def _spot(kind: str, title: str, lead: str, gathering: Gathering) -> Spot:
    other = gathering.context.other
    alternate = reference_uri(gathering, kind, Language(other)) if other else None
    return Spot(reference_uri(gathering, kind), "about", title, lead, alternate)


def _link(model: type[Record], gathering: Gathering) -> Link:
    return Link(translate(KIND_LOOKS[model.kind].one, gathering.language), ROOT + reference_uri(gathering, model.kind))


def _about(model: type, language: Language) -> str:
    return translate(model_help(model), language)


def _kind_view(model: type[Record], gathering: Gathering) -> View:
    context, language = gathering.context, gathering.language
    name = translate(KIND_LOOKS[model.kind].one, language)
    lead = translate(KIND_LEAD, language).format(kind=name)
    fields = field_help(model)
    data = KindPage(
        lead=lead,
        kind=model.kind,
        folder=model.folder,
        about=_about(model, language),
        own=tuple(_field(one, "", gathering) for one in fields if one.attribute not in Record.model_fields),
        head=tuple(_field(one, "", gathering) for one in fields if one.attribute in Record.model_fields),
        parts=tuple(_part(part, gathering) for part in _parts(model)),
        others=tuple(_link(other, gathering) for other in RECORD_KINDS if other is not model),
        back=reference_link(gathering),
    )
    title = translate(KIND_TITLE, language).format(kind=name)
    return view_at(_spot(model.kind, title, lead, gathering), context, "kind-fields.html.jinja", data)


def _parts(model: type[Frozen]) -> tuple[type[Frozen], ...]:
    """The models that `model` holds, each once, in the order in which a reader meets them."""
    found: dict[type[Frozen], None] = {}
    waiting = [model]
    for one in waiting:
        for field in field_help(one):
            if field.model and field.model not in found:
                found[field.model] = None
                waiting.append(field.model)
    return tuple(found)


def _part(model: type[Frozen], gathering: Gathering) -> Part:
    anchor = _anchor(model)
    fields = tuple(_field(one, f"{anchor}-", gathering) for one in field_help(model))
    return Part(anchor, model.__name__, _about(model, gathering.language), fields)


def _anchor(model: type[Frozen]) -> str:
    return "part-" + _words(model).replace("_", "-")


def _words(model: type) -> str:
    """A model's name as words: `core_component`."""
    return CAPITAL.sub(r"_\1", model.__name__).casefold().lstrip("_")


def _field(field: FieldHelp, prefix: str, gathering: Gathering) -> ShownField:
    language = gathering.language
    kinds = field.refers_to or ()
    return ShownField(
        name=field.name,
        anchor=f"{prefix}{field.name}".replace("_", "-"),
        label=translate(field.label, language),
        help=translate(field.help, language),
        required=field.required,
        unknown=field.unknown,
        many=field.many,
        holds=translate(field.holds_help, language),
        kinds=tuple(_link(BY_KIND[kind], gathering) for kind in kinds),
        words=tuple(Word(term.code, term.sv, term.en) for term in field.vocabulary or ()),
        part=_anchor(field.model) if field.model else "",
    )

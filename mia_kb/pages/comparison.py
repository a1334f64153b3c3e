"""The page where a reader compares up to three methods, and the scripts it takes their decision papers from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.pages.report_page import writing_for
from mia_kb.pages.spots import Spot, section_href, section_link, view_at
from mia_kb.records.method import Method
from mia_kb.rendering.page import ROOT, Asset
from mia_kb.rendering.paper_script import paper_value, script
from mia_kb.rendering.report_words import title_in
from mia_kb.rendering.show import capital
from mia_kb.rendering.view import Link
from mia_kb.reports.comparison import FITS_IN_WORDS, LEAD, MOST, TITLE, UNFILLED, WORDINGS, questions
from mia_kb.reports.decision_paper import CUT, HALF_A_LINE, paper_of, proposed
from mia_kb.reports.report import ref
from mia_kb.reports.site_words import PAPERS
from mia_kb.text.languages import N_, Language, translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.pages.context import Context
    from mia_kb.pages.gathering import Gathering
    from mia_kb.reading.item import Item
    from mia_kb.rendering.report_words import WrittenPart
    from mia_kb.rendering.view import View

CODES = {Language.SV: "jamfor", Language.EN: "compare"}
SCRIPT = "assets/mia-compare.js"
PAPER = N_("Decision paper on one page")
COMPARE = N_("Compare with other methods")
TEXTS = {
    "choose": N_("Choose up to three methods"),
    "method": N_("Method {number}"),
    "none": N_("no method"),
    "question": N_("Question"),
    "paper": N_("Decision paper"),
    "shown": N_("{count} methods are shown."),
    "one": N_("Choose one more method to compare with."),
    "empty": N_("Choose two or three methods, and they stand side by side here."),
    "failed": N_("The decision paper of {method} could not be loaded."),
    "unknown": N_("There is no method called {method} here; it has been left out."),
    "decision": N_("Decision to propose"),
    "owner": N_("Owner (function)"),
    "day": N_("To be followed up on"),
    "grounds": N_("Write down the grounds in the minutes, also of a no."),
    "print": N_("Print on one page"),
    "copy": N_("The address of this page holds what you have chosen, but not what you write in the boxes."),
    "leave-out": N_("Leave out of the print"),
    "take-in": N_("Print this row too"),
    "cut": CUT,
    "unfilled": UNFILLED,
}
"""What the script says; English message ids."""


class ComparePage(NamedTuple):
    """The page: where its script, its data and the site's root are, its words as JSON, and the way without script."""

    lead: str
    script: str
    base: str
    root: str
    texts: str
    papers: Link
    onward: tuple[Link, ...]


def pages(gathering: Gathering) -> Iterator[View | Asset]:
    """The page, and the list of methods it offers. The papers' scripts come with the papers."""
    context, language = gathering.context, gathering.language
    spot = _spot(context)
    data = ComparePage(
        lead=spot.lead,
        script=ROOT + SCRIPT,
        base=ROOT + scripts_folder(context),
        root=ROOT,
        texts=json.dumps(_texts(gathering), ensure_ascii=False),
        papers=Link(translate(PAPERS, language), section_href(context, "report", "papers")),
        onward=tuple(section_link(context, key) for key in ("report", "method", "decision")),
    )
    yield view_at(spot, context, "compare.html.jinja", data)
    yield script(f"{scripts_folder(context)}methods.js", "methods", _methods(gathering))


def paper_script(item: Item, paper: WrittenPart, folder: str, gathering: Gathering) -> Asset:
    """One method's paper for the page, in the folder of such scripts."""
    return script(f"{folder}{item.id}.js", item.id, paper_value(paper, proposed(item, gathering.reporting)))


def ways_to_decide(item: Item, context: Context) -> tuple[Link, ...]:
    """The ways from a method's page to its decision paper and to the comparison."""
    language = Language(context.language)
    paper = ROOT + context.value_uri("report", f"decision-paper/{item.id}")
    return Link(translate(PAPER, language), paper), compare_link(item, context)


def compare_link(item: Item, context: Context) -> Link:
    """The way to the comparison with one method chosen."""
    return Link(translate(COMPARE, Language(context.language)), f"{ROOT}{_spot(context).uri}?m={item.id}")


def comparison_link(context: Context) -> Link:
    """The way to the comparison with nothing chosen."""
    spot = _spot(context)
    return Link(spot.title, ROOT + spot.uri)


def _spot(context: Context) -> Spot:
    language = Language(context.language)
    other = context.value_uri("report", CODES[context.other], context.other) if context.other else None
    uri = context.value_uri("report", CODES[language])
    return Spot(uri, "report", translate(TITLE, language), translate(LEAD, language), other)


def scripts_folder(context: Context) -> str:
    """Where the scripts lie."""
    return _spot(context).uri.removesuffix(".html") + "/"


def _methods(gathering: Gathering) -> list[list[str]]:
    """The methods that can be compared: id and title, in the order of the site's list."""
    writing = writing_for(gathering)
    living = {item.id for item in gathering.reporting.known.living(Method.kind)}
    items = (item for item in gathering.items[Method.kind] if item.id in living)
    return [[item.id, capital(writing.language, title_in(ref(item), writing)[0])] for item in items]


def _texts(gathering: Gathering) -> dict[str, object]:
    """The script's words, the questions, what can be decided, and how much fits one page."""
    language = gathering.language
    methods = gathering.reporting.known.living(Method.kind)[:1]
    parts = paper_of(methods, gathering.reporting).parts
    asked = questions(parts[0].blocks[0].rows) if parts else ()
    return {
        "language": language.value,
        "most": MOST,
        "fits": FITS_IN_WORDS,
        "line": HALF_A_LINE,
        "texts": {name: translate(text, language) for name, text in TEXTS.items()},
        "questions": [translate(question, language) for question in asked],
        "choices": [
            [choice.code, choice.label(language), translate(text, language)] for choice, text in WORDINGS.items()
        ],
    }

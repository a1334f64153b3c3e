"""The pages that explain what is checked: one a rule, with what it looks for, why, and how to put it right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.checks.catalogue import RULES
from mia_kb.pages.spots import section_link, section_spot, value_spot, view_at
from mia_kb.problems import Level
from mia_kb.rendering.page import ROOT
from mia_kb.rendering.view import Link
from mia_kb.text.languages import N_, translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.pages.gathering import Gathering
    from mia_kb.problems import Rule
    from mia_kb.rendering.view import View

GAP = re.compile(r"\s*\{(\w+)\}")
LEAD = N_("For you who got a message about a record, or want to know what is checked before it is published.")
RULE_LEAD = N_("For you who got the message {code}: what it means, why it is checked and how to put it right.")
CHAPTERS = {
    "MIA1": N_("The file: where it lies and how it is written"),
    "MIA2": N_("The fields: what each may hold"),
    "MIA3": N_("References and figures: what must fit together"),
    "MIA4": N_("Personal data: what must never be there"),
    "MIA5": N_("Care: what somebody must look at again"),
    "MIA6": N_("Language: words that say what they mean"),
    "MIA7": N_("Likeness: the same thing told twice"),
}
"""What the first digit of a code stands for; English message ids."""


class RuleLine(NamedTuple):
    """A rule in the list."""

    code: str
    link: Link
    error: bool


class RuleChapter(NamedTuple):
    """Rules that belong together."""

    id: str
    title: str
    lines: tuple[RuleLine, ...]


class RulesPage(NamedTuple):
    """The section's page."""

    lead: str
    errors: int
    warnings: int
    chapters: tuple[RuleChapter, ...]
    onward: tuple[Link, ...]


class RulePage(NamedTuple):
    """One rule; `bad` and `good` are as an author writes them."""

    lead: str
    code: str
    error: bool
    message: str
    remedy: str
    why: str
    bad: str
    good: str
    neighbours: tuple[RuleLine, ...]
    back: Link


def pages(gathering: Gathering) -> Iterator[View]:
    """The section's page and a page for each rule."""
    context, language = gathering.context, gathering.language
    lines = {rule.code: _line(rule, gathering) for rule in RULES}
    chapters = tuple(
        RuleChapter(prefix.casefold(), translate(title, language), tuple(_of(prefix, lines)))
        for prefix, title in CHAPTERS.items()
    )
    data = RulesPage(
        lead=translate(LEAD, language),
        errors=sum(rule.level is Level.ERROR for rule in RULES),
        warnings=sum(rule.level is Level.WARNING for rule in RULES),
        chapters=tuple(chapter for chapter in chapters if chapter.lines),
        onward=(section_link(context, "about"),),
    )
    yield view_at(section_spot(context, "check", data.lead), context, "rules.html.jinja", data)
    for rule in RULES:
        yield _rule_view(rule, tuple(line for line in _of(rule.code[:4], lines) if line.code != rule.code), gathering)


def rule_code(rule: Rule) -> str:
    """What a rule's page is called: `MIA501-review-overdue`."""
    return f"{rule.code}-{rule.slug}"


def _of(prefix: str, lines: dict[str, RuleLine]) -> Iterator[RuleLine]:
    return (line for code, line in lines.items() if code.startswith(prefix))


def _line(rule: Rule, gathering: Gathering) -> RuleLine:
    href = ROOT + gathering.context.value_uri("check", rule_code(rule))
    return RuleLine(rule.code, Link(_said(rule.message, gathering), href), rule.level is Level.ERROR)


def _said(text: str, gathering: Gathering) -> str:
    """A rule's words where no record fills them in."""
    return GAP.sub(" …", translate(text, gathering.language)).strip()


def _rule_view(rule: Rule, neighbours: tuple[RuleLine, ...], gathering: Gathering) -> View:
    context, language = gathering.context, gathering.language
    lead = translate(RULE_LEAD, language).format(code=rule.code)
    title = f"{rule.code}: {_said(rule.message, gathering)}"
    data = RulePage(
        lead=lead,
        code=rule.code,
        error=rule.level is Level.ERROR,
        message=_said(rule.message, gathering).removesuffix("."),
        remedy=_said(rule.remedy, gathering),
        why=translate(rule.why, language),
        bad=rule.bad,
        good=rule.good,
        neighbours=neighbours,
        back=section_link(context, "check"),
    )
    return view_at(value_spot(context, "check", rule_code(rule), title, lead), context, "rule.html.jinja", data)

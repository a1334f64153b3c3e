"""A figure's value in words and as a bar, with small numbers masked."""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.checks.impossible_percentages import impossible
from mia_kb.records.remembered import remembered
from mia_kb.records.unknown import UNKNOWN, Unknown
from mia_kb.records.vocabulary import Approximate, Counts, FigureRole, MeasureType
from mia_kb.rendering.figure_card import Bar
from mia_kb.rendering.figures import Mask, counted, mask, percentage, wilson
from mia_kb.rendering.show import NOT_SAID, number, one_decimal
from mia_kb.text.languages import N_, Language, translate

if TYPE_CHECKING:
    from mia_kb.records.figure import Figure, Response

PEOPLE = frozenset({Counts.PERSONS, Counts.PARTICIPATIONS, Counts.ANSWERS, Counts.STAFF, Counts.EVENTS})
"""What may lead to a person when it is counted in small numbers."""
SHORT = 12
"""A unit up to this long stands in the headline beside its number."""
SPELLED = {
    "2": ("två", "two"),
    "3": ("tre", "three"),
    "4": ("fyra", "four"),
    "5": ("fem", "five"),
    "6": ("sex", "six"),
    "7": ("sju", "seven"),
    "8": ("åtta", "eight"),
    "9": ("nio", "nine"),
    "10": ("tio", "ten"),
    "11": ("elva", "eleven"),
    "12": ("tolv", "twelve"),
}
"""Numbers as people spell them; one is an article as well, and only a number before some words."""
ONE = r"(?:en|ett|one)(?=\s+(?:av|of|person|deltag|particip)\w*)"
MASKED = N_("Numbers smaller than {limit} are not shown, so that nobody can be recognised.")


class FigureValue(NamedTuple):
    """`headline` and `part` in words, the `bar` with its text and interval; `masked` says why something is not shown.

    `impossible` says that the published share cannot come from its denominator. `secrets` are the numbers that no text
    about the figure may give away.
    """

    headline: str
    part: str = ""
    bar: Bar | None = None
    bar_text: str = ""
    interval: str = ""
    masked: str = ""
    secrets: tuple[str, ...] = ()
    impossible: str = ""


class _Parts(NamedTuple):
    """The numbers of a figure as far as they are known.

    `whole` is the denominator. Where the record gives none it is n, and `on_n` is true; where the source is silent
    about the denominator, n is something else and nothing is worked out from it.
    """

    part: int | None
    whole: int | None
    percent: Decimal | None
    exact: bool
    on_n: bool = False


@remembered
def figure_value(figure: Figure, form: MeasureType | None, smallest: int, language: Language) -> FigureValue:
    """The value of `figure`, whose measure has the form `form`, with no group of people smaller than `smallest`."""
    parts = _parts(figure)
    people = figure.counts in PEOPLE and figure.role is FigureRole.OUTCOME
    if figure.value.number is not None:
        return _plain(figure, form, smallest if people else 0, language)
    hidden = _mask(figure, parts, smallest) if people else Mask.NOTHING_HIDDEN
    if hidden is not Mask.NOTHING_HIDDEN:
        return _masked(parts, hidden, smallest, language)
    return _share(figure, parts, language)


def redacted(text: str, secrets: tuple[str, ...], language: Language) -> str:
    """`text` without the numbers that are masked."""
    if not secrets or not text:
        return text
    longest_first = sorted(secrets, key=lambda secret: (-len(secret), secret))
    pattern = rf"(?<![\w,.])(?:{'|'.join(map(re.escape, longest_first))})(?![,.]?\d|[0-9a-f]{{6}}\d?\b)"
    words = [*(word for secret in secrets for word in SPELLED.get(secret, ())), *([ONE] if "1" in secrets else [])]
    spelled = rf"|\b(?i:{'|'.join(words)})\b" if words else ""
    return re.sub(pattern + spelled, translate(N_("[number not shown]"), language), text)


def percent_text(percent: Decimal | float, language: Language) -> str:
    """A percentage as the language writes it: 14,4 % or 14.4%."""
    shown = number(language, percent) if isinstance(percent, Decimal) else one_decimal(language, percent)
    return f"{shown}\N{NO-BREAK SPACE}%" if language == Language.SV else f"{shown}%"


def part_of(part: int, whole: int | None, language: Language) -> str:
    """A part of its whole: 40 av 277."""
    if whole is None:
        text = translate(N_("{part} of a number not stated in the source"), language)
        return text.format(part=number(language, part))
    values = {"part": number(language, part), "whole": number(language, whole)}
    return translate(N_("{part} of {whole}"), language).format(**values)


def response_text(response: Response, smallest: int, language: Language) -> str:
    """How many answered of those asked, and the share: 42 av 151 (28 %)."""
    asked, answered = _known(response.asked), _known(response.answered)
    if asked is None or answered is None or asked < answered:
        known = asked if answered is None else answered
        if known is None:
            return translate(NOT_SAID, language)
        text = (
            N_("{count} asked, how many answered is not stated")
            if answered is None
            else N_("{count} answered, how many were asked is not stated")
        )
        return translate(text, language).format(count=_few_or(known, smallest, language))
    hidden = mask(answered, asked, smallest)
    if hidden is not Mask.NOTHING_HIDDEN:
        return _masked(_Parts(answered, asked, None, exact=True), hidden, smallest, language).part
    share = f" ({percent_text(percentage(answered, asked), language)})" if asked else ""
    return part_of(answered, asked, language) + share


def count_text(value: int | Unknown | None, counts: Counts, smallest: int, language: Language) -> str:
    """A number of people, masked if it is small; any other number as it is."""
    known = _known(value)
    if known is None:
        return translate(NOT_SAID, language)
    return _few_or(known, smallest if counts in PEOPLE else 0, language)


def _parts(figure: Figure) -> _Parts:
    value = figure.value
    part, denominator, n = _known(value.numerator), _known(value.denominator), _known(figure.n)
    on_n = value.denominator is None and part is None
    whole = n if on_n else denominator
    percent = value.percent
    if percent is None and part is not None and whole and part <= whole:
        percent = percentage(part, whole)
    rough = {Approximate.NUMERATOR, Approximate.DENOMINATOR, Approximate.PERCENT} & set(value.approximate)
    return _Parts(part, whole, percent, exact=not rough, on_n=on_n)


def _mask(figure: Figure, parts: _Parts, smallest: int) -> Mask:
    """What must be masked in a share of people: it, what is left, or all of it when it is built on too few."""
    built_on = _known(figure.n)
    if built_on is not None and 0 < built_on < smallest:
        return Mask.HIDDEN
    return mask(_headcount(parts), parts.whole, smallest)


def _headcount(parts: _Parts) -> int | None:
    """How many the share is, given or worked out: what has to be masked when it is small."""
    if parts.part is not None or parts.percent is None or not parts.whole:
        return parts.part
    return counted(parts.percent, parts.whole)


def _share(figure: Figure, parts: _Parts, language: Language) -> FigureValue:
    about = set(figure.value.approximate)
    headline = _headline(parts, language)
    part = _part_text(figure, parts, language)
    if about:
        headline = _roughly(headline, language)
        part = _roughly(part, language) if part and about - {Approximate.PERCENT} else part
    if parts.percent is None:
        return FigureValue(headline, part)
    low, high = None, None
    if parts.exact and parts.whole and figure.role is FigureRole.OUTCOME and figure.counts in PEOPLE:
        exact = float(parts.percent) if parts.part is None else 100 * parts.part / parts.whole
        low, high = wilson(exact, parts.whole)
    text = translate(N_("A bar from 0 to 100 percent, filled to {percent}."), language)
    solid = float(parts.percent)
    return FigureValue(
        headline,
        part,
        Bar(solid, solid, low and round(low, 1), high and round(high, 1)),
        text.format(percent=percent_text(parts.percent, language)),
        _interval_text(low, high, language),
        impossible=_impossible_text(figure, language),
    )


def _headline(parts: _Parts, language: Language) -> str:
    if parts.percent is not None:
        return percent_text(parts.percent, language)
    return translate(NOT_SAID, language) if parts.part is None else number(language, parts.part)


def _part_text(figure: Figure, parts: _Parts, language: Language) -> str:
    if parts.part is not None:
        return part_of(parts.part, parts.whole, language)
    if parts.whole is None:
        return "" if figure.value.percent is None else translate(N_("of a number not stated in the source"), language)
    text = N_("built on {whole}") if parts.on_n else N_("of {whole}")
    return translate(text, language).format(whole=number(language, parts.whole))


def _roughly(text: str, language: Language) -> str:
    return translate(N_("about {value}"), language).format(value=text)


def _impossible_text(figure: Figure, language: Language) -> str:
    found = impossible(figure)
    if found is None:
        return ""
    percent, denominator = found
    text = N_(
        "No whole number out of {denominator} gives {percent}: something in the figure is not as it is said to be."
    )
    shown = {"denominator": number(language, denominator), "percent": percent_text(percent, language)}
    return translate(text, language).format(**shown)


def _interval_text(low: float | None, high: float | None, language: Language) -> str:
    if low is None or high is None:
        return ""
    text = N_("Chance alone can move it between {low} and {high} (95 % interval).")
    return translate(text, language).format(low=percent_text(low, language), high=percent_text(high, language))


def _masked(parts: _Parts, hidden: Mask, smallest: int, language: Language) -> FigureValue:
    """A share of which only the side that is no small group is shown."""
    few = translate(N_("fewer than {limit}"), language).format(limit=smallest)
    why = translate(MASKED, language).format(limit=smallest)
    headcount, whole = _headcount(parts), parts.whole
    secrets = giving_away(headcount, whole, parts.percent, hidden)
    if hidden is Mask.HIDDEN or whole is None:
        return FigureValue(few, masked=why, secrets=secrets)
    edge = round(100 * (smallest - 1) / whole, 1)
    shown = number(language, whole)
    text = translate(N_("The bar shows only where the share can be."), language)
    if hidden is Mask.FEW:
        part = translate(N_("{part} of {whole}"), language).format(part=few, whole=shown)
        return FigureValue(few, part, Bar(0.0, edge, None, None), text, masked=why, secrets=secrets)
    part = translate(N_("all but {few} of {whole}"), language).format(few=few, whole=shown)
    headline = translate(N_("nearly all"), language)
    return FigureValue(headline, part, Bar(100.0 - edge, 100.0, None, None), text, masked=why, secrets=secrets)


def giving_away(part: int | None, whole: int | None, percent: Decimal | None, hidden: Mask) -> tuple[str, ...]:
    """The numbers that give away what is `hidden` of a part and its whole; none when nothing is."""
    if hidden is Mask.NOTHING_HIDDEN:
        return ()
    return tuple(sorted(_secrets(part, whole, hidden) | _shares(part, whole, percent)))


def _secrets(part: int | None, whole: int | None, hidden: Mask) -> set[str]:
    """The numbers that give a masked part away: it, what is left, and a whole that is masked itself."""
    rest = whole - part if part is not None and whole is not None else None
    return {str(number) for number in (part, rest, whole if hidden is Mask.HIDDEN else None) if number}


def _shares(part: int | None, whole: int | None, percent: Decimal | None) -> set[str]:
    """The percentages that give a masked part away, rounded or cut, with point or comma."""
    texts = {f"{percent.normalize():f}"} if percent is not None else set()
    if part is not None and whole:
        share = Decimal(100 * part) / whole
        steps = (Decimal(1), Decimal("0.1"), Decimal("0.01"))
        texts |= {f"{share.quantize(step, way):f}" for step in steps for way in (ROUND_HALF_UP, ROUND_DOWN)}
    return texts | {text.replace(".", ",") for text in texts}


def _plain(figure: Figure, form: MeasureType | None, smallest: int, language: Language) -> FigureValue:
    """A number that is not a share; masked when it counts a handful of people, or is worked out from so few."""
    value, unit = figure.value.number, figure.value.unit or ""
    assert value is not None  # noqa: S101 - the only caller asked
    n = _known(figure.n)
    small_n = n is not None and 0 < n < smallest
    if small_n or (form in {MeasureType.COUNT, None} and 0 < value < smallest):
        few = translate(N_("fewer than {limit}"), language).format(limit=smallest)
        why = translate(MASKED, language).format(limit=smallest)
        secrets = tuple(sorted({f"{value.normalize():f}", *([str(n)] if small_n else [])}))
        return FigureValue(few, unit, masked=why, secrets=secrets)
    text = number(language, value)
    if Approximate.NUMBER in figure.value.approximate:
        text = _roughly(text, language)
    if len(unit) <= SHORT:
        return FigureValue(f"{text}\N{NO-BREAK SPACE}{unit}" if unit else text)
    return FigureValue(text, unit)


def _few_or(value: int, smallest: int, language: Language) -> str:
    if 0 < value < smallest:
        return translate(N_("fewer than {limit}"), language).format(limit=smallest)
    return number(language, value)


def _known(value: int | Unknown | None) -> int | None:
    return None if value is UNKNOWN or isinstance(value, Unknown) else value

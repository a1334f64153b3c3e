"""What authors write, for any model: strategies made from what the models say of their fields."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from mia_kb.records.help import FieldHelp, field_help

if TYPE_CHECKING:
    from mia_kb.records.fields import Frozen
    from mia_kb.records.vocabulary import Vocabulary

WORDS = st.text(st.characters(max_codepoint=0x17F, exclude_categories=["Cc"], exclude_characters="["), min_size=1)
TEXT = WORDS.filter(lambda text: text.strip() not in {"", "unknown"})
SLUG = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True).filter(lambda text: text != "unknown")
DAY = st.dates(min_value=date(1900, 1, 1)).map(str)
REFERENCE = SLUG | st.tuples(SLUG, SLUG).map("/".join)
WRITTEN: dict[str, st.SearchStrategy[str]] = {
    "Address": SLUG.map("https://{}.se/".format),
    "Day": DAY,
    "Integer": st.integers(0, 10**9).map(str)
    | st.integers(0, 10**9).map(lambda number: f"{number:,}".replace(",", " ")),
    "Line": TEXT.map(lambda text: text[:150]).filter(str.strip),
    "Number": st.decimals(-(10**6), 10**6, places=3).map(str),
    "Percent": st.decimals(0, 100, places=1).map(lambda number: f"{number} %".replace(".", ",")),
    "Prose": st.lists(TEXT, min_size=1, max_size=3).map("\n\n".join),
    "Slug": SLUG,
    "When": st.sampled_from((4, 7, 10)).flatmap(lambda length: DAY.map(lambda day: day[:length])),
    "YesNo": st.sampled_from(("true", "false", "yes", "no", "ja", "nej", "Ja", "No")),
}


@cache
def written(model: type[Frozen]) -> st.SearchStrategy[dict[str, Any]]:
    """What a reader finds in a file of `model`: text, lists and mappings; what is optional is there or not."""
    fields = {field.name: _value(field) for field in field_help(model)}
    required = {field.name for field in field_help(model) if field.required}
    return st.fixed_dictionaries(
        {name: value for name, value in fields.items() if name in required},
        optional={name: value for name, value in fields.items() if name not in required},
    )


def _value(field: FieldHelp) -> st.SearchStrategy[Any]:
    value = _one(field)
    if field.many:
        value = st.lists(value, min_size=field.required, max_size=2)
    return value | st.just("unknown") if field.unknown else value


def _one(field: FieldHelp) -> st.SearchStrategy[Any]:
    if field.model:
        return st.deferred(lambda model=field.model: written(model))  # type: ignore[misc]  # bound early on purpose
    if field.vocabulary:
        return _word(field.vocabulary)
    return REFERENCE if field.refers_to is not None else WRITTEN[field.holds]


def _word(vocabulary: type[Vocabulary]) -> st.SearchStrategy[str]:
    return st.sampled_from([word for member in vocabulary for word in (member.code, member.sv, member.en)])

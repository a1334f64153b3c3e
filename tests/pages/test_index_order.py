"""The order of words, and that the order in which files were read does not matter."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from small_pages import TODAY
from test_records import EVERYTHING
from whole_site import shipped_library

from mia_kb.library.link import link
from mia_kb.pages.alphabet import NO_LETTER, letter, order
from mia_kb.pages.catalogue import views
from mia_kb.pages.context import Context
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from mia_kb.rendering.view import View

SV, EN = Language.SV, Language.EN


@cache
def shown(*, reverse: bool, language: Language) -> tuple[View, ...]:
    items = shipped_library().items
    found = link(items[::-1] if reverse else items)
    return tuple(views(Context(found, TODAY, language, (SV, EN))))


def test_the_order_of_files_does_not_matter() -> None:
    assert shown(reverse=True, language=SV) == shown(reverse=False, language=SV)


def test_the_same_library_gives_equal_views() -> None:
    context = Context(EVERYTHING, TODAY, SV, (SV, EN))
    assert tuple(views(context)) == tuple(views(context))


def test_swedish_letters_come_last_in_swedish_and_where_they_belong_in_english() -> None:
    names = ["ö", "zoo", "ål", "apa", "äga", "övning", "Ola", "”ett”"]
    assert sorted(names, key=lambda name: order(name, SV)) == ["apa", "”ett”", "Ola", "zoo", "ål", "äga", "ö", "övning"]
    assert sorted(names, key=lambda name: order(name, EN))[:3] == ["äga", "ål", "apa"]


def test_the_letter_a_word_is_looked_for_under() -> None:
    assert [letter(name, SV) for name in ("ångest", "Éva", "”apa”", "7 frågor", "", "–")] == [
        "Å", "E", "A", NO_LETTER, NO_LETTER, NO_LETTER,
    ]  # fmt: skip
    assert letter("ångest", EN) == "A"


def test_a_decomposed_letter_is_the_same_letter() -> None:
    assert letter("a\N{COMBINING RING ABOVE}ngest", SV) == "Å"

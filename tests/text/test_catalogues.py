"""Translations are complete, compiled and the same everywhere."""

from __future__ import annotations

import gettext
import io
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from mia_kb.records.help import messages
from mia_kb.text.catalogues import Gaps, compile_all, compiled, gaps, marked, stale
from mia_kb.text.languages import DOMAINS, LOCALE, Language, translate, translate_count

if TYPE_CHECKING:
    from pathlib import Path

FIELDS = LOCALE / "sv" / "LC_MESSAGES" / "fields.po"
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
DONE = HEADER + 'msgid "Step"\nmsgstr "Steg"\n'
FUZZY = DONE + '\n#, fuzzy\nmsgid "Body"\nmsgstr "Kropp"\n'
PLURAL = (
    DONE
    + '\nmsgid "{count} step"\nmsgid_plural "{count} steps"\nmsgstr[0] "{count} steg"\nmsgstr[1] "{count} stegen"\n'
)


def test_every_field_is_translated_and_nothing_else() -> None:
    assert gaps(FIELDS.read_text("utf-8"), messages()) == Gaps((), (), ())


def test_no_compiled_catalogue_is_stale() -> None:
    assert stale(LOCALE) == (), "compile them with: python -m mia_kb.text.catalogues"


def test_swedish_words_of_the_field() -> None:
    words = {"Core components": "Kärnkomponenter", "Fidelity": "Programtrohet", "Steward": "Förvaltare"}
    assert {word: translate(word, Language.SV) for word in words} == words
    assert translate("Fidelity", Language.EN) == "Fidelity"


def test_a_text_without_translation_stays_english() -> None:
    assert translate("No such text", Language.SV) == "No such text"
    assert translate("", Language.SV) == ""


@pytest.mark.parametrize(("count", "text"), [(1, "1 nosuch"), (2, "2 nosuches")])
def test_counts_choose_between_singular_and_plural(count: int, text: str) -> None:
    assert translate_count("{count} nosuch", "{count} nosuches", count, Language.SV) == text


def test_what_is_missing_unused_and_waiting() -> None:
    assert gaps(FUZZY, ("Step", "Body", "Why")) == Gaps(missing=("Body", "Why"), unused=(), fuzzy=("Body",))
    assert gaps(DONE, ()) == Gaps(missing=(), unused=("Step",), fuzzy=())


def test_an_untranslated_entry_is_missing() -> None:
    assert gaps(HEADER + 'msgid "Step"\nmsgstr ""\n', ("Step",)).missing == ("Step",)


def test_a_plural_with_one_form_empty_is_missing() -> None:
    half = PLURAL.replace('"{count} stegen"', '""')
    assert gaps(PLURAL, ("Step", "{count} step")).missing == ()
    assert gaps(half, ("Step", "{count} step")).missing == ("{count} step",)


def test_compiled_catalogues_translate_plurals_and_leave_out_what_is_fuzzy() -> None:
    swedish = gettext.GNUTranslations(io.BytesIO(compiled(PLURAL)))
    assert swedish.ngettext("{count} step", "{count} steps", 1) == "{count} steg"
    assert swedish.ngettext("{count} step", "{count} steps", 5) == "{count} stegen"
    assert gettext.GNUTranslations(io.BytesIO(compiled(FUZZY))).gettext("Body") == "Body"


def test_compiling_gives_the_same_bytes_without_time_or_tool() -> None:
    content = compiled(DONE)
    assert content == compiled(
        "# a comment\n" + DONE.replace("\n\n", '\n"POT-Creation-Date: 2020-01-01 10:00+0100\\n"\n\n')
    )
    assert b"Babel" not in content
    assert b"Date" not in content


def test_only_what_changed_is_compiled(tmp_path: Path) -> None:
    (tmp_path / "pages.po").write_text(DONE, "utf-8")
    mo = tmp_path / "pages.mo"
    assert stale(tmp_path) == (mo,)
    assert list(compile_all(tmp_path)) == [mo]
    assert (stale(tmp_path), list(compile_all(tmp_path))) == ((), [])
    (tmp_path / "pages.po").write_text(FUZZY.replace("#, fuzzy\n", ""), "utf-8")
    assert stale(tmp_path) == (mo,)


def test_a_compiled_catalogue_without_source_is_stale(tmp_path: Path) -> None:
    (tmp_path / "gone.mo").write_bytes(b"")
    assert stale(tmp_path) == (tmp_path / "gone.mo",)


def test_texts_marked_in_source() -> None:
    source = (
        'N_("one")\ntranslate("two", language)\ntranslate(name, language)\ntranslate_count("a", "b", 2, language)\n'
    )
    assert marked(source) == ("one", "two", "a")


def test_the_module_is_a_command() -> None:
    done = subprocess.run([sys.executable, "-m", "mia_kb.text.catalogues"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_text_has_one_translation_whichever_catalogue_it_stands_in() -> None:
    found: dict[str, dict[str, str]] = {}
    for path in sorted(FIELDS.parent.glob("*.po")):
        for message in read_po(io.BytesIO(path.read_bytes())):
            if message.id and path.stem in DOMAINS:
                found.setdefault(str(message.id), {})[path.stem] = str(message.string)
    differing = {text: words for text, words in found.items() if len(set(words.values())) > 1}
    assert differing == {}, "only the first would ever be shown: word the English texts differently"


def test_no_two_catalogues_translate_one_text_differently() -> None:
    known: dict[object, object] = {}
    for path in sorted(LOCALE.glob("sv/*/*.po")):
        for message in read_po(io.BytesIO(path.read_bytes()), locale="sv"):
            if message.id:
                assert known.setdefault(message.id, message.string) == message.string, (path.name, message.id)

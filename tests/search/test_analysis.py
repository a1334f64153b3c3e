"""Words become stems, roots and parts: one line of `analysis.txt` a word."""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from snowballstemmer.swedish_stemmer import SwedishStemmer  # type: ignore[import-untyped]

from mia_kb.text.analysis.compounds import split
from mia_kb.text.analysis.spelling import distance
from mia_kb.text.analysis.stemming import SWEDISH, root, stem
from mia_kb.text.analysis.words import counted, fold, folded_words, normalise
from mia_kb.text.languages import Language

FIXTURES = Path(__file__).parent / "analysis.txt"
SECTIONS = {
    name.strip(): [line for line in body.splitlines() if line]
    for name, _, body in (part.partition("\n") for part in FIXTURES.read_text(encoding="utf-8").split("# ")[1:])
}
LEVELS = dict.fromkeys(" ".join(SECTIONS["library"]).split(), 3)


@pytest.mark.parametrize("line", SECTIONS["swedish: word → stem → root"])
def test_swedish_words_become_stems_and_roots(line: str) -> None:
    word, stemmed, rooted = line.split(" → ")
    assert stem(fold(normalise(word))) == stemmed
    assert root(stemmed) == rooted


@pytest.mark.parametrize("line", SECTIONS["english: word → stem"])
def test_english_words_become_stems(line: str) -> None:
    word, stemmed = line.split(" → ")
    assert stem(fold(word), Language.EN) == stemmed


@pytest.mark.parametrize("line", SECTIONS["compounds: word → modifier + head"])
def test_compounds_are_cut_by_the_words_of_the_library(line: str) -> None:
    word, parts = line.split(" → ")
    assert " + ".join(split(stem(fold(word)), LEVELS) or ("whole",)) == parts


@pytest.mark.parametrize("line", SECTIONS["words: text → folded words"])
def test_texts_are_cut_into_folded_words(line: str) -> None:
    text, words = line.split(" → ")
    assert folded_words(normalise(text)) == words.split()


@given(st.text(st.characters(max_codepoint=0x2200)) | st.text("åäöÅÉß½ªÞ \u00ad–’_9abc", max_size=80))
def test_words_are_counted_as_they_are_cut(text: str) -> None:
    words = folded_words(normalise(text))
    assert counted(text) == (Counter(words), len(words))
    assert list(counted(text)[0]) == list(Counter(words))


@pytest.mark.parametrize("line", SECTIONS["errors: word, other → errors"])
def test_spellings_are_as_far_apart_as_letters_typed_wrong(line: str) -> None:
    words, errors = line.split(" → ")
    one, other = words.split(", ")
    assert distance(one, other, 2) == distance(other, one, 2) == int(errors)


def test_half_a_word_is_near_the_word_it_begins() -> None:
    assert distance("arbtstra", "arbetstraning", 1, half=True) == 1
    assert distance("kontor", "arbetstraning", 1, half=True) == 2


MORE_THAN_SNOWBALL = (
    re.compile("ans?$|[^aeiouy]{2}ets?$|mm"),
    re.compile(SWEDISH["form"]),
    re.compile(SWEDISH["kept"]),
)
"""Where the stemmer goes another way on purpose: skolan, jobbet, programmet; insatser; mentor."""


def test_the_stemmer_is_snowballs_but_for_what_it_says() -> None:
    chance = random.Random(7)  # noqa: S311 - words, not secrets
    endings = "a arna heterna ad ande are aste en anden heten ern er or s as ornas ens at et ets andet ast fullt lig"
    choices = ["", "els", "tt", *endings.split()]
    words = {
        "".join(chance.choices("abdefghiklmnoprstuvy", k=chance.randrange(6))) + chance.choice(choices) + ending
        for _ in range(1000)
        for ending in choices
    }
    snowball = SwedishStemmer()
    words = {word for word in words if not any(its.search(word) for its in MORE_THAN_SNOWBALL)}
    assert len(words) > 10_000
    assert {word: stem(word) for word in words} == {word: snowball.stemWord(word) for word in words}


def test_a_cut_into_parts_rarer_than_the_word_is_none() -> None:
    assert split("version", {"version": 6, "vers": 2, "ion": 1}) is None
    assert split("arbetstraning", {"arbetstraning": 4, "arbet": 6, "traning": 2}) == ("arbet", "traning")


def test_long_parts_are_parts_though_the_compound_is_commoner() -> None:
    assert split("arbetstraning", {"arbetstraning": 9, "arbet": 6, "traning": 1}) == ("arbet", "traning")

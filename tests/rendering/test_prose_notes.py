"""Footnotes in people's Markdown: no note's text is lost, links lead to and fro, and no name becomes an id."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mia_kb.engines.frame import rooted
from mia_kb.rendering.paper.passages import Passage, Run, passages
from mia_kb.rendering.paper_script import plain_text
from mia_kb.rendering.prose import NOTE_ATTRIBUTES, full, prose
from mia_kb.rendering.prose_ids import apart
from mia_kb.rendering.report_words import Words

ID = re.compile(r"mia-note-[0-9a-f]{12}-[0-9]+r?(-[0-9]+)?")
LABELS = (
    "1", "not", "å ä ö", "a b", "*fet*", "`kod`", "<b>", "\"'><img src=x onerror=mia()>", "javascript:mia()",
    "__proto__", "content", "mia-content", "fn:1", "../..", "&amp;", "{{7*7}}", "@/x", "\\", "\\1", "\x00", "\u202e",
    "(", "|", "^", "[", "mia-note-0", "%s%d{}", " ",
)  # fmt: skip


class Page(HTMLParser):
    """The ids, the addresses within the page, the attributes and the words of some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.inward: list[str] = []
        self.attributes: set[tuple[str, str]] = set()
        self.words = ""
        self.feed(str(html))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes |= {(tag, name) for name, _ in attrs}
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name == "href" and (value or "").startswith("#"):
                self.inward.append((value or "")[1:])

    def handle_data(self, data: str) -> None:
        self.words += data


def sound(html: str) -> Page:
    """The page, when its ids are ours and differ, and each link within it leads to one of them."""
    page = Page(html)
    assert len(set(page.ids)) == len(page.ids)
    assert all(ID.fullmatch(one) for one in page.ids)
    assert set(page.inward) <= set(page.ids)
    allowed = {(tag, name) for tag, names in NOTE_ATTRIBUTES.items() for name in names} | {("a", "rel")}
    assert page.attributes <= allowed
    return page


def test_a_note_stands_last_and_is_linked_to_and_fro() -> None:
    html = prose("Var fjärde[^1] svarade.\n\n[^1]: Av 40 tillfrågade, se [SBU](https://sbu.se).\n\nSlut.")
    page = sound(html)
    note, reference = page.ids[1], page.ids[0]
    assert page.inward == [note, reference]
    assert html.startswith(f'<p>Var fjärde<sup id="{reference}"><a href="#{note}"')
    assert page.words == "Var fjärde[1] svarade.\nSlut.\n\n[1] Av 40 tillfrågade, se SBU."


def test_notes_are_numbered_as_they_are_referred_to() -> None:
    page = sound(prose("Ett[^b], två[^a], åter[^b].\n\n[^a]: A\n[^b]: B"))
    assert page.words == "Ett[1], två[2], åter[1].\n\n[1] B\n[2] A"


def test_a_note_may_have_blocks_of_its_own() -> None:
    html = prose("Ord[^1].\n\n[^1]: Första\nraden.\n\n    Andra *stycket*.\n\n    - en\n    - två\n\nEfter.")
    page = sound(html)
    assert page.words.split() == ["Ord[1].", "Efter.", "[1]", "Första", "raden.", "Andra", "stycket.", "en", "två"]
    assert "<em>stycket</em>" in html
    assert html.count("<li>") == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[^1]: Ingen pekar hit", "[1] Ingen pekar hit"),
        ("a[^1]\n\n[^1]: ett\n[^1]: två", "a[1] [1] ett [2] två"),
        ("a[^1]\n\n[^1]: ett[^2]\n\n    [^2]: i den", "a[1] [1] ett[2] [2] i den"),
        ("a[^1]\n\n[^1]: [^2]: [^3]: djupt", "a[1] [1] [2] [3] djupt"),
        ("a[^1]\n\n[^1]: sig själv[^1]", "a[1] [1] sig själv[1]"),
        ("a[^1] och [^2]\n\n[^1]: ett", "a[1] och [^2] [1] ett"),
        ("a[^1] `[^1]` \\[^1]\n\n[^1]: ett", "a[1] [^1] [^1] [1] ett"),
        ("> citat[^1]\n>\n> [^1]: i citatet\n\nefter", "citat[1] efter [1] i citatet"),
        ("- a[^1]\n\n    [^1]: i listan\n\n- b", "a[1] b [1] i listan"),
        ("[a[^1]](https://sbu.se)\n\n[^1]: ett", "a[1] [1] ett"),
        ("| a[^1] |\n|---|\n| b |\n\n[^1]: ett", "a[1] b [1] ett"),
        ("# a[^1]\n\n[^1]: # Rubrik", "a[1] [1] Rubrik"),
        ("a[^1]\n\n[^1]:", "a[1] [1]"),
        ("a[^1]\n\n[^1]:\n    ett", "a[1] [1] ett"),
        ("[^1] utan not", "[^1] utan not"),
        ("[^]: tomt", "[1] tomt"),
        ("[^" + "x" * 200 + "]: lång", "[1] lång"),
        ("a[^1] SIP\n\n[^1]: SIP\n\n*[SIP]: plan", "a[1] SIP [1] SIP"),
        ("a[^1]\n\n[^1]: " + "> " * 400 + "b", "a[1] [1] " + "> " * 400 + "b"),
    ],
)
def test_no_text_is_lost(text: str, words: str) -> None:
    assert sound(prose(text)).words.split() == words.split()


@pytest.mark.parametrize("label", LABELS, ids=repr)
def test_a_name_is_never_an_id_nor_markup(label: str) -> None:
    html = prose(f"a[^{label}]\n\n[^{label}]: noten")
    assert "noten" in sound(html).words or label == "["
    assert "<img" not in html
    assert "<b>" not in html


def test_no_name_of_a_script_can_be_an_id() -> None:
    """An element's id is a property of the window: a hyphen keeps it from every name that a script may use."""
    assert all("-" in one for one in sound(prose("a[^location]\n\n[^location]: b")).ids)


def test_written_ids_and_links_within_the_page_are_words() -> None:
    known = sound(prose("a[^1]\n\n[^1]: b")).ids[1]
    page = sound(prose(f'a[^1] <p id="{known}"> [x](#{known}) <a href="#{known}">\n\n[^1]: b {{: #{known} }}'))
    assert known not in page.ids
    assert known not in page.inward


def test_several_texts_and_the_same_text_stand_on_one_page() -> None:
    first, second = "a[^1] c[^2] d[^1]\n\n[^1]: ett\n[^2]: två", "b[^1]\n\n[^1]: ett"
    body = "".join(map(prose, (first, second, first, "utan", first, second)))
    page = sound(apart(body))
    assert len(page.ids) == 3 * 4 + 2 * 2
    assert page.words == Page(body).words
    assert apart(prose(first)) == prose(first)
    assert set(page.inward) == set(page.ids)


def test_quoted_ids_stay_as_they_were_written() -> None:
    text = 'a[^1] <p id="mia-note-000000000000-1"> "<p id="mia-note-000000000000-1"\n\n[^1]: b'
    quoted = '<p id="mia-note-000000000000-1"'
    assert Page(apart(prose(text) + prose(text))).words.count(quoted) == 4


def test_an_address_of_ours_in_a_note_stays_words() -> None:
    html = prose('a[^@/x]\n\n[^@/x]: href="@/y"')
    assert Page(rooted(html, "../")).words == Page(html).words


def test_a_thousand_notes_take_no_time() -> None:
    text = " ".join(f"o[^{n}]" for n in range(1000)) + "\n\n" + "\n".join(f"[^{n}]: not {n}" for n in range(1000))
    before = process_time()
    page = sound(full(text))
    assert process_time() - before < 3
    assert len(page.ids) == 2000
    assert page.words.endswith("[1000] not 999")


def test_a_thousand_notes_in_each_other_are_shown() -> None:
    before = process_time()
    page = sound(full("".join(f"[^{n}]: " for n in range(1000)) + "innerst"))
    assert process_time() - before < 3
    assert page.words.endswith("[1000] innerst")


def test_papers_and_plain_words_have_the_notes() -> None:
    text = "Var fjärde[^1].\n\n[^1]: Av 40."
    assert passages(Words(text, markdown=True)) == (
        Passage((Run("Var fjärde"), Run("[1]"), Run("."))),
        Passage((Run("[1]"), Run(" Av 40."))),
    )
    assert plain_text(text) == "Var fjärde[1].\n\n[1] Av 40."
    assert "#mia-note" not in json.dumps(passages(Words(text, markdown=True)))


PIECES = (
    "[^1]", "[^a]", "\n[^1]: ", "\n\n[^a]: ", "[^", "]", ":", "ord", " ", "\n", "\n\n", "    ", "> ", "- ", "*", "`",
    "|", "<details>", "<summary>", "S", "</summary>", "\n</details>\n", "[x](#a)", "*[ord]: T\n", "| - |\n",
)  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@example("[^1]: <details><summary>S</summary>\n\n[^1]\n\n</details>")
@example("a[^1]\n\n<details><summary>S[^1]</summary>\n\n[^1]: not\n\n</details>")
def test_any_mixture_is_sound(text: str) -> None:
    page = sound(prose(text))
    assert page.words.count("ord") + text.count("*[ord]:") >= text.count("ord") or "](" in text
    assert not {"\x02", "\x03"} & set(page.words)

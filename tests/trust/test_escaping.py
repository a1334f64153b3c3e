"""What prose may hold arrives whole, and index files are where the client looks."""

from __future__ import annotations

import json
import re

import pytest

from mia_kb.rendering.prose import prose
from mia_kb.search import scripts

LIVING = {
    "rad  \nrad": "<p>rad<br>\nrad</p>",
    "*a* **b** `c`": "<p><em>a</em> <strong>b</strong> <code>c</code></p>",
    "    kod": "<pre><code>kod\n</code></pre>",
    "> a": "<blockquote>\n<p>a</p>\n</blockquote>",
    "3. a\n4. b": '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>',
    "- a": "<ul>\n<li>a</li>\n</ul>",
    "### a": "<h3>a</h3>",
    "#### a": "<h4>a</h4>",
    "##### a": "<h5>a</h5>",
    "###### a": "<h6>a</h6>",
    "---": "<hr>",
    "ABF\n\n*[ABF]: Ett förbund": '<p><abbr title="Ett förbund">ABF</abbr></p>',
    "Ord\n:   Förklaring": "<dl>\n<dt>Ord</dt>\n<dd>Förklaring</dd>\n</dl>",
    '[x](https://e.se "y")': '<p><a href="https://e.se" title="y" rel="noopener noreferrer">x</a></p>',
    "[x](http://e.se)": '<p><a href="http://e.se" rel="noopener noreferrer">x</a></p>',
    "[x](mailto:info@e.se)": '<p><a href="mailto:info@e.se" rel="noopener noreferrer">x</a></p>',
    "[x](ftp://e.se)": "<p>x</p>",
    "[*x*](finns-inte 'y')": "<p><em>x</em></p>",
    "<b>x</b> och <i>y</i>": "<p>&lt;b&gt;x&lt;/b&gt; och &lt;i&gt;y&lt;/i&gt;</p>",
    "<div>\n**a**\n</div>": "<p>&lt;div&gt;\n<strong>a</strong>\n&lt;/div&gt;</p>",
}
HASHES = {"": 0x811C9DC5, "a": 0xE40C292C, "arb": 0x396F2948, "arbet": 0x54910399, "å": 0x600B5960, "𝟎": 0xE8DF743A}
"""FNV-1a as a browser works it out, by UTF-16 units."""


@pytest.mark.parametrize("text", LIVING)
def test_what_prose_may_hold_lives(text: str) -> None:
    assert prose(text) == LIVING[text]


def test_a_table_lives() -> None:
    html = prose("a | b\n--- | ---\n1 | 2")
    assert re.sub(r"\s", "", html) == (
        "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
    )


@pytest.mark.parametrize(
    ("word", "name"),
    [("arbete", "spelling-a.js"), ("zon", "spelling-z.js"), ("2018", "spelling-0.js"), ("", "spelling-0.js"),
     ("0", "spelling-0.js"), ("åka", "spelling-0.js")],
)  # fmt: skip
def test_words_are_looked_for_by_their_first_letter(word: str, name: str) -> None:
    assert scripts.spelling_name(word) == name


def test_parts_are_named_and_numbered_as_the_client_does() -> None:
    assert {text: scripts._hashed(text) for text in HASHES} == HASHES  # noqa: SLF001 - the client has the same
    assert (scripts.keys_name(3), scripts.pages_name(3 * 16 + 15)) == ("keys-3.js", "pages-3.js")
    assert scripts.words_name("arbete", 512) == f"words-{HASHES['arb'] % 4}.js"
    assert scripts.words_name("arbete", 64) == "words-0.js"
    assert scripts.later_name("karbete", 512) == f"later-{HASHES['arb'] % 4}.js"
    assert scripts.word_files("arbete", 64)[2] == ("later-0.js", "rbetea"), "the first letter comes last"
    assert scripts.key_shard("arbetstraning", 640) == HASHES["arbet"] % 10
    assert (scripts.STATISTICS, scripts.TEXT_MARKS) == ("state/statistics.json", "state/texts.json")


def test_a_script_is_one_call_that_can_be_read_back() -> None:
    held = {"text": "</script>\u2028 \u2029 \\ \" '", "number": [1, None]}
    made = scripts.script("pages-0.js", held)
    text = made.content.decode()
    assert text.startswith('miaSearch("pages-0.js",{')
    assert text.endswith("})\n")
    assert not {"\u2028", "\u2029"} & set(text)
    assert json.loads(text[len('miaSearch("pages-0.js",') : -2]) == held
    assert scripts.value(made) == held


def test_a_mark_is_six_letters_that_change_with_the_content() -> None:
    assert re.fullmatch("[0-9a-f]{6}", scripts.mark(b"a"))
    assert scripts.mark(b"a") != scripts.mark(b"b")

"""What people write is kept to the last sign, in whatever script; what only deceives the eye is refused."""

from __future__ import annotations

import json
from html import unescape
from typing import TYPE_CHECKING

import pytest

from mia_kb.reading.folder import Found
from mia_kb.reading.records import Outcome, read_record
from mia_kb.records.term import Term
from mia_kb.rendering.prose import prose

if TYPE_CHECKING:
    from collections.abc import Callable

KEPT = {
    "emoji": "Bra 👍🏽 👩‍👩‍👧‍👦 🏳️‍🌈 ❤️ 5️⃣",
    "flags": "🇸🇪 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "arabic": "العربية ١٢٣ \u200fنص\u200e abc",
    "hebrew": "שָׁלוֹם \u200eabc\u200f",
    "persian": "می\u200cخواهم",
    "hindi": "क्\u200dष हिन्दी",
    "thai": "ภาษา\u200bไทย",
    "combining": "A\u030a o\u0308 e\u0301 a\u0323\u0302 Z̷a̸l̵g̶o",
    "composed": "Åäö é ñ ß ı İ ſ",
    "soft hyphen": "kunskaps\u00adbank",
    "spaces": "12\u00a0000 kr, 5\u202f%, a\u2009b, a\u2003b",
    "typography": "”Så” – sa’ hon … § 5 ½ × ≈ →",
    "chinese": "知识库 𠮷野家 ｆｕｌｌ",
    "old scripts": "ᚠᚢᚦᚨᚱᚲ 𐌰𐌱 𝔉𝔯𝔞𝔨𝔱𝔲𝔯",
    "signs": "a & b < c > d \" ' ` \\ / # % @ ! ? * _ ~ | {x} {{y}} $z %s",
    "yaml": "- a: b # c, [d] {e} !f &g *h | > ? 'i' \"j\" : ~ null yes 0127 1e3 2026-01-01",
}
DECEIVING = {
    "MIA104": (
        *"\x00\x01\x08\x0b\x0c\x1b\x7f\x80\x85\x9f\u2028\u2029\ufffd\ufffe\uffff\ufdd0",
        *("\U0001fffe", "\U0010ffff"),
    ),
    "MIA105": (
        *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u206a\u206f\ufeff\ufff9\ufffb",
        *("\U000e0001", "\U000e0041"),
    ),
}
HEAD = """\
title: {}
definition: {}
status: published
steward: {{organisation: forbundet, function: kansli}}
review_by: 2027-06-01
sources: [{{url: "https://example.org/", kind: association}}]
"""
STYLES: dict[str, Callable[[str], str]] = {
    "double": lambda text: json.dumps(text, ensure_ascii=False),
    "escaped": json.dumps,
    "single": lambda text: "'" + text.replace("'", "''") + "'",
    "block": lambda text: "|\n  " + text,
    "folded": lambda text: ">\n  " + text,
}
WRITTEN = [
    (name, style)
    for name, text in KEPT.items()
    for style in STYLES
    if style != "escaped" or max(text) <= "\uffff"  # JSON writes what is beyond as two halves, which YAML does not know
]


def read(title: str, definition: str) -> Outcome:
    file = Found("regional/terms/team.yaml", "regional", "terms", "team")
    return read_record(file, HEAD.format(title, definition).encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize(("name", "style"), WRITTEN)
def test_a_text_is_kept_as_it_was_written(name: str, style: str) -> None:
    written = STYLES[style](KEPT[name])
    outcome = read(written, written)
    assert outcome.item is not None, outcome.problems
    assert isinstance(outcome.item.record, Term)
    assert (outcome.item.record.title, outcome.item.record.definition) == (KEPT[name], KEPT[name])


@pytest.mark.parametrize("name", [name for name in KEPT if name not in {"signs", "yaml"}])
def test_a_text_is_shown_as_it_was_written(name: str) -> None:
    assert unescape(str(prose(KEPT[name]))) == f"<p>{KEPT[name]}</p>"


@pytest.mark.parametrize(
    ("code", "sign"), [(code, sign) for code, signs in DECEIVING.items() for sign in signs], ids=ascii
)
def test_a_sign_that_deceives_the_eye_is_refused_in_its_place(code: str, sign: str) -> None:
    outcome = read("Team", f"Lag{sign}arbete")
    assert outcome.item is None
    (found,) = outcome.problems
    assert (found.code, found.place.line, found.place.column) == (code, 2, 16)
    assert dict(found.details)["character"] == f"U+{ord(sign):04X}"


@pytest.mark.parametrize("sign", "\x07\x1b\u202e\u2066\ufeff", ids=ascii)
def test_nor_can_it_be_written_as_an_escape(sign: str) -> None:
    outcome = read("Team", f'"Lag\\u{ord(sign):04x}arbete"')
    assert outcome.item is None
    assert [found.code for found in outcome.problems] == ["MIA104"]

"""Whatever stands in a text of a record, it stays a text: in every field of every kind, everywhere it lands."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from hostile_site import site_of
from markup import markup
from payloads import PAYLOADS
from written_library import Author, library, text_fields, written

from mia_kb.engines.frame import rooted
from mia_kb.records.help import field_help
from mia_kb.records.kinds import RECORD_KINDS
from mia_kb.records.term import Term
from mia_kb.rendering.prose import ALLOWED_TAGS, prose
from mia_kb.search.building import index_files
from mia_kb.search.document import Document, Entry
from mia_kb.search.scripts import HOOK, value

if TYPE_CHECKING:
    from mia_kb.records.fields import Frozen

LINE_ATTACK = (
    "\"'><img src=x onerror=mia()></script></title><svg/onload=mia()><!--{{7*7}}]]>"
    '&lt;b>&#60;i> ="@/y mia0title0 `x` [x](javascript:1)'
)
PROSE_ATTACK = (
    "\"'><img src=x onerror=mia()></script></title><svg/onload=mia()><!--{{7*7}}{% x %}]]> javascript:mia() "
    'href="@/y" [klicka](javascript:mia()) ![bild](x) mia0body0'
)
MARK = re.compile(r"[Mm]ia(\d+)x")  # a text at the head of a line gets a capital
NOT_SHOWN = (".sources.supports", "term.translations.en.text")
"""Fields that no page shows."""
PLAIN = Author("mia{}x ord".format, "mia{}x ord".format)
HOSTILE = Author(lambda number: f"mia{number}x{LINE_ATTACK}", lambda number: f"mia{number}x{PROSE_ATTACK}")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return site_of(PLAIN, tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return site_of(HOSTILE, tmp_path_factory.mktemp("hostile"))


def test_both_sites_have_the_same_files(plain: dict[str, bytes], hostile: dict[str, bytes]) -> None:
    assert sorted(plain) == sorted(hostile)
    assert sum(uri.endswith(".html") for uri in plain) > 1000


def test_no_text_becomes_markup_on_any_page(plain: dict[str, bytes], hostile: dict[str, bytes]) -> None:
    for uri in (uri for uri in plain if uri.endswith(".html")):
        harmless, attacked = markup(plain[uri].decode()), markup(hostile[uri].decode())
        assert attacked.elements == harmless.elements, uri
        assert attacked.others == harmless.others, uri


def test_every_text_can_still_be_read_as_it_was_written(hostile: dict[str, bytes]) -> None:
    whole = [" ".join(text.split()) for text in (LINE_ATTACK, PROSE_ATTACK)]
    whole[1] = whole[1].partition(" [klicka]")[0]  # a link that leads nowhere is its text, or stays as it was written
    for uri, content in hostile.items():
        if uri.endswith(".html"):
            for text in MARK.split(markup(content.decode()).words)[2::2]:
                assert any(text.startswith(attack) for attack in whole), (uri, text[:300])


def test_every_field_lands_on_some_page(hostile: dict[str, bytes]) -> None:
    """Or the tests above would prove nothing about it."""
    landed = {int(number) for content in hostile.values() for number in MARK.findall(content.decode("utf-8", "ignore"))}
    shown = {name for kind in RECORD_KINDS for name, numbers in _numbers(kind).items() if landed & numbers}
    hidden = {name for name in set(text_fields()) - shown if not name.endswith(NOT_SHOWN)}
    assert hidden == set()


def _numbers(kind: type[Frozen]) -> dict[str, set[int]]:
    """Every text field of a kind with the numbers that its texts have in the regional library."""
    found: dict[str, set[int]] = {}
    for variant in range(8):
        record = written(kind, PLAIN, variant, "regional").record  # type: ignore[arg-type]  # a kind of record
        _gather(record, kind.kind, found)  # type: ignore[attr-defined]
    return found


def _gather(part: Frozen, above: str, found: dict[str, set[int]]) -> None:
    for field in field_help(type(part)):
        value = getattr(part, field.attribute)
        for one in value if isinstance(value, tuple) else (value,):
            name = f"{above}.{field.name}"
            if isinstance(one, str) and (number := MARK.match(one)):
                found.setdefault(name, set()).add(int(number[1]))
            elif field.model and one is not None:
                _gather(one, name, found)


def test_prose_may_hold_nothing_that_runs_loads_or_sends() -> None:
    assert not ALLOWED_TAGS & {
        "script",
        "style",
        "img",
        "iframe",
        "form",
        "input",
        "svg",
        "math",
        "object",
        "base",
        "meta",
    }


def test_no_text_reaches_a_file_that_is_not_a_page(hostile: dict[str, bytes]) -> None:
    """But for the papers to compare, each of which is one call with JSON."""
    others = {uri: content for uri, content in hostile.items() if not uri.endswith(".html")}
    for uri in [uri for uri, content in others.items() if b"onerror=mia" in content]:
        call = re.fullmatch(r'miaCompare\("([a-z0-9/-]+)",(.*)\)\n', others[uri].decode())
        assert call, uri
        assert json.loads(call[2])


@pytest.mark.parametrize("payload", PAYLOADS)
def test_an_attack_in_prose_gives_only_what_prose_may_have(payload: str) -> None:
    for element in markup(prose(payload)).elements:
        assert element.name.removeprefix("/") in ALLOWED_TAGS
        for name, written_value in element.attributes:
            assert name in {"href", "rel", "title", "align", "start", "id"}
            assert name != "href" or re.match(r"(https?://(?!.*\s)|mailto:|#mia-note-)", written_value), payload
            assert name != "id" or re.fullmatch(r"mia-note-[0-9a-f]{12}-[0-9]+r?", written_value), payload


@pytest.mark.parametrize("text", ['href="@/x"', 'se ="@/x" och *="@/y"*', '[x](https://exempel.se "@/x")', "@/x"])
def test_a_text_that_quotes_an_address_of_ours_is_kept(text: str) -> None:
    before, after = markup(prose(text)), markup(rooted(prose(text), "../../"))
    assert before == after
    assert "@/" in after.words


def test_search_files_are_one_call_with_data_each() -> None:
    documents = [
        Document(
            f"regional/{number}",
            f"metoder/regional/{number}.html",
            payload,
            "method",
            tags=(payload,),
            summary=payload,
            headings=(payload,),
            body=payload,
        )
        for number, payload in enumerate(PAYLOADS)
    ]
    files = index_files(documents, [Entry(payload, ((payload, 0.5),), payload) for payload in PAYLOADS[:50]])
    read = {
        file.name: json.dumps(value(file), ensure_ascii=False)
        for file in files
        if file.content.startswith(HOOK.encode())
    }
    pages = "".join(text for name, text in read.items() if name.startswith("pages-"))
    assert all(json.dumps(payload, ensure_ascii=False)[1:-1].replace("\n", "\\n") in pages for payload in PAYLOADS[:99])


def test_a_record_is_never_a_template() -> None:
    assert "49" not in prose("{{ 7*7 }} {% print(7*7) %} ${7*7} #{7*7} <%= 7*7 %>")


def test_the_written_library_has_every_kind() -> None:
    assert {item.kind for item in library(PLAIN).items} == {kind.kind for kind in RECORD_KINDS}
    assert Term in RECORD_KINDS

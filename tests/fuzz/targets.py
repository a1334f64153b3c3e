"""What is fuzzed: each target takes any bytes, lets the program read them, and asserts that what came of it is sound.

A target fails by raising. `SEEDS` gives each target bytes to begin from.
"""

from __future__ import annotations

import json
import logging
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml
from form_targets import markdown_form_target, markdown_forms, word_form_target, word_forms
from pydantic import TypeAdapter, ValidationError

from mia_kb.attachments import pdf_reader
from mia_kb.checks.catalogue import run
from mia_kb.checks.discreet import in_comments
from mia_kb.checks.finding import CheckContext
from mia_kb.checks.message import line
from mia_kb.checks.placing import placed
from mia_kb.engines.failure import Failure
from mia_kb.engines.plain_settings import FUNCTIONS, check_data
from mia_kb.library.link import link
from mia_kb.reading.folder import Found
from mia_kb.reading.nodes import Mapping, plain
from mia_kb.reading.quick import quick
from mia_kb.reading.records import read_record
from mia_kb.reading.yaml import parse
from mia_kb.reading.yaml_loader import LOADER, SlowLoader
from mia_kb.reading.yaml_text import first_control
from mia_kb.records.fields import Prose
from mia_kb.records.kinds import BY_FOLDER
from mia_kb.rendering import prose as markdown
from mia_kb.rendering.page import ROOT as ROOT_MARK
from mia_kb.rendering.prose_ids import apart
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mia_kb.problems import Problem

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 22)
FOLDERS = sorted(BY_FOLDER)
LINKS = (("regional/team", f"{ROOT_MARK}regional/team.html"),)
FIELD: TypeAdapter[str] = TypeAdapter(Prose)
PDF_WORDS = {getattr(pdf_reader, name) for name in ("BEGUN", "TEXT", "AUTHOR", "XMP", "PICTURE", "FILE", "UNREAD")}
_LINE_END = re.compile(rb"\r\n|\r|\n")
_NOTE_ID = re.compile(r"mia-note-[0-9a-f]{12}-[0-9]+r?")
_BLANK = re.compile(r"\{\w+\}")


class Target(NamedTuple):
    """A name, what is done with the bytes, and bytes to begin from."""

    name: str
    run: Callable[[bytes], None]
    seeds: Callable[[], Iterator[bytes]]


def reader(data: bytes) -> None:
    """A record's file, read, checked and told about; its first byte chooses the kind."""
    folder, content = FOLDERS[data[0] % len(FOLDERS) if data else 0], data[1:]
    path = f"regional/{folder}/x.yaml"
    item, problems = (outcome := read_record(Found(path, "regional", folder, "x"), content)).item, outcome.problems
    assert item is not None or problems
    if item is not None:
        library = link([item])
        problems = placed(run(CheckContext(library, TODAY)), library, lambda _: content)
    _are_well_told((*problems, *in_comments(path, content, ())), content)


def _are_well_told(problems: tuple[Problem, ...], content: bytes) -> None:
    lines = _LINE_END.split(content)
    for found in problems:
        assert 1 <= found.place.line <= len(lines), found
        assert 1 <= found.place.column <= len(lines[found.place.line - 1]) + 1, found
        details = "".join(value for _, value in found.details)
        assert all(_BLANK.search(line(found, each)) is None for each in Language) or "{" in details, found


def readers(data: bytes) -> None:
    """A YAML file in all readers: they take the same files, and take the same from them."""
    tree, problems = parse("x.yaml", data)
    other, others = parse("x.yaml", data, SlowLoader)
    assert bool(problems) == bool(others), (problems, others)
    for loader in (LOADER, SlowLoader):
        short = quick(data, loader)
        assert short is None or (not problems and tree is not None and plain(tree) == short)
    if not problems:
        assert isinstance(tree, Mapping)
        assert isinstance(other, Mapping)
        assert plain(tree) == plain(other)


def prose(data: bytes) -> None:
    """A Markdown text: only elements and addresses that are allowed come out, and the short way gives the same."""
    text = data.decode("utf-8", "replace")
    try:
        text = FIELD.validate_python(text)
    except ValidationError:
        return
    if first_control(text):
        return
    found = _Allowed()
    found.feed(html := str(markdown.prose(text, LINKS)))
    assert len(set(found.ids)) == len(found.ids), found.ids
    assert set(found.inward) <= set(found.ids), found.inward
    assert not {"\x02", "\x03"} & set(html), html
    assert apart(html) == html
    if not markdown.is_special(text):
        assert not markdown.SPECIAL.search(text), text
        assert markdown.plain_paragraphs(text) == markdown.full(text), text


class _Allowed(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.inward: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in markdown.ALLOWED_TAGS, tag
        allowed = markdown.NOTE_ATTRIBUTES.get(tag, set()) | ({"rel"} if tag == "a" else set())
        assert {name for name, _ in attrs} <= allowed, attrs
        self.ids += [value or "" for name, value in attrs if name == "id"]
        assert all(_NOTE_ID.fullmatch(one) for one in self.ids), self.ids
        address = dict(attrs).get("href")
        if address is not None and address.startswith("#"):
            self.inward.append(address[1:])
        else:
            assert address is None or address.lower().startswith((*markdown.OUTWARD, LINKS[0][1])), address

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    handle_pi = unknown_decl = handle_comment

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)


def settings(data: bytes) -> None:
    """Settings: refused in words, or else such that MkDocs would run nothing when it reads them."""
    refused = _refusal(data)
    if refused is not None:
        assert all("mkdocs.yml" in refused.text(language) for language in Language)
        return
    found = yaml.load(data.decode("utf-8-sig"), _Watched)  # noqa: S506 - what could run code raises here
    if isinstance(found, dict):
        assert not found.get("hooks")
        assert "Popen" not in repr(found.get("markdown_extensions"))


def _refusal(data: bytes) -> Failure | None:
    try:
        check_data(Path("mkdocs.yml"), data)
    except Failure as refused:
        return refused
    return None


class _Watched(yaml.UnsafeLoader):
    """MkDocs's reader of settings, but that what would run code is told."""

    def find_python_name(self, name: str, *_: object) -> object:
        assert FUNCTIONS.fullmatch(name) or name == "pymdownx.slugs.slugify", name
        return lambda *_, **__: ""

    def find_python_module(self, name: str, *_: object) -> object:
        raise AssertionError(name)


def _default(loader: yaml.UnsafeLoader, node: yaml.Node) -> object:
    """What `!ENV` gives where no variable is set."""
    has_default = isinstance(node, yaml.SequenceNode) and len(node.value) > 1
    return loader.construct_object(node.value[-1]) if has_default else None


_Watched.add_constructor("!ENV", _default)
_Watched.add_constructor("!relative", lambda _, node: str(node.value))


def pdf(data: bytes) -> None:
    """A PDF as its reader tells it, in the words agreed on; where the library gives up it may give up too."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells each of its guesses
    try:
        said = list(pdf_reader.told(data))
    except Exception:  # noqa: BLE001 - what could not be read is told by the end that is missing
        return
    for what, page, text in said:
        assert what in PDF_WORDS, what
        assert page >= 1
        assert tuple(json.loads(json.dumps((what, page, text)))) == (what, page, text)
    assert any(what in {pdf_reader.BEGUN, pdf_reader.UNREAD} for what, _, _ in said)


def _of_pdfs() -> Iterator[bytes]:
    yield from (path.read_bytes() for path in sorted((ROOT / "tests/checks/examples").glob("*/docs/*.pdf")))


def _of_settings() -> Iterator[bytes]:
    yield (ROOT / "mkdocs.yml").read_bytes()
    yield b"site_name: x\nplugins: [mia-kb: {languages: [sv]}]\ntheme: {name: material}\n"
    yield b"extra: {x: !ENV [MKDOCS_X, a], y: &a [b], z: *a}\nINHERIT: a.yml\n"
    yield b"markdown_extensions:\n- pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji}\n"
    yield b"markdown_extensions:\n- toc: {x: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}\n"
    yield b"%TAG !p! tag:yaml.org,2002:python/\n---\nx: !p!object/apply:os.getcwd []\nhooks: []\n<<: {a: d}\n"


def _of_records() -> Iterator[bytes]:
    for number, folder in enumerate(FOLDERS):
        for path in sorted((ROOT / "methods").glob(f"*/{folder}/*.yaml"))[:6]:
            yield bytes([number]) + path.read_bytes()


def _of_files() -> Iterator[bytes]:
    yield from (path.read_bytes() for path in sorted((ROOT / "tests/reading/cases").glob("*.yaml")))


def _of_texts() -> Iterator[bytes]:
    yield from (path.read_bytes()[:4000] for path in sorted((ROOT / "docs").rglob("*.md")))
    yield b"Ord[^1] och [^a].\n\n[^1]: Noten\n    forts.\n\n    - lista[^a]\n[^a]: [x](https://e.se)"
    yield b"a\n\n<details>\n<summary>*S*[^1]</summary>\n\n- b\n\n[^1]: n\n\n</details>\n\n|a|\n|:-:|\n|1|\n\n*[b]: B"
    yield from (path.read_bytes()[:1500] for path in sorted((ROOT / "methods").rglob("*.yaml"))[:40])


TARGETS = (
    Target("reader", reader, _of_records),
    Target("readers", readers, _of_files),
    Target("prose", prose, _of_texts),
    Target("settings", settings, _of_settings),
    Target("pdf", pdf, _of_pdfs),
    Target("form", markdown_form_target, markdown_forms),
    Target("word-form", word_form_target, word_forms),
)

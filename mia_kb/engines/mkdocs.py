"""MkDocs with Material as site engine: one run renders the hand-written pages and a frame for each section.

`mia_kb.plugin` calls these functions from MkDocs's hooks, from `configure` to `finished` in the order in which
they stand here.
"""

from __future__ import annotations

import logging
import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, cast

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import CountHandler, get_relative_url

from mia_kb.attachments.broken import Broken
from mia_kb.attachments.endings import FREED
from mia_kb.engines import frame as slots
from mia_kb.engines.contents_list import LEAF, PARENT
from mia_kb.engines.engine import EngineResult, Frames
from mia_kb.engines.failure import Failure
from mia_kb.engines.frame import Addresses, Frame
from mia_kb.engines.navigation import ENGLISH, default_nav, language_of, only_swedish, place_of, split_by_language
from mia_kb.engines.plain_settings import UNUSABLE, check_settings
from mia_kb.engines.sources import check_sources
from mia_kb.engines.visible_templates import list_visible
from mia_kb.rendering.bytecode import Bytecode
from mia_kb.text.languages import N_, Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.utils.templates import TemplateContext

    from mia_kb.engines.engine import EngineRequest
    from mia_kb.rendering.page import Section

PLUGIN = "mia-kb"
THEME = Path(__file__).parent.parent / "theme"
STYLES = ("assets/mia.css", "assets/mia-index.css", "assets/mia-charts.css", "assets/mia-search.css")
SCRIPTS = ("assets/mia-search.js",)
FRAMES = "__mia__"
"""The folder of the frames that serve more than one page; it is removed from the finished files."""
_UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/", "sitemap.xml")
"""Material's search, which hangs without a server, and a sitemap without records; the site brings its own."""
_ESCAPED = ("title", "description", "author", "subtitle")
"""What a hand-written page's head may hold and Material prints as it is."""
NO_PLUGIN = N_("{path}: the plugin mia-kb is not listed under `plugins`; add it")
STOPPED = N_("MkDocs stopped: {reason}; mend that and build again")
DAMAGED = N_("{path}: cannot be read as {format}; open it in the program that made it, and save it anew")
NOT_BEGUN = "MkDocs called a hook of mia-kb before `on_config`"


@dataclass(slots=True)
class Run:
    """One run of MkDocs: what it was asked for, and what its hooks find out for the later ones."""

    request: EngineRequest
    names: dict[Language, dict[str, Any]] = field(default_factory=dict)
    navigation: dict[Language, Navigation] = field(default_factory=dict)
    handwritten: dict[str, tuple[str, str]] = field(default_factory=dict)
    sections: dict[str, Section] = field(default_factory=dict)
    attached: list[str] = field(default_factory=list)


def render(request: EngineRequest) -> EngineResult:
    """Run MkDocs on `request`; raises `Failure` when it stops. Its warnings go to standard error."""
    config = load(request.config_file, site_dir=str(request.folder), strict=request.strict)
    plugin = config.plugins.get(PLUGIN)
    if plugin is None:
        raise Failure(NO_PLUGIN, path=request.config_file)
    plugin.run = run = Run(request)
    with _heard() as errors:
        try:
            build(config)
        except (MkDocsException, TemplateError, OSError, ValueError) as stopped:
            raise Failure(STOPPED, reason="; ".join(errors) or stopped) from stopped
    return finished(config, run)


def load(config_file: Path, **options: object) -> MkDocsConfig:
    """The settings in `config_file`; raises `Failure` when MkDocs cannot use them, or they are more than data."""
    check_settings(config_file)
    with _heard() as errors:
        try:
            return load_config(str(config_file), config_file_path=None, **options)
        except (MkDocsException, OSError) as refused:
            raise Failure(UNUSABLE, path=config_file, reason="; ".join(errors) or refused) from refused


@contextmanager
def _heard() -> Iterator[list[str]]:
    """MkDocs's errors as a list that grows, while its warnings are written as they come."""
    handler = _Listener(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield handler.errors
    finally:
        logger.removeHandler(handler)


class _Listener(logging.Handler):
    """Keeps errors and writes warnings, which MkDocs gives to its log."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Take one message."""
        if record.levelno >= logging.ERROR:
            self.errors.append(record.getMessage())
        else:
            sys.stderr.write(f"MkDocs: {record.getMessage()}\n")


def warned(config: MkDocsConfig) -> bool:
    """Whether MkDocs is going to abort a strict run for its warnings, which it does after the last hook."""
    counters = [seen for seen in logging.getLogger("mkdocs").handlers if isinstance(seen, CountHandler)]
    return bool(config.strict) and any(counter.get_counts() for counter in counters)


def configure(config: MkDocsConfig, run: Run) -> MkDocsConfig:
    """Settings under which a site works from a file share, asks no other host, and is the same every time."""
    config.site_dir = str(run.request.folder)
    config.site_url = run.request.site_url or config.site_url
    config.use_directory_urls = False
    config.repo_url = None
    config.edit_uri = f"{run.request.edit}{_docs_folder(config)}/" if run.request.edit else None
    config.theme["font"] = False
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
    config.theme.static_templates.discard("sitemap.xml")
    list_visible(config.theme)
    config.extra_css = [*STYLES, *config.extra_css]
    config.extra_javascript = [*SCRIPTS, *config.extra_javascript]
    nav = config.nav or default_nav(run.request.sections)
    config.nav = nav if Language.EN in run.request.languages else only_swedish(nav)
    run.names = _names(config, run.request.english)
    return config


def add_frames(files: Files, config: MkDocsConfig, run: Run) -> Files:
    """The files to render: hand-written ones of the wanted languages, and a virtual one for each frame."""
    for file in list(files):
        if file.src_uri.startswith(_UNUSED) or (file.src_dir == config.docs_dir and not _wanted(file, run)):
            files.remove(file)
    own = [file for file in files if file.src_dir == config.docs_dir]
    check_sources(own, Path(config.docs_dir), run.request.sections)
    run.attached = [file.dest_uri for file in own if PurePosixPath(file.src_uri).suffix.lower() in FREED]
    for section in run.request.sections:
        for path in (_source(section), _frame_source(section)):
            files.append(File.generated(config, path, content=slots.BODY, inclusion=InclusionLevel.NOT_IN_NAV))
            run.sections[path] = section
    run.handwritten = _handwritten(files, run)
    return files


def arrange(navigation: Navigation, files: Files, config: MkDocsConfig, run: Run) -> Navigation:
    """Split the navigation by language, and give every frame its section's place in it."""
    run.navigation = split_by_language(navigation)
    for section in run.request.sections:
        parent = _nearest_in_navigation(section, files, run)
        frame = MkDocsPage(slots.TITLE, _file(files, _frame_source(section)), config)
        frame.parent = place_of(parent) if parent else None  # type: ignore[assignment] # MkDocs asks of a parent only `parent` and `active`
        own = _file(files, _source(section)).page
        if own is not None and own.title is None:
            own.title = escape(section.title)
    return run.navigation[Language.SV]


def open_frame(html: str, page: MkDocsPage, run: Run) -> str:
    """The content of `page`: its own when it was written by hand (with a head that is safe to print), else open."""
    section = run.sections.get(page.file.src_uri)
    if section is None:
        page.meta.update({key: escape(str(page.meta[key])) for key in _ESCAPED if key in page.meta})
        return html
    page.meta = {"title": slots.TITLE, "description": slots.DESCRIPTION}
    page.toc = TableOfContents([_heading(PARENT, 2, [_heading(LEAF, 3, [])])])
    page.canonical_url = slots.CANONICAL if page.canonical_url else None
    page.edit_url = slots.EDIT if run.request.edit else None
    return slots.BODY


def prepare(environment: Environment) -> Environment:
    """The theme's environment, which keeps its compiled templates between builds."""
    flavour = ("theme", version("mkdocs"), *sorted(environment.extensions), *sorted(environment.filters))
    environment.bytecode_cache = Bytecode(*flavour)
    return environment


def localise(context: TemplateContext, page: MkDocsPage | None, config: MkDocsConfig, run: Run) -> TemplateContext:
    """The template's context in the language of `page`: navigation, theme, names, and the way to the other language."""
    section = run.sections.get(page.file.src_uri) if page else None
    language = section.language if section else language_of(page.file.src_uri if page else "")
    names = run.names[language]
    config.site_name, config.site_description = names["site_name"], names["site_description"]
    config.copyright = names["copyright"]
    config.theme["language"], config.theme["palette"] = language.value, names["palette"]
    context["nav"] = run.navigation[language]
    own = {
        "mia_frame": section is not None,
        "mia_language": language.value,
        "mia_other": _other(language).value if len(run.request.languages) > 1 else "",
        "mia_alternate": _alternate(page, section, run, language) if page else "",
    }
    return cast("TemplateContext", {**context, **own})


def finished(config: MkDocsConfig, run: Run) -> EngineResult:
    """What the run gave: the frames read from its folder, which then holds finished files only."""
    folder = Path(config.site_dir)
    site_url = config.site_url or ""
    pages, sections = {}, {}
    for section in run.request.sections:
        addresses = Addresses(
            site_url, run.request.edit, _home(_other(section.language)) if len(run.request.languages) > 1 else ""
        )
        pages[section.uri] = _frame(folder / section.uri, section.uri, addresses)
        uri = _frame_source(section).removesuffix(".md") + ".html"
        sections[section.language, section.key] = _frame(folder / uri, uri, addresses)
    if run.request.sections:
        (folder / FRAMES).rmdir()
    for uri in run.attached:
        _free_of_notes(folder / uri, uri)
    return EngineResult(Frames(pages, sections), folder, site_url, run.handwritten)


def _free_of_notes(path: Path, uri: str) -> None:
    """Leave out of a picture or a drawing what is not to be published; one that the settings exclude is not there."""
    from mia_kb.attachments.published import published  # noqa: PLC0415 - few libraries have pictures

    if not path.is_file():
        return
    data = path.read_bytes()
    try:
        freed = published(path.suffix.lower(), data)
    except Broken as broken:
        raise Failure(DAMAGED, path=uri, format=broken.format) from broken
    if freed != data:
        path.write_bytes(freed)


def _names(config: MkDocsConfig, english: Mapping[str, str]) -> dict[Language, dict[str, Any]]:
    """What the settings call the site and its colour schemes, by language."""
    palette = config.theme.get("palette")
    swedish = {name: config[name] for name in ("site_name", "site_description", "copyright")} | {"palette": palette}
    return {Language.SV: swedish, Language.EN: swedish | dict(english) | {"palette": _english_palette(palette)}}


def _english_palette(palette: object) -> object:
    """The colour schemes with their toggles named by `name_en` where the settings give one."""
    if not isinstance(palette, list):
        return palette
    toggles = [scheme.get("toggle") or {} for scheme in palette]
    return [
        scheme | {"toggle": toggle | {"name": toggle.get("name_en", toggle["name"])}} if toggle else scheme
        for scheme, toggle in zip(palette, toggles, strict=True)
    ]


def _docs_folder(config: MkDocsConfig) -> str:
    return Path(os.path.relpath(config.docs_dir, Path(config.config_file_path).parent)).as_posix()


def _wanted(file: File, run: Run) -> bool:
    return language_of(file.src_uri) in run.request.languages


def _source(section: Section) -> str:
    return section.uri.removesuffix(".html") + ".md"


def _frame_source(section: Section) -> str:
    return f"{FRAMES}/{section.language}-{section.key}.md"


def _file(files: Files, source: str) -> File:
    file = files.get_file_from_path(source)
    if file is None:
        raise KeyError(source)
    return file


def _handwritten(files: Files, run: Run) -> dict[str, tuple[str, str]]:
    """Language and address in the other language (or "") of hand-written pages, by address.

    `x.md` and `en/x.md` are one page in two languages.
    """
    pages = {file.src_uri: file.dest_uri for file in files.documentation_pages() if file.src_uri not in run.sections}
    return {uri: (language_of(source), pages.get(_counterpart(source), "")) for source, uri in pages.items()}


def _counterpart(source: str) -> str:
    return source.removeprefix(ENGLISH) if source.startswith(ENGLISH) else ENGLISH + source


def _nearest_in_navigation(section: Section, files: Files, run: Run) -> MkDocsPage | None:
    """The page of `section`, or of the nearest one above it, that stands in the navigation."""
    by_key = {other.key: other for other in run.request.sections if other.language == section.language}
    nearest: Section | None = section
    while nearest is not None:
        page = _file(files, _source(nearest)).page
        if page in run.navigation[section.language].pages:
            return page
        nearest = by_key.get(nearest.parent or "")
    return None


def _heading(names: tuple[str, str], level: int, below: list[AnchorLink]) -> AnchorLink:
    link = AnchorLink(names[1], names[0], level)
    link.children = below
    return link


def _other(language: Language) -> Language:
    return Language.SV if language is Language.EN else Language.EN


def _home(language: Language) -> str:
    return f"{ENGLISH if language is Language.EN else ''}index.html"


def _alternate(page: MkDocsPage, section: Section | None, run: Run, language: Language) -> str:
    """The address of `page` in the other language as seen from it.

    That is the other home where there is none, and nothing in a site of one language.
    """
    if len(run.request.languages) == 1:
        return ""
    if section is not None:
        return slots.ALTERNATE
    alternate = run.handwritten[page.file.dest_uri][1] or _home(_other(language))
    return get_relative_url(alternate, page.url)


def _frame(path: Path, uri: str, addresses: Addresses) -> Frame:
    frame = Frame(path.read_text("utf-8"), uri, addresses)
    path.unlink()
    return frame

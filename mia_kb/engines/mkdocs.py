"""MkDocs with Material as site engine: one run renders the hand-written pages and a frame for each section.

`mia_kb.plugin` calls these functions from MkDocs's hooks, in the order in which they stand here.
"""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url

from mia_kb.engines import frame as slots
from mia_kb.engines.contents_list import LEAF, PARENT
from mia_kb.engines.engine import EngineResult, Frames
from mia_kb.engines.failure import Failure
from mia_kb.engines.frame import Addresses, Frame
from mia_kb.engines.navigation import ENGLISH, language_of, only_swedish, place_of, split_by_language
from mia_kb.text.languages import N_, Language, translate

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.utils.templates import TemplateContext

    from mia_kb.engines.engine import EngineRequest
    from mia_kb.rendering.page import Section

THEME = Path(__file__).parent.parent / "theme"
STYLES = ("assets/mia.css",)
SCRIPTS = ("assets/mia.js",)
FRAMES = "__mia__"
"""The folder of the frames that serve more than one page; it is removed from the finished files."""
_UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
"""Material's search, which hangs without a server; the site brings its own."""
_ESCAPED = ("title", "description", "author", "subtitle")
"""What a hand-written page's head may hold and Material prints as it is."""
TAKEN = N_("docs/{path}: the address belongs to the section “{section}”; rename the file")


@dataclass(slots=True)
class Run:
    """One run of MkDocs: what it was asked for, and what its hooks find out for the later ones."""

    request: EngineRequest
    languages: tuple[Language, ...]
    edit: str
    names: dict[Language, dict[str, Any]] = field(default_factory=dict)
    navigation: dict[Language, Navigation] = field(default_factory=dict)
    alternates: dict[str, str] = field(default_factory=dict)
    sections: dict[str, Section] = field(default_factory=dict)


def configure(config: MkDocsConfig, run: Run, english: dict[str, Any]) -> MkDocsConfig:
    """Settings under which a site works from a file share, asks no other host, and is the same every time."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    config.site_dir = str(run.request.folder)
    config.site_url = run.request.site_url or config.site_url
    config.use_directory_urls = False
    config.repo_url = None
    config.edit_uri = f"{run.edit}{_docs_folder(config)}/" if run.edit else None
    config.theme["font"] = False
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
    config.theme.static_templates.discard("sitemap.xml")
    config.extra_css = [*STYLES, *config.extra_css]
    config.extra_javascript = [*SCRIPTS, *config.extra_javascript]
    if Language.EN not in run.languages:
        config.nav = only_swedish(config.nav)
    run.names = _names(config, english)
    return config


def add_frames(files: Files, config: MkDocsConfig, run: Run) -> Files:
    """The files to render: hand-written ones of the wanted languages, and a virtual one for each frame."""
    for file in list(files):
        if file.src_uri.startswith(_UNUSED) or (file.src_dir == config.docs_dir and not _wanted(file, run)):
            files.remove(file)
    for section in run.request.sections:
        source = _source(section)
        if files.get_file_from_path(source) is not None:
            raise Failure(TAKEN, path=source, section=section.title)
        _add(files, config, run, section, source, InclusionLevel.NOT_IN_NAV)
        _add(files, config, run, section, _frame_source(section), InclusionLevel.NOT_IN_NAV)
    run.alternates = _alternates(files)
    return files


def arrange(navigation: Navigation, files: Files, config: MkDocsConfig, run: Run) -> Navigation:
    """Split the navigation by language, and give every frame its section's place in it."""
    run.navigation = split_by_language(navigation)
    for section in run.request.sections:
        parent = _nearest_in_navigation(section, files, run)
        frame = MkDocsPage(slots.TITLE, _file(files, _frame_source(section)), config)
        frame.parent = place_of(parent) if parent else None
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
    page.edit_url = slots.EDIT if run.edit else None
    return slots.BODY


def localise(context: TemplateContext, page: MkDocsPage | None, config: MkDocsConfig, run: Run) -> TemplateContext:
    """The template's context in the language of `page`: navigation, theme, names, and the way to the other language."""
    section = run.sections.get(page.file.src_uri) if page else None
    language = section.language if section else language_of(page.file.src_uri if page else "")
    names = run.names[language]
    config.site_name, config.site_description = names["site_name"], names["site_description"]
    config.theme["language"], config.theme["palette"] = language.value, names["palette"]
    context["nav"] = run.navigation[language]
    context.update(
        mia_frame=section is not None,
        mia_language=language.value,
        mia_other=_other(language).value if len(run.languages) > 1 else "",
        mia_alternate=_alternate(page, section, run, language) if page else "",
        mia_t=lambda text: escape(translate(text, language)),
    )
    return context


def finished(config: MkDocsConfig, run: Run) -> EngineResult:
    """What the run gave: the frames read from its folder, which then holds finished files only."""
    folder = Path(config.site_dir)
    site_url = config.site_url or ""
    pages, sections = {}, {}
    for section in run.request.sections:
        addresses = Addresses(site_url, run.edit, _home(_other(section.language)) if len(run.languages) > 1 else "")
        pages[section.uri] = _frame(folder / section.uri, section.uri, addresses)
        uri = _frame_source(section).removesuffix(".md") + ".html"
        sections[section.language, section.key] = _frame(folder / uri, uri, addresses)
    if run.request.sections:
        (folder / FRAMES).rmdir()
    return EngineResult(Frames(pages, sections), folder, site_url)


def _names(config: MkDocsConfig, english: dict[str, Any]) -> dict[Language, dict[str, Any]]:
    """What the settings call the site and its colour schemes, by language."""
    palette = config.theme.get("palette")
    swedish = {"site_name": config.site_name, "site_description": config.site_description, "palette": palette}
    return {Language.SV: swedish, Language.EN: swedish | english | {"palette": _english_palette(palette)}}


def _english_palette(palette: Any) -> Any:
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
    return language_of(file.src_uri) in run.languages


def _source(section: Section) -> str:
    return section.uri.removesuffix(".html") + ".md"


def _frame_source(section: Section) -> str:
    return f"{FRAMES}/{section.language}-{section.key}.md"


def _add(files: Files, config: MkDocsConfig, run: Run, section: Section, source: str, level: InclusionLevel) -> None:
    files.append(File.generated(config, source, content=slots.BODY, inclusion=level))
    run.sections[source] = section


def _file(files: Files, source: str) -> File:
    file = files.get_file_from_path(source)
    if file is None:
        raise KeyError(source)
    return file


def _alternates(files: Files) -> dict[str, str]:
    """The address of the same hand-written page in the other language, by source: `x.md` and `en/x.md` are one."""
    pages = {file.src_uri: file.dest_uri for file in files.documentation_pages()}
    pairs = [(source, ENGLISH + source) for source in pages if ENGLISH + source in pages]
    return {one: pages[other] for pair in pairs for one, other in (pair, pair[::-1])}


def _nearest_in_navigation(section: Section, files: Files, run: Run) -> MkDocsPage | None:
    """The page of `section`, or of the nearest one above it, that stands in the navigation."""
    by_key = {other.key: other for other in run.request.sections if other.language == section.language}
    nearest: Section | None = section
    while nearest is not None:
        page = _file(files, _source(nearest)).page
        if page is not None:
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
    """The address of `page` in the other language as seen from it; the other home where there is none."""
    if section is not None:
        return slots.ALTERNATE
    return get_relative_url(run.alternates.get(page.file.src_uri, _home(_other(language))), page.url)


def _frame(path: Path, uri: str, addresses: Addresses) -> Frame:
    frame = Frame(path.read_text("utf-8"), uri, addresses)
    path.unlink()
    return frame

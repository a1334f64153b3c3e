"""MkDocs's navigation, a tree for each language, with the place of every frame in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from mkdocs.structure.nav import Navigation
from mkdocs.structure.nav import Section as NavSection
from mkdocs.structure.pages import Page as MkDocsPage

from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.structure import StructureItem

    from mia_kb.rendering.page import Section

NavItem: TypeAlias = "str | dict[str, NavItem] | list[NavItem]"
"""An item of `nav` as `mkdocs.yml` has it: a path, a title with a path, or a title with items."""

ENGLISH = "en/"


def language_of(src_uri: str) -> Language:
    """The language of a page by its folder."""
    return Language.EN if src_uri.startswith(ENGLISH) else Language.SV


def default_nav(sections: tuple[Section, ...]) -> list[NavItem]:
    """The navigation of a library whose settings have none: every section, those under another grouped with it."""
    swedish = _grouped([section for section in sections if section.language is Language.SV])
    english = _grouped([section for section in sections if section.language is Language.EN])
    return [*swedish, {"English": english}] if english else swedish


def only_swedish(nav: list[NavItem]) -> list[NavItem]:
    """A `nav` as `mkdocs.yml` has it, without the items whose pages are all English."""
    return [item for item in nav if not all(path.startswith(ENGLISH) for path in _paths(item))]


def split_by_language(nav: Navigation) -> dict[Language, Navigation]:
    """A navigation for each language: the item whose pages are all English gives its children to the English one."""
    english = [item for item in nav.items if _is_english(item)]
    swedish = [item for item in nav.items if item not in english]
    children = [child for item in english for child in _opened(item)]
    for child in children:
        child.parent = None
    return {Language.SV: _navigation(swedish, Language.SV), Language.EN: _navigation(children, Language.EN)}


def place_of(page: MkDocsPage) -> StructureItem:
    """What the pages under a section's `page` have as parent: the group it is the index of, else the page itself."""
    group = page.parent
    if group is not None and group.children[0] is page:
        return group
    return page


def _navigation(items: list[StructureItem], language: Language) -> Navigation:
    pages = list(_pages(items))
    navigation = Navigation(items, pages)
    home = f"{ENGLISH if language is Language.EN else ''}index.html"
    navigation.homepage = next((page for page in pages if page.file.dest_uri == home), None)
    for page in pages:
        # `rel=prev` and `rel=next` would turn single letters into shortcuts that cannot be switched off (WCAG 2.1.4).
        page.previous_page = page.next_page = None
    return navigation


def _opened(item: StructureItem) -> list[StructureItem]:
    return item.children if isinstance(item, NavSection) else [item]


def _is_english(item: StructureItem) -> bool:
    pages = list(_pages([item]))
    return bool(pages) and all(language_of(page.file.src_uri) is Language.EN for page in pages)


def _pages(items: list[StructureItem]) -> Iterator[MkDocsPage]:
    for item in items:
        if isinstance(item, MkDocsPage):
            yield item
        elif isinstance(item, NavSection):
            yield from _pages(item.children)


def _grouped(sections: list[Section]) -> list[NavItem]:
    shown = [section for section in sections if section.in_nav]
    groups = [[top, *(below for below in shown if below.parent == top.key)] for top in shown if top.parent is None]
    return [{group[0].title: _items(group)} for group in groups]


def _items(group: list[Section]) -> NavItem:
    index, *below = [section.uri.removesuffix(".html") + ".md" for section in group]
    titled: list[NavItem] = [{section.title: path} for section, path in zip(group[1:], below, strict=True)]
    return [index, *titled] if titled else index


def _paths(item: NavItem) -> Iterator[str]:
    if isinstance(item, str):
        yield item
    elif isinstance(item, dict):
        for value in item.values():
            yield from _paths(value)
    elif isinstance(item, list):
        for value in item:
            yield from _paths(value)

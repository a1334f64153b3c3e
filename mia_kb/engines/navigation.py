"""MkDocs's navigation, a tree for each language, with the place of every frame in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.structure.nav import Navigation
from mkdocs.structure.nav import Section as NavSection

from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.structure import StructureItem
    from mkdocs.structure.pages import Page as MkDocsPage

ENGLISH = "en/"


def language_of(src_uri: str) -> Language:
    """The language of a page by its folder."""
    return Language.EN if src_uri.startswith(ENGLISH) else Language.SV


def only_swedish(nav: list[Any] | None) -> list[Any] | None:
    """A `nav` as `mkdocs.yml` has it, without the items whose pages are all English."""
    if nav is None:
        return None
    return [item for item in nav if not all(path.startswith(ENGLISH) for path in _paths(item))]


def split_by_language(nav: Navigation) -> dict[Language, Navigation]:
    """A navigation for each language: the item whose pages are all English gives its children to the English one."""
    english = [item for item in nav.items if _is_english(item)]
    swedish = [item for item in nav.items if item not in english]
    children = [child for item in english for child in (item.children or [item])]
    for child in children:
        child.parent = None
    return {Language.SV: _navigation(swedish, Language.SV), Language.EN: _navigation(children, Language.EN)}


def place_of(page: MkDocsPage) -> StructureItem:
    """What the pages under a section's `page` have as parent: the group it is the index of, else the page itself."""
    group = page.parent
    if group is not None and group.children and group.children[0] is page:
        return group
    return page


def _navigation(items: list[Any], language: Language) -> Navigation:
    pages = list(_pages(items))
    navigation = Navigation(items, pages)
    home = f"{ENGLISH if language is Language.EN else ''}index.html"
    navigation.homepage = next((page for page in pages if page.file.dest_uri == home), None)
    for page in pages:
        # `rel=prev` and `rel=next` would turn single letters into shortcuts that cannot be switched off (WCAG 2.1.4).
        page.previous_page = page.next_page = None
    return navigation


def _is_english(item: Any) -> bool:
    pages = list(_pages([item]))
    return bool(pages) and all(language_of(page.file.src_uri) is Language.EN for page in pages)


def _pages(items: list[Any]) -> Iterator[MkDocsPage]:
    for item in items:
        if item.is_page:
            yield item
        elif isinstance(item, NavSection):
            yield from _pages(item.children)


def _paths(item: Any) -> Iterator[str]:
    if isinstance(item, str):
        yield item
    elif isinstance(item, dict):
        for value in item.values():
            yield from _paths(value)
    elif isinstance(item, list):
        for value in item:
            yield from _paths(value)

"""The same records as Markdown pages for stock MkDocs and Material, records out of the navigation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from records import records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONFIG = {
    "site_name": "Plain",
    "use_directory_urls": False,
    "theme": {
        "name": "material",
        "language": "sv",
        "font": False,
        "features": [
            "navigation.tabs",
            "navigation.path",
            "navigation.indexes",
            "navigation.instant",
            "navigation.top",
        ],
    },
    "plugins": ["search"],
    "markdown_extensions": ["tables", "abbr", "def_list", "sane_lists", "attr_list", {"toc": {"permalink": True}}],
    "nav": [{"Start": "index.md"}],
    "validation": {"nav": {"omitted_files": "ignore"}},
}


def write_site(folder: Path, count: int) -> None:
    """A stock site in `folder` with one page a record; every text of the record stands on its page."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(CONFIG, allow_unicode=True), encoding="utf-8")
    (docs / "index.md").write_text("# Start\n\nEn samling arbetssätt.\n", encoding="utf-8")
    for path, record in records(count):
        page = docs / path.replace(".yaml", ".md")
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(_page(record), encoding="utf-8")


def write_site_in_nav(folder: Path, count: int) -> None:
    """The same with every record in the navigation, a group for each folder."""
    write_site(folder, count)
    groups: dict[str, list[str]] = {}
    for path, _ in records(count):
        groups.setdefault(path.rpartition("/")[0], []).append(path.replace(".yaml", ".md"))
    nav = [{"Start": "index.md"}, *({group: pages} for group, pages in groups.items())]
    text = yaml.safe_dump(CONFIG | {"nav": nav}, allow_unicode=True)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")


def _page(record: dict[str, Any]) -> str:
    front = yaml.safe_dump({"title": record["title"], "description": record["summary"]}, allow_unicode=True, width=999)
    return f"---\n{front}---\n\n# {record['title']}\n\n{text_of(record)}"


def text_of(record: dict[str, Any]) -> str:
    """All that a record says besides its title, in Markdown."""
    return f"{record['summary']}\n\n" + "\n".join(_sections(record))


def _sections(record: dict[str, Any]) -> Iterator[str]:
    for key, value in record.items():
        if key not in {"title", "summary"}:
            yield f"## {key.replace('_', ' ').capitalize()}\n\n{_text(value)}\n"


def _text(value: object) -> str:
    if isinstance(value, list):
        return "\n".join(f"- {_inline(item)}" for item in value)
    return _inline(value)


def _inline(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"**{key}**: {_inline(inner)}" for key, inner in value.items())
    return str(value)

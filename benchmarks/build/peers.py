"""The same records for Hugo and for Eleventy, on pages as large as Material's."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import plain
from records import records

if TYPE_CHECKING:
    from pathlib import Path

FRAME = 14 * 1024
"""Bytes of Material's frame around a page."""
ADAPTER = """\
{{ range $path, $record := site.Data.records }}
{{ $content := dict "mediaType" "text/markdown" "value" $record.text }}
{{ $.AddPage (dict "path" $record.path "title" $record.title "content" $content) }}
{{ end }}
"""
LAYOUT = """\
<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>%(title)s</title></head>
<body><nav data-pagefind-ignore>%(frame)s</nav><main data-pagefind-body>%(content)s</main></body></html>
"""
FILLING = '<a class="md-nav__link" href="../../">Start</a>'


def write_hugo(folder: Path, count: int) -> None:
    """A Hugo site whose pages come from data by a content adapter."""
    layout = LAYOUT % {"title": "{{ .Title }}", "content": "{{ .Content }}", "frame": _frame()}
    _write(folder / "hugo.toml", 'title = "Records"\ndisableKinds = ["taxonomy", "rss"]\n')
    _write(folder / "layouts" / "single.html", layout)
    _write(folder / "layouts" / "list.html", layout)
    _write(folder / "content" / "_content.gotmpl", ADAPTER)
    for number, (path, record) in enumerate(records(count)):
        data = {"path": path.removesuffix(".yaml"), "title": record["title"], "text": plain.text_of(record)}
        _write(folder / "data" / "records" / f"{number}.json", json.dumps(data, ensure_ascii=False))


def write_eleventy(folder: Path, count: int) -> None:
    """An Eleventy site with one Markdown file a record."""
    layout = LAYOUT % {"title": "{{ title }}", "content": "{{ content | safe }}", "frame": _frame()}
    _write(folder / "_includes" / "page.njk", layout)
    _write(folder / "docs" / "docs.json", '{"layout": "page.njk"}')
    for path, record in records(count):
        title = record["title"]
        text = f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n\n# {title}\n\n{plain.text_of(record)}"
        _write(folder / "docs" / path.replace(".yaml", ".md"), text)


def _frame() -> str:
    return FILLING * (FRAME // len(FILLING))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")

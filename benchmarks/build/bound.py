"""A lower bound: parse every record with libyaml, put its prose through one Markdown instance, write as many bytes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import markdown
import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = 36 * 1024
"""Bytes of a finished page: Material's frame and the record."""
FEWEST = 60
"""Characters of a text that is prose."""


def main(records: Path, site: Path) -> None:
    """Write a file for each record below `records`."""
    converter = markdown.Markdown()
    for file in sorted(records.rglob("*.yaml")):
        record = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
        converter.reset()
        html = converter.convert("\n\n".join(_prose(record)))
        page = site / file.relative_to(records).with_suffix(".html")
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_bytes(html.encode().ljust(PAGE))


def _prose(value: object) -> Iterator[str]:
    if isinstance(value, str) and len(value) >= FEWEST:
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _prose(inner)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

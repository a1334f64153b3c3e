"""What is wrong with hand-written pages and the files beside them, all of which are published."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mia_kb.checks import attachments as rules
from mia_kb.checks import personal_numbers
from mia_kb.checks.discreet import shown
from mia_kb.checks.email_addresses import has_personal_email, may_hold_email
from mia_kb.checks.identity_numbers import FEWEST, has_identity_number
from mia_kb.checks.phone_numbers import has_phone_number
from mia_kb.checks.sieves import Run
from mia_kb.problems import Place, Problem, problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TEXTS = frozenset({"", ".md", ".html", ".htm", ".txt", ".csv", ".json", ".xml", ".yaml", ".yml"})
"""Endings of files that people write as text."""
HARMLESS = frozenset({".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf", ".otf", ".ico"})
"""Endings of what belongs to the site itself, in which nobody writes about anybody."""


def problems_in_pages(docs: Path, records: Path) -> Iterator[Problem]:
    """All that is wrong with the files below `docs`, and with their names; paths as seen from `records`."""
    for path in sorted(docs.rglob("*")):
        seen = shown(Path(os.path.relpath(path, records)).as_posix())
        if has_identity_number(path.name):
            yield Problem(Place(seen), personal_numbers.RULE)
        if path.is_file() and not path.is_symlink():
            yield from problems_in_file(path.suffix.lower(), path.read_bytes(), seen)


def problems_in_file(ending: str, data: bytes, seen: str) -> Iterator[Problem]:
    """All that is wrong with a file's contents; `seen` is its path as it is told."""
    if ending in TEXTS:
        lines = data.decode("utf-8", "replace").splitlines()
        yield from _personal(tuple(enumerate(lines, 1)), seen)
    elif ending not in HARMLESS:
        from mia_kb.publishing.attached import problems_in_attachment  # noqa: PLC0415 - few libraries have attachments

        texts, problems = problems_in_attachment(ending, data, seen)
        yield from (*problems, *_personal(texts, seen))


def _personal(texts: Sequence[tuple[int, str]], seen: str) -> Iterator[Problem]:
    """Each line with what is somebody's own."""
    run = Run(text for _, text in texts)
    if run.most_digits < FEWEST and not may_hold_email(run):
        return
    for number, text in texts:
        if has_identity_number(text):
            yield Problem(Place(seen, number), personal_numbers.RULE)
        elif has_phone_number(text) or has_personal_email(text):
            yield problem(rules.CONTACT, Place(seen, number))

"""Which files of a folder are records, and which are in the wrong place."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from mia_kb.problems import Place, Problem, problem
from mia_kb.reading import place_rules as rules
from mia_kb.reading.yaml_text import code_point
from mia_kb.records.exemption import Exemption
from mia_kb.records.fields import MAX_SLUG, SLUG
from mia_kb.text.windows_names import WINDOWS_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

IGNORED = frozenset({"README.md", "README.en.md", "CODEOWNERS", "Thumbs.db", "desktop.ini"})
DEPTH = 3
"""A record lies at `library/folder/id.yaml`."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file that ought to hold a record of the kind that `folder` stands for."""

    path: str
    library: str
    folder: str
    name: str

    @property
    def id(self) -> str:
        """The record's global id."""
        return f"{self.library}/{self.name}"


def find(root: Path, folders: frozenset[str]) -> tuple[tuple[Found, ...], tuple[Problem, ...]]:
    """All record files below `root`, sorted by path, and what is wrong with where files lie."""
    if not root.is_dir():
        return (), (problem(rules.NO_FOLDER, Place(root.as_posix())),)
    found: list[Found] = []
    problems: list[Problem] = []
    for outcome in _walk(root, "", folders | {Exemption.folder}):
        if isinstance(outcome, Problem):
            problems.append(outcome)
        elif outcome.folder in folders:
            found.append(outcome)
    return tuple(sorted(found, key=lambda file: file.path)), (*problems, *_twice(found))


def find_exemptions(root: Path) -> Iterator[Found]:
    """The files of exemptions below `root`, sorted by path; what is wrong with where they lie, `find` tells."""
    for path in sorted(root.glob(f"*/{Exemption.folder}/*.yaml")):
        file = place(path.relative_to(root).as_posix(), frozenset({Exemption.folder}))
        if isinstance(file, Found) and path.is_file() and not any(map(Path.is_symlink, (path, *path.parents[:2]))):
            yield file


def _walk(root: Path, inside: str, folders: frozenset[str]) -> Iterator[Found | Problem]:
    """Every file below `root/inside`; links are never followed."""
    try:
        children = sorted(os.scandir(root / inside), key=lambda child: child.name)
    except OSError:
        yield problem(rules.UNREADABLE, Place(_shown(inside or root.as_posix())))
        return
    for child in children:
        path = f"{inside}/{child.name}" if inside else child.name
        if child.name.startswith(".") or child.name in IGNORED:
            continue
        if child.is_symlink():
            yield problem(rules.NOT_A_FILE, Place(_shown(path)))
        elif child.is_dir(follow_symlinks=False):
            yield from _inner(root, path, folders)
        elif child.is_file(follow_symlinks=False):
            yield place(path, folders)
        else:
            yield problem(rules.NOT_A_FILE, Place(_shown(path)))


def _inner(root: Path, path: str, folders: frozenset[str]) -> Iterator[Found | Problem]:
    if path.count("/") >= DEPTH - 1:
        yield problem(rules.MISPLACED, Place(_shown(path)))
    else:
        yield from _walk(root, path, folders)


def _shown(path: str) -> str:
    """A path as a message can hold it: bytes that are no text, line breaks and the like become U+FFFD."""
    return "".join(character if character.isprintable() else "\ufffd" for character in path)


def place(path: str, folders: frozenset[str]) -> Found | Problem:
    """What the path of a file says about the record in it."""
    parts = path.split("/")
    if len(parts) != DEPTH or not parts[-1].endswith(".yaml"):
        return problem(rules.MISPLACED, Place(_shown(path)))
    library, folder, name = parts[0], parts[1], parts[2].removesuffix(".yaml")
    if folder not in folders:
        near = get_close_matches(folder, sorted(folders), n=1)
        return problem(rules.UNKNOWN_FOLDER, Place(_shown(path)), guess=near[0] if near else ", ".join(sorted(folders)))
    fault = _name_fault(path, library) or _name_fault(path, name)
    return fault or Found(path, library, folder, name)


def _name_fault(path: str, name: str) -> Problem | None:
    """What is wrong with a name as an id: its signs, its length, or that Windows keeps it for itself."""
    position = next((number for number, sign in enumerate(name, 1) if _only_looks_right(sign)), None)
    if position:
        sign = code_point(name[position - 1])
        return problem(rules.LOOKALIKE, Place(_shown(path)), character=sign, position=position)
    if not SLUG.fullmatch(name) or len(name) > MAX_SLUG:
        return problem(rules.BAD_NAME, Place(_shown(path)))
    return problem(rules.RESERVED_NAME, Place(_shown(path))) if name in WINDOWS_NAMES else None


def _only_looks_right(sign: str) -> bool:
    """Whether it can be taken for a letter, a digit or a hyphen of ours, or for nothing at all, but is another sign."""
    if sign.isascii() or "\udc80" <= sign <= "\udcff":  # bytes that are no text
        return False
    kind = unicodedata.category(sign)
    is_foreign_letter = kind[0] == "L" and not unicodedata.name(sign, "").startswith("LATIN ")
    return is_foreign_letter or kind in {"Cf", "Nd", "Pd", "Zs"} or unicodedata.normalize("NFKC", sign).isascii()


def _twice(found: list[Found]) -> Iterator[Problem]:
    """Two files with one id: the second in order of path is the fault, the first is named."""
    first: dict[str, str] = {}
    for file in sorted(found, key=lambda file: file.path):
        if first.setdefault(file.id, file.path) != file.path:
            yield problem(rules.ID_TWICE, Place(file.path), id=file.id, first=first[file.id])

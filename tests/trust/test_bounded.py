"""`mia-kb check` on the worst file of any sort there may be: at most two seconds of processor and 300 MB of memory."""

from __future__ import annotations

import json
import os
import sys
import traceback
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from mia_kb.cli.app import command_line
from mia_kb.reading.yaml_text import MAX_BYTES
from mia_kb.records.fields import MAX_BRACKETS, MAX_LINE, MAX_PROSE
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SECONDS = 2
MEGABYTES = 300
PROGRAM = 70
"""Megabytes that `mia-kb check` takes with hardly any records."""
HEAD = """\
title: Värsta filen
summary: Allt på en gång.
status: published
steward: {organisation: forbundet, function: kansli}
review_by: 2027-06-01
sources: [{url: "https://example.org/", kind: association}]
why: Därför.
core_components: [{id: del, text: Delen.}]
not_for: unknown
takes: {time: unknown, people: unknown}
evidence: {level: E1, certainty: very_low, about: Text.}
"""
REPEATED = (
    *("0", "1", "12 ", "1-", "07", "07 ", "99 ", "+46 ", "19800101 1234 ", "1 jan ", "1,5 ", "1 % ", "5 av 10 "),
    *("¾😀", "٣/", "７\u00a0", "a", "A", "å", "a ", "A:", "Anna:", "Anna ", "Annaa@", "Per A ", "SE12:", "SE12 1234 "),
    *("Storgatan ", "gatan 1 ", "lgh 1 ", "a@", "a@b.", "a.b ", "a at b.", "a dot ", "(at)", "snabel-a ", "%40"),
    *("&#64;", "@", ".", ". A", "! ", "? ", ": ", "t. ex. ", "konto ", "konto 1", "clearing 1", "dnr 1-", "dnr "),
    *("case ref ", "hon ", "deltagaren Anna ", "diagnos ", "sista fyra ", "leder ", "leder till ", "är effektiv "),
    *("it results in ", "procent ", "målet ", "http://", "https://a.se/ ", "<b", "</", "(", ")", "*", "**", "_"),
    *("`", "~", "#", ">", "|", "\\", "&", '"', "”", "–", "-", "--", "\n\n", "\n- a", "\n1. a", "\n> a", "[", "]("),
    *("|a|b|\n|-|-|\n", "![", " [a](b)", "ﷺ", "e\u0301", "\u200b1", "\u00ad", "x" * 300 + " ", "\u3000", "ß", "İ"),
)  # fmt: skip
"""What a text is filled with to its limit."""
WHOLE = HEAD + "steps: [{phase: before, text: Gör så.}]\n"
FILES: dict[str, Callable[[], str]] = {
    "unknown keys": lambda: "".join(f"{'k' * 40}{number}: a\n" for number in range(4900)),
    "keys nearly right": lambda: "".join(f"titel{number}: a\n" for number in range(4900)),
    "one long unknown key": lambda: "k" * (MAX_BYTES - 9) + ": a\n",
    "unknown keys deep in": lambda: HEAD + "steps:\n" + "  - {fase: before, texd: a}\n" * 1900,
    "wrong words": lambda: HEAD + "steps:\n" + "  - {phase: nu, text: a}\n" * 1900,
    "many steps": lambda: HEAD + "steps:\n" + "  - {phase: before, text: Gör så.}\n" * 1900,
    "references that lead nowhere": lambda: (
        WHOLE + "related:\n" + "".join(f"  - {{type: similar, to: varsta-filer-{n}, why: a}}\n" for n in range(1400))
    ),
    "names": lambda: WHOLE + f"synonyms: [{', '.join(f'Namn {number}' for number in range(9000))}]\n",
    "full names": lambda: WHOLE + "synonyms:\n" + f"  - {'1 a@' * ((MAX_LINE - 1) // 4)}b\n" * 800,
    "earlier ids": lambda: WHOLE + f"aliases: [{', '.join(f'namn-{number}' for number in range(9000))}]\n",
    "reviews": lambda: (
        WHOLE + "reviewed:\n" + "  - {date: 2026-05-20, function: kansli, still_used: yes, changed: inget}\n" * 1000
    ),
    "a comment": lambda: WHOLE + "# " + "konto 070-1 a@b 1980 " * 11_000,
    "comments": lambda: WHOLE + "# 070-1 a@b 1980 x\n" * 11_000,
    "a megabyte on one line": lambda: "a" * (1 << 20),
    "a megabyte of lines": lambda: WHOLE + "a: b\n" * (200_000),
    "brackets": lambda: "[" * MAX_BYTES,
    "aliases": lambda: "a: &a [b]\nc:\n" + "  - *a\n" * 9000,
    "aliases of aliases": lambda: (
        "a0: &a0 x\n" + "".join(f"a{n}: &a{n} [*a{n - 1},*a{n - 1}]\n" for n in range(1, 999))
    ),
    "merge keys": lambda: "a0: &a0 {b: c}\n" + "".join(f"a{n}: &a{n} {{<<: *a{n - 1}}}\n" for n in range(1, 999)),
    "deep": lambda: "\n".join(" " * depth + "a:" for depth in range(700)),
}


class Cost(NamedTuple):
    """What a command took: seconds of processor, megabytes at its peak, exit code, problems found."""

    seconds: float
    megabytes: float
    code: int
    codes: frozenset[str]


def cost(methods: Path) -> Cost:
    """What `mia-kb check` on the folder costs, in a process that has loaded the program already."""
    told = methods.with_suffix(".json")
    already = _resident()
    child = os.fork()
    if not child:
        _check(methods, told)
    _, status, used = os.wait4(child, 0)
    codes = frozenset(found["code"] for found in json.loads(told.read_text("utf-8")))
    grown = max(0, used.ru_maxrss / 1024 - already)  # a forked process begins with all that this one holds
    return Cost(used.ru_utime + used.ru_stime, PROGRAM + grown, os.waitstatus_to_exitcode(status), codes)


def _resident() -> float:
    """Megabytes that this process holds."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


def _check(methods: Path, told: Path) -> None:
    """Run the command as a user would, and end the process with its exit code; 99 after an exception."""
    try:
        with told.open("w", encoding="utf-8") as sys.stdout:
            command_line(Language.SV).main(["check", str(methods), "--format", "json", "-q"], standalone_mode=False)
        code = 0
    except SystemExit as end:
        code = int(end.code or 0)
    except BaseException:  # noqa: BLE001 - whatever it is, the parent is told by the code
        traceback.print_exc()
        code = 99
    os._exit(code)


def laid(folder: Path, text: str) -> Path:
    """A library whose only method is the text."""
    path = folder / "methods/regional/methods/varst.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    return folder / "methods"


def full_of(*units: str) -> str:
    """A method with as many steps as a file may hold, each filled to its limit with one of the units in turn."""
    space, texts = MAX_BYTES - 2000, []
    for number in count():
        text = _line(units[number % len(units)], "A1"[number % 2])
        space -= len(text.encode()) + 40
        if space < 0:
            break
        texts.append(text)
    head = HEAD.replace("about: Text.", f"about: {texts.pop()}")
    return head + "steps:\n" + "".join(f"  - {{phase: before, text: {text}}}\n" for text in texts)


def _line(unit: str, start: str) -> str:
    """A text at its limit, written so that nothing in it means anything to YAML."""
    most = MAX_PROSE - 2 if "[" not in unit else MAX_BRACKETS * len(unit)
    return json.dumps(start + (unit * (most // len(unit))) + start, ensure_ascii=False)


def batched(units: tuple[str, ...], size: int) -> list[tuple[str, ...]]:
    """The units by so many."""
    return [units[start : start + size] for start in range(0, len(units), size)]


def _affordable(found: Cost) -> Iterator[str]:
    if found.code not in {0, 1}:
        yield f"ended with {found.code}"
    if found.seconds > SECONDS:
        yield f"took {found.seconds:.1f} s"
    if found.megabytes > MEGABYTES:
        yield f"took {found.megabytes:.0f} MB"


@pytest.mark.parametrize("name", FILES)
def test_the_worst_files_cost_little(name: str, tmp_path: Path) -> None:
    found = cost(laid(tmp_path, FILES[name]()))
    assert not list(_affordable(found)), found


@pytest.mark.parametrize("units", batched(REPEATED, 8), ids=ascii)
def test_texts_full_of_one_thing_cost_little(units: tuple[str, ...], tmp_path: Path) -> None:
    found = cost(laid(tmp_path, full_of(*units)))
    assert not list(_affordable(found)), found
    assert not {code for code in found.codes if code.startswith("MIA1")}, "the checks did not get to see it"


@pytest.mark.long
@pytest.mark.parametrize("unit", REPEATED)
def test_all_texts_full_of_one_thing_cost_little(unit: str, tmp_path: Path) -> None:
    found = cost(laid(tmp_path, full_of(unit)))
    assert not list(_affordable(found)), found
    assert not {code for code in found.codes if code.startswith("MIA1")}, "the checks did not get to see it"

"""No file takes long or much, whatever its author was up to."""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from mia_kb.reading.yaml import parse
from mia_kb.reading.yaml_loader import LOADER, SlowLoader
from mia_kb.reading.yaml_text import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

BOMBS: dict[str, str | tuple[str, ...]] = {
    "open lists": "[",
    "open mappings": "{a: ",
    "nested items": "- ",
    "nested keys": "? ",
    "empty lists": ("a: [", "[],"),
    "values": ("a: [", "x,"),
    "items": ("a:\n", "- a\n"),
    "deep indentation": "\n".join(" " * depth + "a:" for depth in range(720)),
    "equal keys": "a: b\n",
    "anchors": ("a:\n", "- &a b\n"),
    "aliases": ("a:\n", "- *a\n"),
    "tags": ("a:\n", "- !a b\n"),
    "documents": "---\n",
    "open quotes": 'a: "x\n',
    "open quotes in items": ("a:\n", "- 'a\n"),
    "lines of text": ("a: x\n", " abc\n"),
    "spaces before a colon": "a: b\nk" + " " * (MAX_BYTES - 20) + "x: y: z",
    "tabs in quotes": ('a: "', "\t"),
    "hashes": ("a: x", " #a"),
    "hashes in a text that goes on": ('a: "', " #a", '" b'),
    "hashes in many texts": ("a:\n", "- ' #a'\n"),
    "controls": ("a: ", "\x01"),
    "overrides": ("a: ", "\u202e"),
    "tag characters": ("a: \U0001f3f4", "\U000e0061"),
    "odd spaces": ("a:\n", "  - \u00a0a\n"),
    "escapes": ('a: "', "\\n", '\\q"'),
    "swallowed items": ("x: b\n", " - a\n"),
    "swallowed items in many texts": ("x:\n", "- a\n - b\n"),
    "headers": ("a: |\n", "-| ", "\nx"),
    "closing brackets": ("a: [", "]   ", "\n: x"),
    "merge keys": "<<: \n",
    "question marks": "?a ",
    "one long key": "k" * (MAX_BYTES - 3) + ": v",
}


def _full(bomb: str | tuple[str, ...]) -> bytes:
    """As much of the bomb as a file may hold: beginning, what repeats, end."""
    start, unit, end = ("", bomb, "") if isinstance(bomb, str) else (*bomb, "")[:3]
    space = MAX_BYTES - len(start.encode()) - len(end.encode())
    return start.encode() + unit.encode() * (space // len(unit.encode()) or 1) + end.encode()


@pytest.fixture(autouse=True)
def _only_the_reader() -> Iterator[None]:
    """What other tests have left in memory is not gone through again and again while time is taken."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.parametrize("name", BOMBS)
def test_no_bomb_takes_two_seconds(name: str) -> None:
    data = _full(BOMBS[name])
    assert len(data) <= MAX_BYTES
    started = time.process_time()
    _, problems = parse("x.yaml", data)
    assert time.process_time() - started < 2
    lines = data.decode().count("\n") + 1
    assert all(1 <= found.place.line <= lines for found in problems)


@pytest.mark.parametrize("name", ["open lists", "nested items", "controls"])
def test_nor_with_the_slow_reader(name: str) -> None:
    started = time.process_time()
    parse("x.yaml", _full(BOMBS[name]), SlowLoader)
    assert time.process_time() - started < 4


def test_all_bombs_together_take_little_memory() -> None:
    script = (
        "import resource, sys\n"
        "from test_yaml_limits import BOMBS, _full\n"
        "from mia_kb.reading.yaml import parse\n"
        "resource.setrlimit(resource.RLIMIT_AS, (300 << 20, 300 << 20))\n"
        "for bomb in BOMBS.values(): parse('x.yaml', _full(bomb))\n"
    )
    folder = str(__file__).rpartition("/")[0]
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {folder!r})\n{script}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_file_at_the_limit_is_read_and_one_beyond_is_not() -> None:
    text = b"title: Samverkansteam\nsummary: |\n  "
    full = text + b"x" * (MAX_BYTES - len(text))
    assert parse("x.yaml", full)[1] == ()
    assert [found.code for found in parse("x.yaml", full + b"x")[1]] == ["MIA101"]


@pytest.mark.parametrize("loader", [LOADER, SlowLoader])
def test_ten_thousand_values_are_read_and_more_are_not(loader: type[SlowLoader]) -> None:
    allowed = b"a: [" + b"1," * 9_997 + b"]\n"
    assert parse("x.yaml", allowed, loader)[1] == ()
    node, problems = parse("x.yaml", allowed.replace(b"]", b"1,1]"), loader)
    assert node is None
    assert [found.code for found in problems] == ["MIA110"]


@pytest.mark.parametrize("depth", [19, 20])
def test_twenty_levels_are_read_and_more_are_not(depth: int) -> None:
    _, problems = parse("x.yaml", b"a: " + b"[" * depth + b"]" * depth)
    assert [found.code for found in problems] == (["MIA109"] if depth == 20 else [])

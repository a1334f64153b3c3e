"""A cache may be deleted, cut or altered at any time: what cannot be used is made again, and nothing is run from it."""

from __future__ import annotations

import pickle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from mia_kb.publishing.kept import Kept, kept_beside

if TYPE_CHECKING:
    import pytest

KEY, SHAPE = b"k" * 32, b"s" * 32


@settings(deadline=None)
@given(st.integers(0, 200), st.binary(max_size=8))
def test_damage_costs_time_and_nothing_else(at: int, damage: bytes) -> None:
    with TemporaryDirectory() as name:
        kept = Kept(Path(name), KEY, SHAPE)
        kept.save("a", {"whole": list(range(30))})
        file = Path(name) / "a"
        content = file.read_bytes()
        damaged = content[:at] + damage + content[at + len(damage) :]
        file.write_bytes(damaged)
        assert kept.load("a") == ({"whole": list(range(30))} if damaged == content else None)


@settings(deadline=None)
@given(st.binary(max_size=100))
def test_any_bytes_can_be_loaded(content: bytes) -> None:
    with TemporaryDirectory() as name:
        (Path(name) / "a").write_bytes(content)
        assert Kept(Path(name), KEY, SHAPE).load("a") is None


def test_another_user_program_or_name_finds_nothing(tmp_path: Path) -> None:
    kept = Kept(tmp_path, KEY, SHAPE)
    kept.save("a", 1)
    (tmp_path / "b").write_bytes((tmp_path / "a").read_bytes())
    assert kept.load("a") == 1
    assert [kept._replace(key=b"x").load("a"), kept._replace(shape=b"x").load("a"), kept.load("b")] == [None] * 3


def test_a_pickle_from_somebody_else_is_not_run(tmp_path: Path) -> None:
    class Harm:
        def __reduce__(self) -> tuple[object, ...]:
            return Path.touch, (tmp_path / "harm",)

    (tmp_path / "a").write_bytes(b"\0" * 32 + pickle.dumps(Harm()))
    assert Kept(tmp_path, KEY, SHAPE).load("a") is None
    assert not (tmp_path / "harm").exists()


def test_nothing_of_a_cache_reaches_git(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "deep", KEY, SHAPE)
    kept.save("records/a", 1)
    assert kept.load("records/a") == 1
    assert (tmp_path / "deep" / ".gitignore").read_text() == "*\n"


def test_without_a_place_for_a_key_there_is_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert kept_beside(tmp_path / "mkdocs.yml") is None

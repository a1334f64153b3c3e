"""The catalogues' translations, compiled from what translators write (.po) to what the program reads (.mo)."""

from __future__ import annotations

import ast
import io
import sys
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from mia_kb.text.languages import LOCALE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from babel.messages.catalog import Message

MARKS = frozenset({"N_", "translate", "translate_count"})
PLURALS = "nplurals=2; plural=(n != 1);"


class Gaps(NamedTuple):
    """Where a catalogue and the texts it is for do not meet; each sorted."""

    missing: tuple[str, ...]
    unused: tuple[str, ...]
    fuzzy: tuple[str, ...]


class _Reproducible(Catalog):
    """A catalogue whose header says only what a reader of it needs: no time, no version of the tool that wrote it."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [("Content-Type", "text/plain; charset=utf-8"), ("Plural-Forms", PLURALS)]


def compiled(po: str) -> bytes:
    """The .mo of a .po; the same bytes on every machine. Fuzzy and empty translations are left out."""
    catalogue = _Reproducible(locale="sv", charset="utf-8")
    for message in _messages(po):
        catalogue.add(message.id, message.string, flags=message.flags, context=message.context)
    target = io.BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


def gaps(po: str, wanted: Iterable[str]) -> Gaps:
    """What of `wanted` a .po does not translate, what it translates for nobody, and what awaits its translator."""
    messages = _messages(po)
    held = {_key(message.id) for message in messages}
    done = {_key(message.id) for message in messages if _is_done(message)}
    fuzzy = {_key(message.id) for message in messages if message.fuzzy}
    needed = set(wanted)
    return Gaps(tuple(sorted(needed - done)), tuple(sorted(held - needed)), tuple(sorted(fuzzy)))


def marked(source: str) -> tuple[str, ...]:
    """The texts that Python source marks for translation, by `N_`, `translate` or `translate_count`, once each."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    texts = (call.args[0] for call in calls if call.args and _name(call.func) in MARKS)
    return tuple(dict.fromkeys(str(text.value) for text in texts if isinstance(text, ast.Constant)))


def stale(locale: Path) -> tuple[Path, ...]:
    """The .mo files under `locale` that are not what their .po compiles to; those missing or left behind too."""
    sources = {path.with_suffix(".mo"): path for path in locale.rglob("*.po")}
    outdated = (mo for mo, po in sources.items() if not mo.is_file() or mo.read_bytes() != _compiled_file(po))
    left_behind = (mo for mo in locale.rglob("*.mo") if mo not in sources)
    return tuple(sorted(chain(outdated, left_behind)))


def compile_all(locale: Path) -> Iterator[Path]:
    """Write the .mo beside every .po under `locale` where it has changed, and tell which."""
    for po in sorted(locale.rglob("*.po")):
        mo, content = po.with_suffix(".mo"), _compiled_file(po)
        if not mo.is_file() or mo.read_bytes() != content:
            mo.write_bytes(content)
            yield mo


def _compiled_file(po: Path) -> bytes:
    return compiled(po.read_text("utf-8"))


def _messages(po: str) -> list[Message]:
    return [message for message in read_po(io.StringIO(po), locale="sv", abort_invalid=True) if message.id]


def _is_done(message: Message) -> bool:
    forms = [message.string] if isinstance(message.string, str) else list(message.string or [""])
    return all(forms) and not message.fuzzy


def _key(message_id: str | Iterable[str]) -> str:
    """A message's English text; of singular and plural the singular."""
    return message_id if isinstance(message_id, str) else next(iter(message_id))


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else ""


if __name__ == "__main__":
    for written in compile_all(LOCALE):
        sys.stdout.write(f"{written}\n")

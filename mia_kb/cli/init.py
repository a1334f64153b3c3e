"""`mia-kb init`: a new library that builds at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mia_kb.cli import common
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from importlib.resources.abc import Traversable

A_FILE = N_("{path}: is a file; choose a new folder")
TAKEN = N_("{path}: the folder is not empty; choose a new one")
NOT_WRITABLE = N_("{path}: cannot be written ({reason}); choose another folder")
DONE = N_("A new library lies in {path}. Go there and see it with: mia-kb serve")


def command(say: Callable[[str], str]) -> click.Command:
    """The command with its help in the user's language."""
    return click.Command(
        "init",
        callback=_init,
        help=say(N_("Create a new, empty library in a folder. It builds at once.")),
        params=[
            click.Argument(["folder"], metavar=say(N_("FOLDER")), type=click.Path(path_type=Path)),
            click.Option(["--dry-run"], is_flag=True, help=say(N_("Only tell which files would be written."))),
            *common.options(say),
        ],
    )


@click.pass_context
def _init(context: click.Context, /, folder: Path, *, dry_run: bool, **rest: object) -> None:
    voice = common.voice(context, rest)
    if folder.exists() and not folder.is_dir():
        voice.refuse(A_FILE, path=folder)
    try:
        if folder.exists() and any(folder.iterdir()):
            voice.refuse(TAKEN, path=folder)
        for path, content in new_library():
            click.echo((folder / path).as_posix())
            if not dry_run:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(content)
    except OSError as refused:
        voice.refuse(NOT_WRITABLE, path=folder, reason=voice.say(refused.strerror or ""))
    if not dry_run:
        voice.tell(DONE, path=folder)


def new_library() -> Iterator[tuple[str, bytes]]:
    """The files of a new library: path and bytes. A name that begins with a dot is kept without it in the package."""
    from importlib.resources import files

    yield from _below(files("mia_kb.cli") / "new_library", "")


def _below(folder: Traversable, inside: str) -> Iterator[tuple[str, bytes]]:
    for child in sorted(folder.iterdir(), key=lambda child: child.name):
        path = f"{inside}{child.name.replace('dot-', '.', 1) if child.name.startswith('dot-') else child.name}"
        if child.is_dir():
            yield from _below(child, f"{path}/")
        else:
            yield path, child.read_bytes()

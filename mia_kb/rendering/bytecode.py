"""Compiled templates kept between builds, beside the program, as Python keeps its own: compiling takes long."""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from hashlib import sha256
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache
from jinja2 import __version__ as jinja

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

DIGEST = 32
"""Bytes of a file's own digest, which it begins with."""
FOLDER = Path(cache_from_source(__file__)).parent


class Bytecode(BytecodeCache):
    """Compiled templates under `folder`, for environments of one `flavour`.

    `flavour` is all that shapes what is compiled besides Python, Jinja and the template, and its first part tells
    environments apart that are used side by side.
    Nothing is kept where Python may not keep its own, and what cannot be read is compiled again.
    """

    def __init__(self, *flavour: str, folder: Path = FOLDER) -> None:
        self._kind = flavour[0].encode()
        self._flavour = "\0".join((jinja, *flavour)).encode()
        self._folder = folder
        self._writes = not sys.dont_write_bytecode

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with what is known."""
        with suppress(OSError):
            content = self._path(bucket).read_bytes()
            if content[:DIGEST] == self._digest(bucket, content[DIGEST:]):
                # Jinja's own way goes through a file, and takes twice as long
                bucket.code = marshal.loads(content[DIGEST:])  # noqa: S302 - as safe as what lies beside it

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, whole or not at all."""
        if not self._writes:
            return
        path = self._path(bucket)
        waiting = path.with_suffix(f".{os.getpid()}")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            content = marshal.dumps(bucket.code)
            waiting.write_bytes(self._digest(bucket, content) + content)
            waiting.replace(path)
        except OSError:  # a folder that this user may not write in
            self._writes = False

    def _path(self, bucket: Bucket) -> Path:
        """One file a template and kind of environment, so that what is out of date is written over."""
        return self._folder / f"{bucket.key}-{sha256(self._kind).hexdigest()[:8]}.jinjac"

    def _digest(self, bucket: Bucket, content: bytes) -> bytes:
        return sha256(b"\0".join((MAGIC_NUMBER, self._flavour, bucket.checksum.encode(), content))).digest()

"""Pages of records that one build leaves for the next, which takes them from the former site as long as they last."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.likeness import Likenesses
from mia_kb.library.link import link
from mia_kb.pages.masking import masked
from mia_kb.publishing.checking import Checked
from mia_kb.publishing.record_pages import Lasting, Made, facts, lasting
from mia_kb.reading.records import gather

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mia_kb.library.link import Library
    from mia_kb.pages.context import Context
    from mia_kb.publishing.content import Same
    from mia_kb.publishing.examining import Known
    from mia_kb.publishing.kept import Kept
    from mia_kb.publishing.record_pages import Similar
    from mia_kb.rendering.page import Asset, Page

NAME = "pages"


class Left(NamedTuple):
    """What the build of a `turn` made of which `files`, and which records it took to be alike."""

    turn: bytes
    files: bytes
    similar: Similar
    made: tuple[Lasting, ...]


class Former(NamedTuple):
    """The records that the former site was made from, the library as that site may tell of it, and what was made."""

    checked: Checked
    library: Library
    left: Left

    def lasting(self, context: Context) -> tuple[Lasting, ...]:
        """What was made in the context's language and would come out the same."""
        made = {one.id: one for one in self.left.made if one.language == context.language}
        then, now = facts(self.library, self.left.similar), facts(context.library, context.similar)
        shown = {item.id for item in context.every_shown()}
        return tuple(one for one in lasting(made, then, now).values() if one.id in shown)


class Keeping(NamedTuple):
    """Where a build keeps what it makes: as that of its `turn`, made of the `files` whose digest this is."""

    kept: Kept
    turn: bytes
    files: bytes

    def passing(
        self, lasts: Iterable[Lasting], made: Iterable[Page | Asset | Made], similar: Similar
    ) -> Iterator[Page | Asset | Same]:
        """The pages of what `lasts` and what was `made`; when all have been taken, it is kept how they came about."""
        of_records = [*lasts]
        yield from (page for one in of_records for page in one.pages)
        for one in made:
            if isinstance(one, Made):
                of_records.append(one.left())
                yield from one.pages
            else:
                yield one
        self.kept.save(NAME, Left(self.turn, self.files, similar, tuple(of_records)))


def former(kept: Kept, turn: bytes, known: Known, smallest: int) -> Former | None:
    """What the build of that `turn` left; None where it is lost, or `known` are other files than it read."""
    left = kept.load(NAME)
    if not isinstance(left, Left) or (left.turn, left.files) != (turn, files_digest(known)):
        return None
    linked = link(gather(one.outcome for one in known.values()).items)
    return Former(Checked(linked, (), Likenesses({})), masked(linked, smallest), left)


def files_digest(known: Known) -> bytes:
    """What tells these files from all others."""
    lines = (f"{path} {digest}\n" for path, digest, _ in sorted(known))
    return blake2b("".join(lines).encode("utf-8", "surrogateescape"), digest_size=16).digest()

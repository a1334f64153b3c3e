"""Pages of records that one build leaves for the next, which takes them from the former site as long as they last."""

from __future__ import annotations

from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.likeness import Likenesses
from mia_kb.library.link import link, relinked
from mia_kb.pages.masking import masked
from mia_kb.publishing.checking import Checked
from mia_kb.publishing.kept_links import load_links
from mia_kb.publishing.notes import noted
from mia_kb.publishing.record_pages import Made, facts, lasting
from mia_kb.reading.records import gather

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mia_kb.library.link import Library
    from mia_kb.library.watching import Answers
    from mia_kb.pages.context import Context
    from mia_kb.publishing.content import Landed, Same
    from mia_kb.publishing.examining import Known
    from mia_kb.publishing.kept import Kept
    from mia_kb.publishing.notes import Lasting
    from mia_kb.publishing.pages import Rest
    from mia_kb.publishing.record_pages import Similar
    from mia_kb.rendering.page import Asset, Page

NAME = "pages"


class Left(NamedTuple):
    """What the build of a `turn` made of which `files`, as `notes`, and which records it took to be alike."""

    turn: bytes
    files: bytes
    similar: Similar
    notes: tuple[str, ...]


class Former(NamedTuple):
    """The records that the former site was made from, the library as that site may tell of it, and what was made."""

    checked: Checked
    library: Library
    left: Left

    def lasting(self, contexts: Iterable[Context], similar: Similar) -> tuple[Lasting, ...]:
        """What was made and would come out the same, now that the records like each other are `similar`."""
        made = [*map(noted, self.left.notes)]
        then = facts(self.library, self.left.similar)
        return tuple(one for context in contexts for one in _lasting(context, made, then, similar))


class Keeping(NamedTuple):
    """Where a build keeps what it makes: as that of its `turn`, made of the `files` whose digest this is."""

    kept: Kept
    turn: bytes
    files: bytes

    def passing(
        self, made: Iterable[Page | Asset | Landed | Made], rest: Callable[[], Rest]
    ) -> Iterator[Page | Asset | Landed | Same]:
        """The pages of what lasts and what was `made`; when all have been taken, it is kept how they came about."""
        similar, lasts = rest()
        yield from (page for one in lasts for page in one.pages)
        notes = [one.note for one in lasts]
        for one in made:
            if isinstance(one, Made):
                notes.append(one.note)
                yield from one.pages
            else:
                yield one
        self.kept.save(NAME, Left(self.turn, self.files, similar, tuple(notes)))


def former(kept: Kept, turn: bytes, known: Known, smallest: int) -> Former | None:
    """What the build of that `turn` left; None where it is lost, or `known` are other files than it read."""
    left = kept.load(NAME)
    if not isinstance(left, Left) or (left.turn, left.files) != (turn, files_digest(known)):
        return None
    items = gather(one.outcome for one in known.values()).items
    links = load_links(kept, left.files)
    linked = link(items) if links is None else relinked(items, links)
    return Former(Checked(linked, (), partial(Likenesses, {})), masked(linked, smallest), left)


def _lasting(context: Context, made: Iterable[Lasting], then: Answers, similar: Similar) -> Iterator[Lasting]:
    ours = {one.id: one for one in made if one.language == context.language}
    shown = {item.id for item in context.every_shown()}
    return (one for one in lasting(ours, then, facts(context.library, similar)).values() if one.id in shown)


def files_digest(known: Known) -> bytes:
    """What tells these files from all others."""
    lines = (f"{path} {digest}\n" for path, digest, _ in sorted(known))
    return blake2b("".join(lines).encode("utf-8", "surrogateescape"), digest_size=16).digest()

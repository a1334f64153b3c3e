"""The rows of a map of relations as HTML: a dozen on every record's page, each drawn once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from mia_kb.rendering.show import kind
from mia_kb.rendering.templating import printed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mia_kb.rendering.view import Ref
    from mia_kb.text.languages import Language


def neighbours(language: Language, refs: Iterable[Ref]) -> Markup:
    """Each record as an item of a list: what kind it is, and the link to it."""
    return Markup("".join([_row(language, ref) for ref in refs]))  # noqa: S704 - all parts are escaped


@lru_cache(maxsize=20_000)
def _row(language: Language, ref: Ref) -> str:
    lang = f' lang="{printed(ref.lang)}"' if ref.lang != language else ""
    title = f'<a class="mia-ref" href="{printed(ref.href)}"{lang}>{printed(ref.title)}</a>'
    return f'<li class="mia-web__row"><span class="mia-kind">{printed(kind(language, ref.kind))}</span>{title}</li>\n'

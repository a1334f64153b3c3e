"""From a view to a page: templates, words of the language, table of contents."""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial
from html import unescape
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from mia_kb.rendering import show, templating
from mia_kb.rendering.badges import look
from mia_kb.rendering.bytecode import Bytecode
from mia_kb.rendering.icons import icon
from mia_kb.rendering.kinds import KIND_LOOKS
from mia_kb.rendering.neighbours import neighbours
from mia_kb.rendering.page import Asset, Heading, Page
from mia_kb.rendering.prose import prose
from mia_kb.rendering.prose_ids import apart
from mia_kb.rendering.report_cells import several
from mia_kb.rendering.templating import FoldingEnvironment
from mia_kb.rendering.tracks import track
from mia_kb.text.languages import Language, translate, translate_count, words_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jinja2 import Environment

    from mia_kb.rendering.view import View

TEMPLATES = Path(__file__).parent / "templates"
HEADING = re.compile(r'<h([23]) id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
TAG = re.compile(r"<[^>]+>")


def draw(view: View) -> Page:
    """The page of a view."""
    environment = environment_for(Language(view.language))
    body = apart(environment.get_template(view.template).render(it=view.data, view=view))
    return Page(
        uri=view.uri,
        section=view.section,
        language=view.language,
        title=view.title,
        description=view.description,
        body=body,
        toc=headings(body),
        alternate=view.alternate,
        source=view.source,
    )


def ready(languages: Iterable[str]) -> None:
    """Compile all templates now, so that processes forked from this one need not."""
    for language in languages:
        environment = environment_for(Language(language))
        for name in environment.list_templates(extensions=["jinja"]):
            environment.get_template(name)


def draw_all(views: Iterable[View | Asset]) -> Iterator[Page | Asset]:
    """The pages of all views in their order, and the files between them."""
    for view in views:
        yield view if isinstance(view, Asset) else draw(view)


def headings(body: str) -> tuple[Heading, ...]:
    """The headings of a body that have an id, at levels 2 and 3."""
    return tuple([_heading(*found) for found in HEADING.findall(body)])


@lru_cache(maxsize=10_000)
def _heading(level: str, id_: str, inner: str) -> Heading:
    """A heading with its text plain; most pages of a kind have the same ones."""
    return Heading(int(level), id_, unescape(" ".join(TAG.sub("", inner).split())))


@cache
def environment_for(language: Language) -> Environment:
    """One environment a language: every value is escaped, every missing name is an error.

    It goes on with the templates as they were; who follows changes of templates clears the cache.
    """
    environment = FoldingEnvironment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        bytecode_cache=Bytecode(*_flavour(language)),
        extensions=["jinja2.ext.i18n"],
    )
    words = lru_cache(maxsize=None)(partial(translate, language=language))
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # the extension adds it
        words,
        lru_cache(maxsize=1000)(partial(translate_count, language=language)),
        newstyle=False,
    )
    environment.filters |= {
        "prose": prose,
        "several": several,
        "neighbours": partial(neighbours, language),
        **{name: partial(shown, language) for name, shown in show.FILTERS.items()},
        **{name: cache(partial(show.FILTERS[name], language)) for name in ("kind", "kinds", "label")},
    }
    environment.globals |= {
        "_": words,
        "icon": icon,
        "in_language": in_language,
        "kind_looks": KIND_LOOKS,
        "lang": language.value,
        "look": look,
        "track": track,
    }
    environment.tests |= show.TESTS
    return environment


def _flavour(language: Language) -> tuple[str, ...]:
    """What is compiled into templates beside their own text: words of the language, icons, and how that is done."""
    return language, words_digest(language), version("mkdocs-material"), Path(templating.__file__).read_text("utf-8")


@cache
def in_language(code: str) -> Markup:
    """The attribute that says an element's text is in another language than the page; nothing for an empty code."""
    return Markup(' lang="{}"').format(escape(code)) if code else Markup("")

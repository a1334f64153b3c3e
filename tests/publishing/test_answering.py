"""A browser never gets a page that is older than the last change that was seen."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from wsgiref.util import setup_testing_defaults

import pytest
import small_site
from small_site import SmallSite

from mia_kb.engines.mkdocs import render
from mia_kb.publishing.answering import Answering, uri_of
from mia_kb.publishing.preview import Preview
from mia_kb.publishing.settings_file import read_settings
from mia_kb.rendering.page import Asset

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from wsgiref.types import StartResponse, WSGIEnvironment

    from mia_kb.engines.failure import Failure
    from mia_kb.publishing.content import SiteContents
    from mia_kb.publishing.settings import Settings

RECORD = "metoder/regional/1.html"


class Shop:
    """A preview of a site whose pages bear a mark, and an application that serves its files."""

    def __init__(self, root: Path) -> None:
        config_file = small_site.create(root / "source")
        (root / "preview" / "site").mkdir(parents=True)
        self.mark = "ett"
        self.collision = False
        self.preview = Preview(root / "preview", lambda: read_settings(config_file), self.contents, render)
        self.preview.update()
        self.preview.finish()
        self.meanwhile: Callable[[], object] = bool

    def contents(self, settings: Settings) -> SiteContents:
        contents = SmallSite(mark=f"<p>{self.mark}</p>")(settings)
        twice = (Asset("BIDRA.html", b""),) if self.collision else ()
        return contents._replace(assets=(*contents.assets, *twice))

    def app(self, environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
        meanwhile, self.meanwhile = self.meanwhile, bool
        meanwhile()
        body = (self.preview.site / environ["PATH_INFO"].lstrip("/")).read_bytes()
        start_response("200 OK", [("Content-Type", "text/html")])
        return [body]

    def write(self, mark: str) -> None:
        self.mark = mark
        self.preview.update()


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path)


def never(failure: Failure) -> None:
    pytest.fail(str(failure))


def asked(answering: Answering, uri: str) -> tuple[str, str]:
    """Status and text of the answer."""
    environ = {"PATH_INFO": f"/{uri}"}
    setup_testing_defaults(environ)
    heads: list[str] = []
    body = answering(environ, lambda status, *_: heads.append(status))  # type: ignore[arg-type]  # nobody writes through what it gives
    (status,) = heads
    return status, b"".join(body).decode()


def test_an_answer_is_of_the_last_change(shop: Shop) -> None:
    answering = Answering(shop.preview, shop.app, never)
    shop.write("tjugo")
    status, text = asked(answering, RECORD)
    assert status == "200 OK"
    assert "<p>tjugo</p>" in text


def test_a_change_that_comes_while_an_answer_is_given_is_in_it(shop: Shop) -> None:
    answering = Answering(shop.preview, shop.app, never)
    shop.meanwhile = lambda: shop.write("tjugo")
    assert "<p>tjugo</p>" in asked(answering, RECORD)[1]


def test_what_nobody_asks_for_is_made_too(shop: Shop) -> None:
    answering = Answering(shop.preview, shop.app, never)
    shop.write("tjugo")
    answering.changed()
    deadline = time.monotonic() + 20
    while "<p>tjugo</p>" not in (shop.preview.site / RECORD).read_text("utf-8"):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_page_that_cannot_be_made_is_told_and_answered_as_it_was(shop: Shop) -> None:
    told: list[Failure] = []
    answering = Answering(shop.preview, shop.app, told.append)
    shop.collision = True
    shop.write("tjugo")
    assert asked(answering, "sitemap.xml")[0] == "200 OK"
    assert "two files on one address" in str(told[0])


@pytest.mark.parametrize(
    ("path", "uri"),
    [("/", "index.html"), ("/metoder/", "metoder/index.html"), ("/a/../b.html", "b.html"), ("/../../x", "x")],
)
def test_a_path_means_a_file_of_the_site(path: str, uri: str) -> None:
    assert uri_of(path) == uri


def test_letters_outside_ascii_are_read_as_the_server_gives_them() -> None:
    assert uri_of("/möte.html".encode().decode("latin-1")) == "möte.html"

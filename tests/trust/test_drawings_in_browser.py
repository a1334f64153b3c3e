"""A real browser opens all drawings that are let through, and pictures: nothing runs, nobody is asked, all is shown."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

import pytest
from hostile_drawings import GOOD, HEAD, attacks
from payloads import HOST, JS
from playwright.sync_api import Error
from sample_pictures import NOTED, ORIENTED, PLAIN

from mia_kb.attachments.broken import Broken
from mia_kb.attachments.drawing import read_drawing
from mia_kb.attachments.pictures import stripped

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Frame
    from playwright.sync_api import Page as Tab

pytestmark = pytest.mark.browser
PIXELS = """async (address) => {
    const picture = await createImageBitmap(await (await fetch(address)).blob());
    const canvas = new OffscreenCanvas(picture.width, picture.height), context = canvas.getContext('2d');
    context.drawImage(picture, 0, 0);
    return [picture.width, picture.height, ...context.getImageData(0, 0, picture.width, picture.height).data];
}"""
KINDS = {".jpg": "image/jpeg", ".png": "image/png", ".gif": "image/gif", ".webp": "image/webp"}


class Watched:
    """A tab that remembers whom it asked and what it was asked to say."""

    def __init__(self, browser: Browser) -> None:
        self.tab: Tab = browser.new_context().new_page()
        self.asked: list[str] = []
        self.tab.on("request", lambda request: self.asked.append(request.url))
        self.tab.on("dialog", lambda dialog: dialog.dismiss())

    def harmed(self) -> bool:
        """Whether something has run, or another host was asked, since the last time."""
        ran = any(_has_run(frame) for frame in self.tab.frames)
        strangers = [url for url in self.asked if HOST in url]
        self.asked.clear()
        return ran or bool(strangers)


def _has_run(frame: Frame) -> bool:
    try:
        return frame.evaluate("() => window.mia ?? null") is not None
    except Error:  # it goes elsewhere by itself
        return True


def let_through() -> dict[str, bytes]:
    """What is published of the attacks: those in which nothing was found."""
    found = {}
    for name, data in attacks().items():
        try:
            drawing = read_drawing(data)
        except Broken:
            continue
        if not drawing.active:
            found[name] = drawing.content
    return found


def test_the_browser_would_run_and_ask(browser: Browser, tmp_path: Path) -> None:
    """What is refused is worth refusing."""
    harmed = 0
    for name, data in [*attacks().items()][:70]:
        (tmp_path / name).write_bytes(data)
        watched = Watched(browser)  # a new one each time: some of them go to another address
        watched.tab.goto((tmp_path / name).as_uri(), wait_until="load")
        harmed += watched.harmed()
        watched.tab.context.close()
    assert harmed > 20


def test_nothing_runs_in_a_drawing_opened_by_itself(browser: Browser, tmp_path: Path) -> None:
    watched, passed = Watched(browser), let_through()
    assert len(passed) > 20
    shown_together(watched, passed, tmp_path, '<iframe src="{}"></iframe>')
    assert len(watched.tab.frames) == len(passed) + 1
    assert not watched.harmed()


def test_nothing_runs_in_drawings_within_a_page(browser: Browser, tmp_path: Path) -> None:
    watched = Watched(browser)
    shown_together(watched, let_through(), tmp_path, '<img src="{}">')
    assert not watched.harmed()


def test_what_would_run_in_a_frame_is_seen(browser: Browser, tmp_path: Path) -> None:
    watched = Watched(browser)
    shown_together(watched, {"a.svg": f'{HEAD} onload="{JS}"/>'.encode()}, tmp_path, '<iframe src="{}"></iframe>')
    assert watched.harmed()


def shown_together(watched: Watched, drawings: dict[str, bytes], folder: Path, element: str) -> None:
    """Open a page with all the drawings, each in such an element."""
    for name, data in drawings.items():
        (folder / name).write_bytes(data)
    (folder / "sida.html").write_text("".join(element.format(name) for name in drawings), "utf-8")
    watched.tab.goto((folder / "sida.html").as_uri(), wait_until="load")


def test_good_drawings_look_as_before(browser: Browser, tmp_path: Path) -> None:
    watched = Watched(browser)
    for name, text in GOOD.items():
        for folder, data in (("before", text.encode()), ("after", read_drawing(text.encode()).content)):
            (tmp_path / f"{folder}-{name}.svg").write_bytes(data)
        pictures = []
        for folder in ("before", "after"):
            watched.tab.goto((tmp_path / f"{folder}-{name}.svg").as_uri())
            pictures.append(watched.tab.screenshot(animations="disabled"))
        assert pictures[0] == pictures[1], name
        assert not watched.harmed()


def pixels(tab: Tab, ending: str, data: bytes) -> list[int]:
    shown: list[int] = tab.evaluate(PIXELS, f"data:{KINDS[ending]};base64,{b64encode(data).decode()}")
    return shown


@pytest.mark.parametrize("ending", sorted(PLAIN))
def test_every_pixel_of_a_picture_is_the_same(ending: str, browser: Browser) -> None:
    tab = browser.new_page()
    seen = pixels(tab, ending, NOTED[ending])
    assert len(set(seen)) > 2
    assert pixels(tab, ending, stripped(NOTED[ending])) == seen


@pytest.mark.parametrize("ending", sorted(ORIENTED))
def test_every_way_up_is_the_same(ending: str, browser: Browser) -> None:
    tab = browser.new_page()
    shown = []
    for value in range(1, 9):
        data = ORIENTED[ending](value, "<")
        shown.append(pixels(tab, ending, data))
        assert pixels(tab, ending, stripped(data)) == shown[-1], value
    assert (shown[5] != shown[0]) == (ending != ".webp"), "a browser that goes by what the notes say"
